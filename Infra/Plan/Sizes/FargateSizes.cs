using System.Globalization;

namespace OctopusHA.Plan;

/// <summary>The sizes of Fargate tasks.</summary>
internal static class FargateSizes
{
    // CPU, smallest and largest memory and the step between them, in MiB (ECS developer guide, "Task CPU and memory", Fargate).
    private static readonly (int Cpu, int Minimum, int Maximum, int Step)[] Table =
    [
        (256, 512, 2048, 512),
        (512, 1024, 4096, 1024),
        (1024, 2048, 8192, 1024),
        (2048, 4096, 16384, 1024),
        (4096, 8192, 30720, 1024),
        (8192, 16384, 61440, 4096),
        (16384, 32768, 122880, 8192),
    ];

    /// <summary>Reads a name of the sizing table or Fargate's own numbers, <c>4096/16384</c>.</summary>
    /// <param name="text">The setting <c>nodes.size</c>.</param>
    /// <param name="fault">The problem and its fix; null if the size is valid.</param>
    /// <returns>The size; null with a fault.</returns>
    public static NodeSize? Parse(string text, out string? fault)
    {
        fault = null;
        if (NodeSize.OfTable(text) is { } named)
        {
            return named with { Type = $"{named.CpuUnits}/{named.MemoryMiB}" };
        }

        if (text.Split('/') is not [var first, var second] || Number(first) is not { } cpu || Number(second) is not { } memory)
        {
            fault = $"{Names.Hint(text, NodeSize.Names)}set {string.Join(", ", NodeSize.Names)}, or CPU units and MiB such as 4096/16384";
            return null;
        }

        var row = Array.Find(Table, row => row.Cpu == cpu);
        if (row.Cpu == 0)
        {
            fault = $"Fargate has no {cpu} CPU units; set {string.Join(", ", Table.Select(entry => entry.Cpu))}";
            return null;
        }

        if (memory < row.Minimum || memory > row.Maximum || memory % row.Step != 0)
        {
            fault = $"Fargate pairs {cpu} CPU units with {row.Minimum} to {row.Maximum} MiB in steps of {row.Step}";
            return null;
        }

        var size = NodeSize.Of(text, cpu / 1024m, memory / 1024m);
        fault = size is null ? "a node needs at least 2 vCPU and 4 GiB; set small or 2048/4096" : null;
        return size;
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
