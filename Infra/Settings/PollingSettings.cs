namespace OctopusHA.Settings;

/// <summary>The addresses that polling Tentacles and Kubernetes agents reach.</summary>
public sealed record PollingSettings
{
    /// <summary>
    /// <c>none</c>, or <c>port-per-node</c>: one address, node i behind port 10943 + i - 1, so that a Tentacle polls every
    /// node. When left out: <c>none</c>.
    /// </summary>
    public PollingMode Mode { get; init; } = PollingMode.None;

    /// <summary>The first node's port; the others follow it. When left out: 10943.</summary>
    [Bounds(1, 65535)]
    public int Port { get; init; } = 10943;

    /// <summary>From where the address is reached. When left out: the same as <c>loadBalancer.scheme</c>.</summary>
    public Scheme? Scheme { get; init; }

    /// <summary>The address blocks that Tentacles poll from. When left out: <c>network.allowedCidrs</c>.</summary>
    [TextForm(TextFormAttribute.Cidr)]
    public IReadOnlyList<string> AllowedCidrs { get; init; } = [];
}

/// <summary>How polling Tentacles reach the nodes.</summary>
public enum PollingMode
{
    /// <summary>Not at all: listening Tentacles only.</summary>
    None,

    /// <summary>One address, a port for each node.</summary>
    PortPerNode,

    /// <summary>An address for each node, all on one port.</summary>
    [NotInThisVersion("set none or port-per-node")]
    AddressPerNode,

    /// <summary>One address and port for all nodes, with a Redis queue behind them.</summary>
    [NotInThisVersion("set none or port-per-node")]
    SharedAddress,
}
