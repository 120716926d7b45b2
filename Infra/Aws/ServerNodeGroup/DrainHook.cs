using OctopusHA.Components;
using Pulumi;
using Pulumi.Aws.AutoScaling.Inputs;
using Pulumi.Aws.CloudWatch.Inputs;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Iam = Pulumi.Aws.Iam;
using Ssm = Pulumi.Aws.Ssm;

namespace OctopusHA.Aws;

/// <summary>
/// Drains a node before its machine goes: the group holds the machine, an event starts an automation, which drains the
/// node and lets the machine go, whatever came of it. When none of that works, the group goes on after a limit.
/// </summary>
internal sealed class DrainHook
{
    // Seconds that running tasks get before they are cancelled.
    private const int DrainSeconds = 600;

    // Seconds for the drain and what comes before and after it on the machine.
    private const int CommandSeconds = DrainSeconds + 120;

    private readonly AwsContext _context;
    private readonly string _hook;
    private readonly ClusterComponent _parent;

    /// <summary>Makes event, automation and their roles.</summary>
    public DrainHook(AwsContext context, CloudWatch.LogGroup logs, ClusterComponent parent)
    {
        (_context, _parent) = (context, parent);
        // The event tells it: so one rule hears of every node, and no new node changes it.
        _hook = Ec2NodeGroup.GroupName(context, "drain");
        var child = parent.Child();
        var automationRole = Role("nodes-drain-role", "ssm.amazonaws.com", "Drains a node before its machine goes", child);
        var automationPolicy = new Iam.RolePolicy("nodes-drain-policy", new Iam.RolePolicyArgs
        {
            Role = automationRole.Name,
            Policy = PolicyDocument.Of([context.Partition, context.Region, context.AccountId], parts => AutomationStatements(parts[0], parts[1], parts[2])),
        }, child);
        var document = new Ssm.Document("nodes-drain", new Ssm.DocumentArgs
        {
            DocumentType = "Automation",
            DocumentFormat = "YAML",
            Content = Output.Tuple(automationRole.Arn, logs.Name).Apply(parts => Automation(parts.Item1, parts.Item2)),
            Tags = _parent.Tags("nodes-drain"),
        }, child);

        var eventRole = Role("nodes-drain-event-role", "events.amazonaws.com", "Starts the drain of a node", child);
        var eventPolicy = new Iam.RolePolicy("nodes-drain-event-policy", new Iam.RolePolicyArgs
        {
            Role = eventRole.Name,
            Policy = PolicyDocument.Of([context.Partition, context.Region, context.AccountId, document.Name, automationRole.Arn], parts =>
            [
                new PolicyStatement("Start", ["ssm:StartAutomationExecution"])
                {
                    // The document under both its names, and the execution that is made of it (Systems Manager user guide, "Identity-based policy examples").
                    Resource =
                    [
                        $"arn:{parts[0]}:ssm:{parts[1]}:{parts[2]}:automation-definition/{parts[3]}:*",
                        $"arn:{parts[0]}:ssm:{parts[1]}:{parts[2]}:automation-execution/*",
                        $"arn:{parts[0]}:ssm:{parts[1]}:{parts[2]}:document/{parts[3]}",
                    ],
                },
                new PolicyStatement("Pass", ["iam:PassRole"])
                {
                    Resource = [parts[4]],
                    Condition = PolicyStatement.When("StringEquals", "iam:PassedToService", "ssm.amazonaws.com"),
                },
            ]),
        }, child);
        var rule = new CloudWatch.EventRule("nodes-drain-rule", new CloudWatch.EventRuleArgs
        {
            Description = $"A machine of {context.Stack} is about to go",
            EventPattern = $$$"""{"source":["aws.autoscaling"],"detail-type":["EC2 Instance-terminate Lifecycle Action"],"detail":{"LifecycleHookName":["{{{_hook}}}"]}}""",
            Tags = _parent.Tags("nodes-drain-rule"),
        }, child);
        var target = new CloudWatch.EventTarget("nodes-drain-target", new CloudWatch.EventTargetArgs
        {
            Rule = rule.Name,
            Arn = Output.Format($"arn:{context.Partition}:ssm:{context.Region}:{context.AccountId}:automation-definition/{document.Name}:$DEFAULT"),
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
                InputTemplate = """{"InstanceId":[<instance>],"GroupName":[<group>],"HookName":[<hook>],"ActionToken":[<token>]}""",
            },
            // Later the group has gone on by itself.
            RetryPolicy = new EventTargetRetryPolicyArgs { MaximumEventAgeInSeconds = 300, MaximumRetryAttempts = 10 },
        }, child);
        Ready = [automationPolicy, eventPolicy, target];
    }

    /// <summary>How long a machine that is to go is held at most.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromMinutes(15);

    /// <summary>What must be there before a machine may go.</summary>
    public IReadOnlyList<Resource> Ready { get; }

    /// <summary>The hook of a node's group.</summary>
    public GroupInitialLifecycleHookArgs Hook() => new()
    {
        Name = _hook,
        LifecycleTransition = "autoscaling:EC2_INSTANCE_TERMINATING",
        HeartbeatTimeout = (int)Limit.TotalSeconds,
        // A drain that fails must not keep a machine, and with it the node's next one.
        DefaultResult = "CONTINUE",
    };

    private PolicyStatement[] AutomationStatements(string partition, string region, string account) =>
    [
        new PolicyStatement("Command", ["ssm:SendCommand"]) { Resource = [$"arn:{partition}:ssm:{region}::document/AWS-RunPowerShellScript"] },
        new PolicyStatement("Machines", ["ssm:SendCommand"])
        {
            Resource = [$"arn:{partition}:ec2:{region}:{account}:instance/*"],
            Condition = PolicyStatement.When(("StringEquals", "ssm:resourceTag/project", _context.Project), ("StringEquals", "ssm:resourceTag/stack", _context.StackName)),
        },
        // Automation asks how a command goes; these actions take no resource.
        new PolicyStatement("Watch", ["ssm:DescribeInstanceInformation", "ssm:ListCommandInvocations", "ssm:ListCommands"]) { Resource = ["*"] },
        new PolicyStatement("LetGo", ["autoscaling:CompleteLifecycleAction"])
        {
            Resource = [$"arn:{partition}:autoscaling:{region}:{account}:autoScalingGroup:*:autoScalingGroupName/{Ec2NodeGroup.GroupName(_context, "node*")}"],
        },
    ];

    // The command of Octopus Server and what it answers are its own (Octopus documentation, "node").
    private static string Automation(string role, string logGroup) => $$$"""
        schemaVersion: '0.3'
        description: Drains an Octopus Server node and lets its machine go.
        assumeRole: '{{{role}}}'
        parameters:
          InstanceId: { type: String, description: The machine. }
          GroupName: { type: String, description: The node's auto-scaling group. }
          HookName: { type: String, description: The hook that holds the machine. }
          ActionToken: { type: String, description: The token of this one holding. }
        mainSteps:
          - name: Drain
            action: aws:runCommand
            description: New tasks go to other nodes; running ones get {{{DrainSeconds}}} seconds, then are cancelled.
            timeoutSeconds: {{{CommandSeconds + 60}}}
            onFailure: Continue
            onCancel: step:LetGo
            isCritical: false
            nextStep: LetGo
            inputs:
              DocumentName: AWS-RunPowerShellScript
              InstanceIds: ['{{ InstanceId }}']
              # Seconds in which a machine that lives takes the command.
              TimeoutSeconds: 60
              CloudWatchOutputConfig:
                CloudWatchOutputEnabled: true
                CloudWatchLogGroupName: '{{{logGroup}}}'
              Parameters:
                executionTimeout: ['{{{CommandSeconds}}}']
                commands:
                  - $server = Join-Path $env:ProgramFiles 'Octopus Deploy\Octopus\Octopus.Server.exe'
                  - if (-not (Test-Path $server)) { 'Octopus Server is not installed; nothing to drain.'; exit 0 }
                  - '& $server node --instance=OctopusServer --drain=true --wait={{{DrainSeconds}}} --cancel-tasks'
                  - exit $LASTEXITCODE
          - name: LetGo
            action: aws:executeAwsApi
            description: The machine goes, whatever came of the drain.
            isEnd: true
            inputs:
              Service: autoscaling
              Api: CompleteLifecycleAction
              AutoScalingGroupName: '{{ GroupName }}'
              LifecycleHookName: '{{ HookName }}'
              InstanceId: '{{ InstanceId }}'
              LifecycleActionToken: '{{ ActionToken }}'
              LifecycleActionResult: CONTINUE

        """.ReplaceLineEndings("\n");

    private Iam.Role Role(string name, string service, string description, CustomResourceOptions child) => new(name, new Iam.RoleArgs
    {
        AssumeRolePolicy = PolicyDocument.TrustOf(service, _context),
        Description = $"{description} ({_context.Stack})",
        Tags = _parent.Tags(name),
    }, child);
}
