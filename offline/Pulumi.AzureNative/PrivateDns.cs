namespace Pulumi.AzureNative.PrivateDns
{
    public class PrivateRecordSet : CustomResource
    {
        public PrivateRecordSet(string name, PrivateRecordSetArgs args, CustomResourceOptions? options = null)
            : base("azure-native:privatedns:PrivateRecordSet", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class PrivateRecordSetArgs : ResourceArgs
    {
        [Input("aRecords")]
        private InputList<Inputs.ARecordArgs>? _aRecords;

        public InputList<Inputs.ARecordArgs> ARecords
        {
            get => _aRecords ??= new();
            set => _aRecords = value;
        }

        [Input("privateZoneName", required: true)]
        public Input<string> PrivateZoneName { get; set; } = null!;

        [Input("recordType", required: true)]
        public Input<string> RecordType { get; set; } = null!;

        [Input("relativeRecordSetName")]
        public Input<string>? RelativeRecordSetName { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("ttl")]
        public Input<double>? Ttl { get; set; }
    }

    public class PrivateZone : CustomResource
    {
        public PrivateZone(string name, PrivateZoneArgs args, CustomResourceOptions? options = null)
            : base("azure-native:privatedns:PrivateZone", name, args, Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class PrivateZoneArgs : ResourceArgs
    {
        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("privateZoneName")]
        public Input<string>? PrivateZoneName { get; set; }

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

    public class VirtualNetworkLink : CustomResource
    {
        public VirtualNetworkLink(string name, VirtualNetworkLinkArgs args, CustomResourceOptions? options = null)
            : base("azure-native:privatedns:VirtualNetworkLink", name, args, Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class VirtualNetworkLinkArgs : ResourceArgs
    {
        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("privateZoneName", required: true)]
        public Input<string> PrivateZoneName { get; set; } = null!;

        [Input("registrationEnabled")]
        public Input<bool>? RegistrationEnabled { get; set; }

        [Input("resolutionPolicy")]
        public InputUnion<string, Pulumi.AzureNative.PrivateDns.ResolutionPolicy>? ResolutionPolicy { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("virtualNetwork")]
        public Input<Inputs.SubResourceArgs>? VirtualNetwork { get; set; }
    }

    [EnumType]
    public readonly struct ResolutionPolicy : IEquatable<ResolutionPolicy>
    {
        private readonly string _value;

        private ResolutionPolicy(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(ResolutionPolicy value) => value._value;

        public static bool operator ==(ResolutionPolicy left, ResolutionPolicy right) => left.Equals(right);

        public static bool operator !=(ResolutionPolicy left, ResolutionPolicy right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is ResolutionPolicy other && Equals(other);

        public bool Equals(ResolutionPolicy other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }
}

namespace Pulumi.AzureNative.PrivateDns.Inputs
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
