using System.Globalization;
using OctopusHA.Bootstrap;
using Pulumi.Aws.Ecs.Inputs;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Ecs = Pulumi.Aws.Ecs;

namespace OctopusHA.Aws;

/// <summary>
/// Nodes on ECS Fargate, each a service with one task, so that a restarted node keeps its name, its license slot and
/// its polling port, and two versions never run at the same time.
/// </summary>
internal sealed class FargateNodeGroup : ServerNodeGroup
{
    // Seconds; the maximum (ECS API reference, healthCheckGracePeriodSeconds): ECS must never stop a task because of a
    // target group, where a draining node is unhealthy. The watchdog checks liveness.
    private const int MaximumGracePeriod = int.MaxValue;

    // Seconds; Fargate's maximum (ECS API reference, stopTimeout). A drain takes longer, so drain before a deployment.
    private const int StopTimeout = 120;

    // GiB for packages in transfer, caches and git repositories of the node. Fargate allows 21 to 200.
    private const int EphemeralGiB = 50;

    private const string ServerContainer = "octopus";

    private readonly AwsContext _context;
    private readonly List<Ecs.Service> _services = [];

    /// <summary>Creates the nodes.</summary>
    public FargateNodeGroup(
        AwsContext context,
        Components.Database database,
        EfsStorage storage,
        ElasticLoadBalancer web,
        AwsPollingEndpoints polling,
        AwsRedisQueue? redis)
        : base(context)
    {
        _context = context;
        var logs = LogGroups.Create(context, "nodes-logs", "nodes", this);
        LogGroup = logs.Name;

        Cluster = new Ecs.Cluster("nodes-cluster", new Ecs.ClusterArgs
        {
            Name = context.UndottedStack,
            Settings = { new ClusterSettingArgs { Name = "containerInsights", Value = "enabled" } },
        }, Child());

        var computed = NodeSecretValues.Computed(database, redis?.ConnectionString, null);
        var secrets = new NodeSecrets(context, computed, this);
        var roles = new NodeRoles(context, logs, storage, secrets, this);
        List<Resource> ready =
        [
            .. storage.Ready, .. secrets.Versions, .. roles.Policies, .. redis?.Ready ?? [],
            .. context.Network.EgressRoutes,
        ];
        foreach (var node in context.Plan.Nodes)
        {
            var containers = Containers(node, secrets, storage, web, logs);
            var task = CreateTask(node, roles, storage, containers);
            _services.Add(CreateService(node, task, [.. web.Pools, .. polling.PoolsOf(node)], ready));
        }

        RegisterOutputs(new Dictionary<string, object?> { ["logGroup"] = LogGroup, ["cluster"] = Cluster.Name });
    }

    /// <inheritdoc/>
    public override Output<string> LogGroup { get; }

    /// <summary>The ECS cluster.</summary>
    public Ecs.Cluster Cluster { get; }

    /// <summary>The nodes' services, in the order of the nodes.</summary>
    public IReadOnlyList<Ecs.Service> Services => _services;

    private Ecs.TaskDefinition CreateTask(Node node, NodeRoles roles, EfsStorage storage, Output<string> containers)
    {
        var size = _context.Plan.Server.Size;
        var args = new Ecs.TaskDefinitionArgs
        {
            Family = $"{_context.UndottedStack}-{node.Name}",
            RequiresCompatibilities = { "FARGATE" },
            NetworkMode = "awsvpc",
            Cpu = Text(size.CpuUnits),
            Memory = Text(size.MemoryMiB),
            // The only platform of Octopus's image.
            RuntimePlatform = new TaskDefinitionRuntimePlatformArgs
            {
                CpuArchitecture = "X86_64",
                OperatingSystemFamily = "LINUX",
            },
            EphemeralStorage = new TaskDefinitionEphemeralStorageArgs { SizeInGib = EphemeralGiB },
            ExecutionRoleArn = roles.Execution.Arn,
            TaskRoleArn = roles.Task.Arn,
            ContainerDefinitions = containers,
            Tags = TagsOf(node),
        };
        foreach (var folder in storage.SharedFolders)
        {
            args.Volumes.Add(new TaskDefinitionVolumeArgs
            {
                Name = folder.Name,
                EfsVolumeConfiguration = new TaskDefinitionVolumeEfsVolumeConfigurationArgs
                {
                    FileSystemId = storage.StorageId,
                    TransitEncryption = "ENABLED",
                    AuthorizationConfig = new TaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfigArgs
                    {
                        AccessPointId = folder.AccessPointId,
                        Iam = "ENABLED",
                    },
                },
            });
        }

        return new Ecs.TaskDefinition($"nodes-task-{node.Name}", args, Child());
    }

