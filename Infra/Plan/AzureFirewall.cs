using OctopusHA.Settings;

namespace OctopusHA.Plan;

/// <summary>
/// The firewall rules on Azure: a network security group for each kind of subnet, and a rule for a port and all blocks that may reach it.
/// A load balancer of layer 4 passes packets on as they came, so what reaches a node through it still has the sender's address.
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

    private static readonly FirewallPeer Probes = new(FirewallPeerKind.ServiceTag, "AzureLoadBalancer", "Azure's health probes");
    private static readonly FirewallPeer GatewayManager = new(FirewallPeerKind.ServiceTag, "GatewayManager", "Azure's control plane");
    private static readonly FirewallPeer Nats = new(FirewallPeerKind.Nat, "nodes", "the nodes by their NAT gateways");

    // The existing network of a team has rules of its own.
    internal static IReadOnlyList<FirewallRule> Rules(ClusterPlan plan) =>
        plan.Network.Existing is not null ? [] : [.. GatewayRules(plan), .. NodeRules(plan), .. EndpointRules(plan), .. RedisRules(plan)];

    private static IEnumerable<FirewallRule> GatewayRules(ClusterPlan plan)
    {
        var balancer = plan.LoadBalancer;
        // What Azure's control plane reaches an application gateway v2 at ("Application Gateway infrastructure configuration").
        yield return Rule(100, "allow-gateway-manager", GatewayManager, Gateway, 65200, "Azure's control of the application gateway", lastPort: 65535);
        yield return FromProbes(Gateway);
        for (var i = 0; balancer.Kind == LoadBalancerKind.Application && i < balancer.WebPorts.Count; i++)
        {
            var (priority, port) = (200 + (i * 10), balancer.WebPorts[i]);
            yield return Rule(priority, $"allow-web-{port}", FirewallPeer.Any(balancer.AllowedCidrs), Gateway, port, "Web portal and API");
            if (balancer.Scheme == Scheme.Public)
            {
                // A script on a node calls the server by its public name, and leaves by the NAT gateway.
                yield return Rule(priority + 1, $"allow-web-{port}-from-nodes", Nats, Gateway, port, "Web portal and API from the nodes by their NAT gateways");
            }
        }
    }

    private static IEnumerable<FirewallRule> NodeRules(ClusterPlan plan)
    {
        var (balancer, allowed) = (plan.LoadBalancer, FirewallPeer.Any(plan.LoadBalancer.AllowedCidrs));
        yield return FromProbes(Nodes);
        if (balancer.Kind == LoadBalancerKind.Application)
        {
            yield return Rule(200, "allow-web", FirewallPeer.Block(plan.Network.GatewayCidr) with { Text = "the application gateway" }, Nodes, OctopusServer.WebPort, "Web portal, API and health check from the application gateway");
        }
        else
        {
            yield return Rule(200, "allow-web", allowed, Nodes, OctopusServer.WebPort, "Web portal and API");
            if (balancer.Scheme == Scheme.Public)
            {
                yield return Rule(205, "allow-web-from-nodes", Nats, Nodes, OctopusServer.WebPort, "Web portal and API from the nodes by their NAT gateways");
            }
        }

        if (balancer.ServesGrpc)
        {
            yield return Rule(210, "allow-grpc", allowed, Nodes, OctopusServer.GrpcPort, "gRPC (Kubernetes monitor)");
        }

        if (plan.Polling.Modes.Count > 0)
        {
            yield return Rule(220, "allow-polling", FirewallPeer.Any(plan.Polling.AllowedCidrs), Nodes, OctopusServer.PollingPort, "Polling Tentacles");
        }
    }

    private static IEnumerable<FirewallRule> EndpointRules(ClusterPlan plan)
    {
        var nodes = NodeBlocks(plan);
        // Also for an existing database or share, whose private endpoint the team puts here (docs/operations.md, "Lose the region").
        yield return Rule(200, "allow-database", nodes, Endpoints, OctopusServer.SqlPort, "SQL Server from the nodes");
        yield return Rule(210, "allow-storage", nodes, Endpoints, SmbPort, "SMB (Azure Files) from the nodes");
        yield return Rule(220, "allow-secrets", nodes, Endpoints, HttpsPort, "Key Vault from the nodes");
        if (plan.Polling.Redis is { Existing: null, Kind: RedisKind.Managed } redis)
        {
            yield return Rule(230, "allow-redis", nodes, Endpoints, redis.Port, "Redis queue from the nodes");
        }
    }

    // What a TCP port of Container Apps needs, and what its own parts need of each other (Microsoft Learn, "Securing a virtual
    // network in Azure Container Apps with network security groups").
    private static IEnumerable<FirewallRule> RedisRules(ClusterPlan plan)
    {
        if (plan.Polling.Redis is not { CreatesContainer: true } redis)
        {
            yield break;
        }

        var (nodes, own) = (NodeBlocks(plan), FirewallPeer.Block(plan.Network.RedisSubnet.ToString()) with { Text = "the Redis container's subnet" });
        yield return FromProbes(Redis);
        yield return Rule(200, "allow-redis", nodes, Redis, redis.Port, "Redis queue from the nodes");
        yield return Rule(210, "allow-redis-edge", nodes, Redis, 30000, "Redis queue from the nodes, as Container Apps hands it on", lastPort: 32767);
        yield return Rule(220, "allow-own-parts", own, Redis, 0, "The parts of Container Apps among themselves");
    }

    private static FirewallPeer NodeBlocks(ClusterPlan plan) => FirewallPeer.Any([.. plan.Network.Subnets.Select(zone => zone.Node.ToString())]) with { Text = "the nodes" };

    private static FirewallRule FromProbes(string to) => Rule(110, "allow-balancer-probes", Probes, to, 0, "Azure's health probes");

    private static FirewallRule Rule(int priority, string name, FirewallPeer from, string to, int port, string why, int? lastPort = null) =>
        new(from, FirewallPeer.Role(to, TextOf(to)), port, lastPort ?? port, why) { Name = name, Priority = priority };

    private static string TextOf(string role) => role switch
    {
        Gateway => "the gateway's subnet",
        Nodes => "the nodes' subnets",
        Endpoints => "the private endpoints",
        _ => "the Redis container's subnet",
    };
}
