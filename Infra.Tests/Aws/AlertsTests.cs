using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Aws;

public class AlertsTests
{
    [Fact]
    public async Task The_on_call_engineer_is_notified_when_no_node_serves()
    {
        var preview = await Previews.Of("alerts: { email: on-call@example.com }");
        var alarm = preview.Single("alerts-no-node");
        (alarm.Text("metricName"), alarm.Text("comparisonOperator"), alarm.Text("threshold"), alarm.Text("treatMissingData")).ShouldBe(("HealthyHostCount", "LessThanThreshold", "1", "breaching"));
        alarm.Text("alarmActions.0").ShouldBe(preview.Single("alerts-topic").Reference("arn"));
        (preview.Single("alerts-email").Text("protocol"), preview.Single("alerts-email").Text("endpoint")).ShouldBe(("email", "on-call@example.com"));
    }

    [Fact]
    public async Task An_alarm_may_use_the_key_of_the_topic_that_it_speaks_to()
    {
        var policy = System.Text.Json.Nodes.JsonNode.Parse((await Previews.Of()).Single("encryption-key").Text("policy")!)!;
        var alarms = policy["Statement"]!.AsArray().Single(statement => statement!["Sid"]!.ToString() == "Alarms")!;
        alarms["Principal"]!["Service"]!.ToString().ShouldBe("cloudwatch.amazonaws.com");
        alarms["Action"]!.ToJsonString().ShouldBe("""["kms:Decrypt","kms:GenerateDataKey*"]""");
    }

    [Fact]
    public async Task An_alarm_names_each_node_that_has_no_task()
    {
        var preview = await Previews.Of("nodes: { count: 3 }");
        for (var i = 1; i <= 3; i++)
        {
            preview.Single($"alerts-task-node{i}").Text("dimensions.ServiceName").ShouldBe($"node{i}");
        }
    }

    [Theory]
    [InlineData("application", "AWS/ApplicationELB")]
    [InlineData("network", "AWS/NetworkELB")]
    public async Task The_pool_is_watched_where_its_kind_is_measured(string kind, string space) =>
        (await Previews.Of($"loadBalancer: {{ kind: {kind} }}")).Single("alerts-node-out-of-pool").Text("namespace").ShouldBe(space);

    [Fact]
    public async Task Maintenance_raises_no_alarms_for_its_own_effects()
    {
        var preview = await Previews.Of("maintenance: true");
        foreach (var name in new[] { "alerts-no-node", "alerts-node-out-of-pool", "alerts-task-node1" })
        {
            preview.Single(name).Text("actionsEnabled").ShouldBe("false");
        }

        preview.Single("alerts-database-storage").Input("actionsEnabled").ShouldBeNull();
    }

    [Fact]
    public async Task An_alarm_warns_before_the_database_is_full()
    {
        var alarm = (await Previews.Of()).Single("alerts-database-storage");
        (alarm.Text("metricName"), alarm.Text("threshold"), alarm.Text("statistic")).ShouldBe(("FreeStorageSpace", "10737418240", "Minimum"));
    }
}
