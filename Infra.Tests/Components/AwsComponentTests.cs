using Pulumi.Testing;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Mocked;

/// <summary>What the AWS stacks register: ports, health checks and a resource for each node.</summary>
public class AwsComponentTests
{
    private const string Listener = "aws:lb/listener:Listener";
    private const string TargetGroup = "aws:lb/targetGroup:TargetGroup";
    private const string Ping = "/api/octopusservernodes/ping";

    [Theory]
    [InlineData("AWS containers", "application", "10943 TCP", "10944 TCP", "443 HTTPS", "80 HTTP", "8443 HTTPS")]
    [InlineData("AWS Windows", "application", "10943 TCP", "10944 TCP", "443 HTTPS", "80 HTTP", "8443 HTTPS")]
    [InlineData("AWS containers", "network", "10943 TCP", "10944 TCP", "443 TLS", "8443 TCP")]
    [InlineData("AWS Windows", "network", "10943 TCP", "10944 TCP", "443 TLS", "8443 TCP")]
    public async Task Listeners_have_these_ports_and_no_others(string system, string kind, params string[] listeners)
    {
        var stack = await MockedStack.Run(system, kind);
        stack.OfType(Listener).Select(listener => $"{listener.Text("port")} {listener.Text("protocol")}").ShouldBe(listeners, ignoreOrder: true);
    }

    [Theory]
    [InlineData("AWS containers", "application")]
    [InlineData("AWS Windows", "application")]
    [InlineData("AWS containers", "network")]
    [InlineData("AWS Windows", "network")]
    public async Task Users_reach_a_node_only_while_ping_answers_200(string system, string kind)
    {
        var stack = await MockedStack.Run(system, kind);
        var web = stack.OfType(TargetGroup).Where(group => group.Text("port") == "8080").ShouldHaveSingleItem();
        web.Text("healthCheck.protocol").ShouldBe("HTTP");
        web.Text("healthCheck.path").ShouldBe(Ping);
        web.Text("healthCheck.matcher").ShouldBe("200");
    }

    [Theory]
    [InlineData("AWS containers")]
    [InlineData("AWS Windows")]
    public async Task Polling_is_checked_by_TCP_so_that_a_draining_node_is_still_polled(string system)
    {
        var stack = await MockedStack.Run(system);
        var polling = stack.OfType(TargetGroup).Where(group => group.Text("port") == "10943").ToList();
        polling.Count.ShouldBe(2, "a target group for each node");
        polling.ShouldAllBe(group => group.Text("protocol") == "TCP" && group.Text("healthCheck.protocol") == "TCP");
        polling.ShouldAllBe(group => group.Text("healthCheck.path") == null);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task A_container_cluster_has_a_service_of_one_task_for_each_node(int count)
    {
        var services = (await MockedStack.Run("AWS containers", count: count)).OfType("aws:ecs/service:Service");
        services.Count.ShouldBe(count);
        services.ShouldAllBe(service => service.Text("desiredCount") == "1");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task A_Windows_cluster_has_an_auto_scaling_group_of_one_machine_for_each_node(int count)
    {
        var groups = (await MockedStack.Run("AWS Windows", count: count)).OfType("aws:autoscaling/group:Group");
        groups.Count.ShouldBe(count);
        groups.ShouldAllBe(group => group.Text("minSize") == "1" && group.Text("maxSize") == "1");
        groups.ShouldAllBe(group => group.Text("healthCheckType") == "EC2");
    }

    [Theory]
    [InlineData("AWS containers")]
    [InlineData("AWS Windows")]
    public async Task The_database_has_no_public_address(string system) =>
        (await MockedStack.Run(system)).Only("aws:rds/instance:Instance").Text("publiclyAccessible").ShouldBe("False");

    [Theory]
    [InlineData("AWS containers", "aws:ecs/taskDefinition:TaskDefinition")]
    [InlineData("AWS Windows", "aws:ec2/launchTemplate:LaunchTemplate")]
    public async Task What_starts_a_node_names_secrets_and_holds_none(string system, string type)
    {
        var nodes = (await MockedStack.Run(system)).OfType(type);
        nodes.Count.ShouldBe(2);
        foreach (var text in nodes.SelectMany(node => MockInputs.Texts(node.Inputs)).Select(Decoded))
        {
            text.ShouldNotContain(StackText.Password);
            text.ShouldNotContain(StackText.MasterKey);
        }
    }

    [Theory]
    [MemberData(nameof(Clusters))]
    public async Task A_third_node_adds_its_own_resources_and_changes_no_other(string system)
    {
        var (two, three) = (await MockedStack.Run(system, count: 2), await MockedStack.Run(system, count: 3));
        var added = three.All.Select(Key).Except(two.All.Select(Key)).ToList();
        two.All.Select(Key).Except(three.All.Select(Key)).ShouldBeEmpty();
        added.ShouldNotBeEmpty();
        added.ShouldAllBe(key => key.Contains("node3", StringComparison.Ordinal) || key.Contains("10945", StringComparison.Ordinal));
    }

    public static TheoryData<string> Clusters => new("AWS containers", "AWS Windows");

    private static string Key(MockResourceArgs resource) => $"{resource.Type} {resource.Name}";

    // User data is base64; everything else stays as it is.
    private static string Decoded(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) ? System.Text.Encoding.UTF8.GetString(bytes, 0, written) : text;
    }
}
