using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Azure;

public class PollingTests
{
    [Theory]
    [InlineData(2, 10943)]
    [InlineData(3, 10943)]
    [InlineData(8, 20000)]
    public async Task Node_i_is_behind_the_first_port_plus_i_minus_1_and_alone_there(int count, int port)
    {
        var preview = await AzureStack.Preview($"nodes: {{ count: {count} }}\npolling: {{ mode: port-per-node, port: {port} }}");
        for (var i = 1; i <= count; i++)
        {
            var rule = preview.Single($"polling-rule-node{i}");
            (rule.Text("frontendPort"), rule.Text("backendPort"), rule.Text("protocol")).ShouldBe(($"{port + i - 1}", "10943", "Tcp"));
            preview.OfType("azure-native:network:NetworkInterface")
                .Where(card => card.Inputs.ToJsonString().Contains(rule.Reference("id"), StringComparison.Ordinal))
                .ShouldHaveSingleItem().Name.ShouldBe($"polling-network-interface-node{i}");
        }
    }

    [Fact]
    public async Task An_idle_connection_is_reset_after_30_minutes()
    {
        var rule = (await AzureStack.Preview("polling: { mode: port-per-node }")).Single("polling-rule-node1");
        rule.Text("idleTimeoutInMinutes").ShouldBe("30");
        rule.Text("enableTcpReset").ShouldBe("true");
    }

    [Fact]
    public async Task No_load_balancer_provides_outbound_internet_access()
    {
        foreach (var lines in new[] { "polling: { mode: port-per-node }", "loadBalancer: { kind: network }" })
        {
            var balancer = (await AzureStack.Preview(lines)).OfType("azure-native:network:LoadBalancer").Single();
            balancer.Input("loadBalancingRules")!.AsArray().ShouldAllBe(rule => (bool)rule!["disableOutboundSnat"]!);
            balancer.Input("outboundRules").ShouldBeNull();
        }
    }

    [Fact]
    public async Task Grpc_goes_past_the_gateway_which_cannot_carry_it()
    {
        var preview = await AzureStack.Preview();
        var balancer = preview.Single("polling-lb");
        balancer.Text("loadBalancingRules.0.frontendPort").ShouldBe("8443");
        balancer.Text("probes.0.protocol").ShouldBe("Tcp");
        preview.OfType("azure-native:network:InboundNatRule").ShouldBeEmpty();
        preview.Single("load-balancer-gateway").Input("frontendPorts")!.AsArray().ShouldNotContain(port => (int)port!["port"]! == 8443);
        preview.OfType("azure-native:network:NetworkInterface").ShouldAllBe(card => card.Inputs.ToJsonString().Contains($"{balancer.Reference("id")}/backendAddressPools/nodes"));
    }

    [Fact]
    public async Task Without_polling_and_grpc_there_is_no_balancer()
    {
        var preview = await AzureStack.Preview("grpc: false");
        preview.OfType("azure-native:network:LoadBalancer").ShouldBeEmpty();
        preview.Outputs["pollingEndpoints"]!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("internal", "${azure-native:network:LoadBalancer::polling-lb.frontendIPConfigurations[0].privateIPAddress}")]
    [InlineData("public", "${azure-native:network:PublicIPAddress::polling-address.dnsSettings.fqdn}")]
    public async Task Without_a_zone_the_address_is_the_balancers_own(string scheme, string address)
    {
        var preview = await AzureStack.Preview($$"""
            loadBalancer: { domain: octopus.example.com, certificate: 'https://contoso.vault.azure.net/secrets/octopus' }
            network: { allowedCidrs: [203.0.113.0/24] }
            polling: { mode: port-per-node, scheme: {{scheme}} }
            """);
        preview.Outputs["pollingEndpoints"]![0]!["address"]!.ToString().ShouldBe(address);
        preview.Find("polling-record").ShouldBeNull();
    }

    [Fact]
    public async Task With_a_zone_the_address_is_a_name_in_it()
    {
        var preview = await AzureStack.Preview("polling: { mode: port-per-node }");
        preview.Outputs["pollingEndpoints"]!.AsArray().Select(endpoint => ((string)endpoint!["node"]!, (string)endpoint["address"]!, (int)endpoint["port"]!)).ShouldBe(
            [("node1", "polling.octopus.example.com", 10943), ("node2", "polling.octopus.example.com", 10944)]);
        preview.Single("polling-record").Text("relativeRecordSetName").ShouldBe("polling.octopus");
    }
}
