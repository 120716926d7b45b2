using OctopusHA.Components;
using OctopusHA.Plan;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.AzureNative.Network.Inputs;
using Network = Pulumi.AzureNative.Network;

namespace OctopusHA.Azure;

/// <summary>A security group for each kind of subnet, with the plan's firewall rules of it; what no rule allows is denied.</summary>
internal sealed class NetworkSecurityGroups
{
    private const string Everywhere = "0.0.0.0/0";

    private readonly AzureContext _context;
    private readonly Foundation _foundation;
    private readonly IReadOnlyList<Output<string>> _natAddresses;
    private readonly ClusterComponent _parent;

    /// <summary>Creates the groups.</summary>
    /// <param name="context">The stack.</param>
    /// <param name="foundation">The resource group.</param>
    /// <param name="natAddresses">The addresses by which nodes reach the internet.</param>
    /// <param name="parent">The component that owns the groups.</param>
    public NetworkSecurityGroups(AzureContext context, Foundation foundation, IReadOnlyList<Output<string>> natAddresses, ClusterComponent parent)
    {
        (_context, _foundation, _natAddresses, _parent) = (context, foundation, natAddresses, parent);
        Gateway = Group(AzureFirewall.Gateway, "Nothing else reaches the gateway");
        Nodes = Group(AzureFirewall.Nodes, "Nothing else reaches a node, other nodes among it");
        Endpoints = Group(AzureFirewall.Endpoints, "Nothing else reaches database, storage and secrets");
        Redis = context.Plan.Polling.Redis is { CreatesContainer: true } ? Group(AzureFirewall.Redis, "Nothing else reaches the Redis queue") : null;
    }

    /// <summary>The group of the gateway's subnet.</summary>
    public Network.NetworkSecurityGroup Gateway { get; }

    /// <summary>The group of the nodes' subnets.</summary>
    public Network.NetworkSecurityGroup Nodes { get; }

    /// <summary>The group of the private endpoints' subnet.</summary>
    public Network.NetworkSecurityGroup Endpoints { get; }

    /// <summary>The group of the Redis container's subnet; null where there is none.</summary>
    public Network.NetworkSecurityGroup? Redis { get; }

    private Network.NetworkSecurityGroup Group(string role, string denied)
    {
        var name = $"network-{role}-security-group";
        var args = new Network.NetworkSecurityGroupArgs
        {
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            Tags = _parent.Tags(name),
        };
        foreach (var rule in _context.Plan.Firewall.Where(rule => rule.To.Name == role))
        {
            args.SecurityRules.Add(Allow(rule));
        }

        args.SecurityRules.Add(Deny(denied));
        return new Network.NetworkSecurityGroup(name, args, _parent.Child());
    }

    private SecurityRuleArgs Allow(FirewallRule rule)
    {
        var args = Rule(rule.Priority, rule.Name, rule.Why, "Allow", rule.IsForEveryPort ? "*" : "Tcp", rule.Ports);
        if (rule.From.Kind == FirewallPeerKind.Nat)
        {
            args.SourceAddressPrefixes = Output.All(_natAddresses);
            return args;
        }

        // A service tag or everybody is one prefix; a list holds blocks only, none within another.
        var sources = rule.From.Kind == FirewallPeerKind.ServiceTag ? [rule.From.Name] : Outermost(rule.From.Blocks);
        if (sources is [var one])
        {
            args.SourceAddressPrefix = one == Everywhere ? "*" : one;
        }
        else
        {
            args.SourceAddressPrefixes = sources;
        }

        return args;
    }

    private static List<string> Outermost(IReadOnlyList<string> blocks) => [.. blocks.Where(block => !blocks.Any(other => Encloses(other, block)))];

    private static bool Encloses(string outer, string inner) =>
        CidrBlock.TryParse(outer, out var large) && CidrBlock.TryParse(inner, out var small) && large.PrefixLength < small.PrefixLength && large.Overlaps(small);

    private static SecurityRuleArgs Deny(string description)
    {
        // The last priority that a rule may have; Azure's own rules after it would let the whole network in.
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
}
