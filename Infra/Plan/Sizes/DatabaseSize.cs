namespace OctopusHA.Plan;

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
    /// <param name="fault">The problem and its fix; null if the size is valid.</param>
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
