using System.Reflection;

namespace OctopusHA.Plan;

/// <summary>A number of nodes of one size, as a way to run a number of tasks.</summary>
/// <param name="Count">The nodes.</param>
/// <param name="Size">Their size, of the sizing table.</param>
public sealed record NodeLayout(int Count, NodeSize Size)
{
    /// <summary>The number of nodes up to which Octopus is usually run; above it the settings' rules warn.</summary>
    public const int UsualMaximum = 4;

    private static readonly BoundsAttribute Nodes = typeof(NodeSettings).GetProperty(nameof(NodeSettings.Count))!.GetCustomAttribute<BoundsAttribute>()!;

    /// <summary>The most tasks that any layout carries.</summary>
    public static int MostTasks { get; } = Nodes.Maximum * NodeSize.Named.Max(size => size.TaskCap);

    /// <summary>Their size's name: <c>medium</c>.</summary>
    public string SizeName => Size.Type;

    /// <summary>The tasks that run at once.</summary>
    public int Tasks => Count * Size.TaskCap;

    /// <summary>CPU of all nodes, in vCPU.</summary>
    public int Cpus => Count * (int)Size.Cpus!;

    /// <summary>Memory of all nodes, in GiB.</summary>
    public int MemoryGiB => Count * (int)Size.MemoryGiB!;

    /// <summary>The part of the tasks that goes with one node, in percent.</summary>
    public int LostPercent => (int)Math.Round(100m / Count, MidpointRounding.AwayFromZero);

    /// <summary>The tasks that still run when one node is lost.</summary>
    public int TasksLeft => Tasks - Size.TaskCap;

    /// <summary>The same size in enough nodes to carry a number of tasks with one of them lost; null where that takes too many.</summary>
    /// <param name="tasks">The tasks that shall run.</param>
    public NodeLayout? Spared(int tasks) => NodesFor(tasks, Size) + 1 is var count && count <= Nodes.Maximum ? this with { Count = count } : null;

    /// <summary>
    /// The layouts that carry a number of tasks, one for each size with as few nodes as it takes, the smallest size first. A size
    /// is left out where a smaller one does with the fewest nodes that make a cluster.
    /// </summary>
    /// <param name="tasks">The tasks that shall run at once, 1 to <see cref="MostTasks"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">No layout carries so many, or there is nothing to carry.</exception>
    public static IReadOnlyList<NodeLayout> For(int tasks)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(tasks, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(tasks, MostTasks);
        var layouts = NodeSize.Named
            .Select(size => new NodeLayout(Math.Max(Nodes.Advised, NodesFor(tasks, size)), size))
            .Where(layout => layout.Count <= Nodes.Maximum)
            .ToList();
        var fewest = layouts.FindIndex(layout => layout.Count == Nodes.Advised);
        return fewest < 0 ? layouts : layouts[..(fewest + 1)];
    }

    private static int NodesFor(int tasks, NodeSize size) => (tasks + size.TaskCap - 1) / size.TaskCap;

    /// <summary>
    /// The layout to take: of those with no more nodes than usual the one that loses least with a node, and of its equals the
    /// smallest; where all have more nodes, the one with the fewest.
    /// </summary>
    /// <param name="layouts">The layouts to choose from, one at least.</param>
    public static NodeLayout Recommended(IReadOnlyList<NodeLayout> layouts) => layouts.Any(layout => layout.Count <= UsualMaximum)
        ? layouts.Where(layout => layout.Count <= UsualMaximum).OrderByDescending(layout => layout.Count).ThenBy(layout => layout.Cpus).First()
        : layouts.MinBy(layout => layout.Count)!;
}
