using OctopusHA.Bootstrap;
using OctopusHA.Components;
using OctopusHA.Settings;
using Pulumi;
using Ec2 = Pulumi.Aws.Ec2;
using SecurityGroupVpc = Pulumi.Aws.Vpc;

namespace OctopusHA.Aws;

/// <summary>
/// A security group for each role, and every rule between them in one place. A rule is a resource of its own, named by
/// what it allows, so that a new node or block adds rules and changes none.
/// </summary>
internal sealed class SecurityGroups
{
    private const string Everywhere = "0.0.0.0/0";

    private readonly AwsContext _context;
    private readonly Output<string> _vpcId;
    private readonly Resource _parent;

    /// <summary>Makes the groups and their rules.</summary>
    /// <param name="context">The stack.</param>
    /// <param name="vpcId">The VPC's id.</param>
    /// <param name="natAddresses">The addresses that the nodes have in the internet; none in an existing network.</param>
    /// <param name="parent">The component that owns groups and rules.</param>
    public SecurityGroups(AwsContext context, Output<string> vpcId, IReadOnlyList<Output<string>> natAddresses, Resource parent)
    {
        _context = context;
        _vpcId = vpcId;
        _parent = parent;
        var settings = context.Settings;

        LoadBalancer = Group("load-balancer", "Load balancer: users and Tentacle registrations");
        Nodes = Group("nodes", "Octopus Server nodes");
        AllowWeb(settings);
        if (settings.LoadBalancer.Scheme == Scheme.Public)
        {
            AllowNodesThemselves(settings, natAddresses);
        }

        AllowPolling(settings);

        // Octopus deploys to wherever its targets are, so the way out of a node cannot be listed (CKV_AWS_382 waived).
        _ = new SecurityGroupVpc.SecurityGroupEgressRule("network-allow-nodes-to-everywhere", new SecurityGroupVpc.SecurityGroupEgressRuleArgs
        {
            SecurityGroupId = Nodes.Id,
            IpProtocol = "-1",
            CidrIpv4 = Everywhere,
            Description = "Deployment targets, feeds, cloud APIs, database and storage, from the nodes",
            Tags = Tags("network-allow-nodes-to-everywhere"),
        }, Child());

        Database = AllowData("database", OctopusServer.SqlPort, "SQL Server", settings.Database.Existing is null, settings.Database.Existing?.SecurityGroupId);
        var (storagePort, protocol) = settings.UsesEc2 ? (SmbPort, "SMB (FSx)") : (NfsPort, "NFS (EFS)");
        Storage = AllowData("storage", storagePort, protocol, settings.Storage.Existing is null, settings.Storage.Existing?.SecurityGroupId);
        if (settings.Polling.UsesRedis)
        {
            var redis = settings.Polling.Redis;
            Redis = AllowData("redis", redis.Existing?.Port ?? RedisContainer.Port, "Redis", redis.Existing is null, redis.Existing?.SecurityGroupId);
            if (Redis is not null && redis.Kind == RedisKind.Container)
            {
                // Image, secret and logs are fetched by the task itself.
                AllowOut("network-allow-redis-to-everywhere-443", Redis.Id, 443, "Image, secret and logs of the Redis queue", rule => rule.CidrIpv4 = Everywhere);
            }
        }
    }

    /// <summary>The port of EFS (EFS user guide, "Using VPC security groups").</summary>
    public const int NfsPort = 2049;

    /// <summary>The port of FSx for Windows, or of any Windows share.</summary>
    public const int SmbPort = 445;

    // What FSx must reach of a domain (FSx for Windows user guide, "File system access control with Amazon VPC").
    private static readonly (string Protocol, int From, int To, string Use)[] DirectoryPorts =
    [
        ("tcp", 53, 53, "DNS"),
        ("udp", 53, 53, "DNS"),
        ("tcp", 88, 88, "Kerberos"),
        ("udp", 88, 88, "Kerberos"),
        ("udp", 123, 123, "Time (NTP)"),
        ("tcp", 135, 135, "RPC endpoint mapper"),
        ("tcp", 389, 389, "LDAP"),
        ("udp", 389, 389, "LDAP"),
        ("tcp", 445, 445, "SMB of the domain"),
        ("tcp", 464, 464, "Kerberos passwords"),
        ("udp", 464, 464, "Kerberos passwords"),
        ("tcp", 636, 636, "LDAP over TLS"),
        ("tcp", 3268, 3268, "Global catalog"),
        ("tcp", 3269, 3269, "Global catalog over TLS"),
        ("tcp", 5985, 5985, "Remote management (WinRM)"),
        ("tcp", 9389, 9389, "Active Directory web services"),
        ("tcp", 49152, 65535, "RPC"),
    ];

