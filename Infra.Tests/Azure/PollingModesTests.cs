using OctopusHA.Bootstrap;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Azure;

/// <summary>What only Azure has of polling: addresses of nodes on one balancer, and its ways to a Redis queue.</summary>
public class PollingModesTests
{
    private const string Shared = "polling: { mode: shared-address }";
    private const string Managed = "polling: { mode: shared-address, redis: { kind: managed } }";
    private const string Own = "polling: { mode: shared-address, redis: { existing: { connectionString: 'redis.example.com:6380,password=x,ssl=true' } } }";

    [Fact]
    public async Task A_public_address_of_a_node_is_a_standard_one_of_its_own_network_interface_with_a_name_of_its_own()
    {
        var preview = await AzureStack.Preview("polling: { mode: address-per-node, scheme: public, allowedCidrs: [198.51.100.0/24] }\nnodes: { count: 3 }");
        foreach (var node in new[] { "node1", "node2", "node3" })
        {
            var address = preview.Single($"polling-address-{node}");
            address.Text("sku.name").ShouldBe("Standard");
            address.Text("publicIPAllocationMethod").ShouldBe("Static");
            address.Text("dnsSettings.domainNameLabel")!.ShouldEndWith($"-polling-{node}");
            preview.Single($"polling-network-interface-{node}").Text("ipConfigurations.0.publicIPAddress.id").ShouldBe(address.Reference("id"));
        }

        // Nothing of it is a part of a balancer, which Azure would not let shrink while a node is there.
        preview.OfType("azure-native:network:InboundNatRule").ShouldBeEmpty();
        preview.Single("polling-lb").Input("frontendIPConfigurations")!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Inside_the_network_a_nodes_address_is_chosen_and_stays_with_its_network_interface()
    {
        var preview = await AzureStack.Preview("polling: { mode: address-per-node }\nnodes: { count: 3 }\nnetwork: { zones: 3 }");
        foreach (var (node, address) in new[] { ("node1", "10.0.31.254"), ("node2", "10.0.95.253"), ("node3", "10.0.159.252") })
        {
            preview.Single($"polling-network-interface-{node}").Text("ipConfigurations.0.privateIPAllocationMethod").ShouldBe("Static");
            preview.Single($"polling-network-interface-{node}").Text("ipConfigurations.0.privateIPAddress").ShouldBe(address);
        }

        string.Join(' ', preview.Outputs["pollingEndpoints"]!.AsArray().Select(endpoint => endpoint!["address"]!.ToString())).ShouldBe("node1.octopus.example.com node2.octopus.example.com node3.octopus.example.com");
    }

    [Fact]
    public async Task In_an_existing_network_azure_chooses_the_address()
    {
        var preview = await AzureStack.Preview($"{AzureStack.OwnNetwork}\npolling: {{ mode: address-per-node }}\nloadBalancer: {{ domain: octopus.example.com, certificate: '{StackText.Certificate}', privateAddress: 10.0.1.250 }}");
        var card = preview.Single("polling-network-interface-node1");
        card.Text("ipConfigurations.0.privateIPAllocationMethod").ShouldBe("Dynamic");
        card.Input("ipConfigurations.0.privateIPAddress").ShouldBeNull();
        preview.Outputs["pollingEndpoints"]![0]!["address"]!.ToString().ShouldContain("polling-network-interface-node1.ipConfigurations");
    }

    [Fact]
    public void At_its_own_address_a_machine_listens_at_its_own_port() =>
        AzureStack.Problems("polling: { mode: address-per-node, port: 10950 }").ShouldHaveSingleItem().ShouldStartWith("octopus-ha:polling.port: 10950 - with address-per-node a Tentacle reaches the machine itself, which listens on 10943");

    [Theory]
    [InlineData("application", "polling-lb")]
    [InlineData("network", "load-balancer-lb")]
    public async Task A_shared_address_spreads_over_all_nodes_with_no_affinity_and_asks_for_the_open_port(string kind, string balancer)
    {
        var preview = await AzureStack.Preview($"{Shared}\nloadBalancer: {{ kind: {kind}{(kind == "application" ? $", {AzureStack.Domain}" : "")} }}");
        var rule = preview.Single(balancer).Input("loadBalancingRules")!.AsArray().Single(rule => rule!["name"]!.ToString() == "polling")!;
        ((int)rule["frontendPort"]!, (int)rule["backendPort"]!).ShouldBe((10943, 10943));
        rule["loadDistribution"].ShouldBeNull();
        var probe = preview.Single(balancer).Input("probes")!.AsArray().Single(probe => probe!["name"]!.ToString() == "polling")!;
        probe["protocol"]!.ToString().ShouldBe("Tcp");
        preview.OfType("azure-native:network:InboundNatRule").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(Shared)]
    [InlineData(Managed)]
    [InlineData(Own)]
    public async Task Every_node_is_told_where_the_connection_string_is_and_not_what(string lines)
    {
        var preview = await AzureStack.Preview(lines);
        preview.Single("secrets-redis").Text("properties.value").ShouldBe("[secret]");
        foreach (var node in new[] { "node1", "node2" })
        {
            preview.Script(node).ShouldContain("/secrets/redis");
            preview.Script(node).ShouldNotContain(StackText.Password);
        }

        (await AzureStack.Preview("polling: { mode: port-per-node }")).Script("node1").ShouldNotContain("/secrets/redis");
    }

    [Fact]
    public async Task The_container_is_what_octopus_documents_and_never_two()
    {
        var app = (await AzureStack.Preview(Shared)).Single("redis-container");
        var container = app.Input("template.containers")!.AsArray().ShouldHaveSingleItem()!;
        container["image"]!.ToString().ShouldBe("public.ecr.aws/docker/library/redis:8.0.5");
        container["args"]![0]!.ToString().ShouldBe(RedisContainer.Script);
        container["env"]!.ToJsonString().ShouldBe("""[{"name":"MAX_MEMORY","value":"800mb"},{"name":"REDIS_PASSWORD","secretRef":"redis-password"}]""");
        (app.Text("template.scale.minReplicas"), app.Text("template.scale.maxReplicas")).ShouldBe(("1", "1"));
        app.Text("configuration.secrets.0.value").ShouldBe("[secret]");
    }

    [Theory]
    [InlineData(100, 0.5, "1Gi")]
    [InlineData(800, 1, "2Gi")]
    [InlineData(3000, 2, "4Gi")]
    public async Task Each_vcpu_of_the_container_has_2_gib(int queue, double cpu, string memory)
    {
        var app = (await AzureStack.Preview($"polling: {{ mode: shared-address, redis: {{ maxMemoryMiB: {queue} }} }}")).Single("redis-container");
        ((double)app.Input("template.containers.0.resources.cpu")!, app.Text("template.containers.0.resources.memory")).ShouldBe((cpu, memory));
    }

    [Fact]
    public async Task Only_nodes_reach_the_container_at_an_address_of_the_network()
    {
        var preview = await AzureStack.Preview($"{Shared}\nnetwork: {{ zones: 3 }}");
        preview.Single("redis-environment").Text("vnetConfiguration.internal").ShouldBe("true");
        var rules = preview.Single("network-redis-security-group").Input("securityRules")!.AsArray();
        rules.Single(rule => rule!["name"]!.ToString() == "allow-redis")!["sourceAddressPrefixes"]!.ToJsonString().ShouldBe("""["10.0.16.0/20","10.0.80.0/20","10.0.144.0/20"]""");
        rules.ShouldContain(rule => rule!["name"]!.ToString() == "deny-the-rest");
        rules.ShouldAllBe(rule => rule!["sourceAddressPrefix"] == null || rule["sourceAddressPrefix"]!.ToString() != "Internet");
        var subnet = preview.Single("network-subnet-redis");
        subnet.Text("addressPrefix").ShouldBe("10.0.48.0/20");
        subnet.Text("delegations.0.serviceName").ShouldBe("Microsoft.App/environments");
    }

    [Fact]
    public async Task Azure_managed_redis_keeps_nothing_copies_nothing_evicts_nothing_and_speaks_tls_inside_the_network()
    {
        var preview = await AzureStack.Preview(Managed);
        var cluster = preview.Single("redis-cache");
        (cluster.Text("highAvailability"), cluster.Text("publicNetworkAccess"), cluster.Text("minimumTlsVersion")).ShouldBe(("Disabled", "Disabled", "1.2"));
        var database = preview.Single("redis-database");
        (database.Text("evictionPolicy"), database.Text("clientProtocol"), database.Text("port")).ShouldBe(("NoEviction", "Encrypted", "10000"));
        (database.Text("persistence.aofEnabled"), database.Text("persistence.rdbEnabled")).ShouldBe(("false", "false"));
        preview.Single("redis-endpoint").Text("privateLinkServiceConnections.0.groupIds.0").ShouldBe("redisEnterprise");
        preview.Single("network-endpoints-security-group").Inputs.ToJsonString().ShouldContain("\"10000\"");
        preview.Find("network-redis-security-group").ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_shared_address_there_is_no_queue()
    {
        var preview = await AzureStack.Preview("polling: { mode: port-per-node }");
        preview.Resources.Where(resource => resource.Name.Contains("redis", StringComparison.Ordinal)).Select(resource => resource.Name).ShouldBe(["secrets-redis"]);
        preview.Script("node1").ShouldNotContain("/secrets/redis");
    }

    [Fact]
    public void Azure_managed_redis_makes_its_own_key()
    {
        AzureStack.Problems($"{Managed}\nredisPassword:").ShouldBeEmpty();
        AzureStack.Problems($"{Shared}\nredisPassword:").ShouldHaveSingleItem().ShouldContain("octopus-ha:redisPassword - is missing");
    }

    [Theory]
    [InlineData("mode: shared-address, redis: { kind: managed, size: cache.t4g.small }", "octopus-ha:polling.redis.size: cache.t4g.small - must be a size of Azure Managed Redis, such as Balanced_B0")]
    [InlineData("mode: shared-address, redis: { image: redis }", "octopus-ha:polling.redis.image: redis - must have a tag")]
    public void What_azure_has_not_is_refused(string polling, string message) =>
        AzureStack.Problems($"polling: {{ {polling} }}").ShouldHaveSingleItem().ShouldStartWith(message);

    [Fact]
    public void The_container_needs_a_subnet_that_only_the_programs_own_network_has()
    {
        var lines = $"{AzureStack.OwnNetwork}\nloadBalancer: {{ {AzureStack.Domain}, privateAddress: 10.0.1.250 }}";
        AzureStack.Problems($"{lines}\n{Shared}").ShouldHaveSingleItem().ShouldStartWith("octopus-ha:polling.redis.kind: container - needs a dedicated subnet");
        AzureStack.Problems($"{lines}\n{Managed}").ShouldBeEmpty();
        AzureStack.Problems($"{lines}\n{Own}").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("port-per-node", true)]
    [InlineData("address-per-node", false)]
    public void One_balancer_has_addresses_of_one_scheme_and_nodes_have_their_own(string mode, bool isRefused) =>
        AzureStack.Problems($$"""
            loadBalancer: { kind: network, scheme: internal }
            network: { allowedCidrs: [203.0.113.0/24] }
            polling: { mode: {{mode}}, scheme: public }
            """).Any(problem => problem.Contains("with kind network, web and polling share one load balancer", StringComparison.Ordinal)).ShouldBe(isRefused);
}
