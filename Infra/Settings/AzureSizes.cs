namespace OctopusHA.Settings;

/// <summary>The service level of a database on Azure SQL, and the tasks that it carries.</summary>
/// <param name="Name">The level's name as Azure Resource Manager keeps it: <c>GP_Gen5</c>, <c>Premium</c>.</param>
/// <param name="Tier">The tier: <c>GeneralPurpose</c>.</param>
/// <param name="Family">The hardware of a vCore level; null for DTU.</param>
/// <param name="Capacity">vCores or DTU.</param>
/// <param name="TotalTaskCap">The tasks of the whole cluster that the size carries; null for a level that the table does not know.</param>
public sealed record AzureDatabaseSize(string Name, string Tier, string? Family, int Capacity, int? TotalTaskCap)
{
    // vCores as Octopus's sizing table has cores for the cluster's total task cap. General Purpose is the least of the vCore tiers that
    // can be zone redundant; of the DTU tiers Premium alone can (Microsoft Learn, "Availability through redundancy - Azure SQL Database").
    private static readonly (string Name, int VCores, int TotalTaskCap)[] Table =
    [
        ("small", 2, 20),
        ("medium", 4, 40),
        ("large", 8, 80),
        ("xlarge", 16, 160),
    ];

    /// <summary>Reads a size.</summary>
    public static AzureDatabaseSize? Parse(string text, out string? fault)
    {
        fault = null;
        var row = Array.Find(Table, row => row.Name == text);
        if (row.Name is not null)
        {
            return new AzureDatabaseSize("GP_Gen5", "GeneralPurpose", "Gen5", row.VCores, row.TotalTaskCap);
        }

        fault = $"set {string.Join(", ", Table.Select(entry => entry.Name))}";
        return null;
    }

    /// <summary>A size of storage in bytes.</summary>
    /// <param name="gibibytes">The size in GiB.</param>
    public static double Bytes(int gibibytes) => gibibytes * 1024d * 1024d * 1024d;
}
