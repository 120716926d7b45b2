using System.Net;
using FsCheck;
using FsCheck.Fluent;
using OctopusHA.Plan;
using OctopusHA.Settings;
using OctopusHA.Settings.Rules;
using OctopusHA.Tests.Settings;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Plans;

public class ClusterPlanTests
{
    [Fact]
    public void Any_settings_have_a_plan_also_those_that_the_rules_refuse() =>
        Check(RandomSettings.Generator, 1000, settings =>
        {
            var plan = ClusterPlan.Create(settings);
            plan.Nodes.Count.ShouldBe(settings.Nodes.Numbers.Count);
            plan.Network.Zones.ShouldNotBeEmpty();
            plan.Nodes.ShouldAllBe(node => node.ZoneIndex < plan.Network.Zones.Count);
            plan.Nodes.Select(node => node.Name).ShouldBeUnique();
            plan.Nodes.Select(node => node.PollingPort).ShouldBeUnique();
        });

    [Fact]
    public void Adding_a_node_changes_no_other_node_and_removes_no_firewall_rule() =>
        Check(Either, 500, settings =>
        {
            var count = settings.Nodes.Count;
            var (before, after) = (ClusterPlan.Create(settings), ClusterPlan.Create(settings with { Nodes = settings.Nodes with { Count = count + 1 } }));
            after.Nodes.Take(before.Nodes.Count).ShouldBe(before.Nodes);
            AwsFirewall.OfGroups(before.Firewall).Select(rule => rule.Name).Except(AwsFirewall.OfGroups(after.Firewall).Select(rule => rule.Name)).ShouldBeEmpty();
        });

    [Fact]
    public void A_third_zone_does_not_change_existing_subnets() =>
        Check(Either, 300, settings =>
        {
            var (two, three) = (Zones(settings, 2), Zones(settings, 3));
            three.Take(two.Count).ShouldBe(two);
        });

    [Fact]
    public void The_database_the_storage_and_the_queue_accept_connections_from_the_nodes_alone() =>
        Check(Either, 500, settings =>
        {
            string[] data = [AwsFirewall.Database, AwsFirewall.Storage, AwsFirewall.Redis];
            var plan = ClusterPlan.Create(settings with { Cloud = Cloud.Aws });
            plan.Firewall.Where(rule => rule.To.Kind == FirewallPeerKind.Role && data.Contains(rule.To.Name)).ShouldAllBe(rule => rule.From == FirewallPeer.Nodes);
        });

    [Fact]
    public void Every_port_of_the_web_load_balancer_is_open_to_every_allowed_block_and_to_no_other() =>
        Check(Either, 500, settings =>
        {
            var plan = ClusterPlan.Create(settings with { Cloud = Cloud.Aws });
            var web = plan.LoadBalancer;
            var open = plan.Firewall
                .Where(rule => rule.To.Name == AwsFirewall.LoadBalancer && rule.From.Kind == FirewallPeerKind.Blocks && web.Ports.Contains(rule.FirstPort))
                .Select(rule => (rule.FirstPort, rule.From.Text)).Distinct();
            var allowed = web.Ports.SelectMany(port => web.AllowedCidrs.Select(block => (port, block))).Distinct().ToList();
            allowed.Except(open).ShouldBeEmpty();
            if (plan.Polling.Modes.Count == 0)
            {
                open.Except(allowed).ShouldBeEmpty();
            }
        });

    [Fact]
    public void A_Kubernetes_monitor_on_Azure_can_reach_the_public_load_balancer_of_polling_beside_an_internal_gateway()
    {
        var settings = new OctopusSettings
        {
            Cloud = Cloud.Azure,
            LoadBalancer = new LoadBalancerSettings { Scheme = Scheme.Internal },
            Polling = new PollingSettings
            {
                Mode = PollingMode.PortPerNode,
                Scheme = Scheme.Public,
                AllowedCidrs = ["203.0.113.0/24"],
            },
        };

        var rules = ClusterPlan.Create(settings).Firewall;

        rules.Where(rule => rule.Name is "allow-grpc" or "allow-polling").Select(rule => rule.From.Text)
            .ShouldBe(["203.0.113.0/24", "203.0.113.0/24"]);
    }

