using System.Globalization;
using OctopusHA.Bootstrap;
using OctopusHA.Components;
using OctopusHA.Plan;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.AzureNative.App.Inputs;
using App = Pulumi.AzureNative.App;
using RedisEnterprise = Pulumi.AzureNative.RedisEnterprise;

namespace OctopusHA.Azure;

/// <summary>
/// The Redis queue of <c>polling.mode: shared-address</c>: in memory alone, one of it, reached by nodes only. In a container it
/// is what Octopus documents, to the letter; docs/decisions/0013 says why that is the default.
/// </summary>
internal sealed class AzureRedisQueue : ClusterComponent
{
    private const string Component = "redis";
    private const string PasswordSecret = "redis-password";

    private readonly AzureContext _context;
    private readonly Foundation _foundation;
    private readonly List<Resource> _ready = [];

    private AzureRedisQueue(AzureContext context, Foundation foundation, AzureNetwork network)
        : base(context, "RedisQueue", Component)
    {
        (_context, _foundation) = (context, foundation);
        var redis = context.Plan.Polling.Redis!;
        ConnectionString = redis switch
        {
            { Existing: { } existing } => existing.ConnectionString.ToOutput(),
            { Kind: RedisKind.Managed } => CreateCache(redis, network),
            _ => CreateContainer(redis, network),
        };
        RegisterOutputs(new Dictionary<string, object?>());
    }

    /// <summary>What every node is given, in StackExchange.Redis's form; a secret.</summary>
    public Output<string> ConnectionString { get; }

    /// <summary>What must be there before a node is started with it.</summary>
    public IReadOnlyList<Resource> Ready => _ready;

    /// <summary>Makes the queue, where the settings need one.</summary>
    /// <returns>The queue; null when each node keeps its own.</returns>
    public static AzureRedisQueue? Create(AzureContext context, Foundation foundation, AzureNetwork network) =>
        context.Plan.Polling.Redis is not null ? new AzureRedisQueue(context, foundation, network) : null;

    // Container Apps and not Container Instances: its address stays while the container behind it is replaced.
    private Output<string> CreateContainer(RedisPlan redis, AzureNetwork network)
    {
        var environment = new App.ManagedEnvironment("redis-environment", new App.ManagedEnvironmentArgs
        {
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            // Reached by an address of the network alone.
            VnetConfiguration = new VnetConfigurationArgs { InfrastructureSubnetId = network.RedisSubnetId!, Internal = true },
            WorkloadProfiles = { new WorkloadProfileArgs { Name = "Consumption", WorkloadProfileType = "Consumption" } },
            ZoneRedundant = _context.Zones.Count > 0,
            AppLogsConfiguration = new AppLogsConfigurationArgs { Destination = "azure-monitor" },
            Tags = Tags("redis-environment"),
        }, Child());
        _foundation.SendLogs("redis-logs", environment.Id, ["ContainerAppConsoleLogs", "ContainerAppSystemLogs"], this);

        var password = redis.Password.ToOutput();
        // The profile gives each vCPU 2 GiB, and no other mixture (Microsoft Learn, "Containers in Azure Container Apps").
        var gib = RedisContainer.MemoryGiB(redis.MaxMemoryMiB);
        var app = new App.ContainerApp("redis-container", new App.ContainerAppArgs
        {
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            ManagedEnvironmentId = environment.Id,
            WorkloadProfileName = "Consumption",
            Configuration = new ConfigurationArgs
            {
                // A new revision takes over when it answers; the old one goes, and with it its part of the queue.
                ActiveRevisionsMode = "Single",
                Secrets = { new SecretArgs { Name = PasswordSecret, Value = password } },
                Ingress = new IngressArgs { External = true, Transport = "tcp", TargetPort = redis.Port, ExposedPort = redis.Port },
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
                            new EnvironmentVarArgs { Name = RedisContainer.MaxMemoryVariable, Value = $"{redis.MaxMemoryMiB.ToString(CultureInfo.InvariantCulture)}mb" },
                            new EnvironmentVarArgs { Name = RedisContainer.PasswordVariable, SecretRef = PasswordSecret },
                        },
                        Resources = new ContainerResourcesArgs { Cpu = gib / 2.0, Memory = $"{gib.ToString(CultureInfo.InvariantCulture)}Gi" },
                        // Container Apps runs no command to ask; an open port it is.
                        Probes = { new ContainerAppProbeArgs { Type = "Liveness", TcpSocket = new ContainerAppProbeTcpSocketArgs { Port = redis.Port }, PeriodSeconds = 10, FailureThreshold = 3 } },
                    },
                },
                // Never two: each would hold a part of the queue.
                Scale = new ScaleArgs { MinReplicas = 1, MaxReplicas = 1 },
            },
            Tags = Tags("redis-container"),
        }, Child());
        _ready.Add(app);
        return Output.Format($"{environment.StaticIp}:{redis.Port},password={password}");
    }

    // Azure Managed Redis as near as it comes: one node, nothing kept on a disk, nothing evicted.
    private Output<string> CreateCache(RedisPlan redis, AzureNetwork network)
    {
        var cluster = new RedisEnterprise.RedisEnterprise("redis-cache", new RedisEnterprise.RedisEnterpriseArgs
        {
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            Sku = new RedisEnterprise.Inputs.SkuArgs { Name = redis.Size },
            // A replica that takes over brings back requests that were collected already, and they would run twice.
            HighAvailability = "Disabled",
            MinimumTlsVersion = "1.2",
            PublicNetworkAccess = "Disabled",
            Tags = Tags("redis-cache"),
        }, Child());
        var database = new RedisEnterprise.Database("redis-database", new RedisEnterprise.DatabaseArgs
        {
            ResourceGroupName = _foundation.GroupName,
            ClusterName = cluster.Name,
            DatabaseName = "default",
            ClientProtocol = "Encrypted",
            // One address that speaks for all shards, as a client of a single Redis expects.
            ClusteringPolicy = "EnterpriseCluster",
            EvictionPolicy = "NoEviction",
            Port = redis.Port,
            AccessKeysAuthentication = "Enabled",
            Persistence = new RedisEnterprise.Inputs.PersistenceArgs { AofEnabled = false, RdbEnabled = false },
        }, Child());
        _ready.Add(database);
        _ready.AddRange(network.Endpoints.Create("redis-endpoint", PrivateService.Redis, cluster.Id, this));
        var key = Output.CreateSecret(RedisEnterprise.ListDatabaseKeys.Invoke(new RedisEnterprise.ListDatabaseKeysInvokeArgs
        {
            ResourceGroupName = _foundation.GroupName,
            ClusterName = cluster.Name,
            DatabaseName = database.Name,
        }).Apply(keys => keys.PrimaryKey));
        return Output.Format($"{cluster.HostName}:{redis.Port},password={key},ssl=true");
    }
}
