using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using OctopusHA.Preview;
using OctopusHA.Preview.Facts;
using OctopusHA.Plan;
using OctopusHA.Settings;
using OctopusHA.Settings.Rules;
using OctopusHA.Tests.Azure;
using OctopusHA.Tests.PublishedApi;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Settings;

public class RandomSettingsTests
{
    private static readonly string[] SecretPaths = ["masterKey", "adminPassword", "databasePassword", "redisPassword", "license", "database.existing.connectionString", "polling.redis.existing.connectionString"];

    [Theory]
    [InlineData(Strictness.Preview)]
    [InlineData(Strictness.Deployment)]
    public void Any_settings_give_a_plan_or_a_list_of_problems_and_never_an_exception(Strictness strictness) =>
        Check(RandomSettings.Generator, RandomSearch.Cases(quick: 300, thorough: 1000), strictness);

    [Fact]
    public async Task Settings_that_are_nearly_sound_give_a_plan_or_a_list_of_problems_and_never_an_exception()
    {
        var plans = Check(RandomSettings.NearSoundGenerator, RandomSearch.Cases(quick: 300, thorough: 1000), Strictness.Deployment);
        // Both outcomes must occur, or the property says little.
        plans.Count.ShouldBeInRange(6, 980);

        // What the rules let pass, the program builds: some of them, to stay quick.
        foreach (var settings in plans.Take(RandomSearch.Cases(quick: 10, thorough: 60)))
        {
            var preview = await PreviewRunner.RunAsync(settings, "random");
            preview.Services().Count().ShouldBe(settings.Nodes.Numbers.Count);
            Doors(ClusterFacts.Of(preview), settings);
            preview.ShouldBePublished();
        }
    }

    [Fact]
    public async Task On_azure_too_what_the_rules_let_pass_the_program_builds_and_no_id_dangles()
    {
        var plans = Check(
            RandomSettings.NearSoundAzureGenerator, RandomSearch.Cases(quick: 200, thorough: 600), Strictness.Deployment, StackText.Region(Cloud.Azure));
        plans.Count.ShouldBeInRange(6, 580);
        foreach (var settings in plans.Take(RandomSearch.Cases(quick: 8, thorough: 40)))
        {
            var preview = await PreviewRunner.RunAsync(settings, "random");
            preview.Outputs["nodeNames"]!.AsArray().Count.ShouldBe(settings.Nodes.Numbers.Count);
            preview.ShouldAllResolve();
            preview.ShouldBePublished().ShouldFitArm();
        }
    }

    private static ConcurrentBag<OctopusSettings> Check(Gen<MapNode> settings, int cases, Strictness strictness, string? region = null)
    {
        var plans = new ConcurrentBag<OctopusSettings>();
        Prop.ForAll(settings.ToArbitrary(), configuration =>
        {
            var reading = SettingsReader.Read(configuration, strictness, region: region);
            foreach (var told in reading.Problems.Concat(reading.Warnings))
            {
                told.Message.ShouldNotBeNullOrWhiteSpace();
                told.Path.ShouldNotBeNull();
                if (SecretPaths.Contains(told.Path))
                {
                    told.Value.ShouldBeNull();
                }
            }

            if (reading.Problems.Count == 0)
            {
                Plan(reading.Settings);
                plans.Add(reading.Settings);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(cases));
        return plans;
    }

    // Whatever the mode: every node is polled, no port of a load balancer is used twice, and what drains is still polled.
    private static void Doors(ClusterFacts facts, OctopusSettings settings)
    {
        facts.Addresses.Select(address => (address.Balancer, address.Port)).ShouldBeUnique();
        var pools = facts.Pools.Where(pool => pool.Purpose == PoolPurpose.Polling).ToList();
        pools.ShouldAllBe(pool => !pool.Check.RemovesDraining);
        pools.SelectMany(pool => pool.Nodes).CountBy(node => node).Select(node => (node.Key, node.Value))
            .ShouldBe(ClusterPlan.Create(settings).Polling.Modes.Count == 0 ? [] : facts.Nodes.Select(node => (node.Name, ClusterPlan.Create(settings).Polling.Modes.Count)), ignoreOrder: true);
    }

    // What the program computes from settings without a cloud.
    private static void Plan(OctopusSettings settings)
    {
        var plan = ClusterPlan.Create(settings);
        var roster = plan.Nodes;
        roster.Select(node => node.Name).ShouldBeUnique();
        roster.Select(node => node.PollingPort).ShouldBeUnique();
        roster.ShouldAllBe(node => node.ZoneIndex < plan.Network.Zones.Count);
    }
}
