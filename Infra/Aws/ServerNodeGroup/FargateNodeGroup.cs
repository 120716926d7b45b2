using System.Globalization;
using OctopusHA.Bootstrap;
using OctopusHA.Components;
using OctopusHA.Plan;
using Pulumi;
using Pulumi.Aws.Ecs.Inputs;
using CloudWatch = Pulumi.Aws.CloudWatch;
using Ecs = Pulumi.Aws.Ecs;

namespace OctopusHA.Aws;

/// <summary>
/// Nodes on ECS Fargate: a service of one task for each, so that a restarted node keeps its name, its place in the licence
/// and its polling port, and so that two versions never run side by side.
/// </summary>
internal sealed class FargateNodeGroup : ServerNodeGroup
{
    // The longest that ECS takes (API reference, healthCheckGracePeriodSeconds): it is never to judge by a target group,
    // which calls a draining node unhealthy. Liveness is the watchdog's.
    private const int NeverJudge = int.MaxValue;

    // Seconds; Fargate's longest (ECS API reference, stopTimeout). A drain takes longer, so drain before a deployment.
    private const int StopTimeout = 120;

    // Room for packages under way, cache and git repositories, which are each node's own. Fargate gives 21 to 200.
    private const int EphemeralGiB = 50;

    private const string Component = "nodes";
    private const string ServerContainer = "octopus";

    private readonly AwsContext _context;
    private readonly List<Ecs.Service> _services = [];

    /// <summary>Makes the nodes.</summary>
    public FargateNodeGroup(
        AwsContext context,
        EncryptionKey key,
        AwsNetwork network,
        Components.Database database,
        EfsStorage storage,
        ElasticLoadBalancer web,
        AwsPollingEndpoints polling,
        AwsRedisQueue? redis)
        : base(context)
    {
        _context = context;
        var plan = context.Plan;
        var logs = LogGroups.Create(context, key, "nodes-logs", "nodes", this);
        LogGroup = logs.Name;

        Cluster = new Ecs.Cluster("nodes-cluster", new Ecs.ClusterArgs
        {
            Name = context.UndottedStack,
            Settings = { new ClusterSettingArgs { Name = "containerInsights", Value = "enabled" } },
            Tags = Tags("nodes-cluster"),
        }, Child());

        var secrets = new NodeSecrets(context, key, NodeSecretValues.Computed(database, redis?.ConnectionString, null), this);
        var roles = new NodeRoles(context, key, logs, storage, secrets, this);
        foreach (var node in context.Plan.Nodes)
        {
            var task = CreateTask(node, plan, roles, secrets, storage, web, logs);
            _services.Add(CreateService(node, plan, task, network, storage, [.. web.Pools, .. polling.PoolsOf(node)], secrets, roles, redis));
        }

        RegisterOutputs(new Dictionary<string, object?> { ["logGroup"] = LogGroup, ["cluster"] = Cluster.Name });
    }

    /// <inheritdoc/>
    public override Output<string> LogGroup { get; }

    /// <summary>The ECS cluster.</summary>
    public Ecs.Cluster Cluster { get; }

    /// <summary>The nodes' services, in the order of the nodes.</summary>
    public IReadOnlyList<Ecs.Service> Services => _services;

    private Ecs.TaskDefinition CreateTask(
        Node node, ClusterPlan plan, NodeRoles roles, NodeSecrets secrets, EfsStorage storage, ElasticLoadBalancer web, CloudWatch.LogGroup logs)
    {
        var size = plan.Server.Size;
        var name = $"nodes-task-{node.Name}";
        var args = new Ecs.TaskDefinitionArgs
        {
            Family = $"{_context.UndottedStack}-{node.Name}",
            RequiresCompatibilities = { "FARGATE" },
            NetworkMode = "awsvpc",
            Cpu = Text(size.CpuUnits),
            Memory = Text(size.MemoryMiB),
            // Octopus publishes its image for this platform only.
            RuntimePlatform = new TaskDefinitionRuntimePlatformArgs { CpuArchitecture = "X86_64", OperatingSystemFamily = "LINUX" },
            EphemeralStorage = new TaskDefinitionEphemeralStorageArgs { SizeInGib = EphemeralGiB },
            ExecutionRoleArn = roles.Execution.Arn,
            TaskRoleArn = roles.Task.Arn,
            ContainerDefinitions = Containers(node, plan, secrets, storage, web, logs),
            Tags = Tags(name, node),
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

        return new Ecs.TaskDefinition(name, args, Child());
    }

    private Output<string> Containers(Node node, ClusterPlan plan, NodeSecrets secrets, EfsStorage storage, ElasticLoadBalancer web, CloudWatch.LogGroup logs)
    {
        var variables = secrets.Variables;
        return Output.All([logs.Name, _context.Region, web.WebUrl, .. variables.Select(variable => variable.Arn)]).Apply(parts =>
        {
            var log = new Func<string, LogConfiguration>(container => new LogConfiguration("awslogs", new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["awslogs-group"] = parts[0],
                ["awslogs-region"] = parts[1],
                ["awslogs-stream-prefix"] = node.Name,
                // A slow log service must slow nobody's deployment.
                ["mode"] = "non-blocking",
                ["max-buffer-size"] = container == ServerContainer ? "25m" : "1m",
            }));
            return Json.Write(
            [
                new ContainerDefinition
                {
                    Name = ServerContainer,
                    Image = $"{plan.Server.Image}:{plan.Server.Version}",
                    // The image's process ends when its standard input does.
                    Interactive = true,
                    PortMappings = [new PortMapping(OctopusServer.WebPort), new PortMapping(OctopusServer.GrpcPort), new PortMapping(OctopusServer.PollingPort)],
                    Environment = Environment(node, plan, parts[2]),
                    Secrets = [.. variables.Select((variable, i) => new ContainerSecret(variable.Secret.Variable, parts[3 + i]))],
                    MountPoints = [.. storage.SharedFolders.Select(folder => new MountPoint(folder.Name, folder.ContainerPath))],
                    HealthCheck = HealthCheck,
                    StopTimeout = StopTimeout,
                    LogConfiguration = log(ServerContainer),
                },
                new ContainerDefinition
                {
                    Name = "watchdog",
                    Image = plan.Server.WatchdogImage,
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
                    LogConfiguration = log("watchdog"),
                },
            ]);
        });
    }

