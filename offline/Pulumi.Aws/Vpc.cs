namespace Pulumi.Aws.Vpc
{
    public class SecurityGroupEgressRule : CustomResource
    {
        public SecurityGroupEgressRule(string name, SecurityGroupEgressRuleArgs args, CustomResourceOptions? options = null)
            : base("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", name, args, Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("cidrIpv4")]
        public Output<string> CidrIpv4 { get; private set; } = null!;

        [Output("description")]
        public Output<string> Description { get; private set; } = null!;

        [Output("referencedSecurityGroupId")]
        public Output<string> ReferencedSecurityGroupId { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;

        [Output("securityGroupId")]
        public Output<string> SecurityGroupId { get; private set; } = null!;
    }

    public sealed class SecurityGroupEgressRuleArgs : ResourceArgs
    {
        [Input("cidrIpv4")]
        public Input<string>? CidrIpv4 { get; set; }

        [Input("description")]
        public Input<string>? Description { get; set; }

        [Input("fromPort")]
        public Input<int>? FromPort { get; set; }

        [Input("ipProtocol", required: true)]
        public Input<string> IpProtocol { get; set; } = null!;

        [Input("referencedSecurityGroupId")]
        public Input<string>? ReferencedSecurityGroupId { get; set; }

        [Input("securityGroupId", required: true)]
        public Input<string> SecurityGroupId { get; set; } = null!;

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("toPort")]
        public Input<int>? ToPort { get; set; }
    }

    public class SecurityGroupIngressRule : CustomResource
    {
        public SecurityGroupIngressRule(string name, SecurityGroupIngressRuleArgs args, CustomResourceOptions? options = null)
            : base("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", name, args, Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("cidrIpv4")]
        public Output<string> CidrIpv4 { get; private set; } = null!;

        [Output("description")]
        public Output<string> Description { get; private set; } = null!;

        [Output("referencedSecurityGroupId")]
        public Output<string> ReferencedSecurityGroupId { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;

        [Output("securityGroupId")]
        public Output<string> SecurityGroupId { get; private set; } = null!;
    }

    public sealed class SecurityGroupIngressRuleArgs : ResourceArgs
    {
        [Input("cidrIpv4")]
        public Input<string>? CidrIpv4 { get; set; }

        [Input("description")]
        public Input<string>? Description { get; set; }

        [Input("fromPort")]
        public Input<int>? FromPort { get; set; }

        [Input("ipProtocol", required: true)]
        public Input<string> IpProtocol { get; set; } = null!;

        [Input("referencedSecurityGroupId")]
        public Input<string>? ReferencedSecurityGroupId { get; set; }

        [Input("securityGroupId", required: true)]
        public Input<string> SecurityGroupId { get; set; } = null!;

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("toPort")]
        public Input<int>? ToPort { get; set; }
    }
}
