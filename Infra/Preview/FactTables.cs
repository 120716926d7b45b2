using System.Globalization;
using OctopusHA.Preview.Facts;

namespace OctopusHA.Preview;

/// <summary>The tables of a preview, in whatever format they are written.</summary>
internal static class FactTables
{
    /// <summary>
    /// The cluster in a line: <c>Octopus Server 2026.4.6342 on 4 nodes at https://octopus.example.com</c>.
    /// </summary>
    /// <param name="facts">The cluster.</param>
    public static string Headline(ClusterFacts facts)
    {
        var versions = facts.Nodes.Select(VersionOf).Distinct(StringComparer.Ordinal);
        var nodes = Words.Count(facts.Nodes.Count, "node");
        var address = facts.WebUrl is { } url ? $" at {url}" : "";
        return $"Octopus Server {string.Join(", ", versions)} on {nodes}{address}";
    }

    /// <summary>The main facts about a cluster.</summary>
    /// <param name="facts">The cluster.</param>
    public static IEnumerable<TextTable> Of(ClusterFacts facts) =>
    [
        new(
            "Addresses and ports",
            ["Address", "Port", "Target", "Allowed from", "Load balancer"],
            [.. facts.Addresses.Select(address => Address(address, facts))]),
        new(
            "Health checks",
            ["Pool", "Check", "Healthy", "Interval", "Draining node"],
            [.. facts.Pools.GroupBy(pool => pool.Check).Select(HealthCheck)]),
        new(
            "Nodes",
            ["Name", "Zone", "Size", "Task cap", "Polling port", "Version", "State"],
            [.. facts.Nodes.Select(Node)])
        {
            Notes = facts.NodeNotes,
        },
        Details("Network", facts.Network.Details),
        Details("Database", facts.Database.Details),
        Details("Storage", facts.Storage.Details),
    ];

    /// <summary>What remains available when something fails.</summary>
    /// <param name="cases">The failures.</param>
    public static TextTable Of(IReadOnlyList<WhatIf> cases) => new(
        "What if",
        ["When", "Tasks left", "Web", "Polling", "Database", "Storage", "Internet access"],
        [.. cases.Select(Case)]);

    private static IReadOnlyList<string> Case(WhatIf it) =>
        [it.Event, TasksLeft(it), .. it.Outcomes.Select(outcome => outcome.Outcome.Text)];

    private static string TasksLeft(WhatIf it) =>
        string.Create(CultureInfo.InvariantCulture, $"{it.TasksLeft} of {it.TasksOfAll}, {it.LostPercent} % lost");

    private static TextTable Details(string title, IReadOnlyList<(string Name, string Value)> details) =>
        new(title, ["", ""], [.. details.Select(detail => (IReadOnlyList<string>)[detail.Name, detail.Value])]);

    private static IReadOnlyList<string> Address(AddressFact address, ClusterFacts facts)
    {
        var balancer = facts.Balancers.FirstOrDefault(balancer => balancer.Name == address.Balancer);
        return
        [
            address.Address,
            $"{address.Port} {address.Protocol}",
            address.Target,
            Sources(address.From),
            balancer is null ? address.Balancer : $"{balancer.Kind}, {balancer.Scheme}",
        ];
    }

    // An address that is known after the deployment only is shown as the name of its resource, in brackets.
    private static string Sources(IReadOnlyList<string> blocks)
    {
        var unknown = Words.Runs(blocks.SelectMany(Reference.In).Select(Reference.Name).Order(StringComparer.Ordinal));
        return string.Join(", ",
        [
            .. blocks.Where(block => !Reference.In(block).Any()),
            .. unknown.Length > 0 ? [$"({unknown})"] : Array.Empty<string>(),
        ]);
    }

    private static IReadOnlyList<string> HealthCheck(IGrouping<HealthCheckFact, PoolFact> alike) =>
    [
        Words.Runs(alike.Select(pool => pool.Name)),
        alike.Key.Check,
        alike.Key.Healthy,
        alike.Key.IntervalSeconds == 0 ? "-" : $"{alike.Key.IntervalSeconds} s, out at {alike.Key.OutAfterSeconds} s",
        alike.Key.RemovesDraining ? $"{OctopusServer.Draining}: no users, keeps running" : "stays in the pool",
    ];

    private static IReadOnlyList<string> Node(NodeFact node) =>
    [
        node.Name,
        node.Zone,
        node.Size,
        OrDash([node.TaskCap]),
        OrDash(node.Polling.Select(polling => (int?)polling.Port).Distinct()),
        VersionOf(node),
        node.IsRunning ? "running" : "stopped",
    ];

    private static string VersionOf(NodeFact node) => node.Version ?? NodeFact.Unknown;

    private static string OrDash(IEnumerable<int?> numbers)
    {
        var known = numbers.OfType<int>().Select(number => number.ToString(CultureInfo.InvariantCulture));
        return string.Join(", ", known) is { Length: > 0 } text ? text : "-";
    }
}
