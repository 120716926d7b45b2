namespace OctopusHA.Settings;

/// <summary>
/// The addresses for polling Tentacles and Kubernetes agents. See docs/polling.md for the choice of a mode.
/// </summary>
public sealed record PollingSettings
{
    /// <summary>
    /// <c>none</c>; <c>port-per-node</c>: one address, with ports 10943, 10944 and so on for nodes 1, 2 and so on;
    /// <c>address-per-node</c>: an address for each node, with the same port; <c>shared-address</c>: one address and
    /// port for all nodes, with a Redis queue, which requires a recent server version (see docs/polling.md). Default:
    /// <c>none</c>.
    /// </summary>
    public PollingMode Mode { get; init; } = PollingMode.None;

    /// <summary>
    /// The port of the first node with <c>port-per-node</c>; the other nodes use the next ones. The port of all nodes
    /// with <c>address-per-node</c> and <c>shared-address</c>. Default: 10943.
    /// </summary>
    [Bounds(1, 65535)]
    public int Port { get; init; } = 10943;

    /// <summary>
    /// The port of <c>shared-address</c> while <c>alsoKeep: port-per-node</c> uses <c>polling.port</c> and the ports
    /// after it. Keep it when <c>alsoKeep</c> is removed. Default: <c>polling.port</c>.
    /// </summary>
    [Bounds(1, 65535)]
    public int? SharedPort { get; init; }

    /// <summary>
    /// A mode that remains reachable in addition to <c>mode</c> until every Tentacle has moved, <c>port-per-node</c> or
    /// <c>address-per-node</c>, with unchanged addresses and ports. Default: none.
    /// </summary>
    public KeptPollingMode? AlsoKeep { get; init; }

    /// <summary>
    /// Whether the addresses are reachable from the internet or only from inside the network. Default:
    /// <c>loadBalancer.scheme</c>.
    /// </summary>
    public Scheme? Scheme { get; init; }

    /// <summary>The CIDR blocks that Tentacles poll from. Default: <c>network.allowedCidrs</c>.</summary>
    [TextForm(TextFormAttribute.Cidr)]
    public IReadOnlyList<string> AllowedCidrs { get; init; } = [];

    /// <summary>The Redis queue of <c>shared-address</c>. Default: Redis in a container.</summary>
    public RedisSettings Redis { get; init; } = new();
}

/// <summary>How polling Tentacles reach the nodes.</summary>
public enum PollingMode
{
    /// <summary>No polling: listening Tentacles only.</summary>
    None,

    /// <summary>One address, with a port for each node.</summary>
    PortPerNode,

    /// <summary>An address for each node, with the same port.</summary>
    AddressPerNode,

    /// <summary>One address and port for all nodes, with a Redis queue.</summary>
    SharedAddress,
}

/// <summary>A mode that can remain reachable in addition to another.</summary>
public enum KeptPollingMode
{
    /// <summary>One address, with a port for each node.</summary>
    PortPerNode,

    /// <summary>An address for each node, with the same port.</summary>
    AddressPerNode,
}

/// <summary>
/// The Redis queue for polling Tentacles. It is in memory only: no persistence, no replica, no eviction (Octopus
/// documentation, "Multi-node support for Polling Tentacles"). Only nodes can reach it, with a password.
/// </summary>
public sealed record RedisSettings
{
    /// <summary>
    /// <c>container</c>: Redis 8, which Octopus tests, in its own container. <c>managed</c>: the cloud's cache service,
    /// with TLS, in a version that Octopus has not tested. Default: <c>container</c>.
    /// </summary>
    public RedisKind Kind { get; init; } = RedisKind.Container;

    /// <summary>
    /// The image of <c>container</c>, with tag. It needs <c>sh</c> and <c>redis-cli</c>. Default: Redis 8.0.5 from the
    /// Amazon ECR Public Gallery.
    /// </summary>
    public string Image { get; init; } = "public.ecr.aws/docker/library/redis:8.0.5";

    /// <summary>
    /// The memory limit of the queue of <c>container</c>, in MiB. A full queue rejects new requests and discards none.
    /// Default: 800, as in Octopus's Helm chart.
    /// </summary>
    [Bounds(100, 3000)]
    public int MaxMemoryMiB { get; init; } = 800;

    /// <summary>
    /// The size of <c>managed</c>: a node type of ElastiCache, or a SKU of Azure Managed Redis. Default:
    /// <c>cache.t4g.small</c> (1.4 GiB) on AWS, <c>Balanced_B0</c> (0.5 GiB) on Azure.
    /// </summary>
    public string? Size { get; init; }

    /// <summary>An existing Redis. Default: the program creates one.</summary>
    public ExistingRedisSettings? Existing { get; init; }
}

/// <summary>Where a Redis that the program creates runs.</summary>
public enum RedisKind
{
    /// <summary>In its own container.</summary>
    Container,

    /// <summary>As a service of the cloud.</summary>
    Managed,
}

/// <summary>An existing Redis that every node can reach: in memory only, one node, <c>noeviction</c>.</summary>
public sealed record ExistingRedisSettings
{
    /// <summary>
    /// The complete connection string in the format of StackExchange.Redis: <c>host:6380,password=...,ssl=true</c>. Set
    /// it with <c>pulumi config set --secret --path octopus-ha:polling.redis.existing.connectionString</c>.
    /// </summary>
    [RequiredSetting]
    public Secret ConnectionString { get; init; } = Secret.Missing("polling.redis.existing.connectionString");

    /// <summary>
    /// AWS: the server's security group. The program adds a rule to it that allows the nodes. Default: you add the
    /// rule.
    /// </summary>
    public string? SecurityGroupId { get; init; }

    /// <summary>The port in the rule of the security group. Default: 6379.</summary>
    [Bounds(1, 65535)]
    public int Port { get; init; } = 6379;
}
