using System.Collections.Immutable;
using Pulumi.AzureNative.Network.Inputs;
using Network = Pulumi.AzureNative.Network;

namespace OctopusHA.Azure;

/// <summary>
/// The VNet: subnets for the gateway, for the nodes of each zone with a NAT gateway, and for private endpoints, with
/// their security groups; or an existing VNet.
/// </summary>
internal sealed class AzureNetwork : ClusterComponent
{
    private readonly AzureContext _context;
    private readonly List<Output<string>> _natAddresses = [];

    /// <summary>Creates the network, or uses an existing one.</summary>
    public AzureNetwork(AzureContext context)
        : base(context, "Network", "network")
    {
        _context = context;
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

        Endpoints = new PrivateEndpoints(context, this);
        RegisterOutputs(new Dictionary<string, object?> { ["vnetId"] = VnetId });
    }

    /// <summary>The VNet's ID.</summary>
    public Output<string> VnetId { get; }

    /// <summary>The application gateway's subnet; null if an existing network has none.</summary>
    public Output<string>? GatewaySubnetId { get; }

    /// <summary>The subnets of the nodes: one per zone; in an existing network one for all.</summary>
    public ImmutableArray<Output<string>> NodeSubnetIds { get; }

    /// <summary>The subnet of the Redis container; null without one.</summary>
    public Output<string>? RedisSubnetId { get; }

    /// <summary>The subnet of the private endpoints.</summary>
    public Output<string> EndpointSubnetId { get; }

    /// <summary>Creates private endpoints of managed services.</summary>
    public PrivateEndpoints Endpoints { get; }

    /// <summary>A node's subnet.</summary>
    public Output<string> SubnetOf(Node node) => NodeSubnetIds[NodeSubnetIds.Length == 1 ? 0 : node.ZoneIndex];

    private const string GatewayName = "gateway";
    private const string EndpointsName = "endpoints";
    private const string RedisName = "redis";

    private static string Zone(int index) => $"{index + 1}";

    private static string NodesName(int zone) => $"nodes-{zone + 1}";

    // Without subnets: the provider ignores subnets that are separate resources ("MaintainSubResource" in its source).
    private Network.VirtualNetwork CreateVnet() => new("network-vnet", new Network.VirtualNetworkArgs
    {
        Location = _context.Location,
        AddressSpace = new AddressSpaceArgs { AddressPrefixes = { _context.Plan.Network.Cidr } },
    }, Child());

    // Separate resources, so that a subnet is deleted after its network interfaces: Azure rejects an update of the VNet
    // that removes a subnet in use.
    private Dictionary<string, Output<string>> CreateSubnets(
        Network.VirtualNetwork vnet, IReadOnlyList<ZoneSubnets> plan)
    {
        var nats = CreateNats();
        var groups = new NetworkSecurityGroups(_context, _natAddresses, this);
        var subnets = new Dictionary<string, Output<string>>(StringComparer.Ordinal);
        Network.Subnet? last = null;

        void Add(
            string name,
            CidrBlock block,
            Network.NetworkSecurityGroup group,
            Network.NatGateway? nat = null,
            Action<Network.SubnetArgs>? configure = null)
        {
            var args = new Network.SubnetArgs
            {
                VirtualNetworkName = vnet.Name,
                SubnetName = name,
                AddressPrefix = block.ToString(),
                NetworkSecurityGroup = new NetworkSecurityGroupArgs { Id = group.Id },
                // Egress uses the NAT gateway only, if the subnet has one.
                DefaultOutboundAccess = false,
            };
            if (nat is not null)
            {
                args.NatGateway = new SubResourceArgs { Id = nat.Id };
            }

            configure?.Invoke(args);
            // Azure creates one subnet of a VNet at a time, and rejects concurrent requests.
            last = new Network.Subnet($"network-subnet-{name}", args, Child(last is null ? [] : [last]));
            subnets.Add(name, last.Id);
        }

        Add(GatewayName, plan[0].Public, groups.Gateway);
        for (var zone = 0; zone < plan.Count; zone++)
        {
            Add(NodesName(zone), plan[zone].Node, groups.Nodes, nats[Math.Min(zone, nats.Count - 1)]);
        }

        // Otherwise the security group would not apply to private endpoints.
        Add(EndpointsName, plan[0].Data, groups.Endpoints, configure: subnet =>
            subnet.PrivateEndpointNetworkPolicies = "Enabled");
        if (groups.Redis is { } redis)
        {
            // Container Apps requires a dedicated subnet; the NAT gateway is for pulling the image.
            var delegation = new DelegationArgs { Name = "container-apps", ServiceName = "Microsoft.App/environments" };
            Add(RedisName, _context.Plan.Network.RedisSubnet, redis, nats[0], args => args.Delegations.Add(delegation));
        }

        return subnets;
    }

    // A NAT gateway is zonal, so each zone can have one; for a shared one Azure chooses the zone.
    private List<Network.NatGateway> CreateNats()
    {
        var perZone = _context.Plan.Network.NatPerZone;
        var nats = new List<Network.NatGateway>();
        for (var i = 0; i < _context.Plan.Network.NatGateways; i++)
        {
            var address = new Network.PublicIPAddressArgs
            {
                Location = _context.Location,
                Sku = new PublicIPAddressSkuArgs { Name = "Standard" },
                PublicIPAllocationMethod = "Static",
            };
            var nat = new Network.NatGatewayArgs
            {
                Location = _context.Location,
                Sku = new NatGatewaySkuArgs { Name = "Standard" },
                // Minutes; the maximum, for idle connections of long deployments.
                IdleTimeoutInMinutes = 120,
            };
            if (perZone)
            {
                address.Zones.Add(Zone(i));
                nat.Zones.Add(Zone(i));
            }

            var publicAddress = new Network.PublicIPAddress($"network-nat-address-{i + 1}", address, Child());
            _natAddresses.Add(publicAddress.IpAddress.Apply(text => text!));
            nat.PublicIpAddresses.Add(new SubResourceArgs { Id = publicAddress.Id });
            nats.Add(new Network.NatGateway($"network-nat-{i + 1}", nat, Child()));
        }

        return nats;
    }
}
