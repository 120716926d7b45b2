namespace Pulumi.Aws.Ecs
{
    public class Cluster : CustomResource
    {
        public Cluster(string name, ClusterArgs? args = null, CustomResourceOptions? options = null)
            : base("aws:ecs/cluster:Cluster", name, args ?? new ClusterArgs(), Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class ClusterArgs : ResourceArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("settings")]
        private InputList<Inputs.ClusterSettingArgs>? _settings;

        public InputList<Inputs.ClusterSettingArgs> Settings
        {
            get => _settings ??= new();
            set => _settings = value;
        }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    public class Service : CustomResource
    {
        public Service(string name, ServiceArgs? args = null, CustomResourceOptions? options = null)
            : base("aws:ecs/service:Service", name, args ?? new ServiceArgs(), Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("cluster")]
        public Output<string> Cluster { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;

        [Output("taskDefinition")]
        public Output<string> TaskDefinition { get; private set; } = null!;
    }

    public sealed class ServiceArgs : ResourceArgs
    {
        [Input("availabilityZoneRebalancing")]
        public Input<string>? AvailabilityZoneRebalancing { get; set; }

        [Input("cluster")]
        public Input<string>? Cluster { get; set; }

        [Input("deploymentController")]
        public Input<Inputs.ServiceDeploymentControllerArgs>? DeploymentController { get; set; }

        [Input("deploymentMaximumPercent")]
        public Input<int>? DeploymentMaximumPercent { get; set; }

        [Input("deploymentMinimumHealthyPercent")]
        public Input<int>? DeploymentMinimumHealthyPercent { get; set; }

        [Input("desiredCount")]
        public Input<int>? DesiredCount { get; set; }

        [Input("enableEcsManagedTags")]
        public Input<bool>? EnableEcsManagedTags { get; set; }

        [Input("enableExecuteCommand")]
        public Input<bool>? EnableExecuteCommand { get; set; }

        [Input("healthCheckGracePeriodSeconds")]
        public Input<int>? HealthCheckGracePeriodSeconds { get; set; }

        [Input("launchType")]
        public Input<string>? LaunchType { get; set; }

        [Input("loadBalancers")]
        private InputList<Inputs.ServiceLoadBalancerArgs>? _loadBalancers;

        public InputList<Inputs.ServiceLoadBalancerArgs> LoadBalancers
        {
            get => _loadBalancers ??= new();
            set => _loadBalancers = value;
        }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("networkConfiguration")]
        public Input<Inputs.ServiceNetworkConfigurationArgs>? NetworkConfiguration { get; set; }

        [Input("platformVersion")]
        public Input<string>? PlatformVersion { get; set; }

        [Input("propagateTags")]
        public Input<string>? PropagateTags { get; set; }

        [Input("serviceRegistries")]
        public Input<Inputs.ServiceServiceRegistriesArgs>? ServiceRegistries { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("taskDefinition")]
        public Input<string>? TaskDefinition { get; set; }

        [Input("waitForSteadyState")]
        public Input<bool>? WaitForSteadyState { get; set; }
    }

    public class TaskDefinition : CustomResource
    {
        public TaskDefinition(string name, TaskDefinitionArgs args, CustomResourceOptions? options = null)
            : base("aws:ecs/taskDefinition:TaskDefinition", name, args, Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("cpu")]
        public Output<string> Cpu { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class TaskDefinitionArgs : ResourceArgs
    {
        [Input("containerDefinitions", required: true)]
        public Input<string> ContainerDefinitions { get; set; } = null!;

        [Input("cpu")]
        public Input<string>? Cpu { get; set; }

        [Input("ephemeralStorage")]
        public Input<Inputs.TaskDefinitionEphemeralStorageArgs>? EphemeralStorage { get; set; }

        [Input("executionRoleArn")]
        public Input<string>? ExecutionRoleArn { get; set; }

        [Input("family", required: true)]
        public Input<string> Family { get; set; } = null!;

        [Input("memory")]
        public Input<string>? Memory { get; set; }

        [Input("networkMode")]
        public Input<string>? NetworkMode { get; set; }

        [Input("requiresCompatibilities")]
        private InputList<string>? _requiresCompatibilities;

        public InputList<string> RequiresCompatibilities
        {
            get => _requiresCompatibilities ??= new();
            set => _requiresCompatibilities = value;
        }

        [Input("runtimePlatform")]
        public Input<Inputs.TaskDefinitionRuntimePlatformArgs>? RuntimePlatform { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("taskRoleArn")]
        public Input<string>? TaskRoleArn { get; set; }

        [Input("volumes")]
        private InputList<Inputs.TaskDefinitionVolumeArgs>? _volumes;

        public InputList<Inputs.TaskDefinitionVolumeArgs> Volumes
        {
            get => _volumes ??= new();
            set => _volumes = value;
        }
    }
}

namespace Pulumi.Aws.Ecs.Inputs
{
    public sealed class ClusterSettingArgs : ResourceArgs
    {
        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;

        [Input("value", required: true)]
        public Input<string> Value { get; set; } = null!;
    }

    public sealed class ServiceDeploymentControllerArgs : ResourceArgs
    {
        [Input("type")]
        public Input<string>? Type { get; set; }
    }

    public sealed class ServiceLoadBalancerArgs : ResourceArgs
    {
        [Input("containerName", required: true)]
        public Input<string> ContainerName { get; set; } = null!;

        [Input("containerPort", required: true)]
        public Input<int> ContainerPort { get; set; } = null!;

        [Input("targetGroupArn")]
        public Input<string>? TargetGroupArn { get; set; }
    }

    public sealed class ServiceNetworkConfigurationArgs : ResourceArgs
    {
        [Input("assignPublicIp")]
        public Input<bool>? AssignPublicIp { get; set; }

        [Input("securityGroups")]
        private InputList<string>? _securityGroups;

        public InputList<string> SecurityGroups
        {
            get => _securityGroups ??= new();
            set => _securityGroups = value;
        }

        [Input("subnets", required: true)]
        private InputList<string>? _subnets;

        public InputList<string> Subnets
        {
            get => _subnets ??= new();
            set => _subnets = value;
        }
    }

    public sealed class ServiceServiceRegistriesArgs : ResourceArgs
    {
        [Input("registryArn", required: true)]
        public Input<string> RegistryArn { get; set; } = null!;
    }

    public sealed class TaskDefinitionEphemeralStorageArgs : ResourceArgs
    {
        [Input("sizeInGib", required: true)]
        public Input<int> SizeInGib { get; set; } = null!;
    }

    public sealed class TaskDefinitionRuntimePlatformArgs : ResourceArgs
    {
        [Input("cpuArchitecture")]
        public Input<string>? CpuArchitecture { get; set; }

        [Input("operatingSystemFamily")]
        public Input<string>? OperatingSystemFamily { get; set; }
    }

    public sealed class TaskDefinitionVolumeArgs : ResourceArgs
    {
        [Input("efsVolumeConfiguration")]
        public Input<Inputs.TaskDefinitionVolumeEfsVolumeConfigurationArgs>? EfsVolumeConfiguration { get; set; }

        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;
    }

    public sealed class TaskDefinitionVolumeEfsVolumeConfigurationArgs : ResourceArgs
    {
        [Input("authorizationConfig")]
        public Input<Inputs.TaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfigArgs>? AuthorizationConfig { get; set; }

        [Input("fileSystemId", required: true)]
        public Input<string> FileSystemId { get; set; } = null!;

        [Input("transitEncryption")]
        public Input<string>? TransitEncryption { get; set; }
    }

    public sealed class TaskDefinitionVolumeEfsVolumeConfigurationAuthorizationConfigArgs : ResourceArgs
    {
        [Input("accessPointId")]
        public Input<string>? AccessPointId { get; set; }

        [Input("iam")]
        public Input<string>? Iam { get; set; }
    }
}
