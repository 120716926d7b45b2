using System.Globalization;
using System.Text.RegularExpressions;

namespace OctopusHA.Settings;

/// <summary>The size of a virtual machine on Azure, and the tasks that it carries.</summary>
/// <param name="Name">The size: <c>Standard_D4s_v5</c>.</param>
/// <param name="Cpus">Its vCPUs; null for a size that is not known here.</param>
/// <param name="MemoryGiB">Its memory in GiB; null for a size that is not known here.</param>
/// <param name="TaskCap">The tasks that it carries at once; for an unknown size what Octopus itself begins with.</param>
public sealed partial record VirtualMachineSize(string Name, int? Cpus, int? MemoryGiB, int TaskCap)
{
    // The tasks of a node that nobody told otherwise (Octopus documentation, "High availability", task cap).
    private const int UsualTaskCap = 5;

    // The current series with 2 GiB to a vCPU, as Octopus's sizing table has it: premium disks, generation 2, no local disk that Windows
    // might take for the data volume (Microsoft Learn, "Dlsv5 size series"). Newer ones ask for NVMe, which images of a team's own may lack.
    private static readonly (string Name, int Cpus, int TaskCap)[] Table = [("small", 2, 10), ("medium", 4, 20), ("large", 8, 40), ("xlarge", 16, 80)];

    private static string Named => string.Join(", ", Table.Select(row => row.Name));

