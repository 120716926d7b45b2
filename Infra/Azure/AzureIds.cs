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
    public ResourceParts Gateway(string name) =>
        new(Output.Format($"{group}/providers/Microsoft.Network/applicationGateways/{name}"));

    /// <summary>The parts of a load balancer, for use in its own definition.</summary>
    /// <param name="name">The load balancer's name.</param>
    public ResourceParts Balancer(string name) =>
        new(Output.Format($"{group}/providers/Microsoft.Network/loadBalancers/{name}"));

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

/// <summary>The IDs of the parts of an application gateway or a load balancer.</summary>
/// <param name="id">Its ID.</param>
internal sealed class ResourceParts(Output<string> id)
{
    /// <summary>A frontend address.</summary>
    public Output<string> Frontend(string name) => Part("frontendIPConfigurations", name);

    /// <summary>A backend pool.</summary>
    public Output<string> Pool(string name) => Part("backendAddressPools", name);

    /// <summary>A health probe.</summary>
    public Output<string> Probe(string name) => Part("probes", name);

    /// <summary>A frontend port of a gateway.</summary>
    public Output<string> Port(string name) => Part("frontendPorts", name);

    /// <summary>A listener of a gateway.</summary>
    public Output<string> Listener(string name) => Part("httpListeners", name);

    /// <summary>Backend HTTP settings of a gateway.</summary>
    public Output<string> Settings(string name) => Part("backendHttpSettingsCollection", name);

    /// <summary>A redirection of a gateway.</summary>
    public Output<string> Redirect(string name) => Part("redirectConfigurations", name);

    /// <summary>A certificate of a gateway.</summary>
    public Output<string> Certificate(string name) => Part("sslCertificates", name);

    /// <summary>A rewrite rule set of a gateway.</summary>
    public Output<string> Rewrites(string name) => Part("rewriteRuleSets", name);

    private Output<string> Part(string kind, string name) => Output.Format($"{id}/{kind}/{name}");
}
