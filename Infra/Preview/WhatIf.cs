using OctopusHA.Preview.Facts;

namespace OctopusHA.Preview;

/// <summary>The effect of a failure on one part of a cluster.</summary>
/// <param name="IsAvailable">Whether the part remains available; null when the document does not show it.</param>
/// <param name="Text">The same for a person, with what is lost.</param>
internal sealed record Outcome(bool? IsAvailable, string Text)
{
    /// <summary>Nothing changes.</summary>
    public static Outcome Available { get; } = new(true, "available");
}

/// <summary>
/// What remains available when a zone or a node fails, or while a node drains: from the zones of what would be
/// deployed, the routes between them and the health checks, never from the settings.
/// </summary>
internal sealed record WhatIf
{
    private static readonly Outcome Existing = new(null, "existing: not known");
    private static readonly Outcome NoPolling = new(null, "not configured");

    /// <summary>What happens: <c>zone us-east-1a fails</c>.</summary>
    public required string Event { get; init; }

    /// <summary>The tasks that the remaining nodes run at once.</summary>
    public required int TasksLeft { get; init; }

    /// <summary>The tasks that all nodes run at once.</summary>
    public required int TasksOfAll { get; init; }

    /// <summary>The tasks that are lost, in percent.</summary>
    public int LostPercent => TasksOfAll == 0 ? 0 : (int)Math.Round(100m * (TasksOfAll - TasksLeft) / TasksOfAll);

    /// <summary>Web portal and API.</summary>
    public required Outcome Web { get; init; }

    /// <summary>The polling of each node.</summary>
    public required Outcome Polling { get; init; }

    /// <summary>The database.</summary>
    public Outcome Database { get; init; } = Outcome.Available;

    /// <summary>The shared storage.</summary>
    public Outcome Storage { get; init; } = Outcome.Available;

    /// <summary>The internet access of the remaining nodes.</summary>
    public Outcome InternetAccess { get; init; } = Outcome.Available;

    /// <summary>All outcomes, with their names in JSON.</summary>
    public IReadOnlyList<(string Name, Outcome Outcome)> Outcomes =>
    [
        ("web", Web),
        ("polling", Polling),
        ("database", Database),
        ("storage", Storage),
        ("internetAccess", InternetAccess),
    ];

    /// <summary>All failures, those with the same outcome together; empty when no node runs.</summary>
    /// <param name="facts">The cluster.</param>
    public static IReadOnlyList<WhatIf> Of(ClusterFacts facts)
    {
        var running = facts.Nodes.Where(node => node.IsRunning).ToList();
        if (running.Count == 0)
        {
            return [];
        }

        var zones = new SortedSet<string>(
            running.Select(node => node.Zone).Concat(facts.Network.Zones).Concat(facts.Database.Zones), StringComparer.Ordinal);
        return
        [
            .. zones.Select(zone => ZoneFails(facts, running, zone)),
            .. Similar(running.Select(node => (node.Name, NodeFails(facts, running, node))), "fails"),
            .. Similar(running.Select(node => (node.Name, NodeDrains(facts, running, node))), "drains"),
        ];
    }

    // Texts name the node, so two of them are similar when they are equal without its name.
    private static IEnumerable<WhatIf> Similar(IEnumerable<(string Node, WhatIf Case)> cases, string what)
    {
        var groups = cases
            .GroupBy(it => (
                it.Case.TasksLeft,
                it.Case.Web.IsAvailable,
                it.Case.Polling.IsAvailable,
                Polling: it.Case.Polling.Text.Replace(it.Node, "", StringComparison.Ordinal).Length))
            .ToList();
        foreach (var group in groups)
        {
            var nodes = group.Select(it => it.Node).ToList();
            var (first, it) = group.First();
            var subject = nodes.Count == 1 ? first : groups.Count == 1 ? "one node" : string.Join(" or ", nodes);
            var polling = nodes.Count == 1 ? it.Polling.Text : it.Polling.Text.Replace(first, "the node", StringComparison.Ordinal);
            yield return it with { Event = $"{subject} {what}", Polling = it.Polling with { Text = polling } };
        }
    }

