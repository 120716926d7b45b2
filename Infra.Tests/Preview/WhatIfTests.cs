using OctopusHA.Preview;
using OctopusHA.Preview.Facts;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Preview;

public sealed class WhatIfTests
{
    [Theory]
    [InlineData(2, 50)]
    [InlineData(4, 25)]
    public async Task Two_nodes_lose_half_with_one_of_them_and_four_a_quarter(int count, int lost)
    {
        var outcome = await Event("one node fails", $"nodes: {{ count: {count} }}");

        (outcome.LostPercent, outcome.TasksLeft).ShouldBe((lost, (count - 1) * 20));
        outcome.Web.ShouldBe(new Outcome(true, $"available on {count - 1} node{(count == 2 ? "" : "s")}"));
        outcome.Database.IsAvailable.ShouldBe(true);
    }

    [Fact]
    public async Task A_zone_takes_its_nodes_and_nothing_else()
    {
        var outcome = await Event("zone us-east-1a fails", "nodes: { count: 4 }\nnetwork: { zones: 3 }\npolling: { mode: port-per-node }");

        outcome.ShouldSatisfyAllConditions(
            () => (outcome.TasksLeft, outcome.TasksOfAll, outcome.LostPercent).ShouldBe((40, 80, 50)),
            () => outcome.Web.ShouldBe(new Outcome(true, "available on 2 nodes")),
            () => outcome.Polling.ShouldBe(new Outcome(true, "available except node1, node4")),
            () => outcome.Database.ShouldBe(new Outcome(true, "fails over to another zone")),
            () => outcome.Storage.ShouldBe(new Outcome(true, "available")),
            () => outcome.InternetAccess.ShouldBe(new Outcome(true, "available")));
    }

    [Fact]
    public async Task A_draining_node_leaves_the_users_and_is_still_polled()
    {
        var outcome = await Event("one node drains", "polling: { mode: port-per-node }");

        outcome.Web.ShouldBe(new Outcome(true, "available on 1 node"));
        outcome.Polling.ShouldBe(new Outcome(true, "available; the node is polled until its deployments end"));
    }

    [Fact]
    public async Task A_check_that_takes_a_draining_node_for_well_lets_users_run_into_it()
    {
        var facts = Facts(await Previews.Of());
        var lenient = facts with { Pools = [.. facts.Pools.Select(pool => pool with { Check = pool.Check with { RemovesDraining = false } })] };

        WhatIf.Of(lenient).Single(outcome => outcome.Event == "one node drains").Web.IsAvailable.ShouldBe(false);
    }

    [Fact]
    public async Task A_polling_check_that_asks_ping_would_cut_a_draining_node_off()
    {
        var facts = Facts(await Previews.Of("polling: { mode: port-per-node }"));
        var strict = facts with { Pools = [.. facts.Pools.Select(pool => pool with { Check = pool.Check with { RemovesDraining = true } })] };

        WhatIf.Of(strict).Single(outcome => outcome.Event == "one node drains").Polling.ShouldBe(new Outcome(false, "the node is not polled while its deployments still run"));
    }

    [Fact]
    public async Task One_NAT_gateway_falls_with_its_zone_and_cuts_the_others_off()
    {
        const string shared = "network: { natPerZone: false }";

        (await Event("zone us-east-1a fails", shared)).InternetAccess.ShouldBe(new Outcome(false, "none for node2: their only gateway is in this zone"));
        (await Event("zone us-east-1b fails", shared)).InternetAccess.IsAvailable.ShouldBe(true);
    }

    [Fact]
    public async Task A_database_in_one_zone_is_down_when_that_is_the_zone() =>
        (await Event("zone us-east-1a fails", "database: { edition: express, allowSingleZone: true, ephemeral: true, size: small, storageGiB: 20 }"))
            .Database.ShouldBe(new Outcome(false, "down if it is in this zone: single zone"));

    [Fact]
    public async Task Storage_that_is_not_mounted_in_a_zone_is_out_of_reach_there()
    {
        var facts = Facts(await Previews.Of("nodes: { count: 3 }\nnetwork: { zones: 3 }"));
        var mounted = facts with { Storage = facts.Storage with { Zones = ["us-east-1a", "us-east-1b"] } };

        WhatIf.Of(mounted).Single(outcome => outcome.Event == "zone us-east-1a fails").Storage.ShouldBe(new Outcome(false, "unreachable for node3"));
    }

