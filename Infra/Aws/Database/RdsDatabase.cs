using Pulumi.Aws.Rds.Inputs;
using Rds = Pulumi.Aws.Rds;

namespace OctopusHA.Aws;

/// <summary>SQL Server on RDS with a standby in a second zone; or an existing database.</summary>
internal sealed class RdsDatabase : Components.Database
{
    private readonly AwsContext _context;

    /// <summary>Creates the database.</summary>
    public RdsDatabase(AwsContext context)
        : base(context)
    {
        _context = context;
        if (context.Plan.Database.Existing is { } existing)
        {
            ConnectionString = existing.ConnectionString.ToOutput();
            Endpoint = SqlConnection.EndpointOf(ConnectionString);
        }
        else
        {
            Instance = CreateInstance();
            Endpoint = Instance.Endpoint;
            // The image does not have RDS's certificate authority (docs/decisions/0003).
            ConnectionString = SqlConnection.StringFor(
                Instance.Address, context.Plan.Database.Password, trustsAnyCertificate: true);
        }

        RegisterOutputs(new Dictionary<string, object?> { ["endpoint"] = Endpoint });
    }

    /// <inheritdoc/>
    public override Output<string> Endpoint { get; }

    /// <inheritdoc/>
    public override Output<string> ConnectionString { get; }

    /// <summary>The instance; null for an existing database.</summary>
    public Rds.Instance? Instance { get; }

    private Rds.Instance CreateInstance()
    {
        var plan = _context.Plan;
        var database = plan.Database;
        var engine = Engine(database.Edition);
        var majorVersion = database.Release == "2022" ? "16.00" : "15.00";

        var subnets = new Rds.SubnetGroup("database-subnets", new Rds.SubnetGroupArgs
        {
            Description = $"Database of {_context.Stack}",
            SubnetIds = _context.Network.DataSubnetIds,
        }, Child());

        var parameters = new Rds.ParameterGroup("database-parameters", new Rds.ParameterGroupArgs
        {
            // The family of sqlserver-se 16.00 is sqlserver-se-16.0.
            Family = $"{engine}-{majorVersion[..^1]}",
            Description = $"TLS 1.2 or newer on every connection of {_context.Stack}",
            Parameters =
            {
                Parameter("rds.force_ssl", "1"),
                Parameter("rds.tls10", "disabled"),
                Parameter("rds.tls11", "disabled"),
            },
        }, Child());

        var monitoring = IamRoles.Create(
            "database-monitoring-role",
            PolicyDocument.TrustOf("monitoring.rds.amazonaws.com"),
            $"Enhanced monitoring of the database of {_context.Stack}",
            this);
        IamRoles.Attach(
            "database-monitoring-policy", monitoring, _context, "service-role/AmazonRDSEnhancedMonitoringRole", this);

        var args = new Rds.InstanceArgs
        {
            Engine = engine,
            // A major version only: RDS selects the release and patches it in the maintenance window.
            EngineVersion = majorVersion,
            AutoMinorVersionUpgrade = true,
            AllowMajorVersionUpgrade = false,
            LicenseModel = "license-included",
            InstanceClass = database.InstanceClass,
            MultiAz = database.IsZoneRedundant,
            Port = OctopusServer.SqlPort,
            Username = DatabasePlan.Username,
            Password = database.Password.ToOutput(),
            StorageType = "gp3",
            AllocatedStorage = database.StorageGiB,
            MaxAllocatedStorage = database.StorageCeilingGiB,
            DbSubnetGroupName = subnets.Name,
            VpcSecurityGroupIds = { _context.Network.Security.Database!.Id },
            PubliclyAccessible = false,
            ParameterGroupName = parameters.Name,
            CaCertIdentifier = "rds-ca-rsa2048-g1",
            BackupRetentionPeriod = database.BackupDays,
            // UTC; backup before maintenance, outside most teams' working hours.
            BackupWindow = "01:00-02:00",
            MaintenanceWindow = "sun:03:00-sun:05:00",
            CopyTagsToSnapshot = true,
            DeleteAutomatedBackups = !plan.KeepsData,
            DeletionProtection = plan.KeepsData,
            SkipFinalSnapshot = !plan.KeepsData,
            PerformanceInsightsEnabled = true,
            PerformanceInsightsKmsKeyId = _context.Key.Arn,
            // Days; a week is free of charge.
            PerformanceInsightsRetentionPeriod = 7,
            // Seconds.
            MonitoringInterval = 60,
            MonitoringRoleArn = monitoring.Arn,
            EnabledCloudwatchLogsExports = { "error" },
            // Restarts wait for the maintenance window, except with ephemeral data.
            ApplyImmediately = !plan.KeepsData,
        };
        if (database.Edition != DatabaseEdition.Express)
        {
            // Express, allowed for trials only, supports neither encryption nor SQL Server Agent and its log.
            args.StorageEncrypted = true;
            args.KmsKeyId = _context.Key.Arn;
            args.EnabledCloudwatchLogsExports.Add("agent");
        }

        if (plan.KeepsData)
        {
            // Letters, digits and single hyphens (RDS, CreateDBSnapshot). The key's ID is new each time that a stack is
            // created, so no earlier snapshot has this name.
            args.FinalSnapshotIdentifier = Output.Format($"{_context.HyphenatedStack}-final-{_context.Key.KeyId}");
        }

        return new Rds.Instance("database-instance", args, new CustomResourceOptions
        {
            Parent = this,
            Protect = plan.KeepsData,
            // Creating the mirror of a Multi-AZ SQL Server takes most of an hour.
            CustomTimeouts = new CustomTimeouts
            {
                Create = TimeSpan.FromHours(2),
                Update = TimeSpan.FromHours(2),
                Delete = TimeSpan.FromHours(1),
            },
        });
    }

    private static ParameterGroupParameterArgs Parameter(string name, string value) =>
        new() { Name = name, Value = value, ApplyMethod = "pending-reboot" };

    private static string Engine(DatabaseEdition edition) => edition switch
    {
        DatabaseEdition.Enterprise => "sqlserver-ee",
        DatabaseEdition.Web => "sqlserver-web",
        DatabaseEdition.Express => "sqlserver-ex",
        _ => "sqlserver-se",
    };
}
