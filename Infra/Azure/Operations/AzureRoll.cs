using System.Globalization;
using System.Text.Json;
using OctopusHA.Bootstrap;
using OctopusHA.Components;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.Azure.Automation;
using Pulumi.Azure.Automation.Inputs;
using Pulumi.AzureNative.Resources.Inputs;
using Authorization = Pulumi.AzureNative.Authorization;
using Resources = Pulumi.AzureNative.Resources;

namespace OctopusHA.Azure;

/// <summary>
/// The roll: a runbook of the stack's own that goes through the nodes one after the other, drained, for updates of Windows, a new size, or
/// the script once more; every week when <c>nodes.patchSchedule</c> says so (docs/decisions/0023).
/// </summary>
internal sealed class AzureRoll : ClusterComponent
{
    private const string Component = "roll";

    // The role "Virtual Machine Contributor": on one machine it starts, stops, resizes, patches and runs commands (Azure built-in roles for compute).
    private const string MachineContributor = "9980e02c-c2be-4d73-94e8-173b1dc7cf3c";

    // The role "Automation Job Operator": reads and starts jobs (Azure built-in roles for management and governance).
    private const string JobOperator = "4fe576fe-1146-4730-92eb-48519fa6bf9f";

    private readonly AzureContext _context;
    private readonly Foundation _foundation;

    /// <summary>Creates the account, its rights, the runbook and its schedule.</summary>
    /// <param name="context">The stack.</param>
    /// <param name="foundation">The resource group.</param>
    /// <param name="nodes">The nodes.</param>
    public AzureRoll(AzureContext context, Foundation foundation, VirtualMachineNodeGroup nodes)
        : base(context, "Roll", Component)
    {
        (_context, _foundation) = (context, foundation);
        var account = new Account("roll-account", new AccountArgs
        {
            Name = context.Names.Of(Component, longest: 50),
            ResourceGroupName = foundation.GroupName,
            Location = foundation.Location,
            SkuName = "Basic",
            Identity = new AccountIdentityArgs { Type = "SystemAssigned" },
            // Signed in to by Entra alone.
            LocalAuthenticationEnabled = false,
            Tags = Tags("roll-account"),
        }, Child());
        AccountId = account.Id;
        var principal = account.Identity.Apply(identity => identity!.PrincipalId!);
        var rights = new List<Resource> { Allow("roll-may-start-jobs", account.Id, principal, JobOperator) };
        for (var i = 0; i < nodes.Machines.Count; i++)
        {
            rights.Add(Allow($"roll-may-change-{context.Plan.Nodes[i].Name}", nodes.Machines[i].Id, principal, MachineContributor));
        }

        var name = context.Names.Of(Component, longest: 63);
        var runbook = new RunBook("roll-runbook", new RunBookArgs
        {
            Name = name,
            ResourceGroupName = foundation.GroupName,
            Location = foundation.Location,
            AutomationAccountName = account.Name,
            RunbookType = "PowerShell72",
            LogProgress = false,
            LogVerbose = false,
            Description = "Goes through the nodes one after the other, drained",
            Content = Script(nodes, account.Id, name),
            Tags = Tags("roll-runbook"),
        }, new CustomResourceOptions { Parent = this, DependsOn = rights });
        RunbookName = runbook.Name;
        if (context.Plan.Server.PatchSchedule is { } schedule && !context.Plan.Maintenance)
        {
            Schedule(PatchSchedule.Parse(schedule)!, account, runbook);
        }

        RegisterOutputs(new Dictionary<string, object?> { ["account"] = account.Name, ["runbook"] = RunbookName });
    }

    /// <summary>The id of the Automation account.</summary>
    public Output<string> AccountId { get; }

    /// <summary>The runbook's name.</summary>
    public Output<string> RunbookName { get; }

    private Authorization.RoleAssignment Allow(string name, Output<string> scope, Output<string> principal, string role) => new(name, new Authorization.RoleAssignmentArgs
    {
        Scope = scope,
        PrincipalId = principal,
        PrincipalType = "ServicePrincipal",
        RoleDefinitionId = AzureIds.Role(_context.SubscriptionId, role),
    }, Child());

    private Output<string> Script(VirtualMachineNodeGroup nodes, Output<string> accountId, string name)
    {
        var plan = _context.Plan;
        return Output.All([accountId, .. nodes.Machines.Select(machine => machine.Id)]).Apply(ids => EmbeddedText.Read("Azure.roll.ps1").ReplaceLineEndings("\n")
            .Replace("{{machines}}", string.Join(", ", ids.Skip(1).Select(PowerShellText.Quote)), StringComparison.Ordinal)
            .Replace("{{size}}", PowerShellText.Quote(plan.Server.Size.Type), StringComparison.Ordinal)
            .Replace("{{account}}", PowerShellText.Quote(ids[0]), StringComparison.Ordinal)
            .Replace("{{runbook}}", PowerShellText.Quote(name), StringComparison.Ordinal)
            .Replace("{{maintenance}}", plan.Maintenance ? "$true" : "$false", StringComparison.Ordinal));
    }

    // By a template: the beginning must be in the future, which only the deployment knows. Another day or time is another schedule, since
    // Azure keeps the old one's links.
    private void Schedule(PatchSchedule when, Account account, RunBook runbook)
    {
        var time = when.Time.ToString("HH:mm", CultureInfo.InvariantCulture);
        var name = $"{when.Day}-{time.Replace(':', '-')}";
        var deployment = new Resources.Deployment("roll-schedule", new Resources.DeploymentArgs
        {
            ResourceGroupName = _foundation.GroupName,
            DeploymentName = _context.Names.Of("roll-schedule", longest: 64),
            Properties = new DeploymentPropertiesArgs
            {
                Mode = Resources.DeploymentMode.Incremental,
                Template = JsonElement.Parse(EmbeddedText.Read("Azure.roll-schedule.template.json")),
                Parameters =
                {
                    ["account"] = NodeLogs.Parameter(account.Name),
                    ["schedule"] = new DeploymentParameterArgs { Value = name },
                    ["day"] = new DeploymentParameterArgs { Value = $"{when.Day}" },
                    ["time"] = new DeploymentParameterArgs { Value = time },
                },
            },
            Tags = Tags("roll-schedule"),
        }, Child());
        _ = new JobSchedule("roll-schedule-link", new JobScheduleArgs
        {
            ResourceGroupName = _foundation.GroupName,
            AutomationAccountName = account.Name,
            RunbookName = runbook.Name,
            ScheduleName = name,
            // Automation knows parameters in lower case.
            Parameters = { ["updates"] = "patch" },
        }, Child(deployment));
    }
}
