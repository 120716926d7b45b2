namespace Pulumi.AzureNative.KeyVault
{
    public class Secret : CustomResource
    {
        public Secret(string name, SecretArgs args, CustomResourceOptions? options = null)
            : base("azure-native:keyvault:Secret", name, args, Provider.Defaults(options))
        {
        }

        [Output("properties")]
        public Output<Outputs.SecretPropertiesResponse> Properties { get; private set; } = null!;

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class SecretArgs : ResourceArgs
    {
        [Input("properties", required: true)]
        public Input<Inputs.SecretPropertiesArgs> Properties { get; set; } = null!;

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("secretName")]
        public Input<string>? SecretName { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("vaultName", required: true)]
        public Input<string> VaultName { get; set; } = null!;
    }

    public class Vault : CustomResource
    {
        public Vault(string name, VaultArgs args, CustomResourceOptions? options = null)
            : base("azure-native:keyvault:Vault", name, args, Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class VaultArgs : ResourceArgs
    {
        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("properties", required: true)]
        public Input<Inputs.VaultPropertiesArgs> Properties { get; set; } = null!;

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

    [EnumType]
    public readonly struct NetworkRuleAction : IEquatable<NetworkRuleAction>
    {
        private readonly string _value;

        private NetworkRuleAction(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(NetworkRuleAction value) => value._value;

        public static bool operator ==(NetworkRuleAction left, NetworkRuleAction right) => left.Equals(right);

        public static bool operator !=(NetworkRuleAction left, NetworkRuleAction right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is NetworkRuleAction other && Equals(other);

        public bool Equals(NetworkRuleAction other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct NetworkRuleBypassOptions : IEquatable<NetworkRuleBypassOptions>
    {
        private readonly string _value;

        private NetworkRuleBypassOptions(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(NetworkRuleBypassOptions value) => value._value;

        public static bool operator ==(NetworkRuleBypassOptions left, NetworkRuleBypassOptions right) => left.Equals(right);

        public static bool operator !=(NetworkRuleBypassOptions left, NetworkRuleBypassOptions right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is NetworkRuleBypassOptions other && Equals(other);

        public bool Equals(NetworkRuleBypassOptions other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct SkuFamily : IEquatable<SkuFamily>
    {
        private readonly string _value;

        private SkuFamily(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(SkuFamily value) => value._value;

        public static bool operator ==(SkuFamily left, SkuFamily right) => left.Equals(right);

        public static bool operator !=(SkuFamily left, SkuFamily right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is SkuFamily other && Equals(other);

        public bool Equals(SkuFamily other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct SkuName : IEquatable<SkuName>
    {
        private readonly string _value;

        private SkuName(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static SkuName Standard { get; } = new("standard");

        public static explicit operator string(SkuName value) => value._value;

        public static bool operator ==(SkuName left, SkuName right) => left.Equals(right);

        public static bool operator !=(SkuName left, SkuName right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is SkuName other && Equals(other);

        public bool Equals(SkuName other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }
}

namespace Pulumi.AzureNative.KeyVault.Inputs
{
    public sealed class NetworkRuleSetArgs : ResourceArgs
    {
        [Input("bypass")]
        public InputUnion<string, Pulumi.AzureNative.KeyVault.NetworkRuleBypassOptions>? Bypass { get; set; }

        [Input("defaultAction")]
        public InputUnion<string, Pulumi.AzureNative.KeyVault.NetworkRuleAction>? DefaultAction { get; set; }
    }

    public sealed class SecretPropertiesArgs : ResourceArgs
    {
        [Input("contentType")]
        public Input<string>? ContentType { get; set; }

        [Input("value")]
        public Input<string>? Value { get; set; }
    }

    public sealed class SkuArgs : ResourceArgs
    {
        [Input("family", required: true)]
        public InputUnion<string, Pulumi.AzureNative.KeyVault.SkuFamily> Family { get; set; } = null!;

        [Input("name", required: true)]
        public Input<Pulumi.AzureNative.KeyVault.SkuName> Name { get; set; } = null!;
    }

    public sealed class VaultPropertiesArgs : ResourceArgs
    {
        [Input("enablePurgeProtection")]
        public Input<bool>? EnablePurgeProtection { get; set; }

        [Input("enableRbacAuthorization")]
        public Input<bool>? EnableRbacAuthorization { get; set; }

        [Input("enableSoftDelete")]
        public Input<bool>? EnableSoftDelete { get; set; }

        [Input("networkAcls")]
        public Input<Inputs.NetworkRuleSetArgs>? NetworkAcls { get; set; }

        [Input("publicNetworkAccess")]
        public Input<string>? PublicNetworkAccess { get; set; }

        [Input("sku", required: true)]
        public Input<Inputs.SkuArgs> Sku { get; set; } = null!;

        [Input("softDeleteRetentionInDays")]
        public Input<int>? SoftDeleteRetentionInDays { get; set; }

        [Input("tenantId", required: true)]
        public Input<string> TenantId { get; set; } = null!;
    }
}

namespace Pulumi.AzureNative.KeyVault.Outputs
{
    [OutputType]
    public sealed class SecretPropertiesResponse
    {
        public readonly string SecretUri;
        public readonly string SecretUriWithVersion;

        [OutputConstructor]
        private SecretPropertiesResponse(string secretUri, string secretUriWithVersion)
        {
            SecretUri = secretUri;
            SecretUriWithVersion = secretUriWithVersion;
        }
    }
}
