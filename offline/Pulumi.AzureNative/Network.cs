using System.Collections.Immutable;

namespace Pulumi.AzureNative.Network
{
    public class Subnet : CustomResource
    {
        public Subnet(string name, SubnetArgs args, CustomResourceOptions? options = null)
            : base("azure-native:network:Subnet", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class SubnetArgs : ResourceArgs
    {
        [Input("addressPrefix")]
        public Input<string>? AddressPrefix { get; set; }

        [Input("defaultOutboundAccess")]
        public Input<bool>? DefaultOutboundAccess { get; set; }

        [Input("delegations")]
        private InputList<Inputs.DelegationArgs>? _delegations;

        public InputList<Inputs.DelegationArgs> Delegations
        {
            get => _delegations ??= new();
            set => _delegations = value;
        }

        [Input("natGateway")]
        public Input<Inputs.SubResourceArgs>? NatGateway { get; set; }

        [Input("networkSecurityGroup")]
        public Input<Inputs.NetworkSecurityGroupArgs>? NetworkSecurityGroup { get; set; }

        [Input("privateEndpointNetworkPolicies")]
        public Input<string>? PrivateEndpointNetworkPolicies { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("subnetName")]
        public Input<string>? SubnetName { get; set; }

        [Input("virtualNetworkName", required: true)]
        public Input<string> VirtualNetworkName { get; set; } = null!;
    }

    public class ApplicationGateway : CustomResource
    {
        public ApplicationGateway(string name, ApplicationGatewayArgs args, CustomResourceOptions? options = null)
            : base("azure-native:network:ApplicationGateway", name, args, Provider.Defaults(options))
        {
        }

        [Output("customErrorConfigurations")]
        public Output<ImmutableArray<Outputs.ApplicationGatewayCustomErrorResponse>> CustomErrorConfigurations { get; private set; } = null!;

        [Output("firewallPolicy")]
        public Output<Outputs.SubResourceResponse> FirewallPolicy { get; private set; } = null!;

        [Output("frontendIPConfigurations")]
        public Output<ImmutableArray<Outputs.ApplicationGatewayFrontendIPConfigurationResponse>> FrontendIPConfigurations { get; private set; } = null!;

        [Output("frontendPorts")]
        public Output<ImmutableArray<Outputs.ApplicationGatewayFrontendPortResponse>> FrontendPorts { get; private set; } = null!;

        [Output("httpListeners")]
        public Output<ImmutableArray<Outputs.ApplicationGatewayHttpListenerResponse>> HttpListeners { get; private set; } = null!;

        [Output("identity")]
        public Output<Outputs.ManagedServiceIdentityResponse> Identity { get; private set; } = null!;

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("redirectConfigurations")]
        public Output<ImmutableArray<Outputs.ApplicationGatewayRedirectConfigurationResponse>> RedirectConfigurations { get; private set; } = null!;

        [Output("requestRoutingRules")]
        public Output<ImmutableArray<Outputs.ApplicationGatewayRequestRoutingRuleResponse>> RequestRoutingRules { get; private set; } = null!;

        [Output("sslCertificates")]
        public Output<ImmutableArray<Outputs.ApplicationGatewaySslCertificateResponse>> SslCertificates { get; private set; } = null!;

        [Output("zones")]
        public Output<ImmutableArray<string>> Zones { get; private set; } = null!;
    }

    public sealed class ApplicationGatewayArgs : ResourceArgs
    {
        [Input("rewriteRuleSets")]
        private InputList<Inputs.ApplicationGatewayRewriteRuleSetArgs>? _rewriteRuleSets;

        public InputList<Inputs.ApplicationGatewayRewriteRuleSetArgs> RewriteRuleSets
        {
            get => _rewriteRuleSets ??= new();
            set => _rewriteRuleSets = value;
        }

        [Input("applicationGatewayName")]
        public Input<string>? ApplicationGatewayName { get; set; }

        [Input("autoscaleConfiguration")]
        public Input<Inputs.ApplicationGatewayAutoscaleConfigurationArgs>? AutoscaleConfiguration { get; set; }

        [Input("backendAddressPools")]
        private InputList<Inputs.ApplicationGatewayBackendAddressPoolArgs>? _backendAddressPools;

        public InputList<Inputs.ApplicationGatewayBackendAddressPoolArgs> BackendAddressPools
        {
            get => _backendAddressPools ??= new();
            set => _backendAddressPools = value;
        }

        [Input("backendHttpSettingsCollection")]
        private InputList<Inputs.ApplicationGatewayBackendHttpSettingsArgs>? _backendHttpSettingsCollection;

        public InputList<Inputs.ApplicationGatewayBackendHttpSettingsArgs> BackendHttpSettingsCollection
        {
            get => _backendHttpSettingsCollection ??= new();
            set => _backendHttpSettingsCollection = value;
        }

        [Input("customErrorConfigurations")]
        private InputList<Inputs.ApplicationGatewayCustomErrorArgs>? _customErrorConfigurations;

        public InputList<Inputs.ApplicationGatewayCustomErrorArgs> CustomErrorConfigurations
        {
            get => _customErrorConfigurations ??= new();
            set => _customErrorConfigurations = value;
        }

        [Input("enableHttp2")]
        public Input<bool>? EnableHttp2 { get; set; }

        [Input("firewallPolicy")]
        public Input<Inputs.SubResourceArgs>? FirewallPolicy { get; set; }

        [Input("frontendIPConfigurations")]
        private InputList<Inputs.ApplicationGatewayFrontendIPConfigurationArgs>? _frontendIPConfigurations;

        public InputList<Inputs.ApplicationGatewayFrontendIPConfigurationArgs> FrontendIPConfigurations
        {
            get => _frontendIPConfigurations ??= new();
            set => _frontendIPConfigurations = value;
        }

        [Input("frontendPorts")]
        private InputList<Inputs.ApplicationGatewayFrontendPortArgs>? _frontendPorts;

        public InputList<Inputs.ApplicationGatewayFrontendPortArgs> FrontendPorts
        {
            get => _frontendPorts ??= new();
            set => _frontendPorts = value;
        }

        [Input("gatewayIPConfigurations")]
        private InputList<Inputs.ApplicationGatewayIPConfigurationArgs>? _gatewayIPConfigurations;

