using Pulumi.AzureNative.Sql.Inputs;
using Sql = Pulumi.AzureNative.Sql;

namespace OctopusHA.Azure;

/// <summary>Azure SQL, zone redundant, reachable from the nodes' network only; or an existing database.</summary>
internal sealed class AzureSqlDatabase : Database
{
    private readonly AzureContext _context;

    /// <summary>Creates the database.</summary>
    public AzureSqlDatabase(AzureContext context)
        : base(context)
    {
        _context = context;
        var plan = context.Plan;
        if (plan.Database.Existing is { } existing)
        {
            ConnectionString = existing.ConnectionString.ToOutput();
            Endpoint = SqlConnection.EndpointOf(ConnectionString);
        }
        else
        {
            var server = CreateServer("database-server", context.Location);
            AddReady(context.Network.Endpoints.Create("database-endpoint", PrivateService.Sql, server.Id, this));
            SqlDatabase = CreateDatabase(server);
            var host = plan.Database.FailoverRegion is { } region
                ? CreateFailover(server, SqlDatabase, region)
                : server.FullyQualifiedDomainName;
            ConnectionString = plan.Database.SignsInByIdentity
                ? SqlConnection.IdentityStringFor(host, context.Foundation.NodesIdentity.ClientId)
                : SqlConnection.StringFor(host, plan.Database.Password, trustsAnyCertificate: false);
            Endpoint = Output.Format($"{host}:{OctopusServer.SqlPort}");
        }

        RegisterOutputs(new Dictionary<string, object?> { ["endpoint"] = Endpoint });
    }

    /// <inheritdoc/>
    public override Output<string> Endpoint { get; }

    /// <inheritdoc/>
    public override Output<string> ConnectionString { get; }

    /// <summary>The database; null for an existing one.</summary>
    public Sql.Database? SqlDatabase { get; }

    private Sql.Server CreateServer(string name, Input<string> location)
    {
        var plan = _context.Plan;
        var args = new Sql.ServerArgs
        {
            Location = location,
            Version = "12.0",
            MinimalTlsVersion = "1.2",
            PublicNetworkAccess = "Disabled",
        };
        if (plan.Database.SignsInByIdentity)
        {
            // As administrator, because only a signed-in user could create a database user (docs/decisions/0025).
            args.Administrators = new ServerExternalAdministratorArgs
            {
                AdministratorType = "ActiveDirectory",
                PrincipalType = "Application",
                Login = _context.Foundation.NodesIdentity.Name,
                Sid = _context.Foundation.NodesIdentity.PrincipalId,
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
            _ = new Sql.ServerAzureADAdministrator($"{name}-entra-admin", new()
            {
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
            // Defender for SQL: injection, unusual logins, brute force. Billed per server.
            _ = new Sql.ServerSecurityAlertPolicy($"{name}-defender", new Sql.ServerSecurityAlertPolicyArgs
            {
                ServerName = server.Name,
                SecurityAlertPolicyName = "Default",
                State = Sql.SecurityAlertsPolicyState.Enabled,
            }, Child());
        }

        return server;
    }

    // Server audit logs are sent by the diagnostic settings of the database master ("Auditing to Log Analytics").
    private void Audit(string name, Sql.Server server)
    {
        var policy = new Sql.ExtendedServerBlobAuditingPolicy($"{name}-audit", new()
        {
            ServerName = server.Name,
            BlobAuditingPolicyName = "default",
            State = Sql.BlobAuditingPolicyState.Enabled,
            IsAzureMonitorTargetEnabled = true,
        }, Child());
        var master = Output.Format($"{server.Id}/databases/master");
        _context.Foundation.SendLogs($"{name}-audit-logs", master, ["SQLSecurityAuditEvents"], this, policy);
    }

    private Sql.Database CreateDatabase(Sql.Server server)
    {
        var plan = _context.Plan;
        var database = plan.Database;
        var size = database.Level;
        var created = new Sql.Database("database-octopus", new Sql.DatabaseArgs
        {
            Location = _context.Location,
            ServerName = server.Name,
            DatabaseName = OctopusServer.DatabaseName,
            Sku = size.Family is { } family
                ? new SkuArgs { Name = size.Name, Tier = size.Tier, Family = family, Capacity = size.Capacity }
                : new SkuArgs { Name = size.Name, Tier = size.Tier, Capacity = size.Capacity },
            ZoneRedundant = database.IsZoneRedundant,
            MaxSizeBytes = AzureDatabaseSize.Bytes(database.StorageGiB),
            // Octopus requires a case-insensitive collation.
            Collation = "SQL_Latin1_General_CP1_CI_AS",
            RequestedBackupStorageRedundancy = database.IsZoneRedundant ? "Zone" : "Local",
        }, new CustomResourceOptions { Parent = this, Protect = plan.KeepsData });
        AddReady(created);

        _ = new Sql.TransparentDataEncryption("database-encryption", new Sql.TransparentDataEncryptionArgs
        {
            ServerName = server.Name,
            DatabaseName = created.Name,
            TdeName = "current",
            State = Sql.TransparentDataEncryptionState.Enabled,
        }, Child());
        var shortTerm = new Sql.BackupShortTermRetentionPolicy("database-backups", new()
        {
            ServerName = server.Name,
            DatabaseName = created.Name,
            PolicyName = "default",
            RetentionDays = database.BackupDays,
            DiffBackupIntervalInHours = 12,
        }, Child());
        if (database.LongTermRetentionMonths is { } months)
        {
            _ = new Sql.LongTermRetentionPolicy("database-long-term-backups", new Sql.LongTermRetentionPolicyArgs
            {
                ServerName = server.Name,
                DatabaseName = created.Name,
                PolicyName = "default",
                MonthlyRetention = $"P{months}M",
            }, Child([shortTerm]));
        }

        // On the database: a lock of the server would include the endpoint of a failover group and the administrator.
        ManagementLock.Create(_context, created, "database-octopus", this);
        return created;
    }

    // The failover is manual, because the nodes must be moved to the other region as well.
    private Output<string> CreateFailover(Sql.Server server, Sql.Database database, string region)
    {
        var partner = CreateServer("database-failover-server", region);
        AddReady(
            _context.Network.Endpoints.Create("database-failover-endpoint", PrivateService.Sql, partner.Id, this));
        var group = new Sql.FailoverGroup("database-failover", new Sql.FailoverGroupArgs
        {
            ServerName = server.Name,
            PartnerServers = { new PartnerInfoArgs { Id = partner.Id } },
            Databases = { database.Id },
            ReadWriteEndpoint = new FailoverGroupReadWriteEndpointArgs { FailoverPolicy = "Manual" },
        }, Child());
        AddReady(group);
        return Output.Format($"{group.Name}.database.windows.net");
    }
}
