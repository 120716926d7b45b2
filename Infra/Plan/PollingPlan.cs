namespace OctopusHA.Plan;

/// <summary>The addresses of polling Tentacles.</summary>
public sealed record PollingPlan
{
    /// <summary>The enabled modes: <c>polling.mode</c>, then <c>polling.alsoKeep</c>; none without polling.</summary>
    public required IReadOnlyList<PollingMode> Modes { get; init; }

    /// <summary>
    /// The first node's port with <see cref="PollingMode.PortPerNode"/>; every node's with
    /// <see cref="PollingMode.AddressPerNode"/>.
    /// </summary>
    public required int Port { get; init; }

    /// <summary>The port with <see cref="PollingMode.SharedAddress"/>.</summary>
    public required int SharedPort { get; init; }

    /// <summary>Whether the addresses are public or internal.</summary>
    public required Scheme Scheme { get; init; }

    /// <summary>The allowed client address blocks.</summary>
    public required IReadOnlyList<string> AllowedCidrs { get; init; }

    /// <summary>Whether each node has a network interface for polling that its machines reuse.</summary>
    public required bool UsesNodeInterfaces { get; init; }

    /// <summary>The Redis queue; null without a shared queue.</summary>
    public required RedisPlan? Redis { get; init; }

    /// <summary>Whether polling uses a load balancer that all nodes share.</summary>
    public bool UsesLoadBalancer => Has(PollingMode.PortPerNode) || Has(PollingMode.SharedAddress);

    /// <summary>Whether a mode is enabled.</summary>
    /// <param name="mode">The mode.</param>
    public bool Has(PollingMode mode) => Modes.Contains(mode);

    internal static PollingPlan Create(OctopusSettings settings, NodeHost host, LoadBalancerPlan balancer)
    {
        var polling = settings.Polling;
        var modes = ModesOf(polling);
        return new PollingPlan
        {
            Modes = modes,
            Port = polling.Port,
            SharedPort = polling.SharedPort ?? polling.Port,
            Scheme = polling.Scheme ?? balancer.Scheme,
            AllowedCidrs = polling.AllowedCidrs.Count > 0 ? polling.AllowedCidrs : balancer.AllowedCidrs,
            UsesNodeInterfaces = HostTraits.Of(host).NodesAreMachines && modes.Contains(PollingMode.AddressPerNode),
            Redis = polling.Mode == PollingMode.SharedAddress ? RedisPlan.Create(settings) : null,
        };
    }

    private static IReadOnlyList<PollingMode> ModesOf(PollingSettings polling) => (polling.Mode, polling.AlsoKeep) switch
    {
        (PollingMode.None, _) => [],
        (_, null) => [polling.Mode],
        (_, KeptPollingMode.PortPerNode) => [polling.Mode, PollingMode.PortPerNode],
        _ => [polling.Mode, PollingMode.AddressPerNode],
    };
}

/// <summary>The Redis queue of <see cref="PollingMode.SharedAddress"/>.</summary>
public sealed record RedisPlan
{
    /// <summary>The default port of Redis.</summary>
    public const int DefaultPort = 6379;

    /// <summary>The port of Azure Managed Redis.</summary>
    public const int AzureManagedPort = 10000;

    /// <summary>The existing Redis; null when one is created.</summary>
    public required ExistingRedisSettings? Existing { get; init; }

    /// <summary>Whether it is a container or a managed service.</summary>
    public required RedisKind Kind { get; init; }

    /// <summary>Container: the image, with tag.</summary>
    public required string Image { get; init; }

    /// <summary>Container: the maximum memory of the queue, in MiB.</summary>
    public required int MaxMemoryMiB { get; init; }

    /// <summary>Managed: the size. Default: <c>cache.t4g.small</c> on AWS, <c>Balanced_B0</c> on Azure.</summary>
    public required string Size { get; init; }

    /// <summary>The port of the queue.</summary>
    public required int Port { get; init; }

    /// <summary>The password; unused if the queue exists, and if Azure creates a key.</summary>
    public required Secret Password { get; init; }

    /// <summary>Whether it is created with <see cref="Password"/>: Azure creates a key for its managed Redis.</summary>
    public required bool NeedsPassword { get; init; }

    /// <summary>Whether a container is created.</summary>
    public bool CreatesContainer => Existing is null && Kind == RedisKind.Container;

    internal static RedisPlan Create(OctopusSettings settings)
    {
        var (redis, isAzure) = (settings.Polling.Redis, settings.Cloud == Cloud.Azure);
        return new RedisPlan
        {
            Existing = redis.Existing,
            Kind = redis.Kind,
            Image = redis.Image,
            MaxMemoryMiB = redis.MaxMemoryMiB,
            Size = redis.Size ?? (isAzure ? "Balanced_B0" : "cache.t4g.small"),
            Port = redis.Existing?.Port
                ?? (isAzure && redis.Kind == RedisKind.Managed ? AzureManagedPort : DefaultPort),
            Password = settings.RedisPassword,
            NeedsPassword = redis.Existing is null && !(isAzure && redis.Kind == RedisKind.Managed),
        };
    }
}
