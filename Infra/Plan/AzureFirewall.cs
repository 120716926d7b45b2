namespace OctopusHA.Plan;

/// <summary>
/// The firewall rules on Azure: a network security group for each kind of subnet, with one rule for a port and all its
/// sources. A layer 4 load balancer preserves the client's address, so rules of the nodes name clients.
/// </summary>
public static class AzureFirewall
{
    /// <summary>The gateway's subnet.</summary>
    public const string Gateway = "gateway";

    /// <summary>The nodes' subnets.</summary>
    public const string Nodes = "nodes";

    /// <summary>The private endpoints' subnet.</summary>
    public const string Endpoints = "endpoints";

    /// <summary>The Redis container's subnet.</summary>
    public const string Redis = "redis";

    private const int SmbPort = 445;
    private const int HttpsPort = 443;

    private const string Web = "Web portal and API";
    private const string WebFromNodes = $"{Web} from the nodes by their NAT gateways";

    private static readonly FirewallPeer Probes = Tag("AzureLoadBalancer", "Azure's health probes");
    private static readonly FirewallPeer GatewayManager = Tag("GatewayManager", "Azure's control plane");
    private static readonly FirewallPeer Nats = new(FirewallPeerKind.Nat, "nodes", "the nodes by their NAT gateways");

    // An existing network keeps its own rules.
    internal static IReadOnlyList<FirewallRule> Rules(ClusterPlan plan) => plan.Network.Existing is not null
        ? []
        : [.. GatewayRules(plan), .. NodeRules(plan), .. EndpointRules(plan), .. RedisRules(plan)];

    private static IEnumerable<FirewallRule> GatewayRules(ClusterPlan plan)
    {
        var (balancer, allowed) = (plan.LoadBalancer, FirewallPeer.Any(plan.LoadBalancer.AllowedCidrs));
        // Management ports of an application gateway v2 ("Application Gateway infrastructure configuration").
        yield return Rule(100, "allow-gateway-manager", GatewayManager, Gateway, 65200, 65535,
            "Azure's control of the application gateway");
        yield return FromProbes(Gateway);
        for (var i = 0; balancer.Kind == LoadBalancerKind.Application && i < balancer.WebPorts.Count; i++)
        {
            var (priority, port) = (200 + (i * 10), balancer.WebPorts[i]);
            yield return Rule(priority, $"allow-web-{port}", allowed, Gateway, port, Web);
            if (balancer.Scheme == Scheme.Public)
            {
                // Scripts on a node call the server by its public name, through the NAT gateway.
                yield return Rule(priority + 1, $"allow-web-{port}-from-nodes", Nats, Gateway, port, WebFromNodes);
            }
        }
    }

    private static IEnumerable<FirewallRule> NodeRules(ClusterPlan plan)
    {
        var (balancer, allowed) = (plan.LoadBalancer, FirewallPeer.Any(plan.LoadBalancer.AllowedCidrs));
        yield return FromProbes(Nodes);
        if (balancer.Kind == LoadBalancerKind.Application)
        {
            var gateway = FirewallPeer.Block(plan.Network.GatewayCidr) with { Text = "the application gateway" };
            yield return Rule(200, "allow-web", gateway, Nodes, OctopusServer.WebPort,
                $"Web portal, API and health check from {gateway.Text}");
        }
        else
        {
            yield return Rule(200, "allow-web", allowed, Nodes, OctopusServer.WebPort, Web);
            if (balancer.Scheme == Scheme.Public)
            {
                yield return Rule(205, "allow-web-from-nodes", Nats, Nodes, OctopusServer.WebPort, WebFromNodes);
            }
        }

        if (balancer.ServesGrpc)
        {
            // An application gateway does not support gRPC, so the load balancer of polling serves it (decision 12): on
            // the internet, the blocks of an internal web address could not reach it, and the other way round.
            var monitors = plan.Polling.Scheme == balancer.Scheme
                ? allowed
                : FirewallPeer.Any(plan.Polling.AllowedCidrs);
            yield return Rule(210, "allow-grpc", monitors, Nodes, OctopusServer.GrpcPort, "gRPC (Kubernetes monitor)");
        }

        if (plan.Polling.Modes.Count > 0)
        {
            var tentacles = FirewallPeer.Any(plan.Polling.AllowedCidrs);
            yield return Rule(220, "allow-polling", tentacles, Nodes, OctopusServer.PollingPort, "Polling Tentacles");
        }
    }

    private static IEnumerable<FirewallRule> EndpointRules(ClusterPlan plan)
    {
        var nodes = NodeBlocks(plan);
        // Also for the private endpoint of an existing database or share (docs/operations.md, "Lose the region").
        yield return Rule(200, "allow-database", nodes, Endpoints, OctopusServer.SqlPort, "SQL Server from the nodes");
        yield return Rule(210, "allow-storage", nodes, Endpoints, SmbPort, "SMB (Azure Files) from the nodes");
        yield return Rule(220, "allow-secrets", nodes, Endpoints, HttpsPort, "Key Vault from the nodes");
        if (plan.Polling.Redis is { Existing: null, Kind: RedisKind.Managed } redis)
        {
            yield return Rule(230, "allow-redis", nodes, Endpoints, redis.Port, "Redis queue from the nodes");
        }
    }

    // The rules for a TCP port of Container Apps and for its own traffic (Microsoft Learn, "Securing a virtual network
    // in Azure Container Apps with network security groups").
    private static IEnumerable<FirewallRule> RedisRules(ClusterPlan plan)
    {
        if (plan.Polling.Redis is not { CreatesContainer: true } redis)
        {
            yield break;
        }

        var nodes = NodeBlocks(plan);
        var subnet = FirewallPeer.Block(plan.Network.RedisSubnet.ToString()) with { Text = TextOf(Redis) };
        yield return FromProbes(Redis);
        yield return Rule(200, "allow-redis", nodes, Redis, redis.Port, "Redis queue from the nodes");
        yield return Rule(210, "allow-redis-edge", nodes, Redis, 30000, 32767,
            "Redis queue from the nodes, as Container Apps hands it on");
        yield return Rule(220, "allow-own-parts", subnet, Redis, 0, "The parts of Container Apps among themselves");
    }

    private static FirewallPeer NodeBlocks(ClusterPlan plan) =>
        FirewallPeer.Any([.. plan.Network.Subnets.Select(zone => zone.Node.ToString())]) with { Text = "the nodes" };

    private static FirewallPeer Tag(string name, string text) => new(FirewallPeerKind.ServiceTag, name, text);

    private static FirewallRule FromProbes(string to) =>
        Rule(110, "allow-balancer-probes", Probes, to, 0, "Azure's health probes");

    private static FirewallRule Rule(int priority, string name, FirewallPeer from, string to, int port, string why) =>
        Rule(priority, name, from, to, port, port, why);

    private static FirewallRule Rule(
        int priority, string name, FirewallPeer from, string to, int firstPort, int lastPort, string why) =>
        new(from, FirewallPeer.Role(to, TextOf(to)), firstPort, lastPort, why) { Name = name, Priority = priority };

    private static string TextOf(string role) => role switch
    {
        Gateway => "the gateway's subnet",
        Nodes => "the nodes' subnets",
        Endpoints => "the private endpoints",
        _ => "the Redis container's subnet",
    };
}
