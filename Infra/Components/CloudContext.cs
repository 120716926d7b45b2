using OctopusHA.Plan;
using Pulumi;

namespace OctopusHA.Components;

/// <summary>What every component needs to know: the plan, and the stack that is deployed.</summary>
/// <param name="cloud">The cloud's name in the types of components: <c>aws</c>.</param>
/// <param name="plan">The plan.</param>
public abstract class CloudContext(string cloud, ClusterPlan plan)
{
    /// <summary>The cloud's name in the types of components: <c>aws</c>.</summary>
    public string Cloud => cloud;

    /// <summary>The plan.</summary>
    public ClusterPlan Plan => plan;

    /// <summary>The Pulumi project: <c>octopus-ha</c>.</summary>
    public string Project { get; } = Deployment.Instance.ProjectName;

    /// <summary>The Pulumi stack: <c>prod</c>.</summary>
    public string StackName { get; } = Deployment.Instance.StackName;

    /// <summary>Project and stack in one name: <c>octopus-ha-prod</c>.</summary>
    public string Stack => $"{Project}-{StackName}";

    /// <summary>The tags of the stack's resources.</summary>
    public ResourceTags Tags { get; } = new(Deployment.Instance.ProjectName, Deployment.Instance.StackName, plan.Tags);
}
