using OctopusHA.Bootstrap;
using OctopusHA.Components;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.AzureNative.Network.Inputs;
using Network = Pulumi.AzureNative.Network;

namespace OctopusHA.Azure;

/// <summary>
/// A security group for each kind of subnet, and every rule of them in one place. A rule holds for a port and all blocks that may
/// reach it; what no rule allows is denied.
/// </summary>
internal sealed class SecurityGroups
{
    private const string Everywhere = "0.0.0.0/0";
    private const string BalancerProbes = "AzureLoadBalancer";

    // What Azure's control plane reaches an application gateway v2 at ("Application Gateway infrastructure configuration").
    private const string GatewayManagementPorts = "65200-65535";

    private readonly AzureContext _context;
    private readonly Foundation _foundation;
    private readonly Resource _parent;

    /// <summary>Makes the groups.</summary>
    /// <param name="context">The stack.</param>
    /// <param name="foundation">Where the groups go.</param>
    /// <param name="plan">The subnets.</param>
    /// <param name="natAddresses">The addresses that the nodes have in the internet.</param>
    /// <param name="hasRedis">Whether a Redis container has a subnet.</param>
    /// <param name="parent">The component that owns the groups.</param>
    public SecurityGroups(AzureContext context, Foundation foundation, IReadOnlyList<ZoneSubnets> plan, IReadOnlyList<Output<string>> natAddresses, bool hasRedis, Resource parent)
    {
        _context = context;
        _foundation = foundation;
        _parent = parent;
        var settings = context.Settings;
        var nodes = plan.Select(zone => zone.Node.ToString()).ToList();
        Gateway = Group("gateway", GatewayRules(settings, natAddresses));
        Nodes = Group("nodes", NodeRules(settings, plan[0].Public.ToString(), natAddresses));
        Endpoints = Group("endpoints", EndpointRules(settings, nodes));
        Redis = hasRedis ? Group("redis", RedisRules(nodes, SubnetPlan.Spare(CidrBlock.Parse(settings.Network.Cidr)).ToString())) : null;
    }

    /// <summary>The group of the gateway's subnet.</summary>
    public Network.NetworkSecurityGroup Gateway { get; }

    /// <summary>The group of the nodes' subnets.</summary>
    public Network.NetworkSecurityGroup Nodes { get; }

    /// <summary>The group of the private endpoints' subnet.</summary>
    public Network.NetworkSecurityGroup Endpoints { get; }

    /// <summary>The group of the Redis container's subnet; null where there is none.</summary>
    public Network.NetworkSecurityGroup? Redis { get; }

    /// <summary>The port of Azure Files: SMB.</summary>
    public const int SmbPort = 445;

    /// <summary>The port of Key Vault.</summary>
    public const int HttpsPort = 443;

    private static List<SecurityRuleArgs> GatewayRules(OctopusSettings settings, IReadOnlyList<Output<string>> natAddresses)
    {
        var rules = new List<SecurityRuleArgs>
        {
            Allow(100, "allow-gateway-manager", "Azure's control of the application gateway", GatewayManagementPorts, ["GatewayManager"]),
            Allow(110, "allow-balancer-probes", "Azure's health probes", "*", [BalancerProbes]),
        };
        if (settings.LoadBalancer.Kind == LoadBalancerKind.Application)
        {
            var priority = 200;
            foreach (var port in settings.WebPorts.Where(port => port != OctopusServer.GrpcPort))
            {
                rules.Add(Allow(priority, $"allow-web-{port}", "Web portal and API", $"{port}", [.. settings.WebCidrs]));
                if (settings.LoadBalancer.Scheme == Scheme.Public)
                {
                    rules.Add(AllowNodes(priority + 1, $"allow-web-{port}-from-nodes", port, natAddresses));
                }

                priority += 10;
            }
        }

        rules.Add(Deny("Nothing else reaches the gateway"));
        return rules;
    }

    // A script that runs on a node calls the server by its public name, and leaves by the NAT gateway to do so.
    private static SecurityRuleArgs AllowNodes(int priority, string name, int port, IReadOnlyList<Output<string>> natAddresses)
    {
        var rule = Allow(priority, name, "Web portal and API from the nodes by their NAT gateways", $"{port}", []);
        rule.SourceAddressPrefixes = Output.All(natAddresses);
        return rule;
    }

