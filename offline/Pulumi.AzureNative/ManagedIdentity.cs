namespace Pulumi.AzureNative.ManagedIdentity
{
    public class UserAssignedIdentity : CustomResource
    {
        public UserAssignedIdentity(string name, UserAssignedIdentityArgs args, CustomResourceOptions? options = null)
            : base("azure-native:managedidentity:UserAssignedIdentity", name, args, Provider.Defaults(options))
        {
        }

        [Output("clientId")]
        public Output<string> ClientId { get; private set; } = null!;

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("principalId")]
        public Output<string> PrincipalId { get; private set; } = null!;
    }

    public sealed class UserAssignedIdentityArgs : ResourceArgs
    {
        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }
}
