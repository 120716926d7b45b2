using Pulumi.AzureNative.Network.Inputs;
using Network = Pulumi.AzureNative.Network;

namespace OctopusHA.Azure;

/// <summary>A network security group for each kind of subnet, with the plan's firewall rules.</summary>
internal sealed class NetworkSecurityGroups
{
    private const string AllAddresses = "0.0.0.0/0";

    private readonly AzureContext _context;
    private readonly IReadOnlyList<Output<string>> _natAddresses;
    private readonly ClusterComponent _parent;

    /// <summary>Creates the groups.</summary>
    /// <param name="context">The context.</param>
    /// <param name="natAddresses">The addresses of the NAT gateways.</param>
    /// <param name="parent">The component that owns the groups.</param>
    public NetworkSecurityGroups(
        AzureContext context, IReadOnlyList<Output<string>> natAddresses, ClusterComponent parent)
    {
        (_context, _natAddresses, _parent) = (context, natAddresses, parent);
        Gateway = Group(AzureFirewall.Gateway, "Nothing else reaches the gateway");
        Nodes = Group(AzureFirewall.Nodes, "Nothing else reaches a node, other nodes among it");
        Endpoints = Group(AzureFirewall.Endpoints, "Nothing else reaches database, storage and secrets");
        Redis = context.Plan.Polling.Redis is { CreatesContainer: true }
            ? Group(AzureFirewall.Redis, "Nothing else reaches the Redis queue")
            : null;
    }

    /// <summary>The group of the gateway's subnet.</summary>
    public Network.NetworkSecurityGroup Gateway { get; }

    /// <summary>The group of the nodes' subnets.</summary>
    public Network.NetworkSecurityGroup Nodes { get; }

    /// <summary>The group of the private endpoints' subnet.</summary>
    public Network.NetworkSecurityGroup Endpoints { get; }

    /// <summary>The group of the Redis container's subnet; null without one.</summary>
    public Network.NetworkSecurityGroup? Redis { get; }

    private Network.NetworkSecurityGroup Group(string role, string denied)
    {
        var args = new Network.NetworkSecurityGroupArgs
        {
            Location = _context.Location,
        };
        foreach (var rule in _context.Plan.Firewall.Where(rule => rule.To.Name == role))
        {
            args.SecurityRules.Add(Allow(rule));
        }

        args.SecurityRules.Add(Deny(denied));
        return new Network.NetworkSecurityGroup($"network-{role}-security-group", args, _parent.Child());
    }

    private SecurityRuleArgs Allow(FirewallRule rule)
    {
        var args = Rule(rule.Priority, rule.Name, rule.Why, "Allow", rule.IsForEveryPort ? "*" : "Tcp", rule.Ports);
        if (rule.From.Kind == FirewallPeerKind.Nat)
        {
            args.SourceAddressPrefixes = Output.All(_natAddresses);
            return args;
        }

        // A service tag or "*" must be a single prefix; a list has blocks only, none within another.
        var sources = rule.From.Kind == FirewallPeerKind.ServiceTag ? [rule.From.Name] : Outermost(rule.From.Blocks);
        if (sources is [var one])
        {
            args.SourceAddressPrefix = one == AllAddresses ? "*" : one;
        }
        else
        {
            args.SourceAddressPrefixes = sources;
        }

        return args;
    }

    private static List<string> Outermost(IReadOnlyList<string> blocks) =>
        [.. blocks.Where(block => !blocks.Any(other => Contains(other, block)))];

    private static bool Contains(string outer, string inner) =>
        CidrBlock.TryParse(outer, out var large)
        && CidrBlock.TryParse(inner, out var small)
        && large.PrefixLength < small.PrefixLength
        && large.Overlaps(small);

    private static SecurityRuleArgs Deny(string description)
    {
        // The lowest priority; Azure's default rules after it would allow the whole network.
        var rule = Rule(4096, "deny-the-rest", description, "Deny", "*", "*");
        rule.SourceAddressPrefix = "*";
        return rule;
    }

    private static SecurityRuleArgs Rule(
        int priority, string name, string description, string access, string protocol, string ports) => new()
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
}
