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
        if (settings.UsesEc2)
        {
            var share = new FsxStorage(context, key, network);
            var (web, polling) = BuildAddresses(context, network);
            var machines = new Ec2NodeGroup(context, key, network, database, share, web, polling);
            _ = new Alerts(context, key, database, web, alerts => alerts.WatchMachines(machines, share));
            return new ClusterParts(database, share, web, polling, machines);
        }
        else
        {
            var storage = new EfsStorage(context, key, network);
            var (web, polling) = BuildAddresses(context, network);
            var containers = new FargateNodeGroup(context, key, network, database, storage, web, polling);
            _ = new Alerts(context, key, database, web, alerts => alerts.WatchContainers(containers));
            return new ClusterParts(database, storage, web, polling, containers);
        }
    }

    private static (ElasticLoadBalancer Web, NlbPollingEndpoints Polling) BuildAddresses(AwsContext context, AwsNetwork network)
    {
        var web = new ElasticLoadBalancer(context, network);
        return (web, new NlbPollingEndpoints(context, network, web));
    }
}
