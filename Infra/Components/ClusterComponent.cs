using OctopusHA.Plan;
using Pulumi;

namespace OctopusHA.Components;

/// <summary>A component of the cluster: it owns its resources and tags them.</summary>
/// <param name="context">The plan and the stack.</param>
/// <param name="type">The last part of the type token: <c>Database</c> of <c>octopus-ha:aws:Database</c>.</param>
/// <param name="component">The name: prefix of its resources' names, and value of their tag <c>component</c>.</param>
/// <param name="inputs">The inputs that a preview shows. Default: none.</param>
public abstract class ClusterComponent(CloudContext context, string type, string component, ResourceArgs? inputs = null)
    : ComponentResource($"octopus-ha:{context.Cloud}:{type}", component, inputs, new ComponentResourceOptions())
{
    /// <summary>The options of a child resource.</summary>
    /// <param name="dependsOn">Dependencies beyond those of its inputs. Default: none.</param>
    public CustomResourceOptions Child(params IEnumerable<Resource> dependsOn) =>
        new() { Parent = this, DependsOn = [.. dependsOn] };

    /// <summary>The tags of a resource.</summary>
    /// <param name="resource">The resource's logical name.</param>
    /// <param name="node">The node that it belongs to. Default: all nodes.</param>
    public Dictionary<string, string> Tags(string resource, Node? node = null) =>
        context.Tags.For(resource, GetResourceName(), node?.Name);
}
