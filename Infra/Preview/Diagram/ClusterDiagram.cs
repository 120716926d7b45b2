using System.Globalization;
using OctopusHA.Preview.Facts;

namespace OctopusHA.Preview.Diagram;

/// <summary>A box of a diagram.</summary>
/// <param name="Id">What arrows know it by; letters and digits only.</param>
/// <param name="Title">Its first line.</param>
/// <param name="Lines">What stands below.</param>
/// <param name="IsFaint">Whether it is there and does nothing: a stopped node.</param>
internal sealed record DiagramBox(string Id, string Title, IReadOnlyList<string> Lines, bool IsFaint = false);

/// <summary>A zone: a column of nodes.</summary>
/// <param name="Id">What arrows know it by.</param>
/// <param name="Title">Its name.</param>
/// <param name="Nodes">The nodes in it, from top to bottom.</param>
/// <param name="Note">What else is to be told of it; null when nothing is.</param>
internal sealed record DiagramZone(string Id, string Title, IReadOnlyList<DiagramBox> Nodes, string? Note);

/// <summary>An arrow from whoever opens a connection.</summary>
/// <param name="From">The <see cref="DiagramBox.Id"/> it starts at.</param>
/// <param name="To">The one it leads to.</param>
/// <param name="Label">Protocol and ports.</param>
internal sealed record DiagramArrow(string From, string To, string Label);

/// <summary>
/// The picture of a cluster, in no language for pictures: who comes from outside, the load balancers, the zones side by side,
/// what keeps data. It is made of the document's facts, and so shows what would be deployed.
/// </summary>
internal sealed record ClusterDiagram
{
    /// <summary>What arrows know the nodes of all zones by.</summary>
    public const string AllNodes = "nodes";

    private const int Shown = 4;

    // Those who reach the same load balancer stand side by side.
    private static readonly PoolPurpose[] Purposes = [PoolPurpose.Web, PoolPurpose.Grpc, PoolPurpose.Polling, PoolPurpose.Other];

    /// <summary>What the picture is of.</summary>
    public required string Title { get; init; }

    /// <summary>The network around everything but who comes from outside.</summary>
    public required string Network { get; init; }

    /// <summary>Who comes from outside.</summary>
    public required IReadOnlyList<DiagramBox> Outside { get; init; }

    /// <summary>What they reach.</summary>
    public required IReadOnlyList<DiagramBox> Balancers { get; init; }

    /// <summary>The zones, from left to right.</summary>
    public required IReadOnlyList<DiagramZone> Zones { get; init; }

    /// <summary>The database.</summary>
    public required DiagramBox Database { get; init; }

    /// <summary>The shared storage.</summary>
    public required DiagramBox Storage { get; init; }

    /// <summary>The queue of polling Tentacles; null where each node keeps its own.</summary>
    public DiagramBox? Queue { get; init; }

    /// <summary>The connections.</summary>
    public required IReadOnlyList<DiagramArrow> Arrows { get; init; }

    /// <summary>The picture of a document.</summary>
    /// <param name="document">The preview.</param>
    public static ClusterDiagram Of(PreviewDocument document)
    {
        var facts = ClusterFacts.Of(document);
        var pools = facts.Pools.ToDictionary(pool => pool.Name, StringComparer.Ordinal);
        var doors = facts.Addresses.Select(address => new Door(address, address.Pool is { } pool ? pools[pool] : null)).ToList();
        var audiences = Purposes.Where(purpose => doors.Exists(door => door.Purpose == purpose)).ToList();
        var groups = Groups(facts, doors);
        var zones = Zoned(facts);
        return new ClusterDiagram
        {
            Title = $"Octopus Deploy, stack {document.Stack}",
            Network = facts.Network.IsOwn ? "The team's own network" : $"Network {facts.Network.Cidr}",
            Outside = [.. audiences.Select(purpose => Audience(purpose, doors))],
            Balancers = [.. groups.Select(Balancer)],
            Zones = zones,
            Database = new DiagramBox("database", facts.Database.Kind, [.. DatabaseLines(facts.Database)]),
            Storage = new DiagramBox("storage", facts.Storage.Kind, [.. StorageLines(facts.Storage)]),
            Arrows = [.. Connections(facts, groups, zones)],
            Queue = facts.Queue is { } queue ? new DiagramBox("queue", "Redis queue", [queue.IsOwn ? "the team's own" : $"in {queue.Kind}"]) : null,
        };
    }

