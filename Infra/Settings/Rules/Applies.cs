namespace OctopusHA.Settings.Rules;

/// <summary>Where rules apply: in one cloud, or for one kind of node.</summary>
internal static class Applies
{
    /// <summary>Rules for one cloud.</summary>
    public static Rule[] On(Cloud cloud, params Rule[] rules) =>
        Rule.When(settings => settings.Cloud == cloud, [.. rules.Select(rule => rule.Needs("cloud"))]);

    /// <summary>Rules for one kind of node.</summary>
    public static Rule[] On(NodeHost host, params Rule[] rules) =>
        Rule.When(settings => settings.Plan.Host == host, [.. rules.Select(rule => rule.Needs("nodes.host"))]);

    /// <summary>Rules for one kind of node in one cloud.</summary>
    public static Rule[] On(Cloud cloud, NodeHost host, params Rule[] rules) => On(cloud, On(host, rules));
}
