using static OctopusHA.Settings.Rules.Applies;
using static StackSettings.RuleShapes<OctopusHA.Settings.Rules.PlannedSettings>;

namespace OctopusHA.Settings.Rules;

/// <summary>
/// The rules of <c>polling</c> and its Redis queue; those of its ports are in <see cref="PlanRules"/>.
/// </summary>
internal static class PollingRules
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. NetworkRules.Cidrs("polling.allowedCidrs", s => s.Polling.AllowedCidrs),
        .. Rule.When(s => s.Polling.Mode == PollingMode.None,
            NoEffectBelow("polling", "no-mode", "without polling.mode", "polling.mode").Needs("polling.mode")),
        .. Rule.When(s => s.Polling.Mode != PollingMode.None,
        [
            .. Rule.When(s => !s.Plan.Polling.Has(PollingMode.SharedAddress),
                NoEffect("polling.sharedPort", "no-shared-address",
                    "without polling.mode: shared-address", "polling.sharedPort")),
            Refuse("polling.alsoKeep", "other-mode", s => s.Plan.Polling.Modes is [var mode, var kept] && mode == kept,
                "is polling.mode already; set polling.mode to the mode that Tentacles move to, or remove "
                    + "polling.alsoKeep"),
            Refuse("polling.scheme", "one-load-balancer",
                s => s.LoadBalancer.Kind == LoadBalancerKind.Network && s.Plan.Polling.Scheme != s.LoadBalancer.Scheme
                    && (s.Plan.Polling.Has(PollingMode.PortPerNode) || s.Plan.Polling.Has(PollingMode.SharedAddress)),
                "with kind network, web and polling share one load balancer; set the scheme of loadBalancer.scheme, "
                    + "or kind: application"),
            Refuse("polling.allowedCidrs", "missing",
                s => s.Plan.Polling.Scheme == Scheme.Public
                    && s is { Polling.AllowedCidrs.Count: 0, Network.AllowedCidrs.Count: 0 },
                "is missing; a public polling address needs the blocks that Tentacles poll from"),
            Refuse("polling.mode", "server-version",
                s => s.Plan.Polling.Redis is not null && Formats.Release(s.Version) is { } release
                    && release.AsSpan().SequenceCompareTo(Formats.Release(OctopusServer.FirstWithSharedQueue)) < 0,
                s => $"needs Octopus Server {OctopusServer.FirstWithSharedQueue} or newer on every node, and "
                    + $"octopus-ha:version is {s.Version}; upgrade first, or set port-per-node or address-per-node"),
            .. Rule.When(s => s.Plan.Polling.Redis is null,
                NoEffectBelow("polling.redis", "no-queue", "without polling.mode: shared-address")),
            .. Rule.When(s => s.Plan.Polling.Redis is { Existing: not null }, ExistingRedis),
            .. Rule.When(
                s => s.Plan.Polling.Redis is { CreatesContainer: true }, RedisContainer),
            .. Rule.When(
                s => s.Plan.Polling.Redis is { Existing: null, Kind: RedisKind.Managed }, ManagedRedis),
        ]),
    ];

    private static Rule[] ExistingRedis =>
    [
        NoEffect("polling.redis", "existing", "with polling.redis.existing",
            "polling.redis.kind", "polling.redis.image", "polling.redis.maxMemoryMiB", "polling.redis.size"),
        .. On(Cloud.Azure, NoEffect("polling.redis.existing", "aws-settings", "without cloud: aws",
            "polling.redis.existing.securityGroupId", "polling.redis.existing.port")),
        .. On(Cloud.Aws,
            Id("polling.redis.existing.securityGroupId", s => s.Polling.Redis.Existing!.SecurityGroupId, "sg-")),
    ];

    private static Rule[] RedisContainer =>
    [
        .. NodeRules.Image("polling.redis.image", s => s.Polling.Redis.Image, needsTag: true),
        NoEffect("polling.redis", "container", "without polling.redis.kind: managed", "polling.redis.size"),
        .. On(Cloud.Azure, Refuse("polling.redis.kind", "own-subnet", s => s.Network.Existing is not null,
            "needs a dedicated subnet, which the program does not create in an existing network; set managed, or "
                + "polling.redis.existing")),
    ];

    private static Rule[] ManagedRedis =>
    [
        NoEffect("polling.redis", "managed",
            "without polling.redis.kind: container", "polling.redis.image", "polling.redis.maxMemoryMiB"),
        Warn("polling.redis.kind", "untested", s => true,
            s => $"{(s.Cloud == Cloud.Azure ? "Azure Managed Redis" : "ElastiCache")} does not offer Redis 8, the "
                + "release that Octopus tests; set container for what Octopus documents"),
        .. On(Cloud.Azure, Form("polling.redis.size", s => s.Polling.Redis.Size,
            size => size.Split('_') is [{ Length: > 0 }, { Length: > 0 }],
            "must be a size of Azure Managed Redis, such as Balanced_B0", "azure-size")),
        .. On(Cloud.Aws, Form("polling.redis.size", s => s.Polling.Redis.Size,
            size => size.StartsWith("cache.", StringComparison.Ordinal),
            "must be a size of ElastiCache, such as cache.t4g.small", "aws-size")),
    ];
}