    private Output<string> Containers(
        Node node, NodeSecrets secrets, EfsStorage storage, ElasticLoadBalancer web, CloudWatch.LogGroup logs)
    {
        var server = _context.Plan.Server;
        var variables = secrets.Variables;
        var arns = variables.Select(variable => variable.Arn);
        return Output.All([logs.Name, _context.Region, web.WebUrl, .. arns]).Apply(parts =>
            Json.Write(
            [
                new ContainerDefinition
                {
                    Name = ServerContainer,
                    Image = $"{server.Image}:{server.Version}",
                    // The image's process ends when its standard input is closed.
                    Interactive = true,
                    PortMappings =
                        [new(OctopusServer.WebPort), new(OctopusServer.GrpcPort), new(OctopusServer.PollingPort)],
                    Environment = Environment(node, server, parts[2]),
                    Secrets =
                        [.. variables.Select((next, i) => new ContainerSecret(next.Secret.Variable, parts[3 + i]))],
                    MountPoints =
                        [.. storage.SharedFolders.Select(next => new MountPoint(next.Name, next.ContainerPath))],
                    HealthCheck = HealthCheck,
                    StopTimeout = StopTimeout,
                    LogConfiguration = LogConfiguration.CloudWatch(parts[0], parts[1], node.Name, "25m"),
                },
                new ContainerDefinition
                {
                    Name = "watchdog",
                    Image = server.WatchdogImage,
                    EntryPoint = ["sh", "-c"],
                    Command = [Watchdog.Script],
                    MemoryReservation = 32,
                    ReadonlyRootFilesystem = true,
                    Environment =
                    [
                        new NameValue("FAILURES", Text(Watchdog.Failures)),
                        new NameValue("INTERVAL", Text(Watchdog.IntervalSeconds)),
                        new NameValue("PATIENCE", Text(Watchdog.PatienceSeconds)),
                        new NameValue("URL", PingUrl),
                    ],
                    DependsOn = [new ContainerDependency(ServerContainer, "START")],
                    LogConfiguration = LogConfiguration.CloudWatch(parts[0], parts[1], node.Name, "1m"),
                },
            ]));
    }

    private static readonly string PingUrl = $"http://localhost:{OctopusServer.WebPort}{OctopusServer.PingPath}";

    // 200 and 418 are both healthy: it checks whether the node runs, not whether it serves users. During the grace
    // period, which never ends, ECS only shows the result. ECS's limits are 5-300 s, 2-60 s, 1-10 and 0-300 s.
    private static readonly ContainerHealthCheck HealthCheck = new(
        [
            "CMD-SHELL",
            $"curl -s -o /dev/null -m 5 -w '%{{http_code}}' {PingUrl} "
            + $"| grep -qE '^({OctopusServer.Online}|{OctopusServer.Draining})$'",
        ],
        Interval: 30,
        Timeout: 10,
        Retries: 10,
        StartPeriod: 300);

    // Sorted by name, as ECS returns them.
    private static NameValue[] Environment(Node node, ServerPlan server, string webUrl)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["ACCEPT_EULA"] = "Y",
            ["ADMIN_USERNAME"] = server.Admin.Username,
            // Docker in Docker requires privileged mode, which Fargate does not support.
            ["DISABLE_DIND"] = "Y",
            ["OCTOPUS_SERVER_NODE_NAME"] = node.Name,
            ["OCTOPUS_SERVER_URI"] = webUrl,
            ["TASK_CAP"] = Text(node.TaskCap),
            // The folders of current images and the root of newer ones; Octopus documents both names of the variable.
            ["CLUSTER_SHARED_CONFIG"] = SharedMode,
            ["CLUSTER_SHARED_MODE"] = SharedMode,
        };
        if (server.Admin.Email is { } email)
        {
            variables["ADMIN_EMAIL"] = email;
        }

        if (server.Grpc)
        {
            variables["OCTOPUS_GRPC_SERVICES_PORT"] = Text(OctopusServer.GrpcPort);
        }

        return [.. variables.Select(variable => new NameValue(variable.Key, variable.Value))];
    }

    private const string SharedMode = "SEPARATE_VOLUMES_WITH_CLUSTER_SHARED";

    private Ecs.Service CreateService(
        Node node, Ecs.TaskDefinition task, IReadOnlyList<BackendPool> pools, IReadOnlyList<Resource> ready)
    {
        var plan = _context.Plan;
        var name = $"nodes-service-{node.Name}";
        var args = new Ecs.ServiceArgs
        {
            Name = node.Name,
            Cluster = Cluster.Arn,
            TaskDefinition = task.Arn,
            LaunchType = "FARGATE",
            PlatformVersion = "1.4.0",
            DesiredCount = plan.Maintenance ? 0 : 1,
            // The old task stops before the new one starts: never two with the same node name, never two versions.
            DeploymentMinimumHealthyPercent = 0,
            DeploymentMaximumPercent = 100,
            // It requires more than 100 %, and the node's zone is fixed.
            AvailabilityZoneRebalancing = "DISABLED",
            HealthCheckGracePeriodSeconds = MaximumGracePeriod,
            EnableExecuteCommand = plan.Server.ExecuteCommand,
            EnableEcsManagedTags = true,
            PropagateTags = "SERVICE",
            // The first node creates or upgrades the schema before others start; before an upgrade every node must be
            // stopped.
            WaitForSteadyState = node.IsFirst || plan.Maintenance,
            // The default, but explicit: otherwise the provider counts tasks instead of waiting for the deployment.
            DeploymentController = new ServiceDeploymentControllerArgs { Type = "ECS" },
            NetworkConfiguration = new ServiceNetworkConfigurationArgs
            {
                Subnets = { _context.Network.NodeSubnetIds[node.ZoneIndex] },
                SecurityGroups = { _context.Network.Security.Nodes.Id },
                AssignPublicIp = false,
            },
            Tags = TagsOf(node),
        };
        foreach (var pool in pools)
        {
            args.LoadBalancers.Add(new ServiceLoadBalancerArgs
            {
                TargetGroupArn = pool.TargetGroup.Arn,
                ContainerName = ServerContainer,
                ContainerPort = pool.ContainerPort,
            });
        }

        var options = new CustomResourceOptions
        {
            Parent = this,
            // Longer than the watchdog waits for the first success.
            CustomTimeouts = new() { Create = TimeSpan.FromMinutes(45), Update = TimeSpan.FromMinutes(45) },
            DependsOn = [.. pools.Select(pool => pool.Listener), .. ready],
        };
        if (!node.IsFirst)
        {
            options.DependsOn.Add(_services[0]);
        }

        return new Ecs.Service(name, args, options);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
