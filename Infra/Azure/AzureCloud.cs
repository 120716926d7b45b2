using OctopusHA.Components;
using OctopusHA.Plan;

namespace OctopusHA.Azure;

/// <summary>A cluster on Azure: each part is built from the ones before it, and none looks back.</summary>
internal static class AzureCloud
{
    /// <summary>Builds the parts of a cluster.</summary>
    /// <param name="plan">The plan.</param>
    public static ClusterParts Build(ClusterPlan plan)
    {
        var context = new AzureContext(plan);
        var foundation = new Foundation(context);
        var network = new AzureNetwork(context, foundation);
        var database = new AzureSqlDatabase(context, foundation, network);
        var storage = new AzureFilesStorage(context, foundation, network);
        var redis = AzureRedisQueue.Create(context, foundation, network);
        var vault = new KeyVault(context, foundation, network, database, storage, redis);
        // A gateway comes after what takes minutes in every stack, whatever the team brings itself (ApplicationGateway says why).
        var web = new AzureLoadBalancer(context, foundation, network, [.. database.Ready, .. storage.Ready, .. vault.Ready]);
        var polling = new AzurePollingEndpoints(context, foundation, network, web);
        var nodes = new VirtualMachineNodeGroup(context, foundation, network, database, storage, vault, polling);
        var roll = new AzureRoll(context, foundation, nodes);
        _ = new AzureAlerts(context, foundation, database, storage, web, polling, nodes, roll);
        _ = new AzureWorkbook(context, foundation, database, storage, web, nodes);
        return new ClusterParts(database, storage, web, polling, nodes);
    }
}
