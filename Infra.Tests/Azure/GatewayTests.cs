using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Azure;

public class GatewayTests
{
    private const string Domain = "domain: octopus.example.com, certificate: 'https://contoso.vault.azure.net/secrets/octopus'";

    [Fact]
    public async Task A_draining_node_leaves_the_pool_because_only_200_keeps_it_in()
    {
        var probe = (await AzureStack.Preview()).Single("load-balancer-gateway").Input("probes.0")!;
        probe["path"]!.ToString().ShouldBe(OctopusServer.PingPath);
        probe["match"]!["statusCodes"]!.ToJsonString().ShouldBe("""["200"]""");
        ((int)probe["port"]!).ShouldBe(8080);
    }

    [Fact]
    public async Task Http_leads_to_https_and_https_to_the_nodes()
    {
        var gateway = (await AzureStack.Preview()).Single("load-balancer-gateway");
        gateway.Input("frontendPorts")!.AsArray().Select(port => ((string)port!["name"]!, (int)port["port"]!)).ShouldBe([("http", 80), ("https", 443)]);
        var rules = gateway.Input("requestRoutingRules")!.AsArray().ToDictionary(rule => (string)rule!["name"]!);
        rules["http"]!["redirectConfiguration"]!["id"]!.ToString().ShouldEndWith("/redirectConfigurations/https");
        rules["https"]!["backendAddressPool"]!["id"]!.ToString().ShouldEndWith("/backendAddressPools/nodes");
        gateway.Text("redirectConfigurations.0.redirectType").ShouldBe("Permanent");
        gateway.Text("redirectConfigurations.0.includePath").ShouldBe("true");
        rules.Values.Select(rule => (int)rule!["priority"]!).ShouldBeUnique();
    }

    [Fact]
    public async Task Tls_is_1_2_or_newer_with_a_certificate_that_the_gateways_identity_may_read_and_nothing_else()
    {
        var preview = await AzureStack.Preview();
        var gateway = preview.Single("load-balancer-gateway");
        gateway.Text("sslPolicy.policyName").ShouldBe("AppGwSslPolicy20220101S");
        gateway.Text("sslCertificates.0.keyVaultSecretId").ShouldBe("https://contoso.vault.azure.net/secrets/octopus");
        gateway.Text("identity.userAssignedIdentities.0").ShouldBe(preview.Single("load-balancer-identity").Reference("id"));

        var right = preview.Single("load-balancer-may-read-certificate");
        right.Text("scope").ShouldEndWith("/providers/Microsoft.KeyVault/vaults/contoso/secrets/octopus");
        right.Text("principalId").ShouldBe(preview.Single("load-balancer-identity").Reference("principalId"));
        // Key Vault Secrets User (Azure built-in roles).
        right.Text("roleDefinitionId").ShouldEndWith("4633458b-17de-408a-b874-0445c86b69e6");
        gateway.DependsOn.ShouldContain(right.Urn);
    }

    [Fact]
    public async Task A_gateway_is_in_every_zone_with_two_or_more_instances()
    {
        var gateway = (await AzureStack.Preview()).Single("load-balancer-gateway");
        gateway.Input("zones")!.ToJsonString().ShouldBe("""["1","2","3"]""");
        gateway.Text("autoscaleConfiguration.minCapacity").ShouldBe("2");
        gateway.Text("autoscaleConfiguration.maxCapacity").ShouldBe("10");
        gateway.Text("sku.name").ShouldBe("Standard_v2");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(86400)]
    public async Task The_request_timeout_is_the_settings(int seconds)
    {
        var gateway = (await AzureStack.Preview($"loadBalancer: {{ {Domain}, idleTimeoutSeconds: {seconds} }}")).Single("load-balancer-gateway");
        gateway.Text("backendHttpSettingsCollection.0.requestTimeout").ShouldBe($"{seconds}");
    }

    [Fact]
    public async Task Inside_it_listens_at_its_private_address_alone()
    {
        var preview = await AzureStack.Preview($"loadBalancer: {{ {Domain}, scheme: internal, dnsZone: example.com }}");
        var gateway = preview.Single("load-balancer-gateway");
        gateway.Input("httpListeners")!.AsArray().ShouldAllBe(listener => listener!["frontendIPConfiguration"]!["id"]!.ToString().EndsWith("/private"));
        // The last address of 10.0.0.0/20 that is free: Azure keeps the first four of a subnet and the last.
        gateway.Input("frontendIPConfigurations")!.AsArray().Single(front => (string)front!["name"]! == "private")!["privateIPAddress"]!.ToString().ShouldBe("10.0.15.254");
        preview.Single("load-balancer-record").Text("aRecords.0.ipv4Address").ShouldBe("10.0.15.254");
    }

