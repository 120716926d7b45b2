namespace Pulumi.Aws.AutoScaling
{
    public class Group : CustomResource
    {
        public Group(string name, GroupArgs args, CustomResourceOptions? options = null)
            : base("aws:autoscaling/group:Group", name, args, Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class GroupArgs : ResourceArgs
    {
        [Input("availabilityZones")]
        private InputList<string>? _availabilityZones;

        public InputList<string> AvailabilityZones
        {
            get => _availabilityZones ??= new();
            set => _availabilityZones = value;
        }

        [Input("desiredCapacity")]
        public Input<int>? DesiredCapacity { get; set; }

        [Input("enabledMetrics")]
        private InputList<Metric>? _enabledMetrics;

        public InputList<Metric> EnabledMetrics
        {
            get => _enabledMetrics ??= new();
            set => _enabledMetrics = value;
        }

        [Input("healthCheckGracePeriod")]
        public Input<int>? HealthCheckGracePeriod { get; set; }

        [Input("healthCheckType")]
        public Input<string>? HealthCheckType { get; set; }

        [Input("initialLifecycleHooks")]
        private InputList<Inputs.GroupInitialLifecycleHookArgs>? _initialLifecycleHooks;

        public InputList<Inputs.GroupInitialLifecycleHookArgs> InitialLifecycleHooks
        {
            get => _initialLifecycleHooks ??= new();
            set => _initialLifecycleHooks = value;
        }

        [Input("instanceMaintenancePolicy")]
        public Input<Inputs.GroupInstanceMaintenancePolicyArgs>? InstanceMaintenancePolicy { get; set; }

        [Input("launchTemplate")]
        public Input<Inputs.GroupLaunchTemplateArgs>? LaunchTemplate { get; set; }

        [Input("loadBalancers")]
        private InputList<string>? _loadBalancers;

        public InputList<string> LoadBalancers
        {
            get => _loadBalancers ??= new();
            set => _loadBalancers = value;
        }

        [Input("maxSize", required: true)]
        public Input<int> MaxSize { get; set; } = null!;

        [Input("minSize", required: true)]
        public Input<int> MinSize { get; set; } = null!;

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("tags")]
        private InputList<Inputs.GroupTagArgs>? _tags;

        public InputList<Inputs.GroupTagArgs> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("targetGroupArns")]
        private InputList<string>? _targetGroupArns;

        public InputList<string> TargetGroupArns
        {
            get => _targetGroupArns ??= new();
            set => _targetGroupArns = value;
        }

        [Input("vpcZoneIdentifiers")]
        private InputList<string>? _vpcZoneIdentifiers;

        public InputList<string> VpcZoneIdentifiers
        {
            get => _vpcZoneIdentifiers ??= new();
            set => _vpcZoneIdentifiers = value;
        }

        [Input("waitForCapacityTimeout")]
        public Input<string>? WaitForCapacityTimeout { get; set; }
    }

    [EnumType]
    public readonly struct Metric : IEquatable<Metric>
    {
        private readonly string _value;

        private Metric(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static Metric GroupInServiceInstances { get; } = new("GroupInServiceInstances");

        public static explicit operator string(Metric value) => value._value;

        public static bool operator ==(Metric left, Metric right) => left.Equals(right);

        public static bool operator !=(Metric left, Metric right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is Metric other && Equals(other);

        public bool Equals(Metric other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }
}

namespace Pulumi.Aws.AutoScaling.Inputs
{
    public sealed class GroupInitialLifecycleHookArgs : ResourceArgs
    {
        [Input("defaultResult")]
        public Input<string>? DefaultResult { get; set; }

        [Input("heartbeatTimeout")]
        public Input<int>? HeartbeatTimeout { get; set; }

        [Input("lifecycleTransition", required: true)]
        public Input<string> LifecycleTransition { get; set; } = null!;

        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;
    }

    public sealed class GroupInstanceMaintenancePolicyArgs : ResourceArgs
    {
        [Input("maxHealthyPercentage", required: true)]
        public Input<int> MaxHealthyPercentage { get; set; } = null!;

        [Input("minHealthyPercentage", required: true)]
        public Input<int> MinHealthyPercentage { get; set; } = null!;
    }

    public sealed class GroupLaunchTemplateArgs : ResourceArgs
    {
        [Input("id")]
        public Input<string>? Id { get; set; }

        [Input("version")]
        public Input<string>? Version { get; set; }
    }

    public sealed class GroupTagArgs : ResourceArgs
    {
        [Input("key", required: true)]
        public Input<string> Key { get; set; } = null!;

        [Input("propagateAtLaunch", required: true)]
        public Input<bool> PropagateAtLaunch { get; set; } = null!;

        [Input("value", required: true)]
        public Input<string> Value { get; set; } = null!;
    }
}
