using System.Globalization;
using OctopusHA.Preview.Facts;

namespace OctopusHA.Preview;

/// <summary>Facts as a table, whatever it is written in.</summary>
/// <param name="Title">What it tells.</param>
/// <param name="Columns">The columns' names; empty names where each row is a name and a value.</param>
/// <param name="Rows">The rows.</param>
internal sealed record FactTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>What stands below it.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What a person asks first about a cluster.</summary>
    /// <param name="facts">The cluster.</param>
    public static IEnumerable<FactTable> Of(ClusterFacts facts) =>
    [
        new("Addresses and ports", ["Address", "Port", "Leads to", "Open to", "Load balancer"], [.. facts.Addresses.Select(address => Address(address, facts))]),
        new("Health checks", ["Pool", "Asks every node for", "Wants", "Every", "A draining node"], [.. facts.Pools.GroupBy(pool => pool.Check).Select(HealthCheck)]),
        new("Nodes", ["Name", "Zone", "Size", "Task cap", "Polled at port", "Octopus Server", "State"], [.. facts.Nodes.Select(Node)]) { Notes = facts.NodeNotes },
        Details("Network", facts.Network.Details),
        Details("Database", facts.Database.Details),
        Details("Storage", facts.Storage.Details),
    ];

    /// <summary>What remains when something fails.</summary>
    /// <param name="outcomes">The outcomes.</param>
    public static FactTable Of(IReadOnlyList<WhatIf> outcomes) => new(
        "What if",
        ["When", "Tasks left", "Web", "Polling", "Database", "Storage", "Way out"],
        [.. outcomes.Select(outcome => (IReadOnlyList<string>)
        [
            outcome.Event,
            string.Create(CultureInfo.InvariantCulture, $"{outcome.TasksLeft} of {outcome.TasksOfAll}, {outcome.LostPercent} % lost"),
            outcome.Web.Words, outcome.Polling.Words, outcome.Database.Words, outcome.Storage.Words, outcome.WayOut.Words,
        ])]);

    private static FactTable Details(string title, IReadOnlyList<(string Name, string Value)> details) =>
        new(title, ["", ""], [.. details.Select(detail => (IReadOnlyList<string>)[detail.Name, detail.Value])]);

    private static IReadOnlyList<string> Address(AddressFact address, ClusterFacts facts)
    {
        var balancer = facts.Balancers.FirstOrDefault(balancer => balancer.Name == address.Balancer);
        return [address.Address, $"{address.Port} {address.Protocol}", address.Target, Sources(address.From), balancer is null ? address.Balancer : $"{balancer.Kind}, {balancer.Scheme}"];
    }

    // An address that only the deployment tells goes by the name of its resource, in brackets.
    private static string Sources(IReadOnlyList<string> blocks)
    {
        var unknown = Words.Runs(blocks.SelectMany(Reference.In).Select(Reference.Name).Order(StringComparer.Ordinal));
        return string.Join(", ", [.. blocks.Where(block => !Reference.In(block).Any()), .. unknown.Length > 0 ? [$"({unknown})"] : Array.Empty<string>()]);
    }

    private static IReadOnlyList<string> HealthCheck(IGrouping<HealthCheckFact, PoolFact> alike) =>
    [
        Words.Runs(alike.Select(pool => pool.Name)),
        alike.Key.Asks,
        alike.Key.Wants,
        alike.Key.IntervalSeconds == 0 ? "-" : $"{alike.Key.IntervalSeconds} s, out at {alike.Key.OutAfterSeconds} s",
        alike.Key.DrainingLeaves ? $"{OctopusServer.Draining}: gets no users, and lives" : "stays in",
    ];

    private static IReadOnlyList<string> Node(NodeFact node) =>
    [
        node.Name, node.Zone, node.Size, OrDash([node.TaskCap]), OrDash(node.Polling.Select(polling => (int?)polling.Port).Distinct()), node.Version, node.IsRunning ? "runs" : "stopped",
    ];

    private static string OrDash(IEnumerable<int?> numbers) =>
        string.Join(", ", numbers.OfType<int>().Select(number => number.ToString(CultureInfo.InvariantCulture))) is { Length: > 0 } text ? text : "-";
}
