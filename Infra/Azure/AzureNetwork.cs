using System.Collections.Immutable;
using OctopusHA.Components;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.AzureNative.Network.Inputs;
using Network = Pulumi.AzureNative.Network;

namespace OctopusHA.Azure;

/// <summary>
/// The VNet: a subnet for the gateway, one for the nodes of each zone with a way out of its own, one for private endpoints, and who
/// may talk to whom; or the team's own.
/// </summary>
internal sealed class AzureNetwork : ComponentResource
{
    /// <summary>The component, as tags name it.</summary>
    public const string Component = "network";

    private readonly AzureContext _context;
    private readonly Foundation _foundation;
    private readonly List<Output<string>> _natAddresses = [];

    /// <summary>Makes the network, or takes up the team's own.</summary>
    public AzureNetwork(AzureContext context, Foundation foundation)
        : base($"octopus-ha:{AzureContext.Cloud}:Network", Component, new ComponentResourceOptions())
    {
        _context = context;
        _foundation = foundation;
        if (context.Settings.Network.Existing is { } existing)
        {
            VnetId = Output.Create(existing.VnetId);
            GatewaySubnetId = existing.GatewaySubnetId is { } gateway ? Output.Create(gateway) : null;
            NodeSubnetIds = [Output.Create(existing.NodeSubnetId)];
            EndpointSubnetId = Output.Create(existing.EndpointSubnetId ?? existing.NodeSubnetId);
            GatewayCidr = existing.Cidr;
            GatewayAddress = context.Settings.LoadBalancer.PrivateAddress ?? "";
        }
        else
        {
            var network = context.Settings.Network;
            var plan = SubnetPlan.Create(CidrBlock.Parse(network.Cidr), ZoneCount(context.Settings));
            GatewayCidr = plan[0].Public.ToString();
            GatewayAddress = LastOf(plan[0].Public);
            VnetId = CreateVnet(plan);
            GatewaySubnetId = AzureIds.Subnet(VnetId, GatewayName);
            NodeSubnetIds = [.. Enumerable.Range(0, plan.Count).Select(zone => AzureIds.Subnet(VnetId, NodesName(zone)))];
            EndpointSubnetId = AzureIds.Subnet(VnetId, EndpointsName);
            RedisSubnetId = HasRedisSubnet ? AzureIds.Subnet(VnetId, RedisName) : null;
        }

        Endpoints = new PrivateEndpoints(context, foundation, this);
        RegisterOutputs(new Dictionary<string, object?> { ["vnetId"] = VnetId });
    }

    /// <summary>The VNet's id.</summary>
    public Output<string> VnetId { get; }

    /// <summary>The application gateway's own subnet; null where the team's network has none.</summary>
    public Output<string>? GatewaySubnetId { get; }

    /// <summary>The subnets of the nodes: one a zone, or the team's one for all.</summary>
    public ImmutableArray<Output<string>> NodeSubnetIds { get; }

    /// <summary>The subnet of the Redis container; null where there is none.</summary>
    public Output<string>? RedisSubnetId { get; }

    /// <summary>The subnet of the private endpoints.</summary>
    public Output<string> EndpointSubnetId { get; }

    /// <summary>The block that the application gateway speaks to the nodes from.</summary>
    public string GatewayCidr { get; }

    /// <summary>The address of an internal application gateway; of no meaning for a public one.</summary>
    public string GatewayAddress { get; }

    /// <summary>Ways to managed services that lead through the network and not through the internet.</summary>
    public PrivateEndpoints Endpoints { get; }

    /// <summary>
    /// An address at the far end of the first subnet of the nodes, which Azure itself, counting from the other end, does not
    /// give away; null in the team's own network, whose subnets are not known.
    /// </summary>
    /// <param name="number">Which, from 1 at the end.</param>
    public string? LastAddress(int number)
    {
        if (_context.Settings.Network.Existing is not null)
        {
            return null;
        }

        var nodes = SubnetPlan.Create(CidrBlock.Parse(_context.Settings.Network.Cidr), ZoneCount(_context.Settings))[0].Node;
        // The last of a subnet is Azure's own.
        return nodes.Subnet(32 - nodes.PrefixLength, (int)nodes.Size - 1 - number).ToString().Split('/')[0];
    }

    /// <summary>A node's subnet.</summary>
    public Output<string> SubnetOf(Node node) => NodeSubnetIds[NodeSubnetIds.Length == 1 ? 0 : node.ZoneIndex];

    /// <summary>A node's zone; null with an availability set.</summary>
    public string? ZoneOf(Node node) => _context.Settings.Network.AvailabilitySet ? null : Zone(node.ZoneIndex);

    /// <summary>The number of zones that the nodes are spread over.</summary>
    /// <param name="settings">The settings.</param>
    public static int ZoneCount(OctopusSettings settings) => settings.Network.AvailabilitySet ? 1 : settings.Network.Zones;

