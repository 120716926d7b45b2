using OctopusHA.Plan;
using Pulumi;

namespace OctopusHA.Components;

/// <summary>A component of the cluster: the parent of its resources, which it tags.</summary>
/// <param name="context">The stack.</param>
/// <param name="type">The last part of its type: <c>Database</c> of <c>octopus-ha:aws:Database</c>.</param>
/// <param name="component">Its name, which begins the names of its resources and is their tag <c>component</c>.</param>
/// <param name="inputs">What the preview shows of it. Default: nothing.</param>
public abstract class ClusterComponent(CloudContext context, string type, string component, ResourceArgs? inputs = null)
    : ComponentResource($"octopus-ha:{context.Cloud}:{type}", component, inputs, new ComponentResourceOptions())
{
    /// <summary>The options of a resource that has this component as its parent.</summary>
    /// <param name="dependsOn">The resources that must exist before it. Default: none but those that its inputs refer to.</param>
    public CustomResourceOptions Child(params IEnumerable<Resource> dependsOn) => new() { Parent = this, DependsOn = [.. dependsOn] };

    /// <summary>The tags of a resource.</summary>
    /// <param name="resource">The resource's logical name.</param>
    /// <param name="node">The node that it belongs to. Default: it serves all nodes.</param>
    public Dictionary<string, string> Tags(string resource, Node? node = null) => context.Tags.For(resource, GetResourceName(), node?.Name);
}
