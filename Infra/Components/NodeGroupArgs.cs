namespace OctopusHA.Components;

/// <summary>
/// The inputs of a node group, which a preview reads as typed values instead of parsing install scripts. Plain values
/// only: a component whose inputs depend on its own children is never registered.
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

/// <summary>The inputs of a node group for one node.</summary>
public sealed class NodeArgs : ResourceArgs
{
    /// <summary>The node's name in Octopus: <c>node1</c>.</summary>
    [Input("name", required: true)]
    public required Input<string> Name { get; init; }

    /// <summary>The maximum number of concurrent tasks.</summary>
    [Input("taskCap", required: true)]
    public required Input<int> TaskCap { get; init; }

    /// <summary>An instance type, a VM size, or Fargate's CPU units and MiB (<c>4096/8192</c>).</summary>
    [Input("size", required: true)]
    public required Input<string> Size { get; init; }

    /// <summary>vCPUs. Default: unset, for an unknown size.</summary>
    [Input("cpus")]
    public Input<double>? Cpus { get; init; }

    /// <summary>Memory in GiB. Default: unset, for an unknown size.</summary>
    [Input("memoryGiB")]
    public Input<double>? MemoryGiB { get; init; }
}