    // The last address that Azure leaves free: the one behind it is the subnet's broadcast. A gateway's instances take the first ones.
    private static string LastOf(CidrBlock subnet) => subnet.Subnet(32 - subnet.PrefixLength, (int)subnet.Size - 2).ToString().Split('/')[0];

    private const string GatewayName = "gateway";
    private const string EndpointsName = "endpoints";
    private const string RedisName = "redis";

    private bool HasRedisSubnet => _context.Settings.Polling is { UsesRedis: true, Redis: { Existing: null, Kind: RedisKind.Container } };

    private static string Zone(int index) => $"{index + 1}";

    private static string NodesName(int zone) => $"nodes-{zone + 1}";

    private Output<string> CreateVnet(IReadOnlyList<ZoneSubnets> plan)
    {
        var nats = CreateNats(plan.Count);
        var groups = new SecurityGroups(_context, _foundation, plan, _natAddresses, HasRedisSubnet, this);
        var args = new Network.VirtualNetworkArgs
        {
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            AddressSpace = new AddressSpaceArgs { AddressPrefixes = { _context.Settings.Network.Cidr } },
            Tags = Tags("network-vnet"),
        };
        // In the network itself, for Azure makes one subnet of a network at a time, and none without its security group this way.
        args.Subnets.Add(Subnet(GatewayName, plan[0].Public, groups.Gateway));
        for (var zone = 0; zone < plan.Count; zone++)
        {
            var subnet = Subnet(NodesName(zone), plan[zone].Node, groups.Nodes);
            subnet.NatGateway = new SubResourceArgs { Id = nats[Math.Min(zone, nats.Count - 1)].Id };
            args.Subnets.Add(subnet);
        }

        var endpoints = Subnet(EndpointsName, plan[0].Data, groups.Endpoints);
        // Without it private endpoints would pass the security group by.
        endpoints.PrivateEndpointNetworkPolicies = "Enabled";
        args.Subnets.Add(endpoints);
        if (groups.Redis is { } redisGroup)
        {
            // Its own, as Container Apps demands, with a way out for the image.
            var redis = Subnet(RedisName, SubnetPlan.Spare(CidrBlock.Parse(_context.Settings.Network.Cidr)), redisGroup);
            redis.Delegations.Add(new DelegationArgs { Name = "container-apps", ServiceName = "Microsoft.App/environments" });
            redis.NatGateway = new SubResourceArgs { Id = nats[0].Id };
            args.Subnets.Add(redis);
        }

        return new Network.VirtualNetwork("network-vnet", args, new CustomResourceOptions { Parent = this }).Id;
    }

    private static SubnetArgs Subnet(string name, CidrBlock block, Network.NetworkSecurityGroup group) => new()
    {
        Name = name,
        AddressPrefix = block.ToString(),
        NetworkSecurityGroup = new NetworkSecurityGroupArgs { Id = group.Id },
        // The way out that Azure once gave to every machine; here it is the NAT gateway's, or there is none.
        DefaultOutboundAccess = false,
    };

    // A NAT gateway lives in one zone, so that each zone has its own; shared, Azure chooses where it lives.
    private List<Network.NatGateway> CreateNats(int zones)
    {
        var perZone = _context.Settings.Network.NatPerZone && !_context.Settings.Network.AvailabilitySet;
        var nats = new List<Network.NatGateway>();
        for (var i = 0; i < (perZone ? zones : 1); i++)
        {
            var address = new Network.PublicIPAddressArgs
            {
                ResourceGroupName = _foundation.GroupName,
                Location = _foundation.Location,
                Sku = new PublicIPAddressSkuArgs { Name = "Standard" },
                PublicIPAllocationMethod = "Static",
                Tags = Tags($"network-nat-address-{i + 1}"),
            };
            var nat = new Network.NatGatewayArgs
            {
                ResourceGroupName = _foundation.GroupName,
                Location = _foundation.Location,
                Sku = new NatGatewaySkuArgs { Name = "Standard" },
                // Minutes; the longest, for deployments that wait in silence.
                IdleTimeoutInMinutes = 120,
                Tags = Tags($"network-nat-{i + 1}"),
            };
            if (perZone)
            {
                address.Zones.Add(Zone(i));
                nat.Zones.Add(Zone(i));
            }

            var made = new Network.PublicIPAddress($"network-nat-address-{i + 1}", address, new CustomResourceOptions { Parent = this });
            _natAddresses.Add(made.IpAddress.Apply(text => text!));
            nat.PublicIpAddresses.Add(new SubResourceArgs { Id = made.Id });
            nats.Add(new Network.NatGateway($"network-nat-{i + 1}", nat, new CustomResourceOptions { Parent = this }));
        }

        return nats;
    }

    private Dictionary<string, string> Tags(string name) => _context.Tags.For(name, Component);
}
