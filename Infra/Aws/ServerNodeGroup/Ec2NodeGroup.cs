using System.Text;
using OctopusHA.Bootstrap;
using Pulumi.Aws.AutoScaling.Inputs;
using Pulumi.Aws.Ec2.Inputs;
using AutoScaling = Pulumi.Aws.AutoScaling;
using Ec2 = Pulumi.Aws.Ec2;
using Lb = Pulumi.Aws.LB;

namespace OctopusHA.Aws;

/// <summary>
/// Nodes on Windows machines, each with a launch template and an Auto Scaling group of one, so that a failed machine is
/// replaced by one with the same name, zone and ports.
/// </summary>
internal sealed class Ec2NodeGroup : ServerNodeGroup
{
    // GiB: Windows, page file, updates, and the server's program files.
    private const int RootGiB = 80;

    private readonly AwsContext _context;

    /// <summary>Creates the nodes.</summary>
    public Ec2NodeGroup(
        AwsContext context,
        Components.Database database,
        FsxStorage storage,
        ElasticLoadBalancer web,
        AwsPollingEndpoints polling,
        AwsRedisQueue? redis)
        : base(context)
    {
        _context = context;
        var logs = LogGroups.Create(context, "nodes-logs", "nodes", this);
        LogGroup = logs.Name;
        var computed = NodeSecretValues.Computed(database, redis?.ConnectionString, storage.SharePassword);
        var secrets = new NodeSecrets(context, computed, this);
        var script = new ScriptObject(context, this);
        var role = new MachineRole(context, logs, secrets, script, this);
        var drain = new DrainHook(context, logs, this);
        if (!Deployment.Instance.IsDryRun)
        {
            // The provider's error contains only the group's name.
            LogGroup.Apply(group =>
            {
                Log.Info(
                    "Each new node is waited for until it serves, up to "
                    + $"{LaunchHook.DeploymentWait.TotalMinutes:0} minutes. If one does not: log group {group}, stream "
                    + $"<node>/install, and the tag {InstallScript.ReportTag} of its instance name the step that fails "
                    + "(docs/windows-nodes.md).",
                    this);
                return group;
            });
        }

        List<Resource> ready =
        [
            .. secrets.Versions, .. role.Policies, script.Ready, .. redis?.Ready ?? [], .. drain.Ready,
            .. context.Network.EgressRoutes,
        ];
        foreach (var node in context.Plan.Nodes)
        {
            var networkInterface = polling.InterfaceOf(node);
            var template = CreateTemplate(node, UserData(node, storage, secrets, script), role, networkInterface);
            CreateGroup(node, template, networkInterface, [.. web.Pools, .. polling.PoolsOf(node)], drain, ready);
        }

        RegisterOutputs(new Dictionary<string, object?> { ["logGroup"] = LogGroup });
    }

    /// <inheritdoc/>
    public override Output<string> LogGroup { get; }

    /// <summary>The name of a node's group: <c>octopus-ha-prod-node1</c>.</summary>
    /// <param name="context">The context.</param>
    /// <param name="node">The node's name; with <c>*</c> in policies.</param>
    public static string GroupName(AwsContext context, string node) => $"{context.UndottedStack}-{node}";

    /// <summary>The ARN pattern of all nodes' groups, for policies.</summary>
    public static string GroupArns(AwsContext context, string partition, string region, string account) =>
        $"arn:{partition}:autoscaling:{region}:{account}:autoScalingGroup:*:"
        + $"autoScalingGroupName/{GroupName(context, "node*")}";

