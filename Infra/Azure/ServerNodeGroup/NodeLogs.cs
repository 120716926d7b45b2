using System.Collections.Immutable;
using System.Text.Json;
using OctopusHA.Bootstrap;
using OctopusHA.Components;
using OctopusHA.Plan;
using Pulumi;
using Pulumi.AzureNative.Monitor.Inputs;
using Pulumi.AzureNative.OperationalInsights.Inputs;
using Pulumi.AzureNative.Resources.Inputs;
using Compute = Pulumi.AzureNative.Compute;
using Monitor = Pulumi.AzureNative.Monitor;
using OperationalInsights = Pulumi.AzureNative.OperationalInsights;
using Resources = Pulumi.AzureNative.Resources;

namespace OctopusHA.Azure;

/// <summary>Brings what nodes write into the log workspace: Octopus's own log, the installation's, and Windows's complaints.</summary>
internal sealed class NodeLogs
{
    /// <summary>The table of the server's log; Azure asks for the ending.</summary>
    public const string Table = "OctopusServer_CL";

    private const string Component = "nodes";

    private static readonly object Template = JsonElement.Parse(EmbeddedText.Read("Azure.node-logs.template.json").Replace("{{stream}}", $"Custom-{Table}", StringComparison.Ordinal));

    private readonly AzureContext _context;
    private readonly Foundation _foundation;
    private readonly Output<string> _identityId;
    private readonly ClusterComponent _parent;
    private readonly (Output<string> Id, Resource Deployment) _rule;

    /// <summary>Makes the table and the rule.</summary>
    /// <param name="context">The stack.</param>
    /// <param name="foundation">The resource group and the log workspace.</param>
    /// <param name="identityId">The id of the identity that the nodes' agents act as.</param>
    /// <param name="parent">The component.</param>
    public NodeLogs(AzureContext context, Foundation foundation, Output<string> identityId, ClusterComponent parent)
    {
        (_context, _foundation, _identityId, _parent) = (context, foundation, identityId, parent);
        var table = new OperationalInsights.Table("nodes-log-table", new OperationalInsights.TableArgs
        {
            ResourceGroupName = foundation.GroupName,
            WorkspaceName = foundation.WorkspaceName,
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
            ResourceGroupName = foundation.GroupName,
            Location = foundation.Location,
            Kind = "Windows",
            NetworkAcls = new DataCollectionEndpointNetworkAclsArgs { PublicNetworkAccess = "Enabled" },
            Tags = _parent.Tags("nodes-log-endpoint"),
        }, _parent.Child());
        // By a template: the provider's own resource lists Azure's streams alone, and a log of one's own has a stream of one's own. Azure
        // removes nothing that a template made; the rule goes with its resource group.
        var ruleName = context.Names.Of("node-logs", longest: 64);
        var deployment = new Resources.Deployment("nodes-log-rule", new Resources.DeploymentArgs
        {
            ResourceGroupName = foundation.GroupName,
            DeploymentName = ruleName,
            Properties = new DeploymentPropertiesArgs
            {
                Mode = Resources.DeploymentMode.Incremental,
                Template = Template,
                Parameters =
                {
                    ["name"] = Parameter(Output.Create(ruleName)),
                    ["location"] = Parameter(foundation.Location),
                    ["tags"] = new DeploymentParameterArgs { Value = _parent.Tags("nodes-log-rule") },
                    ["workspaceId"] = Parameter(foundation.WorkspaceId),
                    ["endpointId"] = Parameter(endpoint.Id),
                    ["files"] = new DeploymentParameterArgs { Value = new[] { InstallScript.ServerLog(dataVolume: true), InstallScript.LogFile } },
                },
            },
            Tags = _parent.Tags("nodes-log-rule"),
        }, parent.Child(table));
        _rule = (context.Ids.DataCollectionRule(ruleName), deployment);
    }

    /// <summary>Has a node's logs shipped by the agent on its machine.</summary>
    /// <param name="node">The node.</param>
    /// <param name="machine">Its machine.</param>
    /// <returns>The agent: a machine takes one extension or command at a time, so the next waits for it.</returns>
    public Resource Ship(Node node, Compute.VirtualMachine machine)
    {
        var name = $"nodes-log-agent-{node.Name}";
        var agent = new Compute.VirtualMachineExtension(name, new Compute.VirtualMachineExtensionArgs
        {
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            VmName = machine.Name,
            VmExtensionName = "AzureMonitorWindowsAgent",
            Publisher = "Microsoft.Azure.Monitor",
            Type = "AzureMonitorWindowsAgent",
            TypeHandlerVersion = "1.0",
            AutoUpgradeMinorVersion = true,
            EnableAutomaticUpgrade = true,
            Settings = AgentSettings,
            Tags = _parent.Tags(name, node),
            // An extension can be deleted from a running machine only; one that is broken takes it along.
        }, new CustomResourceOptions { Parent = _parent, DeletedWith = machine });
        _ = new Monitor.DataCollectionRuleAssociation($"nodes-log-association-{node.Name}", new Monitor.DataCollectionRuleAssociationArgs
        {
            ResourceUri = machine.Id,
            AssociationName = "nodes-log-rule",
            DataCollectionRuleId = _rule.Id,
            Description = $"Logs of {node.Name}",
        }, _parent.Child(_rule.Deployment));
        return agent;
    }

    internal static DeploymentParameterArgs Parameter(Output<string> value) => new() { Value = value.Apply<object>(text => text) };

    // The agent of a machine with an identity that is not its own must be told which.
    private Output<object> AgentSettings => _identityId.Apply<object>(id => Map("authentication", Map("managedIdentity", Map("identifier-name", "mi_res_id").Add("identifier-value", id))));

    private static ImmutableDictionary<string, object> Map(string key, object value) => ImmutableDictionary<string, object>.Empty.Add(key, value);
}
