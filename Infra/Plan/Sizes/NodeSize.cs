using System.Diagnostics;

namespace OctopusHA.Plan;

/// <summary>The size of a node, whatever it runs on, and the tasks that it carries.</summary>
/// <param name="Type">The cloud's name of it: an instance type, a size of virtual machine, or Fargate's CPU units and MiB (<c>4096/8192</c>).</param>
/// <param name="Cpus">Its vCPUs; null for a type that is not known here.</param>
/// <param name="MemoryGiB">Its memory in GiB; null for a type that is not known here.</param>
/// <param name="TaskCap">The tasks that it carries at once.</param>
public sealed record NodeSize(string Type, decimal? Cpus, decimal? MemoryGiB, int TaskCap)
{
    // What Octopus itself begins with (Octopus documentation, "High availability", task cap).
    private const int DefaultTaskCap = 5;

    // Octopus's sizing table for nodes (documentation, "High availability", sizing; best practices for self-hosting).
    private static readonly NodeSize[] Table =
    [
        new("small", 2, 4, 10),
        new("medium", 4, 8, 20),
        new("large", 8, 16, 40),
        new("xlarge", 16, 32, 80),
    ];

    /// <summary>The sizes of Octopus's sizing table by their names, the smallest first.</summary>
    public static IReadOnlyList<NodeSize> Named { get; } = Table;

    /// <summary>The names of the sizing table, the smallest first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Table.Select(size => size.Type)];

    /// <summary>CPU in ECS units, 1024 to a vCPU; 0 for a type that is not known here.</summary>
    public int CpuUnits => (int)((Cpus ?? 0) * 1024);

    /// <summary>Memory in MiB; 0 for a type that is not known here.</summary>
    public int MemoryMiB => (int)((MemoryGiB ?? 0) * 1024);

    /// <summary>Reads the setting <c>nodes.size</c>.</summary>
    /// <param name="text">The setting.</param>
    /// <param name="cloud">The cloud.</param>
    /// <param name="host">What a node runs on.</param>
    /// <param name="fault">The problem and its fix; null if the size is valid.</param>
    /// <returns>The size; null with a fault.</returns>
    public static NodeSize? Parse(string text, Cloud cloud, NodeHost host, out string? fault) => (cloud, host) switch
    {
        (Cloud.Azure, _) => VirtualMachineSizes.Parse(text, out fault),
        (Cloud.Aws, NodeHost.Container) => FargateSizes.Parse(text, out fault),
        (Cloud.Aws, NodeHost.Windows) => InstanceTypes.Parse(text, out fault),
        _ => throw new UnreachableException($"There are no sizes for {host} on {cloud}."),
    };

    /// <summary>A size of the sizing table; null when the text names none.</summary>
    internal static NodeSize? OfTable(string text) => Array.Find(Table, size => size.Type == text);

    /// <summary>The size of a type whose CPU and memory are known; null below the smallest of the sizing table.</summary>
    internal static NodeSize? Of(string type, decimal cpus, decimal memoryGiB) =>
        Table.LastOrDefault(row => row.Cpus <= cpus && row.MemoryGiB <= memoryGiB) is { } row ? new NodeSize(type, cpus, memoryGiB, row.TaskCap) : null;

    /// <summary>The size of a type that is not known here.</summary>
    internal static NodeSize Unknown(string type) => new(type, null, null, DefaultTaskCap);
}
