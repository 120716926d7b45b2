using System.Globalization;
using OctopusHA.Settings;

namespace OctopusHA.Plan;

/// <summary>A rule of one security group: one end of a firewall rule.</summary>
/// <param name="Group">The role whose security group holds it.</param>
/// <param name="IsIngress">Whether it lets connections in, and not out.</param>
/// <param name="Peer">The other end.</param>
/// <param name="Rule">The firewall rule.</param>
public sealed record SecurityGroupRule(string Group, bool IsIngress, FirewallPeer Peer, FirewallRule Rule)
{
    /// <summary>Its logical name, by what it allows, so that a new node or block adds rules and changes none.</summary>
    public string Name => "network-allow-" + (IsIngress, Peer.Kind, Rule.IsForEveryPort) switch
    {
        (_, _, true) => $"{Group}-to-{Peer.Name}",
        (true, FirewallPeerKind.Role, _) => $"{Group}-from-{Peer.Name}-{Port}",
        (true, _, _) => $"{Group}-{Port}-from-{Peer.Name}",
        (false, _, _) => $"{Group}-to-{Peer.Name}-{Port}",
    };

    /// <summary>What it is for, in words.</summary>
    public string Description => Peer.Kind == FirewallPeerKind.Internet ? Rule.Why : $"{Rule.Why} {(IsIngress ? "from" : "to")} {Peer.Text}";

    // A domain has rules of one port for more than one protocol.
    private string Port => Group == AwsFirewall.Storage && !IsIngress
        ? string.Create(CultureInfo.InvariantCulture, $"{Rule.Protocol}-{Rule.FirstPort}")
        : Rule.FirstPort.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The firewall rules on AWS: a security group for each role, and a rule for each port and block.</summary>
public static class AwsFirewall
{
    /// <summary>The rules that a security group may have in each direction (Amazon VPC quotas, "Inbound or outbound rules per security group").</summary>
    public const int RulesPerGroup = 60;

    /// <summary>The role of the web load balancer.</summary>
    public const string LoadBalancer = "load-balancer";

    /// <summary>The role of the load balancer that polling by ports goes through.</summary>
    public const string Polling = "polling";

    /// <summary>The role of the nodes' own load balancers for polling.</summary>
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

    // What FSx must reach of a domain (FSx for Windows user guide, "File system access control with Amazon VPC").
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

    /// <summary>The rules for each block of an existing directory's domain controllers.</summary>
    public static int RulesPerDirectoryBlock => DirectoryPorts.Length;

    /// <summary>
    /// The rules of the security groups. A connection is let out of the group that it comes from, unless that is the nodes', which reach
    /// everything, and into the group that it goes to.
    /// </summary>
    /// <param name="rules">The firewall rules.</param>
    public static IEnumerable<SecurityGroupRule> OfGroups(IEnumerable<FirewallRule> rules) => rules.SelectMany(rule => new[]
    {
        rule.From.Kind == FirewallPeerKind.Role && (rule.From.Name != Nodes || rule.To.Kind == FirewallPeerKind.Internet)
            ? new SecurityGroupRule(rule.From.Name, false, rule.To, rule)
            : null,
        rule.To.Kind == FirewallPeerKind.Role ? new SecurityGroupRule(rule.To.Name, true, rule.From, rule) : null,
    }.OfType<SecurityGroupRule>());

    internal static IReadOnlyList<FirewallRule> Rules(ClusterPlan plan) => [.. WebRules(plan), .. PollingRules(plan), .. DataRules(plan)];

