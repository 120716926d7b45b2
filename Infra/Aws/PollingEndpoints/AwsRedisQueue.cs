using System.Globalization;
using OctopusHA.Bootstrap;
using OctopusHA.Components;
using OctopusHA.Plan;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.Aws.Ecs.Inputs;
using Pulumi.Aws.ElastiCache.Inputs;
using Pulumi.Aws.ServiceDiscovery.Inputs;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Ecs = Pulumi.Aws.Ecs;
using ElastiCache = Pulumi.Aws.ElastiCache;
using Iam = Pulumi.Aws.Iam;
using ServiceDiscovery = Pulumi.Aws.ServiceDiscovery;

namespace OctopusHA.Aws;

/// <summary>
/// The Redis queue of <c>polling.mode: shared-address</c>: in memory alone, one of it, reached by nodes only. In a container it
/// is what Octopus documents, to the letter; docs/decisions/0013 says why that is the default.
/// </summary>
internal sealed class AwsRedisQueue : ClusterComponent
{
    private const string Component = "redis";

    // Seconds that a name's address may be remembered: a new task is found within them.
    private const int NameSeconds = 10;

    private readonly AwsContext _context;
    private readonly EncryptionKey _key;
    private readonly List<Resource> _ready = [];

    private AwsRedisQueue(AwsContext context, EncryptionKey key, AwsNetwork network)
        : base(context, "RedisQueue", Component)
    {
        _context = context;
        _key = key;
        var redis = context.Plan.Polling.Redis!;
        if (redis.Existing is { } existing)
        {
            ConnectionString = existing.ConnectionString.ToOutput();
        }
        else
        {
            var (host, options) = redis.Kind == RedisKind.Managed ? (CreateCache(redis, network), ",ssl=true") : (CreateContainer(redis, network), "");
            ConnectionString = Output.Format($"{host}:{redis.Port},password={redis.Password.ToOutput()}{options}");
        }

        RegisterOutputs(new Dictionary<string, object?>());
    }

    /// <summary>What every node is given, in StackExchange.Redis's form; a secret.</summary>
    public Output<string> ConnectionString { get; }

    /// <summary>What must be there before a node is started with it.</summary>
    public IReadOnlyList<Resource> Ready => _ready;

    /// <summary>The cluster and the service of the container; null when there is none.</summary>
    public (Ecs.Cluster Cluster, Ecs.Service Service)? Container { get; private set; }

    /// <summary>Makes the queue, where the settings need one.</summary>
    /// <returns>The queue; null when each node keeps its own.</returns>
    public static AwsRedisQueue? Create(AwsContext context, EncryptionKey key, AwsNetwork network) =>
        context.Plan.Polling.Redis is not null ? new AwsRedisQueue(context, key, network) : null;

    // ElastiCache as near as it comes: one node, nothing kept on a disk, nothing evicted.
    private Output<string> CreateCache(RedisPlan redis, AwsNetwork network)
    {
        var subnets = new ElastiCache.SubnetGroup("redis-subnets", new ElastiCache.SubnetGroupArgs
        {
            Description = $"Redis queue of {_context.Stack}",
            SubnetIds = network.DataSubnetIds,
            Tags = Tags("redis-subnets"),
        }, Child());
        var parameters = new ElastiCache.ParameterGroup("redis-parameters", new ElastiCache.ParameterGroupArgs
        {
            Family = "valkey8",
            Description = $"Nothing is evicted from the queue of {_context.Stack}",
            Parameters = { new ParameterGroupParameterArgs { Name = "maxmemory-policy", Value = "noeviction" } },
            Tags = Tags("redis-parameters"),
        }, Child());
        var cache = new ElastiCache.ReplicationGroup("redis-cache", new ElastiCache.ReplicationGroupArgs
        {
            Description = $"Queue of polling Tentacles of {_context.Stack}",
            Engine = "valkey",
            EngineVersion = "8.0",
            NodeType = redis.Size,
            // A replica that takes over brings back requests that were collected already, and they would run twice.
            NumCacheClusters = 1,
            AutomaticFailoverEnabled = false,
            MultiAzEnabled = false,
            SnapshotRetentionLimit = 0,
            Port = redis.Port,
            TransitEncryptionEnabled = true,
            AuthToken = redis.Password.ToOutput(),
            AtRestEncryptionEnabled = true,
            KmsKeyId = _key.Arn,
            SubnetGroupName = subnets.Name,
            SecurityGroupIds = { network.Security.Redis!.Id },
            ParameterGroupName = parameters.Name,
            AutoMinorVersionUpgrade = true,
            // In UTC, in the quiet hours of most teams: patching empties the queue, and requests under way are made again.
            MaintenanceWindow = "sun:03:00-sun:05:00",
            ApplyImmediately = true,
            Tags = Tags("redis-cache"),
        }, Child());
        _ready.Add(cache);
        return cache.PrimaryEndpointAddress;
    }