    // A port at which the cluster is reached, and what is behind it. A redirect has no pool, and is there for users.
    private sealed record Door(AddressFact Address, PoolFact? Pool)
    {
        public PoolPurpose Purpose => Pool?.Purpose ?? PoolPurpose.Web;
    }

    private static DiagramBox Audience(PoolPurpose purpose, List<Door> doors)
    {
        // An address that only the deployment tells is a reference: the nodes' own, by way of their NAT gateway.
        var from = doors.Where(door => door.Purpose == purpose).SelectMany(door => door.Address.From)
            .Where(cidr => !Reference.In(cidr).Any()).Distinct(StringComparer.Ordinal).ToList();
        return new DiagramBox(Id(purpose), Name(purpose), [.. Few([.. from.Select(cidr => $"from {(cidr == "0.0.0.0/0" ? "anywhere" : cidr)}")])]);
    }

    private static IEnumerable<string> Few(List<string> lines) =>
        lines.Count > Shown ? lines.Take(Shown - 1).Append($"and {lines.Count - Shown + 1} more") : lines;

    private static string Id(PoolPurpose purpose) => purpose.ToString().ToLowerInvariant();

    private static string Name(PoolPurpose purpose) => purpose switch
    {
        PoolPurpose.Web => "Users and build servers",
        PoolPurpose.Polling => "Polling Tentacles",
        PoolPurpose.Grpc => "Kubernetes monitor",
        _ => "Others",
    };

    // Load balancers that do the same are one box: those of polling, one for each node.
    private sealed record Group(string Id, IReadOnlyList<BalancerFact> Balancers, IReadOnlyList<Door> Doors)
    {
        public bool IsPollingOnly => Doors.All(door => door.Purpose == PoolPurpose.Polling);
    }

    private static List<Group> Groups(ClusterFacts facts, List<Door> doors) =>
        [.. facts.Balancers
            .Select(balancer => new Group("", [balancer], [.. doors.Where(door => door.Address.Balancer == balancer.Name)]))
            .GroupBy(group => group.IsPollingOnly ? $"polling, {group.Balancers[0].Kind}, {group.Balancers[0].Scheme}" : group.Balancers[0].Name)
            .Select((alike, i) => new Group($"balancer{i + 1}", [.. alike.SelectMany(group => group.Balancers)], [.. alike.SelectMany(group => group.Doors)]))];

    private static DiagramBox Balancer(Group group)
    {
        var title = group.IsPollingOnly ? "Polling load balancer"
            : group.Doors.Any(door => door.Purpose == PoolPurpose.Polling) ? "Load balancer"
            : "Web load balancer";
        var addresses = group.Doors.Select(door => door.Address.Address).Distinct(StringComparer.Ordinal).Where(address => !address.StartsWith('(')).ToList();
        var checks = group.Doors.Select(door => door.Pool).OfType<PoolFact>().Where(pool => pool.Check.DrainingLeaves).Select(pool => $"to nodes that answer {pool.Check.Wants}").Distinct(StringComparer.Ordinal);
        return new DiagramBox(
            group.Id,
            group.Balancers.Count > 1 ? $"{group.Balancers.Count} {title.ToLowerInvariant()}s" : title,
            [$"{group.Balancers[0].Kind}, {group.Balancers[0].Scheme}", .. Few(addresses), .. checks]);
    }

