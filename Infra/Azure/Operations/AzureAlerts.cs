using System.Globalization;
using OctopusHA.Components;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.Azure.Monitoring;
using Pulumi.AzureNative.Monitor.Inputs;
using EventGrid = Pulumi.AzureNative.EventGrid;
using Monitor = Pulumi.AzureNative.Monitor;

namespace OctopusHA.Azure;

/// <summary>
/// The alerts that notify the on-call engineer: nodes, web and polling pools, gateway errors, memory, disks, database,
/// share, backups, rolls. Each describes the problem and the response.
/// </summary>
internal sealed class AzureAlerts : ClusterComponent
{
    private const string Component = "alerts";

    // Alert rules are global.
    private const string Global = "global";

    // Azure's scale of severity, 0 to 4.
    private const int Critical = 0;
    private const int Error = 1;
    private const int Warning = 2;

    // 5xx responses of the gateway within 15 minutes; each restart of a node causes a few.
    private const int TooManyErrors = 50;

    private readonly AzureContext _context;
    private readonly Output<string> _groupId;

    /// <summary>Creates the alert rules, and the action group unless one exists.</summary>
    public AzureAlerts(
        AzureContext context,
        AzureSqlDatabase database,
        AzureFilesStorage storage,
        AzureLoadBalancer web,
        AzurePollingEndpoints polling,
        VirtualMachineNodeGroup nodes,
        AzureRoll roll)
        : base(context, "Alerts", Component)
    {
        _context = context;
        _groupId = context.Plan.Alerts.ActionGroupId is { } existing ? Output.Create(existing) : CreateGroup();
        AddPoolAlerts(web);
        AddPollingAlert(web.Balancer ?? polling.OwnBalancer);
        for (var i = 0; i < nodes.Machines.Count; i++)
        {
            AddMachineAlerts(context.Plan.Nodes[i].Name, nodes.Machines[i].Id);
        }

        AddDiskAlert();
        if (database.SqlDatabase?.Id is { } databaseId)
        {
            AddDatabaseAlerts(databaseId);
        }

        AddStorageAlerts(storage);
        if (web.Gateway?.Certificate is { } certificate)
        {
            AddCertificateAlert(certificate.VaultId, certificate.Name);
        }

        var jobs = Metric("Microsoft.Automation/automationAccounts", "TotalJob", "Total", "GreaterThan", 0);
        Alert(
            "alerts-roll",
            "A roll has failed and stopped at a node. Open the last job of the runbook in the Automation account: it names "
            + "node and step. Mend the cause, then start the roll again; nodes that are done are done again quickly",
            Error,
            roll.AccountId,
            Every5Of15Minutes,
            With(jobs, "Status", "Failed"));
        RegisterOutputs(new Dictionary<string, object?> { ["actionGroupId"] = _groupId });
    }

