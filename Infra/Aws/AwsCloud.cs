using System.Diagnostics;

namespace OctopusHA.Aws;

/// <summary>A cluster on AWS; each component uses only components created before it.</summary>
internal static class AwsCloud
{
    /// <summary>Creates the components of a cluster.</summary>
    /// <param name="plan">The plan.</param>
    public static ClusterParts Build(ClusterPlan plan)
    {
        var context = new AwsContext(plan);
        var database = new RdsDatabase(context);
        var web = new ElasticLoadBalancer(context);
        var polling = new AwsPollingEndpoints(context, web);
        var redis = AwsRedisQueue.Create(context);
        SharedStorage storage;
        ServerNodeGroup nodes;
        Action<AwsAlerts> addNodeAlarms;
        var share = plan.Traits.UsesSmb ? new FsxStorage(context) : null;
        new SecurityGroupRules(context.Network, polling, share?.DirectoryGroupId).Create(plan.Firewall);
        switch (plan.Host)
        {
            case NodeHost.Container:
                var folders = new EfsStorage(context);
                var containers = new FargateNodeGroup(context, database, folders, web, polling, redis);
                (storage, nodes, addNodeAlarms) = (folders, containers, alerts => alerts.AddTaskAlarms(containers));
                break;
            case NodeHost.Windows:
                var machines = new Ec2NodeGroup(context, database, share!, web, polling, redis);
                (storage, nodes, addNodeAlarms) = (share!, machines, alerts => alerts.AddMachineAlarms(share!));
                break;
            default:
                throw new UnreachableException($"There are no nodes of kind {plan.Host}.");
        }

        _ = new AwsAlerts(context, database, web, redis, addNodeAlarms);
        return new ClusterParts(database, storage, web, polling, nodes);
    }
}