    private static IEnumerable<FirewallRule> WebRules(ClusterPlan plan)
    {
        var (web, balancer) = (FirewallPeer.Role(LoadBalancer, "the load balancer"), plan.LoadBalancer);
        foreach (var port in balancer.Ports)
        {
            foreach (var block in balancer.AllowedCidrs)
            {
                yield return new FirewallRule(FirewallPeer.Block(block), web, port, port == OctopusServer.GrpcPort ? Grpc : Web);
            }
        }

        if (balancer.Scheme == Scheme.Public)
        {
            // A script on a node calls the server by its public name: by the NAT gateway, or by the node's own public address.
            var addresses = Enumerable.Range(1, plan.Network.NatGateways)
                .Select(i => new FirewallPeer(FirewallPeerKind.Nat, $"nat-{i}", "the nodes by their NAT gateway"))
                .Concat(plan.Polling is { UsesNodeInterfaces: true, Scheme: Scheme.Public }
                    ? plan.Nodes.Select(node => new FirewallPeer(FirewallPeerKind.NodeAddress, node.Name, $"{node.Name} by its own address"))
                    : []);
            foreach (var address in addresses)
            {
                foreach (var port in balancer.WebPorts)
                {
                    yield return new FirewallRule(address, web, port, Web);
                }
            }
        }

        yield return new FirewallRule(web, FirewallPeer.Nodes, OctopusServer.WebPort, "Web portal, API and health check");
        if (balancer.ServesGrpc)
        {
            yield return new FirewallRule(web, FirewallPeer.Nodes, OctopusServer.GrpcPort, Grpc);
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
            var ports = (polling.Has(PollingMode.PortPerNode) ? plan.Nodes.Select(node => (node.PollingPort, Whom: node.Name)) : [])
                .Concat(polling.Has(PollingMode.SharedAddress) ? [(polling.SharedPort, Whom: "all nodes")] : []);
            foreach (var (port, whom) in ports)
            {
                foreach (var block in polling.AllowedCidrs)
                {
                    yield return new FirewallRule(FirewallPeer.Block(block), balancer, port, $"{Tentacles} of {whom}");
                }
            }

            yield return new FirewallRule(balancer, FirewallPeer.Nodes, OctopusServer.PollingPort, Tentacles);
        }

        if (!polling.Has(PollingMode.AddressPerNode))
        {
            yield break;
        }

        var own = FirewallPeer.Role(PollingAddresses, "the polling load balancer");
        foreach (var block in polling.AllowedCidrs)
        {
            yield return polling.UsesNodeInterfaces
                ? new FirewallRule(FirewallPeer.Block(block), FirewallPeer.Nodes, OctopusServer.PollingPort, $"{Tentacles} of one node")
                : new FirewallRule(FirewallPeer.Block(block), own, polling.Port, $"{Tentacles} of one node");
        }

        if (!polling.UsesNodeInterfaces)
        {
            yield return new FirewallRule(own, FirewallPeer.Nodes, OctopusServer.PollingPort, Tentacles);
        }
    }

    private static IEnumerable<FirewallRule> DataRules(ClusterPlan plan)
    {
        // Octopus deploys to wherever its targets are, so what a node reaches cannot be listed (CKV_AWS_382 waived).
        yield return new FirewallRule(FirewallPeer.Nodes, FirewallPeer.Internet, 0, 0, "Deployment targets, feeds, cloud APIs, database and storage, from the nodes") { Protocol = "-1" };
        if (IsReached(plan.Database.Existing, plan.Database.Existing?.SecurityGroupId))
        {
            yield return FromNodes(Database, OctopusServer.SqlPort, "SQL Server");
        }

        if (IsReached(plan.Storage.Existing, plan.Storage.Existing?.SecurityGroupId))
        {
            yield return plan.UsesEc2 ? FromNodes(Storage, SmbPort, "SMB (FSx)") : FromNodes(Storage, NfsPort, "NFS (EFS)");
        }

        if (plan.Polling.Redis is { } redis && IsReached(redis.Existing, redis.Existing?.SecurityGroupId))
        {
            yield return FromNodes(Redis, redis.Port, "Redis");
            if (redis.CreatesContainer)
            {
                // The task itself fetches them.
                yield return new FirewallRule(Data(Redis), FirewallPeer.Internet, 443, "Image, secret and logs of the Redis queue");
            }
        }

        var domains = plan.Storage.ManagedDirectory is not null
            ? [new FirewallPeer(FirewallPeerKind.Directory, "directory", "the directory")]
            : plan.Storage.ExistingDirectory?.Controllers.Select(block =>
                FirewallPeer.Block(block) with { Name = $"directory-{block.Replace('/', '-')}", Text = $"domain controllers in {block}" }) ?? [];
        foreach (var domain in domains)
        {
            foreach (var (protocol, first, last, use) in DirectoryPorts)
            {
                yield return new FirewallRule(Data(Storage), domain, first, last, $"{use} from the storage") { Protocol = protocol };
            }
        }
    }

    // What the team brings is opened only when its security group is known.
    private static bool IsReached(object? existing, string? securityGroupId) => existing is null || securityGroupId is not null;

    private static FirewallRule FromNodes(string role, int port, string protocol) => new(FirewallPeer.Nodes, Data(role), port, protocol);

    private static FirewallPeer Data(string role) => FirewallPeer.Role(role, role == Redis ? "the Redis queue" : $"the {role}");
}
