using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Aws;

/// <summary>An address for each node on EC2: a network interface that belongs to the node's place, and not to its machine.</summary>
public class NodeInterfaceTests
{
    private const string Internal = "polling: { mode: address-per-node }";
    private const string Public = "polling: { mode: address-per-node, scheme: public, allowedCidrs: [198.51.100.0/24] }";

    [Theory]
    [InlineData(Internal, "node")]
    [InlineData(Public, "public")]
    public async Task A_machine_takes_over_the_interface_of_its_node_and_leaves_it_behind(string lines, string subnet)
    {
        var preview = await Windows($"{lines}\nnodes: {{ host: windows, count: 3 }}");
        foreach (var (node, zone) in new[] { ("node1", 1), ("node2", 2), ("node3", 1) })
        {
            var card = preview.Single($"polling-interface-{node}");
            card.Text("subnetId").ShouldBe($"${{aws:ec2/subnet:Subnet::network-{subnet}-subnet-{zone}.id}}");
            card.Text("securityGroups.0").ShouldBe("${aws:ec2/securityGroup:SecurityGroup::network-nodes-security-group.id}");
            var taken = preview.Single($"nodes-template-{node}").Input("networkInterfaces")!.AsArray().ShouldHaveSingleItem()!;
            taken["networkInterfaceId"]!.ToString().ShouldBe(card.Reference("id"));
            taken["deleteOnTermination"]!.ToString().ShouldBe("false");
            // EC2 takes either an interface or what one is made of.
            taken["securityGroups"].ShouldBeNull();
            taken["associatePublicIpAddress"].ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_group_is_given_its_zone_instead_of_a_subnet_and_stays_one_machine()
    {
        var preview = await Windows(Internal);
        var group = preview.Single("nodes-group-node2");
        group.Input("availabilityZones")!.ToJsonString().ShouldBe("""["us-east-1b"]""");
        group.Input("vpcZoneIdentifiers").ShouldBeNull();
        (group.Text("minSize"), group.Text("maxSize")).ShouldBe(("1", "1"));
    }

    [Fact]
    public async Task Pools_know_the_interfaces_address_so_that_the_next_machine_is_in_them_at_once()
    {
        var preview = await Windows($"{Internal}\nloadBalancer: {{ kind: network, domain: octopus.example.com, dnsZone: example.com }}");
        preview.TargetGroups().ShouldAllBe(pool => pool.Text("targetType") == "ip");
        preview.Single("nodes-group-node1").Input("targetGroupArns").ShouldBeNull();
        foreach (var (port, pool) in new[] { (8080, "load-balancer-web"), (8443, "load-balancer-grpc") })
        {
            var attachment = preview.Single($"nodes-attachment-node1-{port}");
            attachment.Text("targetGroupArn").ShouldBe(preview.Single(pool).Reference("arn"));
            attachment.Text("targetId").ShouldBe(preview.Single("polling-interface-node1").Reference("privateIp"));
            attachment.Text("port").ShouldBe($"{port}");
        }
    }

    [Fact]
    public async Task In_any_other_mode_a_machine_has_an_interface_of_its_own_and_is_in_its_pools_by_itself()
    {
        var preview = await Windows("polling: { mode: port-per-node }");
        preview.OfType("aws:ec2/networkInterface:NetworkInterface").ShouldBeEmpty();
        preview.TargetGroups().ShouldAllBe(pool => pool.Text("targetType") == "instance");
        preview.Single("nodes-group-node1").Input("availabilityZones").ShouldBeNull();
    }

    [Fact]
    public async Task A_group_that_moves_between_subnet_and_interface_goes_before_it_comes_anew()
    {
        foreach (var lines in new[] { Internal, "polling: { mode: none }" })
        {
            var group = (await Windows(lines)).Single("nodes-group-node1");
            group.DeleteBeforeReplace.ShouldBe(true);
            group.ReplaceOnChanges.ShouldBe(["availabilityZones", "vpcZoneIdentifiers"]);
        }
    }

    [Fact]
    public async Task A_public_address_is_an_elastic_one_and_there_before_the_machine()
    {
        var preview = await Windows(Public);
        var association = preview.Single("polling-address-association-node1");
        association.Text("allocationId").ShouldBe(preview.Single("polling-address-node1").Reference("allocationId"));
        association.Text("networkInterfaceId").ShouldBe(preview.Single("polling-interface-node1").Reference("id"));
        preview.Single("nodes-group-node1").Dependencies.ShouldContain(association.Urn);
        preview.Single("polling-record-node1").Input("records")!.ToJsonString().ShouldBe($"[\"{preview.Single("polling-address-node1").Reference("publicIp")}\"]");
    }

    [Fact]
    public async Task Inside_the_network_the_address_is_the_interfaces_own()
    {
        var preview = await Windows(Internal);
        preview.Find("polling-address-node1").ShouldBeNull();
        preview.Single("polling-record-node1").Input("records")!.ToJsonString().ShouldBe($"[\"{preview.Single("polling-interface-node1").Reference("privateIp")}\"]");
    }

    [Fact]
    public async Task Tentacles_reach_the_polling_port_of_a_node_and_nothing_else_of_it()
    {
        var preview = await Windows(Public);
        var nodes = preview.Single("network-nodes-security-group").Reference("id");
        var way = preview.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").Where(rule => rule.Text("securityGroupId") == nodes && rule.Input("cidrIpv4") is not null).ShouldHaveSingleItem();
        (way.Text("fromPort"), way.Text("toPort"), way.Text("cidrIpv4")).ShouldBe(("10943", "10943", "198.51.100.0/24"));
    }

    [Fact]
    public async Task A_node_with_a_public_address_reaches_the_public_web_address_by_it()
    {
        var preview = await Windows("""
            loadBalancer: { scheme: public, domain: octopus.example.com, dnsZone: example.com }
            network: { allowedCidrs: [198.51.100.0/24] }
            polling: { mode: address-per-node }
            """);
        preview.Single("network-allow-load-balancer-443-from-node2").Text("cidrIpv4").ShouldBe($"{preview.Single("polling-address-node2").Reference("publicIp")}/32");
        (await Windows(Public)).Find("network-allow-load-balancer-443-from-node2").ShouldBeNull();
    }

    [Fact]
    public async Task A_node_with_its_own_address_has_no_load_balancer()
    {
        var preview = await Windows(Internal);
        preview.OfType("aws:lb/loadBalancer:LoadBalancer").ShouldHaveSingleItem().Name.ShouldBe("load-balancer-elb");
    }

    [Theory]
    [InlineData("port: 10944")]
    [InlineData("port: 20000, alsoKeep: port-per-node")]
    public void The_port_is_the_nodes_own_since_nothing_maps_it(string polling) =>
        StackText.Problem(StackText.Windows($"polling: {{ mode: address-per-node, {polling} }}")).ShouldContain("a Tentacle reaches the machine itself, which listens on 10943");

    [Theory]
    [InlineData("mode: shared-address")]
    [InlineData("mode: shared-address, redis: { kind: managed }")]
    public async Task A_windows_node_receives_the_location_of_the_queue_connection_string_not_its_value(string polling)
    {
        var preview = await Windows($"polling: {{ {polling} }}");
        preview.UserData("node1").ShouldContain($"RedisSecret = '{preview.Single("nodes-secret-redis").Reference("arn")}'");
        preview.UserData("node1").ShouldBe(preview.UserData("node1").Replace(StackText.Password, "", StringComparison.Ordinal));
        (await Windows()).UserData("node1").ShouldNotContain("nodes-secret-redis");
    }

    private static Task<PreviewDocument> Windows(string lines = "") => Previews.Of(StackText.Windows(lines));
}
