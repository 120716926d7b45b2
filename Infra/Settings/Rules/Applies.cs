namespace OctopusHA.Settings.Rules;

/// <summary>Where rules apply: in one cloud, or for the kinds of node with a trait.</summary>
internal static class Applies
{
    /// <summary>Rules for one cloud.</summary>
    public static Rule[] On(Cloud cloud, params Rule[] rules) =>
        Rule.When(settings => settings.Cloud == cloud, [.. rules.Select(rule => rule.Needs("cloud"))]);

    /// <summary>Rules for the kinds of node with a trait.</summary>
    public static Rule[] On(Func<HostTraits, bool> trait, params Rule[] rules) =>
        Rule.When(settings => trait(settings.Plan.Traits), [.. rules.Select(rule => rule.Needs("nodes.host"))]);

    /// <summary>Rules for the kinds of node with a trait in one cloud.</summary>
    public static Rule[] On(Cloud cloud, Func<HostTraits, bool> trait, params Rule[] rules) =>
        On(cloud, On(trait, rules));
}
