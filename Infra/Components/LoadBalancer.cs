using Pulumi;

namespace OctopusHA.Components;

/// <summary>
/// The address of users and Tentacle registrations. It owns the pools of nodes behind it; a node that does not answer
/// <see cref="OctopusServer.Online"/> to <see cref="OctopusServer.PingPath"/> gets no users.
/// </summary>
public abstract class LoadBalancer(CloudContext context) : ClusterComponent(context, "LoadBalancer", "load-balancer")
{
    /// <summary>What users type.</summary>
    public abstract Output<string> WebUrl { get; }

    /// <summary>
    /// Host and port of the Kubernetes monitor and the Argo CD gateway: one for the cluster, whatever the polling mode. When
    /// left out: null, they are not served.
    /// </summary>
    public virtual Output<string>? GrpcAddress => null;
}
