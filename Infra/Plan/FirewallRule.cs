using System.Globalization;

namespace OctopusHA.Plan;

/// <summary>What a connection comes from or goes to.</summary>
public enum FirewallPeerKind
{
    /// <summary>Resources of the cluster with one role: the nodes, a load balancer, the database.</summary>
    Role,

    /// <summary>Address blocks.</summary>
    Blocks,

    /// <summary>The addresses of the NAT gateways, by which nodes reach the internet; on AWS one of them.</summary>
    Nat,

    /// <summary>The public address of one node.</summary>
    NodeAddress,

    /// <summary>The directory that is created for FSx.</summary>
    Directory,

    /// <summary>A service tag of Azure.</summary>
    ServiceTag,

    /// <summary>Anywhere.</summary>
    Internet,
}

/// <summary>One end of a firewall rule.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name in names of rules: <c>nodes</c>, <c>10.0.0.0-16</c>, <c>nat-1</c>.</param>
/// <param name="Text">Its name in descriptions: <c>the nodes</c>.</param>
public sealed record FirewallPeer(FirewallPeerKind Kind, string Name, string Text)
{
    /// <summary>The blocks of <see cref="FirewallPeerKind.Blocks"/>. Default: none.</summary>
    public IReadOnlyList<string> Blocks { get; init; } = [];

    /// <summary>The nodes.</summary>
    public static FirewallPeer Nodes { get; } = Role("nodes", "the nodes");

    /// <summary>Anywhere.</summary>
    public static FirewallPeer Internet { get; } = new(FirewallPeerKind.Internet, "everywhere", "anywhere");

    /// <summary>Resources of one role.</summary>
    /// <param name="name">The role.</param>
    /// <param name="text">The role in descriptions.</param>
    public static FirewallPeer Role(string name, string text) => new(FirewallPeerKind.Role, name, text);

    /// <summary>One address block.</summary>
    /// <param name="block">The block.</param>
    public static FirewallPeer Block(string block) => new(FirewallPeerKind.Blocks, block.Replace('/', '-'), block) { Blocks = [block] };

    /// <summary>Address blocks that one rule holds.</summary>
    /// <param name="blocks">The blocks.</param>
    public static FirewallPeer Any(IReadOnlyList<string> blocks) => new(FirewallPeerKind.Blocks, "blocks", string.Join(", ", blocks)) { Blocks = blocks };
}

/// <summary>A connection that is allowed; what no rule allows is denied.</summary>
/// <param name="From">Where it comes from.</param>
/// <param name="To">Where it goes to.</param>
/// <param name="FirstPort">The first port; 0 for every port.</param>
/// <param name="LastPort">The last port.</param>
/// <param name="Why">What it is for.</param>
public sealed record FirewallRule(FirewallPeer From, FirewallPeer To, int FirstPort, int LastPort, string Why)
{
    /// <summary>A rule of one port.</summary>
    public FirewallRule(FirewallPeer from, FirewallPeer to, int port, string why)
        : this(from, to, port, port, why)
    {
    }

    /// <summary>The protocol. Default: <c>tcp</c>.</summary>
    public string Protocol { get; init; } = "tcp";

    /// <summary>Azure: the rule's name in its security group.</summary>
    public string Name { get; init; } = "";

    /// <summary>Azure: its place in its security group, 100 to 4096; the lowest number decides.</summary>
    public int Priority { get; init; }

    /// <summary>Whether it holds for every port.</summary>
    public bool IsForEveryPort => FirstPort == 0;

    /// <summary>The ports, as people write them: <c>443</c>, <c>49152-65535</c>, <c>*</c>.</summary>
    public string Ports => IsForEveryPort ? "*"
        : FirstPort == LastPort ? FirstPort.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{FirstPort}-{LastPort}");
}
