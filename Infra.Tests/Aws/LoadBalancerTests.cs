using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Aws;

public class LoadBalancerTests
{
    [Fact]
    public async Task With_a_domain_users_come_by_https_and_plain_http_sends_them_there()
    {
        var preview = await Previews.Of();
        var plain = preview.Single("load-balancer-listener-80");
        plain.Text("protocol").ShouldBe("HTTP");
        plain.Text("defaultActions.0.type").ShouldBe("redirect");
        (plain.Text("defaultActions.0.redirect.protocol"), plain.Text("defaultActions.0.redirect.port"), plain.Text("defaultActions.0.redirect.statusCode")).ShouldBe(("HTTPS", "443", "HTTP_301"));

        var secure = preview.Single("load-balancer-listener-443");
        secure.Text("protocol").ShouldBe("HTTPS");
        secure.Text("sslPolicy").ShouldBe("ELBSecurityPolicy-TLS13-1-2-2021-06");
        secure.Text("certificateArn").ShouldBe("${aws:acm/certificateValidation:CertificateValidation::load-balancer-certificate-validation.certificateArn}");
        secure.Text("defaultActions.0.targetGroupArn").ShouldBe(preview.Single("load-balancer-web").Reference("arn"));
        preview.Outputs["webUrl"]!.ToString().ShouldBe("https://octopus.example.com");
    }

    [Fact]
    public async Task Without_a_domain_users_come_by_http_to_the_balancers_own_name()
    {
        var preview = await Previews.Of("loadBalancer: { kind: application }");
        preview.Listeners().Single().Text("defaultActions.0.type").ShouldBe("forward");
        preview.Listeners().Single().Text("port").ShouldBe("80");
        preview.Outputs["webUrl"]!.ToString().ShouldBe("http://${aws:lb/loadBalancer:LoadBalancer::load-balancer-elb.dnsName}");
    }

