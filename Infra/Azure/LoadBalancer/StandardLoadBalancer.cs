using OctopusHA.Components;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.AzureNative.Network.Inputs;
using Network = Pulumi.AzureNative.Network;

namespace OctopusHA.Azure;

/// <summary>A port that a load balancer spreads over all nodes.</summary>
/// <param name="Name">What it is for: <c>web</c>, <c>grpc</c>.</param>
/// <param name="Port">The port at which it is reached.</param>
/// <param name="NodePort">The nodes' port.</param>
/// <param name="Path">What a node is asked by HTTP, where 200 alone keeps it in; null where the open port is enough.</param>
internal sealed record BalancedPort(string Name, int Port, int NodePort, string? Path);

/// <summary>
/// A Standard Load Balancer with one address in every zone and one pool of all nodes. It hands connections through as they
/// are: no TLS ends here. The pool is there whatever is spread over it, since Azure takes no pool away that a node is in.
/// </summary>
internal sealed class StandardLoadBalancer
{
    private const string Front = "front";
    private const string Pool = "nodes";

    // Seconds. A node is out half a minute after it stops answering, and back after as long.
    private const int CheckInterval = 15;
    private const int CheckThreshold = 2;

    private readonly Network.PublicIPAddress? _address;

    /// <summary>Makes the load balancer.</summary>
    /// <param name="context">The stack.</param>
    /// <param name="foundation">The resource group and the log workspace.</param>
    /// <param name="network">The network; inside it, the address is one of the nodes' subnet.</param>
    /// <param name="component">The name of the component that it belongs to.</param>
    /// <param name="scheme">From where it is reached.</param>
    /// <param name="ports">The ports that are spread over all nodes.</param>
    /// <param name="parent">The component.</param>
    public StandardLoadBalancer(
        AzureContext context, Foundation foundation, AzureNetwork network, string component, Scheme scheme, IReadOnlyList<BalancedPort> ports, ClusterComponent parent)
    {
        var name = $"{component}-lb";
        // Azure turns no public balancer into an internal one, so that the other scheme is another balancer, which is there before the
        // nodes leave the old one.
        var ownName = context.Names.Of(scheme == Scheme.Public ? component : $"{component}-internal");
        var own = context.Ids.Balancer(ownName);
        var front = new FrontendIPConfigurationArgs { Name = Front };
        if (scheme == Scheme.Public)
        {
            _address = PublicAddress.Create(context, foundation, component, parent);
            front.PublicIPAddress = new PublicIPAddressArgs { Id = _address.Id };
        }
        else
        {
            front.Subnet = new SubnetArgs { Id = network.NodeSubnetIds[0] };
            front.PrivateIPAllocationMethod = "Dynamic";
            foreach (var zone in context.Zones)
            {
                front.Zones.Add(zone);
            }
        }

        var args = new Network.LoadBalancerArgs
        {
            // Its parts name each other by ids that hold it.
            LoadBalancerName = ownName,
            ResourceGroupName = foundation.GroupName,
            Location = foundation.Location,
            Sku = new LoadBalancerSkuArgs { Name = "Standard", Tier = "Regional" },
            FrontendIPConfigurations = { front },
            BackendAddressPools = { new BackendAddressPoolArgs { Name = Pool } },
            Tags = parent.Tags(name),
        };
        foreach (var port in ports)
        {
            args.Probes.Add(new ProbeArgs
            {
                Name = port.Name,
                // An HTTP probe takes 200 for well and nothing else, so a node that drains (418) gets no new connection; those that
                // it has go on (Microsoft Learn, "Azure Load Balancer health probes").
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
                FrontendIPConfiguration = new SubResourceArgs { Id = own.Frontend(Front) },
                BackendAddressPool = new SubResourceArgs { Id = own.Pool(Pool) },
                Probe = new SubResourceArgs { Id = own.Probe(port.Name) },
                IdleTimeoutInMinutes = IdleMinutes(context.Plan.LoadBalancer.IdleTimeoutSeconds),
                EnableTcpReset = true,
                // The way out is the NAT gateway's.
                DisableOutboundSnat = true,
            });
        }

        Balancer = new Network.LoadBalancer(name, args, parent.Child());
        foundation.SendLogs($"{name}-logs", Balancer.Id, ["LoadBalancerHealthEvent"], parent);
    }

    /// <summary>The load balancer.</summary>
    public Network.LoadBalancer Balancer { get; }

    /// <summary>Its host name, or its address inside the network.</summary>
    public Output<string> Address => _address is null
        ? Balancer.FrontendIPConfigurations.Apply(fronts => fronts[0].PrivateIPAddress!)
        : PublicAddress.HostName(_address);

    /// <summary>What a DNS record leads to: the address in the internet, or the one inside the network.</summary>
    public RecordTarget Target => _address is null ? new(null, Address) : PublicAddress.Target(_address);

    /// <summary>The id of the address that it listens at.</summary>
    public Output<string> FrontId => AzureIds.Balancer(Balancer.Id).Frontend(Front);

    /// <summary>The id of the pool that every node belongs to.</summary>
    public Output<string> PoolId => AzureIds.Balancer(Balancer.Id).Pool(Pool);

    // Azure takes 4 to 100 minutes (Microsoft Learn, "Load Balancer TCP reset and idle timeout").
    private static int IdleMinutes(int seconds) => Math.Clamp((seconds + 59) / 60, 4, 100);
}
