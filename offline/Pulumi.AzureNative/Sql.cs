namespace Pulumi.AzureNative.Sql
{
    public class BackupShortTermRetentionPolicy : CustomResource
    {
        public BackupShortTermRetentionPolicy(string name, BackupShortTermRetentionPolicyArgs args, CustomResourceOptions? options = null)
            : base("azure-native:sql:BackupShortTermRetentionPolicy", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class BackupShortTermRetentionPolicyArgs : ResourceArgs
    {
        [Input("databaseName", required: true)]
        public Input<string> DatabaseName { get; set; } = null!;

        [Input("diffBackupIntervalInHours")]
        public Input<int>? DiffBackupIntervalInHours { get; set; }

        [Input("policyName")]
        public Input<string>? PolicyName { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("retentionDays")]
        public Input<int>? RetentionDays { get; set; }

        [Input("serverName", required: true)]
        public Input<string> ServerName { get; set; } = null!;
    }

    public class Database : CustomResource
    {
        public Database(string name, DatabaseArgs args, CustomResourceOptions? options = null)
            : base("azure-native:sql:Database", name, args, Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class DatabaseArgs : ResourceArgs
    {
        [Input("collation")]
        public Input<string>? Collation { get; set; }

        [Input("databaseName")]
        public Input<string>? DatabaseName { get; set; }

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("maxSizeBytes")]
        public Input<double>? MaxSizeBytes { get; set; }

        [Input("requestedBackupStorageRedundancy")]
        public InputUnion<string, Pulumi.AzureNative.Sql.BackupStorageRedundancy>? RequestedBackupStorageRedundancy { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("serverName", required: true)]
        public Input<string> ServerName { get; set; } = null!;

        [Input("sku")]
        public Input<Inputs.SkuArgs>? Sku { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("zoneRedundant")]
        public Input<bool>? ZoneRedundant { get; set; }
    }

    public class ExtendedServerBlobAuditingPolicy : CustomResource
    {
        public ExtendedServerBlobAuditingPolicy(string name, ExtendedServerBlobAuditingPolicyArgs args, CustomResourceOptions? options = null)
            : base("azure-native:sql:ExtendedServerBlobAuditingPolicy", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class ExtendedServerBlobAuditingPolicyArgs : ResourceArgs
    {
        [Input("blobAuditingPolicyName")]
        public Input<string>? BlobAuditingPolicyName { get; set; }

        [Input("isAzureMonitorTargetEnabled")]
        public Input<bool>? IsAzureMonitorTargetEnabled { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("serverName", required: true)]
        public Input<string> ServerName { get; set; } = null!;

        [Input("state", required: true)]
        public Input<Pulumi.AzureNative.Sql.BlobAuditingPolicyState> State { get; set; } = null!;
    }

    public class FailoverGroup : CustomResource
    {
        public FailoverGroup(string name, FailoverGroupArgs args, CustomResourceOptions? options = null)
            : base("azure-native:sql:FailoverGroup", name, args, Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class FailoverGroupArgs : ResourceArgs
    {
        [Input("databases")]
        private InputList<string>? _databases;

        public InputList<string> Databases
        {
            get => _databases ??= new();
            set => _databases = value;
        }

        [Input("partnerServers", required: true)]
        private InputList<Inputs.PartnerInfoArgs>? _partnerServers;

        public InputList<Inputs.PartnerInfoArgs> PartnerServers
        {
            get => _partnerServers ??= new();
            set => _partnerServers = value;
        }

        [Input("readWriteEndpoint", required: true)]
        public Input<Inputs.FailoverGroupReadWriteEndpointArgs> ReadWriteEndpoint { get; set; } = null!;

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("serverName", required: true)]
        public Input<string> ServerName { get; set; } = null!;

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    public class LongTermRetentionPolicy : CustomResource
    {
        public LongTermRetentionPolicy(string name, LongTermRetentionPolicyArgs args, CustomResourceOptions? options = null)
            : base("azure-native:sql:LongTermRetentionPolicy", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class LongTermRetentionPolicyArgs : ResourceArgs
    {
        [Input("databaseName", required: true)]
        public Input<string> DatabaseName { get; set; } = null!;

        [Input("monthlyRetention")]
        public Input<string>? MonthlyRetention { get; set; }

        [Input("policyName")]
        public Input<string>? PolicyName { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("serverName", required: true)]
        public Input<string> ServerName { get; set; } = null!;
    }

    public class Server : CustomResource
    {
        public Server(string name, ServerArgs args, CustomResourceOptions? options = null)
            : base("azure-native:sql:Server", name, args, Provider.Defaults(options))
        {
        }

        [Output("fullyQualifiedDomainName")]
        public Output<string> FullyQualifiedDomainName { get; private set; } = null!;

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class ServerArgs : ResourceArgs
    {
        [Input("administrators")]
        public Input<Inputs.ServerExternalAdministratorArgs>? Administrators { get; set; }

        [Input("administratorLogin")]
        public Input<string>? AdministratorLogin { get; set; }

        [Input("administratorLoginPassword")]
        public Input<string>? AdministratorLoginPassword { get; set; }

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("minimalTlsVersion")]
        public InputUnion<string, Pulumi.AzureNative.Sql.MinimalTlsVersion>? MinimalTlsVersion { get; set; }

        [Input("publicNetworkAccess")]
        public InputUnion<string, Pulumi.AzureNative.Sql.ServerPublicNetworkAccessFlag>? PublicNetworkAccess { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("version")]
        public Input<string>? Version { get; set; }
    }

    public class ServerAzureADAdministrator : CustomResource
    {
        public ServerAzureADAdministrator(string name, ServerAzureADAdministratorArgs args, CustomResourceOptions? options = null)
            : base("azure-native:sql:ServerAzureADAdministrator", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("tenantId")]
        public Output<string> TenantId { get; private set; } = null!;
    }

    public sealed class ServerAzureADAdministratorArgs : ResourceArgs
    {
        [Input("administratorName")]
        public Input<string>? AdministratorName { get; set; }

        [Input("administratorType")]
        public InputUnion<string, Pulumi.AzureNative.Sql.AdministratorType>? AdministratorType { get; set; }

        [Input("login", required: true)]
        public Input<string> Login { get; set; } = null!;

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("serverName", required: true)]
        public Input<string> ServerName { get; set; } = null!;

        [Input("sid", required: true)]
        public Input<string> Sid { get; set; } = null!;

        [Input("tenantId")]
        public Input<string>? TenantId { get; set; }
    }

    public class ServerSecurityAlertPolicy : CustomResource
    {
        public ServerSecurityAlertPolicy(string name, ServerSecurityAlertPolicyArgs args, CustomResourceOptions? options = null)
            : base("azure-native:sql:ServerSecurityAlertPolicy", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class ServerSecurityAlertPolicyArgs : ResourceArgs
    {
        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("securityAlertPolicyName")]
        public Input<string>? SecurityAlertPolicyName { get; set; }

        [Input("serverName", required: true)]
        public Input<string> ServerName { get; set; } = null!;

        [Input("state", required: true)]
        public Input<Pulumi.AzureNative.Sql.SecurityAlertsPolicyState> State { get; set; } = null!;
    }

    public class TransparentDataEncryption : CustomResource
    {
        public TransparentDataEncryption(string name, TransparentDataEncryptionArgs args, CustomResourceOptions? options = null)
            : base("azure-native:sql:TransparentDataEncryption", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class TransparentDataEncryptionArgs : ResourceArgs
    {
        [Input("databaseName", required: true)]
        public Input<string> DatabaseName { get; set; } = null!;

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("serverName", required: true)]
        public Input<string> ServerName { get; set; } = null!;

        [Input("state", required: true)]
        public Input<Pulumi.AzureNative.Sql.TransparentDataEncryptionState> State { get; set; } = null!;

        [Input("tdeName")]
        public Input<string>? TdeName { get; set; }
    }

    [EnumType]
    public readonly struct AdministratorType : IEquatable<AdministratorType>
    {
        private readonly string _value;

        private AdministratorType(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(AdministratorType value) => value._value;

        public static bool operator ==(AdministratorType left, AdministratorType right) => left.Equals(right);

        public static bool operator !=(AdministratorType left, AdministratorType right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is AdministratorType other && Equals(other);

        public bool Equals(AdministratorType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct BackupStorageRedundancy : IEquatable<BackupStorageRedundancy>
    {
        private readonly string _value;

        private BackupStorageRedundancy(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(BackupStorageRedundancy value) => value._value;

        public static bool operator ==(BackupStorageRedundancy left, BackupStorageRedundancy right) => left.Equals(right);

        public static bool operator !=(BackupStorageRedundancy left, BackupStorageRedundancy right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is BackupStorageRedundancy other && Equals(other);

        public bool Equals(BackupStorageRedundancy other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct BlobAuditingPolicyState : IEquatable<BlobAuditingPolicyState>
    {
        private readonly string _value;

        private BlobAuditingPolicyState(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static BlobAuditingPolicyState Enabled { get; } = new("Enabled");

        public static explicit operator string(BlobAuditingPolicyState value) => value._value;

        public static bool operator ==(BlobAuditingPolicyState left, BlobAuditingPolicyState right) => left.Equals(right);

        public static bool operator !=(BlobAuditingPolicyState left, BlobAuditingPolicyState right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is BlobAuditingPolicyState other && Equals(other);

        public bool Equals(BlobAuditingPolicyState other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct MinimalTlsVersion : IEquatable<MinimalTlsVersion>
    {
        private readonly string _value;

        private MinimalTlsVersion(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(MinimalTlsVersion value) => value._value;

        public static bool operator ==(MinimalTlsVersion left, MinimalTlsVersion right) => left.Equals(right);

        public static bool operator !=(MinimalTlsVersion left, MinimalTlsVersion right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is MinimalTlsVersion other && Equals(other);

        public bool Equals(MinimalTlsVersion other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct ReadWriteEndpointFailoverPolicy : IEquatable<ReadWriteEndpointFailoverPolicy>
    {
        private readonly string _value;

        private ReadWriteEndpointFailoverPolicy(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(ReadWriteEndpointFailoverPolicy value) => value._value;

        public static bool operator ==(ReadWriteEndpointFailoverPolicy left, ReadWriteEndpointFailoverPolicy right) => left.Equals(right);

        public static bool operator !=(ReadWriteEndpointFailoverPolicy left, ReadWriteEndpointFailoverPolicy right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is ReadWriteEndpointFailoverPolicy other && Equals(other);

        public bool Equals(ReadWriteEndpointFailoverPolicy other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct SecurityAlertsPolicyState : IEquatable<SecurityAlertsPolicyState>
    {
        private readonly string _value;

        private SecurityAlertsPolicyState(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static SecurityAlertsPolicyState Enabled { get; } = new("Enabled");

        public static explicit operator string(SecurityAlertsPolicyState value) => value._value;

        public static bool operator ==(SecurityAlertsPolicyState left, SecurityAlertsPolicyState right) => left.Equals(right);

        public static bool operator !=(SecurityAlertsPolicyState left, SecurityAlertsPolicyState right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is SecurityAlertsPolicyState other && Equals(other);

        public bool Equals(SecurityAlertsPolicyState other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct ServerPublicNetworkAccessFlag : IEquatable<ServerPublicNetworkAccessFlag>
    {
        private readonly string _value;

        private ServerPublicNetworkAccessFlag(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(ServerPublicNetworkAccessFlag value) => value._value;

        public static bool operator ==(ServerPublicNetworkAccessFlag left, ServerPublicNetworkAccessFlag right) => left.Equals(right);

        public static bool operator !=(ServerPublicNetworkAccessFlag left, ServerPublicNetworkAccessFlag right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is ServerPublicNetworkAccessFlag other && Equals(other);

        public bool Equals(ServerPublicNetworkAccessFlag other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct TransparentDataEncryptionState : IEquatable<TransparentDataEncryptionState>
    {
        private readonly string _value;

        private TransparentDataEncryptionState(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static TransparentDataEncryptionState Enabled { get; } = new("Enabled");

        public static explicit operator string(TransparentDataEncryptionState value) => value._value;

        public static bool operator ==(TransparentDataEncryptionState left, TransparentDataEncryptionState right) => left.Equals(right);

        public static bool operator !=(TransparentDataEncryptionState left, TransparentDataEncryptionState right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is TransparentDataEncryptionState other && Equals(other);

        public bool Equals(TransparentDataEncryptionState other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }
}

namespace Pulumi.AzureNative.Sql.Inputs
{
    public sealed class ServerExternalAdministratorArgs : ResourceArgs
    {
        [Input("administratorType")]
        public Input<string>? AdministratorType { get; set; }

        [Input("azureADOnlyAuthentication")]
        public Input<bool>? AzureADOnlyAuthentication { get; set; }

        [Input("login")]
        public Input<string>? Login { get; set; }

        [Input("principalType")]
        public Input<string>? PrincipalType { get; set; }

        [Input("sid")]
        public Input<string>? Sid { get; set; }

        [Input("tenantId")]
        public Input<string>? TenantId { get; set; }
    }

    public sealed class FailoverGroupReadWriteEndpointArgs : ResourceArgs
    {
        [Input("failoverPolicy", required: true)]
        public InputUnion<string, Pulumi.AzureNative.Sql.ReadWriteEndpointFailoverPolicy> FailoverPolicy { get; set; } = null!;
    }

    public sealed class PartnerInfoArgs : ResourceArgs
    {
        [Input("id", required: true)]
        public Input<string> Id { get; set; } = null!;
    }

    public sealed class SkuArgs : ResourceArgs
    {
        [Input("capacity")]
        public Input<int>? Capacity { get; set; }

        [Input("family")]
        public Input<string>? Family { get; set; }

        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;

        [Input("tier")]
        public Input<string>? Tier { get; set; }
    }
}
