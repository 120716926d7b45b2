using CloudWatch = Pulumi.Aws.CloudWatch;

namespace OctopusHA.Aws;

/// <summary>Creates log groups, encrypted with the stack's key and with the stack's retention.</summary>
internal static class LogGroups
{
    /// <summary>Creates a log group.</summary>
    /// <param name="context">The context.</param>
    /// <param name="name">The logical name.</param>
    /// <param name="what">The last part of the group's name: what is logged.</param>
    /// <param name="parent">The component that owns the group.</param>
    public static CloudWatch.LogGroup Create(AwsContext context, string name, string what, ClusterComponent parent) =>
        new(name, new CloudWatch.LogGroupArgs
        {
            Name = $"{context.LogPrefix}/{what}",
            RetentionInDays = context.Plan.LogRetentionDays,
            KmsKeyId = context.Key.Arn,
        }, parent.Child());
}