    /// <summary>The group of the web load balancer.</summary>
    public Ec2.SecurityGroup LoadBalancer { get; }

    /// <summary>The group of the load balancer that polling by ports goes through; null when nothing does.</summary>
    public Ec2.SecurityGroup? Polling { get; private set; }

    /// <summary>The group of the nodes' own load balancers for polling; null where no node has one.</summary>
    public Ec2.SecurityGroup? PollingAddresses { get; private set; }

    /// <summary>The group of the nodes.</summary>
    public Ec2.SecurityGroup Nodes { get; }

    /// <summary>The group of the database; null when the team brings its own.</summary>
    public Ec2.SecurityGroup? Database { get; }

    /// <summary>The group of the storage; null when the team brings its own.</summary>
    public Ec2.SecurityGroup? Storage { get; }

    /// <summary>The group of the Redis queue; null when there is none, or the team brings its own.</summary>
    public Ec2.SecurityGroup? Redis { get; }

    /// <summary>Lets the storage reach the directory that is made; who may reach that, AWS itself says, in a group of its own.</summary>
    /// <param name="groupId">The directory's group.</param>
    public void AllowStorageToDirectory(Output<string> groupId) => AllowStorageToDirectory("directory", "the directory", rule => rule.ReferencedSecurityGroupId = groupId);

    /// <summary>Lets the storage reach the team's own domain controllers.</summary>
    /// <param name="blocks">The controllers' blocks.</param>
    public void AllowStorageToDirectory(IReadOnlyList<string> blocks)
    {
        foreach (var block in blocks)
        {
            AllowStorageToDirectory($"directory-{block.Replace('/', '-')}", $"domain controllers in {block}", rule => rule.CidrIpv4 = block);
        }
    }

    private void AllowStorageToDirectory(string to, string whom, Action<SecurityGroupVpc.SecurityGroupEgressRuleArgs> target)
    {
        foreach (var (protocol, from, last, use) in DirectoryPorts)
        {
            var name = $"network-allow-storage-to-{to}-{protocol}-{from}";
            var args = new SecurityGroupVpc.SecurityGroupEgressRuleArgs
            {
                SecurityGroupId = Storage!.Id,
                IpProtocol = protocol,
                FromPort = from,
                ToPort = last,
                Description = $"{use} from the storage to {whom}",
                Tags = Tags(name),
            };
            target(args);
            _ = new SecurityGroupVpc.SecurityGroupEgressRule(name, args, Child());
        }
    }

    private void AllowWeb(OctopusSettings settings)
    {
        foreach (var port in settings.WebPorts)
        {
            AllowBlocks("load-balancer", LoadBalancer, port, settings.WebCidrs, port == OctopusServer.GrpcPort ? "gRPC (Kubernetes monitor)" : "Web portal and API");
        }

        AllowToNodes("load-balancer", LoadBalancer, OctopusServer.WebPort, "Web portal, API and health check");
        if (settings.ServesGrpc)
        {
            AllowToNodes("load-balancer", LoadBalancer, OctopusServer.GrpcPort, "gRPC (Kubernetes monitor)");
        }
    }

    /// <summary>Lets a node with an address of its own in the internet, by which it also leaves, reach the public web address.</summary>
    /// <param name="node">The node.</param>
    /// <param name="address">Its address.</param>
    public void AllowNodeItself(Node node, Output<string> address)
    {
        if (_context.Settings.LoadBalancer.Scheme == Scheme.Internal)
        {
            return;
        }

        foreach (var port in PortsOfNodes(_context.Settings))
        {
            AllowIn($"network-allow-load-balancer-{port}-from-{node.Name}", LoadBalancer.Id, port, $"Web portal and API from {node.Name} by its own address", rule => rule.CidrIpv4 = Output.Format($"{address}/32"));
        }
    }

    private static IEnumerable<int> PortsOfNodes(OctopusSettings settings) => settings.WebPorts.Where(port => port != OctopusServer.GrpcPort);

    // A script that runs on a node calls the server by its public name, and leaves by the NAT gateway to do so.
    private void AllowNodesThemselves(OctopusSettings settings, IReadOnlyList<Output<string>> natAddresses)
    {
        foreach (var port in PortsOfNodes(settings))
        {
            for (var i = 0; i < natAddresses.Count; i++)
            {
                var block = Output.Format($"{natAddresses[i]}/32");
                AllowIn($"network-allow-load-balancer-{port}-from-nat-{i + 1}", LoadBalancer.Id, port, "Web portal and API from the nodes by their NAT gateway", rule => rule.CidrIpv4 = block);
            }
        }
    }

