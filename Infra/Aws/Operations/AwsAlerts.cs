using System.Globalization;
using System.Text.Json.Nodes;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Ecs = Pulumi.Aws.Ecs;
using Sns = Pulumi.Aws.Sns;

namespace OctopusHA.Aws;

/// <summary>
/// The alarms that notify the on-call engineer: no healthy node, a node out of its pool, no task or machine, full
/// database or storage. What each measures and describes is in <c>alerts.template.json</c>.
/// </summary>
internal sealed class AwsAlerts : ClusterComponent
{
    private readonly AwsContext _context;
    private readonly Output<string> _topicArn;
    private readonly JsonNode _rules;

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
        : base(context, "Alerts", "alerts")
    {
        _context = context;
        _rules = JsonNode.Parse(Rules(context.Plan))!;
        var topic = new Sns.Topic("alerts-topic", new Sns.TopicArgs
        {
            KmsMasterKeyId = context.Key.Arn,
            DisplayName = $"Octopus {context.Stack}",
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

        var (balancer, pool) = (web.Balancer.ArnSuffix, web.WebPool.TargetGroup.ArnSuffix);
        Alarm("alerts-no-node", node: null, ("LoadBalancer", balancer), ("TargetGroup", pool));
        Alarm("alerts-node-out-of-pool", node: null, ("LoadBalancer", balancer), ("TargetGroup", pool));
        addNodeAlarms(this);
        if (redis?.Container is { } queue)
        {
            Alarm("alerts-redis", node: null, Dimensions(queue.Cluster, queue.Service));
        }

        if (database.Instance is { } instance)
        {
            // Bytes; a tenth of the smallest practical database, which leaves hours if autoscaling fails.
            Alarm("alerts-database-storage", node: null, ("DBInstanceIdentifier", instance.Identifier));
            Alarm("alerts-database-cpu", node: null, ("DBInstanceIdentifier", instance.Identifier));
        }

        RegisterOutputs(new Dictionary<string, object?> { ["topicArn"] = topic.Arn });
    }

    /// <summary>Adds the alarms of container nodes.</summary>
    /// <param name="nodes">The nodes.</param>
    public void AddTaskAlarms(FargateNodeGroup nodes)
    {
        foreach (var (node, service) in _context.Plan.Nodes.Zip(nodes.Services))
        {
            Alarm("alerts-task", node, Dimensions(nodes.Cluster, service));
        }
    }

    /// <summary>Adds the alarms of Windows nodes and their storage.</summary>
    /// <param name="storage">The storage.</param>
    public void AddMachineAlarms(FsxStorage storage)
    {
        foreach (var node in _context.Plan.Nodes)
        {
            // By name, without a dependency on the group: the alarm must exist when the first deployment of a group
            // fails. A new machine is in service when its node serves users, a quarter of an hour after its start.
            var group = Output.Create(Ec2NodeGroup.GroupName(_context, node.Name));
            Alarm("alerts-machine", node, ("AutoScalingGroupName", group));
        }

        if (storage.FileSystem is { } fileSystem)
        {
            Alarm("alerts-storage", node: null, ("FileSystemId", fileSystem.Id));
        }
    }

    private static string Rules(ClusterPlan plan)
    {
        var isApplication = plan.LoadBalancer.Kind == LoadBalancerKind.Application;
        var tenthOfShare = plan.Storage.CapacityGiB * 1024.0 * 1024 * 1024 / 10;
        return EmbeddedText.Fill(
            "Aws.alerts.template.json",
            ("balancer", isApplication ? "AWS/ApplicationELB" : "AWS/NetworkELB"),
            ("tenthOfShare", tenthOfShare.ToString(CultureInfo.InvariantCulture)));
    }

    private static (string Name, Output<string> Value)[] Dimensions(Ecs.Cluster cluster, Ecs.Service service) =>
        [("ClusterName", cluster.Name), ("ServiceName", service.Name)];

    // A rule of the template for a resource with the dimensions; with a node, one of the rules of all nodes.
    private void Alarm(string rule, Node? node, params (string Name, Output<string> Value)[] dimensions)
    {
        var (name, settings) = (node is null ? rule : $"{rule}-{node.Name}", _rules[rule]!);
        var text = EmbeddedText.FillIn(settings.Text("text")!, ("node", node?.Name ?? ""));
        var args = new CloudWatch.MetricAlarmArgs
        {
            Name = $"{_context.Stack}-{name["alerts-".Length..]}",
            AlarmDescription = $"{text} ({_context.Stack})",
            Namespace = settings.Text("namespace")!,
            MetricName = settings.Text("metric")!,
            Statistic = settings.Text("statistic")!,
            ComparisonOperator = settings.Text("comparison")!,
            Threshold = double.Parse(settings["threshold"]!.ToString(), CultureInfo.InvariantCulture),
            Period = 60,
            EvaluationPeriods = settings.Number("minutes"),
            TreatMissingData = settings.Text("missingData")!,
            AlarmActions = { _topicArn },
            OkActions = { _topicArn },
            ActionsEnabled = settings["duringMaintenance"] is { } isOn
                ? isOn.GetValue<bool>() || !_context.Plan.Maintenance
                : null,
            Tags = TagsOf(node),
        };
        foreach (var (dimension, value) in dimensions)
        {
            args.Dimensions.Add(dimension, value);
        }

        _ = new CloudWatch.MetricAlarm(name, args, Child());
    }
}
