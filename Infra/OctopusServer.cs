namespace OctopusHA;

/// <summary>What Octopus Server itself fixes: ports, paths and states that every system leans on.</summary>
public static class OctopusServer
{
    /// <summary>
    /// Answers 200 when the node serves users, 418 when it drains, anything else when it is broken
    /// (Octopus documentation, "Load balancers").
    /// </summary>
    public const string PingPath = "/api/octopusservernodes/ping";

    /// <summary>What ping answers on a node that serves users: the only answer that keeps it in the web pool.</summary>
    public const string Online = "200";

    /// <summary>
    /// What ping answers on a node that drains: it must leave the web pool and must live, because its deployments still run.
    /// </summary>
    public const string Draining = "418";

    /// <summary>The port of web portal and API inside the container, plain HTTP.</summary>
    public const int WebPort = 8080;

    /// <summary>The port that polling Tentacles and Kubernetes agents reach on a node; TLS ends at the node, never before.</summary>
    public const int PollingPort = 10943;

    /// <summary>The port of the Kubernetes monitor and the Argo CD gateway: gRPC over TLS.</summary>
    public const int GrpcPort = 8443;

    /// <summary>The port of SQL Server.</summary>
    public const int SqlPort = 1433;

    /// <summary>
    /// The first server whose nodes share a queue of polling work, which one polling address for all of them needs (Octopus
    /// documentation, "Multi-node support for Polling Tentacles", as of 2026-10-08; before, it named 2026.4.6342).
    /// </summary>
    public const string FirstWithSharedQueue = "2026.4.6909";

    /// <summary>The name of the database that the first node creates.</summary>
    public const string DatabaseName = "Octopus";
}
