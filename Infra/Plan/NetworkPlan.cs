using System.Globalization;
using OctopusHA.Settings;

namespace OctopusHA.Plan;

/// <summary>A zone of the network that nodes run in.</summary>
/// <param name="Name">A number from 1, or in an existing AWS network the name of the availability zone.</param>
/// <param name="Subnets">Its subnets; null in an existing network.</param>
public sealed record Zone(string Name, ZoneSubnets? Subnets);

/// <summary>The network: its zones, their subnets and their access to the internet.</summary>
public sealed record NetworkPlan
{
    // The block that is planned where the given one is refused.
    private static readonly CidrBlock Usual = CidrBlock.Parse(new NetworkSettings().Cidr);

    private CidrBlock Block { get; init; }

    private bool IsAzure { get; init; }

    /// <summary>The network's own address block, created or existing.</summary>
    public required string Cidr { get; init; }

    /// <summary>The existing network; null when one is created.</summary>
    public required ExistingNetworkSettings? Existing { get; init; }

    /// <summary>The zones that nodes are spread over, one at least; an availability set of Azure counts as one.</summary>
    public required IReadOnlyList<Zone> Zones { get; init; }

    /// <summary>Azure: whether nodes are in an availability set, in a region without zones.</summary>
    public required bool AvailabilitySet { get; init; }

    /// <summary>The NAT gateways that are created, one a zone or one for all; 0 in an existing network.</summary>
    public required int NatGateways { get; init; }

    /// <summary>Azure: the zones that zone-redundant addresses and gateways span, all three of a region; none with an availability set.</summary>
    public IReadOnlyList<string> RedundantZones => AvailabilitySet ? [] : ["1", "2", "3"];

    /// <summary>Whether each zone has a NAT gateway of its own.</summary>
    public bool NatPerZone => NatGateways > 1 && NatGateways == Zones.Count;

    /// <summary>The subnets by zone; empty in an existing network.</summary>
    public IReadOnlyList<ZoneSubnets> Subnets => [.. Zones.Select(zone => zone.Subnets).OfType<ZoneSubnets>()];

    /// <summary>Azure: the subnet of the Redis container, where one is created.</summary>
    public CidrBlock RedisSubnet => SubnetPlan.Spare(Block);

    /// <summary>Azure: the block that the application gateway connects from; in an existing network the whole of it.</summary>
    public string GatewayCidr => Existing is null ? Subnets[0].Public.ToString() : Cidr;

    /// <summary>Azure: the address of an internal gateway: the setting, or the last free one of the subnet that is created for it.</summary>
    public required string GatewayAddress { get; init; }

    /// <summary>AWS: the address blocks of a load balancer's subnets; of an existing network, whose subnets' blocks are not known, the whole block.</summary>
    /// <param name="scheme">From where the load balancer is reached.</param>
    public IReadOnlyList<string> CidrsOf(Scheme scheme) =>
        Existing is null ? [.. Subnets.Select(zone => $"{(scheme == Scheme.Public ? zone.Public : zone.Node)}")] : [Cidr];

    /// <summary>Azure: the zone of a node in an API call; null with an availability set.</summary>
    /// <param name="node">The node.</param>
    public string? ZoneOf(Node node) => AvailabilitySet ? null : Zones[node.ZoneIndex].Name;

    internal static NetworkPlan Create(OctopusSettings settings)
    {
        var (network, isAzure) = (settings.Network, settings.Cloud == Cloud.Azure);
        var cidr = network.Existing?.Cidr ?? network.Cidr;
        var block = CidrBlock.TryParse(cidr, out var given) && given.PrefixLength is >= SubnetPlan.ShortestPrefix and <= SubnetPlan.LongestPrefix ? given : Usual;
        var zones = ZonesOf(network, isAzure, block);
        return new NetworkPlan
        {
            Block = block,
            IsAzure = isAzure,
            Cidr = cidr,
            Existing = network.Existing,
            Zones = zones,
            AvailabilitySet = isAzure && network.AvailabilitySet,
            NatGateways = network.Existing is not null ? 0 : network.NatPerZone ? zones.Count : 1,
            // A gateway's instances take the first addresses of a subnet; the very last one is its broadcast address.
            GatewayAddress = network.Existing is null ? Address(SubnetPlan.Create(block, 1)[0].Public, 2) : settings.LoadBalancer.PrivateAddress ?? "",
        };
    }

    /// <summary>
    /// Azure: a node's own address, which it keeps whatever machine is behind it: at the far end of its subnet, because Azure assigns
    /// addresses from the other end. Null in an existing network, whose addresses are not known.
    /// </summary>
    internal string? AddressOf(int number, int zone) =>
        // The last address of a subnet is Azure's own.
        IsAzure && Zones[zone].Subnets is { } subnets ? Address(subnets.Node, number + 1) : null;

    private static List<Zone> ZonesOf(NetworkSettings network, bool isAzure, CidrBlock block)
    {
        if (!isAzure && network.Existing is { NodeSubnets.Count: > 0 } existing)
        {
            return [.. existing.NodeSubnets.Keys.Order(StringComparer.Ordinal).Select(name => new Zone(name, null))];
        }

        var count = isAzure && network.AvailabilitySet ? 1 : Math.Clamp(network.Zones, 1, SubnetPlan.MaximumZones);
        var subnets = SubnetPlan.Create(block, count);
        return [.. subnets.Select((zone, i) => new Zone((i + 1).ToString(CultureInfo.InvariantCulture), network.Existing is null ? zone : null))];
    }

    private static string Address(CidrBlock subnet, int fromTheEnd) =>
        subnet.Subnet(32 - subnet.PrefixLength, (int)subnet.Size - fromTheEnd).ToString().Split('/')[0];
}
