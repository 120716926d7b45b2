using OctopusHA.Settings;

namespace OctopusHA.Plan;

/// <summary>The database.</summary>
public sealed record DatabasePlan
{
    // GiB; the most that RDS for SQL Server holds on gp3.
    private const int LargestStorageGiB = 16384;

    /// <summary>The login of a database that is created.</summary>
    public const string Username = "octopus";

    /// <summary>The existing database; null when one is created.</summary>
    public required ExistingDatabaseSettings? Existing { get; init; }

    /// <summary>The password of the login; unused with an existing database and with <see cref="SignsInByIdentity"/>.</summary>
    public required Secret Password { get; init; }

    /// <summary>AWS: the edition of SQL Server.</summary>
    public required DatabaseEdition Edition { get; init; }

    /// <summary>AWS: the release of SQL Server: <c>2022</c>.</summary>
    public required string Release { get; init; }

    /// <summary>AWS: the instance class.</summary>
    public required string InstanceClass { get; init; }

    /// <summary>Azure: the service level.</summary>
    public required AzureDatabaseSize Level { get; init; }

    /// <summary>The tasks of the whole cluster that the size carries; null for a size that the table does not know.</summary>
    public required int? TotalTaskCap { get; init; }

    /// <summary>Storage at the start, in GiB; on Azure the size up to which it grows.</summary>
    public required int StorageGiB { get; init; }

    /// <summary>AWS: the size to which the storage may grow, in GiB; null when it starts too close to the service's limit to grow.</summary>
    public required int? StorageCeilingGiB { get; init; }

    /// <summary>Days that automatic backups are kept.</summary>
    public required int BackupDays { get; init; }

    /// <summary>Whether it survives the loss of a zone.</summary>
    public required bool IsZoneRedundant { get; init; }

    /// <summary>Azure: whether nodes sign in by their managed identity, so that there is no password.</summary>
    public required bool SignsInByIdentity { get; init; }

    /// <summary>Azure: who administers the server; null for nobody but the login.</summary>
    public required EntraAdminSettings? EntraAdmin { get; init; }

    /// <summary>Azure: months that monthly backups are kept; null for none.</summary>
    public required int? LongTermRetentionMonths { get; init; }

    /// <summary>Azure: the region that the database is copied to; null for none.</summary>
    public required string? FailoverRegion { get; init; }

    internal static DatabasePlan Create(OctopusSettings settings)
    {
        var (database, usual) = (settings.Database, new DatabaseSettings().Size);
        var isAzure = settings.Cloud == Cloud.Azure;
        var instance = DatabaseSize.Parse(database.Size, database.Edition, out _) ?? DatabaseSize.Parse(usual, database.Edition, out _)!;
        var level = AzureDatabaseSize.Parse(database.Size, out _) ?? AzureDatabaseSize.Parse(usual, out _)!;
        return new DatabasePlan
        {
            Existing = database.Existing,
            Password = settings.DatabasePassword,
            Edition = database.Edition,
            Release = database.Release,
            InstanceClass = instance.InstanceClass,
            Level = level,
            TotalTaskCap = isAzure ? level.TotalTaskCap : instance.TotalTaskCap,
            StorageGiB = database.StorageGiB,
            StorageCeilingGiB = database.MaxStorageGiB ?? Ceiling(database.StorageGiB),
            BackupDays = database.BackupDays,
            IsZoneRedundant = !database.AllowSingleZone && !(isAzure && settings.Network.AvailabilitySet),
            SignsInByIdentity = isAzure && database is { Existing: null, Authentication: DatabaseAuthentication.Identity },
            EntraAdmin = database.EntraAdmin,
            LongTermRetentionMonths = database.LongTermRetentionMonths,
            FailoverRegion = database.FailoverRegion,
        };
    }

    // RDS refuses a ceiling within a tenth of the start (RDS user guide, "Storage autoscaling").
    private static int? Ceiling(int startGiB) => Math.Min(startGiB * 4, LargestStorageGiB) is var ceiling && ceiling * 10 >= startGiB * 11 ? ceiling : null;
}
