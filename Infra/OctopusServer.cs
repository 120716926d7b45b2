namespace OctopusHA;

/// <summary>Constants that Octopus Server defines: ports, paths and node states.</summary>
public static class OctopusServer
{
    /// <summary>
    /// The health check of a node: 200 when it serves users, 418 while it drains, anything else when it is broken
    /// (Octopus documentation, "Load balancers").
    /// </summary>
    public const string PingPath = "/api/octopusservernodes/ping";

    /// <summary>The status of a node that serves users: the only one that keeps it in the web pool.</summary>
    public const string Online = "200";

    /// <summary>The status of a draining node: it leaves the web pool and keeps running, for its deployments.</summary>
    public const string Draining = "418";

    /// <summary>The port of web portal and API inside the container, plain HTTP.</summary>
    public const int WebPort = 8080;

    /// <summary>The port for polling Tentacles and Kubernetes agents; TLS terminates on the node only.</summary>
    public const int PollingPort = 10943;

    /// <summary>The port of the Kubernetes monitor and the Argo CD gateway: gRPC over TLS.</summary>
    public const int GrpcPort = 8443;

    /// <summary>The port of SQL Server.</summary>
    public const int SqlPort = 1433;

    /// <summary>
    /// The first version whose nodes can share a polling queue, which a shared polling address requires (Octopus
    /// documentation, "Multi-node support for Polling Tentacles", as of 2026-10-08; earlier it named 2026.4.6342).
    /// </summary>
    public const string FirstWithSharedQueue = "2026.4.6909";

    /// <summary>The name of the database that the first node creates.</summary>
    public const string DatabaseName = "Octopus";
}
