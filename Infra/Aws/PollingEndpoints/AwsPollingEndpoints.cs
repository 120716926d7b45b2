using Pulumi.Aws.LB.Inputs;
using Ec2 = Pulumi.Aws.Ec2;
using Lb = Pulumi.Aws.LB;

namespace OctopusHA.Aws;

/// <summary>The persistent network interface of a node, which its machines reuse.</summary>
/// <param name="Interface">The interface.</param>
/// <param name="Ready">The resources that must exist before a machine uses it.</param>
internal sealed record NodeInterface(Ec2.NetworkInterface Interface, IReadOnlyList<Resource> Ready);

/// <summary>
/// Polling through a Network Load Balancer with a port for each node or one port for all; or with an address for each
/// node: a load balancer of a container, or a persistent network interface that a node's machines reuse
/// (docs/decisions/0014). TLS is not terminated here, because Tentacles trust only the server's certificate.
/// </summary>
internal sealed class AwsPollingEndpoints : PollingEndpoints
{
    // A polling Tentacle keeps a connection open and sends data every few minutes; an hour allows for a long transfer
    // that pauses. NLB accepts 60 to 6000 (ELB user guide, "TCP idle timeout").
    private const int PollingIdleTimeoutSeconds = 3600;

    private readonly AwsContext _context;
    private readonly ElasticLoadBalancer _web;
    private readonly List<PollingEndpoint> _endpoints = [];
    private readonly Dictionary<string, List<BackendPool>> _pools;
    private readonly Dictionary<string, NodeInterface> _interfaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Output<string>> _publicAddresses = new(StringComparer.Ordinal);

