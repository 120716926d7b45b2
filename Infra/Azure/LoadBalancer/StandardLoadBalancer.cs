using Pulumi.AzureNative.Network.Inputs;
using Network = Pulumi.AzureNative.Network;

namespace OctopusHA.Azure;

/// <summary>A load-balanced port of all nodes.</summary>
/// <param name="Name">The name: <c>web</c>, <c>grpc</c>.</param>
/// <param name="Port">The frontend port.</param>
/// <param name="NodePort">The nodes' port.</param>
/// <param name="Path">The path of an HTTP probe, which only 200 passes; null for a TCP probe.</param>
internal sealed record BalancedPort(string Name, int Port, int NodePort, string? Path);

/// <summary>
/// A Standard Load Balancer with a zone-redundant address and a backend pool of all nodes. It does not terminate TLS.
/// The pool always exists, because Azure does not delete a pool that contains a node.
/// </summary>
internal sealed class StandardLoadBalancer
{
    private const string Front = "front";
    private const string Pool = "nodes";

    // Seconds. A node leaves the pool half a minute after it stops responding, and returns after the same time.
    private const int CheckInterval = 15;
    private const int CheckThreshold = 2;

    private readonly Network.PublicIPAddress? _address;

    /// <summary>Creates the load balancer.</summary>
    /// <param name="context">The context.</param>
    /// <param name="component">The component's name.</param>
    /// <param name="scheme">Whether it is public or internal, with an address of the nodes' subnet.</param>
    /// <param name="ports">The load-balanced ports.</param>
    /// <param name="parent">The component.</param>
    public StandardLoadBalancer(
        AzureContext context, string component, Scheme scheme, IEnumerable<BalancedPort> ports, ClusterComponent parent)
    {
        var name = $"{component}-lb";
        // Azure cannot change the scheme, so the other scheme has another name: its load balancer is created before the
        // nodes leave the old one.
        var balancerName = context.Names.Of(scheme == Scheme.Public ? component : $"{component}-internal");
        var parts = context.Ids.Balancer(balancerName);
        var front = new FrontendIPConfigurationArgs { Name = Front };
        if (scheme == Scheme.Public)
        {
            _address = PublicAddress.Create(context, component, parent);
            front.PublicIPAddress = new PublicIPAddressArgs { Id = _address.Id };
        }
        else
        {
            front.Subnet = new SubnetArgs { Id = context.Network.NodeSubnetIds[0] };
            front.PrivateIPAllocationMethod = "Dynamic";
            foreach (var zone in context.Zones)
            {
                front.Zones.Add(zone);
            }
        }

        var args = new Network.LoadBalancerArgs
        {
            LoadBalancerName = balancerName,
            Location = context.Location,
            Sku = new LoadBalancerSkuArgs { Name = "Standard", Tier = "Regional" },
            FrontendIPConfigurations = { front },
            BackendAddressPools = { new BackendAddressPoolArgs { Name = Pool } },
        };
        foreach (var port in ports)
        {
            args.Probes.Add(new ProbeArgs
            {
                Name = port.Name,
                // An HTTP probe passes with 200 only: a draining node (418) gets no new connections, and existing ones
                // continue (Microsoft Learn, "Azure Load Balancer health probes").
                Protocol = port.Path is null ? "Tcp" : "Http",
                Port = port.NodePort,
                RequestPath = port.Path!,
                IntervalInSeconds = CheckInterval,
                ProbeThreshold = CheckThreshold,
            });
            args.LoadBalancingRules.Add(new LoadBalancingRuleArgs
            {
                Name = port.Name,
                Protocol = "Tcp",
                FrontendPort = port.Port,
                BackendPort = port.NodePort,
                FrontendIPConfiguration = new SubResourceArgs { Id = parts.Frontend(Front) },
                BackendAddressPool = new SubResourceArgs { Id = parts.Pool(Pool) },
                Probe = new SubResourceArgs { Id = parts.Probe(port.Name) },
                IdleTimeoutInMinutes = IdleMinutes(context.Plan.LoadBalancer.IdleTimeoutSeconds),
                EnableTcpReset = true,
                // Egress uses the NAT gateway.
                DisableOutboundSnat = true,
            });
        }

        Balancer = new Network.LoadBalancer(name, args, parent.Child());
        context.Foundation.SendLogs($"{name}-logs", Balancer.Id, ["LoadBalancerHealthEvent"], parent);
    }

    /// <summary>The load balancer.</summary>
    public Network.LoadBalancer Balancer { get; }

    /// <summary>The public host name, or the private address.</summary>
    public Output<string> Address => _address is null
        ? Balancer.FrontendIPConfigurations.Apply(fronts => fronts[0].PrivateIPAddress!)
        : PublicAddress.HostName(_address);

    /// <summary>The target of DNS records.</summary>
    public RecordTarget Target => _address is null ? new(null, Address) : PublicAddress.Target(_address);

    /// <summary>The ID of the frontend address.</summary>
    public Output<string> FrontId => new ResourceParts(Balancer.Id).Frontend(Front);

    /// <summary>The ID of the backend pool.</summary>
    public Output<string> PoolId => new ResourceParts(Balancer.Id).Pool(Pool);

    // Azure supports 4 to 100 minutes (Microsoft Learn, "Load Balancer TCP reset and idle timeout").
    private static int IdleMinutes(int seconds) => Math.Clamp((seconds + 59) / 60, 4, 100);
}
