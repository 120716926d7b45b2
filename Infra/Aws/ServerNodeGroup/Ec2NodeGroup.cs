using System.Text;
using OctopusHA.Bootstrap;
using OctopusHA.Components;
using OctopusHA.Plan;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.Aws.AutoScaling.Inputs;
using Pulumi.Aws.Ec2.Inputs;
using AutoScaling = Pulumi.Aws.AutoScaling;
using Ec2 = Pulumi.Aws.Ec2;
using Lb = Pulumi.Aws.LB;

namespace OctopusHA.Aws;

/// <summary>
/// Nodes on Windows machines: a launch template and an auto-scaling group of exactly one for each, so that a dead machine is
/// replaced by one with the same name, in the same zone, behind the same ports.
/// </summary>
internal sealed class Ec2NodeGroup : ServerNodeGroup
{
    // GiB: Windows, its page file, its updates, and the server's own files.
    private const int RootGiB = 80;

    private const string Component = "nodes";

    private readonly AwsContext _context;
    private readonly EncryptionKey _key;
    private readonly AwsNetwork _network;

    /// <summary>Makes the nodes.</summary>
    public Ec2NodeGroup(
        AwsContext context,
        EncryptionKey key,
        AwsNetwork network,
        Components.Database database,
        FsxStorage storage,
        ElasticLoadBalancer web,
        AwsPollingEndpoints polling,
        AwsRedisQueue? redis)
        : base(context)
    {
        _context = context;
        _key = key;
        _network = network;
        var logs = LogGroups.Create(context, key, "nodes-logs", "nodes", this);
        LogGroup = logs.Name;
        var secrets = new NodeSecrets(context, key, NodeSecretValues.Computed(database, redis?.ConnectionString, storage.SharePassword), this);
        var script = new ScriptObject(context, key, this);
        var role = new MachineRole(context, key, logs, secrets, script, this);
        var drain = new DrainHook(context, logs, this);
        if (!Deployment.Instance.IsDryRun)
        {
            // A provider's error names the group and no more.
            LogGroup.Apply(group =>
            {
                Log.Info($"Each new node is waited for until it serves, up to {LaunchHook.DeploymentWait.TotalMinutes:0} minutes. If one does not: log group {group}, stream <node>/install, and the tag {InstallScript.ReportTag} of its instance name the step that fails (docs/windows-nodes.md).", this);
                return group;
            });
        }

        foreach (var node in context.Plan.Nodes)
        {
            var place = polling.InterfaceOf(node);
            var template = CreateTemplate(node, UserData(node, storage, secrets, script), role, place);
            CreateGroup(node, template, place, [.. web.Pools, .. polling.PoolsOf(node)], drain, [.. secrets.Versions, .. role.Policies, script.Ready, .. redis?.Ready ?? []]);
        }

        RegisterOutputs(new Dictionary<string, object?> { ["logGroup"] = LogGroup });
    }

    /// <inheritdoc/>
    public override Output<string> LogGroup { get; }

    /// <summary>The name of a node's group: <c>octopus-ha-prod-node1</c>.</summary>
    /// <param name="context">The stack.</param>
    /// <param name="node">The node; <c>*</c> for all of them, as policies write it.</param>
    public static string GroupName(AwsContext context, string node) => $"{context.UndottedStack}-{node}";

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

        var told = new WindowsNode
        {
            Node = node,
            Server = plan.Server,
            Share = storage.SharePath,
            ShareUser = storage.ShareUser is { } user ? Output.Create(user) : null,
            TrustedProxies = plan.Network.CidrsOf(plan.LoadBalancer.Scheme),
            Secrets = secrets.Variables.ToDictionary(variable => variable.Secret.Key, variable => variable.Arn, StringComparer.Ordinal),
            Extra = extra,
        };
        return InstallScript.UserData(told, script.BucketName, script.Key, script.VersionId, InstallScript.Sha256(Cloud.Aws))
            .Apply(text => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
    }

