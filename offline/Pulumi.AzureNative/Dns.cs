using System.Collections.Immutable;

namespace Pulumi.AzureNative.Dns
{
    public class RecordSet : CustomResource
    {
        public RecordSet(string name, RecordSetArgs args, CustomResourceOptions? options = null)
            : base("azure-native:dns:RecordSet", name, args, Provider.Defaults(options))
        {
        }

        [Output("aRecords")]
        public Output<ImmutableArray<Outputs.ARecordResponse>> ARecords { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("targetResource")]
        public Output<Outputs.SubResourceResponse> TargetResource { get; private set; } = null!;
    }

    public sealed class RecordSetArgs : ResourceArgs
    {
        [Input("aRecords")]
        private InputList<Inputs.ARecordArgs>? _aRecords;

        public InputList<Inputs.ARecordArgs> ARecords
        {
            get => _aRecords ??= new();
            set => _aRecords = value;
        }

        [Input("recordType", required: true)]
        public Input<string> RecordType { get; set; } = null!;

        [Input("relativeRecordSetName")]
        public Input<string>? RelativeRecordSetName { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("targetResource")]
        public Input<Inputs.SubResourceArgs>? TargetResource { get; set; }

        [Input("ttl")]
        public Input<int>? Ttl { get; set; }

        [Input("zoneName", required: true)]
        public Input<string> ZoneName { get; set; } = null!;
    }
}

namespace Pulumi.AzureNative.Dns.Inputs
{
    public sealed class ARecordArgs : ResourceArgs
    {
        [Input("ipv4Address")]
        public Input<string>? Ipv4Address { get; set; }
    }

    public sealed class SubResourceArgs : ResourceArgs
    {
        [Input("id")]
        public Input<string>? Id { get; set; }
    }
}

namespace Pulumi.AzureNative.Dns.Outputs
{
    [OutputType]
    public sealed class ARecordResponse
    {

        [OutputConstructor]
        private ARecordResponse()
        {
        }
    }

    [OutputType]
    public sealed class SubResourceResponse
    {
        public readonly string? Id;

        [OutputConstructor]
        private SubResourceResponse(string? id)
        {
            Id = id;
        }
    }
}
