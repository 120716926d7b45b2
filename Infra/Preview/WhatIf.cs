using OctopusHA.Preview.Facts;

namespace OctopusHA.Preview;

/// <summary>What becomes of one thing.</summary>
/// <param name="GoesOn">Whether it goes on; null when the document cannot tell.</param>
/// <param name="Words">The same for a person, with what is lost.</param>
internal sealed record Fate(bool? GoesOn, string Words);

/// <summary>
/// What remains when something fails, or when a node drains: from the zones of what would be deployed, the routes between them and
/// what the health checks ask, never from the settings.
/// </summary>
internal sealed record WhatIf
{
    private const string NotKnown = "the team's own: not known here";

    /// <summary>What happens: <c>zone us-east-1a fails</c>.</summary>
    public required string Event { get; init; }

    /// <summary>The tasks that the nodes left take at once.</summary>
    public required int TasksLeft { get; init; }

    /// <summary>The tasks that all nodes take at once.</summary>
    public required int TasksOfAll { get; init; }

    /// <summary>How much is lost, in percent.</summary>
    public int LostPercent => TasksOfAll == 0 ? 0 : (int)Math.Round(100m * (TasksOfAll - TasksLeft) / TasksOfAll);

    /// <summary>Web portal and API.</summary>
    public required Fate Web { get; init; }

    /// <summary>The polling of each node.</summary>
    public required Fate Polling { get; init; }

    /// <summary>The database.</summary>
    public required Fate Database { get; init; }

    /// <summary>The shared storage.</summary>
    public required Fate Storage { get; init; }

    /// <summary>The way of the nodes left to the internet.</summary>
    public required Fate WayOut { get; init; }

    /// <summary>Everything that can happen; what has the same outcome stands together.</summary>
    /// <param name="facts">The cluster.</param>
    public static IReadOnlyList<WhatIf> Of(ClusterFacts facts)
    {
        var running = facts.Nodes.Where(node => node.IsRunning).ToList();
        var zones = running.Select(node => node.Zone).Concat(facts.Network.Zones).Concat(facts.Database.Zones).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        // Of a cluster that stands still nothing more can stop.
        return running.Count == 0 ? [] :
        [
            .. zones.Select(zone => ZoneFails(facts, running, zone)),
            .. Alike(running.Select(node => (node.Name, NodeFails(facts, running, node))), "fails"),
            .. Alike(running.Select(node => (node.Name, NodeDrains(facts, running, node))), "drains"),
        ];
    }

    // Nodes are named in what becomes of the others, so alike is what differs by that alone.
    private static IEnumerable<WhatIf> Alike(IEnumerable<(string Node, WhatIf Outcome)> outcomes, string what)
    {
        var groups = outcomes.GroupBy(outcome => (outcome.Outcome.TasksLeft, outcome.Outcome.Web.GoesOn, outcome.Outcome.Polling.GoesOn, Polling: outcome.Outcome.Polling.Words.Replace(outcome.Node, "", StringComparison.Ordinal).Length, outcome.Outcome.WayOut.GoesOn)).ToList();
        foreach (var alike in groups)
        {
            var nodes = alike.Select(outcome => outcome.Node).ToList();
            var first = alike.First().Outcome;
            yield return nodes.Count == 1
                ? first with { Event = $"{nodes[0]} {what}" }
                : first with { Event = $"{(groups.Count == 1 ? "one node" : string.Join(" or ", nodes))} {what}", Polling = first.Polling with { Words = first.Polling.Words.Replace(nodes[0], "it", StringComparison.Ordinal) } };
        }
    }

    private static WhatIf ZoneFails(ClusterFacts facts, List<NodeFact> running, string zone)
    {
        var left = running.Where(node => node.Zone != zone).ToList();
        return new WhatIf
        {
            // Of a network that the team brings, a zone is known by its subnet.
            Event = facts.Network.IsOwn && zone.StartsWith("subnet-", StringComparison.Ordinal) ? $"the zone of {zone} fails" : $"zone {zone} fails",
            TasksLeft = Tasks(left),
            TasksOfAll = Tasks(running),
            Web = WebOf(facts, left, left, zone),
            Polling = PollingOf(facts, running, left, zone),
            Database = DatabaseOf(facts.Database, zone),
            Storage = StorageOf(facts.Storage, left, zone),
            WayOut = WayOutOf(facts.Network, left, zone),
        };
    }

