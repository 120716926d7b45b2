namespace OctopusHA.Bootstrap;

/// <summary>What runs in the container of the Redis queue. It is told <c>REDIS_PASSWORD</c> and <c>MAX_MEMORY</c> (<c>800mb</c>).</summary>
internal static class RedisContainer
{
    /// <summary>Starts Redis.</summary>
    public static string Script { get; } = EmbeddedScript.Read("redis.sh");

    /// <summary>Whether Redis answers who knows the password; redis-cli takes it from the environment.</summary>
    public const string HealthCheck = "REDISCLI_AUTH=\"$REDIS_PASSWORD\" redis-cli ping | grep -q PONG";
}