    [Fact]
    public async Task Public_it_listens_at_its_public_address_and_the_record_follows_it()
    {
        var preview = await AzureStack.Preview($"network: {{ allowedCidrs: [203.0.113.0/24] }}\nloadBalancer: {{ {Domain}, scheme: public, dnsZone: example.com }}");
        var gateway = preview.Single("load-balancer-gateway");
        gateway.Input("httpListeners")!.AsArray().ShouldAllBe(listener => listener!["frontendIPConfiguration"]!["id"]!.ToString().EndsWith("/public"));
        gateway.Input("frontendIPConfigurations")!.AsArray().ShouldHaveSingleItem();
        var record = preview.Single("load-balancer-record");
        record.Text("targetResource.id").ShouldBe(preview.Single("load-balancer-gateway-address").Reference("id"));
        (record.Text("relativeRecordSetName"), record.Text("zoneName")).ShouldBe(("octopus", "example.com"));
    }

    [Fact]
    public async Task Without_a_domain_it_speaks_plain_http_under_the_name_that_azure_gives()
    {
        var preview = await AzureStack.Preview("network: { allowedCidrs: [203.0.113.0/24] }\nloadBalancer: { scheme: public }");
        var gateway = preview.Single("load-balancer-gateway");
        gateway.Input("httpListeners")!.AsArray().ShouldHaveSingleItem()!["protocol"]!.ToString().ShouldBe("Http");
        gateway.Input("sslCertificates").ShouldBeNull();
        preview.Outputs["webUrl"]!.ToString().ShouldStartWith("http://${azure-native:network:PublicIPAddress::load-balancer-gateway-address.dnsSettings");
        preview.Find("load-balancer-identity").ShouldBeNull();
    }

    [Fact]
    public async Task The_firewall_prevents_and_lets_a_package_of_any_size_through()
    {
        var preview = await AzureStack.Preview($"loadBalancer: {{ {Domain}, waf: true }}");
        var firewall = preview.Single("load-balancer-firewall");
        firewall.Text("policySettings.mode").ShouldBe("Prevention");
        firewall.Text("policySettings.state").ShouldBe("Enabled");
        firewall.Text("policySettings.requestBodyCheck").ShouldBe("false");
        firewall.Text("policySettings.requestBodyEnforcement").ShouldBe("false");
        firewall.Text("policySettings.fileUploadEnforcement").ShouldBe("false");
        var gateway = preview.Single("load-balancer-gateway");
        gateway.Text("firewallPolicy.id").ShouldBe(firewall.Reference("id"));
        gateway.Text("sku.tier").ShouldBe("WAF_v2");
    }

    [Fact]
    public async Task A_page_of_the_teams_own_is_shown_when_no_node_answers()
    {
        var gateway = (await AzureStack.Preview($"loadBalancer: {{ {Domain}, maintenancePage: 'https://www.example.com/maintenance.html' }}")).Single("load-balancer-gateway");
        gateway.Text("customErrorConfigurations.0.statusCode").ShouldBe("HttpStatus502");
        gateway.Text("customErrorConfigurations.0.customErrorPageUrl").ShouldBe("https://www.example.com/maintenance.html");
        (await AzureStack.Preview()).Single("load-balancer-gateway").Input("customErrorConfigurations").ShouldBeNull();
    }

    [Fact]
    public async Task With_kind_network_one_balancer_carries_web_grpc_and_polling_and_asks_ping_for_web()
    {
        var preview = await AzureStack.Preview("loadBalancer: { kind: network }\npolling: { mode: port-per-node }");
        preview.OfType("azure-native:network:ApplicationGateway").ShouldBeEmpty();
        var balancer = preview.OfType("azure-native:network:LoadBalancer").ShouldHaveSingleItem();
        balancer.Input("loadBalancingRules")!.AsArray().Select(rule => ((int)rule!["frontendPort"]!, (int)rule["backendPort"]!)).ShouldBe([(80, 8080), (8443, 8443)]);
        balancer.Text("probes.0.protocol").ShouldBe("Http");
        balancer.Text("probes.0.requestPath").ShouldBe(OctopusServer.PingPath);
        balancer.Text("probes.1.protocol").ShouldBe("Tcp");
        balancer.Input("frontendIPConfigurations.0.zones")!.ToJsonString().ShouldBe("""["1","2","3"]""");
        balancer.Text("loadBalancingRules.0.idleTimeoutInMinutes").ShouldBe("60");
        preview.OfType("azure-native:network:InboundNatRule").ShouldAllBe(rule => rule.Text("loadBalancerName") == balancer.Reference("name"));
    }

