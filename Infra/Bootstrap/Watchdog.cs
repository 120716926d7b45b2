namespace OctopusHA.Bootstrap;

/// <summary>
/// Restarts a hung node. ECS cannot: the grace period that prevents it from stopping a draining node disables all of
/// its health checks, including the container's (ECS API reference, healthCheckGracePeriodSeconds).
/// </summary>
public static class Watchdog
{
    /// <summary>Seconds between two probes, as in Octopus's Helm chart (liveness probe).</summary>
    public const int IntervalSeconds = 30;

    /// <summary>Consecutive failures that end a node: five minutes, as in Octopus's Helm chart.</summary>
    public const int Failures = 10;

    /// <summary>
    /// Seconds until the first success: half an hour for a schema upgrade, as in Octopus's Helm chart.
    /// </summary>
    public const int PatienceSeconds = 1800;

    /// <summary>The script, for a POSIX shell with <c>wget</c> and <c>timeout</c>.</summary>
    public static string Script { get; } = EmbeddedText.Read("Bootstrap.watchdog.sh");
}
