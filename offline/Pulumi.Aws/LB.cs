namespace Pulumi.Aws.LB
{
    public class Listener : CustomResource
    {
        public Listener(string name, ListenerArgs args, CustomResourceOptions? options = null)
            : base("aws:lb/listener:Listener", name, args, Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("certificateArn")]
        public Output<string> CertificateArn { get; private set; } = null!;

        [Output("protocol")]
        public Output<string> Protocol { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;

        [Output("sslPolicy")]
        public Output<string> SslPolicy { get; private set; } = null!;
    }

    public sealed class ListenerArgs : ResourceArgs
    {
        [Input("certificateArn")]
        public Input<string>? CertificateArn { get; set; }

        [Input("defaultActions", required: true)]
        private InputList<Inputs.ListenerDefaultActionArgs>? _defaultActions;

        public InputList<Inputs.ListenerDefaultActionArgs> DefaultActions
        {
            get => _defaultActions ??= new();
            set => _defaultActions = value;
        }

        [Input("loadBalancerArn", required: true)]
        public Input<string> LoadBalancerArn { get; set; } = null!;

        [Input("port")]
        public Input<int>? Port { get; set; }

        [Input("protocol")]
        public Input<string>? Protocol { get; set; }

        [Input("sslPolicy")]
        public Input<string>? SslPolicy { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("tcpIdleTimeoutSeconds")]
        public Input<int>? TcpIdleTimeoutSeconds { get; set; }
    }

    public class ListenerRule : CustomResource
    {
        public ListenerRule(string name, ListenerRuleArgs args, CustomResourceOptions? options = null)
            : base("aws:lb/listenerRule:ListenerRule", name, args, Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class ListenerRuleArgs : ResourceArgs
    {
        [Input("actions", required: true)]
        private InputList<Inputs.ListenerRuleActionArgs>? _actions;

        public InputList<Inputs.ListenerRuleActionArgs> Actions
        {
            get => _actions ??= new();
            set => _actions = value;
        }

        [Input("conditions", required: true)]
        private InputList<Inputs.ListenerRuleConditionArgs>? _conditions;

        public InputList<Inputs.ListenerRuleConditionArgs> Conditions
        {
            get => _conditions ??= new();
            set => _conditions = value;
        }

        [Input("listenerArn", required: true)]
        public Input<string> ListenerArn { get; set; } = null!;

        [Input("priority")]
        public Input<int>? Priority { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    public class LoadBalancer : CustomResource
    {
        public LoadBalancer(string name, LoadBalancerArgs? args = null, CustomResourceOptions? options = null)
            : base("aws:lb/loadBalancer:LoadBalancer", name, args ?? new LoadBalancerArgs(), Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("arnSuffix")]
        public Output<string> ArnSuffix { get; private set; } = null!;

        [Output("desyncMitigationMode")]
        public Output<string> DesyncMitigationMode { get; private set; } = null!;

        [Output("dnsName")]
        public Output<string> DnsName { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;

        [Output("vpcId")]
        public Output<string> VpcId { get; private set; } = null!;

        [Output("zoneId")]
        public Output<string> ZoneId { get; private set; } = null!;
    }

    public sealed class LoadBalancerArgs : ResourceArgs
    {
        [Input("accessLogs")]
        public Input<Inputs.LoadBalancerAccessLogsArgs>? AccessLogs { get; set; }

        [Input("desyncMitigationMode")]
        public Input<string>? DesyncMitigationMode { get; set; }

        [Input("dropInvalidHeaderFields")]
        public Input<bool>? DropInvalidHeaderFields { get; set; }

        [Input("enableCrossZoneLoadBalancing")]
        public Input<bool>? EnableCrossZoneLoadBalancing { get; set; }

        [Input("enableDeletionProtection")]
        public Input<bool>? EnableDeletionProtection { get; set; }

        [Input("idleTimeout")]
        public Input<int>? IdleTimeout { get; set; }

        [Input("internal")]
        public Input<bool>? Internal { get; set; }

        [Input("loadBalancerType")]
        public Input<string>? LoadBalancerType { get; set; }

        [Input("preserveHostHeader")]
        public Input<bool>? PreserveHostHeader { get; set; }

        [Input("securityGroups")]
        private InputList<string>? _securityGroups;

        public InputList<string> SecurityGroups
        {
            get => _securityGroups ??= new();
            set => _securityGroups = value;
        }

        [Input("subnetMappings")]
        private InputList<Inputs.LoadBalancerSubnetMappingArgs>? _subnetMappings;

        public InputList<Inputs.LoadBalancerSubnetMappingArgs> SubnetMappings
        {
            get => _subnetMappings ??= new();
            set => _subnetMappings = value;
        }

        [Input("subnets")]
        private InputList<string>? _subnets;

        public InputList<string> Subnets
        {
            get => _subnets ??= new();
            set => _subnets = value;
        }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    public class TargetGroup : CustomResource
    {
        public TargetGroup(string name, TargetGroupArgs? args = null, CustomResourceOptions? options = null)
            : base("aws:lb/targetGroup:TargetGroup", name, args ?? new TargetGroupArgs(), Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("arnSuffix")]
        public Output<string> ArnSuffix { get; private set; } = null!;

        [Output("loadBalancingAlgorithmType")]
        public Output<string> LoadBalancingAlgorithmType { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("preserveClientIp")]
        public Output<string> PreserveClientIp { get; private set; } = null!;

        [Output("protocol")]
        public Output<string> Protocol { get; private set; } = null!;

        [Output("protocolVersion")]
        public Output<string> ProtocolVersion { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;

        [Output("vpcId")]
        public Output<string> VpcId { get; private set; } = null!;
    }

    public sealed class TargetGroupArgs : ResourceArgs
    {
        [Input("deregistrationDelay")]
        public Input<int>? DeregistrationDelay { get; set; }

        [Input("healthCheck")]
        public Input<Inputs.TargetGroupHealthCheckArgs>? HealthCheck { get; set; }

        [Input("loadBalancingAlgorithmType")]
        public Input<string>? LoadBalancingAlgorithmType { get; set; }

        [Input("port")]
        public Input<int>? Port { get; set; }

        [Input("preserveClientIp")]
        public Input<string>? PreserveClientIp { get; set; }

        [Input("protocol")]
        public Input<string>? Protocol { get; set; }

        [Input("protocolVersion")]
        public Input<string>? ProtocolVersion { get; set; }

        [Input("stickiness")]
        public Input<Inputs.TargetGroupStickinessArgs>? Stickiness { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("targetHealthStates")]
        private InputList<Inputs.TargetGroupTargetHealthStateArgs>? _targetHealthStates;

        public InputList<Inputs.TargetGroupTargetHealthStateArgs> TargetHealthStates
        {
            get => _targetHealthStates ??= new();
            set => _targetHealthStates = value;
        }

        [Input("targetType")]
        public Input<string>? TargetType { get; set; }

        [Input("vpcId")]
        public Input<string>? VpcId { get; set; }
    }

    public class TargetGroupAttachment : CustomResource
    {
        public TargetGroupAttachment(string name, TargetGroupAttachmentArgs args, CustomResourceOptions? options = null)
            : base("aws:lb/targetGroupAttachment:TargetGroupAttachment", name, args, Provider.Defaults(options))
        {
        }

        [Output("availabilityZone")]
        public Output<string> AvailabilityZone { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class TargetGroupAttachmentArgs : ResourceArgs
    {
        [Input("port")]
        public Input<int>? Port { get; set; }

        [Input("targetGroupArn", required: true)]
        public Input<string> TargetGroupArn { get; set; } = null!;

        [Input("targetId", required: true)]
        public Input<string> TargetId { get; set; } = null!;
    }
}

namespace Pulumi.Aws.LB.Inputs
{
    public sealed class ListenerDefaultActionArgs : ResourceArgs
    {
        [Input("redirect")]
        public Input<Inputs.ListenerDefaultActionRedirectArgs>? Redirect { get; set; }

        [Input("targetGroupArn")]
        public Input<string>? TargetGroupArn { get; set; }

        [Input("type", required: true)]
        public Input<string> Type { get; set; } = null!;
    }

    public sealed class ListenerDefaultActionRedirectArgs : ResourceArgs
    {
        [Input("port")]
        public Input<string>? Port { get; set; }

        [Input("protocol")]
        public Input<string>? Protocol { get; set; }

        [Input("statusCode", required: true)]
        public Input<string> StatusCode { get; set; } = null!;
    }

    public sealed class ListenerRuleActionArgs : ResourceArgs
    {
        [Input("fixedResponse")]
        public Input<Inputs.ListenerRuleActionFixedResponseArgs>? FixedResponse { get; set; }

        [Input("type", required: true)]
        public Input<string> Type { get; set; } = null!;
    }

    public sealed class ListenerRuleActionFixedResponseArgs : ResourceArgs
    {
        [Input("contentType", required: true)]
        public Input<string> ContentType { get; set; } = null!;

        [Input("messageBody")]
        public Input<string>? MessageBody { get; set; }

        [Input("statusCode")]
        public Input<string>? StatusCode { get; set; }
    }

    public sealed class ListenerRuleConditionArgs : ResourceArgs
    {
        [Input("pathPattern")]
        public Input<Inputs.ListenerRuleConditionPathPatternArgs>? PathPattern { get; set; }
    }

    public sealed class ListenerRuleConditionPathPatternArgs : ResourceArgs
    {
        [Input("values")]
        private InputList<string>? _values;

        public InputList<string> Values
        {
            get => _values ??= new();
            set => _values = value;
        }
    }

    public sealed class LoadBalancerAccessLogsArgs : ResourceArgs
    {
        [Input("bucket", required: true)]
        public Input<string> Bucket { get; set; } = null!;

        [Input("enabled")]
        public Input<bool>? Enabled { get; set; }

        [Input("prefix")]
        public Input<string>? Prefix { get; set; }
    }

    public sealed class LoadBalancerSubnetMappingArgs : ResourceArgs
    {
        [Input("allocationId")]
        public Input<string>? AllocationId { get; set; }

        [Input("subnetId", required: true)]
        public Input<string> SubnetId { get; set; } = null!;
    }

    public sealed class TargetGroupHealthCheckArgs : ResourceArgs
    {
        [Input("enabled")]
        public Input<bool>? Enabled { get; set; }

        [Input("healthyThreshold")]
        public Input<int>? HealthyThreshold { get; set; }

        [Input("interval")]
        public Input<int>? Interval { get; set; }

        [Input("matcher")]
        public Input<string>? Matcher { get; set; }

        [Input("path")]
        public Input<string>? Path { get; set; }

        [Input("port")]
        public Input<string>? Port { get; set; }

        [Input("protocol")]
        public Input<string>? Protocol { get; set; }

        [Input("timeout")]
        public Input<int>? Timeout { get; set; }

        [Input("unhealthyThreshold")]
        public Input<int>? UnhealthyThreshold { get; set; }
    }

    public sealed class TargetGroupStickinessArgs : ResourceArgs
    {
        [Input("enabled")]
        public Input<bool>? Enabled { get; set; }

        [Input("type", required: true)]
        public Input<string> Type { get; set; } = null!;
    }

    public sealed class TargetGroupTargetHealthStateArgs : ResourceArgs
    {
        [Input("enableUnhealthyConnectionTermination", required: true)]
        public Input<bool> EnableUnhealthyConnectionTermination { get; set; } = null!;
    }
}
