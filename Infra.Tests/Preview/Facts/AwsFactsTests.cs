using OctopusHA.Preview;
using OctopusHA.Preview.Facts;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Preview.Facts;

public sealed class AwsFactsTests
{
    [Fact]
    public async Task A_saved_document_has_the_same_facts()
    {
        var document = await Previews.Of("nodes: { count: 4 }\nnetwork: { zones: 3 }\npolling: { mode: port-per-node }");
        var saved = PreviewJson.Read(PreviewJson.Write(document), "saved.json");

        // Records compare their lists by reference, so their texts are compared.
        Text(ClusterFacts.Of(saved)).ShouldBe(Text(ClusterFacts.Of(document)));
    }

    [Fact]
    public async Task Windows_nodes_show_zone_size_version_and_pools()
    {
        var document = await Previews.Of(StackText.Windows("nodes: { host: windows, count: 4, size: large }\nnetwork: { zones: 3 }\npolling: { mode: port-per-node }"));
        var facts = ClusterFacts.Of(document);

        facts.Nodes.Select(node => (node.Name, node.Zone)).ShouldBe([("node1", "us-east-1a"), ("node2", "us-east-1b"), ("node3", "us-east-1c"), ("node4", "us-east-1a")]);
        var node = facts.Nodes[3];
        (node.Size, node.VCpu, node.MemoryGiB, node.TaskCap, node.Version, node.IsRunning).ShouldBe(("c6i.2xlarge: 8 vCPU, 16 GiB", 8m, 16m, 40, "2026.4.6909", true));
        node.Polling.ShouldBe([new PollingFact("polling.octopus.example.com", 10946)]);
        facts.Pools.Single(pool => pool.Name == "load-balancer-web").Nodes.ShouldBe(["node1", "node2", "node3", "node4"]);
        facts.Pools.Single(pool => pool.Name == "polling-pool-node2").Nodes.ShouldBe(["node2"]);
        Text(ClusterFacts.Of(PreviewJson.Read(PreviewJson.Write(document), "saved.json"))).ShouldBe(Text(facts));
    }

    [Theory]
    [InlineData("", true, "us-east-1a,us-east-1b", "octopus.internal (OCTOPUS), Microsoft AD Standard in us-east-1a and us-east-1b")]
    [InlineData("storage: { allowSingleZone: true }\ndirectory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], user: octopus } }", false, "us-east-1a", "corp.example.com, existing")]
    public async Task A_windows_share_shows_its_directory_and_whether_it_survives_a_zone_failure(string lines, bool survives, string zones, string directory)
    {
        var storage = ClusterFacts.Of(await Previews.Of(StackText.Windows(lines))).Storage;

        (storage.Kind, storage.IsExisting, storage.SurvivesZone, string.Join(',', storage.Zones), storage.IsProtected).ShouldBe(("FSx for Windows", false, survives, zones, true));
        storage.Details.ShouldContain(("Directory", directory));
    }

    [Fact]
    public async Task A_stopped_machine_and_a_custom_image_are_shown()
    {
        var facts = ClusterFacts.Of(await Previews.Of(StackText.Windows("nodes: { host: windows, machineImage: ami-0123456789abcdef0, size: x9z.large }\nmaintenance: true")));

        facts.Nodes.ShouldAllBe(node => !node.IsRunning && node.Size == "x9z.large" && node.VCpu == null);
        facts.NodeNotes[0].ShouldBe("Image: ami-0123456789abcdef0.");
    }

    [Fact]
    public async Task Nodes_show_zone_size_version_and_polling_port()
    {
        var facts = ClusterFacts.Of(await Previews.Of("nodes: { count: 4, size: large }\nnetwork: { zones: 3 }\npolling: { mode: port-per-node }"));

        facts.Nodes.Select(node => (node.Name, node.Zone)).ShouldBe([("node1", "us-east-1a"), ("node2", "us-east-1b"), ("node3", "us-east-1c"), ("node4", "us-east-1a")]);
        var node = facts.Nodes[3];
        (node.VCpu, node.MemoryGiB, node.TaskCap, node.Version, node.IsRunning).ShouldBe((8m, 16m, 40, "2026.4.6909", true));
        node.Polling.ShouldBe([new PollingFact("polling.octopus.example.com", 10946)]);
    }

