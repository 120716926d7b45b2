using OctopusHA.Components;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Iam = Pulumi.Aws.Iam;

namespace OctopusHA.Aws;

/// <summary>
/// The two identities of a node: the one that ECS starts it with, and the one it has while it runs. The second may mount
/// the shared folders and nothing else; a team that deploys to AWS gives Octopus accounts of its own.
/// </summary>
internal sealed class NodeRoles
{
    private readonly ClusterComponent _parent;
    private readonly List<Resource> _policies = [];

    /// <summary>Makes the roles.</summary>
    public NodeRoles(AwsContext context, EncryptionKey key, CloudWatch.LogGroup logs, EfsStorage storage, NodeSecrets secrets, ClusterComponent parent)
    {
        _parent = parent;
        Execution = TaskRoles.Create(context, "nodes-execution-role", "Starts the nodes: images, secrets, logs", parent);
        Task = TaskRoles.Create(context, "nodes-task-role", "The nodes while they run", parent);
        _policies.AddRange(TaskRoles.AllowStart(
            context, "nodes-execution", Execution, logs, key, [.. secrets.Variables.Select(variable => variable.Arn)], [context.Plan.Server.Image, context.Plan.Server.WatchdogImage], parent));
        Policy("nodes-task-policy", Task, [storage.FileSystemArn, .. storage.SharedFolders.Select(folder => folder.AccessPointArn)], parts =>
        [
            .. parts.Skip(1).Select((accessPoint, i) => new PolicyStatement(
                Sid(storage.SharedFolders[i].Name),
                // The last one because the access point's user is root, who is nobody without it (EFS user guide, "Enforcing a user identity").
                ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite", "elasticfilesystem:ClientRootAccess"])
            {
                Resource = [parts[0]],
                Condition = PolicyStatement.When("StringEquals", "elasticfilesystem:AccessPointArn", accessPoint),
            }),
        ]);
        if (context.Plan.Server.ExecuteCommand)
        {
            // The channel of a Session Manager shell; these actions take no resource (ECS developer guide, "ECS Exec").
            Policy("nodes-task-shell-policy", Task, [], _ =>
            [
                new PolicyStatement("Shell", ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"]) { Resource = ["*"] },
            ]);
        }
    }

    /// <summary>What ECS starts a node with.</summary>
    public Iam.Role Execution { get; }

    /// <summary>What a node is while it runs.</summary>
    public Iam.Role Task { get; }

    /// <summary>What the roles may do: a task that starts before it is said starts in vain.</summary>
    public IReadOnlyList<Resource> Policies => _policies;

    // A Sid takes letters and digits only.
    private static string Sid(string folder) =>
        "Mount" + string.Concat(folder.Split('-').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    private void Policy(string name, Iam.Role role, Output<string>[] arns, Func<IReadOnlyList<string>, PolicyStatement[]> statements) =>
        _policies.Add(new Iam.RolePolicy(name, new Iam.RolePolicyArgs
        {
            Role = role.Name,
            Policy = PolicyDocument.Of([.. arns.Select(arn => (Input<string>)arn)], statements),
        }, _parent.Child()));
}