        public InputList<Inputs.ApplicationGatewayIPConfigurationArgs> GatewayIPConfigurations
        {
            get => _gatewayIPConfigurations ??= new();
            set => _gatewayIPConfigurations = value;
        }

        [Input("httpListeners")]
        private InputList<Inputs.ApplicationGatewayHttpListenerArgs>? _httpListeners;

        public InputList<Inputs.ApplicationGatewayHttpListenerArgs> HttpListeners
        {
            get => _httpListeners ??= new();
            set => _httpListeners = value;
        }

        [Input("identity")]
        public Input<Inputs.ManagedServiceIdentityArgs>? Identity { get; set; }

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("probes")]
        private InputList<Inputs.ApplicationGatewayProbeArgs>? _probes;

        public InputList<Inputs.ApplicationGatewayProbeArgs> Probes
        {
            get => _probes ??= new();
            set => _probes = value;
        }

        [Input("redirectConfigurations")]
        private InputList<Inputs.ApplicationGatewayRedirectConfigurationArgs>? _redirectConfigurations;

        public InputList<Inputs.ApplicationGatewayRedirectConfigurationArgs> RedirectConfigurations
        {
            get => _redirectConfigurations ??= new();
            set => _redirectConfigurations = value;
        }

        [Input("requestRoutingRules")]
        private InputList<Inputs.ApplicationGatewayRequestRoutingRuleArgs>? _requestRoutingRules;

        public InputList<Inputs.ApplicationGatewayRequestRoutingRuleArgs> RequestRoutingRules
        {
            get => _requestRoutingRules ??= new();
            set => _requestRoutingRules = value;
        }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("sku")]
        public Input<Inputs.ApplicationGatewaySkuArgs>? Sku { get; set; }

        [Input("sslCertificates")]
        private InputList<Inputs.ApplicationGatewaySslCertificateArgs>? _sslCertificates;

        public InputList<Inputs.ApplicationGatewaySslCertificateArgs> SslCertificates
        {
            get => _sslCertificates ??= new();
            set => _sslCertificates = value;
        }

        [Input("sslPolicy")]
        public Input<Inputs.ApplicationGatewaySslPolicyArgs>? SslPolicy { get; set; }

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

    public class InboundNatRule : CustomResource
    {
        public InboundNatRule(string name, InboundNatRuleArgs args, CustomResourceOptions? options = null)
            : base("azure-native:network:InboundNatRule", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class InboundNatRuleArgs : ResourceArgs
    {
        [Input("backendPort")]
        public Input<int>? BackendPort { get; set; }

        [Input("enableTcpReset")]
        public Input<bool>? EnableTcpReset { get; set; }

        [Input("frontendIPConfiguration")]
        public Input<Inputs.SubResourceArgs>? FrontendIPConfiguration { get; set; }

        [Input("frontendPort")]
        public Input<int>? FrontendPort { get; set; }

        [Input("idleTimeoutInMinutes")]
        public Input<int>? IdleTimeoutInMinutes { get; set; }

        [Input("inboundNatRuleName")]
        public Input<string>? InboundNatRuleName { get; set; }

        [Input("loadBalancerName", required: true)]
        public Input<string> LoadBalancerName { get; set; } = null!;

        [Input("protocol")]
        public InputUnion<string, Pulumi.AzureNative.Network.TransportProtocol>? Protocol { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;
    }

    public class LoadBalancer : CustomResource
    {
        public LoadBalancer(string name, LoadBalancerArgs args, CustomResourceOptions? options = null)
            : base("azure-native:network:LoadBalancer", name, args, Provider.Defaults(options))
        {
        }

        [Output("frontendIPConfigurations")]
        public Output<ImmutableArray<Outputs.FrontendIPConfigurationResponse>> FrontendIPConfigurations { get; private set; } = null!;

        [Output("loadBalancingRules")]
        public Output<ImmutableArray<Outputs.LoadBalancingRuleResponse>> LoadBalancingRules { get; private set; } = null!;

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("probes")]
        public Output<ImmutableArray<Outputs.ProbeResponse>> Probes { get; private set; } = null!;
    }

    public sealed class LoadBalancerArgs : ResourceArgs
    {
        [Input("backendAddressPools")]
        private InputList<Inputs.BackendAddressPoolArgs>? _backendAddressPools;

        public InputList<Inputs.BackendAddressPoolArgs> BackendAddressPools
        {
            get => _backendAddressPools ??= new();
            set => _backendAddressPools = value;
        }

        [Input("frontendIPConfigurations")]
        private InputList<Inputs.FrontendIPConfigurationArgs>? _frontendIPConfigurations;

        public InputList<Inputs.FrontendIPConfigurationArgs> FrontendIPConfigurations
        {
            get => _frontendIPConfigurations ??= new();
            set => _frontendIPConfigurations = value;
        }

        [Input("loadBalancerName")]
        public Input<string>? LoadBalancerName { get; set; }

        [Input("loadBalancingRules")]
        private InputList<Inputs.LoadBalancingRuleArgs>? _loadBalancingRules;

        public InputList<Inputs.LoadBalancingRuleArgs> LoadBalancingRules
        {
            get => _loadBalancingRules ??= new();
            set => _loadBalancingRules = value;
        }

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("probes")]
        private InputList<Inputs.ProbeArgs>? _probes;

        public InputList<Inputs.ProbeArgs> Probes
        {
            get => _probes ??= new();
            set => _probes = value;
        }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("sku")]
        public Input<Inputs.LoadBalancerSkuArgs>? Sku { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

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

    public class NetworkInterface : CustomResource
    {
        public NetworkInterface(string name, NetworkInterfaceArgs args, CustomResourceOptions? options = null)
            : base("azure-native:network:NetworkInterface", name, args, Provider.Defaults(options))
        {
        }

        [Output("ipConfigurations")]
        public Output<ImmutableArray<Outputs.NetworkInterfaceIPConfigurationResponse>> IpConfigurations { get; private set; } = null!;

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("virtualMachine")]
        public Output<Outputs.SubResourceResponse> VirtualMachine { get; private set; } = null!;
    }

