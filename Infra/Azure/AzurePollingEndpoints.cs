using OctopusHA.Components;
using Pulumi;

namespace OctopusHA.Azure;

/// <summary>The polling addresses.</summary>
internal sealed class AzurePollingEndpoints : PollingEndpoints
{
    /// <summary>Makes the polling addresses.</summary>
    public AzurePollingEndpoints(AzureContext context, Foundation foundation, AzureNetwork network, AzureLoadBalancer web)
        : base(AzureContext.Cloud, new ComponentResourceOptions()) => RegisterOutputs(new Dictionary<string, object?>());

    /// <inheritdoc/>
    public override IReadOnlyList<PollingEndpoint> Endpoints => [];
}