    private Output<string> UserData(Node node, FsxStorage storage, NodeSecrets secrets, ScriptObject script)
    {
        var plan = _context.Plan;
        var extra = new Dictionary<string, Output<string>>(StringComparer.Ordinal)
        {
            [WindowsExtras.Region] = _context.Region,
            [WindowsExtras.LogGroup] = LogGroup,
            [WindowsExtras.StoreBucket] = script.BucketName,
            [WindowsExtras.LaunchGroup] = Output.Create(GroupName(_context, node.Name)),
            [WindowsExtras.LaunchHook] = Output.Create(LaunchHook.Name(_context)),
        };
        if (storage.DirectoryDomain is { } domain)
        {
            extra.Add(WindowsExtras.DirectoryDomain, Output.Create(domain));
            extra.Add(WindowsExtras.DirectoryDnsIps, storage.DirectoryDnsIps!);
        }

        var windowsNode = new WindowsNode
        {
            Node = node,
            Server = plan.Server,
            Share = storage.SharePath,
            ShareUser = storage.ShareUser is { } user ? Output.Create(user) : null,
            TrustedProxies = plan.Network.CidrsOf(plan.LoadBalancer.Scheme),
            Secrets = secrets.Variables.ToDictionary(next => next.Secret.Key, next => next.Arn, StringComparer.Ordinal),
            Extra = extra,
        };
        var hash = InstallScript.Sha256(Cloud.Aws);
        return InstallScript.UserData(windowsNode, script.BucketName, script.Key, script.VersionId, hash)
            .Apply(text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
    }

    private Ec2.LaunchTemplate CreateTemplate(
        Node node, Output<string> userData, MachineRole role, NodeInterface? networkInterface)
    {
        var server = _context.Plan.Server;
        return new Ec2.LaunchTemplate($"nodes-template-{node.Name}", new Ec2.LaunchTemplateArgs
        {
            Description = $"{node.Name} of {_context.Stack}",
            UpdateDefaultVersion = true,
            ImageId = server.MachineImage!,
            InstanceType = server.Size.Type,
            EbsOptimized = "true",
            IamInstanceProfile = new LaunchTemplateIamInstanceProfileArgs { Arn = role.ProfileArn },
            // IMDSv2 only, with a hop limit of 1 (CKV_AWS_79, CKV_AWS_341).
            MetadataOptions = new LaunchTemplateMetadataOptionsArgs
            {
                HttpEndpoint = "enabled",
                HttpTokens = "required",
                HttpPutResponseHopLimit = 1,
            },
            Monitoring = new LaunchTemplateMonitoringArgs { Enabled = true },
            // The root device of Amazon's Windows images, and EC2's first recommended name for a second volume.
            BlockDeviceMappings = { Volume("/dev/sda1", RootGiB), Volume("xvdf", server.DataVolumeGiB) },
            NetworkInterfaces = { NetworkInterface(networkInterface) },
            TagSpecifications =
            {
                new LaunchTemplateTagSpecificationArgs
                {
                    ResourceType = "volume",
                    Tags = Tags($"nodes-volume-{node.Name}", node),
                },
            },
            UserData = userData,
            Tags = TagsOf(node),
        }, Child());
    }

    private LaunchTemplateBlockDeviceMappingArgs Volume(string device, int size) => new()
    {
        DeviceName = device,
        Ebs = new LaunchTemplateBlockDeviceMappingEbsArgs
        {
            VolumeType = "gp3",
            VolumeSize = size,
            Encrypted = "true",
            KmsKeyId = _context.Key.Arn,
            // Persistent data is in the database and on the share.
            DeleteOnTermination = "true",
        },
    };

    // A persistent network interface has its own subnet and security groups, and is not deleted with the machine.
    private LaunchTemplateNetworkInterfaceArgs NetworkInterface(NodeInterface? persistent) => persistent is not null
        ? new LaunchTemplateNetworkInterfaceArgs
        {
            DeviceIndex = 0,
            NetworkInterfaceId = persistent.Interface.Id,
            DeleteOnTermination = "false",
        }
        : new LaunchTemplateNetworkInterfaceArgs
        {
            DeviceIndex = 0,
            AssociatePublicIpAddress = "false",
            SecurityGroups = { _context.Network.Security.Nodes.Id },
            DeleteOnTermination = "true",
        };

    private void SetLocation(
        AutoScaling.GroupArgs group, Node node, NodeInterface? networkInterface, IReadOnlyList<BackendPool> pools)
    {
        if (networkInterface is null)
        {
            group.VpcZoneIdentifiers.Add(_context.Network.NodeSubnetIds[node.ZoneIndex]);
            group.TargetGroupArns = pools.Select(pool => pool.TargetGroup.Arn).ToArray();
            return;
        }

        // With a persistent interface the group has a zone instead of a subnet (CreateAutoScalingGroup,
        // AvailabilityZones), and its pools have the interface's address.
        group.AvailabilityZones.Add(_context.Network.ZoneName(node.ZoneIndex));
        foreach (var pool in pools)
        {
            _ = new Lb.TargetGroupAttachment($"nodes-attachment-{node.Name}-{pool.ContainerPort}", new()
            {
                TargetGroupArn = pool.TargetGroup.Arn,
                TargetId = networkInterface.Interface.PrivateIp,
                Port = pool.ContainerPort,
            }, Child());
        }
    }

    private void CreateGroup(
        Node node,
        Ec2.LaunchTemplate template,
        NodeInterface? networkInterface,
        IReadOnlyList<BackendPool> pools,
        DrainHook drain,
        IReadOnlyList<Resource> ready)
    {
        var name = $"nodes-group-{node.Name}";
        var size = _context.Plan.Maintenance ? 0 : 1;
        var args = new AutoScaling.GroupArgs
        {
            Name = GroupName(_context, node.Name),
            MinSize = size,
            MaxSize = size,
            DesiredCapacity = size,
            // For load balancers a draining node is unhealthy, but it must keep running: only a failed machine is
            // replaced (docs/decisions/0009).
            HealthCheckType = "EC2",
            HealthCheckGracePeriod = 300,
            // The old machine is terminated before the new one starts: never two with the same node name.
            InstanceMaintenancePolicy = new GroupInstanceMaintenancePolicyArgs
            {
                MinHealthyPercentage = 0,
                MaxHealthyPercentage = 100,
            },
            LaunchTemplate = new GroupLaunchTemplateArgs { Id = template.Id, Version = "$Latest" },
            EnabledMetrics = { AutoScaling.Metric.GroupInServiceInstances },
            WaitForCapacityTimeout = $"{LaunchHook.DeploymentWait.TotalMinutes:0}m",
            // In the group instead of separate resources: the launch hook must exist before the first machine, the
            // drain hook until the group is deleted.
            InitialLifecycleHooks = { LaunchHook.For(_context), drain.Hook() },
            Tags = Tags(name, node)
                .Select(tag => new GroupTagArgs { Key = tag.Key, Value = tag.Value, PropagateAtLaunch = true })
                .ToArray(),
        };
        SetLocation(args, node, networkInterface, pools);
        var options = new CustomResourceOptions
        {
            Parent = this,
            // Between subnet and persistent interface a machine must be replaced; the old one drains and is terminated
            // first, since two with the same node name must not run.
            ReplaceOnChanges = { "availabilityZones", "vpcZoneIdentifiers" },
            DeleteBeforeReplace = true,
            // The provider would replace group and machine when a hook's timeout changes.
            IgnoreChanges = { "initialLifecycleHooks" },
            // Longer than a drain and an installation.
            CustomTimeouts = new() { Update = LaunchHook.DeploymentWait * 2, Delete = DrainHook.Limit * 2 },
            DependsOn = [.. pools.Select(pool => pool.Listener), .. ready, .. networkInterface?.Ready ?? []],
        };
        // No dependency on the first node's group: the scripts of the other nodes wait for its schema.
        _ = new AutoScaling.Group(name, args, options);
    }
}
