namespace OctopusHA.Components;

/// <summary>
/// The addresses for polling Tentacles. It owns their backend pools, whose health check is the open polling port: a
/// draining node must still be polled, because its deployments still run.
/// </summary>
public abstract class PollingEndpoints(CloudContext context) : ClusterComponent(context, "PollingEndpoints", "polling")
{
    /// <summary>
    /// The addresses by mode, <c>polling.mode</c> before <c>polling.alsoKeep</c>, then by node; empty with
    /// <c>polling.mode: none</c>.
    /// </summary>
    public abstract IReadOnlyList<PollingEndpoint> Endpoints { get; }

    /// <summary>Host and port for gRPC if the polling load balancer serves it. Default: null.</summary>
    public virtual Output<string>? GrpcAddress => null;
}

/// <summary>The address of a node for polling Tentacles.</summary>
/// <param name="Node">The node's name.</param>
/// <param name="Address">The host name; different per node only with <see cref="PollingMode.AddressPerNode"/>.</param>
/// <param name="Port">The port; without one a Tentacle uses 443.</param>
/// <param name="Mode">The mode that the address belongs to.</param>
public sealed record PollingEndpoint(
    string Node, Output<string> Address, int Port, PollingMode Mode = PollingMode.PortPerNode);
