using OctopusHA.Components;
using OctopusHA.Plan;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.Aws.LB.Inputs;
using Ec2 = Pulumi.Aws.Ec2;
using Lb = Pulumi.Aws.LB;

namespace OctopusHA.Aws;

/// <summary>A network interface that belongs to a node's place, and not to the machine that fills it.</summary>
/// <param name="Interface">The interface.</param>
/// <param name="Ready">What must be there before a machine starts with it.</param>
internal sealed record NodeInterface(Ec2.NetworkInterface Interface, IReadOnlyList<Resource> Ready);

/// <summary>
/// Polling through a Network Load Balancer with a port for each node or one port for all; or by an address for each node, which is
/// a load balancer of a container's own, or the network interface that a node's machines take over one after the other
/// (docs/decisions/0014). TLS is never ended here: the Tentacle trusts the server's certificate and no other.
/// </summary>
internal sealed class AwsPollingEndpoints : PollingEndpoints
{
    private const string Component = "polling";

    // A polling Tentacle keeps one connection open and speaks at least every few minutes; an hour leaves room for a
    // long transfer that pauses. NLB takes 60 to 6000 (ELB user guide, "TCP idle timeout").
    private const int PollingIdleTimeoutSeconds = 3600;

    private readonly AwsContext _context;
    private readonly AwsNetwork _network;
    private readonly ElasticLoadBalancer _web;
    private readonly List<PollingEndpoint> _endpoints = [];
    private readonly Dictionary<string, List<BackendPool>> _pools;
    private readonly Dictionary<string, NodeInterface> _interfaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Output<string>> _publicAddresses = new(StringComparer.Ordinal);

