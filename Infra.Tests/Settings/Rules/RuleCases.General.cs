namespace OctopusHA.Tests.Settings.Rules;

/// <summary>The cases of version, the first administrator, alerts and tags.</summary>
internal static partial class RuleCases
{
    private static IReadOnlyList<RuleCase> General =>
    [
        Aws("version/form")
            .Broken("version: latest", "octopus-ha:version: latest", "YYYY.N.BUILD")
            .Broken("version: 2026.4", "octopus-ha:version: 2026.4", "YYYY.N.BUILD")
            .Broken("version: v2026.4.6342", "octopus-ha:version: v2026.4.6342", "YYYY.N.BUILD")
            .Kept("version: 2026.4.0"),
        Aws("admin.username/no-spaces")
            .Broken(
                "admin: { username: the admin }",
                "octopus-ha:admin.username: the admin",
                "must not contain spaces")
            .Kept("admin: { username: the-admin }"),
        Aws("admin.email/form")
            .Broken("admin: { email: nobody }", "octopus-ha:admin.email: nobody", "is not a valid email address")
            .Kept("admin: { email: someone@example.com }"),
        Aws("alerts.email/form")
            .Broken("alerts: { email: '@' }", "octopus-ha:alerts.email: @", "is not a valid email address")
            .Kept("alerts: { email: someone@example.com }"),
        Azure("alerts.actionGroupId/form")
            .Broken(
                "alerts: { actionGroupId: on-call }",
                "octopus-ha:alerts.actionGroupId: on-call",
                "must be the id of an action group")
            .Kept(
                "alerts: { actionGroupId: "
                    + "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ops/providers/microsoft.insights/actionGroups/on }"),
        Azure("alerts/action-group")
            .Broken(
                "alerts: { email: ops@example.com, "
                    + "actionGroupId: "
                    + "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ops/providers/microsoft.insights/actionGroups/on }",
                "octopus-ha:alerts.email",
                "has no effect with alerts.actionGroupId")
            .Kept("alerts: { email: ops@example.com }"),
        Aws("tags/reserved")
            .Broken("tags: { component: mine }", "octopus-ha:tags.component: mine", "that the program sets")
            .Kept("tags: { team: x }"),
        Azure("tags/reserved")
            .Broken("tags: { component: x }", "octopus-ha:tags.component: x", "that the program sets"),
        Aws("tags/aws-count")
            .Broken("tags: { <tags*41> }", "octopus-ha:tags", "has 41 tags; the maximum is 40")
            .Kept("tags: { <tags*40> }"),
        Aws("tags/aws-length")
            .Broken("tags: { 'aws:cost': x }", "octopus-ha:tags.aws:cost: x", "do not start with aws:")
            .Broken("tags: { '': x }", "octopus-ha:tags.: x", "1 to 128")
            .Broken("tags: { <x*129>: y }", "octopus-ha:tags.<x*129>", "1 to 128")
            .Broken("tags: { x: <y*257> }", "octopus-ha:tags.x", "up to 256")
            .Kept("tags: { awsCost: x }", "tags: { <x*128>: <y*256> }"),
        Aws("tags/aws-characters")
            .Broken("tags: { team: R&D }", "octopus-ha:tags.team: R&D", "letters, digits, spaces")
            .Kept("tags: { team: 'a-Z 0_9.:/=+@é' }"),
        Azure("tags/azure-count")
            .Broken("tags: { <tags*11> }", "octopus-ha:tags", "has 11 tags; the maximum is 10")
            .Kept("tags: { <tags*10> }"),
        Azure("tags/azure-characters")
            .Broken("tags: { 'a/b': x }", "octopus-ha:tags.a/b: x", "without < > %")
            .Broken("tags: { x: <y*257> }", "octopus-ha:tags.x", "up to 256")
            .Kept("tags: { 'a-b': x }", "tags: { <x*128>: <y*256> }"),
        Azure("tags/azure-prefix")
            .Broken(
                "tags: { azureTeam: x }",
                "octopus-ha:tags.azureTeam: x",
                "reserves names that start with microsoft, azure, windows")
            .Kept("tags: { myAzureTeam: x }"),
        Azure("tags/azure-case")
            .Broken("tags: { Team: x, team: y }", "octopus-ha:tags.Team: x", "differs from another tag in case only")
            .Kept("tags: { team: x, teams: y }"),
    ];
}
