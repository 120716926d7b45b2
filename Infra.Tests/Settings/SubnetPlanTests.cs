using FsCheck;
using FsCheck.Fluent;
using OctopusHA.Plan;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Settings;

public class SubnetPlanTests
{
    private static readonly Arbitrary<(CidrBlock Network, int Zones)> Networks =
        (from prefix in Gen.Choose(SubnetPlan.ShortestPrefix, SubnetPlan.LongestPrefix)
         from high in Gen.Choose(0, (1 << SubnetPlan.ShortestPrefix) - 1)
         from low in Gen.Choose(0, (1 << (32 - SubnetPlan.ShortestPrefix)) - 1)
         from zones in Gen.Choose(1, SubnetPlan.MaximumZones)
         let address = (((uint)high << 16) | (uint)low) >> (32 - prefix) << (32 - prefix)
         select (new CidrBlock(address, prefix), zones)).ToArbitrary();

    [Fact]
    public void The_default_network_is_cut_as_documented()
    {
        var plan = SubnetPlan.Create(CidrBlock.Parse("10.0.0.0/16"), 3);
        plan.Select(zone => $"{zone.Public} {zone.Node} {zone.Data}").ShouldBe(
        [
            "10.0.0.0/20 10.0.16.0/20 10.0.32.0/20",
            "10.0.64.0/20 10.0.80.0/20 10.0.96.0/20",
            "10.0.128.0/20 10.0.144.0/20 10.0.160.0/20",
        ]);
    }

    [Fact]
    public void Subnets_are_in_the_network_and_never_overlap() => Prop.ForAll(Networks, sample =>
    {
        var subnets = All(SubnetPlan.Create(sample.Network, sample.Zones));
        subnets.Count.ShouldBe(3 * sample.Zones);
        subnets.ShouldAllBe(subnet => sample.Network.Contains(subnet));
        for (var i = 0; i < subnets.Count; i++)
        {
            subnets.Skip(i + 1).ShouldAllBe(other => !subnets[i].Overlaps(other));
        }
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Adding_a_zone_does_not_change_the_subnets_of_other_zones() => Prop.ForAll(Networks, sample =>
    {
        var most = SubnetPlan.Create(sample.Network, SubnetPlan.MaximumZones);
        SubnetPlan.Create(sample.Network, sample.Zones).ShouldBe(most.Take(sample.Zones));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_smallest_network_still_has_subnets_that_a_load_balancer_takes() =>
        All(SubnetPlan.Create(CidrBlock.Parse("10.0.0.0/23"), 4)).ShouldAllBe(subnet => subnet.PrefixLength == 27);

    [Theory]
    [InlineData("10.0.0.0/24", 2)]
    [InlineData("10.0.0.0/15", 2)]
    [InlineData("10.0.0.0/16", 0)]
    [InlineData("10.0.0.0/16", 5)]
    public void A_network_that_cannot_be_divided_is_rejected(string network, int zones) =>
        Should.Throw<ArgumentOutOfRangeException>(() => SubnetPlan.Create(CidrBlock.Parse(network), zones));

    private static List<CidrBlock> All(IReadOnlyList<ZoneSubnets> plan) =>
        [.. plan.SelectMany(zone => new[] { zone.Public, zone.Node, zone.Data })];
}
