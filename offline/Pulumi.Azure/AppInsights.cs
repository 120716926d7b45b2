namespace Pulumi.Azure.AppInsights
{
    public class Workbook : CustomResource
    {
        public Workbook(string name, WorkbookArgs args, CustomResourceOptions? options = null)
            : base("azure:appinsights/workbook:Workbook", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class WorkbookArgs : ResourceArgs
    {
        [Input("dataJson", required: true)]
        public Input<string> DataJson { get; set; } = null!;

        [Input("displayName", required: true)]
        public Input<string> DisplayName { get; set; } = null!;

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("sourceId")]
        public Input<string>? SourceId { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }
}
