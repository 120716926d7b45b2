using Pulumi.AzureNative.Authorization;

namespace OctopusHA.Azure;

/// <summary>
/// The plan, the stack, the subscription, the foundation and the network, which every Azure component uses.
/// </summary>
internal sealed class AzureContext : CloudContext
{
    /// <summary>Creates the foundation and the network.</summary>
    /// <param name="plan">The plan.</param>
    public AzureContext(ClusterPlan plan)
        : base("azure", plan)
    {
        Names = new AzureNames(Project, StackName);
        var client = GetClientConfig.Invoke();
        SubscriptionId = client.Apply(config => config.SubscriptionId);
        TenantId = client.Apply(config => config.TenantId);
        Ids = new AzureIds(Output.Format($"/subscriptions/{SubscriptionId}/resourceGroups/{Names.ResourceGroup}"));
        Foundation = new Foundation(this);
        Network = new AzureNetwork(this);
    }

    /// <summary>The names that the program chooses.</summary>
    public AzureNames Names { get; }

    /// <summary>The IDs of the parts of gateways and load balancers.</summary>
    public AzureIds Ids { get; }

    /// <summary>The resource group and the log workspace.</summary>
    public Foundation Foundation { get; }

    /// <summary>The network.</summary>
    public AzureNetwork Network { get; }

    /// <summary>The resource group's name.</summary>
    public Output<string> GroupName => Foundation.GroupName;

    /// <summary>The region: <c>westeurope</c>.</summary>
    public Output<string> Location => Foundation.Location;

    /// <summary>Assigns a built-in role to a service principal.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="scope">The ID of the resource that the role applies to.</param>
    /// <param name="principalId">The service principal.</param>
    /// <param name="role">The role's GUID.</param>
    /// <param name="options">The resource options.</param>
    public RoleAssignment Assign(
        string name, Output<string> scope, Output<string> principalId, string role, CustomResourceOptions options) =>
        new(name, new RoleAssignmentArgs
        {
            Scope = scope,
            PrincipalId = principalId,
            PrincipalType = "ServicePrincipal",
            RoleDefinitionId = AzureIds.Role(SubscriptionId, role),
        }, options);

    /// <summary>
    /// Completes the arguments of a resource: with the tags, and with the resource group of the stack if its type has
    /// one and the arguments name no other.
    /// </summary>
    /// <inheritdoc/>
    public override void Complete(ResourceArgs args, string name, string component)
    {
        base.Complete(args, name, component);
        if (args.GetType().GetProperty("ResourceGroupName") is { } group && group.GetValue(args) is null)
        {
            group.SetValue(args, (Input<string>)GroupName);
        }
    }

    /// <summary>The subscription's ID.</summary>
    public Output<string> SubscriptionId { get; }

    /// <summary>The ID of the subscription's Entra tenant.</summary>
    public Output<string> TenantId { get; }

    /// <summary>The zones of zone-redundant resources; none with an availability set.</summary>
    public IReadOnlyList<string> Zones => Plan.Network.RedundantZones;
}
