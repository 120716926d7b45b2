using System.Globalization;
using System.Text.RegularExpressions;

namespace OctopusHA.Plan;

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
    /// <param name="fault">The problem and its fix; null if the size is valid.</param>
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
    /// <param name="fault">The limit and the fix; null if it may.</param>
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
