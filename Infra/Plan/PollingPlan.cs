using OctopusHA.Settings;

namespace OctopusHA.Plan;

/// <summary>The addresses of polling Tentacles.</summary>
public sealed record PollingPlan
{
    /// <summary>Every mode that is reachable: <c>polling.mode</c>, then <c>polling.alsoKeep</c>; none without polling.</summary>
    public required IReadOnlyList<PollingMode> Modes { get; init; }

    /// <summary>The first node's port with <see cref="PollingMode.PortPerNode"/>; the one port of <see cref="PollingMode.AddressPerNode"/>.</summary>
    public required int Port { get; init; }

    /// <summary>The one port of all nodes with <see cref="PollingMode.SharedAddress"/>.</summary>
    public required int SharedPort { get; init; }

    /// <summary>From where the addresses are reached.</summary>
    public required Scheme Scheme { get; init; }

    /// <summary>The blocks that may reach them.</summary>
    public required IReadOnlyList<string> AllowedCidrs { get; init; }

    /// <summary>Whether each node's machine takes over a network interface of the node's own, by which Tentacles reach it.</summary>
    public required bool UsesNodeInterfaces { get; init; }

    /// <summary>The Redis queue; null when nodes share none.</summary>
    public required RedisPlan? Redis { get; init; }

    /// <summary>Whether a load balancer that all nodes share carries polling.</summary>
    public bool UsesLoadBalancer => Has(PollingMode.PortPerNode) || Has(PollingMode.SharedAddress);

    /// <summary>Whether a mode is reachable.</summary>
    /// <param name="mode">The mode.</param>
    public bool Has(PollingMode mode) => Modes.Contains(mode);

    internal static PollingPlan Create(OctopusSettings settings, NodeHost host, LoadBalancerPlan balancer)
    {
        var polling = settings.Polling;
        return new PollingPlan
        {
            Modes = polling.Modes,
            Port = polling.Port,
            SharedPort = polling.SharedPort ?? polling.Port,
            Scheme = polling.Scheme ?? balancer.Scheme,
            AllowedCidrs = polling.AllowedCidrs.Count > 0 ? polling.AllowedCidrs : balancer.AllowedCidrs,
            UsesNodeInterfaces = host == NodeHost.Windows && polling.Modes.Contains(PollingMode.AddressPerNode),
            Redis = polling.Mode == PollingMode.SharedAddress ? RedisPlan.Create(settings) : null,
        };
    }
}

/// <summary>The Redis queue of <see cref="PollingMode.SharedAddress"/>.</summary>
public sealed record RedisPlan
{
    /// <summary>The port that Redis listens at.</summary>
    public const int DefaultPort = 6379;

    /// <summary>The port of Azure Managed Redis.</summary>
    public const int AzureManagedPort = 10000;

    /// <summary>The existing Redis; null when one is created.</summary>
    public required ExistingRedisSettings? Existing { get; init; }

    /// <summary>Where it runs.</summary>
    public required RedisKind Kind { get; init; }

    /// <summary>Container: the image, with tag.</summary>
    public required string Image { get; init; }

    /// <summary>Container: the memory that the queue may fill, in MiB.</summary>
    public required int MaxMemoryMiB { get; init; }

    /// <summary>Managed: the size. Default: <c>cache.t4g.small</c> on AWS, <c>Balanced_B0</c> on Azure.</summary>
    public required string Size { get; init; }

    /// <summary>The port at which nodes reach it.</summary>
    public required int Port { get; init; }

    /// <summary>The password that it is created with; unused where it exists, and where Azure creates a key.</summary>
    public required Secret Password { get; init; }

    /// <summary>Whether a container is created for it.</summary>
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
            Port = redis.Existing?.Port ?? (isAzure && redis.Kind == RedisKind.Managed ? AzureManagedPort : DefaultPort),
            Password = settings.RedisPassword,
        };
    }
}
