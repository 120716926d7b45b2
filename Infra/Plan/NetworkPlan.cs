namespace OctopusHA.Plan;

/// <summary>A zone of the network that nodes run in.</summary>
/// <param name="Name">A number from 1; in an existing AWS network the name of the availability zone.</param>
/// <param name="Subnets">Its subnets; null in an existing network.</param>
public sealed record Zone(string Name, ZoneSubnets? Subnets);

/// <summary>The network: its zones, their subnets and NAT gateways.</summary>
public sealed record NetworkPlan
{
    // Replaces an invalid block.
    private static readonly CidrBlock DefaultBlock = CidrBlock.Parse(new NetworkSettings().Cidr);

    private CidrBlock Block { get; init; }

    private bool IsAzure { get; init; }

    /// <summary>The address block of the network, created or existing.</summary>
    public required string Cidr { get; init; }

    /// <summary>The existing network; null when one is created.</summary>
    public required ExistingNetworkSettings? Existing { get; init; }

    /// <summary>The zones of the nodes, at least one; an Azure availability set counts as one.</summary>
    public required IReadOnlyList<Zone> Zones { get; init; }

    /// <summary>Azure: whether nodes are in an availability set, for regions without zones.</summary>
    public required bool AvailabilitySet { get; init; }

    /// <summary>The number of NAT gateways: one per zone or one for all; 0 in an existing network.</summary>
    public required int NatGateways { get; init; }

    /// <summary>Azure: the zones of zone-redundant resources, all three; none with an availability set.</summary>
    public IReadOnlyList<string> RedundantZones => AvailabilitySet ? [] : ["1", "2", "3"];

    /// <summary>Whether each zone has its own NAT gateway.</summary>
    public bool NatPerZone => NatGateways > 1 && NatGateways == Zones.Count;

    /// <summary>The subnets by zone; empty in an existing network.</summary>
    public IReadOnlyList<ZoneSubnets> Subnets => [.. Zones.Select(zone => zone.Subnets).OfType<ZoneSubnets>()];

    /// <summary>Azure: the subnet of the Redis container.</summary>
    public CidrBlock RedisSubnet => SubnetPlan.Spare(Block);

    /// <summary>Azure: the block of the application gateway's subnet; of the whole network if it exists.</summary>
    public string GatewayCidr => Existing is null ? Subnets[0].Public.ToString() : Cidr;

    /// <summary>Azure: the address of an internal gateway: the setting, or the last free one of its subnet.</summary>
    public required string GatewayAddress { get; init; }

    /// <summary>AWS: the address blocks of a load balancer's subnets; the whole block of an existing network.</summary>
    /// <param name="scheme">Whether the load balancer is public or internal.</param>
    public IReadOnlyList<string> CidrsOf(Scheme scheme) =>
        Existing is null ? [.. Subnets.Select(zone => $"{(scheme == Scheme.Public ? zone.Public : zone.Node)}")]
        : [Cidr];

    /// <summary>Azure: the zone of a node; null with an availability set.</summary>
    /// <param name="node">The node.</param>
    public string? ZoneOf(Node node) => AvailabilitySet ? null : Zones[node.ZoneIndex].Name;

    internal static NetworkPlan Create(OctopusSettings settings)
    {
        var (network, isAzure) = (settings.Network, settings.Cloud == Cloud.Azure);
        var cidr = network.Existing?.Cidr ?? network.Cidr;
        var isValid = CidrBlock.TryParse(cidr, out var given)
            && given.PrefixLength is >= SubnetPlan.ShortestPrefix and <= SubnetPlan.LongestPrefix;
        var block = isValid ? given : DefaultBlock;
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
            // A gateway's instances use the first addresses of its subnet; the last one is the broadcast address.
            GatewayAddress = network.Existing is null
                ? Address(SubnetPlan.Create(block, 1)[0].Public, 2)
                : settings.LoadBalancer.PrivateAddress ?? "",
        };
    }

    /// <summary>
    /// Azure: the static address of a node, which does not change with its machine. Counted from the end of the subnet,
    /// because Azure assigns dynamic addresses from the start. Null in an existing network, whose free addresses are
    /// unknown.
    /// </summary>
    internal string? AddressOf(int number, int zone) =>
        // Azure reserves the last address of a subnet.
        IsAzure && Zones[zone].Subnets is { } subnets ? Address(subnets.Node, number + 1) : null;

    private static List<Zone> ZonesOf(NetworkSettings network, bool isAzure, CidrBlock block)
    {
        if (!isAzure && network.Existing is { NodeSubnets.Count: > 0 } existing)
        {
            return [.. existing.NodeSubnets.Keys.Order(StringComparer.Ordinal).Select(name => new Zone(name, null))];
        }

        var count = isAzure && network.AvailabilitySet ? 1 : Math.Clamp(network.Zones, 1, SubnetPlan.MaximumZones);
        var subnets = SubnetPlan.Create(block, count);
        return [.. subnets.Select((zone, i) => new Zone($"{i + 1}", network.Existing is null ? zone : null))];
    }

    private static string Address(CidrBlock subnet, int fromTheEnd) =>
        subnet.Subnet(32 - subnet.PrefixLength, (int)subnet.Size - fromTheEnd).ToString().Split('/')[0];
}
