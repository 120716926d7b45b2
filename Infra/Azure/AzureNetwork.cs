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
            var vnet = CreateVnet();
            VnetId = vnet.Id;
            var subnets = CreateSubnets(vnet, plan);
            GatewaySubnetId = subnets[GatewayName];
            NodeSubnetIds = [.. Enumerable.Range(0, plan.Count).Select(zone => subnets[NodesName(zone)])];
            EndpointSubnetId = subnets[EndpointsName];
            RedisSubnetId = subnets.GetValueOrDefault(RedisName);
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
    /// A node's own address, which it keeps whatever machine is behind it: at the far end of its subnet, where Azure, counting from the
    /// other end, assigns none by itself. Null in an existing network, whose addresses are not known.
    /// </summary>
    /// <param name="node">The node.</param>
    public string? AddressOf(Node node)
    {
        if (_context.Settings.Network.Existing is not null)
        {
            return null;
        }

        var subnet = SubnetPlan.Create(CidrBlock.Parse(_context.Settings.Network.Cidr), ZoneCount(_context.Settings))[node.ZoneIndex].Node;
        // The last address of a subnet is Azure's own.
        return subnet.Subnet(32 - subnet.PrefixLength, (int)subnet.Size - 1 - node.Number).ToString().Split('/')[0];
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

    // With no subnets in it: the provider leaves those alone that are resources of their own ("MaintainSubResource" in its source).
    private Network.VirtualNetwork CreateVnet() => new("network-vnet", new Network.VirtualNetworkArgs
    {
        ResourceGroupName = _foundation.GroupName,
        Location = _foundation.Location,
        AddressSpace = new AddressSpaceArgs { AddressPrefixes = { _context.Settings.Network.Cidr } },
        Tags = Tags("network-vnet"),
    }, new CustomResourceOptions { Parent = this });

    // Resources of their own, so that one goes after what is in it: a network that is updated to have fewer is refused as long as a
    // network interface is left in one of them.
    private Dictionary<string, Output<string>> CreateSubnets(Network.VirtualNetwork vnet, IReadOnlyList<ZoneSubnets> plan)
    {
        var nats = CreateNats(plan.Count);
        var groups = new SecurityGroups(_context, _foundation, plan, _natAddresses, HasRedisSubnet, this);
        var subnets = new Dictionary<string, Output<string>>(StringComparer.Ordinal);
        Network.Subnet? last = null;

        void Add(string name, CidrBlock block, Network.NetworkSecurityGroup group, Network.NatGateway? nat = null, Action<Network.SubnetArgs>? customise = null)
        {
            var args = new Network.SubnetArgs
            {
                ResourceGroupName = _foundation.GroupName,
                VirtualNetworkName = vnet.Name,
                SubnetName = name,
                AddressPrefix = block.ToString(),
                NetworkSecurityGroup = new NetworkSecurityGroupArgs { Id = group.Id },
                // The way out that Azure once gave to every machine; here it is the NAT gateway's, or there is none.
                DefaultOutboundAccess = false,
            };
            if (nat is not null)
            {
                args.NatGateway = new SubResourceArgs { Id = nat.Id };
            }

            customise?.Invoke(args);
            // Azure makes one subnet of a network at a time, and refuses another one meanwhile.
            last = new Network.Subnet($"network-subnet-{name}", args, new CustomResourceOptions { Parent = this, DependsOn = last is null ? [] : [last] });
            subnets.Add(name, last.Id);
        }

        Add(GatewayName, plan[0].Public, groups.Gateway);
        for (var zone = 0; zone < plan.Count; zone++)
        {
            Add(NodesName(zone), plan[zone].Node, groups.Nodes, nats[Math.Min(zone, nats.Count - 1)]);
        }

        // Without the policies private endpoints would pass the security group by.
        Add(EndpointsName, plan[0].Data, groups.Endpoints, customise: subnet => subnet.PrivateEndpointNetworkPolicies = "Enabled");
        if (groups.Redis is { } redis)
        {
            // Its own, as Container Apps demands, with a way out for the image.
            Add(RedisName, SubnetPlan.Spare(CidrBlock.Parse(_context.Settings.Network.Cidr)), redis, nats[0],
                subnet => subnet.Delegations.Add(new DelegationArgs { Name = "container-apps", ServiceName = "Microsoft.App/environments" }));
        }

        return subnets;
    }

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
