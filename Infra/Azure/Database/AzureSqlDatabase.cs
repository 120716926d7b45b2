using OctopusHA.Components;
using OctopusHA.Plan;
using Pulumi;
using Pulumi.AzureNative.Sql.Inputs;
using Sql = Pulumi.AzureNative.Sql;

namespace OctopusHA.Azure;

/// <summary>Azure SQL, zone redundant, reached from the nodes' network only; or the team's own by its connection string.</summary>
internal sealed class AzureSqlDatabase : Database
{
    private const string Component = "database";

    // The database in which a server's own diagnostics stand.
    private const string Master = "master";

    private readonly AzureContext _context;
    private readonly Foundation _foundation;
    private readonly List<Resource> _ready = [];

    /// <summary>Makes the database.</summary>
    public AzureSqlDatabase(AzureContext context, Foundation foundation, AzureNetwork network)
        : base(context)
    {
        _context = context;
        _foundation = foundation;
        var plan = context.Plan;
        if (plan.Database.Existing is { } existing)
        {
            ConnectionString = existing.ConnectionString.ToOutput();
            Endpoint = SqlConnection.EndpointOf(ConnectionString);
        }
        else
        {
            var server = CreateServer("database-server", foundation.Location);
            _ready.AddRange(network.Endpoints.Create("database-endpoint", PrivateService.Sql, server.Id, this));
            Made = CreateDatabase(server);
            var host = plan.Database.FailoverRegion is { } region
                ? CreateFailover(server, Made, region, network)
                : server.FullyQualifiedDomainName;
            ConnectionString = plan.Database.SignsInByIdentity
                ? SqlConnection.IdentityStringFor(host, foundation.NodesIdentity.ClientId)
                : SqlConnection.StringFor(host, plan.Database.Password, trustsAnyCertificate: false);
            Endpoint = Output.Format($"{host}:{OctopusServer.SqlPort}");
        }

        RegisterOutputs(new Dictionary<string, object?> { ["endpoint"] = Endpoint });
    }

    /// <inheritdoc/>
    public override Output<string> Endpoint { get; }

    /// <inheritdoc/>
    public override Output<string> ConnectionString { get; }

    /// <summary>The database; null when the team brings its own.</summary>
    public Sql.Database? Made { get; }

    /// <summary>What must be there before a node finds the database; empty when the team brings its own.</summary>
    public IReadOnlyList<Resource> Ready => _ready;

    private Sql.Server CreateServer(string name, Input<string> location)
    {
        var plan = _context.Plan;
        var args = new Sql.ServerArgs
        {
            ResourceGroupName = _foundation.GroupName,
            Location = location,
            Version = "12.0",
            MinimalTlsVersion = "1.2",
            PublicNetworkAccess = "Disabled",
            Tags = Tags(name),
        };
        if (plan.Database.SignsInByIdentity)
        {
            // The administrator, and not a user of the database: that one could be made by a person signed in to it alone (docs/decisions/0025).
            args.Administrators = new ServerExternalAdministratorArgs
            {
                AdministratorType = "ActiveDirectory",
                PrincipalType = "Application",
                Login = _foundation.NodesIdentity.Name,
                Sid = _foundation.NodesIdentity.PrincipalId,
                TenantId = _context.TenantId,
                AzureADOnlyAuthentication = true,
            };
        }
        else
        {
            args.AdministratorLogin = DatabasePlan.Username;
            args.AdministratorLoginPassword = plan.Database.Password.ToOutput();
        }

        var server = new Sql.Server(name, args, new CustomResourceOptions { Parent = this, Protect = plan.KeepsData });
        if (plan.Database.EntraAdmin is { } admin)
        {
            _ = new Sql.ServerAzureADAdministrator($"{name}-entra-admin", new Sql.ServerAzureADAdministratorArgs
            {
                ResourceGroupName = _foundation.GroupName,
                ServerName = server.Name,
                AdministratorName = "ActiveDirectory",
                AdministratorType = "ActiveDirectory",
                Login = admin.Name,
                Sid = admin.ObjectId,
                TenantId = _context.TenantId,
            }, Child());
        }

        Audit(name, server);
        if (plan.KeepsData)
        {
            // Defender for SQL: injections, logins from strange places, guessed passwords. It is billed by the server.
            _ = new Sql.ServerSecurityAlertPolicy($"{name}-defender", new Sql.ServerSecurityAlertPolicyArgs
            {
                ResourceGroupName = _foundation.GroupName,
                ServerName = server.Name,
                SecurityAlertPolicyName = "Default",
                State = Sql.SecurityAlertsPolicyState.Enabled,
            }, Child());
        }

        return server;
    }

