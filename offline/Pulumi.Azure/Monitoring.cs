namespace Pulumi.Azure.Monitoring
{
    public class AlertProcessingRuleActionGroup : CustomResource
    {
        public AlertProcessingRuleActionGroup(string name, AlertProcessingRuleActionGroupArgs args, CustomResourceOptions? options = null)
            : base("azure:monitoring/alertProcessingRuleActionGroup:AlertProcessingRuleActionGroup", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class AlertProcessingRuleActionGroupArgs : ResourceArgs
    {
        [Input("addActionGroupIds", required: true)]
        private InputList<string>? _addActionGroupIds;

        public InputList<string> AddActionGroupIds
        {
            get => _addActionGroupIds ??= new();
            set => _addActionGroupIds = value;
        }

        [Input("description")]
        public Input<string>? Description { get; set; }

        [Input("enabled")]
        public Input<bool>? Enabled { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("scopes", required: true)]
        private InputList<string>? _scopes;

        public InputList<string> Scopes
        {
            get => _scopes ??= new();
            set => _scopes = value;
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
