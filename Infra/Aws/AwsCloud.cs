using OctopusHA.Components;
using OctopusHA.Settings;

namespace OctopusHA.Aws;

/// <summary>A cluster on AWS: each part is built from the ones before it, and none looks back.</summary>
internal static class AwsCloud
{
    /// <summary>Builds the parts of a cluster.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="roster">The nodes.</param>
    public static ClusterParts Build(OctopusSettings settings, IReadOnlyList<Node> roster)
    {
        var context = new AwsContext(settings, roster);
        var key = new EncryptionKey(context);
        var network = new AwsNetwork(context, key);
        var database = new RdsDatabase(context, key, network);
        var web = new ElasticLoadBalancer(context, network);
        var polling = new AwsPollingEndpoints(context, network, web);
        var redis = RedisQueue.Create(context, key, network);
        SharedStorage storage;
        ServerNodeGroup nodes;
        Action<Alerts> watchNodes;
        if (settings.UsesEc2)
        {
            var share = new FsxStorage(context, key, network);
            var machines = new Ec2NodeGroup(context, key, network, database, share, web, polling, redis);
            (storage, nodes, watchNodes) = (share, machines, alerts => alerts.WatchMachines(machines, share));
        }
        else
        {
            var folders = new EfsStorage(context, key, network);
            var containers = new FargateNodeGroup(context, key, network, database, folders, web, polling, redis);
            (storage, nodes, watchNodes) = (folders, containers, alerts => alerts.WatchContainers(containers));
        }

        _ = new Alerts(context, key, database, web, redis, watchNodes);
        return new ClusterParts(database, storage, web, polling, nodes);
    }
}
