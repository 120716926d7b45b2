using OctopusHA.Components;
using Pulumi;
using Pulumi.AzureNative.Monitor.Inputs;
using Pulumi.AzureNative.OperationalInsights.Inputs;
using ManagedIdentity = Pulumi.AzureNative.ManagedIdentity;
using Monitor = Pulumi.AzureNative.Monitor;
using OperationalInsights = Pulumi.AzureNative.OperationalInsights;
using Resources = Pulumi.AzureNative.Resources;

namespace OctopusHA.Azure;

/// <summary>What everything stands on: the resource group, and the workspace that all logs go to.</summary>
internal sealed class Foundation : ClusterComponent
{
    private const string Component = "foundation";

    /// <summary>Makes the group and the workspace.</summary>
    public Foundation(AzureContext context)
        : base(context, "Foundation", Component)
    {
        var args = new Resources.ResourceGroupArgs
        {
            ResourceGroupName = context.Names.ResourceGroup,
            Tags = Tags("foundation-resource-group"),
        };
        if (context.Plan.Region is { } region)
        {
            args.Location = region;
        }

        var group = new Resources.ResourceGroup("foundation-resource-group", args, new CustomResourceOptions { Parent = this, Protect = context.Plan.KeepsData });
        GroupName = group.Name;
        GroupId = group.Id;
        Location = group.Location;

        var workspace = new OperationalInsights.Workspace("foundation-log-workspace", new OperationalInsights.WorkspaceArgs
        {
            ResourceGroupName = GroupName,
            Location = Location,
            Sku = new WorkspaceSkuArgs { Name = "PerGB2018" },
            RetentionInDays = context.Plan.LogRetentionDays,
            Tags = Tags("foundation-log-workspace"),
        }, Child());
        WorkspaceId = workspace.Id;
        WorkspaceName = workspace.Name;
        // One for all nodes, and before everything that gives it a right: a machine's own would get its rights after it has begun.
        NodesIdentity = new ManagedIdentity.UserAssignedIdentity("foundation-nodes-identity", new ManagedIdentity.UserAssignedIdentityArgs
        {
            ResourceGroupName = GroupName,
            Location = Location,
            Tags = Tags("foundation-nodes-identity"),
        }, Child());
        RegisterOutputs(new Dictionary<string, object?> { ["resourceGroup"] = GroupName, ["logWorkspace"] = WorkspaceName });
    }

    /// <summary>The resource group's name.</summary>
    public Output<string> GroupName { get; }

    /// <summary>The resource group's id.</summary>
    public Output<string> GroupId { get; }

    /// <summary>Where everything is: <c>westeurope</c>.</summary>
    public Output<string> Location { get; }

    /// <summary>The identity that every node's machine has.</summary>
    public ManagedIdentity.UserAssignedIdentity NodesIdentity { get; }

    /// <summary>The id of the Log Analytics workspace.</summary>
    public Output<string> WorkspaceId { get; }

    /// <summary>The name of the Log Analytics workspace.</summary>
    public Output<string> WorkspaceName { get; }

    /// <summary>Sends logs of a resource to the workspace.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="resourceId">The resource.</param>
    /// <param name="categories">The categories of logs.</param>
    /// <param name="parent">The component that owns the resource.</param>
    /// <param name="waitsFor">What must be there first. When left out: nothing but the resource.</param>
    /// <param name="hasOwnTables">
    /// Whether the logs go to tables of their own kind (<c>AGWFirewallLogs</c>), for resources that offer it. Default: they share the
    /// table <c>AzureDiagnostics</c>, or go where the resource itself decides.
    /// </param>
    public void SendLogs(string name, Output<string> resourceId, IReadOnlyList<string> categories, ClusterComponent parent, Resource? waitsFor = null, bool hasOwnTables = false)
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

        _ = new Monitor.DiagnosticSetting(name, args, parent.Child(waitsFor is null ? [] : [waitsFor]));
    }
}
