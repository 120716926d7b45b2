namespace OctopusHA.Components;

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