    /// <summary>Makes the polling addresses.</summary>
    public AwsPollingEndpoints(AwsContext context, AwsNetwork network, ElasticLoadBalancer web)
        : base(context)
    {
        _context = context;
        _network = network;
        _web = web;
        _pools = context.Plan.Nodes.ToDictionary(node => node.Name, _ => new List<BackendPool>(), StringComparer.Ordinal);
        var polling = context.Plan.Polling;
        var common = polling.UsesLoadBalancer ? CreateCommon() : default;
        foreach (var mode in polling.Modes)
        {
            switch (mode)
            {
                case PollingMode.PortPerNode:
                    AddPortPerNode(common.Balancer, common.Address);
                    break;
                case PollingMode.SharedAddress:
                    AddSharedAddress(common.Balancer, common.Address, polling.SharedPort);
                    break;
                default:
                    AddAddressPerNode(polling.Port, polling.UsesNodeInterfaces);
                    break;
            }
        }

        RegisterOutputs(_endpoints.ToDictionary(endpoint => $"{Names.KebabCase(endpoint.Mode.ToString())}-{endpoint.Node}", endpoint => (object?)endpoint.Address, StringComparer.Ordinal));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<PollingEndpoint> Endpoints => _endpoints;

    /// <summary>The pools that a node belongs to.</summary>
    /// <param name="node">The node.</param>
    public IReadOnlyList<BackendPool> PoolsOf(Node node) => _pools[node.Name];

    /// <summary>The network interface that a node's machine takes over; null where it has one of its own.</summary>
    /// <param name="node">The node.</param>
    public NodeInterface? InterfaceOf(Node node) => _interfaces.GetValueOrDefault(node.Name);

    /// <summary>The public addresses of the nodes that have one of their own, by the nodes' names.</summary>
    public IReadOnlyDictionary<string, Output<string>> PublicAddresses => _publicAddresses;

    private void AddPortPerNode(Lb.LoadBalancer balancer, Output<string> address)
    {
        foreach (var node in _context.Plan.Nodes)
        {
            AddPool($"polling-pool-{node.Name}", $"polling-listener-{node.Name}", balancer, node.PollingPort, node);
            _endpoints.Add(new PollingEndpoint(node.Name, address, node.PollingPort, PollingMode.PortPerNode));
        }
    }

    // No affinity: any node hands out what waits in the common queue.
    private void AddSharedAddress(Lb.LoadBalancer balancer, Output<string> address, int port)
    {
        AddPool("polling-pool-shared", "polling-listener-shared", balancer, port);
        _endpoints.AddRange(_context.Plan.Nodes.Select(node => new PollingEndpoint(node.Name, address, port, PollingMode.SharedAddress)));
    }

    private void AddAddressPerNode(int port, bool byInterface)
    {
        foreach (var node in _context.Plan.Nodes)
        {
            var address = byInterface ? CreateInterface(node) : CreateOwnBalancer(node, port);
            _endpoints.Add(new PollingEndpoint(node.Name, address, port, PollingMode.AddressPerNode));
        }
    }

    private Output<string> CreateOwnBalancer(Node node, int port)
    {
        var balancer = CreateBalancer($"polling-nlb-{node.Name}", _network.Security.PollingAddresses!, node);
        AddPool($"polling-own-pool-{node.Name}", $"polling-own-listener-{node.Name}", balancer, port, node);
        return Address($"polling-record-{node.Name}", node.Name, balancer);
    }

    private Output<string> CreateInterface(Node node)
    {
        var name = $"polling-interface-{node.Name}";
        var scheme = _context.Plan.Polling.Scheme;
        var networkInterface = new Ec2.NetworkInterface(name, new Ec2.NetworkInterfaceArgs
        {
            Description = $"The place of {node.Name} of {_context.Stack}, whatever machine fills it",
            SubnetId = _network.SubnetFor(scheme, node.ZoneIndex),
            SecurityGroups = { _network.Security.Nodes.Id },
            Tags = Tags(name, node),
        }, Child());
        var address = networkInterface.PrivateIp;
        var ready = new List<Resource>();
        if (scheme == Scheme.Public)
        {
            var elastic = CreateElasticAddress(node);
            // Its way out as well: what is in a public subnet leaves by its own address.
            ready.Add(new Ec2.EipAssociation($"polling-address-association-{node.Name}", new Ec2.EipAssociationArgs
            {
                AllocationId = elastic.AllocationId,
                NetworkInterfaceId = networkInterface.Id,
            }, Child([.. _network.WaysIn])));
            _publicAddresses.Add(node.Name, elastic.PublicIp);
            address = elastic.PublicIp;
        }

        _interfaces.Add(node.Name, new NodeInterface(networkInterface, ready));
        if (_web.Zone is null)
        {
            return address;
        }

        var host = HostName(node.Name);
        AwsDnsZone.CreateRecord($"polling-record-{node.Name}", _web.Zone, host, address, this);
        return Output.Create(host);
    }

    // With kind network the web load balancer, else one of polling's own.
    private (Lb.LoadBalancer Balancer, Output<string> Address) CreateCommon()
    {
        var balancer = _context.Plan.LoadBalancer.Kind == LoadBalancerKind.Network ? _web.Balancer : CreateBalancer("polling-nlb", _network.Security.Polling!);
        return (balancer, Address("polling-record", "polling", balancer));
    }

    private Lb.LoadBalancer CreateBalancer(string name, Ec2.SecurityGroup group, Node? node = null)
    {
        var plan = _context.Plan;
        var scheme = plan.Polling.Scheme;
        var args = new Lb.LoadBalancerArgs
        {
            LoadBalancerType = "network",
            Internal = scheme == Scheme.Internal,
            SecurityGroups = { group.Id },
            EnableDeletionProtection = plan.KeepsData,
            // A pool of one node is in one zone: without it the address would work in that zone only.
            EnableCrossZoneLoadBalancing = true,
            AccessLogs = new LoadBalancerAccessLogsArgs { Bucket = _web.AccessLogs.BucketName, Prefix = Component, Enabled = true },
            Tags = Tags(name, node),
        };
        if (node is null)
        {
            args.Subnets = _network.SubnetsFor(scheme);
        }
        else
        {
            // It has one node, so it needs no more than that node's zone.
            var mapping = new LoadBalancerSubnetMappingArgs { SubnetId = _network.SubnetFor(scheme, node.ZoneIndex) };
            if (scheme == Scheme.Public)
            {
                mapping.AllocationId = CreateElasticAddress(node).AllocationId;
            }

            args.SubnetMappings.Add(mapping);
        }

        return new Lb.LoadBalancer(name, args, new CustomResourceOptions
        {
            Parent = this,
            DependsOn = [_web.AccessLogs.Ready, .. scheme == Scheme.Public ? _network.WaysIn : []],
        });
    }

    // An address for the team's firewalls, which outlives node and load balancer.
    private Ec2.Eip CreateElasticAddress(Node node) => new($"polling-address-{node.Name}", new Ec2.EipArgs
    {
        Domain = "vpc",
        Tags = Tags($"polling-address-{node.Name}", node),
    }, Child());

    private Output<string> Address(string record, string host, Lb.LoadBalancer balancer)
    {
        if (_web.Zone is null)
        {
            return balancer.DnsName;
        }

        AwsDnsZone.CreateAlias(record, _web.Zone, HostName(host), balancer, this);
        return Output.Create(HostName(host));
    }

    private string HostName(string host) => $"{host}.{_context.Plan.LoadBalancer.Domain}";

    private void AddPool(string name, string listenerName, Lb.LoadBalancer balancer, int port, Node? node = null)
    {
        var group = TargetGroups.Create(
            _context,
            name,
            OctopusServer.PollingPort,
            "TCP",
            // The port is all that is asked: a node that drains answers ping with 418, and must still be polled.
            new TargetGroupHealthCheckArgs { Protocol = "TCP" },
            _network,
            Tags(name, node),
            this);
        var listener = new Lb.Listener(listenerName, new Lb.ListenerArgs
        {
            LoadBalancerArn = balancer.Arn,
            Port = port,
            Protocol = "TCP",
            TcpIdleTimeoutSeconds = PollingIdleTimeoutSeconds,
            DefaultActions = { new ListenerDefaultActionArgs { Type = "forward", TargetGroupArn = group.Arn } },
            Tags = Tags(listenerName, node),
        }, Child());
        var pool = new BackendPool(group, OctopusServer.PollingPort, listener);
        foreach (var member in node is null ? _context.Plan.Nodes : [node])
        {
            _pools[member.Name].Add(pool);
        }
    }
}
