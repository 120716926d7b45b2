using OctopusHA.Plan;
using Pulumi;

namespace OctopusHA.Components;

/// <summary>
/// What a node group states about its nodes. The component registers it as its inputs, so that a preview reads typed
/// values from the document instead of searching the scripts that install the nodes. Plain values only: a component
/// that waits for an output of its own child is never registered.
/// </summary>
public sealed class NodeGroupArgs : ResourceArgs
{
    [Input("nodes", required: true)]
    private InputList<NodeArgs>? _nodes;

    /// <summary>The version of Octopus Server on every node.</summary>
    [Input("version", required: true)]
    public required Input<string> Version { get; init; }

    /// <summary>Whether the nodes run; false during maintenance.</summary>
    [Input("running", required: true)]
    public required Input<bool> Running { get; init; }

    /// <summary>The nodes, in the order of their numbers.</summary>
    public InputList<NodeArgs> Nodes
    {
        get => _nodes ??= [];
        init => _nodes = value;
    }

    /// <summary>Describes the nodes of a cluster.</summary>
    /// <param name="plan">The plan.</param>
    internal static NodeGroupArgs Of(ClusterPlan plan) => new()
    {
        Version = plan.Server.Version,
        Running = !plan.Maintenance,
        Nodes = plan.Nodes
            .Select(node => new NodeArgs
            {
                Name = node.Name,
                TaskCap = node.TaskCap,
                Size = plan.Server.Size.Type,
                Cpus = (double?)plan.Server.Size.Cpus,
                MemoryGiB = (double?)plan.Server.Size.MemoryGiB,
            })
            .ToArray(),
    };
}

/// <summary>What a node group states about one of its nodes.</summary>
public sealed class NodeArgs : ResourceArgs
{
    /// <summary>The node's name in Octopus: <c>node1</c>.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>The tasks that it runs at once.</summary>
    [Input("taskCap", required: true)]
    public required Input<int> TaskCap { get; init; }

    /// <summary>
    /// Its size in the cloud's terms: an instance type, a size of virtual machine, or CPU units and MiB
    /// (<c>4096/8192</c>).
    /// </summary>
    [Input("size", required: true)]
    public required Input<string> Size { get; init; }

    /// <summary>Its vCPUs. Default: none, for a size that is not known here.</summary>
    [Input("cpus")]
    public Input<double>? Cpus { get; init; }

    /// <summary>Its memory in GiB. Default: none, for a size that is not known here.</summary>
    [Input("memoryGiB")]
    public Input<double>? MemoryGiB { get; init; }
}
