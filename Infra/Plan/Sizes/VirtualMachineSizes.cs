using System.Globalization;
using System.Text.RegularExpressions;

namespace OctopusHA.Plan;

/// <summary>The sizes of virtual machines on Azure.</summary>
internal static partial class VirtualMachineSizes
{
    /// <summary>Reads a name of the sizing table, or one of Azure's sizes.</summary>
    /// <param name="text">The setting <c>nodes.size</c>.</param>
    /// <param name="fault">The problem and its fix; null if the size is valid.</param>
    /// <returns>The size; null with a fault.</returns>
    public static NodeSize? Parse(string text, out string? fault)
    {
        fault = null;
        if (NodeSize.OfTable(text) is { } named)
        {
            // The current series with 2 GiB to a vCPU: premium disks, generation 2, no local disk that Windows might take for the data
            // volume (Microsoft Learn, "Dlsv5 size series"). Newer ones need NVMe, which existing images may lack.
            return named with { Type = $"Standard_D{named.Cpus}ls_v5" };
        }

        if (Sizes().Match(text) is not { Success: true } match)
        {
            fault = $"{Names.Hint(text, NodeSize.Names)}set {string.Join(", ", NodeSize.Names)}, or one of Azure's sizes such as Standard_D4s_v5";
            return null;
        }

        var (family, features) = (match.Groups["family"].Value, match.Groups["features"].Value);
        var cpus = int.Parse(match.Groups["cpus"].Value, CultureInfo.InvariantCulture);
        var version = match.Groups["version"] is { Success: true } given ? int.Parse(given.Value, CultureInfo.InvariantCulture) : 1;
        if (features.Contains('p', StringComparison.Ordinal))
        {
            fault = $"is an Arm machine, which Windows Server does not run on; take an Intel or AMD size such as Standard_D{cpus}s_v5";
            return null;
        }

        if (MemoryOf(family, features, version) is not { } memoryPerCpu)
        {
            return NodeSize.Unknown(text);
        }

        if (!features.Contains('s', StringComparison.Ordinal))
        {
            fault = $"has no premium disks; take the size with an s, such as Standard_D{cpus}s_v5";
            return null;
        }

        var size = NodeSize.Of(text, cpus, cpus * memoryPerCpu);
        fault = size is null ? $"has {cpus} vCPU and {cpus * memoryPerCpu} GiB; a node needs at least 2 vCPU and 4 GiB; set small or a larger size" : null;
        return size;
    }

    // GiB to a vCPU (Microsoft Learn, "Sizes for virtual machines in Azure"); before these versions the number in a name counts no vCPUs.
    private static int? MemoryOf(string family, string features, int version) => family switch
    {
        "D" when version >= 3 => features.Contains('l', StringComparison.Ordinal) ? 2 : 4,
        "E" when version >= 3 => 8,
        "F" when version == 2 => 2,
        "F" when version >= 6 => features.Contains('l', StringComparison.Ordinal) ? 2 : features.Contains('m', StringComparison.Ordinal) ? 8 : 4,
        _ => null,
    };

    // Standard_D4ads_v5: family D, 4 vCPUs, features ads, version 5 (Microsoft Learn, "Azure VM sizes naming conventions").
    [GeneratedRegex(@"^Standard_(?<family>[A-Z]+)(?<cpus>\d{1,3})(-\d{1,3})?(?<features>[a-z]*)(_[A-Z0-9]+)?(_v(?<version>\d{1,2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Sizes();
}
