using System.Globalization;
using System.Text.RegularExpressions;

namespace OctopusHA.Settings;

/// <summary>The instance type of a Windows node on EC2, and the tasks that it carries.</summary>
/// <param name="InstanceType">The instance type: <c>c6i.xlarge</c>.</param>
/// <param name="Cpus">Its vCPUs; null for a type that is not known here.</param>
/// <param name="MemoryGiB">Its memory in GiB; null for a type that is not known here.</param>
/// <param name="TaskCap">The tasks that it carries at once; for an unknown type what Octopus itself begins with.</param>
public sealed partial record InstanceSize(string InstanceType, int? Cpus, decimal? MemoryGiB, int TaskCap)
{
    // The tasks of a node that nobody told otherwise (Octopus documentation, "High availability", task cap).
    private const int UsualTaskCap = 5;

    // The family with 2 GiB to a vCPU, as Octopus's sizing table has it, in every commercial region.
    private const string Family = "c6i";

    // Memory in GiB to each vCPU, by family (EC2 user guide, "Instance type specifications"). The fifth generation and
    // later of a family keep its ratio; what came before did not.
    private static readonly Dictionary<string, decimal> Ratios = new(StringComparer.Ordinal)
    {
        ["c"] = 2m,
        ["m"] = 4m,
        ["r"] = 8m,
        ["c4"] = 1.875m,
        ["c5n"] = 2.625m,
        ["m4"] = 4m,
        ["r4"] = 7.625m,
    };

    // vCPUs and GiB of the burstable families t2, t3 and t3a, which keep no ratio (t2 has one vCPU below medium: too small, too).
    private static readonly Dictionary<string, (int Cpus, decimal MemoryGiB)> Burstable = new(StringComparer.Ordinal)
    {
        ["nano"] = (2, 0.5m),
        ["micro"] = (2, 1m),
        ["small"] = (2, 2m),
        ["medium"] = (2, 4m),
        ["large"] = (2, 8m),
        ["xlarge"] = (4, 16m),
        ["2xlarge"] = (8, 32m),
    };

    /// <summary>Reads a size: a name of Octopus's sizing table, or an instance type.</summary>
    /// <param name="text">The setting <c>nodes.size</c>.</param>
    /// <param name="fault">What is wrong and the way out; null when the size is read.</param>
    /// <returns>The size, or null with a fault.</returns>
    public static InstanceSize? Parse(string text, out string? fault)
    {
        fault = null;
        if (NodeSize.Named(text) is { } named)
        {
            var cpus = named.CpuUnits / 1024;
            return new InstanceSize($"{Family}.{SizeOf(cpus)}", cpus, named.MemoryMiB / 1024m, named.TaskCap);
        }

        if (InstanceTypes().Match(text) is not { Success: true } type)
        {
            fault = $"{Names.Hint(text, NodeSize.Sizes)}set {string.Join(", ", NodeSize.Sizes)}, or an EC2 instance type such as m6i.xlarge";
            return null;
        }

        var (letters, generation, attributes) = (type.Groups["letters"].Value, type.Groups["generation"].Value, type.Groups["attributes"].Value);
        if (letters == "a" || attributes.Contains('g', StringComparison.Ordinal))
        {
            fault = $"Windows Server does not run on Graviton; take an Intel or AMD type such as {(Ratios.ContainsKey(letters) ? letters : "m")}6i.{type.Groups["size"].Value}";
            return null;
        }

        if (Measure(letters, generation, attributes, type.Groups["size"].Value) is not { } measured)
        {
            return new InstanceSize(text, null, null, UsualTaskCap);
        }

        if (NodeSize.TasksOf(measured.Cpus * 1024, (int)(measured.MemoryGiB * 1024)) is not { } tasks)
        {
            fault = string.Create(CultureInfo.InvariantCulture, $"has {measured.Cpus} vCPU and {measured.MemoryGiB:0.###} GiB; a node needs at least 2 vCPU and 4 GiB; set small or a larger type");
            return null;
        }

        return new InstanceSize(text, measured.Cpus, measured.MemoryGiB, tasks);
    }

    private static (int Cpus, decimal MemoryGiB)? Measure(string letters, string generation, string attributes, string size)
    {
        if (letters == "t")
        {
            return Burstable.TryGetValue(size, out var burstable) ? burstable : null;
        }

        var exact = Ratios.TryGetValue(letters + generation + attributes, out var ratio);
        var isCurrent = int.Parse(generation, CultureInfo.InvariantCulture) >= 5;
        return CpusOf(size) is { } cpus && (exact || (isCurrent && Ratios.TryGetValue(letters, out ratio))) ? (cpus, cpus * ratio) : null;
    }

    private static int? CpusOf(string size) => size switch
    {
        "medium" => 1,
        "large" => 2,
        "xlarge" => 4,
        _ when size.EndsWith("xlarge", StringComparison.Ordinal) && int.TryParse(size[..^"xlarge".Length], NumberStyles.None, CultureInfo.InvariantCulture, out var times) => times * 4,
        _ => null,
    };

    private static string SizeOf(int cpus) => cpus switch
    {
        2 => "large",
        4 => "xlarge",
        _ => $"{cpus / 4}xlarge",
    };

    // m7i-flex.2xlarge: letters m, generation 7, attributes i-flex (EC2 user guide, "Naming conventions").
    [GeneratedRegex(@"^(?<letters>[a-z]+)-?(?<generation>\d{1,2})(?<attributes>[a-z0-9-]*)\.(?<size>[a-z0-9-]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex InstanceTypes();
}
