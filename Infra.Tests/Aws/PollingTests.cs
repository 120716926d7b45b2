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
    public async Task A_node_with_an_address_of_its_own_has_a_load_balancer_in_its_own_zone_and_there_alone()
    {
        var preview = await Previews.Of("nodes: { count: 3 }\npolling: { mode: address-per-node }");
        preview.Find("polling-nlb").ShouldBeNull();
        foreach (var (node, zone) in new[] { ("node1", 1), ("node2", 2), ("node3", 1) })
        {
            var balancer = preview.Single($"polling-nlb-{node}");
            balancer.Text("loadBalancerType").ShouldBe("network");
            balancer.Input("subnets").ShouldBeNull();
            var mapping = balancer.Input("subnetMappings")!.AsArray().ShouldHaveSingleItem()!;
            mapping["subnetId"]!.ToString().ShouldBe($"${{aws:ec2/subnet:Subnet::network-node-subnet-{zone}.id}}");
            mapping["allocationId"].ShouldBeNull();
            preview.Single($"nodes-service-{node}").Inputs.ToJsonString().ShouldContain($"polling-own-pool-{node}.arn");
        }
    }

    [Fact]
    public async Task The_public_address_of_a_node_is_an_elastic_ip_that_is_retained_without_node_and_load_balancer()
    {
        var preview = await Previews.Of("""
            polling: { mode: address-per-node, scheme: public, allowedCidrs: [198.51.100.0/24] }
            """);
        foreach (var (node, zone) in new[] { ("node1", 1), ("node2", 2) })
        {
            var mapping = preview.Single($"polling-nlb-{node}").Input("subnetMappings.0")!;
            mapping["allocationId"]!.ToString().ShouldBe(preview.Single($"polling-address-{node}").Reference("allocationId"));
            mapping["subnetId"]!.ToString().ShouldBe($"${{aws:ec2/subnet:Subnet::network-public-subnet-{zone}.id}}");
        }
    }

    [Fact]
    public async Task In_an_existing_network_the_address_is_in_the_nodes_zone_though_public_subnets_lie_in_more()
    {
        var preview = await Previews.Of("""
            network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { b: subnet-nb, c: subnet-nc }, publicSubnets: { a: subnet-pa, b: subnet-pb, c: subnet-pc } } }
            polling: { mode: address-per-node, scheme: public, allowedCidrs: [198.51.100.0/24] }
            """);
        preview.Single("polling-nlb-node1").Text("subnetMappings.0.subnetId").ShouldBe("subnet-pb");
        preview.Single("polling-nlb-node2").Text("subnetMappings.0.subnetId").ShouldBe("subnet-pc");
    }

    [Fact]
    public async Task The_nodes_own_load_balancers_take_tentacles_and_nobody_else()
    {
        var preview = await Previews.Of("polling: { mode: address-per-node, allowedCidrs: [198.51.100.0/24] }\nloadBalancer: { kind: network }");
        var group = preview.Single("network-polling-addresses-security-group").Reference("id");
        var way = preview.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").Where(rule => rule.Text("securityGroupId") == group).ShouldHaveSingleItem();
        (way.Text("fromPort"), way.Text("cidrIpv4")).ShouldBe(("10943", "198.51.100.0/24"));
        preview.Single("polling-nlb-node1").Input("securityGroups")!.ToJsonString().ShouldBe($"[\"{group}\"]");
        preview.Find("network-allow-load-balancer-10943-from-198.51.100.0-24").ShouldBeNull();
    }

    [Fact]
    public async Task A_shared_address_has_no_affinity()
    {
        var preview = await Previews.Of("polling: { mode: shared-address }");
        preview.Single("polling-pool-shared").Input("stickiness").ShouldBeNull();
    }

    [Theory]
    [InlineData("port-per-node")]
    [InlineData("address-per-node")]
    [InlineData("shared-address")]
    public async Task A_silent_connection_of_a_tentacle_is_kept_for_an_hour(string mode)
    {
        var preview = await Previews.Of($"polling: {{ mode: {mode} }}");
        preview.Listeners().Where(listener => listener.Name.StartsWith("polling", StringComparison.Ordinal)).ShouldAllBe(listener => listener.Text("tcpIdleTimeoutSeconds") == "3600");
    }

    [Fact]
    public async Task Outputs_show_the_address_and_port_of_each_node()
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
    public async Task Outputs_tell_the_mode_of_each_address_those_to_keep_last()
    {
        var preview = await Previews.Of("polling: { mode: shared-address, sharedPort: 10942, alsoKeep: port-per-node }");
        preview.Outputs["pollingEndpoints"]!.AsArray().Select(endpoint => $"{endpoint!["mode"]} {Endpoint(endpoint)}").ShouldBe(
        [
            "shared-address (node1, polling.octopus.example.com, 10942)",
            "shared-address (node2, polling.octopus.example.com, 10942)",
            "port-per-node (node1, polling.octopus.example.com, 10943)",
            "port-per-node (node2, polling.octopus.example.com, 10944)",
        ]);
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