    // A balancer of layer 4 hands packets on as they came: what reaches a node still has the sender's address.
    private static List<SecurityRuleArgs> NodeRules(OctopusSettings settings, string gateway, IReadOnlyList<Output<string>> natAddresses)
    {
        var rules = new List<SecurityRuleArgs>
        {
            Allow(110, "allow-balancer-probes", "Azure's health probes", "*", [BalancerProbes]),
            settings.LoadBalancer.Kind == LoadBalancerKind.Application
                ? Allow(200, "allow-web", "Web portal, API and health check from the application gateway", $"{OctopusServer.WebPort}", [gateway])
                : Allow(200, "allow-web", "Web portal and API", $"{OctopusServer.WebPort}", [.. settings.WebCidrs]),
        };
        if (settings.LoadBalancer is { Kind: LoadBalancerKind.Network, Scheme: Scheme.Public })
        {
            rules.Add(AllowNodes(205, "allow-web-from-nodes", OctopusServer.WebPort, natAddresses));
        }

        if (settings.ServesGrpc)
        {
            rules.Add(Allow(210, "allow-grpc", "gRPC (Kubernetes monitor)", $"{OctopusServer.GrpcPort}", [.. settings.WebCidrs]));
        }

        if (settings.Polling.Mode != PollingMode.None)
        {
            rules.Add(Allow(220, "allow-polling", "Polling Tentacles", $"{OctopusServer.PollingPort}", [.. settings.PollingCidrs]));
        }

        rules.Add(Deny("Nothing else reaches a node, other nodes among it"));
        return rules;
    }

    private static List<SecurityRuleArgs> EndpointRules(OctopusSettings settings, IReadOnlyList<string> nodes)
    {
        var rules = new List<SecurityRuleArgs>
        {
            // Also for an existing database or share, whose private endpoint the team puts here (docs/operations.md, "Lose the region").
            Allow(200, "allow-database", "SQL Server from the nodes", $"{OctopusServer.SqlPort}", nodes),
            Allow(210, "allow-storage", "SMB (Azure Files) from the nodes", $"{SmbPort}", nodes),
            Allow(220, "allow-secrets", "Key Vault from the nodes", $"{HttpsPort}", nodes),
        };
        if (settings.Polling is { UsesRedis: true, Redis: { Existing: null, Kind: RedisKind.Managed } })
        {
            rules.Add(Allow(230, "allow-redis", "Redis queue from the nodes", $"{AzureRedisQueue.ManagedPort}", nodes));
        }

        rules.Add(Deny("Nothing else reaches database, storage and secrets"));
        return rules;
    }

    // What a TCP port of Container Apps takes, and what its own parts need of each other (Microsoft Learn, "Securing a virtual
    // network in Azure Container Apps with network security groups").
    private static List<SecurityRuleArgs> RedisRules(IReadOnlyList<string> nodes, string own) =>
    [
        Allow(110, "allow-balancer-probes", "Azure's health probes", "*", [BalancerProbes]),
        Allow(200, "allow-redis", "Redis queue from the nodes", $"{RedisContainer.Port}", nodes),
        Allow(210, "allow-redis-edge", "Redis queue from the nodes, as Container Apps hands it on", "30000-32767", nodes),
        Allow(220, "allow-own-parts", "The parts of Container Apps among themselves", "*", [own]),
        Deny("Nothing else reaches the Redis queue"),
    ];

    private static SecurityRuleArgs Allow(int priority, string name, string description, string ports, IReadOnlyList<string> sources)
    {
        var rule = Rule(priority, name, description, "Allow", ports == "*" ? "*" : "Tcp", ports);
        // A service tag or everybody is one prefix; a list takes blocks only, none within another.
        var outermost = sources.Where(source => !sources.Any(other => Encloses(other, source))).ToList();
        if (outermost is [var one])
        {
            rule.SourceAddressPrefix = one == Everywhere ? "*" : one;
        }
        else
        {
            rule.SourceAddressPrefixes = outermost;
        }

        return rule;
    }

    private static bool Encloses(string outer, string inner) =>
        CidrBlock.TryParse(outer, out var large) && CidrBlock.TryParse(inner, out var small) && large.PrefixLength < small.PrefixLength && large.Overlaps(small);

    private static SecurityRuleArgs Deny(string description)
    {
        // The last that a team may give; after it comes Azure's own, which lets the whole network in.
        var rule = Rule(4096, "deny-the-rest", description, "Deny", "*", "*");
        rule.SourceAddressPrefix = "*";
        return rule;
    }

    private static SecurityRuleArgs Rule(int priority, string name, string description, string access, string protocol, string ports) => new()
    {
        Name = name,
        Description = description,
        Priority = priority,
        Direction = "Inbound",
        Access = access,
        Protocol = protocol,
        SourcePortRange = "*",
        DestinationAddressPrefix = "*",
        DestinationPortRange = ports,
    };

    private Network.NetworkSecurityGroup Group(string role, IReadOnlyList<SecurityRuleArgs> rules)
    {
        var name = $"network-{role}-security-group";
        var args = new Network.NetworkSecurityGroupArgs
        {
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            Tags = _context.Tags.For(name, AzureNetwork.Component),
        };
        foreach (var rule in rules)
        {
            args.SecurityRules.Add(rule);
        }

        return new Network.NetworkSecurityGroup(name, args, new CustomResourceOptions { Parent = _parent });
    }
}