    private static WhatIf ZoneFails(ClusterFacts facts, List<NodeFact> running, string zone)
    {
        var left = running.Where(node => node.Zone != zone).ToList();
        return new WhatIf
        {
            // In an existing network, a zone is known by its subnet.
            Event = facts.Network.IsExisting && zone.StartsWith("subnet-", StringComparison.Ordinal)
                ? $"the zone of {zone} fails"
                : $"zone {zone} fails",
            TasksLeft = Tasks(left),
            TasksOfAll = Tasks(running),
            Web = WebOf(facts, left, left, zone),
            Polling = PollingOf(facts, running, left, zone),
            Database = DatabaseOf(facts.Database, zone),
            Storage = StorageOf(facts.Storage, left, zone),
            InternetAccess = InternetAccessOf(facts.Network, left, zone),
        };
    }

    private static WhatIf NodeFails(ClusterFacts facts, List<NodeFact> running, NodeFact node)
    {
        var left = running.Where(other => other != node).ToList();
        return new WhatIf
        {
            Event = "",
            TasksLeft = Tasks(left),
            TasksOfAll = Tasks(running),
            Web = WebOf(facts, left, left, failed: null),
            Polling = PollingOf(facts, running, left, failed: null),
        };
    }

    // A draining node accepts no new tasks, and finishes those that run.
    private static WhatIf NodeDrains(ClusterFacts facts, List<NodeFact> running, NodeFact node)
    {
        var left = running.Where(other => other != node).ToList();
        var isRemoved = facts.PoolsFor(PoolPurpose.Polling).Any(pool => pool.Has(node) && pool.Check.RemovesDraining);
        return new WhatIf
        {
            Event = "",
            TasksLeft = Tasks(left),
            TasksOfAll = Tasks(running),
            Web = WebOf(facts, left, running, failed: null),
            Polling = !HasPolling(facts) ? NoPolling
                : isRemoved ? new Outcome(false, $"{node.Name} is not polled while its deployments still run")
                : new Outcome(true, $"available; {node.Name} is polled until its deployments end"),
        };
    }

    private static bool HasPolling(ClusterFacts facts) =>
        facts.PoolsFor(PoolPurpose.Polling).Any() || facts.Nodes.Any(node => node.Polling.Count > 0);

    private static int Tasks(IEnumerable<NodeFact> nodes) => nodes.Sum(node => node.TaskCap ?? 0);

    // A pool whose health check does not remove draining nodes sends users to them.
    private static Outcome WebOf(ClusterFacts facts, List<NodeFact> serving, List<NodeFact> alive, string? failed)
    {
        var pools = facts.PoolsFor(PoolPurpose.Web).ToList();
        if (pools.Count == 0)
        {
            return new Outcome(null, "no load balancer");
        }

        var left = serving.Where(node => pools.Exists(pool => pool.Has(node))).ToList();
        var inPool = pools.TrueForAll(pool => pool.Check.RemovesDraining)
            ? left
            : alive.Where(node => pools.Exists(pool => pool.Has(node))).ToList();
        var balancers = BalancersOf(facts, pools);
        return balancers.Count > 0 && !balancers.Exists(balancer => IsReachable(balancer, failed, inPool))
                ? new Outcome(false, "down: the load balancer is in no other zone")
            : left.Count == 0 ? new Outcome(false, "down: no node is left")
            : inPool.Count > left.Count ? new Outcome(false, "users are still sent to the draining node, which rejects them")
            : AvailableOn(left);
    }

    private static Outcome PollingOf(ClusterFacts facts, List<NodeFact> running, List<NodeFact> left, string? failed)
    {
        var pools = facts.PoolsFor(PoolPurpose.Polling).ToList();
        if (pools.Count == 0)
        {
            // With an address for each node, a node is polled without a pool.
            return HasPolling(facts) ? Remaining(running.Where(node => node.Polling.Count > 0), left) : NoPolling;
        }

        var reachable = pools.FindAll(pool => IsPoolReachable(facts, pool, failed, left));
        var polled = left.FindAll(node => reachable.Exists(pool => pool.Has(node)));
        // A pool of several nodes is one address for all: the remaining nodes are polled in place of the lost ones.
        return reachable.Exists(pool => pool.Nodes.Count > 1 && left.Exists(pool.Has))
            ? AvailableOn(left.FindAll(node => pools.Exists(pool => pool.Has(node))))
            : Remaining(running.Where(node => pools.Exists(pool => pool.Has(node))), polled);
    }

