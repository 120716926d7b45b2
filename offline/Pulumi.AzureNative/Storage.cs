namespace Pulumi.AzureNative.Storage
{
    public class FileServiceProperties : CustomResource
    {
        public FileServiceProperties(string name, FileServicePropertiesArgs args, CustomResourceOptions? options = null)
            : base("azure-native:storage:FileServiceProperties", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class FileServicePropertiesArgs : ResourceArgs
    {
        [Input("accountName", required: true)]
        public Input<string> AccountName { get; set; } = null!;

        [Input("fileServicesName")]
        public Input<string>? FileServicesName { get; set; }

        [Input("protocolSettings")]
        public Input<Inputs.ProtocolSettingsArgs>? ProtocolSettings { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("shareDeleteRetentionPolicy")]
        public Input<Inputs.DeleteRetentionPolicyArgs>? ShareDeleteRetentionPolicy { get; set; }
    }

    public class FileShare : CustomResource
    {
        public FileShare(string name, FileShareArgs args, CustomResourceOptions? options = null)
            : base("azure-native:storage:FileShare", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class FileShareArgs : ResourceArgs
    {
        [Input("accountName", required: true)]
        public Input<string> AccountName { get; set; } = null!;

        [Input("enabledProtocols")]
        public InputUnion<string, Pulumi.AzureNative.Storage.EnabledProtocols>? EnabledProtocols { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("shareName")]
        public Input<string>? ShareName { get; set; }

        [Input("shareQuota")]
        public Input<int>? ShareQuota { get; set; }
    }

    public class StorageAccount : CustomResource
    {
        public StorageAccount(string name, StorageAccountArgs args, CustomResourceOptions? options = null)
            : base("azure-native:storage:StorageAccount", name, args, Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class StorageAccountArgs : ResourceArgs
    {
        [Input("accountName")]
        public Input<string>? AccountName { get; set; }

        [Input("allowBlobPublicAccess")]
        public Input<bool>? AllowBlobPublicAccess { get; set; }

        [Input("allowSharedKeyAccess")]
        public Input<bool>? AllowSharedKeyAccess { get; set; }

        [Input("enableHttpsTrafficOnly")]
        public Input<bool>? EnableHttpsTrafficOnly { get; set; }

        [Input("kind", required: true)]
        public InputUnion<string, Pulumi.AzureNative.Storage.Kind> Kind { get; set; } = null!;

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("minimumTlsVersion")]
        public InputUnion<string, Pulumi.AzureNative.Storage.MinimumTlsVersion>? MinimumTlsVersion { get; set; }

        [Input("networkRuleSet")]
        public Input<Inputs.NetworkRuleSetArgs>? NetworkRuleSet { get; set; }

        [Input("publicNetworkAccess")]
        public InputUnion<string, Pulumi.AzureNative.Storage.PublicNetworkAccess>? PublicNetworkAccess { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("sku", required: true)]
        public Input<Inputs.SkuArgs> Sku { get; set; } = null!;

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    [EnumType]
    public readonly struct Bypass : IEquatable<Bypass>
    {
        private readonly string _value;

        private Bypass(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(Bypass value) => value._value;

        public static bool operator ==(Bypass left, Bypass right) => left.Equals(right);

        public static bool operator !=(Bypass left, Bypass right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is Bypass other && Equals(other);

        public bool Equals(Bypass other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct DefaultAction : IEquatable<DefaultAction>
    {
        private readonly string _value;

        private DefaultAction(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static DefaultAction Deny { get; } = new("Deny");

        public static explicit operator string(DefaultAction value) => value._value;

        public static bool operator ==(DefaultAction left, DefaultAction right) => left.Equals(right);

        public static bool operator !=(DefaultAction left, DefaultAction right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is DefaultAction other && Equals(other);

        public bool Equals(DefaultAction other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct EnabledProtocols : IEquatable<EnabledProtocols>
    {
        private readonly string _value;

        private EnabledProtocols(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(EnabledProtocols value) => value._value;

        public static bool operator ==(EnabledProtocols left, EnabledProtocols right) => left.Equals(right);

        public static bool operator !=(EnabledProtocols left, EnabledProtocols right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is EnabledProtocols other && Equals(other);

        public bool Equals(EnabledProtocols other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct Kind : IEquatable<Kind>
    {
        private readonly string _value;

        private Kind(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(Kind value) => value._value;

        public static bool operator ==(Kind left, Kind right) => left.Equals(right);

        public static bool operator !=(Kind left, Kind right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is Kind other && Equals(other);

        public bool Equals(Kind other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct MinimumTlsVersion : IEquatable<MinimumTlsVersion>
    {
        private readonly string _value;

        private MinimumTlsVersion(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(MinimumTlsVersion value) => value._value;

        public static bool operator ==(MinimumTlsVersion left, MinimumTlsVersion right) => left.Equals(right);

        public static bool operator !=(MinimumTlsVersion left, MinimumTlsVersion right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is MinimumTlsVersion other && Equals(other);

        public bool Equals(MinimumTlsVersion other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct PublicNetworkAccess : IEquatable<PublicNetworkAccess>
    {
        private readonly string _value;

        private PublicNetworkAccess(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(PublicNetworkAccess value) => value._value;

        public static bool operator ==(PublicNetworkAccess left, PublicNetworkAccess right) => left.Equals(right);

        public static bool operator !=(PublicNetworkAccess left, PublicNetworkAccess right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is PublicNetworkAccess other && Equals(other);

        public bool Equals(PublicNetworkAccess other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct SkuName : IEquatable<SkuName>
    {
        private readonly string _value;

        private SkuName(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(SkuName value) => value._value;

        public static bool operator ==(SkuName left, SkuName right) => left.Equals(right);

        public static bool operator !=(SkuName left, SkuName right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is SkuName other && Equals(other);

        public bool Equals(SkuName other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }
}

namespace Pulumi.AzureNative.Storage.Inputs
{
    public sealed class DeleteRetentionPolicyArgs : ResourceArgs
    {
        [Input("days")]
        public Input<int>? Days { get; set; }

        [Input("enabled")]
        public Input<bool>? Enabled { get; set; }
    }

    public sealed class MultichannelArgs : ResourceArgs
    {
        [Input("enabled")]
        public Input<bool>? Enabled { get; set; }
    }

    public sealed class NetworkRuleSetArgs : ResourceArgs
    {
        [Input("bypass")]
        public InputUnion<string, Pulumi.AzureNative.Storage.Bypass>? Bypass { get; set; }

        [Input("defaultAction", required: true)]
        public Input<Pulumi.AzureNative.Storage.DefaultAction> DefaultAction { get; set; } = null!;
    }

    public sealed class ProtocolSettingsArgs : ResourceArgs
    {
        [Input("smb")]
        public Input<Inputs.SmbSettingArgs>? Smb { get; set; }
    }

    public sealed class SkuArgs : ResourceArgs
    {
        [Input("name", required: true)]
        public InputUnion<string, Pulumi.AzureNative.Storage.SkuName> Name { get; set; } = null!;
    }

    public sealed class SmbSettingArgs : ResourceArgs
    {
        [Input("authenticationMethods")]
        public Input<string>? AuthenticationMethods { get; set; }

        [Input("channelEncryption")]
        public Input<string>? ChannelEncryption { get; set; }

        [Input("kerberosTicketEncryption")]
        public Input<string>? KerberosTicketEncryption { get; set; }

        [Input("multichannel")]
        public Input<Inputs.MultichannelArgs>? Multichannel { get; set; }

        [Input("versions")]
        public Input<string>? Versions { get; set; }
    }
}
