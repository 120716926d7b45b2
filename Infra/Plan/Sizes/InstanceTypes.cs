using System.Globalization;
using System.Text.RegularExpressions;

namespace OctopusHA.Plan;

/// <summary>The instance types of Windows nodes on EC2.</summary>
internal static partial class InstanceTypes
{
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

    /// <summary>Reads a name of the sizing table, or an instance type.</summary>
    /// <param name="text">The setting <c>nodes.size</c>.</param>
    /// <param name="fault">The problem and its fix; null if the size is valid.</param>
    /// <returns>The size; null with a fault.</returns>
    public static NodeSize? Parse(string text, out string? fault)
    {
        fault = null;
        if (NodeSize.OfTable(text) is { } named)
        {
            return named with { Type = $"{Family}.{SizeOf((int)named.Cpus!)}" };
        }

        if (Types().Match(text) is not { Success: true } type)
        {
            fault = $"{Names.Hint(text, NodeSize.Names)}set {string.Join(", ", NodeSize.Names)}, or an EC2 instance type such as m6i.xlarge";
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
            return NodeSize.Unknown(text);
        }

        var size = NodeSize.Of(text, measured.Cpus, measured.MemoryGiB);
        fault = size is null
            ? string.Create(CultureInfo.InvariantCulture, $"has {measured.Cpus} vCPU and {measured.MemoryGiB:0.###} GiB; a node needs at least 2 vCPU and 4 GiB; set small or a larger type")
            : null;
        return size;
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
    private static partial Regex Types();
}
