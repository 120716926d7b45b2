using OctopusHA.Bootstrap;
using OctopusHA.Components;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Iam = Pulumi.Aws.Iam;

namespace OctopusHA.Aws;

/// <summary>
/// What a Windows machine is: it reads its secrets and its script, writes its log, tells how its installation went, and is
/// reached by Session Manager. A team that deploys to AWS gives Octopus accounts of its own.
/// </summary>
internal sealed class MachineRole
{
    // What AmazonSSMManagedInstanceCore allows, but for the right to read every parameter of the account. These actions
    // take no resource (Systems Manager user guide, "Configure instance permissions").
    private static readonly string[] Session =
    [
        "ec2messages:AcknowledgeMessage",
        "ec2messages:DeleteMessage",
        "ec2messages:FailMessage",
        "ec2messages:GetEndpoint",
        "ec2messages:GetMessages",
        "ec2messages:SendReply",
        "ssm:DescribeAssociation",
        "ssm:DescribeDocument",
        "ssm:GetDeployablePatchSnapshotForInstance",
        "ssm:GetDocument",
        "ssm:GetManifest",
        "ssm:ListAssociations",
        "ssm:ListInstanceAssociations",
        "ssm:PutComplianceItems",
        "ssm:PutConfigurePackageResult",
        "ssm:PutInventory",
        "ssm:UpdateAssociationStatus",
        "ssm:UpdateInstanceAssociationStatus",
        "ssm:UpdateInstanceInformation",
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
    ];

    /// <summary>Makes role and instance profile.</summary>
    public MachineRole(AwsContext context, EncryptionKey key, CloudWatch.LogGroup logs, NodeSecrets secrets, ScriptObject script, ClusterComponent parent)
    {
        var child = parent.Child();
        var role = new Iam.Role("nodes-machine-role", new Iam.RoleArgs
        {
            AssumeRolePolicy = PolicyDocument.TrustOf("ec2.amazonaws.com"),
            Description = $"The nodes while they run ({context.Stack})",
            Tags = parent.Tags("nodes-machine-role"),
        }, child);
        ProfileArn = new Iam.InstanceProfile("nodes-machine-profile", new Iam.InstanceProfileArgs
        {
            Role = role.Name,
            Tags = parent.Tags("nodes-machine-profile"),
        }, child).Arn;

        Input<string>[] parts = [logs.Arn, key.Arn, script.BucketArn, script.Key, context.Partition, context.Region, context.AccountId, .. secrets.Variables.Select(secret => (Input<string>)secret.Arn)];
        var own = new Iam.RolePolicy("nodes-machine-policy", new Iam.RolePolicyArgs
        {
            Role = role.Name,
            Policy = PolicyDocument.Of(parts, values =>
            [
                // Agents try to make the group that is there, and look whether it is (Systems Manager user guide, "Configuring CloudWatch Logs for Run Command").
                new PolicyStatement("Logs", ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]) { Resource = [values[0], $"{values[0]}:*"] },
                // It is asked of all groups, and takes no narrower answer.
                new PolicyStatement("FindLogs", ["logs:DescribeLogGroups"]) { Resource = [$"arn:{values[4]}:logs:{values[5]}:{values[6]}:log-group:*"] },
                new PolicyStatement("Secrets", ["secretsmanager:GetSecretValue"]) { Resource = [.. values.Skip(7)] },
                // What it puts into the bucket is encrypted under the key, too; a large object in parts, which are decrypted to be joined.
                new PolicyStatement("Key", ["kms:Decrypt", "kms:GenerateDataKey"]) { Resource = [values[1]] },
                new PolicyStatement("Script", ["s3:GetObject", "s3:GetObjectVersion"]) { Resource = [$"{values[2]}/{values[3]}"] },
                // Copies of what the script downloads; versions of before stay, whoever writes.
                new PolicyStatement("Store", ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"]) { Resource = [$"{values[2]}/{InstallScript.StoreFolder}/*"] },
                // Newer tools look for an object before they load it; and who may not list is told that an object is forbidden, not that there is none.
                new PolicyStatement("FindObjects", ["s3:ListBucket"]) { Resource = [values[2]] },
                // A policy cannot name the machine that it is taken by, so these are the groups of the stack's nodes.
                new PolicyStatement("Launch", ["autoscaling:CompleteLifecycleAction", "autoscaling:RecordLifecycleActionHeartbeat"])
                {
                    Resource = [$"arn:{values[4]}:autoscaling:{values[5]}:{values[6]}:autoScalingGroup:*:autoScalingGroupName/{Ec2NodeGroup.GroupName(context, "node*")}"],
                },
                // One tag, and on machines of this stack only: a policy cannot name the machine that it is taken by.
                new PolicyStatement("Report", ["ec2:CreateTags"])
                {
                    Resource = [$"arn:{values[4]}:ec2:{values[5]}:{values[6]}:instance/*"],
                    Condition = PolicyStatement.When(
                        ("StringEquals", "aws:ResourceTag/project", context.Project),
                        ("StringEquals", "aws:ResourceTag/stack", context.StackName),
                        ("ForAllValues:StringEquals", "aws:TagKeys", InstallScript.ReportTag)),
                },
            ]),
        }, child);
        var session = new Iam.RolePolicy("nodes-machine-session-policy", new Iam.RolePolicyArgs
        {
            Role = role.Name,
            Policy = PolicyDocument.Of([], _ => [new PolicyStatement("Session", Session) { Resource = ["*"] }]),
        }, child);
        Policies = [own, session];
    }

    /// <summary>The instance profile's ARN.</summary>
    public Output<string> ProfileArn { get; }

    /// <summary>What the role may do: a machine that starts before it is said starts in vain.</summary>
    public IReadOnlyList<Resource> Policies { get; }
}
