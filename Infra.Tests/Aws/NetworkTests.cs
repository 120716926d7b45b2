using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Aws;

public class NetworkTests
{
    private const string Ingress = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
    private const string Egress = "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule";

    private const string ExistingNetwork =
        "network: { existing: { vpcId: vpc-1, cidr: 172.16.0.0/16, nodeSubnets: { us-east-1b: subnet-b, us-east-1a: subnet-a }, dataSubnets: { us-east-1a: subnet-c, us-east-1b: subnet-d } } }";

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Each_zone_has_public_node_and_data_subnets_and_its_own_nat_gateway(int zones)
    {
        var preview = await Previews.Of($"network: {{ zones: {zones} }}");
        preview.OfType("aws:ec2/subnet:Subnet").Count().ShouldBe(3 * zones);
        for (var zone = 1; zone <= zones; zone++)
        {
            foreach (var purpose in new[] { "public", "node", "data" })
            {
                preview.Single($"network-{purpose}-subnet-{zone}").Text("availabilityZone").ShouldBe($"us-east-1{"abc"[zone - 1]}");
            }

            preview.Single($"network-private-{zone}-default-route").Text("natGatewayId").ShouldBe(preview.Single($"network-nat-{zone}").Reference("id"));
        }
    }

    [Fact]
    public async Task All_zones_share_one_nat_gateway_on_request()
    {
        var preview = await Previews.Of("network: { natPerZone: false }");
        preview.OfType("aws:ec2/natGateway:NatGateway").ShouldHaveSingleItem();
        preview.Single("network-private-2-default-route").Text("natGatewayId").ShouldBe(preview.Single("network-nat-1").Reference("id"));
    }

    [Fact]
    public async Task Database_subnets_have_no_route_to_the_internet()
    {
        var preview = await Previews.Of();
        var table = preview.Single("network-data-route-association-1").Text("routeTableId");
        table.ShouldBe(preview.Single("network-data-1-routes").Reference("id"));
        preview.OfType("aws:ec2/route:Route").ShouldNotContain(route => route.Text("routeTableId") == table);
    }

    [Fact]
    public async Task A_zone_that_becomes_available_later_does_not_change_existing_subnets() =>
        (await Previews.Of()).OfType("aws:ec2/subnet:Subnet").ShouldAllBe(subnet => subnet.IgnoreChanges.Contains("availabilityZone"));

    [Fact]
    public async Task No_subnet_gives_public_addresses_by_itself() =>
        (await Previews.Of()).OfType("aws:ec2/subnet:Subnet").ShouldAllBe(subnet => subnet.Text("mapPublicIpOnLaunch") == "false");

    [Fact]
    public async Task Traffic_to_S3_does_not_use_the_nat_gateway()
    {
        var endpoint = (await Previews.Of()).Single("network-s3-endpoint");
        (endpoint.Text("serviceName"), endpoint.Text("vpcEndpointType")).ShouldBe(("com.amazonaws.us-east-1.s3", "Gateway"));
        endpoint.Input("routeTableIds")!.AsArray().Count.ShouldBe(5);
    }

    [Fact]
    public async Task Traffic_is_logged()
    {
        var preview = await Previews.Of();
        preview.Single("network-flow-log").Text("trafficType").ShouldBe("ALL");
        preview.Single("network-flow-logs").Text("kmsKeyId").ShouldBe(preview.Single("encryption-key").Reference("arn"));
    }

    [Fact]
    public async Task The_vpcs_default_group_lets_nothing_through()
    {
        var group = (await Previews.Of()).Single("network-default-security-group");
        group.Input("ingress").ShouldBeNull();
        group.Input("egress").ShouldBeNull();
    }