    private static readonly string PingUrl = $"http://localhost:{OctopusServer.WebPort}{OctopusServer.PingPath}";

    // 200 and 418 are both well: what is asked is whether the node lives, not whether it serves. While the grace period
    // lasts, which is always, ECS only shows the answer. The bounds are ECS's: 5-300 s, 2-60 s, 1-10, 0-300 s.
    private static readonly ContainerHealthCheck HealthCheck = new(
        ["CMD-SHELL", $"curl -s -o /dev/null -m 5 -w '%{{http_code}}' {PingUrl} | grep -qE '^({OctopusServer.Online}|{OctopusServer.Draining})$'"],
        Interval: 30,
        Timeout: 10,
        Retries: 10,
        StartPeriod: 300);

    // In the order of their names, as ECS hands them back.
    private static NameValue[] Environment(Node node, ClusterPlan plan, string webUrl)
    {
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["ACCEPT_EULA"] = "Y",
            ["ADMIN_USERNAME"] = plan.Server.Admin.Username,
            // Fargate has no privileged mode, which Docker in Docker would need.
            ["DISABLE_DIND"] = "Y",
            ["OCTOPUS_SERVER_NODE_NAME"] = node.Name,
            ["OCTOPUS_SERVER_URI"] = webUrl,
            ["TASK_CAP"] = Text(node.TaskCap),
            // The folders of today's image and the root of newer ones; Octopus's documents name the variable both ways.
            ["CLUSTER_SHARED_CONFIG"] = SharedMode,
            ["CLUSTER_SHARED_MODE"] = SharedMode,
        };
        if (plan.Server.Admin.Email is { } email)
        {
            variables["ADMIN_EMAIL"] = email;
        }

        if (plan.Server.Grpc)
        {
            variables["OCTOPUS_GRPC_SERVICES_PORT"] = Text(OctopusServer.GrpcPort);
        }

        return [.. variables.Select(variable => new NameValue(variable.Key, variable.Value))];
    }

    private const string SharedMode = "SEPARATE_VOLUMES_WITH_CLUSTER_SHARED";

    private Ecs.Service CreateService(
        Node node, ClusterPlan plan, Ecs.TaskDefinition task, AwsNetwork network, EfsStorage storage, IReadOnlyList<BackendPool> pools, NodeSecrets secrets, NodeRoles roles, AwsRedisQueue? redis)
    {
        var name = $"nodes-service-{node.Name}";
        var args = new Ecs.ServiceArgs
        {
            Name = node.Name,
            Cluster = Cluster.Arn,
            TaskDefinition = task.Arn,
            LaunchType = "FARGATE",
            PlatformVersion = "1.4.0",
            DesiredCount = plan.Maintenance ? 0 : 1,
            // Stop the old task before the new one starts: never two of one name, never two versions.
            DeploymentMinimumHealthyPercent = 0,
            DeploymentMaximumPercent = 100,
            // It would want more than 100 %, and the node has its zone.
            AvailabilityZoneRebalancing = "DISABLED",
            HealthCheckGracePeriodSeconds = NeverJudge,
            EnableExecuteCommand = plan.Server.ExecuteCommand,
            EnableEcsManagedTags = true,
            PropagateTags = "SERVICE",
            // The first node makes the schema, or upgrades it, before another starts; and before an upgrade every node must be gone.
            WaitForSteadyState = node.IsFirst || plan.Maintenance,
            // Told, though it is the default: only then does the provider wait for the deployment instead of counting tasks.
            DeploymentController = new ServiceDeploymentControllerArgs { Type = "ECS" },
            NetworkConfiguration = new ServiceNetworkConfigurationArgs
            {
                Subnets = { network.NodeSubnetIds[node.ZoneIndex] },
                SecurityGroups = { network.Security.Nodes.Id },
                AssignPublicIp = false,
            },
            Tags = Tags(name, node),
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
            // Longer than the watchdog's patience, or Pulumi would give up before it.
            CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(45), Update = TimeSpan.FromMinutes(45) },
            DependsOn = [.. pools.Select(pool => pool.Listener), .. storage.Ready, .. secrets.Versions, .. roles.Policies, .. redis?.Ready ?? [], .. network.WaysOut],
        };
        if (!node.IsFirst)
        {
            options.DependsOn.Add(_services[0]);
        }

        return new Ecs.Service(name, args, options);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
