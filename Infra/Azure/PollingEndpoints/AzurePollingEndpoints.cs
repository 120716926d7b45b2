using OctopusHA.Components;
using OctopusHA.Plan;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.AzureNative.Network.Inputs;
using Network = Pulumi.AzureNative.Network;

namespace OctopusHA.Azure;

/// <summary>
/// Polling through a Standard Load Balancer: one address with a port for each node or one port for all; or an address for each
/// node, which is its network interface's own. What leads to one node is an inbound NAT rule, and nobody probes that node; what leads
/// to all probes the open port alone: a node that drains is polled as before. gRPC goes the same way, since an application
/// gateway speaks HTTP/1.1 to what is behind it (Microsoft Learn, "Application Gateway features", HTTP/2). The nodes' network interfaces
/// are created here, once everything that they belong to exists.
/// </summary>
internal sealed class AzurePollingEndpoints : PollingEndpoints
{
    private const string Component = "polling";

    // Minutes. A polling Tentacle keeps one connection open and speaks at least every few minutes; TCP reset tells both ends
    // when it is closed all the same.
    private const int IdleMinutes = 30;

    private readonly AzureContext _context;
    private readonly Foundation _foundation;
    private readonly AzureNetwork _network;
    private readonly AzureLoadBalancer _web;
    private readonly List<PollingEndpoint> _endpoints = [];
    private readonly Dictionary<string, Output<string>> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Network.PublicIPAddress> _addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Network.NetworkInterface> _interfaces = new(StringComparer.Ordinal);

    /// <summary>Makes the polling addresses; with kind <c>network</c> on the web load balancer, else on one of their own.</summary>
    public AzurePollingEndpoints(AzureContext context, Foundation foundation, AzureNetwork network, AzureLoadBalancer web)
        : base(context)
    {
        (_context, _foundation, _network, _web) = (context, foundation, network, web);
        var plan = context.Plan;
        var polling = plan.Polling;
        if (web.Balancer is null && (polling.UsesLoadBalancer || plan.LoadBalancer.ServesGrpc))
        {
            OwnBalancer = new StandardLoadBalancer(context, foundation, network, Component, polling.Scheme, AzureLoadBalancer.BesideWeb(plan), this);
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
                _addresses.Add(node.Name, PublicAddress.Create(context, foundation, Component, this, node));
            }

            _interfaces.Add(node.Name, CreateInterface(node, balancer));
        }

        var servesGrpc = OwnBalancer is not null && plan.LoadBalancer.ServesGrpc;
        var address = !(servesGrpc || polling.UsesLoadBalancer) ? null : Address("polling-record", "polling", balancer!.Address, balancer.Target);
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
                    PollingMode.AddressPerNode => new PollingEndpoint(node.Name, AddressOf(node), OctopusServer.PollingPort, mode),
                    PollingMode.PortPerNode => new PollingEndpoint(node.Name, address!, node.PollingPort, mode),
                    // Its rule is a part of the balancer.
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

    /// <summary>The load balancer of polling and gRPC; null where the web's carries them, or nothing does.</summary>
    public StandardLoadBalancer? OwnBalancer { get; }

    /// <summary>A node's network interface: its address in the network and its place at the load balancers, whatever machine is behind it.</summary>
    /// <param name="node">The node.</param>
    public Network.NetworkInterface InterfaceOf(Node node) => _interfaces[node.Name];

    private Network.NetworkInterface CreateInterface(Node node, StandardLoadBalancer? balancer)
    {
        var address = new NetworkInterfaceIPConfigurationArgs
        {
            Name = "node",
            Primary = true,
            PrivateIPAllocationMethod = "Dynamic",
            Subnet = new SubnetArgs { Id = _network.SubnetOf(node) },
        };
        if (node.PrivateAddress is { } own)
        {
            (address.PrivateIPAllocationMethod, address.PrivateIPAddress) = ("Static", own);
        }

        if (_addresses.TryGetValue(node.Name, out var publicAddress))
        {
            address.PublicIPAddress = new PublicIPAddressArgs { Id = publicAddress.Id };
        }

        if (_web.Gateway is { } gateway)
        {
            address.ApplicationGatewayBackendAddressPools.Add(new ApplicationGatewayBackendAddressPoolArgs { Id = gateway.PoolId });
        }

        if (balancer is not null)
        {
            address.LoadBalancerBackendAddressPools.Add(new BackendAddressPoolArgs { Id = balancer.PoolId });
        }

        if (_rules.TryGetValue(node.Name, out var rule))
        {
            address.LoadBalancerInboundNatRules.Add(new InboundNatRuleArgs { Id = rule });
        }

        var name = $"polling-network-interface-{node.Name}";
        return new Network.NetworkInterface(name, new Network.NetworkInterfaceArgs
        {
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            IpConfigurations = { address },
            EnableAcceleratedNetworking = true,
            Tags = Tags(name, node),
        }, Child());
    }

    // Nothing stands between a Tentacle and the machine: what may reach it is the security group's to say.
    private Output<string> AddressOf(Node node)
    {
        var address = _addresses.TryGetValue(node.Name, out var made) ? PublicAddress.HostName(made)
            : node.PrivateAddress is { } own ? Output.Create(own)
            : _interfaces[node.Name].IpConfigurations.Apply(configurations => configurations[0].PrivateIPAddress!);
        return Address($"polling-record-{node.Name}", node.Name, address, made is null ? new(null, address) : PublicAddress.Target(made));
    }

    private Output<string> Address(string record, string label, Output<string> own, RecordTarget target)
    {
        if (_web.Zone is null)
        {
            return own;
        }

        var host = $"{label}.{_context.Plan.LoadBalancer.Domain}";
        _web.Zone.CreateRecord(record, host, target, this);
        return Output.Create(host);
    }

    // A resource of its own, unlike rules with a pool: it comes and goes with its node, and the balancer stays as it is.
    private Network.InboundNatRule AddRule(Node node, StandardLoadBalancer balancer) => new($"polling-rule-{node.Name}", new Network.InboundNatRuleArgs
    {
        ResourceGroupName = _foundation.GroupName,
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
