using OctopusHA.Components;
using OctopusHA.Plan;
using Pulumi;
using Pulumi.Aws;

namespace OctopusHA.Aws;

/// <summary>What every AWS component needs to know: the plan, the stack, and where it runs.</summary>
/// <param name="plan">The plan.</param>
internal sealed class AwsContext(ClusterPlan plan) : CloudContext("aws", plan)
{
    /// <summary>Project and stack in letters, digits and single hyphens: a stack's name may hold dots and underscores.</summary>
    public string HyphenatedStack => string.Join('-', Stack.Split(['.', '_', '-'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The same as a part of a host name, at most 63 characters.</summary>
    public string HostLabel => HyphenatedStack.ToLowerInvariant() is { Length: > 63 } name ? name[..63].TrimEnd('-') : HyphenatedStack.ToLowerInvariant();

    /// <summary>The same where dots are not allowed and underscores are: names of clusters, families and groups.</summary>
    public string UndottedStack => Stack.Replace('.', '-');

    /// <summary>The beginning of every log group's name: <c>/octopus-ha/prod</c>.</summary>
    public string LogPrefix => $"/{Project}/{StackName}";

    /// <summary>The region: <c>us-east-1</c>.</summary>
    public Output<string> Region { get; } = GetRegion.Invoke().Apply(region => region.Region);

    /// <summary>The account's number.</summary>
    public Output<string> AccountId { get; } = GetCallerIdentity.Invoke().Apply(identity => identity.AccountId);

    /// <summary>The first part of every ARN: <c>aws</c>, or another in China and GovCloud.</summary>
    public Output<string> Partition { get; } = GetPartition.Invoke().Apply(partition => partition.Partition);
}
