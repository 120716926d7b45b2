namespace OctopusHA.Components;

/// <summary>
/// The Redis queue of <c>polling.mode: shared-address</c>: in memory only, a single instance, reachable from nodes
/// only. The container, which is the default (docs/decisions/0013), follows Octopus's documentation exactly.
/// </summary>
internal abstract class RedisQueue(CloudContext context) : ClusterComponent(context, "RedisQueue", "redis")
{
    /// <summary>The connection string for nodes, in the format of StackExchange.Redis; a secret.</summary>
    public abstract Output<string> ConnectionString { get; }
}
