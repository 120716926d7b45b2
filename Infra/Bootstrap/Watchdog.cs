namespace OctopusHA.Bootstrap;

/// <summary>
/// What ends a hung node. ECS cannot: a grace period that keeps it from killing a draining node silences every health
/// check it knows, the container's own included (ECS API reference, healthCheckGracePeriodSeconds).
/// </summary>
public static class Watchdog
{
    /// <summary>Seconds between two questions: Octopus's Helm chart asks as often (liveness probe).</summary>
    public const int IntervalSeconds = 30;

    /// <summary>Bad answers in a row that end a node: with the interval five minutes, as in Octopus's Helm chart.</summary>
    public const int Failures = 10;

    /// <summary>Seconds for the first good answer: half an hour, as Octopus's Helm chart allows a schema to be upgraded.</summary>
    public const int PatienceSeconds = 1800;

    /// <summary>The script, for a POSIX shell with <c>wget</c> and <c>timeout</c>.</summary>
    public static string Script { get; } = EmbeddedText.Read("Bootstrap.watchdog.sh");
}
