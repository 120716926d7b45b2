using Pulumi.Aws;
using Pulumi.Aws.S3;

namespace OctopusHA.Aws;

/// <summary>
/// The plan, the stack, the region, the encryption key and the network, which every AWS component uses.
/// </summary>
internal sealed class AwsContext : CloudContext
{
    /// <summary>Creates the encryption key and the network.</summary>
    /// <param name="plan">The plan.</param>
    public AwsContext(ClusterPlan plan)
        : base("aws", plan)
    {
        Key = new EncryptionKey(this);
        Network = new AwsNetwork(this);
    }

    /// <summary>The encryption key.</summary>
    public EncryptionKey Key { get; }

    /// <summary>The network.</summary>
    public AwsNetwork Network { get; }

    /// <summary>Project and stack with single hyphens for the dots and underscores of a stack name.</summary>
    public string HyphenatedStack =>
        string.Join('-', Stack.Split(['.', '_', '-'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Project and stack as a DNS label, at most 63 characters.</summary>
    public string HostLabel =>
        HyphenatedStack.ToLowerInvariant() is var name && name.Length > 63 ? name[..63].TrimEnd('-') : name;

    /// <summary>Project and stack without dots: for clusters, families and groups.</summary>
    public string UndottedStack => Stack.Replace('.', '-');

    /// <summary>The prefix of log group names: <c>/octopus-ha/prod</c>.</summary>
    public string LogPrefix => $"/{Project}/{StackName}";

    /// <inheritdoc/>
    public override void Complete(ResourceArgs args, string name, string component)
    {
        // S3 allows ten tags for an object, and the settings may have more; the bucket has them.
        if (args is not BucketObjectv2Args)
        {
            base.Complete(args, name, component);
        }
    }

    /// <summary>The region: <c>us-east-1</c>.</summary>
    public Output<string> Region { get; } = GetRegion.Invoke().Apply(region => region.Region);

    /// <summary>The account ID.</summary>
    public Output<string> AccountId { get; } = GetCallerIdentity.Invoke().Apply(identity => identity.AccountId);

    /// <summary>The partition of ARNs: <c>aws</c>; different in China and GovCloud.</summary>
    public Output<string> Partition { get; } = GetPartition.Invoke().Apply(partition => partition.Partition);
}