    [Fact]
    public async Task An_existing_certificate_is_used_and_none_is_issued()
    {
        var preview = await Previews.Of("loadBalancer: { domain: octopus.example.com, certificate: 'arn:aws:acm:us-east-1:1:certificate/x' }");
        preview.Single("load-balancer-listener-443").Text("certificateArn").ShouldBe("arn:aws:acm:us-east-1:1:certificate/x");
        preview.OfType("aws:acm/certificate:Certificate").ShouldBeEmpty();
        preview.OfType("aws:route53/record:Record").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_zone_makes_the_record_and_the_proof_of_the_certificate()
    {
        var preview = await Previews.Of("loadBalancer: { domain: octopus.example.com, dnsZone: Z0123456789ABC }");
        var record = preview.Single("load-balancer-record");
        (record.Text("zoneId"), record.Text("name"), record.Text("type")).ShouldBe(("Z0123456789ABC", "octopus.example.com", "A"));
        record.Text("aliases.0.name").ShouldBe("${aws:lb/loadBalancer:LoadBalancer::load-balancer-elb.dnsName}");
        preview.Single("load-balancer-certificate-proof").Text("zoneId").ShouldBe("Z0123456789ABC");
        preview.Single("load-balancer-certificate").Text("validationMethod").ShouldBe("DNS");
    }

    [Theory]
    [InlineData("internal", "true", "network-node-subnet-1")]
    [InlineData("public", "false", "network-public-subnet-1")]
    public async Task The_scheme_decides_from_where_it_is_reached(string scheme, string isInternal, string subnet)
    {
        var preview = await Previews.Of($$"""
            loadBalancer: { scheme: {{scheme}} }
            network: { allowedCidrs: [203.0.113.0/24] }
            """);
        var balancer = preview.Single("load-balancer-elb");
        balancer.Text("internal").ShouldBe(isInternal);
        balancer.Text("subnets.0").ShouldBe(preview.Single(subnet).Reference("id"));
        balancer.Input("subnets")!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task An_application_load_balancer_is_patient_and_strict()
    {
        var balancer = (await Previews.Of()).Single("load-balancer-elb");
        balancer.Text("loadBalancerType").ShouldBe("application");
        balancer.Text("idleTimeout").ShouldBe("3600");
        balancer.Text("dropInvalidHeaderFields").ShouldBe("true");
        balancer.Text("desyncMitigationMode").ShouldBe("defensive");
        balancer.Text("enableDeletionProtection").ShouldBe("true");
        balancer.Text("accessLogs.enabled").ShouldBe("true");
    }

    [Fact]
    public async Task Sessions_are_not_sticky()
    {
        var web = (await Previews.Of()).Single("load-balancer-web");
        web.Text("stickiness.enabled").ShouldBe("false");
        web.Text("loadBalancingAlgorithmType").ShouldBe("least_outstanding_requests");
    }

    [Fact]
    public async Task The_monitor_of_kubernetes_speaks_grpc_through_https()
    {
        var preview = await Previews.Of();
        preview.Single("load-balancer-listener-8443").Text("protocol").ShouldBe("HTTPS");
        var grpc = preview.Single("load-balancer-grpc");
        (grpc.Text("protocol"), grpc.Text("protocolVersion"), grpc.Text("port")).ShouldBe(("HTTPS", "GRPC", "8443"));
    }

    [Theory]
    [InlineData("grpc: false")]
    [InlineData("loadBalancer: { kind: application }")]
    public async Task Port_8443_is_closed_when_nobody_asks_or_it_could_not_work(string lines)
    {
        var preview = await Previews.Of(lines);
        preview.Find("load-balancer-listener-8443").ShouldBeNull();
        preview.Resources.ShouldNotContain(resource => resource.Name.Contains("8443", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_network_load_balancer_carries_web_polling_and_grpc_at_one_address()
    {
        var preview = await Previews.Of("""
            loadBalancer: { kind: network, domain: octopus.example.com, dnsZone: Z0123456789ABC }
            polling: { mode: port-per-node }
            """);
        var balancer = preview.OfType("aws:lb/loadBalancer:LoadBalancer").Single();
        balancer.Text("loadBalancerType").ShouldBe("network");
        preview.Listeners().ShouldAllBe(listener => listener.Text("loadBalancerArn") == balancer.Reference("arn"));
        preview.Listeners().Select(listener => (listener.Text("port"), listener.Text("protocol"))).ShouldBe(
            [("443", "TLS"), ("8443", "TCP"), ("10943", "TCP"), ("10944", "TCP")], ignoreOrder: true);
        // The service lets a TLS listener wait 350 seconds and no longer.
        preview.Single("load-balancer-listener-443").Input("tcpIdleTimeoutSeconds").ShouldBeNull();
        preview.Single("load-balancer-listener-8443").Text("tcpIdleTimeoutSeconds").ShouldBe("3600");
    }

    [Fact]
    public async Task A_public_load_balancer_waits_for_the_way_in_from_the_internet()
    {
        var preview = await Previews.Of("""
            loadBalancer: { scheme: public }
            network: { allowedCidrs: [203.0.113.0/24] }
            polling: { mode: port-per-node }
            """);
        var wayIn = preview.Single("network-public-default-route").Urn;
        preview.Single("load-balancer-elb").Dependencies.ShouldContain(wayIn);
        preview.Single("polling-nlb").Dependencies.ShouldContain(wayIn);
        preview.Single("network-nat-address-1").Dependencies.ShouldContain(preview.Single("network-internet-gateway").Urn);
    }

    [Fact]
    public async Task An_upload_to_a_node_that_begins_to_drain_goes_on()
    {
        var preview = await Previews.Of("loadBalancer: { kind: network }");
        preview.Single("load-balancer-web").Text("targetHealthStates.0.enableUnhealthyConnectionTermination").ShouldBe("false");
        preview.Single("load-balancer-grpc").Text("targetHealthStates.0.enableUnhealthyConnectionTermination").ShouldBe("false");
    }

    [Fact]
    public async Task Maintenance_answers_503_with_the_teams_page_in_front_of_the_pool()
    {
        var preview = await Previews.Of("""
            maintenance: true
            loadBalancer: { domain: octopus.example.com, dnsZone: example.com, maintenancePage: Back soon }
            """);
        var rule = preview.Single("load-balancer-maintenance");
        rule.Text("listenerArn").ShouldBe(preview.Single("load-balancer-listener-443").Reference("arn"));
        rule.Text("conditions.0.pathPattern.values.0").ShouldBe("/*");
        (rule.Text("actions.0.type"), rule.Text("actions.0.fixedResponse.statusCode"), rule.Text("actions.0.fixedResponse.messageBody")).ShouldBe(("fixed-response", "503", "Back soon"));
        preview.Single("load-balancer-listener-443").Text("defaultActions.0.type").ShouldBe("forward");
        (await Previews.Of()).Find("load-balancer-maintenance").ShouldBeNull();
    }

    [Fact]
    public async Task Access_logs_go_to_a_bucket_that_is_closed_to_everyone_else()
    {
        var preview = await Previews.Of();
        var block = preview.Single("load-balancer-logs-public-access");
        foreach (var property in new[] { "blockPublicAcls", "blockPublicPolicy", "ignorePublicAcls", "restrictPublicBuckets" })
        {
            block.Text(property).ShouldBe("true");
        }

        var policy = preview.Single("load-balancer-logs-policy").Text("policy")!;
        policy.ShouldContain("logdelivery.elasticloadbalancing.amazonaws.com");
        var demand = JsonNode.Parse(policy)!["Statement"]!.AsArray().Single(statement => statement!["Sid"]!.ToString() == "DemandTls")!;
        (demand["Effect"]!.ToString(), demand["Action"]!.ToJsonString(), demand["Principal"]!["AWS"]!.ToString(), demand["Condition"]!["Bool"]!["aws:SecureTransport"]!.ToString())
            .ShouldBe(("Deny", """["s3:*"]""", "*", "false"));
        JsonNode.Parse(policy)!["Statement"]!.AsArray().Count(statement => statement!["Effect"]?.ToString() == "Allow" && statement["Principal"]!["AWS"] is not null).ShouldBe(0);
        preview.Single("load-balancer-elb").Dependencies.ShouldContain(preview.Single("load-balancer-logs-policy").Urn);
    }

    [Fact]
    public async Task Names_leave_room_for_the_suffix_that_pulumi_adds()
    {
        // Elastic Load Balancing takes 32 characters; Pulumi adds a hyphen and seven.
        var preview = await Previews.Of("""
            nodes: { count: 8 }
            polling: { mode: port-per-node }
            """);
        preview.Resources.Where(resource => resource.Type is "aws:lb/targetGroup:TargetGroup" or "aws:lb/loadBalancer:LoadBalancer")
            .ShouldAllBe(resource => resource.Name.Length <= 24);
    }
}
