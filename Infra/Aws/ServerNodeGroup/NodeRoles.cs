using CloudWatch = Pulumi.Aws.CloudWatch;
using Iam = Pulumi.Aws.Iam;

namespace OctopusHA.Aws;

/// <summary>
/// The IAM roles of a container node: the execution role, and the task role, which allows mounting the shared folders
/// only. It grants nothing for deployments to AWS: Octopus uses separate accounts for those.
/// </summary>
internal sealed class NodeRoles
{
    /// <summary>Creates the roles.</summary>
    public NodeRoles(
        AwsContext context, CloudWatch.LogGroup logs, EfsStorage storage, NodeSecrets secrets, ClusterComponent parent)
    {
        Execution = TaskRoles.Create(
            context, "nodes-execution-role", "Starts the nodes: images, secrets, logs", parent);
        Task = TaskRoles.Create(context, "nodes-task-role", "The nodes while they run", parent);
        var server = context.Plan.Server;
        Output<string>[] secretArns = [.. secrets.Variables.Select(variable => variable.Arn)];
        string[] images = [server.Image, server.WatchdogImage];
        Input<string>[] values =
        [
            storage.FileSystemArn, .. storage.SharedFolders.Select(folder => (Input<string>)folder.AccessPointArn),
        ];
        List<Resource> policies =
        [
            .. TaskRoles.AllowStart(context, "nodes-execution", Execution, logs, secretArns, images, parent),
            IamRoles.Allow("nodes-task-policy", Task, values, parts =>
            [
                // The access point's user is root, which requires the last action (EFS user guide, "Enforcing a user
                // identity").
                .. parts.Skip(1).Select((accessPoint, i) => PolicyStatement
                    .Allow(Sid(storage.SharedFolders[i].Name), EfsStorage.MountActions, parts[0])
                    .If(("StringEquals", "elasticfilesystem:AccessPointArn", accessPoint))),
            ], parent),
        ];
        if (server.ExecuteCommand)
        {
            // These actions do not support resources (ECS developer guide, "ECS Exec").
            string[] shell =
            [
                "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
                "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
            ];
            policies.Add(IamRoles.Allow("nodes-task-shell-policy", Task, [], _ =>
                [PolicyStatement.Allow("Shell", shell, "*")], parent));
        }

        Policies = policies;
    }

    /// <summary>The execution role.</summary>
    public Iam.Role Execution { get; }

    /// <summary>The task role.</summary>
    public Iam.Role Task { get; }

    /// <summary>The roles' policies, which must exist before a task starts.</summary>
    public IReadOnlyList<Resource> Policies { get; }

    // A Sid has letters and digits only.
    private static string Sid(string folder) =>
        "Mount" + string.Concat(folder.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
