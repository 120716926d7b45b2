using System.Globalization;

namespace OctopusHA.Plan;

/// <summary>A rule of one security group: one end of a firewall rule.</summary>
/// <param name="Group">The role whose security group has the rule.</param>
/// <param name="IsIngress">Whether it is an ingress rule; otherwise an egress rule.</param>
/// <param name="Peer">The other end.</param>
/// <param name="Rule">The firewall rule.</param>
public sealed record SecurityGroupRule(string Group, bool IsIngress, FirewallPeer Peer, FirewallRule Rule)
{
    /// <summary>The logical name, from what it allows: a new node or block adds rules and changes none.</summary>
    public string Name => "network-allow-" + (IsIngress, Peer.Kind, Rule.IsForEveryPort) switch
    {
        (_, _, true) => $"{Group}-to-{Peer.Name}",
        (true, FirewallPeerKind.Role, _) => $"{Group}-from-{Peer.Name}-{Port}",
        (true, _, _) => $"{Group}-{Port}-from-{Peer.Name}",
        (false, _, _) => $"{Group}-to-{Peer.Name}-{Port}",
    };

    /// <summary>The description of the rule.</summary>
    public string Description =>
        Peer.Kind == FirewallPeerKind.Internet ? Rule.Why : $"{Rule.Why} {(IsIngress ? "from" : "to")} {Peer.Text}";

    // A directory uses some ports with more than one protocol.
    private string Port => Group == AwsFirewall.Storage && !IsIngress
        ? string.Create(CultureInfo.InvariantCulture, $"{Rule.Protocol}-{Rule.FirstPort}")
        : Rule.FirstPort.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The firewall rules on AWS: a security group for each role, and a rule for each port and block.</summary>
public static class AwsFirewall
{
    /// <summary>
    /// The limit of rules in each direction (Amazon VPC quotas, "Inbound or outbound rules per security group").
    /// </summary>
    public const int RulesPerGroup = 60;

    /// <summary>The role of the web load balancer.</summary>
    public const string LoadBalancer = "load-balancer";

    /// <summary>The role of the load balancer for polling that all nodes share.</summary>
    public const string Polling = "polling";

    /// <summary>The role of the load balancers for polling of single nodes.</summary>
    public const string PollingAddresses = "polling-addresses";

    /// <summary>The role of the nodes.</summary>
    public const string Nodes = "nodes";

    /// <summary>The role of the database.</summary>
    public const string Database = "database";

    /// <summary>The role of the shared storage.</summary>
    public const string Storage = "storage";

    /// <summary>The role of the Redis queue.</summary>
    public const string Redis = "redis";

    private const string Web = "Web portal and API";
    private const string Grpc = "gRPC (Kubernetes monitor)";
    private const string Tentacles = "Polling Tentacles";

    // EFS user guide, "Using VPC security groups"; SMB of FSx for Windows and any other Windows share.
    private const int NfsPort = 2049;
    private const int SmbPort = 445;

    // Egress of FSx to its directory (FSx for Windows user guide, "File system access control with Amazon VPC").
    private static readonly (string Protocol, int First, int Last, string Use)[] DirectoryPorts =
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

    /// <summary>The number of rules for each block of domain controllers of an existing directory.</summary>
    public static int RulesPerDirectoryBlock => DirectoryPorts.Length;

    /// <summary>
    /// The rules of the security groups: an egress rule at the source and an ingress rule at the destination of each
    /// connection. The nodes' group has one egress rule for all destinations.
    /// </summary>
    /// <param name="rules">The firewall rules.</param>
    public static IEnumerable<SecurityGroupRule> OfGroups(IEnumerable<FirewallRule> rules)
    {
        foreach (var rule in rules)
        {
            var (from, to) = (rule.From, rule.To);
            if (from.Kind == FirewallPeerKind.Role && (from.Name != Nodes || to.Kind == FirewallPeerKind.Internet))
            {
                yield return new(from.Name, false, to, rule);
            }

            if (to.Kind == FirewallPeerKind.Role)
            {
                yield return new(to.Name, true, from, rule);
            }
        }
    }

    internal static IReadOnlyList<FirewallRule> Rules(ClusterPlan plan) =>
        [.. WebRules(plan), .. PollingRules(plan), .. DataRules(plan)];

