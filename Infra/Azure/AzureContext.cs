using OctopusHA.Components;
using OctopusHA.Plan;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace OctopusHA.Azure;

/// <summary>What every Azure component needs to know: the plan, the stack, and where it runs.</summary>
internal sealed class AzureContext : CloudContext
{
    /// <summary>Creates the context of the stack that is being deployed.</summary>
    /// <param name="plan">The plan.</param>
    public AzureContext(ClusterPlan plan)
        : base("azure", plan)
    {
        Names = new AzureNames(Project, StackName);
        var client = GetClientConfig.Invoke();
        SubscriptionId = client.Apply(config => config.SubscriptionId);
        TenantId = client.Apply(config => config.TenantId);
        Ids = new AzureIds(Output.Format($"/subscriptions/{SubscriptionId}/resourceGroups/{Names.ResourceGroup}"));
    }

    /// <summary>The names that the program chooses itself.</summary>
    public AzureNames Names { get; }

    /// <summary>The ids of parts of gateways and load balancers.</summary>
    public AzureIds Ids { get; }

    /// <summary>The subscription's id.</summary>
    public Output<string> SubscriptionId { get; }

    /// <summary>The id of the Entra tenant that the subscription trusts.</summary>
    public Output<string> TenantId { get; }

    /// <summary>The zones that zone-redundant addresses and gateways span; none with an availability set.</summary>
    public IReadOnlyList<string> Zones => Plan.Network.RedundantZones;
}
