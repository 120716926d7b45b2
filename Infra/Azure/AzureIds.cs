using Pulumi;

namespace OctopusHA.Azure;

/// <summary>
/// The IDs of the parts of other resources. The parts of a gateway or load balancer refer to each other by such IDs
/// before it exists, so its name must be known in advance.
/// </summary>
/// <param name="group">The ID of the resource group.</param>
internal sealed class AzureIds(Output<string> group)
{
    /// <summary>The parts of an application gateway, for use in its own definition.</summary>
    /// <param name="name">The gateway's name.</param>
    public GatewayParts Gateway(string name) =>
        new(Output.Format($"{group}/providers/Microsoft.Network/applicationGateways/{name}"));

    /// <summary>The parts of an application gateway, for resources that depend on it.</summary>
    /// <param name="id">The gateway's ID.</param>
    public static GatewayParts Gateway(Output<string> id) => new(id);

    /// <summary>The parts of a load balancer, for use in its own definition.</summary>
    /// <param name="name">The load balancer's name.</param>
    public BalancerParts Balancer(string name) =>
        new(Output.Format($"{group}/providers/Microsoft.Network/loadBalancers/{name}"));

    /// <summary>The parts of a load balancer, for resources that depend on it.</summary>
    /// <param name="id">The load balancer's ID.</param>
    public static BalancerParts Balancer(Output<string> id) => new(id);

    /// <summary>A data collection rule that a template deploys.</summary>
    /// <param name="name">The rule's name.</param>
    public Output<string> DataCollectionRule(string name) =>
        Output.Format($"{group}/providers/Microsoft.Insights/dataCollectionRules/{name}");

    /// <summary>A secret of a vault as the scope of a role assignment.</summary>
    /// <param name="vault">The vault's ID.</param>
    /// <param name="name">The secret's name.</param>
    public static Output<string> VaultSecret(Output<string> vault, string name) =>
        Output.Format($"{vault}/secrets/{name}");

    /// <summary>An Azure built-in role.</summary>
    /// <param name="subscriptionId">The subscription.</param>
    /// <param name="role">The role's GUID.</param>
    public static Output<string> Role(Output<string> subscriptionId, string role) =>
        Output.Format($"/subscriptions/{subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/{role}");
}

/// <summary>The IDs of an application gateway's parts.</summary>
/// <param name="id">The gateway's id.</param>
internal sealed class GatewayParts(Output<string> id)
{
    /// <summary>A frontend address.</summary>
    public Output<string> Frontend(string name) => Part("frontendIPConfigurations", name);

    /// <summary>A frontend port.</summary>
    public Output<string> Port(string name) => Part("frontendPorts", name);

    /// <summary>A listener.</summary>
    public Output<string> Listener(string name) => Part("httpListeners", name);

    /// <summary>A backend pool.</summary>
    public Output<string> Pool(string name) => Part("backendAddressPools", name);

    /// <summary>Backend HTTP settings.</summary>
    public Output<string> Settings(string name) => Part("backendHttpSettingsCollection", name);

    /// <summary>A health probe.</summary>
    public Output<string> Probe(string name) => Part("probes", name);

    /// <summary>A redirection.</summary>
    public Output<string> Redirect(string name) => Part("redirectConfigurations", name);

    /// <summary>A certificate.</summary>
    public Output<string> Certificate(string name) => Part("sslCertificates", name);

    /// <summary>A rewrite rule set.</summary>
    public Output<string> Rewrites(string name) => Part("rewriteRuleSets", name);

    private Output<string> Part(string kind, string name) => Output.Format($"{id}/{kind}/{name}");
}

/// <summary>The IDs of a load balancer's parts.</summary>
/// <param name="id">The load balancer's ID.</param>
internal sealed class BalancerParts(Output<string> id)
{
    /// <summary>A frontend address.</summary>
    public Output<string> Frontend(string name) => Part("frontendIPConfigurations", name);

    /// <summary>A backend pool.</summary>
    public Output<string> Pool(string name) => Part("backendAddressPools", name);

    /// <summary>A health probe.</summary>
    public Output<string> Probe(string name) => Part("probes", name);

    /// <summary>An inbound NAT rule.</summary>
    public Output<string> InboundNatRule(string name) => Part("inboundNatRules", name);

    private Output<string> Part(string kind, string name) => Output.Format($"{id}/{kind}/{name}");
}
