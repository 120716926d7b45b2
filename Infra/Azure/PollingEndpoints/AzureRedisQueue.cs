using System.Globalization;
using OctopusHA.Bootstrap;
using Pulumi.AzureNative.App.Inputs;
using App = Pulumi.AzureNative.App;
using RedisEnterprise = Pulumi.AzureNative.RedisEnterprise;

namespace OctopusHA.Azure;

/// <summary>The Redis queue: a container of Container Apps, or Azure Managed Redis.</summary>
internal sealed class AzureRedisQueue : RedisQueue
{
    private const string Component = "redis";
    private const string PasswordSecret = "redis-password";
    private const string Profile = "Consumption";

    private readonly AzureContext _context;

    private AzureRedisQueue(AzureContext context)
        : base(context)
    {
        _context = context;
        var redis = context.Plan.Polling.Redis!;
        ConnectionString = redis switch
        {
            { Existing: { } existing } => existing.ConnectionString.ToOutput(),
            { Kind: RedisKind.Managed } => CreateCache(redis),
            _ => CreateContainer(redis),
        };
        RegisterOutputs(new Dictionary<string, object?>());
    }

    /// <inheritdoc/>
    public override Output<string> ConnectionString { get; }

    /// <summary>Creates the queue if the settings require one.</summary>
    /// <returns>The queue; null if nodes do not share one.</returns>
    public static AzureRedisQueue? Create(AzureContext context) =>
        context.Plan.Polling.Redis is not null ? new AzureRedisQueue(context) : null;

    // Container Apps instead of Container Instances, because its address does not change with the container.
    private Output<string> CreateContainer(RedisPlan redis)
    {
        var environment = new App.ManagedEnvironment("redis-environment", new App.ManagedEnvironmentArgs
        {
            Location = _context.Location,
            // Reachable inside the network only.
            VnetConfiguration = new VnetConfigurationArgs
            {
                InfrastructureSubnetId = _context.Network.RedisSubnetId!,
                Internal = true,
            },
            WorkloadProfiles = { new WorkloadProfileArgs { Name = Profile, WorkloadProfileType = Profile } },
            ZoneRedundant = _context.Zones.Count > 0,
            AppLogsConfiguration = new AppLogsConfigurationArgs { Destination = "azure-monitor" },
        }, Child());
        _context.Foundation.SendLogs(
            "redis-logs", environment.Id, ["ContainerAppConsoleLogs", "ContainerAppSystemLogs"], this);

        var password = redis.Password.ToOutput();
        // The profile has exactly 2 GiB per vCPU (Microsoft Learn, "Containers in Azure Container Apps").
        var gib = RedisContainer.MemoryGiB(redis.MaxMemoryMiB);
        var app = new App.ContainerApp("redis-container", new App.ContainerAppArgs
        {
            Location = _context.Location,
            ManagedEnvironmentId = environment.Id,
            WorkloadProfileName = Profile,
            Configuration = new ConfigurationArgs
            {
                // A healthy new revision replaces the old one, whose part of the queue is lost.
                ActiveRevisionsMode = "Single",
                Secrets = { new SecretArgs { Name = PasswordSecret, Value = password } },
                Ingress = new IngressArgs
                {
                    External = true,
                    Transport = "tcp",
                    TargetPort = redis.Port,
                    ExposedPort = redis.Port,
                },
            },
            Template = new TemplateArgs
            {
                Containers =
                {
                    new ContainerArgs
                    {
                        Name = Component,
                        Image = redis.Image,
                        Command = { "sh", "-c" },
                        Args = { RedisContainer.Script },
                        Env =
                        {
                            new EnvironmentVarArgs
                            {
                                Name = RedisContainer.MaxMemoryVariable,
                                Value = string.Create(CultureInfo.InvariantCulture, $"{redis.MaxMemoryMiB}mb"),
                            },
                            new EnvironmentVarArgs
                            {
                                Name = RedisContainer.PasswordVariable,
                                SecretRef = PasswordSecret,
                            },
                        },
                        Resources = new ContainerResourcesArgs
                        {
                            Cpu = gib / 2.0,
                            Memory = string.Create(CultureInfo.InvariantCulture, $"{gib}Gi"),
                        },
                        // TCP, because Container Apps does not support command probes.
                        Probes =
                        {
                            new ContainerAppProbeArgs
                            {
                                Type = "Liveness",
                                TcpSocket = new ContainerAppProbeTcpSocketArgs { Port = redis.Port },
                                PeriodSeconds = 10,
                                FailureThreshold = 3,
                            },
                        },
                    },
                },
                // Never two: each would have a part of the queue.
                Scale = new ScaleArgs { MinReplicas = 1, MaxReplicas = 1 },
            },
        }, Child());
        AddReady(app);
        return Output.Format($"{environment.StaticIp}:{redis.Port},password={password}");
    }

    // Azure Managed Redis with the same properties: one node, no persistence, no eviction.
    private Output<string> CreateCache(RedisPlan redis)
    {
        var cluster = new RedisEnterprise.RedisEnterprise("redis-cache", new RedisEnterprise.RedisEnterpriseArgs
        {
            Location = _context.Location,
            Sku = new RedisEnterprise.Inputs.SkuArgs { Name = redis.Size },
            // After a failover a replica would return requests that were already processed, and they would run twice.
            HighAvailability = "Disabled",
            MinimumTlsVersion = "1.2",
            PublicNetworkAccess = "Disabled",
        }, Child());
        var database = new RedisEnterprise.Database("redis-database", new RedisEnterprise.DatabaseArgs
        {
            ClusterName = cluster.Name,
            DatabaseName = "default",
            ClientProtocol = "Encrypted",
            // One address for all shards, as a client of a single Redis expects.
            ClusteringPolicy = "EnterpriseCluster",
            EvictionPolicy = "NoEviction",
            Port = redis.Port,
            AccessKeysAuthentication = "Enabled",
            Persistence = new RedisEnterprise.Inputs.PersistenceArgs { AofEnabled = false, RdbEnabled = false },
        }, Child());
        AddReady(database);
        AddReady(_context.Network.Endpoints.Create("redis-endpoint", PrivateService.Redis, cluster.Id, this));
        var key = Output.CreateSecret(RedisEnterprise.ListDatabaseKeys.Invoke(new()
        {
            ResourceGroupName = _context.GroupName,
            ClusterName = cluster.Name,
            DatabaseName = database.Name,
        }).Apply(keys => keys.PrimaryKey));
        return Output.Format($"{cluster.HostName}:{redis.Port},password={key},ssl=true");
    }
}
