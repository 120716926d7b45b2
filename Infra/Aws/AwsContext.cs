using OctopusHA.Components;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.Aws;

namespace OctopusHA.Aws;

/// <summary>What every AWS component needs to know: the settings, the stack, and where it runs.</summary>
internal sealed class AwsContext
{
    /// <summary>The cloud's name in the types of components.</summary>
    public const string Cloud = "aws";

    /// <summary>Makes the context of the stack that is being deployed.</summary>
    public AwsContext(OctopusSettings settings, IReadOnlyList<Node> roster)
    {
        Settings = settings;
        Roster = roster;
        var deployment = Deployment.Instance;
        Project = deployment.ProjectName;
        StackName = deployment.StackName;
        Stack = $"{deployment.ProjectName}-{deployment.StackName}";
        Tags = new ResourceTags(deployment.ProjectName, deployment.StackName, settings.Tags);
        LogPrefix = $"/{deployment.ProjectName}/{deployment.StackName}";
        Region = GetRegion.Invoke().Apply(region => region.Region);
        AccountId = GetCallerIdentity.Invoke().Apply(identity => identity.AccountId);
        Partition = GetPartition.Invoke().Apply(partition => partition.Partition);
    }

    /// <summary>The settings.</summary>
    public OctopusSettings Settings { get; }

    /// <summary>The nodes.</summary>
    public IReadOnlyList<Node> Roster { get; }

    /// <summary>The Pulumi project: <c>octopus-ha</c>.</summary>
    public string Project { get; }

    /// <summary>The Pulumi stack: <c>prod</c>.</summary>
    public string StackName { get; }

    /// <summary>Project and stack in one name: <c>octopus-ha-prod</c>.</summary>
    public string Stack { get; }

    /// <summary>The same in letters, digits and single hyphens: a stack's name may hold dots and underscores.</summary>
    public string HyphenatedStack => string.Join('-', Stack.Split(['.', '_', '-'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The same as a part of a host name, which takes 63 characters.</summary>
    public string HostLabel => HyphenatedStack.ToLowerInvariant() is { Length: > 63 } name ? name[..63].TrimEnd('-') : HyphenatedStack.ToLowerInvariant();

    /// <summary>The tags of the stack's resources.</summary>
    public ResourceTags Tags { get; }

    /// <summary>The beginning of every log group's name: <c>/octopus-ha/prod</c>.</summary>
    public string LogPrefix { get; }

    /// <summary>The region: <c>us-east-1</c>.</summary>
    public Output<string> Region { get; }

    /// <summary>The account's number.</summary>
    public Output<string> AccountId { get; }

    /// <summary>The first part of every ARN: <c>aws</c>, or another in China and GovCloud.</summary>
    public Output<string> Partition { get; }

    /// <summary>Days that logs are kept: a year, as auditors ask (CKV_AWS_338), or a month where data is ephemeral.</summary>
    public int LogRetentionDays => Settings.KeepsData ? 365 : 30;
}