    private static Outcome Remaining(IEnumerable<NodeFact> before, List<NodeFact> polled)
    {
        var lost = before.Except(polled).Select(node => node.Name).ToList();
        return lost.Count == 0 ? Outcome.Available
            : polled.Count == 0 ? new Outcome(false, "no node is polled")
            : new Outcome(true, $"available except {string.Join(", ", lost)}");
    }

    private static bool IsPoolReachable(ClusterFacts facts, PoolFact pool, string? failed, List<NodeFact> left)
    {
        var balancers = BalancersOf(facts, [pool]);
        return balancers.Count == 0 || balancers.Exists(balancer => IsReachable(balancer, failed, left.FindAll(pool.Has)));
    }

    private static List<BalancerFact> BalancersOf(ClusterFacts facts, List<PoolFact> pools)
    {
        var names = facts.Addresses.Where(address => pools.Exists(pool => pool.Name == address.Pool)).Select(address => address.Balancer);
        return [.. facts.Balancers.IntersectBy(names, balancer => balancer.Name)];
    }

    // A load balancer without zones is in all of them.
    private static bool IsReachable(BalancerFact balancer, string? failed, List<NodeFact> nodes)
    {
        if (failed is null || balancer.Zones.Count == 0)
        {
            return true;
        }

        var zones = balancer.Zones.Where(zone => zone != failed).ToList();
        return zones.Count > 0 && (balancer.CrossesZones || nodes.Exists(node => zones.Contains(node.Zone)));
    }

    private static Outcome DatabaseOf(DatabaseFact database, string zone) => database switch
    {
        { IsExisting: true } => Existing,
        { SurvivesZone: true } => new Outcome(true, "fails over to another zone"),
        { SurvivesZone: null } => new Outcome(null, "not known"),
        { Zones.Count: > 1 } => new Outcome(false, "down if it is in this zone: single zone"),
        { Zones: [var only] } when only != zone => new Outcome(true, $"available in {only}"),
        _ => new Outcome(false, "down: single zone"),
    };

    private static Outcome StorageOf(StorageFact storage, List<NodeFact> left, string zone)
    {
        switch (storage)
        {
            case { IsExisting: true }:
                return Existing;
            case { SurvivesZone: null }:
                return new Outcome(null, "not known");
            case { SurvivesZone: false, Zones: [var only] } when only == zone:
                return new Outcome(false, "down: single zone");
            case { SurvivesZone: false, Zones.Count: not 1 }:
                return new Outcome(false, "down if it is in this zone: single zone");
        }

        // Its zones are those where nodes mount it, each in its own; a share that fails over is reached from all.
        var cut = storage.IsReachedByZone ? left.Where(node => !storage.Zones.Contains(node.Zone, StringComparer.Ordinal)) : [];
        return cut.Any() ? new Outcome(false, $"unreachable for {string.Join(", ", cut.Select(node => node.Name))}") : Outcome.Available;
    }

    private static Outcome InternetAccessOf(NetworkFact network, List<NodeFact> left, string zone)
    {
        if (network.IsExisting)
        {
            return Existing;
        }

        if (network.EgressRoutes.Count == 0)
        {
            return new Outcome(null, "none");
        }

        var cut = left
            .Where(node => network.EgressRoutes.Where(route => route.Zone == node.Zone).ToList() is { Count: > 0 } routes
                && routes.TrueForAll(route => route.GatewayZone == zone))
            .Select(node => node.Name)
            .ToList();
        return cut.Count == 0 ? Outcome.Available : new Outcome(false, $"none for {string.Join(", ", cut)}: their only gateway is in this zone");
    }

    private static Outcome AvailableOn(List<NodeFact> nodes) => new(true, $"available on {Words.Count(nodes.Count, "node")}");
}
