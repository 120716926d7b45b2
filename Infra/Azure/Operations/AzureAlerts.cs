using System.Globalization;
using System.Text.Json.Nodes;
using Pulumi.Azure.Monitoring;
using Pulumi.AzureNative.Monitor.Inputs;
using EventGrid = Pulumi.AzureNative.EventGrid;
using Monitor = Pulumi.AzureNative.Monitor;

namespace OctopusHA.Azure;

/// <summary>
/// The alerts that notify the on-call engineer: nodes, web and polling pools, gateway errors, memory, disks, database,
/// share, backups, rolls. What each measures, and the problem and the response that it describes, are in
/// <c>alerts.template.json</c>.
/// </summary>
internal sealed class AzureAlerts : ClusterComponent
{
    // Alert rules are global.
    private const string Global = "global";

    // On Azure's scale of severity, 0 to 4.
    private const int Error = 1;

    private readonly AzureContext _context;
    private readonly Output<string> _groupId;
    private readonly JsonNode _rules;

    /// <summary>Creates the alert rules, and the action group unless one exists.</summary>
    public AzureAlerts(
        AzureContext context,
        AzureSqlDatabase database,
        AzureFilesStorage storage,
        AzureLoadBalancer web,
        AzurePollingEndpoints polling,
        VirtualMachineNodeGroup nodes,
        AzureRoll roll)
        : base(context, "Alerts", "alerts")
    {
        _context = context;
        _rules = JsonNode.Parse(Rules(context.Plan))!;
        _groupId = context.Plan.Alerts.ActionGroupId is { } existing ? Output.Create(existing) : CreateGroup();
        AddPoolAlerts(web, polling);
        foreach (var (node, machine) in context.Plan.Nodes.Zip(nodes.Machines))
        {
            Alert("alerts-machine", "Microsoft.Compute/virtualMachines", machine.Id, node);
            Alert("alerts-memory", "Microsoft.Compute/virtualMachines", machine.Id, node);
        }

        AddDiskAlert();
        if (database.SqlDatabase?.Id is { } databaseId)
        {
            foreach (var measure in new[] { "storage", "load", "log", "workers" })
            {
                Alert($"alerts-database-{measure}", "Microsoft.Sql/servers/databases", databaseId);
            }
        }

        AddStorageAlerts(storage);
        if (web.Gateway?.Certificate is { } certificate)
        {
            AddCertificateAlert(certificate.VaultId, certificate.Name);
        }

        Alert("alerts-roll", "Microsoft.Automation/automationAccounts", roll.AccountId);
        RegisterOutputs(new Dictionary<string, object?> { ["actionGroupId"] = _groupId });
    }

    private static string Rules(ClusterPlan plan)
    {
        static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
        var (load, unit) = plan.Database.Level.Family is null
            ? ("dtu_consumption_percent", "DTU")
            : ("cpu_percent", "vCores");
        return EmbeddedText.Fill(
            "Azure.alerts.template.json",
            ("webPort", Text(OctopusServer.WebPort)),
            ("pollingPort", Text(OctopusServer.PollingPort)),
            ("databaseLoad", load),
            ("databaseUnit", unit),
            // Azure measures the share once an hour.
            ("shareBytes", Text(plan.Storage.CapacityGiB * 0.9 * 1024 * 1024 * 1024)));
    }

    private Output<string> CreateGroup()
    {
        var group = new Monitor.ActionGroupArgs
        {
            Location = Global,
            // At most 12 characters; the prefix of every message.
            GroupShortName = "octopus-ha",
            Enabled = true,
        };
        if (_context.Plan.Alerts.Email is { } email)
        {
            group.EmailReceivers.Add(new MicrosoftCommonEmailReceiverArgs
            {
                Name = "on-call",
                EmailAddress = email,
                UseCommonAlertSchema = true,
            });
        }

        return new Monitor.ActionGroup("alerts-group", group, Child()).Id;
    }

    private void AddPoolAlerts(AzureLoadBalancer web, AzurePollingEndpoints polling)
    {
        const string GatewaySpace = "Microsoft.Network/applicationGateways";
        const string BalancerSpace = "Microsoft.Network/loadBalancers";
        // A gateway has only the average of its host counts ("Supported metrics for
        // Microsoft.Network/applicationGateways"). A load balancer has the percentage of healthy nodes by a probe: the
        // web one, because the others also pass while a node drains.
        var (space, id) = web.Gateway is { } gateway
            ? (GatewaySpace, gateway.Gateway.Id)
            : (BalancerSpace, web.Balancer!.Balancer.Id);
        Alert("alerts-no-node", space, id);
        Alert("alerts-node-out-of-pool", space, id);
        if (web.Gateway is not null)
        {
            // Each restart of a node causes a few errors.
            Alert("alerts-gateway-errors", space, id);
        }

        // A port or address per node has no probe; the node's machine has its own alert.
        if ((web.Balancer ?? polling.OwnBalancer) is { } balancer
            && _context.Plan.Polling.Has(PollingMode.SharedAddress))
        {
            Alert("alerts-polling-pool", BalancerSpace, balancer.Balancer.Id);
        }
    }