    [Fact]
    public void A_node_on_Azure_has_an_address_of_its_own_that_Azure_does_not_assign_by_itself() =>
        Check(RandomSettings.NearSoundAzureGenerator, 500, settings =>
        {
            var plan = ClusterPlan.Create(settings);
            var addresses = plan.Nodes.Select(node => node.PrivateAddress).OfType<string>().ToList();
            addresses.ShouldBeUnique();
            addresses.Count.ShouldBe(settings.Network.Existing is null ? plan.Nodes.Count : 0);
            foreach (var node in plan.Nodes.Where(node => node.PrivateAddress is not null))
            {
                var subnet = IPNetwork.Parse(plan.Network.Subnets[node.ZoneIndex].Node.ToString());
                subnet.Contains(IPAddress.Parse(node.PrivateAddress!)).ShouldBeTrue();
            }
        });

    [Theory]
    [InlineData("", "1,2,1,2")]
    [InlineData("network: { zones: 3 }", "1,2,3,1")]
    [InlineData("network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { us-east-1b: subnet-2, us-east-1a: subnet-1 } } }", "us-east-1a,us-east-1b,us-east-1a,us-east-1b")]
    public void Nodes_are_assigned_to_zones_in_turn(string lines, string zones)
    {
        var plan = PlanOf($"nodes: {{ count: 4 }}\n{lines}".Trim());
        string.Join(',', plan.Nodes.Select(node => plan.Network.Zones[node.ZoneIndex].Name)).ShouldBe(zones);
    }

    [Theory]
    [InlineData("", NodeHost.Container)]
    [InlineData("nodes: { host: windows }\ndirectoryPassword: Correct-Horse-7-Battery", NodeHost.Windows)]
    public void Nodes_run_in_containers_on_AWS_when_the_host_is_not_specified(string lines, NodeHost host) => PlanOf(lines).Host.ShouldBe(host);

    [Fact]
    public void Nodes_are_Windows_machines_on_Azure() => PlanOf(StackText.Azure()).Host.ShouldBe(NodeHost.Windows);

    [Theory]
    [InlineData(20, 80)]
    [InlineData(4096, 16384)]
    [InlineData(14894, 16384)]
    [InlineData(14895, null)]
    [InlineData(16384, null)]
    public void Storage_can_grow_to_four_times_its_size_up_to_the_service_limit_unless_it_starts_within_10_percent(int start, int? ceiling) =>
        PlanOf($"database: {{ storageGiB: {start} }}").Database.StorageCeilingGiB.ShouldBe(ceiling);

    [Theory]
    [InlineData("loadBalancer: { kind: application }\ndatabase: { ephemeral: true }", "80")]
    [InlineData("", "80,443,8443")]
    [InlineData("loadBalancer: { kind: network, domain: octopus.example.com, dnsZone: example.com }", "443,8443")]
    [InlineData("grpc: false", "80,443")]
    public void The_load_balancer_listens_at_the_ports_of_its_kind(string lines, string ports) =>
        string.Join(',', PlanOf(lines).LoadBalancer.Ports).ShouldBe(ports);

    [Fact]
    public void A_security_group_rule_is_named_by_what_it_allows()
    {
        var plan = PlanOf("network: { allowedCidrs: [203.0.113.0/24] }\nloadBalancer: { scheme: public, domain: octopus.example.com, dnsZone: example.com }\npolling: { mode: port-per-node }");
        var names = AwsFirewall.OfGroups(plan.Firewall).Select(rule => rule.Name).ToList();
        names.ShouldBeUnique();
        names.ShouldContain("network-allow-load-balancer-443-from-203.0.113.0-24");
        names.ShouldContain("network-allow-load-balancer-443-from-nat-2");
        names.ShouldContain("network-allow-load-balancer-to-nodes-8080");
        names.ShouldContain("network-allow-nodes-from-polling-10943");
        names.ShouldContain("network-allow-database-from-nodes-1433");
        names.ShouldContain("network-allow-nodes-to-everywhere");
    }

    private static Gen<MapNode> Either { get; } = Gen.OneOf(RandomSettings.NearSoundGenerator, RandomSettings.NearSoundAzureGenerator);

    private static ClusterPlan PlanOf(string lines) => ClusterPlan.Create(StackText.Settings(lines));

    private static IReadOnlyList<ZoneSubnets> Zones(OctopusSettings settings, int zones) =>
        ClusterPlan.Create(settings with { Network = settings.Network with { Zones = zones } }).Network.Subnets;

    private static void Check(Gen<MapNode> settings, int cases, Action<OctopusSettings> holds) =>
        Prop.ForAll(settings.ToArbitrary(), configuration => holds(SettingsReader.Read(configuration, Strictness.Preview).Settings))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(cases));
}
