using System.Globalization;
using OctopusHA.Bootstrap;
using Pulumi.Aws.Ecs.Inputs;
using Pulumi.Aws.ElastiCache.Inputs;
using Pulumi.Aws.ServiceDiscovery.Inputs;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Ecs = Pulumi.Aws.Ecs;
using ElastiCache = Pulumi.Aws.ElastiCache;
using Iam = Pulumi.Aws.Iam;
using ServiceDiscovery = Pulumi.Aws.ServiceDiscovery;

namespace OctopusHA.Aws;

/// <summary>The Redis queue: a container on ECS, or ElastiCache.</summary>
internal sealed class AwsRedisQueue : RedisQueue
{
    private const string Component = "redis";

    // Seconds until clients find the address of a new task.
    private const int DnsTtl = 10;

    private readonly AwsContext _context;

    private AwsRedisQueue(AwsContext context)
        : base(context)
    {
        _context = context;
        var redis = context.Plan.Polling.Redis!;
        if (redis.Existing is { } existing)
        {
            ConnectionString = existing.ConnectionString.ToOutput();
        }
        else
        {
            var (host, options) = redis.Kind == RedisKind.Managed
                ? (CreateCache(redis), ",ssl=true")
                : (CreateContainer(redis), "");
            ConnectionString = Output.Format($"{host}:{redis.Port},password={redis.Password.ToOutput()}{options}");
        }

        RegisterOutputs(new Dictionary<string, object?>());
    }

    /// <inheritdoc/>
    public override Output<string> ConnectionString { get; }

    /// <summary>The cluster and the service of the container; null without a container.</summary>
    public (Ecs.Cluster Cluster, Ecs.Service Service)? Container { get; private set; }

    /// <summary>Creates the queue if the settings require one.</summary>
    /// <returns>The queue; null if nodes do not share one.</returns>
    public static AwsRedisQueue? Create(AwsContext context) =>
        context.Plan.Polling.Redis is not null ? new AwsRedisQueue(context) : null;

    // ElastiCache with the same properties: one node, no persistence, no eviction.
    private Output<string> CreateCache(RedisPlan redis)
    {
        var subnets = new ElastiCache.SubnetGroup("redis-subnets", new ElastiCache.SubnetGroupArgs
        {
            Description = $"Redis queue of {_context.Stack}",
            SubnetIds = _context.Network.DataSubnetIds,
        }, Child());
        var parameters = new ElastiCache.ParameterGroup("redis-parameters", new ElastiCache.ParameterGroupArgs
        {
            Family = "valkey8",
            Description = $"Nothing is evicted from the queue of {_context.Stack}",
            Parameters = { new ParameterGroupParameterArgs { Name = "maxmemory-policy", Value = "noeviction" } },
        }, Child());
        var cache = new ElastiCache.ReplicationGroup("redis-cache", new ElastiCache.ReplicationGroupArgs
        {
            Description = $"Queue of polling Tentacles of {_context.Stack}",
            Engine = "valkey",
            EngineVersion = "8.0",
            NodeType = redis.Size,
            // After a failover a replica would return requests that were already processed, and they would run twice.
            NumCacheClusters = 1,
            AutomaticFailoverEnabled = false,
            MultiAzEnabled = false,
            SnapshotRetentionLimit = 0,
            Port = redis.Port,
            TransitEncryptionEnabled = true,
            AuthToken = redis.Password.ToOutput(),
            AtRestEncryptionEnabled = true,
            KmsKeyId = _context.Key.Arn,
            SubnetGroupName = subnets.Name,
            SecurityGroupIds = { _context.Network.Security.Redis!.Id },
            ParameterGroupName = parameters.Name,
            AutoMinorVersionUpgrade = true,
            // UTC, outside most teams' working hours: patching empties the queue, and its requests are sent again.
            MaintenanceWindow = "sun:03:00-sun:05:00",
            ApplyImmediately = true,
        }, Child());
        AddReady(cache);
        return cache.PrimaryEndpointAddress;
    }