    [Fact]
    public async Task Every_rule_between_groups_says_what_it_is_for()
    {
        var preview = await Previews.Of("polling: { mode: port-per-node }");
        var rules = preview.OfType(Ingress).Concat(preview.OfType(Egress)).ToList();
        rules.Count.ShouldBeGreaterThan(10);
        // The characters that EC2 takes in a description.
        rules.ShouldAllBe(rule => rule.Text("description")!.Length > 10
            && rule.Text("description")!.Length <= 255
            && rule.Text("description")!.All(letter => char.IsAsciiLetterOrDigit(letter) || " ._-:/()#,@[]+=&;{}!$*".Contains(letter)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("polling: { mode: port-per-node }")]
    [InlineData("loadBalancer: { kind: network }\npolling: { mode: port-per-node }")]
    public async Task Only_load_balancers_are_reached_from_outside_the_stack(string lines)
    {
        var preview = await Previews.Of(lines);
        foreach (var rule in preview.OfType(Ingress).Where(rule => rule.Input("cidrIpv4") is not null))
        {
            (rule.Text("securityGroupId") == Group("load-balancer") || rule.Text("securityGroupId") == Group("polling")).ShouldBeTrue(rule.Name);
        }
    }

    [Theory]
    [InlineData("database", "1433")]
    [InlineData("storage", "2049")]
    public async Task Only_the_nodes_can_reach_the_data(string role, string port)
    {
        var preview = await Previews.Of("polling: { mode: port-per-node }");
        var rule = preview.OfType(Ingress).Where(rule => rule.Text("securityGroupId") == Group(role)).ShouldHaveSingleItem();
        rule.Text("referencedSecurityGroupId").ShouldBe(Group("nodes"));
        (rule.Text("ipProtocol"), rule.Text("fromPort"), rule.Text("toPort")).ShouldBe(("tcp", port, port));
        preview.OfType(Egress).ShouldNotContain(egress => egress.Text("securityGroupId") == Group(role));
    }

    [Fact]
    public async Task A_node_accepts_connections_only_from_the_load_balancers()
    {
        var preview = await Previews.Of("polling: { mode: port-per-node }");
        preview.OfType(Ingress).Where(rule => rule.Text("securityGroupId") == Group("nodes"))
            .Select(rule => (rule.Text("referencedSecurityGroupId"), rule.Text("fromPort")))
            .ShouldBe([(Group("load-balancer"), "8080"), (Group("load-balancer"), "8443"), (Group("polling"), "10943")], ignoreOrder: true);
    }

    [Fact]
    public async Task What_one_group_may_send_the_other_takes()
    {
        var preview = await Previews.Of("polling: { mode: port-per-node }");
        foreach (var sent in preview.OfType(Egress).Where(rule => rule.Input("referencedSecurityGroupId") is not null))
        {
            preview.OfType(Ingress).ShouldContain(
                taken => taken.Text("securityGroupId") == sent.Text("referencedSecurityGroupId")
                    && taken.Text("referencedSecurityGroupId") == sent.Text("securityGroupId")
                    && taken.Text("fromPort") == sent.Text("fromPort"),
                sent.Name);
        }
    }

    [Fact]
    public async Task Every_port_that_a_load_balancer_listens_at_is_open_and_no_other()
    {
        foreach (var lines in new[] { "", "polling: { mode: port-per-node }", "loadBalancer: { kind: network }\npolling: { mode: port-per-node }", "loadBalancer: { kind: application }" })
        {
            var preview = await Previews.Of(lines);
            var open = preview.OfType(Ingress).Where(rule => rule.Input("cidrIpv4") is not null).Select(rule => rule.Text("fromPort")).Distinct().Order();
            preview.Listeners().Select(listener => listener.Text("port")).Order().ShouldBe(open, lines);
        }
    }

    [Fact]
    public async Task A_script_on_a_node_may_call_the_server_by_its_public_name()
    {
        var preview = await Previews.Of("""
            loadBalancer: { scheme: public, domain: octopus.example.com, dnsZone: example.com }
            network: { allowedCidrs: [203.0.113.0/24] }
            """);
        preview.Single("network-allow-load-balancer-443-from-nat-2").Text("cidrIpv4").ShouldBe($"{preview.Single("network-nat-address-2").Reference("publicIp")}/32");
        (await Previews.Of()).Resources.ShouldNotContain(resource => resource.Name.Contains("from-nat", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Zones_without_fargate_are_skipped()
    {
        var asked = (await Engine.Calls()).Single(call => call.Token == "aws:index/getAvailabilityZones:getAvailabilityZones").Args;
        ((System.Collections.IEnumerable)asked["excludeZoneIds"]).Cast<string>().ShouldBe(["apne1-az3", "use1-az3", "usw1-az2"]);
        asked["state"].ShouldBe("available");
    }

    [Fact]
    public async Task An_existing_network_is_used_instead_of_creating_one()
    {
        var preview = await Previews.Of(ExistingNetwork);
        preview.Resources.ShouldNotContain(resource => resource.Type == "aws:ec2/vpc:Vpc" || resource.Type == "aws:ec2/subnet:Subnet");
        preview.Single("load-balancer-elb").Input("subnets")!.ToJsonString().ShouldBe("""["subnet-a","subnet-b"]""");
        preview.Single("database-subnets").Input("subnetIds")!.ToJsonString().ShouldBe("""["subnet-c","subnet-d"]""");
        preview.Single("nodes-service-node2").Text("networkConfiguration.subnets.0").ShouldBe("subnet-b");
        preview.Single("network-nodes-security-group").Text("vpcId").ShouldBe("vpc-1");
        preview.Find("network-allow-load-balancer-443-from-172.16.0.0-16").ShouldNotBeNull();
        preview.OfType("aws:efs/mountTarget:MountTarget").Select(target => (target.Name, target.Text("subnetId")))
            .ShouldBe([("storage-mount-target-us-east-1a", "subnet-a"), ("storage-mount-target-us-east-1b", "subnet-b")]);
    }

    [Fact]
    public async Task A_region_with_too_few_zones_is_reported_with_a_fix()
    {
        var failure = await Should.ThrowAsync<Exception>(() => Engine.Register("network: { zones: 3 }", "us-west-1a", "us-west-1c"));
        failure.ToString().ShouldContain("octopus-ha:network.zones: 3 - the region has only 2 zones (us-west-1a, us-west-1c)");
    }

    private static string Group(string role) => $"${{aws:ec2/securityGroup:SecurityGroup::network-{role}-security-group.id}}";
}
