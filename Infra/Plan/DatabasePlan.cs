namespace OctopusHA.Plan;

/// <summary>The database.</summary>
public sealed record DatabasePlan
{
    // GiB; the maximum of RDS for SQL Server on gp3.
    private const int LargestStorageGiB = 16384;

    /// <summary>The login of a created database.</summary>
    public const string Username = "octopus";

    /// <summary>The existing database; null when one is created.</summary>
    public required ExistingDatabaseSettings? Existing { get; init; }

    /// <summary>The password; unused with an existing database and with <see cref="SignsInByIdentity"/>.</summary>
    public required Secret Password { get; init; }

    /// <summary>AWS: the edition of SQL Server.</summary>
    public required DatabaseEdition Edition { get; init; }

    /// <summary>AWS: the release of SQL Server: <c>2022</c>.</summary>
    public required string Release { get; init; }

    /// <summary>AWS: the instance class.</summary>
    public required string InstanceClass { get; init; }

    /// <summary>Azure: the service level.</summary>
    public required AzureDatabaseSize Level { get; init; }

    /// <summary>The recommended maximum of concurrent tasks in the cluster; null for an unknown size.</summary>
    public required int? TotalTaskCap { get; init; }

    /// <summary>Initial storage in GiB; on Azure the maximum size.</summary>
    public required int StorageGiB { get; init; }

    /// <summary>AWS: the limit of storage autoscaling in GiB; null if the initial size is too close to it.</summary>
    public required int? StorageCeilingGiB { get; init; }

    /// <summary>Days that automatic backups are kept.</summary>
    public required int BackupDays { get; init; }

    /// <summary>Whether it survives the failure of a zone.</summary>
    public required bool IsZoneRedundant { get; init; }

    /// <summary>Azure: whether nodes sign in with their managed identity, without a password.</summary>
    public required bool SignsInByIdentity { get; init; }

    /// <summary>Azure: the Entra administrator; null for none.</summary>
    public required EntraAdminSettings? EntraAdmin { get; init; }

    /// <summary>Azure: months that monthly backups are kept; null for none.</summary>
    public required int? LongTermRetentionMonths { get; init; }

    /// <summary>Azure: the region that the database is copied to; null for none.</summary>
    public required string? FailoverRegion { get; init; }

    internal static DatabasePlan Create(OctopusSettings settings)
    {
        var (database, defaultSize) = (settings.Database, new DatabaseSettings().Size);
        var isAzure = settings.Cloud == Cloud.Azure;
        var instance = DatabaseSize.Parse(database.Size, database.Edition, out _)
            ?? DatabaseSize.Parse(defaultSize, database.Edition, out _)!;
        var level = AzureDatabaseSize.Parse(database.Size, out _) ?? AzureDatabaseSize.Parse(defaultSize, out _)!;
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
            SignsInByIdentity =
                isAzure && database is { Existing: null, Authentication: DatabaseAuthentication.Identity },
            EntraAdmin = database.EntraAdmin,
            LongTermRetentionMonths = database.LongTermRetentionMonths,
            FailoverRegion = database.FailoverRegion,
        };
    }

    // RDS rejects a limit less than a tenth above the initial size (RDS user guide, "Storage autoscaling").
    private static int? Ceiling(int initialGiB) =>
        Math.Min(initialGiB * 4, LargestStorageGiB) is var limit && limit * 10 >= initialGiB * 11 ? limit : null;
}
