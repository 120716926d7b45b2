namespace Pulumi.Aws.Iam
{
    public class InstanceProfile : CustomResource
    {
        public InstanceProfile(string name, InstanceProfileArgs? args = null, CustomResourceOptions? options = null)
            : base("aws:iam/instanceProfile:InstanceProfile", name, args ?? new InstanceProfileArgs(), Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("path")]
        public Output<string> Path { get; private set; } = null!;

        [Output("role")]
        public Output<string> Role { get; private set; } = null!;
    }

    public sealed class InstanceProfileArgs : ResourceArgs
    {
        [Input("role")]
        public Input<string>? Role { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    public class Role : CustomResource
    {
        public Role(string name, RoleArgs args, CustomResourceOptions? options = null)
            : base("aws:iam/role:Role", name, args, Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("description")]
        public Output<string> Description { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("path")]
        public Output<string> Path { get; private set; } = null!;
    }

    public sealed class RoleArgs : ResourceArgs
    {
        [Input("assumeRolePolicy", required: true)]
        public Input<string> AssumeRolePolicy { get; set; } = null!;

        [Input("description")]
        public Input<string>? Description { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    public class RolePolicy : CustomResource
    {
        public RolePolicy(string name, RolePolicyArgs args, CustomResourceOptions? options = null)
            : base("aws:iam/rolePolicy:RolePolicy", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("role")]
        public Output<string> Role { get; private set; } = null!;
    }

    public sealed class RolePolicyArgs : ResourceArgs
    {
        [Input("policy", required: true)]
        public Input<string> Policy { get; set; } = null!;

        [Input("role", required: true)]
        public Input<string> Role { get; set; } = null!;
    }

    public class RolePolicyAttachment : CustomResource
    {
        public RolePolicyAttachment(string name, RolePolicyAttachmentArgs args, CustomResourceOptions? options = null)
            : base("aws:iam/rolePolicyAttachment:RolePolicyAttachment", name, args, Provider.Defaults(options))
        {
        }

        [Output("role")]
        public Output<string> Role { get; private set; } = null!;
    }

    public sealed class RolePolicyAttachmentArgs : ResourceArgs
    {
        [Input("policyArn", required: true)]
        public Input<string> PolicyArn { get; set; } = null!;

        [Input("role", required: true)]
        public Input<string> Role { get; set; } = null!;
    }
}
