using OctopusHA.Settings;
using Pulumi;

namespace OctopusHA.Components;

/// <summary>
/// The addresses of polling Tentacles. It owns their pools, which ask a node only whether its polling port is open: a node
/// that drains must still be polled, because its deployments still run.
/// </summary>
public abstract class PollingEndpoints(CloudContext context) : ClusterComponent(context, "PollingEndpoints", "polling")
{
    /// <summary>Each node's address, in the order of the nodes, <c>polling.mode</c> before <c>polling.alsoKeep</c>; empty with <c>polling.mode: none</c>.</summary>
    public abstract IReadOnlyList<PollingEndpoint> Endpoints { get; }

    /// <summary>Host and port of gRPC where it goes by the same load balancer as polling, and not by the web's. When left out: null.</summary>
    public virtual Output<string>? GrpcAddress => null;
}

/// <summary>One node's address for polling Tentacles.</summary>
/// <param name="Node">The node's name.</param>
/// <param name="Address">The host name to poll; the same for every node but with <see cref="PollingMode.AddressPerNode"/>.</param>
/// <param name="Port">The port to poll; a Tentacle takes 443 when it is not told one.</param>
/// <param name="Mode">The mode that the address belongs to.</param>
public sealed record PollingEndpoint(string Node, Output<string> Address, int Port, PollingMode Mode = PollingMode.PortPerNode);
