using OctopusHA.Settings;
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
    /// <param name="settings">The settings, already checked.</param>
    /// <param name="nodes">The nodes.</param>
    internal static NodeGroupArgs Of(OctopusSettings settings, IReadOnlyList<Node> nodes)
    {
        var (size, cpus, memoryGiB) = SizeOf(settings);
        return new NodeGroupArgs
        {
            Version = settings.Version,
            Running = !settings.Maintenance,
            Nodes = nodes
                .Select(node => new NodeArgs
                {
                    Name = node.Name,
                    TaskCap = node.TaskCap,
                    Size = size,
                    Cpus = (double?)cpus,
                    MemoryGiB = (double?)memoryGiB,
                })
                .ToArray(),
        };
    }

    private static (string Size, decimal? Cpus, decimal? MemoryGiB) SizeOf(OctopusSettings settings)
    {
        var text = settings.Nodes.Size;
        if (settings.Cloud == Cloud.Azure)
        {
            var machine = VirtualMachineSize.Parse(text, out _)!;
            return (machine.Name, machine.Cpus, machine.MemoryGiB);
        }

        if (settings.UsesEc2)
        {
            var instance = InstanceSize.Parse(text, out _)!;
            return (instance.InstanceType, instance.Cpus, instance.MemoryGiB);
        }

        var task = NodeSize.Parse(text, out _)!;
        return ($"{task.CpuUnits}/{task.MemoryMiB}", task.CpuUnits / 1024m, task.MemoryMiB / 1024m);
    }
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
