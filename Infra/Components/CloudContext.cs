namespace OctopusHA.Components;

/// <summary>The plan and the stack, which every component uses.</summary>
/// <param name="cloud">The cloud in component types: <c>aws</c>.</param>
/// <param name="plan">The plan.</param>
public abstract class CloudContext(string cloud, ClusterPlan plan)
{
    /// <summary>The cloud in component types: <c>aws</c>.</summary>
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
    public ResourceTags Tags { get; } =
        new(Deployment.Instance.ProjectName, Deployment.Instance.StackName, plan.Tags);

    /// <summary>
    /// Completes the arguments of a resource with what all resources have in common: the tags, if its type has tags.
    /// </summary>
    /// <param name="args">The arguments.</param>
    /// <param name="name">The resource's logical name.</param>
    /// <param name="component">The component that it belongs to.</param>
    public virtual void Complete(ResourceArgs args, string name, string component)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args.GetType().GetProperty("Tags")?.GetValue(args) is InputMap<string> tags)
        {
            tags.AddRange(Tags.For(name, component));
        }
    }
}