    [Fact]
    public async Task A_load_balancer_in_the_zone_that_fails_alone_takes_the_web_with_it()
    {
        var facts = Facts(await Previews.Of());
        var narrow = facts with { Balancers = [.. facts.Balancers.Select(balancer => balancer with { Zones = ["us-east-1a"] })] };

        WhatIf.Of(narrow).Single(outcome => outcome.Event == "zone us-east-1a fails").Web.IsAvailable.ShouldBe(false);
        WhatIf.Of(narrow).Single(outcome => outcome.Event == "zone us-east-1b fails").Web.IsAvailable.ShouldBe(true);
    }

    [Fact]
    public async Task A_network_load_balancer_that_stays_in_its_zones_needs_a_node_in_one_that_is_left()
    {
        var facts = Facts(await Previews.Of("polling: { mode: port-per-node }"));
        var zonal = facts with { Balancers = [.. facts.Balancers.Select(balancer => balancer with { Zones = ["us-east-1a", "us-east-1b", "us-east-1c"], CrossesZones = false })] };

        WhatIf.Of(zonal).Single(outcome => outcome.Event == "zone us-east-1a fails").Web.IsAvailable.ShouldBe(true);
        var elsewhere = zonal with { Balancers = [.. zonal.Balancers.Select(balancer => balancer with { Zones = ["us-east-1a", "us-east-1c"] })] };
        WhatIf.Of(elsewhere).Single(outcome => outcome.Event == "zone us-east-1a fails").Web.IsAvailable.ShouldBe(false);
    }

    [Fact]
    public async Task Of_existing_parts_nothing_is_claimed()
    {
        var document = await PreviewRunner.RunAsync(Previews.Settings(StackText.OwnParts), "test", "us-east-1");

        var outcome = WhatIf.Of(Facts(document)).Single(outcome => outcome.Event == "the zone of subnet-1 fails");

        outcome.Database.IsAvailable.ShouldBeNull();
        outcome.Storage.IsAvailable.ShouldBeNull();
        outcome.InternetAccess.IsAvailable.ShouldBeNull();
        outcome.LostPercent.ShouldBe(50);
    }

    [Fact]
    public async Task One_pool_for_all_nodes_is_polled_as_long_as_one_is_left()
    {
        var facts = Facts(await Previews.Of("polling: { mode: port-per-node }"));
        var nodes = facts.Nodes.Select(node => node.Name).ToList();
        var shared = facts with { Pools = [.. facts.Pools.Where(pool => pool.Name != "polling-pool-node2").Select(pool => pool.Purpose == PoolPurpose.Polling ? pool with { Nodes = nodes } : pool)] };

        WhatIf.Of(shared).Single(outcome => outcome.Event == "one node fails").Polling.ShouldBe(new Outcome(true, "available on 1 node"));
    }

    [Fact]
    public async Task A_stopped_cluster_has_nothing_more_to_lose()
    {
        var document = await Previews.Of("maintenance: true");

        WhatIf.Of(Facts(document)).ShouldBeEmpty();
        PreviewText.Write(new PreviewReport(document) { WhatIf = true }, TextStyle.Plain).ShouldContain("What if\nNo node is running, so no failure can be shown.");
    }

    [Fact]
    public async Task The_text_has_a_line_for_each_zone_and_each_kind_of_failure()
    {
        var text = PreviewText.Write(new PreviewReport(await Previews.Example("prod")) { WhatIf = true }, new TextStyle(200, Colour: false, Unicode: false));

        text.ShouldContain("zone us-east-1a fails  40 of 80, 50 % lost  available on 2 nodes  available except node1, node4");
        text.ShouldContain("one node drains");
    }

    [Fact]
    public async Task Azure_loses_a_zone_with_its_node_and_nothing_else()
    {
        var outcome = WhatIf.Of(Facts(await Previews.Example("azure")))[0];

        outcome.ShouldSatisfyAllConditions(
            () => outcome.Event.ShouldBe("zone 1 fails"),
            () => outcome.LostPercent.ShouldBe(33),
            () => outcome.Polling.Text.ShouldBe("available except node1"),
            () => new[] { outcome.Web, outcome.Polling, outcome.Database, outcome.Storage, outcome.InternetAccess }.ShouldAllBe(part => part.IsAvailable == true));
    }

    private static ClusterFacts Facts(PreviewDocument document) => ClusterFacts.Of(document);

    private static async Task<WhatIf> Event(string name, string settings) => WhatIf.Of(Facts(await Previews.Of(settings))).Single(outcome => outcome.Event == name);
}
