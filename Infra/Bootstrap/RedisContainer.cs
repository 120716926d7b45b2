namespace OctopusHA.Bootstrap;

/// <summary>The container of the Redis queue in any cloud.</summary>
internal static class RedisContainer
{
    /// <summary>The variable with the password.</summary>
    public const string PasswordVariable = "REDIS_PASSWORD";

    /// <summary>The variable with the maximum memory of the queue: <c>800mb</c>.</summary>
    public const string MaxMemoryVariable = "MAX_MEMORY";

    /// <summary>The script that starts Redis; it reads both variables.</summary>
    public static string Script { get; } = EmbeddedText.Read("Bootstrap.redis.sh");

    /// <summary>
    /// The health check: Redis answers a client with the password, which redis-cli reads from its variable.
    /// </summary>
    public const string HealthCheck = "REDISCLI_AUTH=\"$REDIS_PASSWORD\" redis-cli ping | grep -q PONG";

    /// <summary>
    /// The memory of the container in GiB, 1 to 4: 1.5 times the queue, for Redis's overhead and buffers.
    /// </summary>
    /// <param name="queueMiB">The maximum memory of the queue in MiB.</param>
    public static int MemoryGiB(int queueMiB) => Math.Clamp((queueMiB * 3 / 2 + 1023) / 1024, 1, 4);
}
