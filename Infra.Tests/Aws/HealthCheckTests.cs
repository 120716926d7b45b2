using OctopusHA.Bootstrap;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Aws;

/// <summary>The health check is the heart: who asks a node, and what each draws from 200, 418 and anything else.</summary>
public class HealthCheckTests
{
    [Theory]
    [InlineData("application")]
    [InlineData("network")]
    public async Task A_draining_node_answers_418_and_leaves_the_web_pool_because_only_200_keeps_it_in(string kind)
    {
        var preview = await Previews.Of($"loadBalancer: {{ kind: {kind} }}");
        var web = preview.Single("load-balancer-web");
        web.Text("healthCheck.protocol").ShouldBe("HTTP");
        web.Text("healthCheck.path").ShouldBe(OctopusServer.PingPath);
        web.Text("healthCheck.matcher").ShouldBe("200");
        web.Text("healthCheck.port").ShouldBe("traffic-port");
        web.Text("port").ShouldBe("8080");
    }

    [Fact]
    public async Task A_draining_node_keeps_running_because_ecs_ignores_load_balancer_health_checks()
    {
        var preview = await Previews.Of("nodes: { count: 3 }");
        preview.Services().Count().ShouldBe(3);
        preview.Services().ShouldAllBe(service => service.Text("healthCheckGracePeriodSeconds") == "2147483647");
    }

    [Fact]
    public async Task The_container_health_check_treats_a_draining_node_as_healthy()
    {
        var check = (await Previews.Of()).Container("node1", "octopus")["healthCheck"]!;
        check["command"]![1]!.ToString().ShouldContain($"http://localhost:8080{OctopusServer.PingPath} ");
        check["command"]![1]!.ToString().ShouldEndWith("grep -qE '^(200|418)$'");
        ((int)check["interval"]!).ShouldBeInRange(5, 300);
        ((int)check["timeout"]!).ShouldBeInRange(2, 60);
        ((int)check["retries"]!).ShouldBeInRange(1, 10);
        ((int)check["startPeriod"]!).ShouldBeInRange(0, 300);
    }

    [Fact]
    public async Task A_hung_node_is_stopped_by_a_watchdog_because_ecs_does_not_stop_it()
    {
        var preview = await Previews.Of("nodes: { count: 3 }");
        foreach (var node in new[] { "node1", "node2", "node3" })
        {
            var watchdog = preview.Container(node, "watchdog");
            watchdog["essential"]!.GetValue<bool>().ShouldBeTrue();
            watchdog["command"]![0]!.ToString().ShouldBe(Watchdog.Script);
            watchdog["dependsOn"]!.ToJsonString().ShouldBe("""[{"containerName":"octopus","condition":"START"}]""");
            watchdog.Variables()["URL"].ShouldBe($"http://localhost:8080{OctopusServer.PingPath}");
        }
    }

    [Fact]
    public async Task A_first_schema_has_half_an_hour_and_a_hang_five_minutes()
    {
        var variables = (await Previews.Of()).Container("node1", "watchdog").Variables();
        variables["PATIENCE"].ShouldBe("1800");
        (int.Parse(variables["INTERVAL"]) * int.Parse(variables["FAILURES"])).ShouldBe(300);
    }

    [Fact]
    public async Task Pulumi_waits_longer_for_the_first_node_than_the_watchdog_does()
    {
        var first = (await Previews.Of()).Single("nodes-service-node1");
        first.Timeouts["create"].TotalSeconds.ShouldBeGreaterThan(Watchdog.PatienceSeconds);
        first.Timeouts["update"].TotalSeconds.ShouldBeGreaterThan(Watchdog.PatienceSeconds);
    }

    [Theory]
    [InlineData("application")]
    [InlineData("network")]
    public async Task A_draining_node_is_still_polled_because_its_port_is_asked_and_never_ping(string kind)
    {
        var preview = await Previews.Of($$"""
            loadBalancer: { kind: {{kind}} }
            polling: { mode: port-per-node }
            """);
        var pools = preview.TargetGroups().Where(group => group.Name.StartsWith("polling-pool", StringComparison.Ordinal)).ToList();
        pools.Count.ShouldBe(2);
        foreach (var pool in pools)
        {
            pool.Text("healthCheck.protocol").ShouldBe("TCP");
            pool.Input("healthCheck.path").ShouldBeNull();
            pool.Input("healthCheck.matcher").ShouldBeNull();
            pool.Text("port").ShouldBe("10943");
        }
    }

    [Fact]
    public async Task A_check_never_takes_longer_than_its_interval()
    {
        var preview = await Previews.Of("polling: { mode: port-per-node }");
        foreach (var group in preview.TargetGroups())
        {
            int.Parse(group.Text("healthCheck.timeout")!).ShouldBeLessThan(int.Parse(group.Text("healthCheck.interval")!), group.Name);
        }
    }

    [Fact]
    public void The_responses_of_octopus_are_defined_in_one_place() =>
        (OctopusServer.PingPath, OctopusServer.Online, OctopusServer.Draining).ShouldBe(("/api/octopusservernodes/ping", "200", "418"));
}