    private static WhatIf NodeFails(ClusterFacts facts, List<NodeFact> running, NodeFact node)
    {
        var left = running.Where(other => other != node).ToList();
        return Unhurt(facts) with
        {
            TasksLeft = Tasks(left),
            TasksOfAll = Tasks(running),
            Web = WebOf(facts, left, left, null),
            Polling = PollingOf(facts, running, left, null),
        };
    }

    private static WhatIf NodeDrains(ClusterFacts facts, List<NodeFact> running, NodeFact node)
    {
        var left = running.Where(other => other != node).ToList();
        var leaves = facts.Pools.Where(pool => pool.Purpose == PoolPurpose.Polling && pool.Nodes.Contains(node.Name, StringComparer.Ordinal)).Any(pool => pool.Check.DrainingLeaves);
        var polling = HasPolling(facts)
            ? new Fate(!leaves, leaves ? $"{node.Name} is not polled while its deployments still run" : $"goes on, also of {node.Name} until its deployments end")
            : NoPolling;
        return Unhurt(facts) with
        {
            // It takes no new tasks, and ends those that it has.
            TasksLeft = Tasks(left),
            TasksOfAll = Tasks(running),
            Web = WebOf(facts, left, running, null),
            Polling = polling,
        };
    }

    // A node takes nothing with it but itself.
    private static WhatIf Unhurt(ClusterFacts facts) => new()
    {
        Event = "",
        TasksLeft = 0,
        TasksOfAll = 0,
        Web = new Fate(true, ""),
        Polling = new Fate(true, ""),
        Database = new Fate(true, "goes on"),
        Storage = new Fate(true, "goes on"),
        WayOut = new Fate(true, "goes on"),
    };

    private static Fate NoPolling { get; } = new(null, "no Tentacle polls");

    private static bool HasPolling(ClusterFacts facts) => facts.Pools.Any(pool => pool.Purpose == PoolPurpose.Polling) || facts.Nodes.Any(node => node.Polling.Count > 0);

    private static int Tasks(IEnumerable<NodeFact> nodes) => nodes.Sum(node => node.TaskCap ?? 0);

    // A pool whose check does not notice that a node drains keeps it in, and users land on it.
    private static Fate WebOf(ClusterFacts facts, List<NodeFact> serving, List<NodeFact> alive, string? failed)
    {
        var pools = facts.Pools.Where(pool => pool.Purpose == PoolPurpose.Web).ToList();
        if (pools.Count == 0)
        {
            return new Fate(null, "no load balancer");
        }

        var members = pools.SelectMany(pool => pool.Nodes).ToHashSet(StringComparer.Ordinal);
        var (left, all) = (serving.Where(node => members.Contains(node.Name)).ToList(), alive.Where(node => members.Contains(node.Name)).ToList());
        var staying = pools.All(pool => pool.Check.DrainingLeaves) ? left : all;
        var balancers = BalancersOf(facts, pools);
        if (balancers.Count > 0 && balancers.All(balancer => !Stands(balancer, failed, staying)))
        {
            return new Fate(false, "down: the load balancer stands in no other zone");
        }

        return left.Count == 0 ? new Fate(false, "down: no node is left to serve")
            : staying.Count > left.Count ? new Fate(false, "users still reach the node, which refuses them")
            : new Fate(true, $"goes on by {NodesOf(left)}");
    }

    private static Fate PollingOf(ClusterFacts facts, List<NodeFact> running, List<NodeFact> left, string? failed)
    {
        var pools = facts.Pools.Where(pool => pool.Purpose == PoolPurpose.Polling).ToList();
        if (pools.Count == 0)
        {
            // With an address of its own a node is polled with no pool between.
            return !HasPolling(facts) ? NoPolling : Sum(running.Where(node => node.Polling.Count > 0), left);
        }

        // One pool of several nodes is one address for all: who is left is polled in place of who is not.
        if (pools.Any(pool => pool.Nodes.Count > 1 && pool.Nodes.Any(name => left.Exists(node => node.Name == name)) && StandsFor(facts, pool, failed, left)))
        {
            return new Fate(true, $"goes on by {NodesOf([.. left.Where(node => pools.Exists(pool => pool.Nodes.Contains(node.Name, StringComparer.Ordinal)))])}");
        }

        var polled = left.Where(node => pools.Exists(pool => pool.Nodes.Contains(node.Name, StringComparer.Ordinal) && StandsFor(facts, pool, failed, left))).ToList();
        return Sum(running.Where(node => pools.Exists(pool => pool.Nodes.Contains(node.Name, StringComparer.Ordinal))), polled);
    }

