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
        return settings.UsesEc2 ? BuildMachines(context, key, network, database) : BuildContainers(context, key, network, database);
    }

    private static ClusterParts BuildMachines(AwsContext context, EncryptionKey key, AwsNetwork network, RdsDatabase database)
    {
        var storage = new FsxStorage(context, key, network);
        var web = new ElasticLoadBalancer(context, network);
        var polling = new AwsPollingEndpoints(context, network, web);
        var redis = RedisQueue.Create(context, key, network);
        var nodes = new Ec2NodeGroup(context, key, network, database, storage, web, polling, redis);
        _ = new Alerts(context, key, database, web, redis, alerts => alerts.WatchMachines(nodes, storage));
        return new ClusterParts(database, storage, web, polling, nodes);
    }

    private static ClusterParts BuildContainers(AwsContext context, EncryptionKey key, AwsNetwork network, RdsDatabase database)
    {
        var storage = new EfsStorage(context, key, network);
        var web = new ElasticLoadBalancer(context, network);
        var polling = new AwsPollingEndpoints(context, network, web);
        var redis = RedisQueue.Create(context, key, network);
        var nodes = new FargateNodeGroup(context, key, network, database, storage, web, polling, redis);
        _ = new Alerts(context, key, database, web, redis, alerts => alerts.WatchContainers(nodes));
        return new ClusterParts(database, storage, web, polling, nodes);
    }
}
