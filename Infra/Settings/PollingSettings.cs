namespace OctopusHA.Settings;

/// <summary>The addresses that polling Tentacles and Kubernetes agents reach; which mode is for whom: docs/polling.md.</summary>
public sealed record PollingSettings
{
    /// <summary>
    /// <c>none</c>; <c>port-per-node</c>: one address, node i behind port 10943 + i - 1; <c>address-per-node</c>: an address
    /// for each node, all on one port; <c>shared-address</c>: one address and port for all nodes, and a Redis queue behind
    /// them, which a recent server has (docs/polling.md names it). When left out: <c>none</c>.
    /// </summary>
    public PollingMode Mode { get; init; } = PollingMode.None;

    /// <summary>
    /// The first node's port with <c>port-per-node</c>, the others follow it; the one port of <c>address-per-node</c> and
    /// <c>shared-address</c>. When left out: 10943.
    /// </summary>
    [Bounds(1, 65535)]
    public int Port { get; init; } = 10943;

    /// <summary>
    /// The port of <c>shared-address</c> where <c>alsoKeep: port-per-node</c> still needs <c>polling.port</c> and those after
    /// it; it stays when those have gone. When left out: the same as <c>polling.port</c>.
    /// </summary>
    [Bounds(1, 65535)]
    public int? SharedPort { get; init; }

    /// <summary>
    /// A mode that stays reachable beside <c>mode</c> until every Tentacle has moved: <c>port-per-node</c> or
    /// <c>address-per-node</c>, at the addresses and ports that it had. When left out: none.
    /// </summary>
    public KeptPollingMode? AlsoKeep { get; init; }

    /// <summary>From where the addresses are reached. When left out: the same as <c>loadBalancer.scheme</c>.</summary>
    public Scheme? Scheme { get; init; }

    /// <summary>The address blocks that Tentacles poll from. When left out: <c>network.allowedCidrs</c>.</summary>
    [TextForm(TextFormAttribute.Cidr)]
    public IReadOnlyList<string> AllowedCidrs { get; init; } = [];

    /// <summary>The Redis queue of <c>shared-address</c>. When left out: one in a container.</summary>
    public RedisSettings Redis { get; init; } = new();

    /// <summary>Every mode that is to be reachable: <see cref="Mode"/>, then <see cref="AlsoKeep"/>; none without polling.</summary>
    public IReadOnlyList<PollingMode> Modes => (Mode, AlsoKeep) switch
    {
        (PollingMode.None, _) => [],
        (_, null) => [Mode],
        (_, KeptPollingMode.PortPerNode) => [Mode, PollingMode.PortPerNode],
        _ => [Mode, PollingMode.AddressPerNode],
    };

    /// <summary>The port at which all nodes stand with <c>shared-address</c>.</summary>
    public int PortOfAll => SharedPort ?? Port;

    /// <summary>Whether the nodes share a queue, and so need Redis.</summary>
    public bool UsesRedis => Mode == PollingMode.SharedAddress;

    /// <summary>Whether a mode is reachable.</summary>
    /// <param name="mode">The mode.</param>
    public bool Has(PollingMode mode) => Modes.Contains(mode);
}

/// <summary>How polling Tentacles reach the nodes.</summary>
public enum PollingMode
{
    /// <summary>Not at all: listening Tentacles only.</summary>
    None,

    /// <summary>One address, a port for each node.</summary>
    PortPerNode,

    /// <summary>An address for each node, all on one port.</summary>
    AddressPerNode,

    /// <summary>One address and port for all nodes, with a Redis queue behind them.</summary>
    SharedAddress,
}

/// <summary>A mode that may stay reachable beside another.</summary>
public enum KeptPollingMode
{
    /// <summary>One address, a port for each node.</summary>
    PortPerNode,

    /// <summary>An address for each node, all on one port.</summary>
    AddressPerNode,
}

/// <summary>
/// The Redis that holds what waits for polling Tentacles, in memory alone: no persistence, no replica, nothing evicted
/// (Octopus documentation, "Multi-node support for Polling Tentacles"). Only nodes reach it, by a password.
/// </summary>
public sealed record RedisSettings
{
    /// <summary>
    /// <c>container</c>: Redis 8, which Octopus tests, in a container of its own; <c>managed</c>: the cloud's own cache, with
    /// TLS, in a version that Octopus has not tested. When left out: <c>container</c>.
    /// </summary>
    public RedisKind Kind { get; init; } = RedisKind.Container;

    /// <summary>The image, with tag, of <c>container</c>; it needs <c>sh</c> and <c>redis-cli</c>. When left out: Redis 8.0.5 from Amazon's public registry.</summary>
    public string Image { get; init; } = "public.ecr.aws/docker/library/redis:8.0.5";

    /// <summary>The memory that the queue of <c>container</c> may fill, in MiB; a full queue takes no new requests, and drops none. When left out: 800, as Octopus's own chart suggests.</summary>
    [Bounds(100, 3000)]
    public int MaxMemoryMiB { get; init; } = 800;

    /// <summary>
    /// The size of <c>managed</c>: a class of ElastiCache, or on Azure a size of Azure Managed Redis. When left out:
    /// <c>cache.t4g.small</c>, 1.4 GiB; on Azure <c>Balanced_B0</c>, 0.5 GiB.
    /// </summary>
    public string? Size { get; init; }

    /// <summary>A Redis that the team already has. When left out: one is made.</summary>
    public ExistingRedisSettings? Existing { get; init; }
}

/// <summary>Where a Redis runs that the program makes.</summary>
public enum RedisKind
{
    /// <summary>In a container of its own.</summary>
    Container,

    /// <summary>As a service of the cloud.</summary>
    Managed,
}

/// <summary>A Redis that the team already has: in memory alone, one node, <c>noeviction</c>, and in reach of every node.</summary>
public sealed record ExistingRedisSettings
{
    /// <summary>
    /// The whole connection string, as StackExchange.Redis takes it: <c>host:6380,password=...,ssl=true</c>. Set it with
    /// <c>pulumi config set --secret --path octopus-ha:polling.redis.existing.connectionString</c>.
    /// </summary>
    [RequiredSetting]
    public Secret ConnectionString { get; init; } = Secret.Missing("polling.redis.existing.connectionString");

    /// <summary>The server's security group on AWS, which is then opened to the nodes. When left out: the team opens the way itself.</summary>
    public string? SecurityGroupId { get; init; }

    /// <summary>The port that the security group is opened at. When left out: 6379.</summary>
    [Bounds(1, 65535)]
    public int Port { get; init; } = 6379;
}
