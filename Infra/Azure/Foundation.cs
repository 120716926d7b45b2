using Pulumi;
using Pulumi.AzureNative.Monitor.Inputs;
using Pulumi.AzureNative.OperationalInsights.Inputs;
using ManagedIdentity = Pulumi.AzureNative.ManagedIdentity;
using Monitor = Pulumi.AzureNative.Monitor;
using OperationalInsights = Pulumi.AzureNative.OperationalInsights;
using Resources = Pulumi.AzureNative.Resources;

namespace OctopusHA.Azure;

/// <summary>What everything stands on: the resource group, and the workspace that all logs go to.</summary>
internal sealed class Foundation : ComponentResource
{
    private const string Component = "foundation";

    /// <summary>Makes the group and the workspace.</summary>
    public Foundation(AzureContext context)
        : base($"octopus-ha:{AzureContext.Cloud}:Foundation", Component, new ComponentResourceOptions())
    {
        var args = new Resources.ResourceGroupArgs
        {
            ResourceGroupName = context.Names.ResourceGroup,
            Tags = context.Tags.For("foundation-resource-group", Component),
        };
        if (context.Settings.Region is { } region)
        {
            args.Location = region;
        }

        var group = new Resources.ResourceGroup("foundation-resource-group", args, new CustomResourceOptions { Parent = this, Protect = context.Settings.KeepsData });
        GroupName = group.Name;
        GroupId = group.Id;
        Location = group.Location;

        var workspace = new OperationalInsights.Workspace("foundation-log-workspace", new OperationalInsights.WorkspaceArgs
        {
            ResourceGroupName = GroupName,
            Location = Location,
            Sku = new WorkspaceSkuArgs { Name = "PerGB2018" },
            RetentionInDays = context.LogRetentionDays,
            Tags = context.Tags.For("foundation-log-workspace", Component),
        }, new CustomResourceOptions { Parent = this });
        WorkspaceId = workspace.Id;
        WorkspaceName = workspace.Name;
        // One for all nodes, and before everything that gives it a right: a machine's own would get its rights after it has begun.
        NodesIdentity = new ManagedIdentity.UserAssignedIdentity("foundation-nodes-identity", new ManagedIdentity.UserAssignedIdentityArgs
        {
            ResourceGroupName = GroupName,
            Location = Location,
            Tags = context.Tags.For("foundation-nodes-identity", Component),
        }, new CustomResourceOptions { Parent = this });
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
    public void SendLogs(string name, Output<string> resourceId, IReadOnlyList<string> categories, Resource parent, Resource? waitsFor = null, bool hasOwnTables = false)
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

        _ = new Monitor.DiagnosticSetting(name, args, new CustomResourceOptions { Parent = parent, DependsOn = waitsFor is null ? [] : [waitsFor] });
    }
}