    private Output<string> CreateContainer(RedisPlan redis, AwsNetwork network)
    {
        var logs = LogGroups.Create(_context, _key, "redis-logs", "redis", this);
        var secret = StoredSecret.Create(_context, _key, "redis-secret-password", "redis-password", redis.Password.ToOutput(), "Password of the Redis queue", this);
        var execution = TaskRoles.Create(_context, "redis-execution-role", "Starts the Redis queue: image, password, logs", this);
        var policies = TaskRoles.AllowStart(_context, "redis-execution", execution, logs, _key, [secret.Arn], [redis.Image], this);

        var hostNames = new ServiceDiscovery.PrivateDnsNamespace("redis-namespace", new ServiceDiscovery.PrivateDnsNamespaceArgs
        {
            // Of the stack's own: two namespaces of one name cannot be in one VPC.
            Name = $"{_context.HostLabel}.internal",
            Description = $"Names inside {_context.Stack}",
            Vpc = network.VpcId,
            Tags = Tags("redis-namespace"),
        }, Child());
        var name = new ServiceDiscovery.Service("redis-name", new ServiceDiscovery.ServiceArgs
        {
            Name = Component,
            Description = $"Where the Redis queue of {_context.Stack} is",
            DnsConfig = new ServiceDnsConfigArgs
            {
                NamespaceId = hostNames.Id,
                RoutingPolicy = "MULTIVALUE",
                DnsRecords = { new ServiceDnsConfigDnsRecordArgs { Type = "A", Ttl = NameSeconds } },
            },
            // ECS reports whether the task is healthy (ECS developer guide, "Service discovery").
#pragma warning disable CS0618 // Deprecated, and needed: without it the provider sends no custom health check at all, and shows a change in every preview (hashicorp/terraform-provider-aws#44285).
            HealthCheckCustomConfig = new ServiceHealthCheckCustomConfigArgs { FailureThreshold = 1 },
#pragma warning restore CS0618
            ForceDestroy = true,
            Tags = Tags("redis-name"),
        }, Child());

        var cluster = new Ecs.Cluster("redis-cluster", new Ecs.ClusterArgs
        {
            Name = $"{_context.UndottedStack}-redis",
            Settings = { new ClusterSettingArgs { Name = "containerInsights", Value = "enabled" } },
            Tags = Tags("redis-cluster"),
        }, Child());
        var task = CreateTask(redis, execution, logs, secret.Arn);
        var service = new Ecs.Service("redis-service", new Ecs.ServiceArgs
        {
            Name = Component,
            Cluster = cluster.Arn,
            TaskDefinition = task.Arn,
            LaunchType = "FARGATE",
            PlatformVersion = "1.4.0",
            DesiredCount = 1,
            // Never two: each would hold a part of the queue.
            DeploymentMinimumHealthyPercent = 0,
            DeploymentMaximumPercent = 100,
            AvailabilityZoneRebalancing = "DISABLED",
            EnableEcsManagedTags = true,
            PropagateTags = "SERVICE",
            WaitForSteadyState = true,
            DeploymentController = new ServiceDeploymentControllerArgs { Type = "ECS" },
            NetworkConfiguration = new ServiceNetworkConfigurationArgs
            {
                // Any zone: it holds nothing that would tie it to one.
                Subnets = network.NodeSubnetIds,
                SecurityGroups = { network.Security.Redis!.Id },
                AssignPublicIp = false,
            },
            ServiceRegistries = new ServiceServiceRegistriesArgs { RegistryArn = name.Arn },
            Tags = Tags("redis-service"),
        }, Child([secret.Version, .. policies, .. network.WaysOut]));
        Container = (cluster, service);
        _ready.Add(service);
        return Output.Format($"{name.Name}.{hostNames.Name}");
    }

    private Ecs.TaskDefinition CreateTask(RedisPlan redis, Iam.Role execution, CloudWatch.LogGroup logs, Output<string> passwordArn) => new("redis-task", new Ecs.TaskDefinitionArgs
    {
        Family = $"{_context.UndottedStack}-redis",
        RequiresCompatibilities = { "FARGATE" },
        NetworkMode = "awsvpc",
        // Half a vCPU takes 1 to 4 GiB (ECS developer guide, "Task CPU and memory").
        Cpu = "512",
        Memory = Text(RedisContainer.MemoryGiB(redis.MaxMemoryMiB) * 1024),
        RuntimePlatform = new TaskDefinitionRuntimePlatformArgs { CpuArchitecture = "X86_64", OperatingSystemFamily = "LINUX" },
        ExecutionRoleArn = execution.Arn,
        ContainerDefinitions = Output.Tuple(logs.Name, _context.Region, passwordArn).Apply(parts => Json.Write(
        [
            new ContainerDefinition
            {
                Name = Component,
                Image = redis.Image,
                EntryPoint = ["sh", "-c"],
                Command = [RedisContainer.Script],
                ReadonlyRootFilesystem = true,
                PortMappings = [new PortMapping(redis.Port)],
                Environment = [new NameValue(RedisContainer.MaxMemoryVariable, $"{Text(redis.MaxMemoryMiB)}mb")],
                Secrets = [new ContainerSecret(RedisContainer.PasswordVariable, parts.Item3)],
                // No load balancer and so no grace period: ECS replaces a Redis that no longer answers.
                HealthCheck = new ContainerHealthCheck(["CMD-SHELL", RedisContainer.HealthCheck], Interval: 10, Timeout: 5, Retries: 3, StartPeriod: 30),
                LogConfiguration = new LogConfiguration("awslogs", new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["awslogs-group"] = parts.Item1,
                    ["awslogs-region"] = parts.Item2,
                    ["awslogs-stream-prefix"] = Component,
                    ["mode"] = "non-blocking",
                    ["max-buffer-size"] = "1m",
                }),
            },
        ])),
        Tags = Tags("redis-task"),
    }, Child());

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
