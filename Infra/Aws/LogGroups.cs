using OctopusHA.Components;
using CloudWatch = Pulumi.Aws.CloudWatch;

namespace OctopusHA.Aws;

/// <summary>What all log groups have in common: encrypted under the stack's key, and kept as long as the stack's logs are.</summary>
internal static class LogGroups
{
    /// <summary>Makes a log group.</summary>
    /// <param name="context">The stack.</param>
    /// <param name="key">The stack's key.</param>
    /// <param name="name">The logical name.</param>
    /// <param name="what">What is logged: the last part of the group's own name.</param>
    /// <param name="parent">The component that owns the group.</param>
    public static CloudWatch.LogGroup Create(AwsContext context, EncryptionKey key, string name, string what, ClusterComponent parent) =>
        new(name, new CloudWatch.LogGroupArgs
        {
            Name = $"{context.LogPrefix}/{what}",
            RetentionInDays = context.Plan.LogRetentionDays,
            KmsKeyId = key.Arn,
            Tags = parent.Tags(name),
        }, parent.Child());
}
