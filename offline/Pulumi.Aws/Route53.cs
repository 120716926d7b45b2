namespace Pulumi.Aws.Route53
{
    public class Record : CustomResource
    {
        public Record(string name, RecordArgs args, CustomResourceOptions? options = null)
            : base("aws:route53/record:Record", name, args, Provider.Defaults(options))
        {
        }

        [Output("fqdn")]
        public Output<string> Fqdn { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("type")]
        public Output<string> Type { get; private set; } = null!;

        [Output("zoneId")]
        public Output<string> ZoneId { get; private set; } = null!;
    }

    public sealed class RecordArgs : ResourceArgs
    {
        [Input("aliases")]
        private InputList<Inputs.RecordAliasArgs>? _aliases;

        public InputList<Inputs.RecordAliasArgs> Aliases
        {
            get => _aliases ??= new();
            set => _aliases = value;
        }

        [Input("allowOverwrite")]
        public Input<bool>? AllowOverwrite { get; set; }

        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;

        [Input("records")]
        private InputList<string>? _records;

        public InputList<string> Records
        {
            get => _records ??= new();
            set => _records = value;
        }

        [Input("ttl")]
        public Input<int>? Ttl { get; set; }

        [Input("type", required: true)]
        public InputUnion<string, Pulumi.Aws.Route53.RecordType> Type { get; set; } = null!;

        [Input("zoneId", required: true)]
        public Input<string> ZoneId { get; set; } = null!;
    }

    [EnumType]
    public readonly struct RecordType : IEquatable<RecordType>
    {
        private readonly string _value;

        private RecordType(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(RecordType value) => value._value;

        public static bool operator ==(RecordType left, RecordType right) => left.Equals(right);

        public static bool operator !=(RecordType left, RecordType right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is RecordType other && Equals(other);

        public bool Equals(RecordType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    public static class GetZone
    {
        public static Output<GetZoneResult> Invoke(GetZoneInvokeArgs? args = null, InvokeOptions? options = null) =>
            Deployment.Instance.Invoke<GetZoneResult>("aws:route53/getZone:getZone", args ?? new GetZoneInvokeArgs(), options);
    }

    public sealed class GetZoneInvokeArgs : InvokeArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }
    }

    [OutputType]
    public sealed class GetZoneResult
    {
        public readonly string ZoneId;

        [OutputConstructor]
        private GetZoneResult(string zoneId) => ZoneId = zoneId;
    }
}

namespace Pulumi.Aws.Route53.Inputs
{
    public sealed class RecordAliasArgs : ResourceArgs
    {
        [Input("evaluateTargetHealth", required: true)]
        public Input<bool> EvaluateTargetHealth { get; set; } = null!;

        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;

        [Input("zoneId", required: true)]
        public Input<string> ZoneId { get; set; } = null!;
    }
}
