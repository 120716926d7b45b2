namespace OctopusHA.Settings.Rules;

/// <summary>Every rule of the settings, in the order in which broken ones are reported: that of the settings.</summary>
internal static class SettingsRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. CloudRules.All,
        .. SecretRules.All,
        .. NodeRules.All,
        .. PlanRules.Nodes,
        .. NetworkRules.All,
        .. AzureNetworkRules.All,
        .. DatabaseRules.All,
        .. PlanRules.Databases,
        .. StorageRules.All,
        .. WindowsStorageRules.All,
        .. DirectoryRules.All,
        .. LoadBalancerRules.All,
        .. AzureLoadBalancerRules.All,
        .. PollingRules.All,
        .. PlanRules.Polling,
        .. PlanRules.SecurityGroups,
        .. TagRules.All,
    ];

    /// <summary>The rules that a stack breaks, with a problem or warning for each place.</summary>
    /// <param name="context">The stack's settings.</param>
    public static IReadOnlyList<(Rule Rule, Problem Problem)> Check(RuleContext context)
    {
        var reported = new HashSet<(object Chain, string Path)>();
        return
        [
            .. from rule in All
               from problem in rule.Find(context)
               where rule.Chain is null || reported.Add((rule.Chain, problem.Path))
               select (rule, OctopusSettings.Model.InNamespace(problem)),
        ];
    }
}