    public sealed class NetworkInterfaceArgs : ResourceArgs
    {
        [Input("enableAcceleratedNetworking")]
        public Input<bool>? EnableAcceleratedNetworking { get; set; }

        [Input("ipConfigurations")]
        private InputList<Inputs.NetworkInterfaceIPConfigurationArgs>? _ipConfigurations;

        public InputList<Inputs.NetworkInterfaceIPConfigurationArgs> IpConfigurations
        {
            get => _ipConfigurations ??= new();
            set => _ipConfigurations = value;
        }

        [Input("location")]
        public Input<string>? Location { get; set; }

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

        [Output("dnsSettings")]
        public Output<Outputs.PublicIPAddressDnsSettingsResponse> DnsSettings { get; private set; } = null!;

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
        [Input("idleTimeoutInMinutes")]
        public Input<int>? IdleTimeoutInMinutes { get; set; }

        [Input("dnsSettings")]
        public Input<Inputs.PublicIPAddressDnsSettingsArgs>? DnsSettings { get; set; }

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("natGateway")]
        public Input<Inputs.NatGatewayArgs>? NatGateway { get; set; }

        [Input("publicIPAddressVersion")]
        public InputUnion<string, Pulumi.AzureNative.Network.IPVersion>? PublicIPAddressVersion { get; set; }

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

    public class WebApplicationFirewallPolicy : CustomResource
    {
        public WebApplicationFirewallPolicy(string name, WebApplicationFirewallPolicyArgs args, CustomResourceOptions? options = null)
            : base("azure-native:network:WebApplicationFirewallPolicy", name, args, Provider.Defaults(options))
        {
        }

        [Output("httpListeners")]
        public Output<ImmutableArray<Outputs.SubResourceResponse>> HttpListeners { get; private set; } = null!;

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class WebApplicationFirewallPolicyArgs : ResourceArgs
    {
        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("managedRules", required: true)]
        public Input<Inputs.ManagedRulesDefinitionArgs> ManagedRules { get; set; } = null!;