    private void AllowPolling(OctopusSettings settings)
    {
        var polling = settings.Polling;
        var perNode = polling.Has(PollingMode.PortPerNode);
        var shared = polling.Has(PollingMode.SharedAddress);
        if (perNode || shared)
        {
            // With kind network one load balancer carries web and polling.
            var isWeb = settings.LoadBalancer.Kind == LoadBalancerKind.Network;
            var name = isWeb ? "load-balancer" : "polling";
            Polling = isWeb ? LoadBalancer : Group("polling", "Load balancer: polling Tentacles");
            foreach (var node in perNode ? _context.Roster : [])
            {
                AllowBlocks(name, Polling, node.PollingPort, settings.PollingCidrs, $"Polling Tentacles of {node.Name}");
            }

            if (shared)
            {
                AllowBlocks(name, Polling, polling.PortOfAll, settings.PollingCidrs, "Polling Tentacles of all nodes");
            }

            AllowToNodes(name, Polling, OctopusServer.PollingPort, "Polling Tentacles");
        }

        if (settings.HasNodeInterfaces)
        {
            AllowBlocks("nodes", Nodes, OctopusServer.PollingPort, settings.PollingCidrs, "Polling Tentacles of one node");
        }
        else if (polling.Has(PollingMode.AddressPerNode))
        {
            PollingAddresses = Group("polling-addresses", "Load balancers of single nodes: polling Tentacles");
            AllowBlocks("polling-addresses", PollingAddresses, polling.Port, settings.PollingCidrs, "Polling Tentacles of one node");
            AllowToNodes("polling-addresses", PollingAddresses, OctopusServer.PollingPort, "Polling Tentacles");
        }
    }

    private Ec2.SecurityGroup? AllowData(string role, int port, string protocol, bool made, string? existing)
    {
        var group = made ? Group(role, $"{protocol} of the cluster") : null;
        if (group is not null || existing is not null)
        {
            AllowIn($"network-allow-{role}-from-nodes-{port}", group is null ? existing! : group.Id, port, $"{protocol} from the nodes", rule => rule.ReferencedSecurityGroupId = Nodes.Id);
        }

        return group;
    }

    private void AllowBlocks(string role, Ec2.SecurityGroup group, int port, IReadOnlyList<string> blocks, string description)
    {
        foreach (var block in blocks)
        {
            AllowIn($"network-allow-{role}-{port}-from-{block.Replace('/', '-')}", group.Id, port, $"{description} from {block}", rule => rule.CidrIpv4 = block);
        }
    }

    // What a load balancer may send, the nodes must take.
    private void AllowToNodes(string from, Ec2.SecurityGroup group, int port, string description)
    {
        var name = $"network-allow-{from}-to-nodes-{port}";
        AllowOut(name, group.Id, port, $"{description} to the nodes", rule => rule.ReferencedSecurityGroupId = Nodes.Id);
        var sender = from.StartsWith("polling", StringComparison.Ordinal) ? "polling load balancer" : "load balancer";
        AllowIn($"network-allow-nodes-from-{from}-{port}", Nodes.Id, port, $"{description} from the {sender}", rule => rule.ReferencedSecurityGroupId = group.Id);
    }

    private void AllowOut(string name, Input<string> groupId, int port, string description, Action<SecurityGroupVpc.SecurityGroupEgressRuleArgs> to)
    {
        var args = new SecurityGroupVpc.SecurityGroupEgressRuleArgs
        {
            SecurityGroupId = groupId,
            IpProtocol = "tcp",
            FromPort = port,
            ToPort = port,
            Description = description,
            Tags = Tags(name),
        };
        to(args);
        _ = new SecurityGroupVpc.SecurityGroupEgressRule(name, args, Child());
    }

    private void AllowIn(string name, Input<string> groupId, int port, string description, Action<SecurityGroupVpc.SecurityGroupIngressRuleArgs> from)
    {
        var args = new SecurityGroupVpc.SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = groupId,
            IpProtocol = "tcp",
            FromPort = port,
            ToPort = port,
            Description = description,
            Tags = Tags(name),
        };
        from(args);
        _ = new SecurityGroupVpc.SecurityGroupIngressRule(name, args, Child());
    }

    private Ec2.SecurityGroup Group(string role, string description) =>
        new($"network-{role}-security-group", new Ec2.SecurityGroupArgs
        {
            VpcId = _vpcId,
            Description = description,
            Tags = Tags($"network-{role}-security-group"),
        }, Child());

    private CustomResourceOptions Child() => new() { Parent = _parent };

    private Dictionary<string, string> Tags(string name) => _context.Tags.For(name, "network");
}