    private static IEnumerable<FirewallRule> WebRules(ClusterPlan plan)
    {
        var (web, balancer) = (FirewallPeer.Role(LoadBalancer, "the load balancer"), plan.LoadBalancer);
        foreach (var port in balancer.Ports)
        {
            foreach (var block in balancer.AllowedCidrs)
            {
                yield return new(FirewallPeer.Block(block), web, port, port == OctopusServer.GrpcPort ? Grpc : Web);
            }
        }

        if (balancer.Scheme == Scheme.Public)
        {
            // Scripts on a node call the server by its public name, through a NAT gateway or the node's public address.
            var nats = Enumerable.Range(1, plan.Network.NatGateways)
                .Select(i => new FirewallPeer(FirewallPeerKind.Nat, $"nat-{i}", "the nodes by their NAT gateway"));
            var addresses = plan.Nodes.Where(_ => plan.Polling is { UsesNodeInterfaces: true, Scheme: Scheme.Public })
                .Select(node => node.Name)
                .Select(name => new FirewallPeer(FirewallPeerKind.NodeAddress, name, $"{name} by its own address"));
            foreach (var address in nats.Concat(addresses))
            {
                foreach (var port in balancer.WebPorts)
                {
                    yield return new(address, web, port, Web);
                }
            }
        }

        yield return new(web, FirewallPeer.Nodes, OctopusServer.WebPort, "Web portal, API and health check");
        if (balancer.ServesGrpc)
        {
            yield return new(web, FirewallPeer.Nodes, OctopusServer.GrpcPort, Grpc);
        }
    }

    private static IEnumerable<FirewallRule> PollingRules(ClusterPlan plan)
    {
        var polling = plan.Polling;
        if (polling.UsesLoadBalancer)
        {
            // With kind network one load balancer carries web and polling.
            var balancer = plan.LoadBalancer.Kind == LoadBalancerKind.Network
                ? FirewallPeer.Role(LoadBalancer, "the load balancer")
                : FirewallPeer.Role(Polling, "the polling load balancer");
            var ports = plan.Nodes.Where(_ => polling.Has(PollingMode.PortPerNode))
                .Select(node => (node.PollingPort, Target: node.Name))
                .Concat(polling.Has(PollingMode.SharedAddress) ? [(polling.SharedPort, Target: "all nodes")] : []);
            foreach (var (port, target) in ports)
            {
                foreach (var block in polling.AllowedCidrs)
                {
                    yield return new(FirewallPeer.Block(block), balancer, port, $"{Tentacles} of {target}");
                }
            }

            yield return new(balancer, FirewallPeer.Nodes, OctopusServer.PollingPort, Tentacles);
        }

        if (!polling.Has(PollingMode.AddressPerNode))
        {
            yield break;
        }

        var nodeBalancer = FirewallPeer.Role(PollingAddresses, "the polling load balancer");
        var (entry, entryPort) = polling.UsesNodeInterfaces
            ? (FirewallPeer.Nodes, OctopusServer.PollingPort)
            : (nodeBalancer, polling.Port);
        foreach (var block in polling.AllowedCidrs)
        {
            yield return new(FirewallPeer.Block(block), entry, entryPort, $"{Tentacles} of one node");
        }

        if (!polling.UsesNodeInterfaces)
        {
            yield return new(nodeBalancer, FirewallPeer.Nodes, OctopusServer.PollingPort, Tentacles);
        }
    }

    private static IEnumerable<FirewallRule> DataRules(ClusterPlan plan)
    {
        // Deployment targets can be anywhere, so egress of the nodes cannot be restricted (CKV_AWS_382 waived).
        const string Anything = "Deployment targets, feeds, cloud APIs, database and storage, from the nodes";
        yield return new(FirewallPeer.Nodes, FirewallPeer.Internet, 0, 0, Anything) { Protocol = "-1" };
        if (IsReached(plan.Database.Existing, plan.Database.Existing?.SecurityGroupId))
        {
            yield return FromNodes(Database, OctopusServer.SqlPort, "SQL Server");
        }

        if (IsReached(plan.Storage.Existing, plan.Storage.Existing?.SecurityGroupId))
        {
            var (port, service) = plan.Traits.UsesSmb ? (SmbPort, "SMB (FSx)") : (NfsPort, "NFS (EFS)");
            yield return FromNodes(Storage, port, service);
        }

        if (plan.Polling.Redis is { } redis && IsReached(redis.Existing, redis.Existing?.SecurityGroupId))
        {
            yield return FromNodes(Redis, redis.Port, "Redis");
            if (redis.CreatesContainer)
            {
                yield return new(Data(Redis), FirewallPeer.Internet, 443, "Image, secret and logs of the Redis queue");
            }
        }

        var domains = plan.Storage.ManagedDirectory is not null
            ? [new FirewallPeer(FirewallPeerKind.Directory, "directory", "the directory")]
            : plan.Storage.ExistingDirectory?.Controllers.Select(FirewallPeer.Block).Select(block =>
                block with { Name = $"directory-{block.Name}", Text = $"domain controllers in {block.Text}" }) ?? [];
        foreach (var domain in domains)
        {
            foreach (var (protocol, first, last, use) in DirectoryPorts)
            {
                yield return new(Data(Storage), domain, first, last, $"{use} from the storage") { Protocol = protocol };
            }
        }
    }

    // An existing resource gets rules only if its security group is known.
    private static bool IsReached(object? existing, string? securityGroupId) =>
        existing is null || securityGroupId is not null;

    private static FirewallRule FromNodes(string role, int port, string protocol) =>
        new(FirewallPeer.Nodes, Data(role), port, protocol);

    private static FirewallPeer Data(string role) =>
        FirewallPeer.Role(role, role == Redis ? "the Redis queue" : $"the {role}");
}
