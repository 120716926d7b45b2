namespace OctopusHA.Bootstrap;

/// <summary>What runs in the container of the Redis queue, in any cloud.</summary>
internal static class RedisContainer
{
    /// <summary>The variable that holds the password.</summary>
    public const string PasswordVariable = "REDIS_PASSWORD";

    /// <summary>The variable that holds the memory which the queue may fill: <c>800mb</c>.</summary>
    public const string MaxMemoryVariable = "MAX_MEMORY";

    /// <summary>The port that Redis listens at.</summary>
    public const int Port = 6379;

    /// <summary>Starts Redis; it is told both variables.</summary>
    public static string Script { get; } = EmbeddedText.Read("Bootstrap.redis.sh");

    /// <summary>Whether Redis answers who knows the password; redis-cli takes it from the environment.</summary>
    public const string HealthCheck = "REDISCLI_AUTH=\"$REDIS_PASSWORD\" redis-cli ping | grep -q PONG";

    /// <summary>The memory of the container in GiB: half as much again as the queue for Redis's own books and buffers, 1 to 4.</summary>
    /// <param name="queueMiB">The memory of the queue.</param>
    public static int MemoryGiB(int queueMiB) => Math.Clamp((queueMiB * 3 / 2 + 1023) / 1024, 1, 4);
}
