using System.Globalization;
using OctopusHA.Preview.Facts;

namespace OctopusHA.Preview;

/// <summary>
/// Draws a cluster: who connects from outside, the load balancers, the zones side by side, and the data. It uses
/// the facts of a document, and so shows what would be deployed.
/// </summary>
internal static class ClusterDiagram
{
    // Lines of a box that are shown.
    private const int Shown = 4;

    // Those who reach the same load balancer are side by side.
    private static readonly PoolPurpose[] Purposes =
        [PoolPurpose.Web, PoolPurpose.Grpc, PoolPurpose.Polling, PoolPurpose.Other];

    /// <summary>The diagram of a document.</summary>
    /// <param name="document">The preview.</param>
    public static Diagram Of(PreviewDocument document)
    {
        var facts = ClusterFacts.Of(document);
        var pools = facts.Pools.ToDictionary(pool => pool.Name, StringComparer.Ordinal);
        var doors = facts.Addresses.Select(address => new Door(address, address.Pool is { } pool ? pools[pool] : null))
            .ToList();
        var audiences = Purposes.Where(purpose => doors.Exists(door => door.Purpose == purpose)).ToList();
        var groups = Groups(facts, doors);
        var columns = Columns(facts);
        return new Diagram
        {
            Title = $"Octopus Deploy, stack {document.Stack}",
            Frame = facts.Network.IsExisting ? "Existing network" : $"Network {facts.Network.Cidr}",
            Outside = [.. audiences.Select(purpose => Audience(purpose, doors))],
            Front = [.. groups.Select(Balancer)],
            GroupTitle = "Octopus Server",
            Columns = columns,
            Back = [.. Data(facts)],
            Arrows = [.. Connections(facts, groups, columns)],
        };
    }

    private static IEnumerable<DiagramBox> Data(ClusterFacts facts)
    {
        yield return new DiagramBox("database", facts.Database.Kind, [.. DatabaseLines(facts.Database)])
        {
            Shape = DiagramShape.Cylinder,
        };
        yield return new DiagramBox("storage", facts.Storage.Kind, [.. StorageLines(facts.Storage)])
        {
            Shape = DiagramShape.Folder,
        };
        if (facts.Queue is { } queue)
        {
            yield return new DiagramBox("queue", "Redis queue", [queue.IsExisting ? "existing" : $"in {queue.Kind}"])
            {
                Shape = DiagramShape.Component,
            };
        }
    }

    // A port of the cluster, and the pool behind it. A redirect has no pool, and is for users.
    private sealed record Door(AddressFact Address, PoolFact? Pool)
    {
        public PoolPurpose Purpose => Pool?.Purpose ?? PoolPurpose.Web;
    }