    private Ec2.LaunchTemplate CreateTemplate(Node node, Output<string> userData, MachineRole role, NodeInterface? place)
    {
        var server = _context.Plan.Server;
        var name = $"nodes-template-{node.Name}";
        return new Ec2.LaunchTemplate(name, new Ec2.LaunchTemplateArgs
        {
            Description = $"{node.Name} of {_context.Stack}",
            UpdateDefaultVersion = true,
            ImageId = server.MachineImage!,
            InstanceType = server.Size.Type,
            EbsOptimized = "true",
            IamInstanceProfile = new LaunchTemplateIamInstanceProfileArgs { Arn = role.ProfileArn },
            // Tokens only, and none beyond the machine itself (CKV_AWS_79, CKV_AWS_341).
            MetadataOptions = new LaunchTemplateMetadataOptionsArgs { HttpEndpoint = "enabled", HttpTokens = "required", HttpPutResponseHopLimit = 1 },
            Monitoring = new LaunchTemplateMonitoringArgs { Enabled = true },
            // The root device of Amazon's Windows images, and the first name that EC2 advises for another volume of Windows.
            BlockDeviceMappings = { Volume("/dev/sda1", RootGiB), Volume("xvdf", server.DataVolumeGiB) },
            NetworkInterfaces = { NetworkInterface(place) },
            TagSpecifications =
            {
                new LaunchTemplateTagSpecificationArgs { ResourceType = "volume", Tags = Tags($"nodes-volume-{node.Name}", node) },
            },
            UserData = userData,
            Tags = Tags(name, node),
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
            KmsKeyId = _key.Arn,
            // What must last is in the database and on the share.
            DeleteOnTermination = "true",
        },
    };

    // Where a node stands in the network is decided here and in Place, and nowhere else. An interface of the node's own knows its
    // subnet and its security groups itself, and outlives the machine.
    private LaunchTemplateNetworkInterfaceArgs NetworkInterface(NodeInterface? place) => place is not null
        ? new LaunchTemplateNetworkInterfaceArgs { DeviceIndex = 0, NetworkInterfaceId = place.Interface.Id, DeleteOnTermination = "false" }
        : new LaunchTemplateNetworkInterfaceArgs
        {
            DeviceIndex = 0,
            AssociatePublicIpAddress = "false",
            SecurityGroups = { _network.Security.Nodes.Id },
            DeleteOnTermination = "true",
        };

    private void Place(AutoScaling.GroupArgs group, Node node, NodeInterface? place, IReadOnlyList<BackendPool> pools)
    {
        if (place is null)
        {
            group.VpcZoneIdentifiers.Add(_network.NodeSubnetIds[node.ZoneIndex]);
            group.TargetGroupArns = pools.Select(pool => pool.TargetGroup.Arn).ToArray();
            return;
        }

        // A group whose machines take over an interface is given its zone instead of a subnet (CreateAutoScalingGroup,
        // AvailabilityZones), and its pools are given the interface's address, which stays.
        group.AvailabilityZones.Add(_network.ZoneName(node.ZoneIndex));
        foreach (var pool in pools)
        {
            _ = new Lb.TargetGroupAttachment($"nodes-attachment-{node.Name}-{pool.ContainerPort}", new Lb.TargetGroupAttachmentArgs
            {
                TargetGroupArn = pool.TargetGroup.Arn,
                TargetId = place.Interface.PrivateIp,
                Port = pool.ContainerPort,
            }, Child());
        }
    }

    private void CreateGroup(Node node, Ec2.LaunchTemplate template, NodeInterface? place, IReadOnlyList<BackendPool> pools, DrainHook drain, IReadOnlyList<Resource> needs)
    {
        var name = $"nodes-group-{node.Name}";
        var size = _context.Plan.Maintenance ? 0 : 1;
        var args = new AutoScaling.GroupArgs
        {
            Name = GroupName(_context, node.Name),
            MinSize = size,
            MaxSize = size,
            DesiredCapacity = size,
            // A load balancer calls a draining node unhealthy, which must live: only a dead machine is replaced (docs/decisions/0009).
            HealthCheckType = "EC2",
            HealthCheckGracePeriod = 300,
            // The old machine goes before the new one comes: never two of one name.
            InstanceMaintenancePolicy = new GroupInstanceMaintenancePolicyArgs { MinHealthyPercentage = 0, MaxHealthyPercentage = 100 },
            LaunchTemplate = new GroupLaunchTemplateArgs { Id = template.Id, Version = "$Latest" },
            EnabledMetrics = { AutoScaling.Metric.GroupInServiceInstances },
            WaitForCapacityTimeout = $"{LaunchHook.DeploymentWait.TotalMinutes:0}m",
            // Part of the group, not resources beside it: the one must be there before the first machine, the other still hold when
            // the group itself is deleted.
            InitialLifecycleHooks = { LaunchHook.For(_context), drain.Hook() },
            Tags = Tags(name, node).Select(tag => new GroupTagArgs { Key = tag.Key, Value = tag.Value, PropagateAtLaunch = true }).ToArray(),
        };
        Place(args, node, place, pools);
        var options = new CustomResourceOptions
        {
            Parent = this,
            // From a subnet to an interface and back a machine comes only by being made anew; the old one drains and goes first,
            // since no two of one name may run.
            ReplaceOnChanges = { "availabilityZones", "vpcZoneIdentifiers" },
            DeleteBeforeReplace = true,
            // The provider would make group and machine anew for another limit of the hook; a limit is not worth a machine.
            IgnoreChanges = { "initialLifecycleHooks" },
            // Longer than a drain may take, and an installation.
            CustomTimeouts = new CustomTimeouts { Update = LaunchHook.DeploymentWait * 2, Delete = DrainHook.Limit * 2 },
            DependsOn = [.. pools.Select(pool => pool.Listener), .. needs, .. place?.Ready ?? [], .. drain.Ready, .. _network.WaysOut],
        };
        // No group depends on the first node's: the scripts of the others wait for its schema themselves.
        _ = new AutoScaling.Group(name, args, options);
    }
}