    // From the agent inside Windows, because a machine has no such metric.
    private void AddDiskAlert()
    {
        const string Name = "alerts-disks";
        _ = new Monitor.ScheduledQueryRule(Name, new Monitor.ScheduledQueryRuleArgs
        {
            Location = _context.Location,
            DisplayName = Name,
            Description = Describe(Name),
            Severity = Error,
            Enabled = true,
            Scopes = { _context.Foundation.WorkspaceId },
            WindowSize = "PT30M",
            EvaluationFrequency = "PT15M",
            Criteria = new ScheduledQueryRuleCriteriaArgs
            {
                AllOf =
                {
                    new ConditionArgs
                    {
                        Query = _rules[Name].Text("query")!,
                        TimeAggregation = "Minimum",
                        MetricMeasureColumn = "FreePercent",
                        Operator = "LessThan",
                        Threshold = 10,
                        Dimensions =
                        {
                            new DimensionArgs { Name = "Computer", Operator = "Include", Values = { "*" } },
                            new DimensionArgs { Name = "InstanceName", Operator = "Include", Values = { "*" } },
                        },
                        FailingPeriods = new ConditionFailingPeriodsArgs
                        {
                            NumberOfEvaluationPeriods = 1,
                            MinFailingPeriodsToAlert = 1,
                        },
                    },
                },
            },
            AutoMitigate = true,
            Actions = new ActionsArgs { ActionGroups = { _groupId } },
        }, Child());
    }

    private void AddStorageAlerts(AzureFilesStorage storage)
    {
        if (storage.ServiceId is { } serviceId)
        {
            Alert("alerts-storage-capacity", "Microsoft.Storage/storageAccounts/fileServices", serviceId);
        }

        if (storage.BackupVaultId is { } vaultId)
        {
            // The vault raises the alert; this rule notifies the action group.
            _ = new AlertProcessingRuleActionGroup("alerts-backups", new AlertProcessingRuleActionGroupArgs
            {
                Scopes = { vaultId },
                AddActionGroupIds = { _groupId },
                Description = Describe("alerts-backups"),
                Enabled = true,
            }, Child());
        }
    }

    // Events of the vault, 30 days before expiry and on the day (Microsoft Learn, "Azure Key Vault as Event Grid
    // source").
    private void AddCertificateAlert(Output<string> vaultId, string name) =>
        _ = new EventGrid.EventSubscription("alerts-certificate", new EventGrid.EventSubscriptionArgs
        {
            EventSubscriptionName = _context.Names.Of("certificate", longest: 64),
            Scope = vaultId,
            EventDeliverySchema = "CloudEventSchemaV1_0",
            Filter = new EventGrid.Inputs.EventSubscriptionFilterArgs
            {
                IncludedEventTypes =
                {
                    "Microsoft.KeyVault.CertificateNearExpiry", "Microsoft.KeyVault.CertificateExpired",
                },
                SubjectBeginsWith = name,
            },
            Destination = new EventGrid.Inputs.MonitorAlertEventSubscriptionDestinationArgs
            {
                EndpointType = "MonitorAlert",
                Severity = $"Sev{Error}",
                ActionGroups = { _groupId },
                Description = Describe("alerts-certificate", ("certificate", name)),
            },
        }, Child());

    private string Describe(string rule, params (string Name, string Value)[] values) =>
        $"{EmbeddedText.FillIn(_rules[rule].Text("text")!, values)} ({_context.Stack})";

    // A rule of the template for a resource whose metrics have a namespace; with a node, one of the rules of all nodes.
    private void Alert(string rule, string space, Output<string> resourceId, Node? node = null)
    {
        var name = node is null ? rule : $"{rule}-{node.Name}";
        var (settings, metric) = (_rules[rule]!, _rules[rule]!["metrics"]![space]!);
        var criterion = new MetricCriteriaArgs
        {
            Name = metric.Text("metric")!,
            CriterionType = "StaticThresholdCriterion",
            MetricNamespace = space,
            MetricName = metric.Text("metric")!,
            TimeAggregation = metric.Text("statistic")!,
            Operator = metric.Text("operator")!,
            Threshold = double.Parse(metric["threshold"]!.ToString(), CultureInfo.InvariantCulture),
        };
        if (metric.Text("dimension") is { } dimension)
        {
            var value = metric.Text("value")!;
            criterion.Dimensions.Add(
                new MetricDimensionArgs { Name = dimension, Operator = "Include", Values = { value } });
        }

        _ = new Monitor.MetricAlert(name, new Monitor.MetricAlertArgs
        {
            Location = Global,
            Description = Describe(rule, ("node", node?.Name ?? "")),
            Severity = settings.Number("severity"),
            Enabled = settings["duringMaintenance"] is null || !_context.Plan.Maintenance,
            Scopes = { resourceId },
            WindowSize = settings.Text("window")!,
            EvaluationFrequency = settings.Text("frequency")!,
            Criteria = new MetricAlertSingleResourceMultipleMetricCriteriaArgs
            {
                OdataType = "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
                AllOf = { criterion },
            },
            AutoMitigate = true,
            Actions = { new MetricAlertActionArgs { ActionGroupId = _groupId } },
            Tags = TagsOf(node),
        }, Child());
    }
}
