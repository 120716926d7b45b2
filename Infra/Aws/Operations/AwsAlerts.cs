using OctopusHA.Components;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Ecs = Pulumi.Aws.Ecs;
using Sns = Pulumi.Aws.Sns;

namespace OctopusHA.Aws;

/// <summary>What wakes whoever is on call: no node serving, a node out of its pool, a task or machine gone, database or storage filling up.</summary>
internal sealed class AwsAlerts : ClusterComponent
{
    private const string Component = "alerts";

    // Bytes; a tenth of the smallest useful database, and hours of room for autoscaling to fail in.
    private const double LowStorageBytes = 10 * GiB;

    // Bytes.
    private const double GiB = 1024.0 * 1024 * 1024;

    private readonly AwsContext _context;
    private readonly Output<string> _topicArn;

    /// <summary>Makes the alarms and the topic that they speak to.</summary>
    /// <param name="context">The stack.</param>
    /// <param name="key">The stack's key.</param>
    /// <param name="database">The database.</param>
    /// <param name="web">The address of users.</param>
    /// <param name="redis">The Redis queue; null without one.</param>
    /// <param name="watch">Adds the alarms of the system's own nodes and storage.</param>
    public AwsAlerts(AwsContext context, EncryptionKey key, RdsDatabase database, ElasticLoadBalancer web, AwsRedisQueue? redis, Action<AwsAlerts> watch)
        : base(context, "Alerts", Component)
    {
        _context = context;
        var topic = new Sns.Topic("alerts-topic", new Sns.TopicArgs
        {
            KmsMasterKeyId = key.Arn,
            DisplayName = $"Octopus {context.Stack}",
            Tags = Tags("alerts-topic"),
        }, Child());
        _topicArn = topic.Arn;
        if (context.Plan.Alerts.Email is { } email)
        {
            _ = new Sns.TopicSubscription("alerts-email", new Sns.TopicSubscriptionArgs
            {
                Topic = topic.Arn,
                Protocol = "email",
                Endpoint = email,
            }, Child());
        }

        WatchPool(web);
        watch(this);
        if (redis?.Container is { } queue)
        {
            WatchTask("alerts-redis", "The Redis queue has had no running task for five minutes: polling Tentacles get no work", queue.Cluster, queue.Service, minutes: 5);
        }

        if (database.Instance is not null)
        {
            var instance = Dimensions(("DBInstanceIdentifier", database.Instance.Identifier));
            Alarm("alerts-database-storage", "The database has less than 10 GiB of storage left, and did not grow by itself", args =>
            {
                Measure(args, "AWS/RDS", "FreeStorageSpace", "Minimum", instance);
                Below(args, LowStorageBytes, minutes: 15);
            });
            Alarm("alerts-database-cpu", "The database has been busy above 90 % for half an hour; it is what slows down first", args =>
            {
                Measure(args, "AWS/RDS", "CPUUtilization", "Average", instance);
                Above(args, 90, minutes: 30);
            });
        }

        RegisterOutputs(new Dictionary<string, object?> { ["topicArn"] = topic.Arn });
    }

    private void WatchPool(ElasticLoadBalancer web)
    {
        var kind = _context.Plan.LoadBalancer.Kind == Settings.LoadBalancerKind.Application ? "AWS/ApplicationELB" : "AWS/NetworkELB";
        var pool = Dimensions(("LoadBalancer", web.Balancer.ArnSuffix), ("TargetGroup", web.WebPool.TargetGroup.ArnSuffix));
        Alarm("alerts-no-node", "No node serves users", args =>
        {
            Measure(args, kind, "HealthyHostCount", "Maximum", pool);
            Below(args, 1, minutes: 3);
            args.TreatMissingData = "breaching";
            args.ActionsEnabled = !_context.Plan.Maintenance;
        });
        Alarm("alerts-node-out-of-pool", "A node has been out of the web pool for half an hour: draining for long, or broken", args =>
        {
            Measure(args, kind, "UnHealthyHostCount", "Minimum", pool);
            Above(args, 0, minutes: 30);
            args.ActionsEnabled = !_context.Plan.Maintenance;
        });
    }

