namespace OctopusHA.Components;

/// <summary>A component of the cluster: it owns its resources and tags them.</summary>
/// <param name="context">The plan and the stack.</param>
/// <param name="type">The last part of the type token: <c>Database</c> of <c>octopus-ha:aws:Database</c>.</param>
/// <param name="component">The name: prefix of its resources' names, and value of their tag <c>component</c>.</param>
/// <param name="inputs">The inputs that a preview shows. Default: none.</param>
public abstract class ClusterComponent(CloudContext context, string type, string component, ResourceArgs? inputs = null)
    : ComponentResource($"octopus-ha:{context.Cloud}:{type}", component, inputs, Options(context, component))
{
    private readonly List<Resource> _ready = [];

    /// <summary>The resources that must exist before another component uses this one. Default: none.</summary>
    public IReadOnlyList<Resource> Ready => _ready;

    /// <summary>The options of a child resource.</summary>
    /// <param name="dependsOn">Dependencies beyond those of its inputs. Default: none.</param>
    public CustomResourceOptions Child(params IEnumerable<Resource> dependsOn) =>
        new() { Parent = this, DependsOn = [.. dependsOn] };

    /// <summary>
    /// The tag of a resource that belongs to one node. The component adds the tags that all resources have.
    /// </summary>
    /// <param name="node">The node; null for a resource of all nodes.</param>
    public static InputMap<string> TagsOf(Node? node) => node is null ? [] : new() { ["node"] = node.Name };

    /// <summary>All tags of a resource, for a part of it that has tags of its own.</summary>
    /// <param name="resource">The resource's logical name.</param>
    /// <param name="node">The node that it belongs to. Default: all nodes.</param>
    public Dictionary<string, string> Tags(string resource, Node? node = null) =>
        context.Tags.For(resource, GetResourceName(), node?.Name);

    /// <summary>Adds resources to <see cref="Ready"/>.</summary>
    /// <param name="resources">The resources.</param>
    protected void AddReady(params IEnumerable<Resource> resources) => _ready.AddRange(resources);

    // Pulumi calls a transformation for each resource of the component before it registers the resource.
    private static ComponentResourceOptions Options(CloudContext context, string component) => new()
    {
        ResourceTransformations =
        {
            resource =>
            {
                context.Complete(resource.Args, resource.Resource.GetResourceName(), component);
                return new ResourceTransformationResult(resource.Args, resource.Options);
            },
        },
    };
}
