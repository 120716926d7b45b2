namespace Pulumi.AzureNative.RecoveryServices
{
    public class Vault : CustomResource
    {
        public Vault(string name, VaultArgs args, CustomResourceOptions? options = null)
            : base("azure-native:recoveryservices:Vault", name, args, Provider.Defaults(options))
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

        [Input("properties")]
        public Input<Inputs.VaultPropertiesArgs>? Properties { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("sku")]
        public Input<Inputs.SkuArgs>? Sku { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
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

        public static SkuName Standard { get; } = new("Standard");

        public static explicit operator string(SkuName value) => value._value;

        public static bool operator ==(SkuName left, SkuName right) => left.Equals(right);

        public static bool operator !=(SkuName left, SkuName right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is SkuName other && Equals(other);

        public bool Equals(SkuName other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }
}

namespace Pulumi.AzureNative.RecoveryServices.Inputs
{
    public sealed class VaultPropertiesRedundancySettingsArgs : ResourceArgs
    {
        [Input("standardTierStorageRedundancy")]
        public Input<string>? StandardTierStorageRedundancy { get; set; }

        [Input("crossRegionRestore")]
        public Input<string>? CrossRegionRestore { get; set; }
    }

    public sealed class AzureMonitorAlertSettingsArgs : ResourceArgs
    {
        [Input("alertsForAllJobFailures")]
        public Input<string>? AlertsForAllJobFailures { get; set; }
    }

    public sealed class MonitoringSettingsArgs : ResourceArgs
    {
        [Input("azureMonitorAlertSettings")]
        public Input<Inputs.AzureMonitorAlertSettingsArgs>? AzureMonitorAlertSettings { get; set; }
    }

    public sealed class SkuArgs : ResourceArgs
    {
        [Input("name", required: true)]
        public InputUnion<string, Pulumi.AzureNative.RecoveryServices.SkuName> Name { get; set; } = null!;

        [Input("tier")]
        public Input<string>? Tier { get; set; }
    }

    public sealed class VaultPropertiesArgs : ResourceArgs
    {
        [Input("redundancySettings")]
        public Input<Inputs.VaultPropertiesRedundancySettingsArgs>? RedundancySettings { get; set; }

        [Input("monitoringSettings")]
        public Input<Inputs.MonitoringSettingsArgs>? MonitoringSettings { get; set; }

        [Input("publicNetworkAccess")]
        public InputUnion<string, Pulumi.AzureNative.RecoveryServices.PublicNetworkAccess>? PublicNetworkAccess { get; set; }
    }
}