    private static List<DiagramZone> Zoned(ClusterFacts facts)
    {
        var names = facts.Network.Zones.Concat(facts.Nodes.Select(node => node.Zone)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return [.. names.Select((name, i) => new DiagramZone(
            $"zone{i + 1}",
            // Azure counts its zones.
            name.All(char.IsAsciiDigit) ? $"zone {name}" : name,
            [.. facts.Nodes.Where(node => node.Zone == name).Select((node, j) => new DiagramBox($"zone{i + 1}node{j + 1}", node.Name, [.. NodeLines(node)], IsFaint: !node.IsRunning))],
            facts.Nodes.Any(node => node.Zone == name) ? Note(name, facts) : "no node"))];
    }

    private static IEnumerable<string> NodeLines(NodeFact node)
    {
        yield return node.Size;
        if (!node.IsRunning)
        {
            yield return "stopped";
        }
        else if (node.TaskCap is { } tasks)
        {
            yield return tasks == 0 ? "serves users only" : Words.Count(tasks, "task");
        }

        foreach (var port in node.Polling.Select(polling => polling.Port).Distinct())
        {
            yield return $"polled at {port.ToString(CultureInfo.InvariantCulture)}";
        }
    }

    // Worth a line only where the way out falls with another zone.
    private static string? Note(string zone, ClusterFacts facts) => facts.Network.WaysOut.FirstOrDefault(way => way.Zone == zone && way.GatewayZone is { } other && other != zone) is { } way
        ? $"way out through {way.GatewayZone}"
        : null;

    private static IEnumerable<string> DatabaseLines(DatabaseFact database)
    {
        if (database.Class is { } size)
        {
            yield return size;
        }

        yield return database.IsOwn ? "the team's own" : database.SurvivesZone switch
        {
            true => "survives the loss of a zone",
            false => "in one zone only",
            null => "",
        };
    }

    private static IEnumerable<string> StorageLines(StorageFact storage)
    {
        if (storage.IsOwn)
        {
            yield return "the team's own";
        }
        else if (storage.SurvivesZone is { } survives)
        {
            yield return survives ? "survives the loss of a zone" : "in one zone only";
        }

        yield return "task logs, artifacts, packages";
    }

    private static IEnumerable<DiagramArrow> Connections(ClusterFacts facts, List<Group> groups, List<DiagramZone> zones)
    {
        foreach (var group in groups)
        {
            foreach (var audience in group.Doors.OrderBy(door => door.Pool is null).GroupBy(door => door.Purpose))
            {
                yield return new DiagramArrow(Id(audience.Key), group.Id, Ports(audience.Select(door => (door.Pool is null ? "redirect" : door.Address.Protocol, door.Address.Port))));
            }

            foreach (var (target, pools) in Targets(group.Doors, zones))
            {
                yield return new DiagramArrow(group.Id, target, Ports(pools.Select(pool => (pool.Protocol, pool.Port))));
            }
        }

        yield return new DiagramArrow(AllNodes, "database", $"SQL {OctopusServer.SqlPort}");
        yield return new DiagramArrow(AllNodes, "storage", facts.Storage.Kind == "EFS" ? "NFS 2049" : "SMB 445");
        if (facts.Queue is { } queue)
        {
            yield return new DiagramArrow(AllNodes, "queue", string.Create(CultureInfo.InvariantCulture, $"Redis {queue.Port}").TrimEnd());
        }
    }

    // One arrow to all nodes where a load balancer reaches them all; else one to each node.
    private static IEnumerable<(string Target, IEnumerable<PoolFact> Pools)> Targets(IReadOnlyList<Door> doors, List<DiagramZone> zones)
    {
        var pools = doors.Select(door => door.Pool).OfType<PoolFact>().Distinct().ToList();
        var boxes = zones.SelectMany(zone => zone.Nodes).ToList();
        if (pools.Count > 0 && boxes.TrueForAll(box => pools.Exists(pool => pool.Nodes.Contains(box.Title))))
        {
            return [(AllNodes, pools)];
        }

        return boxes
            .Select(box => (box.Id, Pools: pools.Where(pool => pool.Nodes.Contains(box.Title))))
            .Where(target => target.Pools.Any());
    }

    // "HTTPS 443, TCP 10943-10946": ports that follow one another are told as one.
    private static string Ports(IEnumerable<(string Protocol, int Port)> ports) => string.Join(", ", ports
        .Distinct()
        .GroupBy(port => port.Protocol)
        .Select(group => $"{group.Key} {string.Join(", ", Runs([.. group.Select(port => port.Port).Order()]))}"));

    private static IEnumerable<string> Runs(List<int> ports)
    {
        for (var i = 0; i < ports.Count;)
        {
            var first = ports[i++];
            var last = first;
            while (i < ports.Count && ports[i] == last + 1)
            {
                last = ports[i++];
            }

            yield return string.Create(CultureInfo.InvariantCulture, $"{(first == last ? $"{first}" : $"{first}-{last}")}");
        }
    }
}