    private static Fate Sum(IEnumerable<NodeFact> before, List<NodeFact> polled)
    {
        var lost = before.Where(node => !polled.Contains(node)).ToList();
        return lost.Count == 0 ? new Fate(true, "goes on")
            : polled.Count == 0 ? new Fate(false, "no node is polled")
            : new Fate(true, $"goes on but for {string.Join(", ", lost.Select(node => node.Name))}");
    }

    private static bool StandsFor(ClusterFacts facts, PoolFact pool, string? failed, List<NodeFact> left) =>
        BalancersOf(facts, [pool]) is { Count: > 0 } balancers
            ? balancers.Any(balancer => Stands(balancer, failed, [.. left.Where(node => pool.Nodes.Contains(node.Name, StringComparer.Ordinal))]))
            : true;

    private static List<BalancerFact> BalancersOf(ClusterFacts facts, List<PoolFact> pools) =>
        [.. facts.Balancers.Where(balancer => facts.Addresses.Any(address => address.Balancer == balancer.Name && pools.Exists(pool => pool.Name == address.Pool)))];

    // One that is told no zones stands in all of them.
    private static bool Stands(BalancerFact balancer, string? failed, List<NodeFact> nodes)
    {
        if (failed is null || balancer.Zones.Count == 0)
        {
            return true;
        }

        var zones = balancer.Zones.Where(zone => zone != failed).ToList();
        return zones.Count > 0 && (balancer.CrossesZones || nodes.Exists(node => zones.Contains(node.Zone)));
    }

    private static Fate DatabaseOf(DatabaseFact database, string zone) => database switch
    {
        { IsOwn: true } => new Fate(null, NotKnown),
        { SurvivesZone: true } => new Fate(true, "goes on: another zone takes over"),
        { SurvivesZone: null } => new Fate(null, "not known here"),
        { Zones.Count: > 1 } => new Fate(false, "down if it stands there: it has one zone only"),
        { Zones: [var only] } when only != zone => new Fate(true, $"goes on in {only}"),
        _ => new Fate(false, "down: it has one zone only"),
    };

    private static Fate StorageOf(StorageFact storage, List<NodeFact> left, string zone)
    {
        if (storage.IsOwn)
        {
            return new Fate(null, NotKnown);
        }

        switch (storage.SurvivesZone)
        {
            case null:
                return new Fate(null, "not known here");
            case false when storage.Zones.Count != 1 || storage.Zones[0] == zone:
                return new Fate(false, storage.Zones.Count == 1 ? "down: it has one zone only" : "down if it stands there: it has one zone only");
        }

        // Zones are where nodes mount it, each in its own; a share that fails over is reached from all.
        var cut = storage.IsReachedByZone ? left.Where(node => !storage.Zones.Contains(node.Zone, StringComparer.Ordinal)).Select(node => node.Name).ToList() : [];
        return cut.Count > 0 ? new Fate(false, $"out of reach for {string.Join(", ", cut)}") : new Fate(true, "goes on");
    }

    private static Fate WayOutOf(NetworkFact network, List<NodeFact> left, string zone)
    {
        if (network.IsOwn)
        {
            return new Fate(null, NotKnown);
        }

        var cut = left.Where(node => network.WaysOut.Any(way => way.Zone == node.Zone && way.GatewayZone == zone)
            && !network.WaysOut.Any(way => way.Zone == node.Zone && way.GatewayZone != zone)).Select(node => node.Name).ToList();
        return network.WaysOut.Count == 0 ? new Fate(null, "none is made")
            : cut.Count == 0 ? new Fate(true, "goes on")
            : new Fate(false, $"none for {string.Join(", ", cut)}: their only gateway stands there");
    }

    private static string NodesOf(List<NodeFact> nodes) => Words.Count(nodes.Count, "node");
}
