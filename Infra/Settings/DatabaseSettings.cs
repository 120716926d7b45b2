namespace OctopusHA.Settings;

/// <summary>The SQL Server database.</summary>
public sealed record DatabaseSettings
{
    /// <summary>
    /// The SQL Server edition on AWS; it cannot be changed later without a restore. <c>express</c> and <c>web</c> cannot be
    /// Multi-AZ, and RDS cannot encrypt <c>express</c>. When left out: <c>standard</c>.
    /// </summary>
    public DatabaseEdition Edition { get; init; } = DatabaseEdition.Standard;

    /// <summary>
    /// The SQL Server release on AWS: <c>2019</c> or <c>2022</c>; RDS keeps it patched. It cannot be changed here later: a major
    /// upgrade is made by hand. When left out: <c>2022</c>.
    /// </summary>
    public string Release { get; init; } = "2022";

    /// <summary>
    /// CPU and memory: <c>small</c> (2 vCPU, 8 GiB, up to 20 tasks in the whole cluster), <c>medium</c> (4, 16, 40),
    /// <c>large</c> (8, 32, 80), <c>xlarge</c> (16, 64, 160), or on AWS an instance class such as <c>db.r5.2xlarge</c>, on Azure a service
    /// level in vCores (<c>GP_Gen5_4</c>, <c>BC_Gen5_8</c>) or DTU (<c>P2</c>).
    /// It does not follow the number of nodes: adding one must not restart the database. When left out: <c>medium</c>.
    /// </summary>
    public string Size { get; init; } = "medium";

    /// <summary>Storage at the start, in GiB; on Azure the size up to which it grows by itself. When left out: 100.</summary>
    [Bounds(20, 16384, Because = "RDS for SQL Server takes 20 to 16384 GiB of gp3")]
    public int StorageGiB { get; init; } = 100;

    /// <summary>The size to which the storage on AWS may grow by itself, in GiB, at least a tenth above the start. When left out: four times the start.</summary>
    [Bounds(22, 16384, Because = "RDS for SQL Server takes 20 to 16384 GiB of gp3")]
    public int? MaxStorageGiB { get; init; }

    /// <summary>Days that automatic backups are kept; any second in them can be restored. When left out: 14.</summary>
    [Bounds(1, 35, Because = "RDS and Azure SQL keep automatic backups up to 35 days, and Multi-AZ needs them on")]
    public int BackupDays { get; init; } = 14;

    /// <summary>Runs the database in one zone only: cheaper, and down when that zone is. When left out: false, a standby in a second zone (AWS) or copies in three (Azure).</summary>
    public bool AllowSingleZone { get; init; }

    /// <summary>
    /// Data that nobody will miss: no deletion protection, no final snapshot, no backups of the storage, so that
    /// <c>pulumi destroy</c> takes everything but what AWS itself keeps for a while (the key for 7 days, logs that RDS and
    /// Container Insights made). It covers storage, load balancer, logs and secrets as well. When left out: false.
    /// </summary>
    public bool Ephemeral { get; init; }

    /// <summary>
    /// Azure: how nodes sign in to a database that is created. <c>password</c>: by a login of the server, with <c>databasePassword</c>.
    /// <c>identity</c>: by the nodes' managed identity, which becomes the server's only administrator; no password exists, and the server
    /// accepts Entra identities only. It cannot be changed later. Default: <c>password</c>.
    /// </summary>
    public DatabaseAuthentication Authentication { get; init; } = DatabaseAuthentication.Password;

    /// <summary>Azure: who administers the server by an Entra identity, beside the login that Octopus uses. When left out: nobody.</summary>
    public EntraAdminSettings? EntraAdmin { get; init; }

    /// <summary>Azure: months that a backup of each month is kept, beside <c>backupDays</c>. When left out: none is.</summary>
    [Bounds(1, 120, Because = "Azure SQL keeps long-term backups up to ten years")]
    public int? LongTermRetentionMonths { get; init; }

    /// <summary>
    /// Azure: a second region that the database is copied to, for the loss of the first (<c>northeurope</c>). Nobody fails over by
    /// itself: Octopus's nodes must run where their database does. When left out: none.
    /// </summary>
    public string? FailoverRegion { get; init; }

    /// <summary>A database that the team already has. When left out: one is made.</summary>
    public ExistingDatabaseSettings? Existing { get; init; }

    /// <summary>The login of a database that the program makes.</summary>
    public const string Username = "octopus";

    /// <summary>The size to which the storage may grow, in GiB; null when it starts too near to the service's limit to grow.</summary>
    public int? StorageCeilingGiB =>
        MaxStorageGiB ?? (Math.Min(StorageGiB * 4, 16384) is var ceiling && ceiling * 10 >= StorageGiB * 11 ? ceiling : null);

    /// <summary>Whether a standby in a second zone takes over.</summary>
    public bool MultiAz => !AllowSingleZone;
}

/// <summary>The edition of SQL Server.</summary>
public enum DatabaseEdition
{
    /// <summary>Standard Edition: Multi-AZ, the usual choice.</summary>
    Standard,

    /// <summary>Enterprise Edition: Multi-AZ.</summary>
    Enterprise,

    /// <summary>Web Edition: one zone; Microsoft licenses it for public web sites only.</summary>
    Web,

    /// <summary>Express Edition: one zone, no encryption at rest, 10 GB a database; for a trial.</summary>
    Express,
}

/// <summary>How nodes sign in to their database.</summary>
public enum DatabaseAuthentication
{
    /// <summary>By a login of SQL Server and its password.</summary>
    Password,

    /// <summary>By the machines' managed identity.</summary>
    Identity,
}

/// <summary>Who administers the server by an Entra identity.</summary>
public sealed record EntraAdminSettings
{
    /// <summary>The name of the user or group, as Entra shows it: <c>sql-admins</c>.</summary>
    [RequiredSetting]
    public string Name { get; init; } = "";

    /// <summary>The object id of the user or group, a GUID.</summary>
    [RequiredSetting]
    public string ObjectId { get; init; } = "";
}

/// <summary>A database that the team already has, on any SQL Server that Octopus supports.</summary>
public sealed record ExistingDatabaseSettings
{
    /// <summary>
    /// The whole connection string; its login must be <c>db_owner</c>. Set it with
    /// <c>pulumi config set --secret --path octopus-ha:database.existing.connectionString</c>.
    /// </summary>
    [RequiredSetting]
    public Secret ConnectionString { get; init; } = Secret.Missing("database.existing.connectionString");

    /// <summary>The server's security group, which is then opened to the nodes on port 1433. When left out: the team opens the way itself.</summary>
    public string? SecurityGroupId { get; init; }
}
