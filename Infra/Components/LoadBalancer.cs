namespace OctopusHA.Components;

/// <summary>
/// The load balancer for users and Tentacle registrations. It owns its backend pools and sends users only to nodes that
/// answer <see cref="OctopusServer.Online"/> to <see cref="OctopusServer.PingPath"/>.
/// </summary>
public abstract class LoadBalancer(CloudContext context) : ClusterComponent(context, "LoadBalancer", "load-balancer")
{
    /// <summary>The URL of the web portal and API.</summary>
    public abstract Output<string> WebUrl { get; }

    /// <summary>
    /// Host and port for the Kubernetes monitor and the Argo CD gateway, one for the cluster in any polling mode.
    /// Default: null, it is not served.
    /// </summary>
    public virtual Output<string>? GrpcAddress => null;
}
