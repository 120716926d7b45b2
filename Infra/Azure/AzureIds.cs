using Pulumi;

namespace OctopusHA.Azure;

/// <summary>
/// The one place that builds the ids of what lies inside another resource. A gateway's and a balancer's own parts name each other by
/// such ids before either exists, so both have names that are known beforehand.
/// </summary>
/// <param name="group">The id of the resource group.</param>
internal sealed class AzureIds(Output<string> group)
{
    /// <summary>The parts of an application gateway, for use inside it.</summary>
    /// <param name="name">The gateway's own name.</param>
    public GatewayParts Gateway(string name) => new(Output.Format($"{group}/providers/Microsoft.Network/applicationGateways/{name}"));

    /// <summary>The parts of an application gateway, for those who wait for it.</summary>
    /// <param name="id">The gateway's id.</param>
    public static GatewayParts Gateway(Output<string> id) => new(id);

    /// <summary>The parts of a load balancer, for use inside it.</summary>
    /// <param name="name">The balancer's own name.</param>
    public BalancerParts Balancer(string name) => new(Output.Format($"{group}/providers/Microsoft.Network/loadBalancers/{name}"));

    /// <summary>The parts of a load balancer, for those who wait for it.</summary>
    /// <param name="id">The balancer's id.</param>
    public static BalancerParts Balancer(Output<string> id) => new(id);

    /// <summary>A rule of what logs are collected, which a template makes.</summary>
    /// <param name="name">The rule's own name.</param>
    public Output<string> DataCollectionRule(string name) => Output.Format($"{group}/providers/Microsoft.Insights/dataCollectionRules/{name}");

    /// <summary>A secret of a vault, as rights are given on it.</summary>
    /// <param name="vault">The vault's id.</param>
    /// <param name="name">The secret's name.</param>
    public static Output<string> VaultSecret(Output<string> vault, string name) => Output.Format($"{vault}/secrets/{name}");

    /// <summary>A role that Azure itself defines.</summary>
    /// <param name="subscriptionId">The subscription.</param>
    /// <param name="role">The role's GUID, the same everywhere.</param>
    public static Output<string> Role(Output<string> subscriptionId, string role) =>
        Output.Format($"/subscriptions/{subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/{role}");
}

/// <summary>The ids of an application gateway's parts.</summary>
/// <param name="id">The gateway's id.</param>
internal sealed class GatewayParts(Output<string> id)
{
    /// <summary>An address at which it listens.</summary>
    public Output<string> Frontend(string name) => Part("frontendIPConfigurations", name);

    /// <summary>A port at which it listens.</summary>
    public Output<string> Port(string name) => Part("frontendPorts", name);

    /// <summary>A listener.</summary>
    public Output<string> Listener(string name) => Part("httpListeners", name);

    /// <summary>A pool of nodes.</summary>
    public Output<string> Pool(string name) => Part("backendAddressPools", name);

    /// <summary>How a pool is spoken to.</summary>
    public Output<string> Settings(string name) => Part("backendHttpSettingsCollection", name);

    /// <summary>What a node is asked.</summary>
    public Output<string> Probe(string name) => Part("probes", name);

    /// <summary>A redirection.</summary>
    public Output<string> Redirect(string name) => Part("redirectConfigurations", name);

    /// <summary>A certificate.</summary>
    public Output<string> Certificate(string name) => Part("sslCertificates", name);

    /// <summary>A set of rewrite rules.</summary>
    public Output<string> Rewrites(string name) => Part("rewriteRuleSets", name);

    private Output<string> Part(string kind, string name) => Output.Format($"{id}/{kind}/{name}");
}

/// <summary>The ids of a load balancer's parts.</summary>
/// <param name="id">The balancer's id.</param>
internal sealed class BalancerParts(Output<string> id)
{
    /// <summary>An address at which it listens.</summary>
    public Output<string> Frontend(string name) => Part("frontendIPConfigurations", name);

    /// <summary>A pool of nodes.</summary>
    public Output<string> Pool(string name) => Part("backendAddressPools", name);

    /// <summary>What a node is asked.</summary>
    public Output<string> Probe(string name) => Part("probes", name);

    /// <summary>A rule that leads to one node.</summary>
    public Output<string> InboundNatRule(string name) => Part("inboundNatRules", name);

    private Output<string> Part(string kind, string name) => Output.Format($"{id}/{kind}/{name}");
}
