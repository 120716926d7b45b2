namespace Pulumi.Aws.Kms
{
    public class Alias : CustomResource
    {
        public Alias(string name, AliasArgs args, CustomResourceOptions? options = null)
            : base("aws:kms/alias:Alias", name, args, Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class AliasArgs : ResourceArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("targetKeyId", required: true)]
        public Input<string> TargetKeyId { get; set; } = null!;
    }

    public class Key : CustomResource
    {
        public Key(string name, KeyArgs? args = null, CustomResourceOptions? options = null)
            : base("aws:kms/key:Key", name, args ?? new KeyArgs(), Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("description")]
        public Output<string> Description { get; private set; } = null!;

        [Output("keyId")]
        public Output<string> KeyId { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class KeyArgs : ResourceArgs
    {
        [Input("deletionWindowInDays")]
        public Input<int>? DeletionWindowInDays { get; set; }

        [Input("description")]
        public Input<string>? Description { get; set; }

        [Input("enableKeyRotation")]
        public Input<bool>? EnableKeyRotation { get; set; }

        [Input("policy")]
        public Input<string>? Policy { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }
}
