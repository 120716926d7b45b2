using CloudWatch = Pulumi.Aws.CloudWatch;
using Iam = Pulumi.Aws.Iam;

namespace OctopusHA.Aws;

/// <summary>Creates the IAM roles of ECS tasks.</summary>
internal static class TaskRoles
{
    /// <summary>Creates a role for ECS tasks of this account.</summary>
    /// <param name="context">The context.</param>
    /// <param name="name">The logical name.</param>
    /// <param name="description">The description.</param>
    /// <param name="parent">The component that owns the role.</param>
    public static Iam.Role Create(AwsContext context, string name, string description, ClusterComponent parent) =>
        IamRoles.Create(
            name,
            PolicyDocument.TrustOf("ecs-tasks.amazonaws.com", context),
            $"{description} ({context.Stack})",
            parent);

    /// <summary>
    /// Allows a role to start tasks: write logs, read secrets, and pull images from ECR if any is there.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="name">The prefix of the policies' logical names.</param>
    /// <param name="role">The role.</param>
    /// <param name="logs">The tasks' log group.</param>
    /// <param name="secrets">The ARNs of the secrets.</param>
    /// <param name="images">The images.</param>
    /// <param name="parent">The component that owns the policies.</param>
    /// <returns>The policies, which must exist before a task starts.</returns>
    public static IReadOnlyList<Resource> AllowStart(
        AwsContext context,
        string name,
        Iam.Role role,
        CloudWatch.LogGroup logs,
        IReadOnlyList<Output<string>> secrets,
        IEnumerable<string> images,
        ClusterComponent parent)
    {
        List<Resource> policies =
        [
            IamRoles.Allow($"{name}-policy", role, [logs.Arn, context.Key.Arn, .. secrets], parts =>
            [
                PolicyStatement.Allow("Logs", ["logs:CreateLogStream", "logs:PutLogEvents"], $"{parts[0]}:*"),
                PolicyStatement.Allow("Secrets", ["secretsmanager:GetSecretValue"], [.. parts.Skip(2)]),
                PolicyStatement.Allow("Key", ["kms:Decrypt"], parts[1]),
            ], parent),
        ];
        if (images.Any(image => image.Contains(".dkr.ecr.", StringComparison.Ordinal)))
        {
            policies.Add(IamRoles.Attach(
                $"{name}-registry", role, context, "AmazonEC2ContainerRegistryReadOnly", parent));
        }

        return policies;
    }
}
