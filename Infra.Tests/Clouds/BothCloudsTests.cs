using OctopusHA.Preview.Facts;
using OctopusHA.Tests.Azure;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Clouds;

/// <summary>What a team is promised in either cloud, by the same tests over both.</summary>
public class BothCloudsTests
{
    private const string Polling = "polling: { mode: port-per-node }\n";

    public static TheoryData<string> Clouds => new("aws", "azure");

    public static TheoryData<string, string> CloudsAndKinds => new() { { "aws", "application" }, { "aws", "network" }, { "azure", "application" }, { "azure", "network" } };

    private static Task<PreviewDocument> Preview(string cloud, string lines = "") => cloud == "azure" ? AzureStack.Preview(lines) : Previews.Of(lines);

    // Azure's load balancer ends no TLS, so with kind network there is no domain.
    private static string Kind(string cloud, string kind) => kind == "application" ? "" : cloud == "azure" ? "loadBalancer: { kind: network }\n" : $"loadBalancer: {{ kind: {kind} }}\n";

    [Theory]
    [MemberData(nameof(CloudsAndKinds))]
    public async Task A_draining_node_leaves_the_web_pool_because_ping_must_answer_200(string cloud, string kind)
    {
        var web = ClusterFacts.Of(await Preview(cloud, Kind(cloud, kind))).Pools.Where(pool => pool.Purpose == PoolPurpose.Web).ShouldHaveSingleItem();
        web.Check.Check.ShouldBe($"HTTP {OctopusServer.PingPath}");
        web.Check.Healthy.ShouldBe("200");
        web.Check.RemovesDraining.ShouldBeTrue();
        web.Nodes.ShouldBe(["node1", "node2"]);
        // Half a minute of silence, and not one slow answer.
        web.Check.OutAfterSeconds.ShouldBe(30);
    }

    [Theory]
    [MemberData(nameof(CloudsAndKinds))]
    public async Task A_draining_node_is_still_polled_because_nobody_asks_for_more_than_its_port(string cloud, string kind)
    {
        var pools = ClusterFacts.Of(await Preview(cloud, Polling + Kind(cloud, kind))).Pools.Where(pool => pool.Purpose == PoolPurpose.Polling).ToList();
        pools.Count.ShouldBe(2);
        pools.ShouldAllBe(pool => !pool.Check.RemovesDraining && !pool.Check.Check.Contains("HTTP") && pool.Nodes.Count == 1);
    }

    [Theory]
    [MemberData(nameof(Clouds))]
    public async Task A_draining_node_keeps_its_grpc_streams(string cloud) =>
        ClusterFacts.Of(await Preview(cloud)).Pools.Where(pool => pool.Purpose == PoolPurpose.Grpc).ShouldAllBe(pool => !pool.Check.RemovesDraining);

    [Theory]
    [MemberData(nameof(Clouds))]
    public async Task Each_node_is_polled_at_a_port_of_its_own(string cloud)
    {
        var facts = ClusterFacts.Of(await Preview(cloud, Polling + "nodes: { count: 4 }"));
        facts.Nodes.SelectMany(node => node.Polling.Select(polling => (node.Name, polling.Address, polling.Port))).ShouldBe(
        [
            ("node1", "polling.octopus.example.com", 10943),
            ("node2", "polling.octopus.example.com", 10944),
            ("node3", "polling.octopus.example.com", 10945),
            ("node4", "polling.octopus.example.com", 10946),
        ]);
        facts.Addresses.Where(address => address.Port is >= 10943 and <= 10946).ShouldAllBe(address => address.Protocol == "TCP" && address.Target.EndsWith("TCP 10943"));
    }

    [Theory]
    [MemberData(nameof(Clouds))]
    public async Task Nodes_are_named_and_numbered_the_same_way(string cloud)
    {
        var facts = ClusterFacts.Of(await Preview(cloud, "nodes: { count: 3, size: large, taskCap: 30 }\nnetwork: { zones: 3 }"));
        facts.Nodes.Select(node => (node.Name, node.VCpu, node.MemoryGiB, node.TaskCap, node.Version, node.IsRunning)).ShouldBe(
        [
            ("node1", 8m, 16m, 30, "2026.4.6909", true),
            ("node2", 8m, 16m, 30, "2026.4.6909", true),
            ("node3", 8m, 16m, 30, "2026.4.6909", true),
        ]);
        facts.Nodes.Select(node => node.Zone).ShouldBeUnique();
    }

