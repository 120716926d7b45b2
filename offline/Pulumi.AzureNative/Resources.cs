namespace Pulumi.AzureNative.Resources
{
    public class ResourceGroup : CustomResource
    {
        public ResourceGroup(string name, ResourceGroupArgs? args = null, CustomResourceOptions? options = null)
            : base("azure-native:resources:ResourceGroup", name, args ?? new ResourceGroupArgs(), Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class ResourceGroupArgs : ResourceArgs
    {
        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("resourceGroupName")]
        public Input<string>? ResourceGroupName { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }
}
