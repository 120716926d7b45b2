using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Azure;

public class NetworkTests
{
    private const string Public = "loadBalancer: { scheme: public, domain: octopus.example.com, certificate: 'https://contoso.vault.azure.net/secrets/octopus' }\n";

    [Fact]
    public async Task Gateway_nodes_and_private_endpoints_have_subnets_of_their_own_cut_as_on_aws()
    {
        var preview = await Previews.OfAzure("network: { zones: 3, cidr: 10.0.0.0/16 }");
        Subnets(preview).Select(subnet => $"{subnet["subnetName"]} {subnet["addressPrefix"]}").ShouldBe(
            ["endpoints 10.0.32.0/20", "gateway 10.0.0.0/20", "nodes-1 10.0.16.0/20", "nodes-2 10.0.80.0/20", "nodes-3 10.0.144.0/20"]);
    }

    [Fact]
    public async Task The_nodes_of_a_zone_leave_by_a_nat_gateway_of_that_zone_and_nobody_else_leaves()
    {
        var preview = await Previews.OfAzure("network: { zones: 3 }");
        foreach (var zone in Enumerable.Range(1, 3))
        {
            preview.Single($"network-nat-{zone}").Text("zones.0").ShouldBe($"{zone}");
            preview.Single($"network-nat-address-{zone}").Text("zones.0").ShouldBe($"{zone}");
        }

        var subnets = Subnets(preview);
        subnets.ShouldAllBe(subnet => subnet["defaultOutboundAccess"]!.GetValue<bool>() == false);
        subnets.Select(subnet => subnet["natGateway"]?["id"]?.ToString()).ShouldBe(
            [null, null, .. Enumerable.Range(1, 3).Select(zone => preview.Single($"network-nat-{zone}").Reference("id"))]);
    }

    [Fact]
    public async Task A_shared_nat_gateway_is_left_to_azures_choice_of_zone()
    {
        var preview = await Previews.OfAzure("network: { zones: 3, natPerZone: false }");
        var nat = preview.OfType("azure-native:network:NatGateway").Single();
        nat.Input("zones").ShouldBeNull();
        Subnets(preview).Count(subnet => subnet["natGateway"] is not null).ShouldBe(3);
    }

    [Fact]
    public async Task Subnets_come_one_after_the_other_as_azure_makes_them()
    {
        var preview = await Previews.OfAzure("network: { zones: 3 }");
        string[] names = ["gateway", "nodes-1", "nodes-2", "nodes-3", "endpoints"];
        foreach (var (first, second) in names.Zip(names.Skip(1)))
        {
            preview.Single($"network-subnet-{second}").DependsOn.ShouldBe([preview.Single($"network-subnet-{first}").Urn]);
        }

        // One that stood inside would be taken away by the network's next update, with what is still in it.
        preview.Single("network-vnet").Input("subnets").ShouldBeNull();
    }

    [Fact]
    public async Task Adding_a_zone_does_not_change_the_subnets_of_other_zones()
    {
        var (two, three) = (await Previews.OfAzure("network: { zones: 2 }"), await Previews.OfAzure("network: { zones: 3 }"));
        var before = Subnets(two).Select(subnet => subnet.ToJsonString());
        before.ShouldBeSubsetOf(Subnets(three).Select(subnet => subnet.ToJsonString()));
    }

    [Fact]
    public async Task Every_subnet_has_a_security_group_that_ends_by_denying_the_rest_and_every_rule_is_described()
    {
        var preview = await Previews.OfAzure();
        Subnets(preview).ShouldAllBe(subnet => subnet["networkSecurityGroup"]!["id"]!.ToString().Contains("security-group.id", StringComparison.Ordinal));
        var groups = preview.OfType("azure-native:network:NetworkSecurityGroup").ToList();
        groups.Count.ShouldBe(3);
        foreach (var group in groups)
        {
            var rules = Rules(group);
            rules.ShouldAllBe(rule => rule["description"]!.ToString().Length > 10 && rule["direction"]!.ToString() == "Inbound");
            rules.Select(rule => rule["priority"]!.GetValue<int>()).ShouldBeUnique();
            var last = rules.MaxBy(rule => rule["priority"]!.GetValue<int>())!;
            (last["access"]!.ToString(), last["sourceAddressPrefix"]!.ToString(), last["destinationPortRange"]!.ToString(), last["protocol"]!.ToString()).ShouldBe(("Deny", "*", "*", "*"));
        }
    }

