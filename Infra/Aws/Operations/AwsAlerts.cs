using OctopusHA.Components;
using OctopusHA.Plan;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Ecs = Pulumi.Aws.Ecs;
using Sns = Pulumi.Aws.Sns;

namespace OctopusHA.Aws;

/// <summary>
/// The alarms that notify the on-call engineer: no healthy node, a node out of its pool, no task or machine, full
/// database or storage.
/// </summary>
internal sealed class AwsAlerts : ClusterComponent
{
    private const string Component = "alerts";

    // Bytes; a tenth of the smallest practical database, which leaves hours if autoscaling fails.
    private const double LowStorageBytes = 10 * GiB;

    // Bytes.
    private const double GiB = 1024.0 * 1024 * 1024;

    private readonly AwsContext _context;
    private readonly Output<string> _topicArn;

    /// <summary>Creates the alarms and their topic.</summary>
    /// <param name="context">The context.</param>
    /// <param name="database">The database.</param>
    /// <param name="web">The web load balancer.</param>
    /// <param name="redis">The Redis queue; null without a queue.</param>
    /// <param name="addNodeAlarms">Adds the alarms of nodes and storage.</param>
    public AwsAlerts(
        AwsContext context,
        RdsDatabase database,
        ElasticLoadBalancer web,
        AwsRedisQueue? redis,
        Action<AwsAlerts> addNodeAlarms)
        : base(context, "Alerts", Component)
    {
        _context = context;
        var topic = new Sns.Topic("alerts-topic", new Sns.TopicArgs
        {
            KmsMasterKeyId = context.Key.Arn,
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

        AddPoolAlarms(web);
        addNodeAlarms(this);
        if (redis?.Container is { } queue)
        {
            AddTaskAlarm(
                "alerts-redis",
                "The Redis queue has had no running task for five minutes: polling Tentacles get no work",
                queue.Cluster,
                queue.Service,
                minutes: 5);
        }

        if (database.Instance is not null)
        {
            var instance = Dimensions(("DBInstanceIdentifier", database.Instance.Identifier));
            Alarm(
                "alerts-database-storage",
                "The database has less than 10 GiB of storage left, and did not grow by itself",
                new("AWS/RDS", "FreeStorageSpace", "Minimum", instance),
                LowStorageBytes,
                minutes: 15);
            Alarm(
                "alerts-database-cpu",
                "The database has been busy above 90 % for half an hour; it is what slows down first",
                new("AWS/RDS", "CPUUtilization", "Average", instance) { IsUpperLimit = true },
                90,
                minutes: 30);
        }

        RegisterOutputs(new Dictionary<string, object?> { ["topicArn"] = topic.Arn });
    }

    private void AddPoolAlarms(ElasticLoadBalancer web)
    {
        var isApplication = _context.Plan.LoadBalancer.Kind == Settings.LoadBalancerKind.Application;
        var space = isApplication ? "AWS/ApplicationELB" : "AWS/NetworkELB";
        var pool = Dimensions(
            ("LoadBalancer", web.Balancer.ArnSuffix), ("TargetGroup", web.WebPool.TargetGroup.ArnSuffix));
        Alarm(
            "alerts-no-node",
            "No node serves users",
            new(space, "HealthyHostCount", "Maximum", pool) { MustExist = true },
            1,
            minutes: 3,
            !_context.Plan.Maintenance);
        Alarm(
            "alerts-node-out-of-pool",
            "A node has been out of the web pool for half an hour: draining for long, or broken",
            new(space, "UnHealthyHostCount", "Minimum", pool) { IsUpperLimit = true },
            0,
            minutes: 30,
            !_context.Plan.Maintenance);
    }

    /// <summary>Adds the alarms of container nodes.</summary>
    /// <param name="nodes">The nodes.</param>
    public void AddTaskAlarms(FargateNodeGroup nodes)
    {
        foreach (var (node, service) in _context.Plan.Nodes.Zip(nodes.Services))
        {
            var text = $"{node.Name} has had no running task for ten minutes";
            AddTaskAlarm($"alerts-task-{node.Name}", text, nodes.Cluster, service, minutes: 10, node);
        }
    }

    private void AddTaskAlarm(
        string name, string text, Ecs.Cluster cluster, Ecs.Service service, int minutes, Node? node = null)
    {
        var dimensions = Dimensions(("ClusterName", cluster.Name), ("ServiceName", service.Name));
        var tasks = new Metric("ECS/ContainerInsights", "RunningTaskCount", "Maximum", dimensions) { MustExist = true };
        Alarm(name, text, tasks, 1, minutes, node is null || !_context.Plan.Maintenance, node);
    }

    /// <summary>Adds the alarms of Windows nodes and their storage.</summary>
    /// <param name="storage">The storage.</param>
    public void AddMachineAlarms(FsxStorage storage)
    {
        foreach (var node in _context.Plan.Nodes)
        {
            // By name, without a dependency on the group: the alarm must exist when the first deployment of a group
            // fails.
            var groupName = Output.Create(Ec2NodeGroup.GroupName(_context, node.Name));
            var group = Dimensions(("AutoScalingGroupName", groupName));
            // A new machine is in service when its node serves users, a quarter of an hour after its start.
            Alarm(
                $"alerts-machine-{node.Name}",
                $"{node.Name} has had no machine in service for half an hour: there is none, or its installation fails",
                new("AWS/AutoScaling", "GroupInServiceInstances", "Maximum", group) { MustExist = true },
                1,
                minutes: 30,
                !_context.Plan.Maintenance,
                node);
        }

        if (storage.FileSystem is not null)
        {
            var fileSystem = Dimensions(("FileSystemId", storage.FileSystem.Id));
            Alarm(
                "alerts-storage",
                "The shared storage is nine tenths full; it does not grow by itself: raise storage.capacityGiB",
                new("AWS/FSx", "FreeStorageCapacity", "Minimum", fileSystem),
                _context.Plan.Storage.CapacityGiB * GiB / 10,
                minutes: 15);
        }
    }

    private sealed record Metric(string Namespace, string Name, string Statistic, InputMap<string> Dimensions)
    {
        // Whether the alarm fires above the threshold. Default: below it.
        public bool IsUpperLimit { get; init; }

        // Whether the alarm fires without data. Default: it keeps its state.
        public bool MustExist { get; init; }
    }

    private void Alarm(
        string name,
        string text,
        Metric metric,
        double threshold,
        int minutes,
        bool? actionsEnabled = null,
        Node? node = null)
    {
        var args = new CloudWatch.MetricAlarmArgs
        {
            Name = $"{_context.Stack}-{name["alerts-".Length..]}",
            AlarmDescription = $"{text} ({_context.Stack})",
            Namespace = metric.Namespace,
            MetricName = metric.Name,
            Statistic = metric.Statistic,
            Dimensions = metric.Dimensions,
            ComparisonOperator = metric.IsUpperLimit ? "GreaterThanThreshold" : "LessThanThreshold",
            Threshold = threshold,
            Period = 60,
            EvaluationPeriods = minutes,
            TreatMissingData = metric.MustExist ? "breaching" : "missing",
            AlarmActions = { _topicArn },
            OkActions = { _topicArn },
            ActionsEnabled = actionsEnabled,
            Tags = Tags(name, node),
        };
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