    /// <summary>Creates the polling addresses.</summary>
    public AwsPollingEndpoints(AwsContext context, ElasticLoadBalancer web)
        : base(context)
    {
        _context = context;
        _web = web;
        _pools = context.Plan.Nodes.ToDictionary(
            node => node.Name, _ => new List<BackendPool>(), StringComparer.Ordinal);
        var polling = context.Plan.Polling;
        var (balancer, address) = polling.UsesLoadBalancer ? CreateSharedBalancer() : default;
        foreach (var mode in polling.Modes)
        {
            switch (mode)
            {
                case PollingMode.PortPerNode:
                    AddPortPerNode(balancer, address);
                    break;
                case PollingMode.SharedAddress:
                    AddSharedAddress(balancer, address, polling.SharedPort);
                    break;
                default:
                    AddAddressPerNode(polling.Port, polling.UsesNodeInterfaces);
                    break;
            }
        }

        RegisterOutputs(_endpoints.ToDictionary(
            endpoint => $"{Names.KebabCase(endpoint.Mode.ToString())}-{endpoint.Node}",
            object? (endpoint) => endpoint.Address,
            StringComparer.Ordinal));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<PollingEndpoint> Endpoints => _endpoints;

    /// <summary>The backend pools of a node.</summary>
    /// <param name="node">The node.</param>
    public IReadOnlyList<BackendPool> PoolsOf(Node node) => _pools[node.Name];

    /// <summary>The persistent network interface of a node; null without one.</summary>
    /// <param name="node">The node.</param>
    public NodeInterface? InterfaceOf(Node node) => _interfaces.GetValueOrDefault(node.Name);

    /// <summary>The public addresses of persistent network interfaces, by node name.</summary>
    public IReadOnlyDictionary<string, Output<string>> PublicAddresses => _publicAddresses;

    private void AddPortPerNode(Lb.LoadBalancer balancer, Output<string> address)
    {
        foreach (var node in _context.Plan.Nodes)
        {
            AddPool($"polling-pool-{node.Name}", $"polling-listener-{node.Name}", balancer, node.PollingPort, node);
            _endpoints.Add(new PollingEndpoint(node.Name, address, node.PollingPort, PollingMode.PortPerNode));
        }
    }

    // No affinity: every node serves the shared queue.
    private void AddSharedAddress(Lb.LoadBalancer balancer, Output<string> address, int port)
    {
        AddPool("polling-pool-shared", "polling-listener-shared", balancer, port);
        _endpoints.AddRange(_context.Plan.Nodes.Select(node =>
            new PollingEndpoint(node.Name, address, port, PollingMode.SharedAddress)));
    }

    private void AddAddressPerNode(int port, bool usesInterfaces)
    {
        foreach (var node in _context.Plan.Nodes)
        {
            var address = usesInterfaces ? CreateInterface(node) : CreateNodeBalancer(node, port);
            _endpoints.Add(new PollingEndpoint(node.Name, address, port, PollingMode.AddressPerNode));
        }
    }

    private Output<string> CreateNodeBalancer(Node node, int port)
    {
        var balancer = CreateBalancer($"polling-nlb-{node.Name}", _context.Network.Security.PollingAddresses!, node);
        AddPool($"polling-own-pool-{node.Name}", $"polling-own-listener-{node.Name}", balancer, port, node);
        return Address($"polling-record-{node.Name}", node.Name, balancer);
    }

    private Output<string> CreateInterface(Node node)
    {
        var scheme = _context.Plan.Polling.Scheme;
        var networkInterface = new Ec2.NetworkInterface($"polling-interface-{node.Name}", new()
        {
            Description = $"The place of {node.Name} of {_context.Stack}, whatever machine fills it",
            SubnetId = _context.Network.SubnetFor(scheme, node.ZoneIndex),
            SecurityGroups = { _context.Network.Security.Nodes.Id },
            Tags = TagsOf(node),
        }, Child());
        var address = networkInterface.PrivateIp;
        var ready = new List<Resource>();
        if (scheme == Scheme.Public)
        {
            var elastic = CreateElasticAddress(node);
            // Also for egress: traffic from a public subnet uses the instance's public address.
            ready.Add(new Ec2.EipAssociation($"polling-address-association-{node.Name}", new Ec2.EipAssociationArgs
            {
                AllocationId = elastic.AllocationId,
                NetworkInterfaceId = networkInterface.Id,
            }, Child([.. _context.Network.IngressRoutes])));
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

    // The web load balancer with kind network, otherwise a separate one.
    private (Lb.LoadBalancer Balancer, Output<string> Address) CreateSharedBalancer()
    {
        var balancer = _context.Plan.LoadBalancer.Kind == LoadBalancerKind.Network
            ? _web.Balancer
            : CreateBalancer("polling-nlb", _context.Network.Security.Polling!);
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
            // A pool with one node is in one zone: without this the address would work in that zone only.
            EnableCrossZoneLoadBalancing = true,
            AccessLogs = new LoadBalancerAccessLogsArgs
            {
                Bucket = _web.AccessLogs.BucketName,
                Prefix = "polling",
                Enabled = true,
            },
            Tags = TagsOf(node),
        };
        if (node is null)
        {
            args.Subnets = _context.Network.SubnetsFor(scheme);
        }
        else
        {
            // Only the zone of its node.
            var subnet = _context.Network.SubnetFor(scheme, node.ZoneIndex);
            var mapping = new LoadBalancerSubnetMappingArgs { SubnetId = subnet };
            if (scheme == Scheme.Public)
            {
                mapping.AllocationId = CreateElasticAddress(node).AllocationId;
            }

            args.SubnetMappings.Add(mapping);
        }

        return new Lb.LoadBalancer(name, args, new CustomResourceOptions
        {
            Parent = this,
            DependsOn = [_web.AccessLogs.Ready, .. scheme == Scheme.Public ? _context.Network.IngressRoutes : []],
        });
    }

    // A stable address for firewalls, independent of node and load balancer.
    private Ec2.Eip CreateElasticAddress(Node node) => new($"polling-address-{node.Name}", new Ec2.EipArgs
    {
        Domain = "vpc",
        Tags = TagsOf(node),
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
            // TCP only: a draining node answers ping with 418, and must still be polled.
            new TargetGroupHealthCheckArgs { Protocol = "TCP" },
            this,
            node);
        var listener = new Lb.Listener(listenerName, new Lb.ListenerArgs
        {
            LoadBalancerArn = balancer.Arn,
            Port = port,
            Protocol = "TCP",
            TcpIdleTimeoutSeconds = PollingIdleTimeoutSeconds,
            DefaultActions = { new ListenerDefaultActionArgs { Type = "forward", TargetGroupArn = group.Arn } },
            Tags = TagsOf(node),
        }, Child());
        var pool = new BackendPool(group, OctopusServer.PollingPort, listener);
        foreach (var member in node is null ? _context.Plan.Nodes : [node])
        {
            _pools[member.Name].Add(pool);
        }
    }
}