    [Fact]
    public async Task An_application_gateway_lets_azure_manage_and_probe_it_and_users_come_from_their_blocks_only()
    {
        var preview = await Previews.OfAzure("network: { allowedCidrs: [203.0.113.0/24, 198.51.100.0/24] }");
        Allowed(preview, "gateway").ShouldBe(
        [
            "65200-65535 GatewayManager",
            "* AzureLoadBalancer",
            "80 203.0.113.0/24,198.51.100.0/24",
            "443 203.0.113.0/24,198.51.100.0/24",
        ]);
    }

    [Fact]
    public async Task Nodes_reach_a_public_gateway_by_the_addresses_of_their_nat_gateways()
    {
        var preview = await Previews.OfAzure(Public + "network: { allowedCidrs: [203.0.113.0/24] }");
        Allowed(preview, "gateway").ShouldContain(string.Join(' ', "443", string.Join(',', Enumerable.Range(1, 2).Select(zone => preview.Single($"network-nat-address-{zone}").Reference("ipAddress")))));
    }

    [Fact]
    public async Task Nodes_take_web_from_the_gateway_polling_and_grpc_from_their_own_blocks_and_nothing_from_each_other()
    {
        var preview = await Previews.OfAzure("""
            network: { allowedCidrs: [203.0.113.0/24] }
            polling: { mode: port-per-node, allowedCidrs: [192.0.2.0/24] }
            """);
        Allowed(preview, "nodes").ShouldBe(["* AzureLoadBalancer", "8080 10.0.0.0/20", "8443 203.0.113.0/24", "10943 192.0.2.0/24"]);
        Allowed(await Previews.OfAzure("grpc: false"), "nodes").ShouldBe(["* AzureLoadBalancer", "8080 10.0.0.0/20"]);
    }

