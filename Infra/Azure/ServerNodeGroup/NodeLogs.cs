using System.Collections.Immutable;
using System.Text.Json;
using OctopusHA.Bootstrap;
using Pulumi.AzureNative.Monitor.Inputs;
using Pulumi.AzureNative.OperationalInsights.Inputs;
using Pulumi.AzureNative.Resources.Inputs;
using Compute = Pulumi.AzureNative.Compute;
using Monitor = Pulumi.AzureNative.Monitor;
using OperationalInsights = Pulumi.AzureNative.OperationalInsights;
using Resources = Pulumi.AzureNative.Resources;

namespace OctopusHA.Azure;

/// <summary>Collects logs of nodes in the workspace: Octopus Server, installation, Windows events.</summary>
internal sealed class NodeLogs
{
    /// <summary>The table of the server's log; Azure requires the suffix.</summary>
    public const string Table = "OctopusServer_CL";

    private static readonly object Template = JsonElement.Parse(
        EmbeddedText.Fill("Azure.node-logs.template.json", ("stream", $"Custom-{Table}")));

    private readonly AzureContext _context;
    private readonly Output<string> _identityId;
    private readonly ClusterComponent _parent;
    private readonly (Output<string> Id, Resource Deployment) _rule;

    /// <summary>Creates the table and the rule.</summary>
    /// <param name="context">The context.</param>
    /// <param name="identityId">The ID of the identity of the nodes' agents.</param>
    /// <param name="parent">The component.</param>
    public NodeLogs(AzureContext context, Output<string> identityId, ClusterComponent parent)
    {
        (_context, _identityId, _parent) = (context, identityId, parent);
        var table = new OperationalInsights.Table("nodes-log-table", new OperationalInsights.TableArgs
        {
            WorkspaceName = context.Foundation.WorkspaceName,
            TableName = Table,
            Schema = new SchemaArgs
            {
                Name = Table,
                Columns =
                {
                    new ColumnArgs { Name = "TimeGenerated", Type = "dateTime" },
                    new ColumnArgs { Name = "RawData", Type = "string" },
                    new ColumnArgs { Name = "Computer", Type = "string" },
                    new ColumnArgs { Name = "FilePath", Type = "string" },
                },
            },
        }, _parent.Child());
        var endpoint = new Monitor.DataCollectionEndpoint("nodes-log-endpoint", new Monitor.DataCollectionEndpointArgs
        {
            Location = context.Location,
            Kind = "Windows",
            NetworkAcls = new DataCollectionEndpointNetworkAclsArgs { PublicNetworkAccess = "Enabled" },
        }, _parent.Child());
        // A template, because the provider's resource supports Azure's own streams only, and a custom log has a custom
        // stream. The rule is deleted with its resource group.
        var ruleName = context.Names.Of("node-logs", longest: 64);
        var deployment = new Resources.Deployment("nodes-log-rule", new Resources.DeploymentArgs
        {
            DeploymentName = ruleName,
            Properties = new DeploymentPropertiesArgs
            {
                Mode = Resources.DeploymentMode.Incremental,
                Template = Template,
                Parameters =
                {
                    ["name"] = Parameter(Output.Create(ruleName)),
                    ["location"] = Parameter(context.Location),
                    ["tags"] = new DeploymentParameterArgs { Value = _parent.Tags("nodes-log-rule") },
                    ["workspaceId"] = Parameter(context.Foundation.WorkspaceId),
                    ["endpointId"] = Parameter(endpoint.Id),
                    ["files"] = new DeploymentParameterArgs
                    {
                        Value = new[] { InstallScript.ServerLog(dataVolume: true), InstallScript.LogFile },
                    },
                },
            },
        }, parent.Child(table));
        _rule = (context.Ids.DataCollectionRule(ruleName), deployment);
    }

    /// <summary>Installs the log agent on a node's machine.</summary>
    /// <param name="node">The node.</param>
    /// <param name="machine">Its machine.</param>
    /// <returns>The agent, on which the next command depends: a machine runs one extension or command at a
    /// time.</returns>
    public Resource Ship(Node node, Compute.VirtualMachine machine)
    {
        var agent = new Compute.VirtualMachineExtension($"nodes-log-agent-{node.Name}", new()
        {
            Location = _context.Location,
            VmName = machine.Name,
            VmExtensionName = "AzureMonitorWindowsAgent",
            Publisher = "Microsoft.Azure.Monitor",
            Type = "AzureMonitorWindowsAgent",
            TypeHandlerVersion = "1.0",
            AutoUpgradeMinorVersion = true,
            EnableAutomaticUpgrade = true,
            Settings = AgentSettings,
            Tags = ClusterComponent.TagsOf(node),
            // An extension can be deleted from a running machine only, otherwise with the machine.
        }, new CustomResourceOptions { Parent = _parent, DeletedWith = machine });
        _ = new Monitor.DataCollectionRuleAssociation($"nodes-log-association-{node.Name}", new()
        {
            ResourceUri = machine.Id,
            AssociationName = "nodes-log-rule",
            DataCollectionRuleId = _rule.Id,
            Description = $"Logs of {node.Name}",
        }, _parent.Child(_rule.Deployment));
        return agent;
    }

    internal static DeploymentParameterArgs Parameter(Output<string> value) =>
        new() { Value = value.Apply<object>(text => text) };

    // With a user-assigned identity the agent requires its ID.
    private Output<object> AgentSettings => _identityId.Apply<object>(id => Map(
        "authentication", Map("managedIdentity", Map("identifier-name", "mi_res_id").Add("identifier-value", id))));

    private static ImmutableDictionary<string, object> Map(string key, object value) =>
        ImmutableDictionary<string, object>.Empty.Add(key, value);
}
