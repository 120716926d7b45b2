using System.Collections.Immutable;
using OctopusHA.Components;
using OctopusHA.Plan;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.AzureNative.Network.Inputs;
using Network = Pulumi.AzureNative.Network;

namespace OctopusHA.Azure;

/// <summary>
/// The VNet: a subnet for the gateway, one for the nodes of each zone with a way out of its own, one for private endpoints, and who
/// may talk to whom; or the team's own.
/// </summary>
internal sealed class AzureNetwork : ClusterComponent
{
    /// <summary>The component, as tags name it.</summary>
    public const string Component = "network";

    private readonly AzureContext _context;
    private readonly Foundation _foundation;
    private readonly List<Output<string>> _natAddresses = [];

    /// <summary>Makes the network, or takes up the team's own.</summary>
    public AzureNetwork(AzureContext context, Foundation foundation)
        : base(context, "Network", Component)
    {
        _context = context;
        _foundation = foundation;
        if (context.Plan.Network.Existing is { } existing)
        {
            VnetId = Output.Create(existing.VnetId);
            GatewaySubnetId = existing.GatewaySubnetId is { } gateway ? Output.Create(gateway) : null;
            NodeSubnetIds = [Output.Create(existing.NodeSubnetId)];
            EndpointSubnetId = Output.Create(existing.EndpointSubnetId ?? existing.NodeSubnetId);
        }
        else
        {
            var plan = context.Plan.Network.Subnets;
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

    /// <summary>Ways to managed services that lead through the network and not through the internet.</summary>
    public PrivateEndpoints Endpoints { get; }

    /// <summary>A node's subnet.</summary>
    public Output<string> SubnetOf(Node node) => NodeSubnetIds[NodeSubnetIds.Length == 1 ? 0 : node.ZoneIndex];

    private const string GatewayName = "gateway";
    private const string EndpointsName = "endpoints";
    private const string RedisName = "redis";

    private static string Zone(int index) => $"{index + 1}";

    private static string NodesName(int zone) => $"nodes-{zone + 1}";

    // With no subnets in it: the provider leaves those alone that are resources of their own ("MaintainSubResource" in its source).
    private Network.VirtualNetwork CreateVnet() => new("network-vnet", new Network.VirtualNetworkArgs
    {
        ResourceGroupName = _foundation.GroupName,
        Location = _foundation.Location,
        AddressSpace = new AddressSpaceArgs { AddressPrefixes = { _context.Plan.Network.Cidr } },
        Tags = Tags("network-vnet"),
    }, Child());

    // Resources of their own, so that one goes after what is in it: a network that is updated to have fewer is refused as long as a
    // network interface is left in one of them.
    private Dictionary<string, Output<string>> CreateSubnets(Network.VirtualNetwork vnet, IReadOnlyList<ZoneSubnets> plan)
    {
        var nats = CreateNats();
        var groups = new NetworkSecurityGroups(_context, _foundation, _natAddresses, this);
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
            last = new Network.Subnet($"network-subnet-{name}", args, Child(last is null ? [] : [last]));
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
            Add(RedisName, _context.Plan.Network.RedisSubnet, redis, nats[0],
                subnet => subnet.Delegations.Add(new DelegationArgs { Name = "container-apps", ServiceName = "Microsoft.App/environments" }));
        }

        return subnets;
    }

    // A NAT gateway lives in one zone, so that each zone has its own; shared, Azure chooses where it lives.
    private List<Network.NatGateway> CreateNats()
    {
        var perZone = _context.Plan.Network.NatPerZone;
        var nats = new List<Network.NatGateway>();
        for (var i = 0; i < _context.Plan.Network.NatGateways; i++)
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

            var made = new Network.PublicIPAddress($"network-nat-address-{i + 1}", address, Child());
            _natAddresses.Add(made.IpAddress.Apply(text => text!));
            nat.PublicIpAddresses.Add(new SubResourceArgs { Id = made.Id });
            nats.Add(new Network.NatGateway($"network-nat-{i + 1}", nat, Child()));
        }

        return nats;
    }
}