    private static DiagramBox Audience(PoolPurpose purpose, List<Door> doors)
    {
        // A reference is the public address of the nodes' own NAT gateway.
        var from = doors.Where(door => door.Purpose == purpose).SelectMany(door => door.Address.From)
            .Where(cidr => !Reference.In(cidr).Any()).Distinct(StringComparer.Ordinal).ToList();
        var lines = from.Select(cidr => $"from {(cidr == "0.0.0.0/0" ? "anywhere" : cidr)}");
        return new DiagramBox(Id(purpose), Name(purpose), [.. Few([.. lines])]);
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

    // The polling load balancers of single nodes are one box.
    private sealed record Group(string Id, IReadOnlyList<BalancerFact> Balancers, IReadOnlyList<Door> Doors)
    {
        public bool IsPollingOnly => Doors.All(door => door.Purpose == PoolPurpose.Polling);
    }

    private static List<Group> Groups(ClusterFacts facts, List<Door> doors)
    {
        var single = facts.Balancers
            .Select(one => new Group("", [one], doors.FindAll(door => door.Address.Balancer == one.Name)));
        var similar = single.GroupBy(group => group.IsPollingOnly
            ? $"polling, {group.Balancers[0].Kind}, {group.Balancers[0].Scheme}"
            : group.Balancers[0].Name);
        return
        [
            .. similar.Select((groups, i) => new Group(
                $"balancer{i + 1}",
                [.. groups.SelectMany(group => group.Balancers)],
                [.. groups.SelectMany(group => group.Doors)])),
        ];
    }

    private static DiagramBox Balancer(Group group)
    {
        var title = group.IsPollingOnly ? "Polling load balancer"
            : group.Doors.Any(door => door.Purpose == PoolPurpose.Polling) ? "Load balancer"
            : "Web load balancer";
        // An address that is known after the deployment only is in brackets.
        var addresses = group.Doors.Select(door => door.Address.Address).Distinct(StringComparer.Ordinal)
            .Where(address => !address.StartsWith('('))
            .ToList();
        var checks = group.Doors.Select(door => door.Pool).OfType<PoolFact>()
            .Where(pool => pool.Check.RemovesDraining)
            .Select(pool => $"to nodes that answer {pool.Check.Healthy}")
            .Distinct(StringComparer.Ordinal);
        return new DiagramBox(
            group.Id,
            group.Balancers.Count > 1 ? $"{group.Balancers.Count} {title.ToLowerInvariant()}s" : title,
            [$"{group.Balancers[0].Kind}, {group.Balancers[0].Scheme}", .. Few(addresses), .. checks]);
    }

    private static List<DiagramColumn> Columns(ClusterFacts facts)
    {
        var zones = new SortedSet<string>(
            facts.Network.Zones.Concat(facts.Nodes.Select(node => node.Zone)), StringComparer.Ordinal);
        return [.. zones.Select((zone, i) => Column(facts, zone, $"zone{i + 1}"))];
    }

    private static DiagramColumn Column(ClusterFacts facts, string zone, string id)
    {
        var boxes = facts.Nodes.Where(node => node.Zone == zone)
            .Select((node, i) => new DiagramBox($"{id}node{i + 1}", node.Name, [.. NodeLines(node)])
            {
                IsFaint = !node.IsRunning,
            })
            .ToList();
        // Azure's zones are numbers.
        return new DiagramColumn(
            id,
            zone.All(char.IsAsciiDigit) ? $"zone {zone}" : zone,
            boxes,
            boxes.Count > 0 ? Note(zone, facts) : "no node");
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

    // Shown only where internet access depends on another zone.
    private static string? Note(string zone, ClusterFacts facts) =>
        facts.Network.EgressRoutes
            .Where(route => route.Zone == zone && route.GatewayZone is { } other && other != zone)
            .Select(route => $"internet access through {route.GatewayZone}")
            .FirstOrDefault();

    private static IEnumerable<string> DatabaseLines(DatabaseFact database)
    {
        if (database.Class is { } size)
        {
            yield return size;
        }

        yield return database.IsExisting ? "existing" : database.SurvivesZone switch
        {
            true => "survives the loss of a zone",
            false => "in one zone only",
            null => "",
        };
    }

    private static IEnumerable<string> StorageLines(StorageFact storage)
    {
        if (storage.IsExisting)
        {
            yield return "existing";
        }
        else if (storage.SurvivesZone is { } survives)
        {
            yield return survives ? "survives the loss of a zone" : "in one zone only";
        }

        yield return "task logs, artifacts, packages";
    }

    private static IEnumerable<DiagramArrow> Connections(
        ClusterFacts facts, List<Group> groups, List<DiagramColumn> columns)
    {
        foreach (var group in groups)
        {
            foreach (var audience in group.Doors.OrderBy(door => door.Pool is null).GroupBy(door => door.Purpose))
            {
                var ports = audience.Select(
                    door => (door.Pool is null ? "redirect" : door.Address.Protocol, door.Address.Port));
                yield return new DiagramArrow(Id(audience.Key), group.Id, Ports(ports));
            }

            foreach (var (target, pools) in Targets(group.Doors, columns))
            {
                yield return new DiagramArrow(
                    group.Id, target, Ports(pools.Select(pool => (pool.Protocol, pool.Port))));
            }
        }

        yield return new DiagramArrow(Diagram.Group, "database", $"SQL {OctopusServer.SqlPort}");
        yield return new DiagramArrow(Diagram.Group, "storage", facts.Storage.Kind == "EFS" ? "NFS 2049" : "SMB 445");
        if (facts.Queue is { } queue)
        {
            var label = string.Create(CultureInfo.InvariantCulture, $"Redis {queue.Port}").TrimEnd();
            yield return new DiagramArrow(Diagram.Group, "queue", label);
        }
    }

    // One arrow to all nodes where a load balancer reaches them all; else one to each node.
    private static IEnumerable<(string Target, IEnumerable<PoolFact> Pools)> Targets(
        IReadOnlyList<Door> doors, List<DiagramColumn> columns)
    {
        var pools = doors.Select(door => door.Pool).OfType<PoolFact>().Distinct().ToList();
        var boxes = columns.SelectMany(column => column.Boxes).ToList();
        if (pools.Count > 0 && boxes.TrueForAll(box => pools.Exists(pool => pool.Nodes.Contains(box.Title))))
        {
            return [(Diagram.Group, pools)];
        }

        return boxes
            .Select(box => (box.Id, Pools: pools.Where(pool => pool.Nodes.Contains(box.Title))))
            .Where(target => target.Pools.Any());
    }

    // "HTTPS 443, TCP 10943-10946": consecutive ports are a range.
    private static string Ports(IEnumerable<(string Protocol, int Port)> ports) => string.Join(", ", ports
        .Distinct()
        .GroupBy(port => port.Protocol)
        .Select(group => $"{group.Key} {Words.Ranges(group.Select(port => port.Port))}"));
}