    [Fact]
    public async Task With_a_public_balancer_of_layer_4_nodes_reach_their_own_url_by_the_addresses_of_their_nat_gateways()
    {
        var preview = await Previews.OfAzure("loadBalancer: { kind: network, scheme: public }\nnetwork: { allowedCidrs: [203.0.113.0/24] }");
        Allowed(preview, "nodes").ShouldContain(string.Join(' ', "8080", string.Join(',', Enumerable.Range(1, 2).Select(zone => preview.Single($"network-nat-address-{zone}").Reference("ipAddress")))));
        Allowed(await Previews.OfAzure("loadBalancer: { kind: network, scheme: internal }\nnetwork: { allowedCidrs: [203.0.113.0/24] }"), "nodes").Count(rule => rule.StartsWith("8080 ", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task With_kind_network_users_reach_the_nodes_themselves()
    {
        var preview = await Previews.OfAzure("loadBalancer: { kind: network }\nnetwork: { allowedCidrs: [203.0.113.0/24] }");
        Allowed(preview, "nodes").ShouldContain("8080 203.0.113.0/24");
        Allowed(preview, "gateway").ShouldBe(["65200-65535 GatewayManager", "* AzureLoadBalancer"]);
    }

    [Theory]
    [InlineData("[0.0.0.0/0]", "*")]
    [InlineData("[10.0.0.0/8, 10.1.0.0/16, 192.0.2.0/24]", "10.0.0.0/8,192.0.2.0/24")]
    [InlineData("[10.1.0.0/16, 0.0.0.0/0]", "*")]
    public async Task A_rule_takes_no_block_within_another(string blocks, string sources) =>
        Allowed(await Previews.OfAzure($"network: {{ allowedCidrs: {blocks} }}"), "gateway").ShouldContain($"443 {sources}");

    [Fact]
    public async Task Only_nodes_reach_database_storage_and_secrets()
    {
        Allowed(await Previews.OfAzure(), "endpoints").Order(StringComparer.Ordinal).ShouldBe(
            ["1433 10.0.16.0/20,10.0.80.0/20", "443 10.0.16.0/20,10.0.80.0/20", "445 10.0.16.0/20,10.0.80.0/20"]);
        var endpoints = Subnets(await Previews.OfAzure()).Single(subnet => subnet["subnetName"]!.ToString() == "endpoints");
        // Security groups pass private endpoints by unless the subnet says otherwise.
        endpoints["privateEndpointNetworkPolicies"]!.ToString().ShouldBe("Enabled");
    }

    // In the second region a stack takes over a database and a share by endpoints that the team makes (docs/operations.md).
    [Fact]
    public async Task Nodes_reach_an_existing_database_and_share_by_private_endpoints_of_the_teams_own()
    {
        var preview = await Previews.OfAzure("database: { existing: { connectionString: Server=sql.example.com;Password=hunter2 } }\nstorage: { existing: { path: '\\\\files\\octopus' } }");
        Allowed(preview, "endpoints").ShouldContain(rule => rule.StartsWith("1433 ", StringComparison.Ordinal));
        Allowed(preview, "endpoints").ShouldContain(rule => rule.StartsWith("445 ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("network-database-zone", "privatelink.database.windows.net", "database-endpoint")]
    [InlineData("network-storage-zone", "privatelink.file.core.windows.net", "storage-endpoint")]
    [InlineData("network-secrets-zone", "privatelink.vaultcore.azure.net", "secrets-endpoint")]
    public async Task A_services_own_name_leads_to_its_private_endpoint(string zone, string name, string endpoint)
    {
        var preview = await Previews.OfAzure();
        preview.Single(zone).Text("privateZoneName").ShouldBe(name);
        preview.Single($"{zone}-link").Text("virtualNetwork.id").ShouldBe(preview.Single("network-vnet").Reference("id"));
        preview.Single($"{endpoint}-records").Text("privateDnsZoneConfigs.0.privateDnsZoneId").ShouldBe(preview.Single(zone).Reference("id"));
        preview.Single($"{endpoint}-records").Text("privateEndpointName").ShouldBe(preview.Single(endpoint).Reference("name"));
        preview.Single(endpoint).Text("subnet.id").ShouldBe(preview.Single("network-subnet-endpoints").Reference("id"));
    }

    [Fact]
    public async Task An_existing_network_is_used_unchanged()
    {
        var preview = await Previews.OfAzure(StackText.OwnAzureParts);
        preview.Resources.ShouldNotContain(resource => resource.Type.EndsWith(":VirtualNetwork", StringComparison.Ordinal)
            || resource.Type.EndsWith(":NetworkSecurityGroup", StringComparison.Ordinal) || resource.Type.EndsWith(":NatGateway", StringComparison.Ordinal));
        preview.Single("secrets-endpoint").Text("subnet.id").ShouldBe($"{StackText.Vnet}/subnets/nodes");
        preview.Single("network-secrets-zone-link").Text("virtualNetwork.id").ShouldBe(StackText.Vnet);
    }

    [Fact]
    public async Task An_existing_private_zone_of_the_network_is_not_created_again()
    {
        var zone = StackText.Vnet.Replace("virtualNetworks/hub", "privateDnsZones/privatelink.vaultcore.azure.net", StringComparison.Ordinal);
        var preview = await Previews.OfAzure(StackText.OwnAzureParts.Replace("cidr:", $"privateDnsZoneIds: {{ privatelink.vaultcore.azure.net: {zone} }}, cidr:", StringComparison.Ordinal));
        preview.Resources.ShouldNotContain(resource => resource.Name == "network-secrets-zone");
        preview.Single("secrets-endpoint-records").Text("privateDnsZoneConfigs.0.privateDnsZoneId").ShouldBe(zone);
    }

    [Fact]
    public async Task A_region_without_zones_has_one_subnet_of_nodes_and_names_no_zone()
    {
        var preview = await Previews.OfAzure("network: { availabilitySet: true }");
        Subnets(preview).Select(subnet => subnet["subnetName"]!.ToString()).ShouldBe(["endpoints", "gateway", "nodes-1"]);
        preview.OfType("azure-native:network:NatGateway").Single().Input("zones").ShouldBeNull();
        preview.Single("database-octopus").Text("zoneRedundant").ShouldBe("false");
        preview.Single("storage-account").Text("sku.name").ShouldBe("Premium_LRS");
    }

    private static List<JsonObject> Subnets(PreviewDocument preview) => [.. preview.OfType("azure-native:network:Subnet").Select(subnet => subnet.Inputs)];

    private static List<JsonNode> Rules(PreviewResource group) => [.. group.Input("securityRules")!.AsArray().Select(rule => rule!)];

    private static List<string> Allowed(PreviewDocument preview, string role) =>
        [.. Rules(preview.Single($"network-{role}-security-group"))
            .Where(rule => rule["access"]!.ToString() == "Allow")
            .OrderBy(rule => rule["priority"]!.GetValue<int>())
            .Select(rule => $"{rule["destinationPortRange"]} {rule["sourceAddressPrefix"]?.ToString() ?? string.Join(',', rule["sourceAddressPrefixes"]!.AsArray())}")];
}