    private Output<string> CreateContainer(RedisPlan redis)
    {
        var logs = LogGroups.Create(_context, "redis-logs", "redis", this);
        var secret = StoredSecret.Create(
            _context,
            "redis-secret-password",
            "redis-password",
            redis.Password.ToOutput(),
            "Password of the Redis queue",
            this);
        var execution = TaskRoles.Create(
            _context, "redis-execution-role", "Starts the Redis queue: image, password, logs", this);
        var policies = TaskRoles.AllowStart(
            _context, "redis-execution", execution, logs, [secret.Arn], [redis.Image], this);

        var hostNames = new ServiceDiscovery.PrivateDnsNamespace("redis-namespace", new()
        {
            // Unique to the stack: a VPC cannot have two namespaces with the same name.
            Name = $"{_context.HostLabel}.internal",
            Description = $"Names inside {_context.Stack}",
            Vpc = _context.Network.VpcId,
        }, Child());
        var name = new ServiceDiscovery.Service("redis-name", new ServiceDiscovery.ServiceArgs
        {
            Name = Component,
            Description = $"Where the Redis queue of {_context.Stack} is",
            DnsConfig = new ServiceDnsConfigArgs
            {
                NamespaceId = hostNames.Id,
                RoutingPolicy = "MULTIVALUE",
                DnsRecords = { new ServiceDnsConfigDnsRecordArgs { Type = "A", Ttl = DnsTtl } },
            },
            // ECS reports whether the task is healthy (ECS developer guide, "Service discovery"). FailureThreshold is
            // deprecated but required: without it the provider sends no custom health check, and shows a change in
            // every preview (hashicorp/terraform-provider-aws#44285).
#pragma warning disable CS0618
            HealthCheckCustomConfig = new ServiceHealthCheckCustomConfigArgs { FailureThreshold = 1 },
#pragma warning restore CS0618
            ForceDestroy = true,
        }, Child());

        var cluster = new Ecs.Cluster("redis-cluster", new Ecs.ClusterArgs
        {
            Name = $"{_context.UndottedStack}-redis",
            Settings = { new ClusterSettingArgs { Name = "containerInsights", Value = "enabled" } },
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
            // Never two: each would have a part of the queue.
            DeploymentMinimumHealthyPercent = 0,
            DeploymentMaximumPercent = 100,
            AvailabilityZoneRebalancing = "DISABLED",
            EnableEcsManagedTags = true,
            PropagateTags = "SERVICE",
            WaitForSteadyState = true,
            DeploymentController = new ServiceDeploymentControllerArgs { Type = "ECS" },
            NetworkConfiguration = new ServiceNetworkConfigurationArgs
            {
                // Any zone, since it has no persistent data.
                Subnets = _context.Network.NodeSubnetIds,
                SecurityGroups = { _context.Network.Security.Redis!.Id },
                AssignPublicIp = false,
            },
            ServiceRegistries = new ServiceServiceRegistriesArgs { RegistryArn = name.Arn },
        }, Child([secret.Version, .. policies, .. _context.Network.EgressRoutes]));
        Container = (cluster, service);
        AddReady(service);
        return Output.Format($"{name.Name}.{hostNames.Name}");
    }

    private Ecs.TaskDefinition CreateTask(
        RedisPlan redis, Iam.Role execution, CloudWatch.LogGroup logs, Output<string> passwordArn) =>
        new("redis-task", new Ecs.TaskDefinitionArgs
        {
            Family = $"{_context.UndottedStack}-redis",
            RequiresCompatibilities = { "FARGATE" },
            NetworkMode = "awsvpc",
            // Half a vCPU supports 1 to 4 GiB (ECS developer guide, "Task CPU and memory").
            Cpu = "512",
            Memory = Text(RedisContainer.MemoryGiB(redis.MaxMemoryMiB) * 1024),
            RuntimePlatform = new TaskDefinitionRuntimePlatformArgs
            {
                CpuArchitecture = "X86_64",
                OperatingSystemFamily = "LINUX",
            },
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
                    // Without a load balancer there is no grace period: ECS replaces a Redis that stops responding.
                    HealthCheck = new ContainerHealthCheck(
                        ["CMD-SHELL", RedisContainer.HealthCheck],
                        Interval: 10,
                        Timeout: 5,
                        Retries: 3,
                        StartPeriod: 30),
                    LogConfiguration = LogConfiguration.CloudWatch(parts.Item1, parts.Item2, Component, "1m"),
                },
            ])),
        }, Child());

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