    /// <summary>Reads a size: a name of Octopus's sizing table, or one of Azure's.</summary>
    /// <param name="text">The setting <c>nodes.size</c>.</param>
    /// <param name="fault">What is wrong and the way out; null when the size is read.</param>
    /// <returns>The size, or null with a fault.</returns>
    public static VirtualMachineSize? Parse(string text, out string? fault)
    {
        fault = null;
        var row = Array.Find(Table, row => row.Name == text);
        if (row.Name is not null)
        {
            return new VirtualMachineSize($"Standard_D{row.Cpus}ls_v5", row.Cpus, row.Cpus * 2, row.TaskCap);
        }

        if (Sizes().Match(text) is not { Success: true } size)
        {
            fault = $"{Names.Hint(text, Table.Select(entry => entry.Name))}set {Named}, or one of Azure's sizes such as Standard_D4s_v5";
            return null;
        }

        var (family, features) = (size.Groups["family"].Value, size.Groups["features"].Value);
        var cpus = int.Parse(size.Groups["cpus"].Value, CultureInfo.InvariantCulture);
        var version = size.Groups["version"] is { Success: true } given ? int.Parse(given.Value, CultureInfo.InvariantCulture) : 1;
        if (features.Contains('p', StringComparison.Ordinal))
        {
            fault = $"is an Arm machine, which Windows Server does not run on; take an Intel or AMD size such as Standard_D{cpus}s_v5";
            return null;
        }

        if (MemoryOf(family, features, version) is not { } memoryPerCpu)
        {
            return new VirtualMachineSize(text, null, null, UsualTaskCap);
        }

        if (!features.Contains('s', StringComparison.Ordinal))
        {
            fault = $"has no premium disks; take the size with an s, such as Standard_D{cpus}s_v5";
            return null;
        }

        var memory = cpus * memoryPerCpu;
        var carries = Table.Where(entry => entry.Cpus <= cpus && entry.Cpus * 2 <= memory).Select(entry => (int?)entry.TaskCap).LastOrDefault();
        if (carries is not { } tasks)
        {
            fault = $"has {cpus} vCPU and {memory} GiB; a node needs at least 2 vCPU and 4 GiB; set small or a larger size";
            return null;
        }

        return new VirtualMachineSize(text, cpus, memory, tasks);
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

/// <summary>The service level of a database on Azure SQL, and the tasks that it carries.</summary>
/// <param name="Name">The level's name as Azure Resource Manager keeps it: <c>GP_Gen5</c>, <c>Premium</c>.</param>
/// <param name="Tier">The tier: <c>GeneralPurpose</c>.</param>
/// <param name="Family">The hardware of a vCore level; null for DTU.</param>
/// <param name="Capacity">vCores or DTU.</param>
/// <param name="TotalTaskCap">The tasks of the whole cluster that the size carries.</param>
/// <param name="MaximumGiB">The largest size that a database may have, in GiB.</param>
public sealed partial record AzureDatabaseSize(string Name, string Tier, string? Family, int Capacity, int TotalTaskCap, int MaximumGiB)
{
    // Octopus's sizing table for databases by the cluster's total task cap: cores of a machine, and DTU of Azure SQL. General Purpose is
    // the least of the vCore tiers that can be zone redundant (Microsoft Learn, "Availability through redundancy - Azure SQL Database").
    private static readonly (string Name, int VCores, int Dtu, int TotalTaskCap)[] Table =
    [
        ("", 2, 50, 10),
        ("small", 2, 100, 20),
        ("medium", 4, 200, 40),
        ("large", 8, 400, 80),
        ("xlarge", 16, 800, 160),
    ];

    private static readonly int[] Gen5VCores = [2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 24, 32, 40, 80];

    // DTU by service objective (Microsoft Learn, "Resource limits for single databases using the DTU purchasing model").
    private static readonly Dictionary<string, int> DtuOf = new(StringComparer.Ordinal)
    {
        ["S2"] = 50,
        ["S3"] = 100,
        ["S4"] = 200,
        ["S6"] = 400,
        ["S7"] = 800,
        ["S9"] = 1600,
        ["S12"] = 3000,
        ["P1"] = 125,
        ["P2"] = 250,
        ["P4"] = 500,
        ["P6"] = 1000,
        ["P11"] = 1750,
        ["P15"] = 4000,
    };

    // What a database in DTU may have, in GiB; above the last one every 256 (the same page).
    private static readonly int[] DtuSteps = [20, 30, 40, 50, 100, 150, 200, 250, 300, 400, 500, 750, 1024];

    /// <summary>Whether Azure keeps the database in more than one zone: every tier but Standard (Microsoft Learn, as above).</summary>
    public bool CanBeZoneRedundant => Tier != "Standard";

    /// <summary>Reads a size: a name of the table, vCores such as <c>GP_Gen5_4</c> and <c>BC_Gen5_8</c>, or DTU such as <c>P2</c> and <c>S3</c>.</summary>
    /// <param name="text">The setting <c>database.size</c>.</param>
    /// <param name="fault">What is wrong and the way out; null when the size is read.</param>
    /// <returns>The size, or null with a fault.</returns>
    public static AzureDatabaseSize? Parse(string text, out string? fault)
    {
        fault = null;
        if (text.Length > 0 && Array.Find(Table, row => row.Name == text) is { Name: not null } row)
        {
            return VCores("GP", row.VCores);
        }

        if (DtuOf.TryGetValue(text, out var dtu))
        {
            var tier = text[0] == 'S' ? "Standard" : "Premium";
            return new AzureDatabaseSize(tier, tier, null, dtu, Table.Last(entry => entry.Dtu <= dtu).TotalTaskCap, text switch { "S2" => 250, "P11" or "P15" => 4096, _ => 1024 });
        }

        var names = Table.Where(entry => entry.Name.Length > 0).Select(entry => entry.Name).ToList();
        var ways = $"set {string.Join(", ", names)}, vCores such as GP_Gen5_4 or BC_Gen5_4, or DTU such as P2";
        if (Levels().Match(text) is not { Success: true } level)
        {
            fault = text.StartsWith("db.", StringComparison.Ordinal)
                ? $"is an instance class of AWS; {ways}"
                : $"{Names.Hint(text, names)}{ways}";
            return null;
        }

        var vCores = int.Parse(level.Groups["vcores"].Value, CultureInfo.InvariantCulture);
        if (!Gen5VCores.Contains(vCores))
        {
            fault = $"Azure SQL has no {vCores} vCores of Gen5; set {string.Join(", ", Gen5VCores)}";
            return null;
        }

        return VCores(level.Groups["tier"].Value, vCores);
    }

    /// <summary>Whether a database of this level may have a size.</summary>
    /// <param name="gibibytes">The size in GiB.</param>
    /// <param name="fault">The limit and the way out; null when it may.</param>
    public bool Holds(int gibibytes, out string? fault)
    {
        var fits = gibibytes <= MaximumGiB && (Family is not null || DtuSteps.Contains(gibibytes) || (gibibytes > 1024 && gibibytes % 256 == 0));
        fault = fits ? null
            : Family is not null ? $"this size of database holds up to {MaximumGiB} GiB"
            : $"in DTU a database holds {string.Join(", ", DtuSteps.Where(step => step <= MaximumGiB))}{(MaximumGiB > 1024 ? ", and every 256 up to 4096" : "")} GiB";
        return fits;
    }

    /// <summary>A size of storage in bytes.</summary>
    /// <param name="gibibytes">The size in GiB.</param>
    public static double Bytes(int gibibytes) => gibibytes * 1024d * 1024d * 1024d;

    private static AzureDatabaseSize VCores(string tier, int vCores) => new(
        $"{tier}_Gen5",
        tier == "BC" ? "BusinessCritical" : "GeneralPurpose",
        "Gen5",
        vCores,
        Table.Last(entry => entry.VCores <= vCores).TotalTaskCap,
        // Microsoft Learn, "Resource limits for single databases using the vCore purchasing model", standard-series (Gen5).
        vCores switch { <= 4 => 1024, <= 6 => 1536, <= 10 => 2048, <= 20 => 3072, _ => 4096 });

    [GeneratedRegex(@"^(?<tier>GP|BC)_Gen5_(?<vcores>\d{1,3})$", RegexOptions.CultureInvariant)]
    private static partial Regex Levels();
}