    /// <summary>Watches nodes that are containers.</summary>
    /// <param name="nodes">The nodes.</param>
    public void WatchContainers(FargateNodeGroup nodes)
    {
        for (var i = 0; i < nodes.Services.Count; i++)
        {
            var node = _context.Plan.Nodes[i];
            WatchTask($"alerts-task-{node.Name}", $"{node.Name} has had no running task for ten minutes", nodes.Cluster, nodes.Services[i], minutes: 10, node.Name, _context.Plan.Maintenance);
        }
    }

    private void WatchTask(string name, string description, Ecs.Cluster cluster, Ecs.Service service, int minutes, string? node = null, bool isSilent = false) =>
        Alarm(name, description, args =>
        {
            Measure(args, "ECS/ContainerInsights", "RunningTaskCount", "Maximum", Dimensions(("ClusterName", cluster.Name), ("ServiceName", service.Name)));
            Below(args, 1, minutes);
            args.TreatMissingData = "breaching";
            args.ActionsEnabled = !isSilent;
        }, node);

    /// <summary>Watches nodes that are Windows machines, and their storage.</summary>
    /// <param name="storage">The storage.</param>
    public void WatchMachines(FsxStorage storage)
    {
        foreach (var node in _context.Plan.Nodes)
        {
            // By its name, not by the group: the alarm must be there when a first deployment fails because a group does.
            var group = Dimensions(("AutoScalingGroupName", Output.Create(Ec2NodeGroup.GroupName(_context, node.Name))));
            // A new machine is in service when its node serves, a quarter of an hour after it starts.
            Alarm($"alerts-machine-{node.Name}", $"{node.Name} has had no machine in service for half an hour: there is none, or its installation fails", args =>
            {
                Measure(args, "AWS/AutoScaling", "GroupInServiceInstances", "Maximum", group);
                Below(args, 1, minutes: 30);
                args.TreatMissingData = "breaching";
                args.ActionsEnabled = !_context.Plan.Maintenance;
            }, node.Name);
        }

        if (storage.FileSystem is not null)
        {
            var fileSystem = Dimensions(("FileSystemId", storage.FileSystem.Id));
            Alarm("alerts-storage", "The shared storage is nine tenths full; it does not grow by itself: raise storage.capacityGiB", args =>
            {
                Measure(args, "AWS/FSx", "FreeStorageCapacity", "Minimum", fileSystem);
                Below(args, _context.Plan.Storage.CapacityGiB * GiB / 10, minutes: 15);
            });
        }
    }

    private static void Measure(CloudWatch.MetricAlarmArgs args, string space, string metric, string statistic, InputMap<string> dimensions)
    {
        args.Namespace = space;
        args.MetricName = metric;
        args.Statistic = statistic;
        args.Dimensions = dimensions;
    }

    private static void Below(CloudWatch.MetricAlarmArgs args, double threshold, int minutes) => Compare(args, "LessThanThreshold", threshold, minutes);

    private static void Above(CloudWatch.MetricAlarmArgs args, double threshold, int minutes) => Compare(args, "GreaterThanThreshold", threshold, minutes);

    private static void Compare(CloudWatch.MetricAlarmArgs args, string comparison, double threshold, int minutes)
    {
        args.ComparisonOperator = comparison;
        args.Threshold = threshold;
        args.Period = 60;
        args.EvaluationPeriods = minutes;
    }

    private void Alarm(string name, string description, Action<CloudWatch.MetricAlarmArgs> describe, string? node = null)
    {
        var args = new CloudWatch.MetricAlarmArgs
        {
            Name = $"{_context.Stack}-{name["alerts-".Length..]}",
            AlarmDescription = $"{description} ({_context.Stack})",
            TreatMissingData = "missing",
            AlarmActions = { _topicArn },
            OkActions = { _topicArn },
            Tags = _context.Tags.For(name, Component, node),
        };
        describe(args);
        _ = new CloudWatch.MetricAlarm(name, args, Child());
    }

    private static InputMap<string> Dimensions(params (string Name, Output<string> Value)[] dimensions)
    {
        var map = new InputMap<string>();
        foreach (var (name, value) in dimensions)
        {
            map.Add(name, value);
        }

        return map;
    }
}
