using System.Collections.Immutable;

namespace Pulumi.Aws
{
    public static class GetAvailabilityZones
    {
        public static Output<GetAvailabilityZonesResult> Invoke(GetAvailabilityZonesInvokeArgs? args = null, InvokeOptions? options = null) =>
            Deployment.Instance.Invoke<GetAvailabilityZonesResult>("aws:index/getAvailabilityZones:getAvailabilityZones", args ?? new GetAvailabilityZonesInvokeArgs(), options);
    }

    public sealed class GetAvailabilityZonesInvokeArgs : InvokeArgs
    {
        [Input("excludeZoneIds")]
        private InputList<string>? _excludeZoneIds;

        public InputList<string> ExcludeZoneIds
        {
            get => _excludeZoneIds ??= new();
            set => _excludeZoneIds = value;
        }

        [Input("filters")]
        private InputList<Inputs.GetAvailabilityZonesFilterInputArgs>? _filters;

        public InputList<Inputs.GetAvailabilityZonesFilterInputArgs> Filters
        {
            get => _filters ??= new();
            set => _filters = value;
        }

        [Input("state")]
        public Input<string>? State { get; set; }
    }

    [OutputType]
    public sealed class GetAvailabilityZonesResult
    {
        public readonly ImmutableArray<string> Names;

        [OutputConstructor]
        private GetAvailabilityZonesResult(ImmutableArray<string> names) => Names = names;
    }

    public static class GetCallerIdentity
    {
        public static Output<GetCallerIdentityResult> Invoke(InvokeOptions? options = null) =>
            Deployment.Instance.Invoke<GetCallerIdentityResult>("aws:index/getCallerIdentity:getCallerIdentity", InvokeArgs.Empty, options);
    }

    [OutputType]
    public sealed class GetCallerIdentityResult
    {
        public readonly string AccountId;

        [OutputConstructor]
        private GetCallerIdentityResult(string accountId) => AccountId = accountId;
    }

    public static class GetPartition
    {
        public static Output<GetPartitionResult> Invoke(InvokeOptions? options = null) =>
            Deployment.Instance.Invoke<GetPartitionResult>("aws:index/getPartition:getPartition", InvokeArgs.Empty, options);
    }

    [OutputType]
    public sealed class GetPartitionResult
    {
        public readonly string Partition;

        [OutputConstructor]
        private GetPartitionResult(string partition) => Partition = partition;
    }

    public static class GetRegion
    {
        public static Output<GetRegionResult> Invoke(InvokeOptions? options = null) =>
            Deployment.Instance.Invoke<GetRegionResult>("aws:index/getRegion:getRegion", InvokeArgs.Empty, options);
    }

    [OutputType]
    public sealed class GetRegionResult
    {
        public readonly string Region;

        [OutputConstructor]
        private GetRegionResult(string region) => Region = region;
    }
}

namespace Pulumi.Aws.Inputs
{
    public sealed class GetAvailabilityZonesFilterInputArgs : ResourceArgs
    {
        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;

        [Input("values", required: true)]
        private InputList<string>? _values;

        public InputList<string> Values
        {
            get => _values ??= new();
            set => _values = value;
        }
    }
}
