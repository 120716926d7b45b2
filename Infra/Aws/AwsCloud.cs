using OctopusHA.Components;
using OctopusHA.Plan;

namespace OctopusHA.Aws;

/// <summary>A cluster on AWS: each part is built from the ones before it.</summary>
internal static class AwsCloud
{
    /// <summary>Builds the parts of a cluster.</summary>
    /// <param name="plan">The plan.</param>
    public static ClusterParts Build(ClusterPlan plan)
    {
        var context = new AwsContext(plan);
        var key = new EncryptionKey(context);
        var network = new AwsNetwork(context, key);
        var database = new RdsDatabase(context, key, network);
        var web = new ElasticLoadBalancer(context, network);
        var polling = new AwsPollingEndpoints(context, network, web);
        var redis = AwsRedisQueue.Create(context, key, network);
        SharedStorage storage;
        ServerNodeGroup nodes;
        Action<AwsAlerts> watchNodes;
        var share = plan.UsesEc2 ? new FsxStorage(context, key, network) : null;
        new SecurityGroupRules(network, polling, share?.DirectoryGroupId).Create(plan.Firewall);
        if (share is not null)
        {
            var machines = new Ec2NodeGroup(context, key, network, database, share, web, polling, redis);
            (storage, nodes, watchNodes) = (share, machines, alerts => alerts.WatchMachines(share));
        }
        else
        {
            var folders = new EfsStorage(context, key, network);
            var containers = new FargateNodeGroup(context, key, network, database, folders, web, polling, redis);
            (storage, nodes, watchNodes) = (folders, containers, alerts => alerts.WatchContainers(containers));
        }

        _ = new AwsAlerts(context, key, database, web, redis, watchNodes);
        return new ClusterParts(database, storage, web, polling, nodes);
    }
}
