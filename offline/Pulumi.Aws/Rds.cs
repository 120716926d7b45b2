namespace Pulumi.Aws.Rds
{
    public class Instance : CustomResource
    {
        public Instance(string name, InstanceArgs args, CustomResourceOptions? options = null)
            : base("aws:rds/instance:Instance", name, args, Provider.Defaults(options, ["password"]))
        {
        }

        [Output("address")]
        public Output<string> Address { get; private set; } = null!;

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("domain")]
        public Output<string> Domain { get; private set; } = null!;

        [Output("endpoint")]
        public Output<string> Endpoint { get; private set; } = null!;

        [Output("finalSnapshotIdentifier")]
        public Output<string> FinalSnapshotIdentifier { get; private set; } = null!;

        [Output("identifier")]
        public Output<string> Identifier { get; private set; } = null!;

        [Output("instanceClass")]
        public Output<string> InstanceClass { get; private set; } = null!;

        [Output("kmsKeyId")]
        public Output<string> KmsKeyId { get; private set; } = null!;

        [Output("password")]
        public Output<string> Password { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;

        [Output("username")]
        public Output<string> Username { get; private set; } = null!;
    }

    public sealed class InstanceArgs : ResourceArgs
    {
        [Input("allocatedStorage")]
        public Input<int>? AllocatedStorage { get; set; }

        [Input("allowMajorVersionUpgrade")]
        public Input<bool>? AllowMajorVersionUpgrade { get; set; }

        [Input("applyImmediately")]
        public Input<bool>? ApplyImmediately { get; set; }

        [Input("autoMinorVersionUpgrade")]
        public Input<bool>? AutoMinorVersionUpgrade { get; set; }

        [Input("backupRetentionPeriod")]
        public Input<int>? BackupRetentionPeriod { get; set; }

        [Input("backupWindow")]
        public Input<string>? BackupWindow { get; set; }

        [Input("caCertIdentifier")]
        public Input<string>? CaCertIdentifier { get; set; }

        [Input("copyTagsToSnapshot")]
        public Input<bool>? CopyTagsToSnapshot { get; set; }

        [Input("dbSubnetGroupName")]
        public Input<string>? DbSubnetGroupName { get; set; }

        [Input("deleteAutomatedBackups")]
        public Input<bool>? DeleteAutomatedBackups { get; set; }

        [Input("deletionProtection")]
        public Input<bool>? DeletionProtection { get; set; }

        [Input("enabledCloudwatchLogsExports")]
        private InputList<string>? _enabledCloudwatchLogsExports;

        public InputList<string> EnabledCloudwatchLogsExports
        {
            get => _enabledCloudwatchLogsExports ??= new();
            set => _enabledCloudwatchLogsExports = value;
        }

        [Input("engine")]
        public Input<string>? Engine { get; set; }

        [Input("engineVersion")]
        public Input<string>? EngineVersion { get; set; }

        [Input("finalSnapshotIdentifier")]
        public Input<string>? FinalSnapshotIdentifier { get; set; }

        [Input("instanceClass", required: true)]
        public InputUnion<string, Pulumi.Aws.Rds.InstanceType> InstanceClass { get; set; } = null!;

        [Input("kmsKeyId")]
        public Input<string>? KmsKeyId { get; set; }

        [Input("licenseModel")]
        public Input<string>? LicenseModel { get; set; }

        [Input("maintenanceWindow")]
        public Input<string>? MaintenanceWindow { get; set; }

        [Input("maxAllocatedStorage")]
        public Input<int>? MaxAllocatedStorage { get; set; }

        [Input("monitoringInterval")]
        public Input<int>? MonitoringInterval { get; set; }

        [Input("monitoringRoleArn")]
        public Input<string>? MonitoringRoleArn { get; set; }

        [Input("multiAz")]
        public Input<bool>? MultiAz { get; set; }

        [Input("parameterGroupName")]
        public Input<string>? ParameterGroupName { get; set; }

        [Input("password")]
        private Input<string>? _password;

        public Input<string>? Password
        {
            get => _password;
            set => _password = Secrets.Mark(value);
        }

        [Input("performanceInsightsEnabled")]
        public Input<bool>? PerformanceInsightsEnabled { get; set; }

        [Input("performanceInsightsKmsKeyId")]
        public Input<string>? PerformanceInsightsKmsKeyId { get; set; }

        [Input("performanceInsightsRetentionPeriod")]
        public Input<int>? PerformanceInsightsRetentionPeriod { get; set; }

        [Input("port")]
        public Input<int>? Port { get; set; }

        [Input("publiclyAccessible")]
        public Input<bool>? PubliclyAccessible { get; set; }

        [Input("skipFinalSnapshot")]
        public Input<bool>? SkipFinalSnapshot { get; set; }

        [Input("storageEncrypted")]
        public Input<bool>? StorageEncrypted { get; set; }

        [Input("storageType")]
        public InputUnion<string, Pulumi.Aws.Rds.StorageType>? StorageType { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("username")]
        public Input<string>? Username { get; set; }

        [Input("vpcSecurityGroupIds")]
        private InputList<string>? _vpcSecurityGroupIds;

        public InputList<string> VpcSecurityGroupIds
        {
            get => _vpcSecurityGroupIds ??= new();
            set => _vpcSecurityGroupIds = value;
        }
    }

    public class ParameterGroup : CustomResource
    {
        public ParameterGroup(string name, ParameterGroupArgs args, CustomResourceOptions? options = null)
            : base("aws:rds/parameterGroup:ParameterGroup", name, args, Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("description")]
        public Output<string> Description { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class ParameterGroupArgs : ResourceArgs
    {
        [Input("description")]
        public Input<string>? Description { get; set; }

        [Input("family", required: true)]
        public Input<string> Family { get; set; } = null!;

        [Input("parameters")]
        private InputList<Inputs.ParameterGroupParameterArgs>? _parameters;

        public InputList<Inputs.ParameterGroupParameterArgs> Parameters
        {
            get => _parameters ??= new();
            set => _parameters = value;
        }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    public class SubnetGroup : CustomResource
    {
        public SubnetGroup(string name, SubnetGroupArgs args, CustomResourceOptions? options = null)
            : base("aws:rds/subnetGroup:SubnetGroup", name, args, Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("description")]
        public Output<string> Description { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;

        [Output("vpcId")]
        public Output<string> VpcId { get; private set; } = null!;
    }

    public sealed class SubnetGroupArgs : ResourceArgs
    {
        [Input("description")]
        public Input<string>? Description { get; set; }

        [Input("subnetIds", required: true)]
        private InputList<string>? _subnetIds;

        public InputList<string> SubnetIds
        {
            get => _subnetIds ??= new();
            set => _subnetIds = value;
        }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    [EnumType]
    public readonly struct InstanceType : IEquatable<InstanceType>
    {
        private readonly string _value;

        private InstanceType(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(InstanceType value) => value._value;

        public static bool operator ==(InstanceType left, InstanceType right) => left.Equals(right);

        public static bool operator !=(InstanceType left, InstanceType right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is InstanceType other && Equals(other);

        public bool Equals(InstanceType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct StorageType : IEquatable<StorageType>
    {
        private readonly string _value;

        private StorageType(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(StorageType value) => value._value;

        public static bool operator ==(StorageType left, StorageType right) => left.Equals(right);

        public static bool operator !=(StorageType left, StorageType right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is StorageType other && Equals(other);

        public bool Equals(StorageType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }
}

namespace Pulumi.Aws.Rds.Inputs
{
    public sealed class ParameterGroupParameterArgs : ResourceArgs
    {
        [Input("applyMethod")]
        public Input<string>? ApplyMethod { get; set; }

        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;

        [Input("value", required: true)]
        public Input<string> Value { get; set; } = null!;
    }
}