    [Fact]
    public async Task Pools_show_their_nodes_and_whether_a_draining_one_is_removed()
    {
        var facts = ClusterFacts.Of(await Previews.Of("polling: { mode: port-per-node }"));

        var pools = facts.Pools.ToDictionary(pool => pool.Name);
        pools["load-balancer-web"].ShouldSatisfyAllConditions(
            pool => pool.Purpose.ShouldBe(PoolPurpose.Web),
            pool => pool.Nodes.ShouldBe(["node1", "node2"]),
            pool => pool.Check.RemovesDraining.ShouldBeTrue());
        pools["polling-pool-node2"].ShouldSatisfyAllConditions(
            pool => pool.Purpose.ShouldBe(PoolPurpose.Polling),
            pool => pool.Nodes.ShouldBe(["node2"]),
            pool => pool.Check.RemovesDraining.ShouldBeFalse());
        pools["load-balancer-grpc"].Purpose.ShouldBe(PoolPurpose.Grpc);
    }

    [Fact]
    public async Task Every_address_leads_to_a_balancer_that_is_there_and_to_its_pool()
    {
        var facts = ClusterFacts.Of(await Previews.Of("polling: { mode: port-per-node }\nnetwork: { zones: 3 }"));

        facts.Addresses.Select(address => (address.Address, address.Port, address.Pool, address.Balancer)).ShouldBe(
        [
            ("octopus.example.com", 80, null, "load-balancer-elb"),
            ("octopus.example.com", 443, "load-balancer-web", "load-balancer-elb"),
            ("octopus.example.com", 8443, "load-balancer-grpc", "load-balancer-elb"),
            ("polling.octopus.example.com", 10943, "polling-pool-node1", "polling-nlb"),
            ("polling.octopus.example.com", 10944, "polling-pool-node2", "polling-nlb"),
        ]);
        facts.Balancers.ShouldAllBe(balancer => balancer.Zones.Count == 3 && balancer.CrossesZones);
    }

    [Theory]
    [InlineData(true, "us-east-1b")]
    [InlineData(false, "us-east-1a")]
    public async Task The_nodes_of_a_zone_reach_the_internet_by_the_gateway_of_their_route(bool natPerZone, string gatewayZone)
    {
        var facts = ClusterFacts.Of(await Previews.Of($"network: {{ natPerZone: {(natPerZone ? "true" : "false")} }}"));

        facts.Network.EgressRoutes.Single(route => route.Zone == "us-east-1b").GatewayZone.ShouldBe(gatewayZone);
    }

    [Fact]
    public async Task Database_and_storage_show_whether_they_survive_a_zone_failure()
    {
        var many = ClusterFacts.Of(await Previews.Of());
        var one = ClusterFacts.Of(await Previews.Of("database: { edition: express, allowSingleZone: true, ephemeral: true, size: small, storageGiB: 20 }"));

        (many.Database.SurvivesZone, one.Database.SurvivesZone).ShouldBe((true, false));
        many.Database.Zones.ShouldBe(["us-east-1a", "us-east-1b"]);
        many.Storage.SurvivesZone.ShouldBe(true);
        many.Storage.Zones.ShouldBe(["us-east-1a", "us-east-1b"]);
    }

    [Fact]
    public async Task Of_existing_parts_nothing_is_claimed()
    {
        var facts = ClusterFacts.Of(await PreviewRunner.RunAsync(Previews.Settings(StackText.OwnParts), "test", "us-east-1"));

        (facts.Database.IsExisting, facts.Database.SurvivesZone).ShouldBe((true, (bool?)null));
        (facts.Storage.IsExisting, facts.Storage.SurvivesZone).ShouldBe((true, (bool?)null));
        (facts.Network.IsExisting, facts.Network.EgressRoutes.Count).ShouldBe((true, 0));
        facts.Nodes.Select(node => node.Zone).ShouldBe(["subnet-1", "subnet-2"]);
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    [InlineData("azure")]
    public async Task Of_a_document_without_the_inputs_of_the_node_group_the_facts_are_unknown(string stack)
    {
        var text = PreviewJson.Write(await Previews.Example(stack));
        var older = PreviewJson.Read(text, "saved.json");
        older.Single("nodes").Inputs.Clear();

        var facts = ClusterFacts.Of(older);

        facts.Nodes.ShouldNotBeEmpty();
        facts.Nodes.ShouldAllBe(node => node.IsRunning && node.Version == null && node.TaskCap == null && node.VCpu == null);
        FactTables.Headline(facts).ShouldStartWith("Octopus Server unknown on ");
        ClusterNotices.Of(Comparison.Of(older, PreviewJson.Read(text, "new.json"), "older")).ShouldBeEmpty();
    }

    private static string Text(ClusterFacts facts) => System.Text.Json.JsonSerializer.Serialize(facts);
}