    // A server's audit goes by way of the diagnostics of its database master ("Auditing to Log Analytics").
    private void Audit(string name, Sql.Server server)
    {
        var policy = new Sql.ExtendedServerBlobAuditingPolicy($"{name}-audit", new Sql.ExtendedServerBlobAuditingPolicyArgs
        {
            ResourceGroupName = _foundation.GroupName,
            ServerName = server.Name,
            BlobAuditingPolicyName = "default",
            State = Sql.BlobAuditingPolicyState.Enabled,
            IsAzureMonitorTargetEnabled = true,
        }, Child());
        _foundation.SendLogs($"{name}-audit-logs", Output.Format($"{server.Id}/databases/{Master}"), ["SQLSecurityAuditEvents"], this, policy);
    }

    private Sql.Database CreateDatabase(Sql.Server server)
    {
        var plan = _context.Plan;
        var database = plan.Database;
        var size = database.Level;
        var made = new Sql.Database("database-octopus", new Sql.DatabaseArgs
        {
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            ServerName = server.Name,
            DatabaseName = OctopusServer.DatabaseName,
            Sku = size.Family is { } family
                ? new SkuArgs { Name = size.Name, Tier = size.Tier, Family = family, Capacity = size.Capacity }
                : new SkuArgs { Name = size.Name, Tier = size.Tier, Capacity = size.Capacity },
            ZoneRedundant = database.IsZoneRedundant,
            MaxSizeBytes = AzureDatabaseSize.Bytes(database.StorageGiB),
            // Octopus needs a collation that does not tell cases apart.
            Collation = "SQL_Latin1_General_CP1_CI_AS",
            RequestedBackupStorageRedundancy = database.IsZoneRedundant ? "Zone" : "Local",
            Tags = Tags("database-octopus"),
        }, new CustomResourceOptions { Parent = this, Protect = plan.KeepsData });
        _ready.Add(made);

        _ = new Sql.TransparentDataEncryption("database-encryption", new Sql.TransparentDataEncryptionArgs
        {
            ResourceGroupName = _foundation.GroupName,
            ServerName = server.Name,
            DatabaseName = made.Name,
            TdeName = "current",
            State = Sql.TransparentDataEncryptionState.Enabled,
        }, Child());
        var shortTerm = new Sql.BackupShortTermRetentionPolicy("database-backups", new Sql.BackupShortTermRetentionPolicyArgs
        {
            ResourceGroupName = _foundation.GroupName,
            ServerName = server.Name,
            DatabaseName = made.Name,
            PolicyName = "default",
            RetentionDays = database.BackupDays,
            DiffBackupIntervalInHours = 12,
        }, Child());
        if (database.LongTermRetentionMonths is { } months)
        {
            _ = new Sql.LongTermRetentionPolicy("database-long-term-backups", new Sql.LongTermRetentionPolicyArgs
            {
                ResourceGroupName = _foundation.GroupName,
                ServerName = server.Name,
                DatabaseName = made.Name,
                PolicyName = "default",
                MonthlyRetention = $"P{months}M",
            }, Child([shortTerm]));
        }

        // On the database, and not on its server: there it would hold the endpoint of a failover group and the administrator, too.
        ManagementLock.Create(_context, made, "database-octopus", this);
        return made;
    }

    // The copy stays with its name; which region serves is for people to say, because the nodes must follow.
    private Output<string> CreateFailover(Sql.Server server, Sql.Database database, string region, AzureNetwork network)
    {
        var partner = CreateServer("database-failover-server", region);
        _ready.AddRange(network.Endpoints.Create("database-failover-endpoint", PrivateService.Sql, partner.Id, this));
        var group = new Sql.FailoverGroup("database-failover", new Sql.FailoverGroupArgs
        {
            ResourceGroupName = _foundation.GroupName,
            ServerName = server.Name,
            PartnerServers = { new PartnerInfoArgs { Id = partner.Id } },
            Databases = { database.Id },
            ReadWriteEndpoint = new FailoverGroupReadWriteEndpointArgs { FailoverPolicy = "Manual" },
            Tags = Tags("database-failover"),
        }, Child());
        _ready.Add(group);
        return Output.Format($"{group.Name}.database.windows.net");
    }
}
