using System.Collections.Immutable;

namespace Pulumi.AzureNative.RedisEnterprise
{
    public class Database : CustomResource
    {
        public Database(string name, DatabaseArgs args, CustomResourceOptions? options = null)
            : base("azure-native:redisenterprise:Database", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("port")]
        public Output<int> Port { get; private set; } = null!;
    }

    public sealed class DatabaseArgs : ResourceArgs
    {
        [Input("accessKeysAuthentication")]
        public InputUnion<string, Pulumi.AzureNative.RedisEnterprise.AccessKeysAuthentication>? AccessKeysAuthentication { get; set; }

        [Input("clientProtocol")]
        public InputUnion<string, Pulumi.AzureNative.RedisEnterprise.Protocol>? ClientProtocol { get; set; }

        [Input("clusterName", required: true)]
        public Input<string> ClusterName { get; set; } = null!;

        [Input("clusteringPolicy")]
        public InputUnion<string, Pulumi.AzureNative.RedisEnterprise.ClusteringPolicy>? ClusteringPolicy { get; set; }

        [Input("databaseName")]
        public Input<string>? DatabaseName { get; set; }

        [Input("evictionPolicy")]
        public InputUnion<string, Pulumi.AzureNative.RedisEnterprise.EvictionPolicy>? EvictionPolicy { get; set; }

        [Input("persistence")]
        public Input<Inputs.PersistenceArgs>? Persistence { get; set; }

        [Input("port")]
        public Input<int>? Port { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;
    }

    public class RedisEnterprise : CustomResource
    {
        public RedisEnterprise(string name, RedisEnterpriseArgs args, CustomResourceOptions? options = null)
            : base("azure-native:redisenterprise:RedisEnterprise", name, args, Provider.Defaults(options))
        {
        }

        [Output("hostName")]
        public Output<string> HostName { get; private set; } = null!;

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("zones")]
        public Output<ImmutableArray<string>> Zones { get; private set; } = null!;
    }

    public sealed class RedisEnterpriseArgs : ResourceArgs
    {
        [Input("highAvailability")]
        public InputUnion<string, Pulumi.AzureNative.RedisEnterprise.HighAvailability>? HighAvailability { get; set; }

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("minimumTlsVersion")]
        public InputUnion<string, Pulumi.AzureNative.RedisEnterprise.TlsVersion>? MinimumTlsVersion { get; set; }

        [Input("publicNetworkAccess", required: true)]
        public InputUnion<string, Pulumi.AzureNative.RedisEnterprise.PublicNetworkAccess> PublicNetworkAccess { get; set; } = null!;

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
    public readonly struct AccessKeysAuthentication : IEquatable<AccessKeysAuthentication>
    {
        private readonly string _value;

        private AccessKeysAuthentication(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(AccessKeysAuthentication value) => value._value;

        public static bool operator ==(AccessKeysAuthentication left, AccessKeysAuthentication right) => left.Equals(right);

        public static bool operator !=(AccessKeysAuthentication left, AccessKeysAuthentication right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is AccessKeysAuthentication other && Equals(other);

        public bool Equals(AccessKeysAuthentication other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct ClusteringPolicy : IEquatable<ClusteringPolicy>
    {
        private readonly string _value;

        private ClusteringPolicy(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(ClusteringPolicy value) => value._value;

        public static bool operator ==(ClusteringPolicy left, ClusteringPolicy right) => left.Equals(right);

        public static bool operator !=(ClusteringPolicy left, ClusteringPolicy right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is ClusteringPolicy other && Equals(other);

        public bool Equals(ClusteringPolicy other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct EvictionPolicy : IEquatable<EvictionPolicy>
    {
        private readonly string _value;

        private EvictionPolicy(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(EvictionPolicy value) => value._value;

        public static bool operator ==(EvictionPolicy left, EvictionPolicy right) => left.Equals(right);

        public static bool operator !=(EvictionPolicy left, EvictionPolicy right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is EvictionPolicy other && Equals(other);

        public bool Equals(EvictionPolicy other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct HighAvailability : IEquatable<HighAvailability>
    {
        private readonly string _value;

        private HighAvailability(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(HighAvailability value) => value._value;

        public static bool operator ==(HighAvailability left, HighAvailability right) => left.Equals(right);

        public static bool operator !=(HighAvailability left, HighAvailability right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is HighAvailability other && Equals(other);

        public bool Equals(HighAvailability other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct Protocol : IEquatable<Protocol>
    {
        private readonly string _value;

        private Protocol(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(Protocol value) => value._value;

        public static bool operator ==(Protocol left, Protocol right) => left.Equals(right);

        public static bool operator !=(Protocol left, Protocol right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is Protocol other && Equals(other);

        public bool Equals(Protocol other) => string.Equals(_value, other._value, StringComparison.Ordinal);

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

    [EnumType]
    public readonly struct TlsVersion : IEquatable<TlsVersion>
    {
        private readonly string _value;

        private TlsVersion(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(TlsVersion value) => value._value;

        public static bool operator ==(TlsVersion left, TlsVersion right) => left.Equals(right);

        public static bool operator !=(TlsVersion left, TlsVersion right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is TlsVersion other && Equals(other);

        public bool Equals(TlsVersion other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }
}

namespace Pulumi.AzureNative.RedisEnterprise.Inputs
{
    public sealed class PersistenceArgs : ResourceArgs
    {
        [Input("aofEnabled")]
        public Input<bool>? AofEnabled { get; set; }

        [Input("rdbEnabled")]
        public Input<bool>? RdbEnabled { get; set; }
    }

    public sealed class SkuArgs : ResourceArgs
    {
        [Input("name", required: true)]
        public InputUnion<string, Pulumi.AzureNative.RedisEnterprise.SkuName> Name { get; set; } = null!;
    }
}