    private Output<string> CreateGroup()
    {
        var group = new Monitor.ActionGroupArgs
        {
            ResourceGroupName = _context.GroupName,
            Location = Global,
            // At most 12 characters; the prefix of every message.
            GroupShortName = "octopus-ha",
            Enabled = true,
            Tags = Tags("alerts-group"),
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

    private void AddPoolAlerts(AzureLoadBalancer web)
    {
        const string NoNode = "No node serves users. See whether the machines run (alerts-machine) and what their logs say "
            + "(table OctopusServer_CL); when all nodes drain at once, undrain one";
        const string NodeOut = "A node has been out of the web pool for half an hour: it drains for long, or is broken. "
            + "Look at Configuration > Nodes; if it does not drain, read its log, then restart the service or replace its "
            + "machine";
        var isOff = _context.Plan.Maintenance;
        void Pool(Output<string> id, MetricCriteriaArgs noNode, MetricCriteriaArgs nodeOut)
        {
            Alert("alerts-no-node", NoNode, Critical, id, EveryOf5Minutes, noNode, isOff);
            Alert("alerts-node-out-of-pool", NodeOut, Warning, id, Every5Of30Minutes, nodeOut, isOff);
        }

        if (web.Gateway is { } gateway)
        {
            const string Space = "Microsoft.Network/applicationGateways";
            // The only aggregation of these two ("Supported metrics for Microsoft.Network/applicationGateways").
            Pool(
                gateway.Gateway.Id,
                Metric(Space, "HealthyHostCount", "Average", "LessThan", 1),
                Metric(Space, "UnhealthyHostCount", "Average", "GreaterThanOrEqual", 0.9));
            var responses = Metric(Space, "ResponseStatus", "Total", "GreaterThan", TooManyErrors);
            Alert(
                "alerts-gateway-errors",
                $"The gateway has answered more than {TooManyErrors} requests with a 5xx status in a quarter of an hour. "
                + "Query AGWAccessLogs by HttpStatus: 502 means that no node answered, 504 that one took longer than "
                + "loadBalancer.idleTimeoutSeconds, 500 comes from Octopus itself",
                Error,
                gateway.Gateway.Id,
                Every5Of15Minutes,
                With(responses, "HttpStatusGroup", "5xx"),
                isOff);
        }
        else
        {
            // Percent of healthy nodes by the web probe; the other probes also pass while a node drains.
            Pool(
                web.Balancer!.Balancer.Id,
                Probe(OctopusServer.WebPort, "LessThan", 1),
                Probe(OctopusServer.WebPort, "LessThan", 90));
        }
    }

    // A port or address per node has no probe; the node's machine has its own alert.
    private void AddPollingAlert(StandardLoadBalancer? balancer)
    {
        if (balancer is not null && _context.Plan.Polling.Has(PollingMode.SharedAddress))
        {
            Alert(
                "alerts-polling-pool",
                "No node accepts polling Tentacles at the shared address. See whether Octopus Server runs on the nodes and "
                + "listens at port 10943; deployments through polling Tentacles wait until then",
                Critical,
                balancer.Balancer.Id,
                EveryOf5Minutes,
                Probe(OctopusServer.PollingPort, "LessThan", 1),
                _context.Plan.Maintenance);
        }
    }

    private void AddMachineAlerts(string node, Output<string> machineId)
    {
        const string Space = "Microsoft.Compute/virtualMachines";
        Alert(
            $"alerts-machine-{node}",
            $"The machine of {node} has not been running for five minutes. Start it in the portal; if it does not start, "
            + $"replace it: pulumi up --replace <urn of nodes-machine-{node}>",
            Error,
            machineId,
            EveryOf5Minutes,
            Metric(Space, "VmAvailabilityMetric", "Maximum", "LessThan", 1),
            node: node);
        Alert(
            $"alerts-memory-{node}",
            $"{node} has had less than a tenth of its memory free for half an hour. Lower nodes.taskCap, or set a larger "
            + "nodes.size and start the roll",
            Warning,
            machineId,
            Every5Of30Minutes,
            Metric(Space, "Available Memory Percentage", "Average", "LessThan", 10),
            node: node);
    }

    // From the agent inside Windows, because a machine has no such metric.
    private void AddDiskAlert()
    {
        const string Name = "alerts-disks";
        _ = new Monitor.ScheduledQueryRule(Name, new Monitor.ScheduledQueryRuleArgs
        {
            ResourceGroupName = _context.GroupName,
            Location = _context.Location,
            DisplayName = Name,
            Description = Text("A disk of a node has less than a tenth free. O: fills with packages under way and caches: "
                + "raise nodes.dataVolumeGiB, which grows it while the node runs. C: fills with Windows's own updates and "
                + "logs: clean it up, or replace the machine"),
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
                        Query = """
                            Perf
                            | where ObjectName == "LogicalDisk" and CounterName == "% Free Space" and InstanceName in ("C:", "O:")
                            | summarize FreePercent = min(CounterValue) by Computer, InstanceName
                            """,
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
            Tags = Tags(Name),
        }, Child());
    }

    private void AddDatabaseAlerts(Output<string> databaseId)
    {
        var isDtu = _context.Plan.Database.Level.Family is null;
        var load = isDtu ? "dtu_consumption_percent" : "cpu_percent";
        MetricCriteriaArgs Above(string metric, string statistic, int percent) =>
            Metric("Microsoft.Sql/servers/databases", metric, statistic, "GreaterThan", percent);
        Alert(
            "alerts-database-storage",
            "The database has used 90 % of its largest size; when it is full, Octopus stops. Raise database.storageGiB, or "
            + "shorten retention in Octopus",
            Error,
            databaseId,
            Every5Of15Minutes,
            Above("storage_percent", "Maximum", 90));
        Alert(
            "alerts-database-load",
            $"The database has been busy above 90 % of its {(isDtu ? "DTU" : "vCores")} for half an hour; it is what slows "
            + "down first. Look at Query Performance Insight, then raise database.size or lower nodes.taskCap",
            Warning,
            databaseId,
            Every5Of30Minutes,
            Above(load, "Average", 90));
        Alert(
            "alerts-database-log",
            "The database has written its log at more than 90 % of what its size allows for half an hour: it is throttled. "
            + "Raise database.size",
            Warning,
            databaseId,
            Every5Of30Minutes,
            Above("log_write_percent", "Average", 90));
        Alert(
            "alerts-database-workers",
            "The database has used more than 80 % of the requests that its size runs at once; above 100 % Octopus gets "
            + "errors. Raise database.size or lower nodes.taskCap",
            Error,
            databaseId,
            Every5Of15Minutes,
            Above("workers_percent", "Maximum", 80));
    }

    private void AddStorageAlerts(AzureFilesStorage storage)
    {
        if (storage.ServiceId is { } serviceId)
        {
            const string Space = "Microsoft.Storage/storageAccounts/fileServices";
            // Azure measures the share once an hour.
            var bytes = _context.Plan.Storage.CapacityGiB * 0.9 * 1024 * 1024 * 1024;
            Alert(
                "alerts-storage-capacity",
                "The share is nine tenths full; when it is full, deployments fail. Raise storage.capacityGiB, which takes "
                + "effect at once, or shorten retention in Octopus",
                Error,
                serviceId,
                new("PT1H", "PT30M"),
                Metric(Space, "FileCapacity", "Average", "GreaterThan", bytes));
        }

        if (storage.BackupVaultId is { } vaultId)
        {
            // The vault raises the alert; this rule notifies the action group.
            _ = new AlertProcessingRuleActionGroup("alerts-backups", new AlertProcessingRuleActionGroupArgs
            {
                ResourceGroupName = _context.GroupName,
                Scopes = { vaultId },
                AddActionGroupIds = { _groupId },
                Description = Text("A backup of the share has failed. Open the vault's backup jobs for the reason; run the "
                    + "backup by hand when it is mended"),
                Enabled = true,
                Tags = Tags("alerts-backups"),
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
                Description = Text($"The certificate {name} expires within 30 days. Renew it in its vault; the gateway takes the "
                    + "new version within hours, unless loadBalancer.certificate names a version"),
            },
        }, Child());

    private static MetricCriteriaArgs Probe(int port, string comparison, double threshold) => With(
        Metric("Microsoft.Network/loadBalancers", "DipAvailability", "Average", comparison, threshold),
        "BackendPort",
        port.ToString(CultureInfo.InvariantCulture));

    private static MetricCriteriaArgs With(MetricCriteriaArgs criterion, string dimension, string value)
    {
        criterion.Dimensions.Add(
            new MetricDimensionArgs { Name = dimension, Operator = "Include", Values = { value } });
        return criterion;
    }

    private static MetricCriteriaArgs Metric(
        string space, string metric, string statistic, string comparison, double threshold) => new()
        {
            Name = metric,
            CriterionType = "StaticThresholdCriterion",
            MetricNamespace = space,
            MetricName = metric,
            TimeAggregation = statistic,
            Operator = comparison,
            Threshold = threshold,
        };

    // The evaluated time and how often it is evaluated, as ISO 8601 durations.
    private sealed record Window(string Size, string Frequency);

    private static readonly Window EveryOf5Minutes = new("PT5M", "PT1M");
    private static readonly Window Every5Of15Minutes = new("PT15M", "PT5M");
    private static readonly Window Every5Of30Minutes = new("PT30M", "PT5M");

    private string Text(string description) => $"{description} ({_context.Stack})";

    private void Alert(
        string name,
        string description,
        int severity,
        Output<string> resourceId,
        Window window,
        MetricCriteriaArgs criterion,
        bool isOff = false,
        string? node = null) =>
        _ = new Monitor.MetricAlert(name, new Monitor.MetricAlertArgs
        {
            ResourceGroupName = _context.GroupName,
            Location = Global,
            Description = Text(description),
            Severity = severity,
            Enabled = !isOff,
            Scopes = { resourceId },
            WindowSize = window.Size,
            EvaluationFrequency = window.Frequency,
            Criteria = new MetricAlertSingleResourceMultipleMetricCriteriaArgs
            {
                OdataType = "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
                AllOf = { criterion },
            },
            AutoMitigate = true,
            Actions = { new MetricAlertActionArgs { ActionGroupId = _groupId } },
            Tags = _context.Tags.For(name, Component, node),
        }, Child());
}