    [Theory]
    [MemberData(nameof(CloudsAndKinds))]
    public async Task Adding_a_node_changes_no_resource_that_exists_and_removing_it_none_that_stays(string cloud, string kind)
    {
        string Stack(int nodes) => $"{Polling}{Kind(cloud, kind)}nodes: {{ count: {nodes} }}";
        var (three, four) = (await Preview(cloud, Stack(3)), await Preview(cloud, Stack(4)));
        var after = four.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);
        // What goes through all nodes, and the page that shows them, name each of them.
        foreach (var resource in three.Resources.Where(resource => resource.Custom && resource.Type is not ("azure:automation/runBook:RunBook" or "azure:appinsights/workbook:Workbook")))
        {
            after[resource.Urn].Inputs.ToJsonString().ShouldBe(resource.Inputs.ToJsonString(), resource.Name);
            after[resource.Urn].Dependencies.ShouldBe(resource.Dependencies, resource.Name);
        }

        var added = after.Keys.Except(three.Resources.Select(resource => resource.Urn), StringComparer.Ordinal).ToList();
        added.ShouldNotBeEmpty();
        added.ShouldAllBe(urn => urn.Contains("node4", StringComparison.Ordinal) || urn.Contains("::network-allow-", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Clouds))]
    public async Task No_node_runs_during_maintenance(string cloud)
    {
        ClusterFacts.Of(await Preview(cloud, "maintenance: true")).Nodes.ShouldAllBe(node => !node.IsRunning && node.Version == "2026.4.6909" && node.TaskCap == 20);
        ClusterFacts.Of(await Preview(cloud)).Nodes.ShouldAllBe(node => node.IsRunning);
    }

    [Theory]
    [MemberData(nameof(Clouds))]
    public async Task One_zone_may_fail(string cloud)
    {
        var facts = ClusterFacts.Of(await Preview(cloud));
        facts.Database.SurvivesZone.ShouldBe(true);
        facts.Storage.SurvivesZone.ShouldBe(true);
        facts.Nodes.Select(node => node.Zone).Distinct().Count().ShouldBe(2);
        facts.Network.EgressRoutes.Select(route => (route.Zone, route.GatewayZone)).ShouldAllBe(route => route.Zone == route.GatewayZone);
    }

    [Fact]
    public async Task A_stack_goes_to_the_other_cloud_by_its_cloud_its_region_and_its_certificate()
    {
        const string Stack = """
            nodes: { count: 4, size: large }
            network: { cidr: 10.20.0.0/16, zones: 3, allowedCidrs: [203.0.113.0/24] }
            database: { size: large, storageGiB: 200, backupDays: 30 }
            polling: { mode: port-per-node, allowedCidrs: [198.51.100.0/24] }
            alerts: { email: on-call@example.com }
            tags: { owner: platform-team }
            loadBalancer: { scheme: public, domain: octopus.example.com, dnsZone: example.com, certificate: '{{certificate}}' }
            """;
        var aws = await Previews.Of(Stack.Replace("{{certificate}}", "arn:aws:acm:us-east-1:123456789012:certificate/x", StringComparison.Ordinal));
        var azure = await AzureStack.Preview(Stack.Replace("{{certificate}}", StackText.Certificate, StringComparison.Ordinal));
        var (there, here) = (ClusterFacts.Of(aws), ClusterFacts.Of(azure));
        here.WebUrl.ShouldBe(there.WebUrl);
        here.Nodes.Select(What).ShouldBe(there.Nodes.Select(What));
        // gRPC has another address on Azure, and the same port.
        here.Addresses.Select(address => address.Port).Order().ShouldBe(there.Addresses.Select(address => address.Port).Order());
        here.Addresses.Where(address => address.Port is not 8443).Select(address => (address.Address, address.Port, address.Protocol, address.Target))
            .ShouldBe(there.Addresses.Where(address => address.Port is not 8443).Select(address => (address.Address, address.Port, address.Protocol, address.Target)));
        foreach (var (one, other) in here.Addresses.OrderBy(address => address.Port).Zip(there.Addresses.OrderBy(address => address.Port)))
        {
            Blocks(one).ShouldBe(Blocks(other), $"{one.Port}");
        }

        (here.Database.StorageGiB, here.Database.BackupDays).ShouldBe((there.Database.StorageGiB, there.Database.BackupDays));
        here.Network.Cidr.ShouldBe(there.Network.Cidr);

        static string What(NodeFact node) => $"{node.Name} {node.VCpu} {node.MemoryGiB} {node.TaskCap} {node.Version} {string.Join(',', node.Polling)}";

        static IEnumerable<string> Blocks(AddressFact address) => address.From.Where(block => !block.Contains("${", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }
}
