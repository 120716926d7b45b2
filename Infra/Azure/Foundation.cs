using Pulumi.AzureNative.Monitor.Inputs;
using Pulumi.AzureNative.OperationalInsights.Inputs;
using ManagedIdentity = Pulumi.AzureNative.ManagedIdentity;
using Monitor = Pulumi.AzureNative.Monitor;
using OperationalInsights = Pulumi.AzureNative.OperationalInsights;
using Resources = Pulumi.AzureNative.Resources;

namespace OctopusHA.Azure;

/// <summary>The resource group, the log workspace and the nodes' identity.</summary>
internal sealed class Foundation : ClusterComponent
{
    /// <summary>Creates the resource group, the workspace and the identity.</summary>
    public Foundation(AzureContext context)
        : base(context, "Foundation", "foundation")
    {
        var group = new Resources.ResourceGroup("foundation-resource-group", new Resources.ResourceGroupArgs
        {
            ResourceGroupName = context.Names.ResourceGroup,
            Location = context.Plan.Region!,
        }, new CustomResourceOptions { Parent = this, Protect = context.Plan.KeepsData });
        GroupName = group.Name;
        GroupId = group.Id;
        Location = group.Location;

        var workspace = new OperationalInsights.Workspace("foundation-log-workspace", new()
        {
            ResourceGroupName = GroupName,
            Location = Location,
            Sku = new WorkspaceSkuArgs { Name = "PerGB2018" },
            RetentionInDays = context.Plan.LogRetentionDays,
        }, Child());
        WorkspaceId = workspace.Id;
        WorkspaceName = workspace.Name;
        // One for all nodes, which has its role assignments before they start; a system-assigned identity would not.
        NodesIdentity = new ManagedIdentity.UserAssignedIdentity("foundation-nodes-identity", new()
        {
            ResourceGroupName = GroupName,
            Location = Location,
        }, Child());
        RegisterOutputs(new Dictionary<string, object?>
        {
            ["resourceGroup"] = GroupName,
            ["logWorkspace"] = WorkspaceName,
        });
    }

    /// <summary>The resource group's name.</summary>
    public Output<string> GroupName { get; }

    /// <summary>The resource group's ID.</summary>
    public Output<string> GroupId { get; }

    /// <summary>The region: <c>westeurope</c>.</summary>
    public Output<string> Location { get; }

    /// <summary>The managed identity of all nodes.</summary>
    public ManagedIdentity.UserAssignedIdentity NodesIdentity { get; }

    /// <summary>The ID of the Log Analytics workspace.</summary>
    public Output<string> WorkspaceId { get; }

    /// <summary>The name of the Log Analytics workspace.</summary>
    public Output<string> WorkspaceName { get; }

    /// <summary>Sends resource logs to the workspace.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="resourceId">The resource.</param>
    /// <param name="categories">The log categories.</param>
    /// <param name="parent">The component that owns the resource.</param>
    /// <param name="dependsOn">A further dependency. Default: none.</param>
    /// <param name="hasOwnTables">
    /// Whether logs are stored in resource-specific tables (<c>AGWFirewallLogs</c>), if supported. Default: in
    /// <c>AzureDiagnostics</c>, or as the resource decides.
    /// </param>
    public void SendLogs(
        string name,
        Output<string> resourceId,
        IReadOnlyList<string> categories,
        ClusterComponent parent,
        Resource? dependsOn = null,
        bool hasOwnTables = false)
    {
        var args = new Monitor.DiagnosticSettingArgs
        {
            Name = name,
            ResourceUri = resourceId,
            WorkspaceId = WorkspaceId,
        };
        if (hasOwnTables)
        {
            args.LogAnalyticsDestinationType = "Dedicated";
        }

        foreach (var category in categories)
        {
            args.Logs.Add(new DiagnosticsLogSettingsArgs { Category = category, Enabled = true });
        }

        _ = new Monitor.DiagnosticSetting(name, args, parent.Child(dependsOn is null ? [] : [dependsOn]));
    }
}
