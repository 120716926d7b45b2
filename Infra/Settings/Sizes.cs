using System.Globalization;

namespace OctopusHA.Settings;

/// <summary>CPU and memory of a node, and the tasks that they carry.</summary>
/// <param name="CpuUnits">CPU in ECS units, 1024 to a vCPU.</param>
/// <param name="MemoryMiB">Memory in MiB.</param>
/// <param name="TaskCap">The tasks that the size carries at once.</param>
public sealed record NodeSize(int CpuUnits, int MemoryMiB, int TaskCap)
{
    /// <summary>The smallest node that Octopus's sizing table lists: 2 vCPU and 4 GiB.</summary>
    public static NodeSize Smallest => Table[0].Size;

    // Octopus's sizing table for nodes (documentation, "High availability", sizing; best practices for self-hosting).
    private static readonly (string Name, NodeSize Size)[] Table =
    [
        ("small", new NodeSize(2048, 4096, 10)),
        ("medium", new NodeSize(4096, 8192, 20)),
        ("large", new NodeSize(8192, 16384, 40)),
        ("xlarge", new NodeSize(16384, 32768, 80)),
    ];

    // CPU, smallest and largest memory and the step between them, in MiB (ECS developer guide, "Task CPU and memory", Fargate).
    private static readonly (int Cpu, int Minimum, int Maximum, int Step)[] Fargate =
    [
        (256, 512, 2048, 512),
        (512, 1024, 4096, 1024),
        (1024, 2048, 8192, 1024),
        (2048, 4096, 16384, 1024),
        (4096, 8192, 30720, 1024),
        (8192, 16384, 61440, 4096),
        (16384, 32768, 122880, 8192),
    ];

    /// <summary>The names of the table, the smallest first.</summary>
    internal static IReadOnlyList<string> Sizes { get; } = [.. Table.Select(row => row.Name)];

    /// <summary>A size by its name in the table; null when it has none.</summary>
    internal static NodeSize? Named(string text) => Table.Where(row => row.Name == text).Select(row => row.Size).FirstOrDefault();

    /// <summary>The tasks that CPU and memory carry by the table; null below its smallest size.</summary>
    /// <param name="cpuUnits">CPU, 1024 to a vCPU.</param>
    /// <param name="memoryMiB">Memory in MiB.</param>
    internal static int? TasksOf(int cpuUnits, int memoryMiB) =>
        Table.Where(row => row.Size.CpuUnits <= cpuUnits && row.Size.MemoryMiB <= memoryMiB).Select(row => (int?)row.Size.TaskCap).LastOrDefault();

    /// <summary>Reads a size: a name of the table or Fargate's own numbers, <c>4096/16384</c>.</summary>
    /// <param name="text">The setting <c>nodes.size</c>.</param>
    /// <param name="fault">What is wrong and the way out; null when the size is read.</param>
    /// <returns>The size, or null with a fault.</returns>
    public static NodeSize? Parse(string text, out string? fault)
    {
        if (Named(text) is { } named)
        {
            fault = null;
            return named;
        }

        var parts = text.Split('/');
        if (parts.Length != 2
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var cpu)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var memory))
        {
            fault = $"{Names.Hint(text, Sizes)}set {string.Join(", ", Sizes)}, or CPU units and MiB such as 4096/16384";
            return null;
        }

        var row = Array.Find(Fargate, row => row.Cpu == cpu);
        if (row.Cpu == 0)
        {
            fault = $"Fargate has no {cpu} CPU units; set {string.Join(", ", Fargate.Select(entry => entry.Cpu))}";
        }
        else if (memory < row.Minimum || memory > row.Maximum || memory % row.Step != 0)
        {
            fault = $"Fargate pairs {cpu} CPU units with {row.Minimum} to {row.Maximum} MiB in steps of {row.Step}";
        }
        else if (TasksOf(cpu, memory) is not { } tasks)
        {
            fault = $"a node needs at least 2 vCPU and 4 GiB; set small or {Smallest.CpuUnits}/{Smallest.MemoryMiB}";
        }
        else
        {
            fault = null;
            return new NodeSize(cpu, memory, tasks);
        }

        return null;
    }
}

/// <summary>The instance class of a database, and the tasks that it carries.</summary>
/// <param name="InstanceClass">The RDS instance class.</param>
/// <param name="TotalTaskCap">The tasks of the whole cluster that the size carries; null for a class that the table does not know.</param>
public sealed record DatabaseSize(string InstanceClass, int? TotalTaskCap)
{
    // Cores and memory by the cluster's total task cap from Octopus's sizing table; RDS's general-purpose classes come nearest.
    private static readonly (string Name, string Class, int TotalTaskCap)[] Table =
    [
        ("small", "db.m5.large", 20),
        ("medium", "db.m5.xlarge", 40),
        ("large", "db.m5.2xlarge", 80),
        ("xlarge", "db.m5.4xlarge", 160),
    ];

    // Express uses at most 4 cores and about 1.4 GB of memory whatever it runs on; RDS offers it on burstable classes.
    private static readonly (string Name, string Class, int TotalTaskCap)[] ExpressTable =
    [
        ("small", "db.t3.medium", 10),
        ("medium", "db.t3.xlarge", 20),
    ];

    /// <summary>The smallest size that carries a cluster's tasks; null above the largest of the table.</summary>
    /// <param name="totalTaskCap">The tasks of the whole cluster.</param>
    internal static string? NameFor(int totalTaskCap) => Table.Where(row => row.TotalTaskCap >= totalTaskCap).Select(row => row.Name).FirstOrDefault();

    /// <summary>The name of the largest size.</summary>
    internal static string Largest => Table[^1].Name;

    private const string EnterpriseStartsAt = "Enterprise Edition on RDS starts at 4 vCPU; set medium or larger";

    /// <summary>Reads a size: a name of the table or an RDS instance class.</summary>
    /// <param name="text">The setting <c>database.size</c>.</param>
    /// <param name="edition">The edition, which decides on which classes it can run.</param>
    /// <param name="fault">What is wrong and the way out; null when the size is read.</param>
    /// <returns>The size, or null with a fault.</returns>
    public static DatabaseSize? Parse(string text, DatabaseEdition edition, out string? fault)
    {
        fault = null;
        if (text.StartsWith("db.", StringComparison.Ordinal) && text.Split('.').Length == 3)
        {
            var (family, size) = (text.Split('.')[1], text.Split('.')[2]);
            if (family.SkipWhile(letter => !char.IsAsciiDigit(letter)).Contains('g'))
            {
                fault = $"SQL Server does not run on Graviton; take the class without the g, such as db.{family.Replace("g", "i", StringComparison.Ordinal)}.{size}";
                return null;
            }

            if (edition == DatabaseEdition.Enterprise && size is ("micro" or "small" or "medium" or "large"))
            {
                fault = EnterpriseStartsAt;
                return null;
            }

            return new DatabaseSize(text, null);
        }

        var table = edition == DatabaseEdition.Express ? ExpressTable : Table;
        var row = Array.Find(table, row => row.Name == text);
        if (row.Name is null)
        {
            var names = table.Select(entry => entry.Name).ToList();
            fault = $"{Names.Hint(text, names)}set {string.Join(", ", names)}, or an RDS instance class such as db.r5.xlarge";
            return null;
        }

        if (edition == DatabaseEdition.Enterprise && text == "small")
        {
            fault = EnterpriseStartsAt;
            return null;
        }

        return new DatabaseSize(row.Class, row.TotalTaskCap);
    }
}
