using Pulumi.AzureNative.Network.Inputs;
using Network = Pulumi.AzureNative.Network;

namespace OctopusHA.Azure;

/// <summary>
/// Polling through a Standard Load Balancer: one address with a port for each node or one port for all; or a public
/// address of each node's network interface. A port for one node is an inbound NAT rule without a probe; a port for all
/// has a TCP probe, so that a draining node is still polled. gRPC uses the same load balancer, because an application
/// gateway uses HTTP/1.1 to its backends (Microsoft Learn, "Application Gateway features", HTTP/2). The nodes' network
/// interfaces are created here, after their backend pools.
/// </summary>
internal sealed class AzurePollingEndpoints : PollingEndpoints
{
    private const string Component = "polling";

    // A polling Tentacle keeps a connection open and sends data every few minutes; after the idle timeout a TCP reset
    // notifies both ends.
    private const int IdleMinutes = 30;

    private readonly AzureContext _context;
    private readonly AzureLoadBalancer _web;
    private readonly List<PollingEndpoint> _endpoints = [];
    private readonly Dictionary<string, Output<string>> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Network.PublicIPAddress> _addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Network.NetworkInterface> _interfaces = new(StringComparer.Ordinal);

    /// <summary>
    /// Creates the addresses, with kind <c>network</c> on the web load balancer, otherwise on a separate one.
    /// </summary>
    public AzurePollingEndpoints(AzureContext context, AzureLoadBalancer web)
        : base(context)
    {
        (_context, _web) = (context, web);
        var plan = context.Plan;
        var polling = plan.Polling;
        if (web.Balancer is null && (polling.UsesLoadBalancer || plan.LoadBalancer.ServesGrpc))
        {
            OwnBalancer = new StandardLoadBalancer(
                context, Component, polling.Scheme, AzureLoadBalancer.OtherPorts(plan), this);
        }

        var balancer = web.Balancer ?? OwnBalancer;
        foreach (var node in context.Plan.Nodes)
        {
            if (polling.Has(PollingMode.PortPerNode))
            {
                _rules.Add(node.Name, AddRule(node, balancer!).Id);
            }

            if (polling.Has(PollingMode.AddressPerNode) && polling.Scheme == Scheme.Public)
            {
                _addresses.Add(node.Name, PublicAddress.Create(context, Component, this, node));
            }

            _interfaces.Add(node.Name, CreateInterface(node, balancer));
        }

        var servesGrpc = OwnBalancer is not null && plan.LoadBalancer.ServesGrpc;
        var address = servesGrpc || polling.UsesLoadBalancer
            ? Address("polling-record", "polling", balancer!.Address, balancer.Target)
            : null;
        if (servesGrpc)
        {
            GrpcAddress = Output.Format($"{address}:{OctopusServer.GrpcPort}");
        }

        foreach (var mode in polling.Modes)
        {
            foreach (var node in context.Plan.Nodes)
            {
                _endpoints.Add(mode switch
                {
                    PollingMode.AddressPerNode => new(node.Name, AddressOf(node), OctopusServer.PollingPort, mode),
                    PollingMode.PortPerNode => new(node.Name, address!, node.PollingPort, mode),
                    _ => new PollingEndpoint(node.Name, address!, polling.SharedPort, mode),
                });
            }
        }

        var outputs = new Dictionary<string, object?>();
        if (address is not null)
        {
            outputs["address"] = address;
        }

        RegisterOutputs(outputs);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<PollingEndpoint> Endpoints => _endpoints;

    /// <inheritdoc/>
    public override Output<string>? GrpcAddress { get; }

    /// <summary>
    /// The load balancer of polling and gRPC; null if the web load balancer is used, or none is needed.
    /// </summary>
    public StandardLoadBalancer? OwnBalancer { get; }

    /// <summary>
    /// The network interface of a node, with its address and backend pools, which its machines reuse.
    /// </summary>
    /// <param name="node">The node.</param>
    public Network.NetworkInterface InterfaceOf(Node node) => _interfaces[node.Name];

    private Network.NetworkInterface CreateInterface(Node node, StandardLoadBalancer? balancer)
    {
        var address = new NetworkInterfaceIPConfigurationArgs
        {
            Name = "node",
            Primary = true,
            PrivateIPAllocationMethod = "Dynamic",
            Subnet = new SubnetArgs { Id = _context.Network.SubnetOf(node) },
        };
        if (node.PrivateAddress is { } staticAddress)
        {
            (address.PrivateIPAllocationMethod, address.PrivateIPAddress) = ("Static", staticAddress);
        }

        if (_addresses.TryGetValue(node.Name, out var publicAddress))
        {
            address.PublicIPAddress = new PublicIPAddressArgs { Id = publicAddress.Id };
        }

        if (_web.Gateway is { } gateway)
        {
            address.ApplicationGatewayBackendAddressPools.Add(
                new ApplicationGatewayBackendAddressPoolArgs { Id = gateway.PoolId });
        }

        if (balancer is not null)
        {
            address.LoadBalancerBackendAddressPools.Add(new BackendAddressPoolArgs { Id = balancer.PoolId });
        }

        if (_rules.TryGetValue(node.Name, out var rule))
        {
            address.LoadBalancerInboundNatRules.Add(new InboundNatRuleArgs { Id = rule });
        }

        return new Network.NetworkInterface($"polling-network-interface-{node.Name}", new()
        {
            Location = _context.Location,
            IpConfigurations = { address },
            EnableAcceleratedNetworking = true,
            Tags = TagsOf(node),
        }, Child());
    }

    // Tentacles connect to the machine directly; access is limited by its security group.
    private Output<string> AddressOf(Node node)
    {
        var address = _addresses.TryGetValue(node.Name, out var publicAddress) ? PublicAddress.HostName(publicAddress)
            : node.PrivateAddress is { } staticAddress ? Output.Create(staticAddress)
            : _interfaces[node.Name].IpConfigurations.Apply(configurations => configurations[0].PrivateIPAddress!);
        var target = publicAddress is null ? new(null, address) : PublicAddress.Target(publicAddress);
        return Address($"polling-record-{node.Name}", node.Name, address, target);
    }

    private Output<string> Address(string record, string label, Output<string> address, RecordTarget target)
    {
        if (_web.Zone is null)
        {
            return address;
        }

        var host = $"{label}.{_context.Plan.LoadBalancer.Domain}";
        _web.Zone.CreateRecord(record, host, target, this);
        return Output.Create(host);
    }

    // A separate resource, unlike load-balancing rules, so that adding or removing a node does not change the load
    // balancer.
    private Network.InboundNatRule AddRule(Node node, StandardLoadBalancer balancer) =>
        new($"polling-rule-{node.Name}", new Network.InboundNatRuleArgs
        {
            LoadBalancerName = balancer.Balancer.Name,
            InboundNatRuleName = $"polling-{node.Name}",
            FrontendIPConfiguration = new SubResourceArgs { Id = balancer.FrontId },
            Protocol = "Tcp",
            FrontendPort = node.PollingPort,
            BackendPort = OctopusServer.PollingPort,
            IdleTimeoutInMinutes = IdleMinutes,
            EnableTcpReset = true,
        }, Child());
}
