namespace OctopusHA.Plan;

/// <summary>The subnets of one zone.</summary>
/// <param name="Public">Load balancers and NAT gateways.</param>
/// <param name="Node">Octopus nodes and the mount targets of their storage.</param>
/// <param name="Data">The database.</param>
public sealed record ZoneSubnets(CidrBlock Public, CidrBlock Node, CidrBlock Data);

/// <summary>
/// Cuts one address block into the subnets of each zone. Every subnet is a sixteenth of the block, and a zone's four
/// sixteenths (the last one is spare) lie together, so adding a zone moves no subnet of another.
/// <code>
/// 10.0.0.0/16   zone 1            zone 2             zone 3
/// public        10.0.0.0/20       10.0.64.0/20       10.0.128.0/20       4,096 addresses each
/// node          10.0.16.0/20      10.0.80.0/20       10.0.144.0/20
/// data          10.0.32.0/20      10.0.96.0/20       10.0.160.0/20
/// </code>
/// </summary>
public static class SubnetPlan
{
    /// <summary>The largest block: an AWS VPC takes /16 to /28 (VPC user guide, "VPC CIDR blocks").</summary>
    public const int ShortestPrefix = 16;

    /// <summary>
    /// The smallest block: its sixteenths are /27, the smallest subnet that an Application Load Balancer takes
    /// (Elastic Load Balancing user guide, "Subnets for your load balancer").
    /// </summary>
    public const int LongestPrefix = 23;

    /// <summary>The most zones that a plan holds.</summary>
    public const int MaximumZones = 4;

    private const int BitsPerSubnet = 4;
    private const int SubnetsPerZone = 4;

    /// <summary>The sixteenth of the first zone that no zone's plan uses.</summary>
    /// <param name="network">The block to cut.</param>
    public static CidrBlock Spare(CidrBlock network) => network.Subnet(BitsPerSubnet, SubnetsPerZone - 1);

    /// <summary>The subnets of each zone, in the order of the zones.</summary>
    /// <param name="network">The block to cut, /16 to /23.</param>
    /// <param name="zones">The number of zones, 1 to 4.</param>
    /// <exception cref="ArgumentOutOfRangeException">The block is too small or too large, or there are too many zones.</exception>
    public static IReadOnlyList<ZoneSubnets> Create(CidrBlock network, int zones)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(network.PrefixLength, ShortestPrefix, nameof(network));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(network.PrefixLength, LongestPrefix, nameof(network));
        ArgumentOutOfRangeException.ThrowIfLessThan(zones, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(zones, MaximumZones);

        var plan = new ZoneSubnets[zones];
        for (var zone = 0; zone < zones; zone++)
        {
            var first = zone * SubnetsPerZone;
            plan[zone] = new ZoneSubnets(
                Public: network.Subnet(BitsPerSubnet, first),
                Node: network.Subnet(BitsPerSubnet, first + 1),
                Data: network.Subnet(BitsPerSubnet, first + 2));
        }

        return plan;
    }
}
