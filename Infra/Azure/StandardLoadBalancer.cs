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
    private readonly Dictionary<string, Network.PublicIPAddress> _nodeAddresses = new(StringComparer.Ordinal);

    /// <summary>Makes the load balancer.</summary>
    /// <param name="context">The stack.</param>
    /// <param name="foundation">The resource group and the log workspace.</param>
    /// <param name="network">The network; inside it, the address is one of the nodes' subnet.</param>
    /// <param name="component">The name of the component that it belongs to.</param>
    /// <param name="scheme">From where it is reached.</param>
    /// <param name="ports">The ports that are spread over all nodes.</param>
    /// <param name="parent">The component.</param>
    public StandardLoadBalancer(
        AzureContext context, Foundation foundation, AzureNetwork network, string component, Scheme scheme, IReadOnlyList<BalancedPort> ports, Resource parent)
    {
        // With address-per-node each node has an address of its own on the balancer that carries polling.
        IReadOnlyList<Node> ofNodes = context.Settings.Polling.Has(PollingMode.AddressPerNode) ? context.Roster : [];
        var name = $"{component}-lb";
        var ownName = context.Names.Of(component);
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
            Tags = context.Tags.For(name, component),
        };
        foreach (var node in ofNodes)
        {
            args.FrontendIPConfigurations.Add(NodeFront(context, foundation, network, scheme, node, parent));
        }

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
                IdleTimeoutInMinutes = IdleMinutes(context.Settings.LoadBalancer.IdleTimeoutSeconds),
                EnableTcpReset = true,
                // The way out is the NAT gateway's.
                DisableOutboundSnat = true,
            });
        }

        Balancer = new Network.LoadBalancer(name, args, new CustomResourceOptions { Parent = parent, DeleteBeforeReplace = true });
        foundation.SendLogs($"{name}-logs", Balancer.Id, ["LoadBalancerHealthEvent"], parent);
    }

    /// <summary>The load balancer.</summary>
    public Network.LoadBalancer Balancer { get; }

    /// <summary>Its host name, or its address inside the network.</summary>
    public Output<string> Address => _address is null
        ? Balancer.FrontendIPConfigurations.Apply(fronts => fronts[0].PrivateIPAddress!)
        : PublicAddress.HostName(_address);

    /// <summary>What a DNS record leads to: the address in the internet, or the one inside the network.</summary>
    public RecordTarget Target => new(_address?.Id, _address is null ? Address : null);

    /// <summary>The id of the address that it listens at.</summary>
    public Output<string> FrontId => AzureIds.Balancer(Balancer.Id).Frontend(Front);

    /// <summary>The id of a node's own address.</summary>
    /// <param name="node">The node.</param>
    public Output<string> FrontIdOf(Node node) => AzureIds.Balancer(Balancer.Id).Frontend(node.Name);

    /// <summary>The host name of a node's own address, or the address itself inside the network.</summary>
    /// <param name="node">The node.</param>
    public Output<string> AddressOf(Node node) => _nodeAddresses.TryGetValue(node.Name, out var address)
        ? PublicAddress.HostName(address)
        // By its name; a preview knows a single element of any list.
        : Balancer.FrontendIPConfigurations.Apply(fronts => (fronts.FirstOrDefault(front => front.Name == node.Name) ?? fronts[0]).PrivateIPAddress!);

    /// <summary>What a DNS record of a node's own address leads to.</summary>
    /// <param name="node">The node.</param>
    public RecordTarget TargetOf(Node node) => _nodeAddresses.TryGetValue(node.Name, out var address) ? new(address.Id, null) : new(null, AddressOf(node));

    /// <summary>The id of the pool that every node belongs to.</summary>
    public Output<string> PoolId => AzureIds.Balancer(Balancer.Id).Pool(Pool);

    private FrontendIPConfigurationArgs NodeFront(AzureContext context, Foundation foundation, AzureNetwork network, Scheme scheme, Node node, Resource parent)
    {
        var front = new FrontendIPConfigurationArgs { Name = node.Name };
        if (scheme == Scheme.Public)
        {
            var address = PublicAddress.Create(context, foundation, "polling", parent, node);
            _nodeAddresses.Add(node.Name, address);
            front.PublicIPAddress = new PublicIPAddressArgs { Id = address.Id };
            return front;
        }

        front.Subnet = new SubnetArgs { Id = network.NodeSubnetIds[0] };
        if (network.LastAddress(node.Number) is { } last)
        {
            // Chosen here, so that it stays when the balancer itself is made anew.
            front.PrivateIPAllocationMethod = "Static";
            front.PrivateIPAddress = last;
        }
        else
        {
            front.PrivateIPAllocationMethod = "Dynamic";
        }

        foreach (var zone in context.Zones)
        {
            front.Zones.Add(zone);
        }

        return front;
    }

    // Azure takes 4 to 100 minutes (Microsoft Learn, "Load Balancer TCP reset and idle timeout").
    private static int IdleMinutes(int seconds) => Math.Clamp((seconds + 59) / 60, 4, 100);
}
