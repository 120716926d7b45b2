using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Aws;

public class PollingTests
{
    [Theory]
    [InlineData(2, 10943)]
    [InlineData(4, 10943)]
    [InlineData(8, 20000)]
    public async Task Node_i_is_behind_the_first_port_plus_i_minus_1_and_alone_there(int count, int port)
    {
        var preview = await Previews.Of($$"""
            nodes: { count: {{count}} }
            polling: { mode: port-per-node, port: {{port}} }
            """);
        for (var i = 1; i <= count; i++)
        {
            var listener = preview.Single($"polling-listener-node{i}");
            listener.Text("port").ShouldBe($"{port + i - 1}");
            listener.Text("defaultActions.0.targetGroupArn").ShouldBe(preview.Single($"polling-pool-node{i}").Reference("arn"));
            preview.Services().Where(service => service.Inputs.ToJsonString().Contains($"polling-pool-node{i}.", StringComparison.Ordinal))
                .ShouldHaveSingleItem().Name.ShouldBe($"nodes-service-node{i}");
        }
    }

    [Fact]
    public async Task Tls_is_never_ended_on_a_polling_port()
    {
        var preview = await Previews.Of("polling: { mode: port-per-node }");
        foreach (var listener in preview.Listeners().Where(listener => listener.Name.StartsWith("polling", StringComparison.Ordinal)))
        {
            listener.Text("protocol").ShouldBe("TCP");
            listener.Input("certificateArn").ShouldBeNull();
        }
    }

    [Fact]
    public async Task Behind_an_application_load_balancer_polling_has_its_own_network_load_balancer()
    {
        var preview = await Previews.Of("polling: { mode: port-per-node }");
        var own = preview.Single("polling-nlb");
        own.Text("loadBalancerType").ShouldBe("network");
        own.Text("enableCrossZoneLoadBalancing").ShouldBe("true");
        preview.Listeners().Where(listener => listener.Name.StartsWith("polling", StringComparison.Ordinal)).ShouldAllBe(listener => listener.Text("loadBalancerArn") == own.Reference("arn"));
    }

    [Fact]
    public async Task Outputs_tell_each_nodes_address_and_port()
    {
        var preview = await Previews.Of("polling: { mode: port-per-node }");
        preview.Outputs["pollingEndpoints"]!.AsArray().Select(Endpoint).ShouldBe(
        [
            ("node1", "polling.octopus.example.com", 10943),
            ("node2", "polling.octopus.example.com", 10944),
        ]);
        preview.Single("polling-record").Text("name").ShouldBe("polling.octopus.example.com");
    }

    [Fact]
    public async Task Without_a_zone_the_address_is_the_balancers_own_name()
    {
        var preview = await Previews.Of("""
            loadBalancer: { domain: octopus.example.com, certificate: 'arn:aws:acm:us-east-1:1:certificate/x' }
            polling: { mode: port-per-node }
            """);
        Endpoint(preview.Outputs["pollingEndpoints"]![0]).Address.ShouldBe("${aws:lb/loadBalancer:LoadBalancer::polling-nlb.dnsName}");
    }

    [Fact]
    public async Task Without_polling_nothing_listens_for_it()
    {
        var preview = await Previews.Of();
        preview.Resources.ShouldNotContain(resource => resource.Custom && resource.Name.Contains("polling", StringComparison.Ordinal));
        preview.Outputs["pollingEndpoints"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Tentacles_may_come_from_other_blocks_than_users()
    {
        var preview = await Previews.Of("""
            network: { allowedCidrs: [203.0.113.0/24] }
            polling: { mode: port-per-node, allowedCidrs: [198.51.100.0/24] }
            """);
        preview.Find("network-allow-polling-10943-from-198.51.100.0-24").ShouldNotBeNull();
        preview.Find("network-allow-polling-10944-from-198.51.100.0-24").ShouldNotBeNull();
        preview.Find("network-allow-polling-10943-from-203.0.113.0-24").ShouldBeNull();
        preview.Find("network-allow-load-balancer-443-from-198.51.100.0-24").ShouldBeNull();
    }

    private static (string Node, string Address, int Port) Endpoint(JsonNode? endpoint) =>
        (endpoint!["node"]!.ToString(), endpoint["address"]!.ToString(), (int)endpoint["port"]!);
}
