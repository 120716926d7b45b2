using Pulumi.Aws.AutoScaling.Inputs;
using Pulumi.Aws.CloudWatch.Inputs;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Iam = Pulumi.Aws.Iam;
using Ssm = Pulumi.Aws.Ssm;

namespace OctopusHA.Aws;

/// <summary>
/// Drains a node before its machine is terminated: a lifecycle hook pauses termination, an event starts an automation
/// that drains the node and completes the hook, even if the drain fails. Otherwise termination continues after a
/// timeout.
/// </summary>
internal sealed class DrainHook
{
    // Seconds until running tasks are canceled.
    private const int DrainSeconds = 600;

    // Seconds for the whole command.
    private const int CommandSeconds = DrainSeconds + 120;

    private readonly AwsContext _context;
    private readonly string _hook;
    private readonly ClusterComponent _parent;

    /// <summary>Creates the event rule, the automation and their roles.</summary>
    public DrainHook(AwsContext context, CloudWatch.LogGroup logs, ClusterComponent parent)
    {
        (_context, _parent) = (context, parent);
        // The same name for every node, so that one event rule matches all of them.
        _hook = Ec2NodeGroup.GroupName(context, "drain");
        var child = parent.Child();
        var automationRole = Role("nodes-drain-role", "ssm.amazonaws.com", "Drains a node before its machine goes");
        Input<string>[] location = [context.Partition, context.Region, context.AccountId];
        var automationPolicy = IamRoles.Allow(
            "nodes-drain-policy", automationRole, location, parts => Statements(parts[0], parts[1], parts[2]), parent);
        var document = new Ssm.Document("nodes-drain", new Ssm.DocumentArgs
        {
            DocumentType = "Automation",
            DocumentFormat = "YAML",
            Content = Output.Tuple(automationRole.Arn, logs.Name).Apply(parts => Automation(parts.Item1, parts.Item2)),
        }, child);

        var eventRole = Role("nodes-drain-event-role", "events.amazonaws.com", "Starts the drain of a node");
        Input<string>[] values = [.. location, document.Name, automationRole.Arn];
        var eventPolicy = IamRoles.Allow("nodes-drain-event-policy", eventRole, values, parts =>
        [
            // Both ARNs of the document, and its executions (Systems Manager user guide, "Identity-based policy
            // examples").
            PolicyStatement.Allow(
                "Start",
                ["ssm:StartAutomationExecution"],
                $"arn:{parts[0]}:ssm:{parts[1]}:{parts[2]}:automation-definition/{parts[3]}:*",
                $"arn:{parts[0]}:ssm:{parts[1]}:{parts[2]}:automation-execution/*",
                $"arn:{parts[0]}:ssm:{parts[1]}:{parts[2]}:document/{parts[3]}"),
            PolicyStatement.Allow("Pass", ["iam:PassRole"], parts[4])
                .If(("StringEquals", "iam:PassedToService", "ssm.amazonaws.com")),
        ], parent);
        var rule = new CloudWatch.EventRule("nodes-drain-rule", new CloudWatch.EventRuleArgs
        {
            Description = $"A machine of {context.Stack} is about to go",
            EventPattern =
                """{"source":["aws.autoscaling"],"detail-type":["EC2 Instance-terminate Lifecycle Action"],"""
                + $"\"detail\":{{\"LifecycleHookName\":[\"{_hook}\"]}}}}",
        }, child);
        var target = new CloudWatch.EventTarget("nodes-drain-target", new CloudWatch.EventTargetArgs
        {
            Rule = rule.Name,
            Arn = Output.All([.. location, document.Name]).Apply(parts =>
                $"arn:{parts[0]}:ssm:{parts[1]}:{parts[2]}:automation-definition/{parts[3]}:$DEFAULT"),
            RoleArn = eventRole.Arn,
            InputTransformer = new EventTargetInputTransformerArgs
            {
                InputPaths =
                {
                    ["group"] = "$.detail.AutoScalingGroupName",
                    ["hook"] = "$.detail.LifecycleHookName",
                    ["instance"] = "$.detail.EC2InstanceId",
                    ["token"] = "$.detail.LifecycleActionToken",
                },
                InputTemplate =
                    """{"InstanceId":[<instance>],"GroupName":[<group>],"HookName":[<hook>],"ActionToken":[<token>]}""",
            },
            // Seconds; later the hook may have timed out.
            RetryPolicy = new EventTargetRetryPolicyArgs { MaximumEventAgeInSeconds = 300, MaximumRetryAttempts = 10 },
        }, child);
        Ready = [automationPolicy, eventPolicy, target];
    }

    /// <summary>The timeout of the lifecycle hook.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(15);

    /// <summary>The resources that must exist before a machine is terminated.</summary>
    public IReadOnlyList<Resource> Ready { get; }

    /// <summary>The lifecycle hook of a node's group.</summary>
    public GroupInitialLifecycleHookArgs Hook() => new()
    {
        Name = _hook,
        LifecycleTransition = "autoscaling:EC2_INSTANCE_TERMINATING",
        HeartbeatTimeout = (int)Limit.TotalSeconds,
        // A failed drain must not block the termination, and thereby the node's next machine.
        DefaultResult = "CONTINUE",
    };

    private PolicyStatement[] Statements(string partition, string region, string account) =>
    [
        PolicyStatement.Allow(
            "Command", ["ssm:SendCommand"], $"arn:{partition}:ssm:{region}::document/AWS-RunPowerShellScript"),
        PolicyStatement.Allow("Machines", ["ssm:SendCommand"], $"arn:{partition}:ec2:{region}:{account}:instance/*").If(
            ("StringEquals", "ssm:resourceTag/project", _context.Project),
            ("StringEquals", "ssm:resourceTag/stack", _context.StackName)),
        // Automation polls the command's state; these actions do not support resources.
        PolicyStatement.Allow(
            "Watch", ["ssm:DescribeInstanceInformation", "ssm:ListCommandInvocations", "ssm:ListCommands"], "*"),
        PolicyStatement.Allow(
            "LetGo",
            ["autoscaling:CompleteLifecycleAction"],
            Ec2NodeGroup.GroupArns(_context, partition, region, account)),
    ];

    // The command of Octopus Server and its exit codes (Octopus documentation, "node").
    private static string Automation(string role, string logGroup) => EmbeddedText.Fill(
        "Aws.drain.yaml",
        ("role", role),
        ("logGroup", logGroup),
        ("drainSeconds", $"{DrainSeconds}"),
        ("commandSeconds", $"{CommandSeconds}"),
        ("timeoutSeconds", $"{CommandSeconds + 60}"));

    private Iam.Role Role(string name, string service, string description) => IamRoles.Create(
        name, PolicyDocument.TrustOf(service, _context), $"{description} ({_context.Stack})", _parent);
}
