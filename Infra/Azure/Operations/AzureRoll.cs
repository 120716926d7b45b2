using System.Globalization;
using System.Text.Json;
using OctopusHA.Bootstrap;
using Pulumi.Azure.Automation;
using Pulumi.Azure.Automation.Inputs;
using Pulumi.AzureNative.Resources.Inputs;
using Authorization = Pulumi.AzureNative.Authorization;
using Resources = Pulumi.AzureNative.Resources;

namespace OctopusHA.Azure;

/// <summary>
/// The roll: a runbook that drains and updates one node after the other, for Windows updates, a new size, or the
/// install script; weekly with <c>nodes.patchSchedule</c> (docs/decisions/0023).
/// </summary>
internal sealed class AzureRoll : ClusterComponent
{
    private const string Component = "roll";

    // "Virtual Machine Contributor": start, stop, resize, patch and run commands (Azure built-in roles for compute).
    private const string MachineContributor = "9980e02c-c2be-4d73-94e8-173b1dc7cf3c";

    // "Automation Job Operator": read and start jobs (Azure built-in roles for management and governance).
    private const string JobOperator = "4fe576fe-1146-4730-92eb-48519fa6bf9f";

    private readonly AzureContext _context;

    /// <summary>Creates the Automation account, its role assignments, the runbook and its schedule.</summary>
    /// <param name="context">The context.</param>
    /// <param name="nodes">The nodes.</param>
    public AzureRoll(AzureContext context, VirtualMachineNodeGroup nodes)
        : base(context, "Roll", Component)
    {
        _context = context;
        var account = new Account("roll-account", new AccountArgs
        {
            Name = context.Names.Of(Component, longest: 50),
            Location = context.Location,
            SkuName = "Basic",
            Identity = new AccountIdentityArgs { Type = "SystemAssigned" },
            // Entra authentication only.
            LocalAuthenticationEnabled = false,
        }, Child());
        AccountId = account.Id;
        var principal = account.Identity.Apply(identity => identity!.PrincipalId!);
        var roles = new List<Resource> { Assign("roll-may-start-jobs", account.Id, principal, JobOperator) };
        for (var i = 0; i < nodes.Machines.Count; i++)
        {
            var name = $"roll-may-change-{context.Plan.Nodes[i].Name}";
            roles.Add(Assign(name, nodes.Machines[i].Id, principal, MachineContributor));
        }

        var runbookName = context.Names.Of(Component, longest: 63);
        var runbook = new RunBook("roll-runbook", new RunBookArgs
        {
            Name = runbookName,
            Location = context.Location,
            AutomationAccountName = account.Name,
            RunbookType = "PowerShell72",
            LogProgress = false,
            LogVerbose = false,
            Description = "Goes through the nodes one after the other, drained",
            Content = Script(nodes, account.Id, runbookName),
        }, new CustomResourceOptions { Parent = this, DependsOn = roles });
        RunbookName = runbook.Name;
        if (context.Plan.Server.PatchSchedule is { } schedule && !context.Plan.Maintenance)
        {
            Schedule(PatchSchedule.Parse(schedule)!, account, runbook);
        }

        RegisterOutputs(new Dictionary<string, object?> { ["account"] = account.Name, ["runbook"] = RunbookName });
    }

    /// <summary>The ID of the Automation account.</summary>
    public Output<string> AccountId { get; }

    /// <summary>The runbook's name.</summary>
    public Output<string> RunbookName { get; }

    private Authorization.RoleAssignment Assign(
        string name, Output<string> scope, Output<string> principal, string role) =>
        _context.Assign(name, scope, principal, role, Child());

    private Output<string> Script(VirtualMachineNodeGroup nodes, Output<string> accountId, string name)
    {
        var plan = _context.Plan;
        var machineIds = nodes.Machines.Select(machine => machine.Id);
        return Output.All([accountId, .. machineIds]).Apply(ids => EmbeddedText.Fill(
            "Azure.roll.ps1",
            ("machines", string.Join(", ", ids.Skip(1).Select(PowerShellText.Quote))),
            ("size", PowerShellText.Quote(plan.Server.Size.Type)),
            ("account", PowerShellText.Quote(ids[0])),
            ("runbook", PowerShellText.Quote(name)),
            ("maintenance", plan.Maintenance ? "$true" : "$false")));
    }

    // A template, because the start must be in the future at deployment time. Another day or time has another name,
    // because Azure keeps the links of a schedule.
    private void Schedule(PatchSchedule when, Account account, RunBook runbook)
    {
        var time = when.Time.ToString("HH:mm", CultureInfo.InvariantCulture);
        var name = $"{when.Day}-{time.Replace(':', '-')}";
        var deployment = new Resources.Deployment("roll-schedule", new Resources.DeploymentArgs
        {
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
        }, Child());
        _ = new JobSchedule("roll-schedule-link", new JobScheduleArgs
        {
            AutomationAccountName = account.Name,
            RunbookName = runbook.Name,
            ScheduleName = name,
            // Automation requires parameter names in lower case.
            Parameters = { ["updates"] = "patch" },
        }, Child(deployment));
    }
}
