using OctopusHA.Components;
using Pulumi;

namespace OctopusHA.Azure;

/// <summary>The web address.</summary>
internal sealed class AzureLoadBalancer : LoadBalancer
{
    /// <summary>Makes the load balancer.</summary>
    public AzureLoadBalancer(AzureContext context, Foundation foundation, AzureNetwork network)
        : base(AzureContext.Cloud, new ComponentResourceOptions())
    {
        WebUrl = Output.Create($"https://{context.Settings.LoadBalancer.Domain}");
        RegisterOutputs(new Dictionary<string, object?> { ["webUrl"] = WebUrl });
    }

    /// <inheritdoc/>
    public override Output<string> WebUrl { get; }
}