        [Input("policySettings")]
        public Input<Inputs.PolicySettingsArgs>? PolicySettings { get; set; }

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
    public readonly struct ApplicationGatewayCookieBasedAffinity : IEquatable<ApplicationGatewayCookieBasedAffinity>
    {
        private readonly string _value;

        private ApplicationGatewayCookieBasedAffinity(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(ApplicationGatewayCookieBasedAffinity value) => value._value;

        public static bool operator ==(ApplicationGatewayCookieBasedAffinity left, ApplicationGatewayCookieBasedAffinity right) => left.Equals(right);

        public static bool operator !=(ApplicationGatewayCookieBasedAffinity left, ApplicationGatewayCookieBasedAffinity right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is ApplicationGatewayCookieBasedAffinity other && Equals(other);

        public bool Equals(ApplicationGatewayCookieBasedAffinity other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct ApplicationGatewayCustomErrorStatusCode : IEquatable<ApplicationGatewayCustomErrorStatusCode>
    {
        private readonly string _value;

        private ApplicationGatewayCustomErrorStatusCode(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(ApplicationGatewayCustomErrorStatusCode value) => value._value;

        public static bool operator ==(ApplicationGatewayCustomErrorStatusCode left, ApplicationGatewayCustomErrorStatusCode right) => left.Equals(right);

        public static bool operator !=(ApplicationGatewayCustomErrorStatusCode left, ApplicationGatewayCustomErrorStatusCode right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is ApplicationGatewayCustomErrorStatusCode other && Equals(other);

        public bool Equals(ApplicationGatewayCustomErrorStatusCode other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct ApplicationGatewayProtocol : IEquatable<ApplicationGatewayProtocol>
    {
        private readonly string _value;

        private ApplicationGatewayProtocol(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(ApplicationGatewayProtocol value) => value._value;

        public static bool operator ==(ApplicationGatewayProtocol left, ApplicationGatewayProtocol right) => left.Equals(right);

        public static bool operator !=(ApplicationGatewayProtocol left, ApplicationGatewayProtocol right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is ApplicationGatewayProtocol other && Equals(other);

        public bool Equals(ApplicationGatewayProtocol other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct ApplicationGatewayRedirectType : IEquatable<ApplicationGatewayRedirectType>
    {
        private readonly string _value;

        private ApplicationGatewayRedirectType(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(ApplicationGatewayRedirectType value) => value._value;

        public static bool operator ==(ApplicationGatewayRedirectType left, ApplicationGatewayRedirectType right) => left.Equals(right);

        public static bool operator !=(ApplicationGatewayRedirectType left, ApplicationGatewayRedirectType right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is ApplicationGatewayRedirectType other && Equals(other);

        public bool Equals(ApplicationGatewayRedirectType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct ApplicationGatewayRequestRoutingRuleType : IEquatable<ApplicationGatewayRequestRoutingRuleType>
    {
        private readonly string _value;

        private ApplicationGatewayRequestRoutingRuleType(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(ApplicationGatewayRequestRoutingRuleType value) => value._value;

        public static bool operator ==(ApplicationGatewayRequestRoutingRuleType left, ApplicationGatewayRequestRoutingRuleType right) => left.Equals(right);

        public static bool operator !=(ApplicationGatewayRequestRoutingRuleType left, ApplicationGatewayRequestRoutingRuleType right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is ApplicationGatewayRequestRoutingRuleType other && Equals(other);

        public bool Equals(ApplicationGatewayRequestRoutingRuleType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct ApplicationGatewaySkuName : IEquatable<ApplicationGatewaySkuName>
    {
        private readonly string _value;

        private ApplicationGatewaySkuName(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(ApplicationGatewaySkuName value) => value._value;

        public static bool operator ==(ApplicationGatewaySkuName left, ApplicationGatewaySkuName right) => left.Equals(right);

        public static bool operator !=(ApplicationGatewaySkuName left, ApplicationGatewaySkuName right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is ApplicationGatewaySkuName other && Equals(other);

        public bool Equals(ApplicationGatewaySkuName other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct ApplicationGatewaySslPolicyName : IEquatable<ApplicationGatewaySslPolicyName>
    {
        private readonly string _value;

        private ApplicationGatewaySslPolicyName(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(ApplicationGatewaySslPolicyName value) => value._value;

        public static bool operator ==(ApplicationGatewaySslPolicyName left, ApplicationGatewaySslPolicyName right) => left.Equals(right);

        public static bool operator !=(ApplicationGatewaySslPolicyName left, ApplicationGatewaySslPolicyName right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is ApplicationGatewaySslPolicyName other && Equals(other);

        public bool Equals(ApplicationGatewaySslPolicyName other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct ApplicationGatewaySslPolicyType : IEquatable<ApplicationGatewaySslPolicyType>
    {
        private readonly string _value;

        private ApplicationGatewaySslPolicyType(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(ApplicationGatewaySslPolicyType value) => value._value;

        public static bool operator ==(ApplicationGatewaySslPolicyType left, ApplicationGatewaySslPolicyType right) => left.Equals(right);

        public static bool operator !=(ApplicationGatewaySslPolicyType left, ApplicationGatewaySslPolicyType right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is ApplicationGatewaySslPolicyType other && Equals(other);

        public bool Equals(ApplicationGatewaySslPolicyType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct ApplicationGatewayTier : IEquatable<ApplicationGatewayTier>
    {
        private readonly string _value;

        private ApplicationGatewayTier(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(ApplicationGatewayTier value) => value._value;

        public static bool operator ==(ApplicationGatewayTier left, ApplicationGatewayTier right) => left.Equals(right);

        public static bool operator !=(ApplicationGatewayTier left, ApplicationGatewayTier right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is ApplicationGatewayTier other && Equals(other);

        public bool Equals(ApplicationGatewayTier other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
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
    public readonly struct IPVersion : IEquatable<IPVersion>
    {
        private readonly string _value;

        private IPVersion(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(IPVersion value) => value._value;

        public static bool operator ==(IPVersion left, IPVersion right) => left.Equals(right);

        public static bool operator !=(IPVersion left, IPVersion right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is IPVersion other && Equals(other);

        public bool Equals(IPVersion other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct LoadBalancerSkuName : IEquatable<LoadBalancerSkuName>
    {
        private readonly string _value;

        private LoadBalancerSkuName(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(LoadBalancerSkuName value) => value._value;

        public static bool operator ==(LoadBalancerSkuName left, LoadBalancerSkuName right) => left.Equals(right);

        public static bool operator !=(LoadBalancerSkuName left, LoadBalancerSkuName right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is LoadBalancerSkuName other && Equals(other);

        public bool Equals(LoadBalancerSkuName other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct LoadBalancerSkuTier : IEquatable<LoadBalancerSkuTier>
    {
        private readonly string _value;

        private LoadBalancerSkuTier(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(LoadBalancerSkuTier value) => value._value;

        public static bool operator ==(LoadBalancerSkuTier left, LoadBalancerSkuTier right) => left.Equals(right);

        public static bool operator !=(LoadBalancerSkuTier left, LoadBalancerSkuTier right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is LoadBalancerSkuTier other && Equals(other);

        public bool Equals(LoadBalancerSkuTier other) => string.Equals(_value, other._value, StringComparison.Ordinal);

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
    public readonly struct ProbeProtocol : IEquatable<ProbeProtocol>
    {
        private readonly string _value;

        private ProbeProtocol(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(ProbeProtocol value) => value._value;

        public static bool operator ==(ProbeProtocol left, ProbeProtocol right) => left.Equals(right);

        public static bool operator !=(ProbeProtocol left, ProbeProtocol right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is ProbeProtocol other && Equals(other);

        public bool Equals(ProbeProtocol other) => string.Equals(_value, other._value, StringComparison.Ordinal);

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
    public readonly struct PublicIPAddressSkuTier : IEquatable<PublicIPAddressSkuTier>
    {
        private readonly string _value;

        private PublicIPAddressSkuTier(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(PublicIPAddressSkuTier value) => value._value;

        public static bool operator ==(PublicIPAddressSkuTier left, PublicIPAddressSkuTier right) => left.Equals(right);

        public static bool operator !=(PublicIPAddressSkuTier left, PublicIPAddressSkuTier right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is PublicIPAddressSkuTier other && Equals(other);

        public bool Equals(PublicIPAddressSkuTier other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct PublicIpAddressDnsSettingsDomainNameLabelScope : IEquatable<PublicIpAddressDnsSettingsDomainNameLabelScope>
    {
        private readonly string _value;

        private PublicIpAddressDnsSettingsDomainNameLabelScope(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static PublicIpAddressDnsSettingsDomainNameLabelScope ResourceGroupReuse { get; } = new("ResourceGroupReuse");

        public static explicit operator string(PublicIpAddressDnsSettingsDomainNameLabelScope value) => value._value;

        public static bool operator ==(PublicIpAddressDnsSettingsDomainNameLabelScope left, PublicIpAddressDnsSettingsDomainNameLabelScope right) => left.Equals(right);

        public static bool operator !=(PublicIpAddressDnsSettingsDomainNameLabelScope left, PublicIpAddressDnsSettingsDomainNameLabelScope right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is PublicIpAddressDnsSettingsDomainNameLabelScope other && Equals(other);

        public bool Equals(PublicIpAddressDnsSettingsDomainNameLabelScope other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct ResourceIdentityType : IEquatable<ResourceIdentityType>
    {
        private readonly string _value;

        private ResourceIdentityType(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static ResourceIdentityType UserAssigned { get; } = new("UserAssigned");

        public static explicit operator string(ResourceIdentityType value) => value._value;

        public static bool operator ==(ResourceIdentityType left, ResourceIdentityType right) => left.Equals(right);

        public static bool operator !=(ResourceIdentityType left, ResourceIdentityType right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is ResourceIdentityType other && Equals(other);

        public bool Equals(ResourceIdentityType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

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
    public readonly struct TransportProtocol : IEquatable<TransportProtocol>
    {
        private readonly string _value;

        private TransportProtocol(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(TransportProtocol value) => value._value;

        public static bool operator ==(TransportProtocol left, TransportProtocol right) => left.Equals(right);

        public static bool operator !=(TransportProtocol left, TransportProtocol right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is TransportProtocol other && Equals(other);

        public bool Equals(TransportProtocol other) => string.Equals(_value, other._value, StringComparison.Ordinal);

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

    [EnumType]
    public readonly struct WebApplicationFirewallEnabledState : IEquatable<WebApplicationFirewallEnabledState>
    {
        private readonly string _value;

        private WebApplicationFirewallEnabledState(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(WebApplicationFirewallEnabledState value) => value._value;

        public static bool operator ==(WebApplicationFirewallEnabledState left, WebApplicationFirewallEnabledState right) => left.Equals(right);

        public static bool operator !=(WebApplicationFirewallEnabledState left, WebApplicationFirewallEnabledState right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is WebApplicationFirewallEnabledState other && Equals(other);

        public bool Equals(WebApplicationFirewallEnabledState other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct WebApplicationFirewallMode : IEquatable<WebApplicationFirewallMode>
    {
        private readonly string _value;

        private WebApplicationFirewallMode(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(WebApplicationFirewallMode value) => value._value;

        public static bool operator ==(WebApplicationFirewallMode left, WebApplicationFirewallMode right) => left.Equals(right);

        public static bool operator !=(WebApplicationFirewallMode left, WebApplicationFirewallMode right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is WebApplicationFirewallMode other && Equals(other);

        public bool Equals(WebApplicationFirewallMode other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }
}

namespace Pulumi.AzureNative.Network.Inputs
{
    public sealed class OwaspCrsExclusionEntryArgs : ResourceArgs
    {
        [Input("matchVariable", required: true)]
        public Input<string> MatchVariable { get; set; } = null!;

        [Input("selector", required: true)]
        public Input<string> Selector { get; set; } = null!;

        [Input("selectorMatchOperator", required: true)]
        public Input<string> SelectorMatchOperator { get; set; } = null!;
    }

    public sealed class ApplicationGatewayHeaderConfigurationArgs : ResourceArgs
    {
        [Input("headerName")]
        public Input<string>? HeaderName { get; set; }

        [Input("headerValue")]
        public Input<string>? HeaderValue { get; set; }
    }

    public sealed class ApplicationGatewayRewriteRuleActionSetArgs : ResourceArgs
    {
        [Input("requestHeaderConfigurations")]
        private InputList<Inputs.ApplicationGatewayHeaderConfigurationArgs>? _requestHeaderConfigurations;

        public InputList<Inputs.ApplicationGatewayHeaderConfigurationArgs> RequestHeaderConfigurations
        {
            get => _requestHeaderConfigurations ??= new();
            set => _requestHeaderConfigurations = value;
        }
    }

    public sealed class ApplicationGatewayRewriteRuleArgs : ResourceArgs
    {
        [Input("actionSet")]
        public Input<Inputs.ApplicationGatewayRewriteRuleActionSetArgs>? ActionSet { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("ruleSequence")]
        public Input<int>? RuleSequence { get; set; }
    }

    public sealed class ApplicationGatewayRewriteRuleSetArgs : ResourceArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("rewriteRules")]
        private InputList<Inputs.ApplicationGatewayRewriteRuleArgs>? _rewriteRules;

        public InputList<Inputs.ApplicationGatewayRewriteRuleArgs> RewriteRules
        {
            get => _rewriteRules ??= new();
            set => _rewriteRules = value;
        }
    }

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

    public sealed class ApplicationGatewayAutoscaleConfigurationArgs : ResourceArgs
    {
        [Input("maxCapacity")]
        public Input<int>? MaxCapacity { get; set; }

        [Input("minCapacity", required: true)]
        public Input<int> MinCapacity { get; set; } = null!;
    }

    public sealed class ApplicationGatewayBackendAddressPoolArgs : ResourceArgs
    {
        [Input("id")]
        public Input<string>? Id { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }
    }

    public sealed class ApplicationGatewayBackendHttpSettingsArgs : ResourceArgs
    {
        [Input("connectionDraining")]
        public Input<Inputs.ApplicationGatewayConnectionDrainingArgs>? ConnectionDraining { get; set; }

        [Input("cookieBasedAffinity")]
        public InputUnion<string, Pulumi.AzureNative.Network.ApplicationGatewayCookieBasedAffinity>? CookieBasedAffinity { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("port")]
        public Input<int>? Port { get; set; }

        [Input("probe")]
        public Input<Inputs.SubResourceArgs>? Probe { get; set; }

        [Input("protocol")]
        public InputUnion<string, Pulumi.AzureNative.Network.ApplicationGatewayProtocol>? Protocol { get; set; }

        [Input("requestTimeout")]
        public Input<int>? RequestTimeout { get; set; }
    }

    public sealed class ApplicationGatewayConnectionDrainingArgs : ResourceArgs
    {
        [Input("drainTimeoutInSec", required: true)]
        public Input<int> DrainTimeoutInSec { get; set; } = null!;

        [Input("enabled", required: true)]
        public Input<bool> Enabled { get; set; } = null!;
    }

    public sealed class ApplicationGatewayCustomErrorArgs : ResourceArgs
    {
        [Input("customErrorPageUrl")]
        public Input<string>? CustomErrorPageUrl { get; set; }

        [Input("statusCode")]
        public InputUnion<string, Pulumi.AzureNative.Network.ApplicationGatewayCustomErrorStatusCode>? StatusCode { get; set; }
    }

    public sealed class ApplicationGatewayFrontendIPConfigurationArgs : ResourceArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("privateIPAddress")]
        public Input<string>? PrivateIPAddress { get; set; }

        [Input("privateIPAllocationMethod")]
        public InputUnion<string, Pulumi.AzureNative.Network.IPAllocationMethod>? PrivateIPAllocationMethod { get; set; }

        [Input("publicIPAddress")]
        public Input<Inputs.SubResourceArgs>? PublicIPAddress { get; set; }

        [Input("subnet")]
        public Input<Inputs.SubResourceArgs>? Subnet { get; set; }
    }

    public sealed class ApplicationGatewayFrontendPortArgs : ResourceArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("port")]
        public Input<int>? Port { get; set; }
    }

    public sealed class ApplicationGatewayHttpListenerArgs : ResourceArgs
    {
        [Input("customErrorConfigurations")]
        private InputList<Inputs.ApplicationGatewayCustomErrorArgs>? _customErrorConfigurations;

        public InputList<Inputs.ApplicationGatewayCustomErrorArgs> CustomErrorConfigurations
        {
            get => _customErrorConfigurations ??= new();
            set => _customErrorConfigurations = value;
        }

        [Input("firewallPolicy")]
        public Input<Inputs.SubResourceArgs>? FirewallPolicy { get; set; }

        [Input("frontendIPConfiguration")]
        public Input<Inputs.SubResourceArgs>? FrontendIPConfiguration { get; set; }

        [Input("frontendPort")]
        public Input<Inputs.SubResourceArgs>? FrontendPort { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("protocol")]
        public InputUnion<string, Pulumi.AzureNative.Network.ApplicationGatewayProtocol>? Protocol { get; set; }

        [Input("sslCertificate")]
        public Input<Inputs.SubResourceArgs>? SslCertificate { get; set; }
    }

    public sealed class ApplicationGatewayIPConfigurationArgs : ResourceArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("subnet")]
        public Input<Inputs.SubResourceArgs>? Subnet { get; set; }
    }

    public sealed class ApplicationGatewayProbeArgs : ResourceArgs
    {
        [Input("host")]
        public Input<string>? Host { get; set; }

        [Input("interval")]
        public Input<int>? Interval { get; set; }

        [Input("match")]
        public Input<Inputs.ApplicationGatewayProbeHealthResponseMatchArgs>? Match { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("path")]
        public Input<string>? Path { get; set; }

        [Input("port")]
        public Input<int>? Port { get; set; }

        [Input("protocol")]
        public InputUnion<string, Pulumi.AzureNative.Network.ApplicationGatewayProtocol>? Protocol { get; set; }

        [Input("timeout")]
        public Input<int>? Timeout { get; set; }

        [Input("unhealthyThreshold")]
        public Input<int>? UnhealthyThreshold { get; set; }
    }

    public sealed class ApplicationGatewayProbeHealthResponseMatchArgs : ResourceArgs
    {
        [Input("statusCodes")]
        private InputList<string>? _statusCodes;

        public InputList<string> StatusCodes
        {
            get => _statusCodes ??= new();
            set => _statusCodes = value;
        }
    }

    public sealed class ApplicationGatewayRedirectConfigurationArgs : ResourceArgs
    {
        [Input("includePath")]
        public Input<bool>? IncludePath { get; set; }

        [Input("includeQueryString")]
        public Input<bool>? IncludeQueryString { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("redirectType")]
        public InputUnion<string, Pulumi.AzureNative.Network.ApplicationGatewayRedirectType>? RedirectType { get; set; }

        [Input("requestRoutingRules")]
        private InputList<Inputs.SubResourceArgs>? _requestRoutingRules;

        public InputList<Inputs.SubResourceArgs> RequestRoutingRules
        {
            get => _requestRoutingRules ??= new();
            set => _requestRoutingRules = value;
        }

        [Input("targetListener")]
        public Input<Inputs.SubResourceArgs>? TargetListener { get; set; }
    }

    public sealed class ApplicationGatewayRequestRoutingRuleArgs : ResourceArgs
    {
        [Input("rewriteRuleSet")]
        public Input<Inputs.SubResourceArgs>? RewriteRuleSet { get; set; }

        [Input("backendAddressPool")]
        public Input<Inputs.SubResourceArgs>? BackendAddressPool { get; set; }

        [Input("backendHttpSettings")]
        public Input<Inputs.SubResourceArgs>? BackendHttpSettings { get; set; }

        [Input("httpListener")]
        public Input<Inputs.SubResourceArgs>? HttpListener { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("priority")]
        public Input<int>? Priority { get; set; }

        [Input("redirectConfiguration")]
        public Input<Inputs.SubResourceArgs>? RedirectConfiguration { get; set; }

        [Input("ruleType")]
        public InputUnion<string, Pulumi.AzureNative.Network.ApplicationGatewayRequestRoutingRuleType>? RuleType { get; set; }
    }

    public sealed class ApplicationGatewaySkuArgs : ResourceArgs
    {
        [Input("name")]
        public InputUnion<string, Pulumi.AzureNative.Network.ApplicationGatewaySkuName>? Name { get; set; }

        [Input("tier")]
        public InputUnion<string, Pulumi.AzureNative.Network.ApplicationGatewayTier>? Tier { get; set; }
    }

    public sealed class ApplicationGatewaySslCertificateArgs : ResourceArgs
    {
        [Input("keyVaultSecretId")]
        public Input<string>? KeyVaultSecretId { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }
    }

    public sealed class ApplicationGatewaySslPolicyArgs : ResourceArgs
    {
        [Input("policyName")]
        public InputUnion<string, Pulumi.AzureNative.Network.ApplicationGatewaySslPolicyName>? PolicyName { get; set; }

        [Input("policyType")]
        public InputUnion<string, Pulumi.AzureNative.Network.ApplicationGatewaySslPolicyType>? PolicyType { get; set; }
    }

    public sealed class BackendAddressPoolArgs : ResourceArgs
    {
        [Input("id")]
        public Input<string>? Id { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }
    }

    public sealed class DelegationArgs : ResourceArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("serviceName")]
        public Input<string>? ServiceName { get; set; }
    }

    public sealed class FrontendIPConfigurationArgs : ResourceArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("privateIPAddress")]
        public Input<string>? PrivateIPAddress { get; set; }

        [Input("privateIPAllocationMethod")]
        public InputUnion<string, Pulumi.AzureNative.Network.IPAllocationMethod>? PrivateIPAllocationMethod { get; set; }

        [Input("publicIPAddress")]
        public Input<Inputs.PublicIPAddressArgs>? PublicIPAddress { get; set; }

        [Input("subnet")]
        public Input<Inputs.SubnetArgs>? Subnet { get; set; }

        [Input("zones")]
        private InputList<string>? _zones;

        public InputList<string> Zones
        {
            get => _zones ??= new();
            set => _zones = value;
        }
    }

    public sealed class InboundNatRuleArgs : ResourceArgs
    {
        [Input("id")]
        public Input<string>? Id { get; set; }
    }

    public sealed class LoadBalancerSkuArgs : ResourceArgs
    {
        [Input("name")]
        public InputUnion<string, Pulumi.AzureNative.Network.LoadBalancerSkuName>? Name { get; set; }

        [Input("tier")]
        public InputUnion<string, Pulumi.AzureNative.Network.LoadBalancerSkuTier>? Tier { get; set; }
    }

    public sealed class LoadBalancingRuleArgs : ResourceArgs
    {
        [Input("backendAddressPool")]
        public Input<Inputs.SubResourceArgs>? BackendAddressPool { get; set; }

        [Input("backendPort")]
        public Input<int>? BackendPort { get; set; }

        [Input("disableOutboundSnat")]
        public Input<bool>? DisableOutboundSnat { get; set; }

        [Input("enableTcpReset")]
        public Input<bool>? EnableTcpReset { get; set; }

        [Input("frontendIPConfiguration")]
        public Input<Inputs.SubResourceArgs>? FrontendIPConfiguration { get; set; }

        [Input("frontendPort", required: true)]
        public Input<int> FrontendPort { get; set; } = null!;

        [Input("idleTimeoutInMinutes")]
        public Input<int>? IdleTimeoutInMinutes { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("probe")]
        public Input<Inputs.SubResourceArgs>? Probe { get; set; }

        [Input("protocol", required: true)]
        public InputUnion<string, Pulumi.AzureNative.Network.TransportProtocol> Protocol { get; set; } = null!;
    }

    public sealed class ManagedRuleSetArgs : ResourceArgs
    {
        [Input("ruleSetType", required: true)]
        public Input<string> RuleSetType { get; set; } = null!;

        [Input("ruleSetVersion", required: true)]
        public Input<string> RuleSetVersion { get; set; } = null!;
    }

    public sealed class ManagedRulesDefinitionArgs : ResourceArgs
    {
        [Input("exclusions")]
        private InputList<Inputs.OwaspCrsExclusionEntryArgs>? _exclusions;

        public InputList<Inputs.OwaspCrsExclusionEntryArgs> Exclusions
        {
            get => _exclusions ??= new();
            set => _exclusions = value;
        }

        [Input("managedRuleSets", required: true)]
        private InputList<Inputs.ManagedRuleSetArgs>? _managedRuleSets;

        public InputList<Inputs.ManagedRuleSetArgs> ManagedRuleSets
        {
            get => _managedRuleSets ??= new();
            set => _managedRuleSets = value;
        }
    }

    public sealed class ManagedServiceIdentityArgs : ResourceArgs
    {
        [Input("type")]
        public Input<Pulumi.AzureNative.Network.ResourceIdentityType>? Type { get; set; }

        [Input("userAssignedIdentities")]
        private InputList<string>? _userAssignedIdentities;

        public InputList<string> UserAssignedIdentities
        {
            get => _userAssignedIdentities ??= new();
            set => _userAssignedIdentities = value;
        }
    }

    public sealed class NatGatewayArgs : ResourceArgs;

    public sealed class NatGatewaySkuArgs : ResourceArgs
    {
        [Input("name")]
        public InputUnion<string, Pulumi.AzureNative.Network.NatGatewaySkuName>? Name { get; set; }
    }

    public sealed class NetworkInterfaceIPConfigurationArgs : ResourceArgs
    {
        [Input("privateIPAddress")]
        public Input<string>? PrivateIPAddress { get; set; }

        [Input("publicIPAddress")]
        public Input<Inputs.PublicIPAddressArgs>? PublicIPAddress { get; set; }

        [Input("applicationGatewayBackendAddressPools")]
        private InputList<Inputs.ApplicationGatewayBackendAddressPoolArgs>? _applicationGatewayBackendAddressPools;

        public InputList<Inputs.ApplicationGatewayBackendAddressPoolArgs> ApplicationGatewayBackendAddressPools
        {
            get => _applicationGatewayBackendAddressPools ??= new();
            set => _applicationGatewayBackendAddressPools = value;
        }

        [Input("loadBalancerBackendAddressPools")]
        private InputList<Inputs.BackendAddressPoolArgs>? _loadBalancerBackendAddressPools;

        public InputList<Inputs.BackendAddressPoolArgs> LoadBalancerBackendAddressPools
        {
            get => _loadBalancerBackendAddressPools ??= new();
            set => _loadBalancerBackendAddressPools = value;
        }

        [Input("loadBalancerInboundNatRules")]
        private InputList<Inputs.InboundNatRuleArgs>? _loadBalancerInboundNatRules;

        public InputList<Inputs.InboundNatRuleArgs> LoadBalancerInboundNatRules
        {
            get => _loadBalancerInboundNatRules ??= new();
            set => _loadBalancerInboundNatRules = value;
        }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("primary")]
        public Input<bool>? Primary { get; set; }

        [Input("privateIPAllocationMethod")]
        public InputUnion<string, Pulumi.AzureNative.Network.IPAllocationMethod>? PrivateIPAllocationMethod { get; set; }

        [Input("subnet")]
        public Input<Inputs.SubnetArgs>? Subnet { get; set; }
    }

    public sealed class NetworkSecurityGroupArgs : ResourceArgs
    {
        [Input("id")]
        public Input<string>? Id { get; set; }
    }

    public sealed class PolicySettingsArgs : ResourceArgs
    {
        [Input("fileUploadEnforcement")]
        public Input<bool>? FileUploadEnforcement { get; set; }

        [Input("mode")]
        public InputUnion<string, Pulumi.AzureNative.Network.WebApplicationFirewallMode>? Mode { get; set; }

        [Input("requestBodyCheck")]
        public Input<bool>? RequestBodyCheck { get; set; }

        [Input("requestBodyEnforcement")]
        public Input<bool>? RequestBodyEnforcement { get; set; }

        [Input("state")]
        public InputUnion<string, Pulumi.AzureNative.Network.WebApplicationFirewallEnabledState>? State { get; set; }
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

    public sealed class ProbeArgs : ResourceArgs
    {
        [Input("intervalInSeconds")]
        public Input<int>? IntervalInSeconds { get; set; }

        [Input("name")]
        public Input<string>? Name { get; set; }

        [Input("port", required: true)]
        public Input<int> Port { get; set; } = null!;

        [Input("probeThreshold")]
        public Input<int>? ProbeThreshold { get; set; }

        [Input("protocol", required: true)]
        public InputUnion<string, Pulumi.AzureNative.Network.ProbeProtocol> Protocol { get; set; } = null!;

        [Input("requestPath")]
        public Input<string>? RequestPath { get; set; }
    }

    public sealed class PublicIPAddressArgs : ResourceArgs
    {
        [Input("id")]
        public Input<string>? Id { get; set; }

        [Input("zones")]
        private InputList<string>? _zones;

        public InputList<string> Zones
        {
            get => _zones ??= new();
            set => _zones = value;
        }
    }

    public sealed class PublicIPAddressDnsSettingsArgs : ResourceArgs
    {
        [Input("domainNameLabel")]
        public Input<string>? DomainNameLabel { get; set; }

        [Input("domainNameLabelScope")]
        public Input<Pulumi.AzureNative.Network.PublicIpAddressDnsSettingsDomainNameLabelScope>? DomainNameLabelScope { get; set; }
    }

    public sealed class PublicIPAddressSkuArgs : ResourceArgs
    {
        [Input("name")]
        public InputUnion<string, Pulumi.AzureNative.Network.PublicIPAddressSkuName>? Name { get; set; }

        [Input("tier")]
        public InputUnion<string, Pulumi.AzureNative.Network.PublicIPAddressSkuTier>? Tier { get; set; }
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

        [Input("delegations")]
        private InputList<Inputs.DelegationArgs>? _delegations;

        public InputList<Inputs.DelegationArgs> Delegations
        {
            get => _delegations ??= new();
            set => _delegations = value;
        }

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
    public sealed class NetworkInterfaceIPConfigurationResponse
    {
        public readonly string? Name;
        public readonly string? PrivateIPAddress;

        [OutputConstructor]
        private NetworkInterfaceIPConfigurationResponse(string? name, string? privateIPAddress)
        {
            Name = name;
            PrivateIPAddress = privateIPAddress;
        }
    }

    [OutputType]
    public sealed class ApplicationGatewayCustomErrorResponse
    {

        [OutputConstructor]
        private ApplicationGatewayCustomErrorResponse()
        {
        }
    }

    [OutputType]
    public sealed class ApplicationGatewayFrontendIPConfigurationResponse
    {
        public readonly string? Id;
        public readonly string? Name;
        public readonly string? PrivateIPAddress;
        public readonly string? PrivateIPAllocationMethod;

        [OutputConstructor]
        private ApplicationGatewayFrontendIPConfigurationResponse(string? id, string? name, string? privateIPAddress, string? privateIPAllocationMethod)
        {
            Id = id;
            Name = name;
            PrivateIPAddress = privateIPAddress;
            PrivateIPAllocationMethod = privateIPAllocationMethod;
        }
    }

    [OutputType]
    public sealed class ApplicationGatewayFrontendPortResponse
    {
        public readonly string? Id;
        public readonly string? Name;

        [OutputConstructor]
        private ApplicationGatewayFrontendPortResponse(string? id, string? name)
        {
            Id = id;
            Name = name;
        }
    }

    [OutputType]
    public sealed class ApplicationGatewayHttpListenerResponse
    {
        public readonly string? HostName;
        public readonly string? Id;
        public readonly string? Name;

        [OutputConstructor]
        private ApplicationGatewayHttpListenerResponse(string? hostName, string? id, string? name)
        {
            HostName = hostName;
            Id = id;
            Name = name;
        }
    }

    [OutputType]
    public sealed class ApplicationGatewayRedirectConfigurationResponse
    {
        public readonly string? Id;
        public readonly string? Name;

        [OutputConstructor]
        private ApplicationGatewayRedirectConfigurationResponse(string? id, string? name)
        {
            Id = id;
            Name = name;
        }
    }

    [OutputType]
    public sealed class ApplicationGatewayRequestRoutingRuleResponse
    {
        public readonly string? Id;
        public readonly string? Name;

        [OutputConstructor]
        private ApplicationGatewayRequestRoutingRuleResponse(string? id, string? name)
        {
            Id = id;
            Name = name;
        }
    }

    [OutputType]
    public sealed class ApplicationGatewaySslCertificateResponse
    {
        public readonly string? Data;
        public readonly string? Id;
        public readonly string? Name;
        public readonly string? Password;

        [OutputConstructor]
        private ApplicationGatewaySslCertificateResponse(string? data, string? id, string? name, string? password)
        {
            Data = data;
            Id = id;
            Name = name;
            Password = password;
        }
    }

    [OutputType]
    public sealed class FrontendIPConfigurationResponse
    {
        public readonly string? Id;
        public readonly string? Name;
        public readonly string? PrivateIPAddress;
        public readonly string? PrivateIPAllocationMethod;

        [OutputConstructor]
        private FrontendIPConfigurationResponse(string? id, string? name, string? privateIPAddress, string? privateIPAllocationMethod)
        {
            Id = id;
            Name = name;
            PrivateIPAddress = privateIPAddress;
            PrivateIPAllocationMethod = privateIPAllocationMethod;
        }
    }

    [OutputType]
    public sealed class LoadBalancingRuleResponse
    {
        public readonly string? Id;
        public readonly string? Name;

        [OutputConstructor]
        private LoadBalancingRuleResponse(string? id, string? name)
        {
            Id = id;
            Name = name;
        }
    }

    [OutputType]
    public sealed class ManagedServiceIdentityResponse
    {
        public readonly string PrincipalId;
        public readonly string TenantId;

        [OutputConstructor]
        private ManagedServiceIdentityResponse(string principalId, string tenantId)
        {
            PrincipalId = principalId;
            TenantId = tenantId;
        }
    }

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
    public sealed class ProbeResponse
    {
        public readonly string? Id;
        public readonly string? Name;

        [OutputConstructor]
        private ProbeResponse(string? id, string? name)
        {
            Id = id;
            Name = name;
        }
    }

    [OutputType]
    public sealed class PublicIPAddressDnsSettingsResponse
    {
        public readonly string? Fqdn;

        [OutputConstructor]
        private PublicIPAddressDnsSettingsResponse(string? fqdn)
        {
            Fqdn = fqdn;
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
