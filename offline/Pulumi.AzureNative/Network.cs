using System.Collections.Immutable;

namespace Pulumi.AzureNative.Network
{
    public class NatGateway : CustomResource
    {
        public NatGateway(string name, NatGatewayArgs args, CustomResourceOptions? options = null)
            : base("azure-native:network:NatGateway", name, args, Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("publicIpAddresses")]
        public Output<ImmutableArray<Outputs.SubResourceResponse>> PublicIpAddresses { get; private set; } = null!;

        [Output("subnets")]
        public Output<ImmutableArray<Outputs.SubResourceResponse>> Subnets { get; private set; } = null!;

        [Output("zones")]
        public Output<ImmutableArray<string>> Zones { get; private set; } = null!;
    }

    public sealed class NatGatewayArgs : ResourceArgs
    {
        [Input("idleTimeoutInMinutes")]
        public Input<int>? IdleTimeoutInMinutes { get; set; }

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("publicIpAddresses")]
        private InputList<Inputs.SubResourceArgs>? _publicIpAddresses;

        public InputList<Inputs.SubResourceArgs> PublicIpAddresses
        {
            get => _publicIpAddresses ??= new();
            set => _publicIpAddresses = value;
        }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("sku")]
        public Input<Inputs.NatGatewaySkuArgs>? Sku { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("zones")]
        private InputList<string>? _zones;

        public InputList<string> Zones
        {
            get => _zones ??= new();
            set => _zones = value;
        }
    }

    public class NetworkSecurityGroup : CustomResource
    {
        public NetworkSecurityGroup(string name, NetworkSecurityGroupArgs args, CustomResourceOptions? options = null)
            : base("azure-native:network:NetworkSecurityGroup", name, args, Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("securityRules")]
        public Output<ImmutableArray<Outputs.SecurityRuleResponse>> SecurityRules { get; private set; } = null!;

        [Output("subnets")]
        public Output<ImmutableArray<Outputs.SubnetResponse>> Subnets { get; private set; } = null!;
    }

    public sealed class NetworkSecurityGroupArgs : ResourceArgs
    {
        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("securityRules")]
        private InputList<Inputs.SecurityRuleArgs>? _securityRules;

        public InputList<Inputs.SecurityRuleArgs> SecurityRules
        {
            get => _securityRules ??= new();
            set => _securityRules = value;
        }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    public class PrivateDnsZoneGroup : CustomResource
    {
        public PrivateDnsZoneGroup(string name, PrivateDnsZoneGroupArgs args, CustomResourceOptions? options = null)
            : base("azure-native:network:PrivateDnsZoneGroup", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class PrivateDnsZoneGroupArgs : ResourceArgs
    {
        [Input("privateDnsZoneConfigs")]
        private InputList<Inputs.PrivateDnsZoneConfigArgs>? _privateDnsZoneConfigs;

        public InputList<Inputs.PrivateDnsZoneConfigArgs> PrivateDnsZoneConfigs
        {
            get => _privateDnsZoneConfigs ??= new();
            set => _privateDnsZoneConfigs = value;
        }

        [Input("privateEndpointName", required: true)]
        public Input<string> PrivateEndpointName { get; set; } = null!;

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;
    }

    public class PrivateEndpoint : CustomResource
    {
        public PrivateEndpoint(string name, PrivateEndpointArgs args, CustomResourceOptions? options = null)
            : base("azure-native:network:PrivateEndpoint", name, args, Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class PrivateEndpointArgs : ResourceArgs
    {
        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("privateLinkServiceConnections")]
        private InputList<Inputs.PrivateLinkServiceConnectionArgs>? _privateLinkServiceConnections;

        public InputList<Inputs.PrivateLinkServiceConnectionArgs> PrivateLinkServiceConnections
        {
            get => _privateLinkServiceConnections ??= new();
            set => _privateLinkServiceConnections = value;
        }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("subnet")]
        public Input<Inputs.SubnetArgs>? Subnet { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    public class PublicIPAddress : CustomResource
    {
        public PublicIPAddress(string name, PublicIPAddressArgs args, CustomResourceOptions? options = null)
            : base("azure-native:network:PublicIPAddress", name, args, Provider.Defaults(options))
        {
        }

        [Output("ipAddress")]
        public Output<string> IpAddress { get; private set; } = null!;

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("natGateway")]
        public Output<Outputs.NatGatewayResponse> NatGateway { get; private set; } = null!;

        [Output("zones")]
        public Output<ImmutableArray<string>> Zones { get; private set; } = null!;
    }

    public sealed class PublicIPAddressArgs : ResourceArgs
    {
        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("natGateway")]
        public Input<Inputs.NatGatewayArgs>? NatGateway { get; set; }

        [Input("publicIPAllocationMethod")]
        public InputUnion<string, Pulumi.AzureNative.Network.IPAllocationMethod>? PublicIPAllocationMethod { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("sku")]
        public Input<Inputs.PublicIPAddressSkuArgs>? Sku { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("zones")]
        private InputList<string>? _zones;

        public InputList<string> Zones
        {
            get => _zones ??= new();
            set => _zones = value;
        }
    }

    public class VirtualNetwork : CustomResource
    {
        public VirtualNetwork(string name, VirtualNetworkArgs args, CustomResourceOptions? options = null)
            : base("azure-native:network:VirtualNetwork", name, args, Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("subnets")]
        public Output<ImmutableArray<Outputs.SubnetResponse>> Subnets { get; private set; } = null!;
    }

    public sealed class VirtualNetworkArgs : ResourceArgs
    {
        [Input("addressSpace")]
        public Input<Inputs.AddressSpaceArgs>? AddressSpace { get; set; }

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("subnets")]
        private InputList<Inputs.SubnetArgs>? _subnets;

        public InputList<Inputs.SubnetArgs> Subnets
        {
            get => _subnets ??= new();
            set => _subnets = value;
        }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    [EnumType]
    public readonly struct IPAllocationMethod : IEquatable<IPAllocationMethod>
    {
        private readonly string _value;

        private IPAllocationMethod(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(IPAllocationMethod value) => value._value;

        public static bool operator ==(IPAllocationMethod left, IPAllocationMethod right) => left.Equals(right);

        public static bool operator !=(IPAllocationMethod left, IPAllocationMethod right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is IPAllocationMethod other && Equals(other);

        public bool Equals(IPAllocationMethod other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct NatGatewaySkuName : IEquatable<NatGatewaySkuName>
    {
        private readonly string _value;

        private NatGatewaySkuName(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(NatGatewaySkuName value) => value._value;

        public static bool operator ==(NatGatewaySkuName left, NatGatewaySkuName right) => left.Equals(right);

        public static bool operator !=(NatGatewaySkuName left, NatGatewaySkuName right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is NatGatewaySkuName other && Equals(other);

        public bool Equals(NatGatewaySkuName other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct PublicIPAddressSkuName : IEquatable<PublicIPAddressSkuName>
    {
        private readonly string _value;

        private PublicIPAddressSkuName(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(PublicIPAddressSkuName value) => value._value;

        public static bool operator ==(PublicIPAddressSkuName left, PublicIPAddressSkuName right) => left.Equals(right);

        public static bool operator !=(PublicIPAddressSkuName left, PublicIPAddressSkuName right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is PublicIPAddressSkuName other && Equals(other);

        public bool Equals(PublicIPAddressSkuName other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct SecurityRuleAccess : IEquatable<SecurityRuleAccess>
    {
        private readonly string _value;

        private SecurityRuleAccess(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(SecurityRuleAccess value) => value._value;

        public static bool operator ==(SecurityRuleAccess left, SecurityRuleAccess right) => left.Equals(right);

        public static bool operator !=(SecurityRuleAccess left, SecurityRuleAccess right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is SecurityRuleAccess other && Equals(other);

        public bool Equals(SecurityRuleAccess other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct SecurityRuleDirection : IEquatable<SecurityRuleDirection>
    {
        private readonly string _value;

        private SecurityRuleDirection(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(SecurityRuleDirection value) => value._value;

        public static bool operator ==(SecurityRuleDirection left, SecurityRuleDirection right) => left.Equals(right);

        public static bool operator !=(SecurityRuleDirection left, SecurityRuleDirection right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is SecurityRuleDirection other && Equals(other);

        public bool Equals(SecurityRuleDirection other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct SecurityRuleProtocol : IEquatable<SecurityRuleProtocol>
    {
        private readonly string _value;

        private SecurityRuleProtocol(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(SecurityRuleProtocol value) => value._value;

        public static bool operator ==(SecurityRuleProtocol left, SecurityRuleProtocol right) => left.Equals(right);

        public static bool operator !=(SecurityRuleProtocol left, SecurityRuleProtocol right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is SecurityRuleProtocol other && Equals(other);

        public bool Equals(SecurityRuleProtocol other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct VirtualNetworkPrivateEndpointNetworkPolicies : IEquatable<VirtualNetworkPrivateEndpointNetworkPolicies>
    {
        private readonly string _value;

        private VirtualNetworkPrivateEndpointNetworkPolicies(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(VirtualNetworkPrivateEndpointNetworkPolicies value) => value._value;

        public static bool operator ==(VirtualNetworkPrivateEndpointNetworkPolicies left, VirtualNetworkPrivateEndpointNetworkPolicies right) => left.Equals(right);

        public static bool operator !=(VirtualNetworkPrivateEndpointNetworkPolicies left, VirtualNetworkPrivateEndpointNetworkPolicies right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is VirtualNetworkPrivateEndpointNetworkPolicies other && Equals(other);

        public bool Equals(VirtualNetworkPrivateEndpointNetworkPolicies other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }
}

namespace Pulumi.AzureNative.Network.Inputs
{
    public sealed class AddressSpaceArgs : ResourceArgs
    {
        [Input("addressPrefixes")]
        private InputList<string>? _addressPrefixes;

        public InputList<string> AddressPrefixes
        {
            get => _addressPrefixes ??= new();
            set => _addressPrefixes = value;
        }
    }

    public sealed class NatGatewayArgs : ResourceArgs;

    public sealed class NatGatewaySkuArgs : ResourceArgs
    {
        [Input("name")]
        public InputUnion<string, Pulumi.AzureNative.Network.NatGatewaySkuName>? Name { get; set; }
    }

    public sealed class NetworkSecurityGroupArgs : ResourceArgs
    {
        [Input("id")]
        public Input<string>? Id { get; set; }
    }

    public sealed class PrivateDnsZoneConfigArgs : ResourceArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("privateDnsZoneId")]
        public Input<string>? PrivateDnsZoneId { get; set; }
    }

    public sealed class PrivateLinkServiceConnectionArgs : ResourceArgs
    {
        [Input("groupIds")]
        private InputList<string>? _groupIds;

        public InputList<string> GroupIds
        {
            get => _groupIds ??= new();
            set => _groupIds = value;
        }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("privateLinkServiceId")]
        public Input<string>? PrivateLinkServiceId { get; set; }
    }

    public sealed class PublicIPAddressSkuArgs : ResourceArgs
    {
        [Input("name")]
        public InputUnion<string, Pulumi.AzureNative.Network.PublicIPAddressSkuName>? Name { get; set; }
    }

    public sealed class SecurityRuleArgs : ResourceArgs
    {
        [Input("access", required: true)]
        public InputUnion<string, Pulumi.AzureNative.Network.SecurityRuleAccess> Access { get; set; } = null!;

        [Input("description")]
        public Input<string>? Description { get; set; }

        [Input("destinationAddressPrefix")]
        public Input<string>? DestinationAddressPrefix { get; set; }

        [Input("destinationPortRange")]
        public Input<string>? DestinationPortRange { get; set; }

        [Input("direction", required: true)]
        public InputUnion<string, Pulumi.AzureNative.Network.SecurityRuleDirection> Direction { get; set; } = null!;

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("priority")]
        public Input<int>? Priority { get; set; }

        [Input("protocol", required: true)]
        public InputUnion<string, Pulumi.AzureNative.Network.SecurityRuleProtocol> Protocol { get; set; } = null!;

        [Input("sourceAddressPrefix")]
        public Input<string>? SourceAddressPrefix { get; set; }

        [Input("sourceAddressPrefixes")]
        private InputList<string>? _sourceAddressPrefixes;

        public InputList<string> SourceAddressPrefixes
        {
            get => _sourceAddressPrefixes ??= new();
            set => _sourceAddressPrefixes = value;
        }

        [Input("sourcePortRange")]
        public Input<string>? SourcePortRange { get; set; }
    }

    public sealed class SubResourceArgs : ResourceArgs
    {
        [Input("id")]
        public Input<string>? Id { get; set; }
    }

    public sealed class SubnetArgs : ResourceArgs
    {
        [Input("addressPrefix")]
        public Input<string>? AddressPrefix { get; set; }

        [Input("defaultOutboundAccess")]
        public Input<bool>? DefaultOutboundAccess { get; set; }

        [Input("id")]
        public Input<string>? Id { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("natGateway")]
        public Input<Inputs.SubResourceArgs>? NatGateway { get; set; }

        [Input("networkSecurityGroup")]
        public Input<Inputs.NetworkSecurityGroupArgs>? NetworkSecurityGroup { get; set; }

        [Input("privateEndpointNetworkPolicies")]
        public InputUnion<string, Pulumi.AzureNative.Network.VirtualNetworkPrivateEndpointNetworkPolicies>? PrivateEndpointNetworkPolicies { get; set; }
    }
}

namespace Pulumi.AzureNative.Network.Outputs
{
    [OutputType]
    public sealed class NatGatewayResponse
    {
        public readonly string? Id;
        public readonly string? Location;
        public readonly string Name;

        [OutputConstructor]
        private NatGatewayResponse(string? id, string? location, string name)
        {
            Id = id;
            Location = location;
            Name = name;
        }
    }

    [OutputType]
    public sealed class SecurityRuleResponse
    {
        public readonly string? Id;
        public readonly string? Name;
        public readonly string? SourceAddressPrefix;

        [OutputConstructor]
        private SecurityRuleResponse(string? id, string? name, string? sourceAddressPrefix)
        {
            Id = id;
            Name = name;
            SourceAddressPrefix = sourceAddressPrefix;
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

    [OutputType]
    public sealed class SubnetResponse
    {
        public readonly string? Id;
        public readonly string? Name;
        public readonly string? PrivateEndpointNetworkPolicies;

        [OutputConstructor]
        private SubnetResponse(string? id, string? name, string? privateEndpointNetworkPolicies)
        {
            Id = id;
            Name = name;
            PrivateEndpointNetworkPolicies = privateEndpointNetworkPolicies;
        }
    }
}
