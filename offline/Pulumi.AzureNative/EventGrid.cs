namespace Pulumi.AzureNative.EventGrid
{
    public class EventSubscription : CustomResource
    {
        public EventSubscription(string name, EventSubscriptionArgs args, CustomResourceOptions? options = null)
            : base("azure-native:eventgrid:EventSubscription", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class EventSubscriptionArgs : ResourceArgs
    {
        [Input("destination")]
        public Input<object>? Destination { get; set; }

        [Input("eventDeliverySchema")]
        public Input<string>? EventDeliverySchema { get; set; }

        [Input("eventSubscriptionName")]
        public Input<string>? EventSubscriptionName { get; set; }

        [Input("filter")]
        public Input<Inputs.EventSubscriptionFilterArgs>? Filter { get; set; }

        [Input("scope", required: true)]
        public Input<string> Scope { get; set; } = null!;
    }
}

namespace Pulumi.AzureNative.EventGrid.Inputs
{
    public sealed class MonitorAlertEventSubscriptionDestinationArgs : ResourceArgs
    {
        [Input("actionGroups")]
        private InputList<string>? _actionGroups;

        public InputList<string> ActionGroups
        {
            get => _actionGroups ??= new();
            set => _actionGroups = value;
        }

        [Input("description")]
        public Input<string>? Description { get; set; }

        [Input("endpointType", required: true)]
        public Input<string> EndpointType { get; set; } = null!;

        [Input("severity")]
        public Input<string>? Severity { get; set; }
    }

    public sealed class EventSubscriptionFilterArgs : ResourceArgs
    {
        [Input("includedEventTypes")]
        private InputList<string>? _includedEventTypes;

        public InputList<string> IncludedEventTypes
        {
            get => _includedEventTypes ??= new();
            set => _includedEventTypes = value;
        }

        [Input("subjectBeginsWith")]
        public Input<string>? SubjectBeginsWith { get; set; }
    }
}
