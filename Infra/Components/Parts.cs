using OctopusHA.Settings;
using Pulumi;

namespace OctopusHA.Components;

/// <summary>The SQL Server database that all nodes share.</summary>
public abstract class Database(string cloud, ComponentResourceOptions options)
    : ComponentResource($"octopus-ha:{cloud}:Database", "database", options)
{
    /// <summary>Host and port of the server.</summary>
    public abstract Output<string> Endpoint { get; }

    /// <summary>What a node connects with; a secret.</summary>
    public abstract Output<string> ConnectionString { get; }
}

/// <summary>The storage that all nodes share: task logs, artifacts, packages, imports, event exports.</summary>
public abstract class SharedStorage(string cloud, ComponentResourceOptions options)
    : ComponentResource($"octopus-ha:{cloud}:SharedStorage", "storage", options)
{
    /// <summary>The cloud's id of the storage.</summary>
    public abstract Output<string> StorageId { get; }
}

/// <summary>
/// The address of users and Tentacle registrations. It owns the pools of nodes behind it; a node that does not answer
/// <see cref="OctopusServer.Online"/> to <see cref="OctopusServer.PingPath"/> gets no users.
/// </summary>
public abstract class LoadBalancer(string cloud, ComponentResourceOptions options)
    : ComponentResource($"octopus-ha:{cloud}:LoadBalancer", "load-balancer", options)
{
    /// <summary>What users type.</summary>
    public abstract Output<string> WebUrl { get; }

    /// <summary>
    /// Host and port of the Kubernetes monitor and the Argo CD gateway: one for the cluster, whatever the polling mode. When
    /// left out: null, they are not served.
    /// </summary>
    public virtual Output<string>? GrpcAddress => null;
}

/// <summary>One node's address for polling Tentacles.</summary>
/// <param name="Node">The node's name.</param>
/// <param name="Address">The host name to poll; the same for every node but with <see cref="PollingMode.AddressPerNode"/>.</param>
/// <param name="Port">The port to poll; a Tentacle takes 443 when it is not told one.</param>
/// <param name="Mode">The mode that the address belongs to.</param>
public sealed record PollingEndpoint(string Node, Output<string> Address, int Port, PollingMode Mode = PollingMode.PortPerNode);

/// <summary>
/// The addresses of polling Tentacles. It owns their pools, which ask a node only whether its polling port is open: a node
/// that drains must still be polled, because its deployments still run.
/// </summary>
public abstract class PollingEndpoints(string cloud, ComponentResourceOptions options)
    : ComponentResource($"octopus-ha:{cloud}:PollingEndpoints", "polling", options)
{
    /// <summary>Each node's address, in the order of the nodes, <c>polling.mode</c> before <c>polling.alsoKeep</c>; empty with <c>polling.mode: none</c>.</summary>
    public abstract IReadOnlyList<PollingEndpoint> Endpoints { get; }

    /// <summary>Host and port of gRPC where it goes by the same load balancer as polling, and not by the web's. When left out: null.</summary>
    public virtual Output<string>? GrpcAddress => null;
}

/// <summary>The Octopus Server nodes, each with its own lasting place in the cluster.</summary>
public abstract class ServerNodeGroup(string cloud, NodeGroupArgs args, ComponentResourceOptions options)
    : ComponentResource($"octopus-ha:{cloud}:ServerNodeGroup", "nodes", args, options)
{
    /// <summary>Where the nodes' logs go.</summary>
    public abstract Output<string> LogGroup { get; }
}

/// <summary>The five parts of a cluster, whatever cloud they are in.</summary>
/// <param name="Database">The database.</param>
/// <param name="Storage">The shared storage.</param>
/// <param name="LoadBalancer">The address of users.</param>
/// <param name="Polling">The addresses of polling Tentacles.</param>
/// <param name="Nodes">The nodes.</param>
public sealed record ClusterParts(
    Database Database,
    SharedStorage Storage,
    LoadBalancer LoadBalancer,
    PollingEndpoints Polling,
    ServerNodeGroup Nodes);
