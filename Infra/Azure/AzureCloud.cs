namespace OctopusHA.Azure;

/// <summary>A cluster on Azure; each component uses only components created before it.</summary>
internal static class AzureCloud
{
    /// <summary>Creates the components of a cluster.</summary>
    /// <param name="plan">The plan.</param>
    public static ClusterParts Build(ClusterPlan plan)
    {
        var context = new AzureContext(plan);
        var database = new AzureSqlDatabase(context);
        var storage = new AzureFilesStorage(context);
        var redis = AzureRedisQueue.Create(context);
        var vault = new KeyVault(context, database, storage, redis);
        // An application gateway depends on resources that take minutes to create; see ApplicationGateway.
        var web = new AzureLoadBalancer(context, [.. database.Ready, .. storage.Ready, .. vault.Ready]);
        var polling = new AzurePollingEndpoints(context, web);
        var nodes = new VirtualMachineNodeGroup(context, database, storage, vault, polling);
        var roll = new AzureRoll(context, nodes);
        _ = new AzureAlerts(context, database, storage, web, polling, nodes, roll);
        _ = new AzureWorkbook(context, database, storage, web, nodes);
        return new ClusterParts(database, storage, web, polling, nodes);
    }
}
