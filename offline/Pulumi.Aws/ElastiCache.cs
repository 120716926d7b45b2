namespace Pulumi.Aws.ElastiCache
{
    public class ParameterGroup : CustomResource
    {
        public ParameterGroup(string name, ParameterGroupArgs args, CustomResourceOptions? options = null)
            : base("aws:elasticache/parameterGroup:ParameterGroup", name, args, Provider.Defaults(options))
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

    public class ReplicationGroup : CustomResource
    {
        public ReplicationGroup(string name, ReplicationGroupArgs args, CustomResourceOptions? options = null)
            : base("aws:elasticache/replicationGroup:ReplicationGroup", name, args, Provider.Defaults(options, "authToken", "authTokenWo"))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("description")]
        public Output<string> Description { get; private set; } = null!;

        [Output("kmsKeyId")]
        public Output<string> KmsKeyId { get; private set; } = null!;

        [Output("primaryEndpointAddress")]
        public Output<string> PrimaryEndpointAddress { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class ReplicationGroupArgs : ResourceArgs
    {
        [Input("applyImmediately")]
        public Input<bool>? ApplyImmediately { get; set; }

        [Input("atRestEncryptionEnabled")]
        public Input<bool>? AtRestEncryptionEnabled { get; set; }

        [Input("authToken")]
        private Input<string>? _authToken;

        public Input<string>? AuthToken
        {
            get => _authToken;
            set => _authToken = Secrets.Mark(value);
        }

        [Input("autoMinorVersionUpgrade")]
        public Input<bool>? AutoMinorVersionUpgrade { get; set; }

        [Input("automaticFailoverEnabled")]
        public Input<bool>? AutomaticFailoverEnabled { get; set; }

        [Input("description", required: true)]
        public Input<string> Description { get; set; } = null!;

        [Input("engine")]
        public Input<string>? Engine { get; set; }

        [Input("engineVersion")]
        public Input<string>? EngineVersion { get; set; }

        [Input("kmsKeyId")]
        public Input<string>? KmsKeyId { get; set; }

        [Input("maintenanceWindow")]
        public Input<string>? MaintenanceWindow { get; set; }

        [Input("multiAzEnabled")]
        public Input<bool>? MultiAzEnabled { get; set; }

        [Input("nodeType")]
        public Input<string>? NodeType { get; set; }

        [Input("numCacheClusters")]
        public Input<int>? NumCacheClusters { get; set; }

        [Input("parameterGroupName")]
        public Input<string>? ParameterGroupName { get; set; }

        [Input("port")]
        public Input<int>? Port { get; set; }

        [Input("securityGroupIds")]
        private InputList<string>? _securityGroupIds;

        public InputList<string> SecurityGroupIds
        {
            get => _securityGroupIds ??= new();
            set => _securityGroupIds = value;
        }

        [Input("snapshotRetentionLimit")]
        public Input<int>? SnapshotRetentionLimit { get; set; }

        [Input("subnetGroupName")]
        public Input<string>? SubnetGroupName { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("transitEncryptionEnabled")]
        public Input<bool>? TransitEncryptionEnabled { get; set; }
    }

    public class SubnetGroup : CustomResource
    {
        public SubnetGroup(string name, SubnetGroupArgs args, CustomResourceOptions? options = null)
            : base("aws:elasticache/subnetGroup:SubnetGroup", name, args, Provider.Defaults(options))
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
}

namespace Pulumi.Aws.ElastiCache.Inputs
{
    public sealed class ParameterGroupParameterArgs : ResourceArgs
    {
        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;

        [Input("value", required: true)]
        public Input<string> Value { get; set; } = null!;
    }
}
