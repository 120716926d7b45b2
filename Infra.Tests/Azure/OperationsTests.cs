using OctopusHA.Settings;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Azure;

/// <summary>What watches a cluster on Azure, and what goes through its nodes.</summary>
public sealed class OperationsTests
{
    private const string Group = "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/ops/providers/microsoft.insights/actionGroups/on-call";

    [Theory]
    [InlineData("alerts-no-node")]
    [InlineData("alerts-gateway-errors")]
    [InlineData("alerts-machine-node1")]
    [InlineData("alerts-memory-node2")]
    [InlineData("alerts-disks")]
    [InlineData("alerts-database-load")]
    [InlineData("alerts-database-log")]
    [InlineData("alerts-database-workers")]
    [InlineData("alerts-storage-capacity")]
    [InlineData("alerts-backups")]
    [InlineData("alerts-roll")]
    public async Task An_alert_says_what_to_do_and_whose_it_is(string name)
    {
        var description = (await AzureStack.Preview()).Single(name).Text("description")!;
        description.ShouldEndWith("(octopus-ha-test)");
        // What it means, and then what to do.
        description.Split([". ", "; "], StringSplitOptions.None).Length.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Alerts_notify_the_group_that_the_team_has_and_no_other_is_created()
    {
        var preview = await AzureStack.Preview($"alerts: {{ actionGroupId: {Group} }}");
        preview.OfType("azure-native:monitor:ActionGroup").ShouldBeEmpty();
        preview.OfType("azure-native:monitor:MetricAlert").ShouldNotBeEmpty();
        preview.OfType("azure-native:monitor:MetricAlert").ShouldAllBe(alert => alert.Text("actions.0.actionGroupId") == Group);
        preview.Single("alerts-disks").Text("actions.actionGroups.0").ShouldBe(Group);
        preview.Single("alerts-backups").Text("addActionGroupIds.0").ShouldBe(Group);
    }

    [Theory]
    [InlineData(Group, true)]
    [InlineData("on-call", false)]
    [InlineData("/subscriptions/x/resourceGroups/ops/providers/microsoft.insights/actionGroups/on-call", false)]
    public void An_action_group_is_given_by_its_id(string id, bool isAccepted) =>
        AzureStack.Problems($"alerts: {{ actionGroupId: '{id}' }}").Count.ShouldBe(isAccepted ? 0 : 1);

    [Fact]
    public async Task A_backup_that_fails_raises_an_alert()
    {
        var preview = await AzureStack.Preview();
        preview.Single("storage-backup-vault").Text("properties.monitoringSettings.azureMonitorAlertSettings.alertsForAllJobFailures").ShouldBe("Enabled");
        preview.Single("alerts-backups").Text("scopes.0").ShouldBe(preview.Single("storage-backup-vault").Reference("id"));
        (await AzureStack.Preview("database: { ephemeral: true }")).Find("alerts-backups").ShouldBeNull();
    }

    [Fact]
    public async Task A_certificate_that_expires_notifies_before_users_see_it()
    {
        var preview = await AzureStack.Preview();
        var watch = preview.Single("alerts-certificate");
        watch.Input("filter.includedEventTypes")!.ToJsonString().ShouldBe("""["Microsoft.KeyVault.CertificateNearExpiry","Microsoft.KeyVault.CertificateExpired"]""");
        (watch.Text("filter.subjectBeginsWith"), watch.Text("destination.endpointType")).ShouldBe(("octopus", "MonitorAlert"));
        watch.Text("destination.actionGroups.0").ShouldBe(preview.Single("alerts-group").Reference("id"));
        (await AzureStack.Preview("loadBalancer: { kind: network }")).Find("alerts-certificate").ShouldBeNull();
    }

    [Theory]
    [InlineData("GP_Gen5_4", "cpu_percent")]
    [InlineData("P2", "dtu_consumption_percent")]
    public async Task A_databases_load_is_measured_in_what_it_is_sized_in(string size, string metric) =>
        (await AzureStack.Preview($"database: {{ size: {size} }}")).Single("alerts-database-load").Text("criteria.allOf.0.metricName").ShouldBe(metric);

    [Fact]
    public async Task Free_space_is_counted_on_the_disks_that_a_node_has()
    {
        var preview = await AzureStack.Preview();
        var rule = preview.Single("nodes-log-rule").Input("properties.template")!.ToJsonString();
        rule.ShouldContain("LogicalDisk(O:)");
        rule.ShouldContain("LogicalDisk(C:)");
        preview.Single("alerts-disks").Text("criteria.allOf.0.query")!.ShouldContain("\"O:\"");
    }

    [Fact]
    public async Task A_shared_polling_address_is_watched_and_is_quiet_during_maintenance()
    {
        (await AzureStack.Preview("polling: { mode: port-per-node }")).Find("alerts-polling-pool").ShouldBeNull();
        (await AzureStack.Preview("polling: { mode: shared-address }")).Single("alerts-polling-pool").Text("criteria.allOf.0.dimensions.0.values.0").ShouldBe("10943");
        (await AzureStack.Preview("polling: { mode: shared-address }\nmaintenance: true")).Single("alerts-polling-pool").Text("enabled").ShouldBe("false");
    }

    [Fact]
    public async Task The_workbook_shows_every_machine_the_database_and_the_share()
    {
        var preview = await AzureStack.Preview("nodes: { count: 3 }");
        var data = preview.Single("workbook-overview").Text("dataJson")!;
        foreach (var name in new[] { "nodes-machine-node1", "nodes-machine-node3", "database-octopus", "storage-service", "load-balancer-gateway", "foundation-log-workspace" })
        {
            data.ShouldContain(preview.Single(name).Reference("id"));
        }
    }

    [Fact]
    public async Task The_roll_knows_the_nodes_in_their_order_and_the_size_that_they_are_to_have()
    {
        var preview = await AzureStack.Preview("nodes: { count: 3, size: large }");
        var script = preview.Single("roll-runbook").Text("content")!;
        var machines = Enumerable.Range(1, 3).Select(number => $"'{preview.Single($"nodes-machine-node{number}").Reference("id")}'");
        script.ShouldContain($"$Machines = @({string.Join(", ", machines)})");
        script.ShouldContain("$Size = 'Standard_D8ls_v5'");
        script.ShouldContain("$Maintenance = $false");
        script.ShouldNotContain("{{");
        (await AzureStack.Preview("maintenance: true")).Single("roll-runbook").Text("content")!.ShouldContain("$Maintenance = $true");
    }

    [Fact]
    public async Task The_roll_may_change_the_nodes_machines_and_nothing_else()
    {
        var preview = await AzureStack.Preview("nodes: { count: 2 }");
        var rights = preview.OfType("azure-native:authorization:RoleAssignment").Where(right => right.Name.StartsWith("roll-", StringComparison.Ordinal)).ToList();
        rights.Select(right => right.Text("scope")).ShouldBe(
            [preview.Single("roll-account").Reference("id"), preview.Single("nodes-machine-node1").Reference("id"), preview.Single("nodes-machine-node2").Reference("id")], ignoreOrder: true);
        // Before the runbook, or its first run would be refused.
        preview.Single("roll-runbook").DependsOn.ShouldBe(rights.Select(right => right.Urn), ignoreOrder: true);
    }

    [Fact]
    public async Task A_schedule_begins_in_the_future_whenever_it_is_deployed_and_rests_during_maintenance()
    {
        const string Lines = "nodes: { patchSchedule: 'Sunday 03:00' }";
        var preview = await AzureStack.Preview(Lines);
        var schedule = preview.Single("roll-schedule");
        (schedule.Text("properties.parameters.day.value"), schedule.Text("properties.parameters.time.value")).ShouldBe(("Sunday", "03:00"));
        schedule.Text("properties.template.resources.0.properties.startTime")!.ShouldContain("dateTimeAdd(parameters('today'), 'P1D'");
        preview.Single("roll-schedule-link").Text("parameters.updates").ShouldBe("patch");
        (await AzureStack.Preview()).Find("roll-schedule-link").ShouldBeNull();
        (await AzureStack.Preview($"{Lines}\nmaintenance: true")).Find("roll-schedule-link").ShouldBeNull();
    }

    [Theory]
    [InlineData("Sunday 03:00", true)]
    [InlineData("Saturday 23:59", true)]
    [InlineData("sunday 03:00", false)]
    [InlineData("Sunday 24:00", false)]
    [InlineData("Sunday", false)]
    [InlineData("3 03:00", false)]
    public void A_patch_schedule_is_a_day_and_a_time(string text, bool isAccepted) => (PatchSchedule.Parse(text) is not null).ShouldBe(isAccepted);
}