    [Fact]
    public async Task What_the_front_writes_goes_to_the_log_workspace()
    {
        var preview = await AzureStack.Preview();
        foreach (var name in new[] { "load-balancer-gateway", "polling-lb" })
        {
            var logs = preview.Single($"{name}-logs");
            logs.Text("resourceUri").ShouldBe(preview.Single(name).Reference("id"));
            logs.Text("workspaceId").ShouldBe(preview.Single("foundation-log-workspace").Reference("id"));
        }
    }

    [Theory]
    [InlineData(60, "4")]
    [InlineData(600, "10")]
    [InlineData(1800, "30")]
    [InlineData(3600, "30")]
    public async Task A_long_request_is_held_at_the_public_address_as_long_as_azure_lets_it(int seconds, string minutes)
    {
        var preview = await AzureStack.Preview($"loadBalancer: {{ {AzureStack.Domain}, scheme: public, idleTimeoutSeconds: {seconds} }}\nnetwork: {{ allowedCidrs: [203.0.113.0/24] }}");
        preview.Single("load-balancer-gateway-address").Text("idleTimeoutInMinutes").ShouldBe(minutes);
        // HTTP/2 is cut after three minutes of silence, whatever the rest says.
        preview.Single("load-balancer-gateway").Text("enableHttp2").ShouldBe("false");
    }

    [Fact]
    public async Task Octopus_receives_the_client_address_without_its_port()
    {
        var gateway = (await AzureStack.Preview()).Single("load-balancer-gateway");
        gateway.Input("rewriteRuleSets.0.rewriteRules.0.actionSet.requestHeaderConfigurations")!.ToJsonString()
            .ShouldBe("""[{"headerName":"X-Forwarded-For","headerValue":"{var_add_x_forwarded_for_proxy}"}]""");
        var forwarding = gateway.Input("requestRoutingRules")!.AsArray().Single(rule => rule!["backendAddressPool"] != null)!;
        forwarding["rewriteRuleSet"]!["id"]!.ToString().ShouldEndWith("/rewriteRuleSets/client");
    }

    [Fact]
    public async Task The_firewall_can_be_told_to_watch_only_and_what_not_to_read()
    {
        var preview = await AzureStack.Preview($"loadBalancer: {{ {AzureStack.Domain}, waf: true, wafMode: detection, wafExclusions: [RequestCookieNames StartsWith OctopusIdentificationToken] }}");
        var firewall = preview.Single("load-balancer-firewall");
        firewall.Text("policySettings.mode").ShouldBe("Detection");
        firewall.Input("managedRules.exclusions")!.ToJsonString().ShouldBe("""[{"matchVariable":"RequestCookieNames","selector":"OctopusIdentificationToken","selectorMatchOperator":"StartsWith"}]""");
    }

    [Fact]
    public async Task The_logs_of_a_gateway_go_to_the_tables_that_the_pages_name()
    {
        var preview = await AzureStack.Preview($"loadBalancer: {{ {AzureStack.Domain}, waf: true }}");
        preview.Single("load-balancer-gateway-logs").Text("logAnalyticsDestinationType").ShouldBe("Dedicated");
        // Others have no tables of their own.
        preview.Single("secrets-vault-logs").Input("logAnalyticsDestinationType").ShouldBeNull();
    }

    [Theory]
    [InlineData("internal", "azure-native:privatedns:PrivateRecordSet")]
    [InlineData("public", "azure-native:dns:RecordSet")]
    public async Task An_internal_address_is_made_known_in_a_private_zone_and_a_public_one_in_a_public_zone(string scheme, string type)
    {
        var preview = await AzureStack.Preview($"loadBalancer: {{ {AzureStack.Domain}, scheme: {scheme} }}\nnetwork: {{ allowedCidrs: [203.0.113.0/24] }}");
        preview.Single("load-balancer-record").Type.ShouldBe(type);
    }

    [Theory]
    [InlineData("dnsZones", "internal", "azure-native:dns:RecordSet")]
    [InlineData("privateDnsZones", "public", "azure-native:privatedns:PrivateRecordSet")]
    public async Task A_zone_given_by_its_id_is_taken_as_it_is(string kind, string scheme, string type)
    {
        var zone = $"/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/dns/providers/Microsoft.Network/{kind}/example.com";
        var preview = await AzureStack.Preview($"loadBalancer: {{ domain: octopus.example.com, certificate: '{StackText.Certificate}', dnsZone: '{zone}', scheme: {scheme} }}\nnetwork: {{ allowedCidrs: [203.0.113.0/24] }}");
        var record = preview.Single("load-balancer-record");
        (record.Type, record.Text("resourceGroupName"), record.Text("relativeRecordSetName")).ShouldBe((type, "dns", "octopus"));
    }
}
