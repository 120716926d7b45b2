using OctopusHA.Components;
using OctopusHA.Plan;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.Aws.Rds.Inputs;
using Iam = Pulumi.Aws.Iam;
using Rds = Pulumi.Aws.Rds;

namespace OctopusHA.Aws;

/// <summary>SQL Server on RDS, with a standby in a second zone; or the team's own by its connection string.</summary>
internal sealed class RdsDatabase : Components.Database
{
    private const string Component = "database";

    // Seconds between the samples of enhanced monitoring.
    private const int MonitoringInterval = 60;

    private readonly AwsContext _context;

    /// <summary>Makes the database.</summary>
    public RdsDatabase(AwsContext context, EncryptionKey key, AwsNetwork network)
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
            Instance = CreateInstance(key, network);
            Endpoint = Instance.Endpoint;
            // With the server's certificate taken as it is: the image does not know RDS's authority (docs/decisions/0003).
            ConnectionString = SqlConnection.StringFor(Instance.Address, context.Plan.Database.Password, trustsAnyCertificate: true);
        }

        RegisterOutputs(new Dictionary<string, object?> { ["endpoint"] = Endpoint });
    }

    /// <inheritdoc/>
    public override Output<string> Endpoint { get; }

    /// <inheritdoc/>
    public override Output<string> ConnectionString { get; }

    /// <summary>The instance; null when the team brings its own database.</summary>
    public Rds.Instance? Instance { get; }

    private Rds.Instance CreateInstance(EncryptionKey key, AwsNetwork network)
    {
        var plan = _context.Plan;
        var database = plan.Database;
        var engine = Engine(database.Edition);
        var majorVersion = database.Release == "2022" ? "16.00" : "15.00";

        var subnets = new Rds.SubnetGroup("database-subnets", new Rds.SubnetGroupArgs
        {
            Description = $"Database of {_context.Stack}",
            SubnetIds = network.DataSubnetIds,
            Tags = Tags("database-subnets"),
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
            Tags = Tags("database-parameters"),
        }, Child());

        var monitoring = new Iam.Role("database-monitoring-role", new Iam.RoleArgs
        {
            AssumeRolePolicy = PolicyDocument.TrustOf("monitoring.rds.amazonaws.com"),
            Description = $"Enhanced monitoring of the database of {_context.Stack}",
            Tags = Tags("database-monitoring-role"),
        }, Child());
        _ = new Iam.RolePolicyAttachment("database-monitoring-policy", new Iam.RolePolicyAttachmentArgs
        {
            Role = monitoring.Name,
            PolicyArn = Output.Format($"arn:{_context.Partition}:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole"),
        }, Child());

        var args = new Rds.InstanceArgs
        {
            Engine = engine,
            // A major version only: RDS picks the release and keeps it patched in the maintenance window.
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
            DbSubnetGroupName = subnets.Name,
            VpcSecurityGroupIds = { network.Security.Database!.Id },
            PubliclyAccessible = false,
            ParameterGroupName = parameters.Name,
            CaCertIdentifier = "rds-ca-rsa2048-g1",
            BackupRetentionPeriod = database.BackupDays,
            // Both in UTC, one after the other, in the quiet hours of most teams.
            BackupWindow = "01:00-02:00",
            MaintenanceWindow = "sun:03:00-sun:05:00",
            CopyTagsToSnapshot = true,
            DeleteAutomatedBackups = !plan.KeepsData,
            DeletionProtection = plan.KeepsData,
            SkipFinalSnapshot = !plan.KeepsData,
            PerformanceInsightsEnabled = true,
            PerformanceInsightsKmsKeyId = key.Arn,
            // Days; a week costs nothing.
            PerformanceInsightsRetentionPeriod = 7,
            MonitoringInterval = MonitoringInterval,
            MonitoringRoleArn = monitoring.Arn,
            EnabledCloudwatchLogsExports = { "error" },
            // A restart waits for the maintenance window, but for data that nobody will miss.
            ApplyImmediately = !plan.KeepsData,
            Tags = Tags("database-instance"),
        };
        if (database.Edition != DatabaseEdition.Express)
        {
            // Express can neither be encrypted nor has it an agent, and so a log of one; the rules allow it for trials only.
            args.StorageEncrypted = true;
            args.KmsKeyId = key.Arn;
            args.EnabledCloudwatchLogsExports.Add("agent");
        }

        if (database.StorageCeilingGiB is { } ceiling)
        {
            args.MaxAllocatedStorage = ceiling;
        }

        if (plan.KeepsData)
        {
            // Letters, digits and single hyphens (RDS, CreateDBSnapshot). The key is new in every life of a stack, so the name is free when a later life ends.
            args.FinalSnapshotIdentifier = Output.Format($"{_context.HyphenatedStack}-final-{key.KeyId}");
        }

        return new Rds.Instance("database-instance", args, new CustomResourceOptions
        {
            Parent = this,
            Protect = plan.KeepsData,
            // Setting up the mirror of a Multi-AZ SQL Server takes the better part of an hour.
            CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromHours(2), Update = TimeSpan.FromHours(2), Delete = TimeSpan.FromHours(1) },
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
