using OctopusHA.Bootstrap;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Iam = Pulumi.Aws.Iam;

namespace OctopusHA.Aws;

/// <summary>
/// The IAM role of Windows machines: read secrets and the script, write logs, report the installation, and connect to
/// Session Manager. It grants nothing for deployments to AWS: Octopus uses separate accounts for those.
/// </summary>
internal sealed class MachineRole
{
    // AmazonSSMManagedInstanceCore without read access to all parameters of the account. These actions do not support
    // resources (Systems Manager user guide, "Configure instance permissions").
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

    /// <summary>Creates role and instance profile.</summary>
    public MachineRole(
        AwsContext context, CloudWatch.LogGroup logs, NodeSecrets secrets, ScriptObject script, ClusterComponent parent)
    {
        var role = IamRoles.Create(
            "nodes-machine-role",
            PolicyDocument.TrustOf("ec2.amazonaws.com"),
            $"The nodes while they run ({context.Stack})",
            parent);
        ProfileArn = new Iam.InstanceProfile("nodes-machine-profile", new Iam.InstanceProfileArgs
        {
            Role = role.Name,
        }, parent.Child()).Arn;

        Input<string>[] values =
        [
            logs.Arn, context.Key.Arn, script.BucketArn, script.Key,
            context.Partition, context.Region, context.AccountId,
            .. secrets.Variables.Select(secret => (Input<string>)secret.Arn),
        ];
        var policy = IamRoles.Allow("nodes-machine-policy", role, values, parts => Statements(context, parts), parent);
        var session = IamRoles.Allow("nodes-machine-session-policy", role, [], _ =>
            [PolicyStatement.Allow("Session", Session, "*")], parent);
        Policies = [policy, session];
    }

    private static PolicyStatement[] Statements(AwsContext context, IReadOnlyList<string> parts)
    {
        var (logs, key, bucket, script) = (parts[0], parts[1], parts[2], parts[3]);
        var (partition, region, account) = (parts[4], parts[5], parts[6]);
        return
        [
            // Agents check for the log group and try to create it (Systems Manager user guide, "Configuring CloudWatch
            // Logs for Run Command").
            PolicyStatement.Allow(
                "Logs",
                ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                logs, $"{logs}:*"),
            // The action supports all log groups only.
            PolicyStatement.Allow(
                "FindLogs", ["logs:DescribeLogGroups"], $"arn:{partition}:logs:{region}:{account}:log-group:*"),
            PolicyStatement.Allow("Secrets", ["secretsmanager:GetSecretValue"], [.. parts.Skip(7)]),
            // Uploads are encrypted with the key; the parts of large objects are decrypted when they are joined.
            PolicyStatement.Allow("Key", ["kms:Decrypt", "kms:GenerateDataKey"], key),
            PolicyStatement.Allow("Script", ["s3:GetObject", "s3:GetObjectVersion"], $"{bucket}/{script}"),
            // Copies of the script's downloads; old versions remain.
            PolicyStatement.Allow(
                "Store",
                ["s3:GetObject", "s3:PutObject", "s3:AbortMultipartUpload"],
                $"{bucket}/{InstallScript.StoreFolder}/*"),
            // Newer tools list an object before they read it; without this right S3 reports a missing object as
            // forbidden.
            PolicyStatement.Allow("FindObjects", ["s3:ListBucket"], bucket),
            // A policy cannot be limited to the calling machine, so this covers the groups of the stack's nodes.
            PolicyStatement.Allow(
                "Launch",
                ["autoscaling:CompleteLifecycleAction", "autoscaling:RecordLifecycleActionHeartbeat"],
                Ec2NodeGroup.GroupArns(context, partition, region, account)),
            // One tag, and only on machines of this stack.
            PolicyStatement.Allow(
                "Report", ["ec2:CreateTags"], $"arn:{partition}:ec2:{region}:{account}:instance/*").If(
                ("StringEquals", "aws:ResourceTag/project", context.Project),
                ("StringEquals", "aws:ResourceTag/stack", context.StackName),
                ("ForAllValues:StringEquals", "aws:TagKeys", InstallScript.ReportTag)),
        ];
    }

    /// <summary>The instance profile's ARN.</summary>
    public Output<string> ProfileArn { get; }

    /// <summary>The role's policies, which must exist before a machine starts.</summary>
    public IReadOnlyList<Resource> Policies { get; }
}
