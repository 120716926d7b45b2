using System.Collections.Immutable;

namespace Pulumi.Aws.DirectoryService
{
    public class Directory : CustomResource
    {
        public Directory(string name, DirectoryArgs args, CustomResourceOptions? options = null)
            : base("aws:directoryservice/directory:Directory", name, args, Provider.Defaults(options, "password"))
        {
        }

        [Output("alias")]
        public Output<string> Alias { get; private set; } = null!;

        [Output("description")]
        public Output<string> Description { get; private set; } = null!;

        [Output("dnsIpAddresses")]
        public Output<ImmutableArray<string>> DnsIpAddresses { get; private set; } = null!;

        [Output("edition")]
        public Output<string> Edition { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("password")]
        public Output<string> Password { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;

        [Output("securityGroupId")]
        public Output<string> SecurityGroupId { get; private set; } = null!;

        [Output("shortName")]
        public Output<string> ShortName { get; private set; } = null!;

        [Output("size")]
        public Output<string> Size { get; private set; } = null!;

        [Output("type")]
        public Output<string> Type { get; private set; } = null!;
    }

    public sealed class DirectoryArgs : ResourceArgs
    {
        [Input("description")]
        public Input<string>? Description { get; set; }

        [Input("edition")]
        public Input<string>? Edition { get; set; }

        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;

        [Input("password", required: true)]
        private Input<string>? _password;

        public Input<string>? Password
        {
            get => _password;
            set => _password = Secrets.Mark(value);
        }

        [Input("shortName")]
        public Input<string>? ShortName { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("type")]
        public Input<string>? Type { get; set; }

        [Input("vpcSettings")]
        public Input<Inputs.DirectoryVpcSettingsArgs>? VpcSettings { get; set; }
    }
}

namespace Pulumi.Aws.DirectoryService.Inputs
{
    public sealed class DirectoryVpcSettingsArgs : ResourceArgs
    {
        [Input("subnetIds", required: true)]
        private InputList<string>? _subnetIds;

        public InputList<string> SubnetIds
        {
            get => _subnetIds ??= new();
            set => _subnetIds = value;
        }

        [Input("vpcId", required: true)]
        public Input<string> VpcId { get; set; } = null!;
    }
}
