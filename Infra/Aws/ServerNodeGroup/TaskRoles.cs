using OctopusHA.Components;
using Pulumi;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Iam = Pulumi.Aws.Iam;

namespace OctopusHA.Aws;

/// <summary>What the identities of ECS tasks have in common.</summary>
internal static class TaskRoles
{
    /// <summary>Makes a role that ECS takes for this account's tasks.</summary>
    /// <param name="context">The stack.</param>
    /// <param name="name">The logical name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="parent">The component that owns the role.</param>
    public static Iam.Role Create(AwsContext context, string name, string description, ClusterComponent parent) => new(name, new Iam.RoleArgs
    {
        AssumeRolePolicy = PolicyDocument.TrustOf("ecs-tasks.amazonaws.com", context),
        Description = $"{description} ({context.Stack})",
        Tags = parent.Tags(name),
    }, parent.Child());

    /// <summary>Lets a role start tasks: write their logs, read their secrets, and pull their images where those are in ECR.</summary>
    /// <param name="context">The stack.</param>
    /// <param name="name">The beginning of the policies' logical names.</param>
    /// <param name="role">The role.</param>
    /// <param name="logs">The tasks' log group.</param>
    /// <param name="key">The stack's key.</param>
    /// <param name="secrets">The ARNs of the secrets.</param>
    /// <param name="images">The images.</param>
    /// <param name="parent">The component that owns the policies.</param>
    /// <returns>The policies: a task that starts before them starts in vain.</returns>
    public static IReadOnlyList<Resource> AllowStart(
        AwsContext context, string name, Iam.Role role, CloudWatch.LogGroup logs, EncryptionKey key, IReadOnlyList<Output<string>> secrets, IEnumerable<string> images, ClusterComponent parent)
    {
        var child = parent.Child();
        var policies = new List<Resource>
        {
            new Iam.RolePolicy($"{name}-policy", new Iam.RolePolicyArgs
            {
                Role = role.Name,
                Policy = PolicyDocument.Of([logs.Arn, key.Arn, .. secrets], parts =>
                [
                    new PolicyStatement("Logs", ["logs:CreateLogStream", "logs:PutLogEvents"]) { Resource = [$"{parts[0]}:*"] },
                    new PolicyStatement("Secrets", ["secretsmanager:GetSecretValue"]) { Resource = [.. parts.Skip(2)] },
                    new PolicyStatement("Key", ["kms:Decrypt"]) { Resource = [parts[1]] },
                ]),
            }, child),
        };
        if (images.Any(image => image.Contains(".dkr.ecr.", StringComparison.Ordinal)))
        {
            policies.Add(new Iam.RolePolicyAttachment($"{name}-registry", new Iam.RolePolicyAttachmentArgs
            {
                Role = role.Name,
                PolicyArn = Output.Format($"arn:{context.Partition}:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly"),
            }, child));
        }

        return policies;
    }
}
