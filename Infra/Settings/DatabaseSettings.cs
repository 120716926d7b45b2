namespace OctopusHA.Settings;

/// <summary>The SQL Server database.</summary>
public sealed record DatabaseSettings
{
    /// <summary>
    /// AWS: the SQL Server edition. It cannot be changed without a restore. <c>express</c> and <c>web</c> do not
    /// support Multi-AZ, and RDS does not encrypt <c>express</c>. Default: <c>standard</c>.
    /// </summary>
    public DatabaseEdition Edition { get; init; } = DatabaseEdition.Standard;

    /// <summary>
    /// AWS: the SQL Server release, <c>2019</c> or <c>2022</c>. RDS installs its updates. It cannot be changed here
    /// later: upgrade to a new release by hand. Default: <c>2022</c>.
    /// </summary>
    public string Release { get; init; } = "2022";

    /// <summary>
    /// CPU and memory: <c>small</c> (2 vCPU, up to 20 tasks in the whole cluster), <c>medium</c> (4 vCPU, 40 tasks),
    /// <c>large</c> (8 vCPU, 80 tasks) or <c>xlarge</c> (16 vCPU, 160 tasks). On AWS also an instance class such as
    /// <c>db.r5.2xlarge</c>; the named sizes are <c>db.m5.large</c> to <c>db.m5.4xlarge</c>. On Azure also a service
    /// objective in vCores (<c>GP_Gen5_4</c>, <c>BC_Gen5_8</c>) or DTU (<c>P2</c>); the named sizes are
    /// <c>GP_Gen5_2</c> to <c>GP_Gen5_16</c>. The size does not follow the number of nodes, because a change restarts
    /// the database. Default: <c>medium</c>.
    /// </summary>
    public string Size { get; init; } = "medium";

    /// <summary>
    /// AWS: the initial storage, in GiB. Azure: the maximum size of the database, in GiB. Default: 100.
    /// </summary>
    [Bounds(20, 16384, Because = "RDS for SQL Server takes 20 to 16384 GiB of gp3")]
    public int StorageGiB { get; init; } = 100;

    /// <summary>
    /// AWS: the limit of storage autoscaling, in GiB, at least 10 % above <c>storageGiB</c>. Default: four times
    /// <c>storageGiB</c>.
    /// </summary>
    [Bounds(22, 16384, Because = "RDS for SQL Server takes 20 to 16384 GiB of gp3")]
    public int? MaxStorageGiB { get; init; }

    /// <summary>
    /// The retention of automatic backups, in days. The database can be restored to any second in this period. Default:
    /// 14.
    /// </summary>
    [Bounds(1, 35, Because = "RDS and Azure SQL keep automatic backups up to 35 days, and Multi-AZ needs them on")]
    public int BackupDays { get; init; } = 14;

    /// <summary>
    /// Runs the database in one zone, which costs less; it is unavailable while that zone is. Default: false, with a
    /// standby in a second zone (AWS) or copies in three zones (Azure).
    /// </summary>
    public bool AllowSingleZone { get; init; }

    /// <summary>
    /// For disposable data. Turns off deletion protection, final snapshots and backups of the storage, so that
    /// <c>pulumi destroy</c> deletes everything except what AWS retains itself: the key for 7 days, and the logs of RDS
    /// and Container Insights. It also applies to storage, load balancer, logs and secrets. Default: false.
    /// </summary>
    public bool Ephemeral { get; init; }

    /// <summary>
    /// Azure: how nodes sign in to a database that the program creates. It cannot be changed later. With
    /// <c>password</c>, they use a login of the server and <c>databasePassword</c>. With <c>identity</c>, they use
    /// their managed identity, which is then the server's only administrator; the server accepts only Microsoft Entra
    /// identities. Default: <c>password</c>.
    /// </summary>
    public DatabaseAuthentication Authentication { get; init; } = DatabaseAuthentication.Password;

    /// <summary>
    /// Azure: a Microsoft Entra administrator of the server, in addition to the login of Octopus. Default: none.
    /// </summary>
    public EntraAdminSettings? EntraAdmin { get; init; }

    /// <summary>
    /// Azure: the retention of monthly backups, in months, in addition to <c>backupDays</c>. Default: no monthly
    /// backups.
    /// </summary>
    [Bounds(1, 120, Because = "Azure SQL keeps long-term backups up to ten years")]
    public int? LongTermRetentionMonths { get; init; }

    /// <summary>
    /// Azure: a second region that the database is replicated to, for the failure of the first (<c>northeurope</c>).
    /// Failover is manual, because the Octopus nodes must run in the region of their database. Default: none.
    /// </summary>
    public string? FailoverRegion { get; init; }

    /// <summary>An existing database. Default: the program creates one.</summary>
    public ExistingDatabaseSettings? Existing { get; init; }
}

/// <summary>The edition of SQL Server.</summary>
public enum DatabaseEdition
{
    /// <summary>Standard Edition. Supports Multi-AZ; the usual choice.</summary>
    Standard,

    /// <summary>Enterprise Edition. Supports Multi-AZ.</summary>
    Enterprise,

    /// <summary>Web Edition. One zone; Microsoft licenses it only for public websites.</summary>
    Web,

    /// <summary>Express Edition. One zone, no encryption at rest, 10 GB per database; for trials.</summary>
    Express,
}

/// <summary>How nodes sign in to their database.</summary>
public enum DatabaseAuthentication
{
    /// <summary>With a SQL Server login and its password.</summary>
    Password,

    /// <summary>With the machines' managed identity.</summary>
    Identity,
}

/// <summary>A Microsoft Entra administrator of the server.</summary>
public sealed record EntraAdminSettings
{
    /// <summary>The name of the user or group in Microsoft Entra: <c>sql-admins</c>.</summary>
    [RequiredSetting]
    public string Name { get; init; } = "";

    /// <summary>The object ID of the user or group, a GUID.</summary>
    [RequiredSetting]
    public string ObjectId { get; init; } = "";
}

/// <summary>An existing database on any SQL Server that Octopus supports.</summary>
public sealed record ExistingDatabaseSettings
{
    /// <summary>
    /// The complete connection string. Its login must be <c>db_owner</c>. Set it with <c>pulumi config set --secret
    /// --path octopus-ha:database.existing.connectionString</c>.
    /// </summary>
    [RequiredSetting]
    public Secret ConnectionString { get; init; } = Secret.Missing("database.existing.connectionString");

    /// <summary>
    /// AWS: the server's security group. The program adds a rule to it that allows the nodes on port 1433. Default: you
    /// add the rule.
    /// </summary>
    public string? SecurityGroupId { get; init; }
}
