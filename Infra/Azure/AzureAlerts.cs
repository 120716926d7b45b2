using System.Globalization;
using OctopusHA.Components;
using Pulumi;
using Pulumi.AzureNative.Monitor.Inputs;
using Monitor = Pulumi.AzureNative.Monitor;

namespace OctopusHA.Azure;

/// <summary>What wakes whoever is on call: no node serving, a node out of its pool, a machine gone, a database or share filling up.</summary>
internal sealed class AzureAlerts : ComponentResource
{
    private const string Component = "alerts";

    // Alert rules are in no region.
    private const string Everywhere = "global";

    // Azure's scale of severity, 0 to 4.
    private const int Critical = 0;
    private const int Error = 1;
    private const int Warning = 2;

    private readonly AzureContext _context;
    private readonly Foundation _foundation;
    private readonly Output<string> _groupId;

    /// <summary>Makes the alert rules and the group that they speak to.</summary>
    public AzureAlerts(AzureContext context, Foundation foundation, AzureSqlDatabase database, AzureFilesStorage storage, AzureLoadBalancer web, VirtualMachineNodeGroup nodes)
        : base($"octopus-ha:{AzureContext.Cloud}:Alerts", Component, new ComponentResourceOptions())
    {
        (_context, _foundation) = (context, foundation);
        var group = new Monitor.ActionGroupArgs
        {
            ResourceGroupName = foundation.GroupName,
            Location = Everywhere,
            // At most 12 characters; it stands before every message.
            GroupShortName = "octopus-ha",
            Enabled = true,
            Tags = Tags("alerts-group"),
        };
        if (context.Settings.Alerts.Email is { } email)
        {
            group.EmailReceivers.Add(new MicrosoftCommonEmailReceiverArgs { Name = "on-call", EmailAddress = email, UseCommonAlertSchema = true });
        }

        _groupId = new Monitor.ActionGroup("alerts-group", group, Child()).Id;
        WatchPool(web);
        for (var i = 0; i < nodes.Machines.Count; i++)
        {
            var node = context.Roster[i].Name;
            Alert($"alerts-machine-{node}", $"The machine of {node} has not been running for five minutes", Error, nodes.Machines[i].Id, Minutes(5), Minutes(1),
                Measure("Microsoft.Compute/virtualMachines", "VmAvailabilityMetric", "Maximum", "LessThan", 1), node: node);
        }

        if (database.Made?.Id is { } databaseId)
        {
            const string Space = "Microsoft.Sql/servers/databases";
            Alert("alerts-database-storage", "The database has used 90 % of its largest size", Error, databaseId, Minutes(15), Minutes(5), Measure(Space, "storage_percent", "Maximum", "GreaterThan", 90));
            Alert("alerts-database-cpu", "The database has been busy above 90 % for half an hour; it is what slows down first", Warning, databaseId, Minutes(30), Minutes(5), Measure(Space, "cpu_percent", "Average", "GreaterThan", 90));
        }

        if (storage.ServiceId is { } serviceId)
        {
            // Azure counts what is in the share once an hour.
            var bytes = storage.CapacityGiB * 0.9 * 1024 * 1024 * 1024;
            Alert("alerts-storage-capacity", "The share is nine tenths full; raise storage.capacityGiB", Error, serviceId, "PT1H", Minutes(30),
                Measure("Microsoft.Storage/storageAccounts/fileServices", "FileCapacity", "Average", "GreaterThan", bytes));
        }

        RegisterOutputs(new Dictionary<string, object?> { ["actionGroupId"] = _groupId });
    }

    private void WatchPool(AzureLoadBalancer web)
    {
        const string NoNode = "No node serves users";
        const string NodeOut = "A node has been out of the web pool for half an hour: draining for long, or broken";
        var quiet = _context.Settings.Maintenance;
        if (web.Gateway is { } gateway)
        {
            const string Space = "Microsoft.Network/applicationGateways";
            // Averages, for Azure offers nothing else of these two ("Supported metrics for Microsoft.Network/applicationGateways").
            Alert("alerts-no-node", NoNode, Critical, gateway.Gateway.Id, Minutes(5), Minutes(1), Measure(Space, "HealthyHostCount", "Average", "LessThan", 1), quiet);
            Alert("alerts-node-out-of-pool", NodeOut, Warning, gateway.Gateway.Id, Minutes(30), Minutes(5), Measure(Space, "UnhealthyHostCount", "Average", "GreaterThanOrEqual", 0.9), quiet);
        }
        else
        {
            // In percent of the nodes, of the probe of the web port alone: another one is well while a node drains.
            var port = new MetricDimensionArgs { Name = "BackendPort", Operator = "Include", Values = { OctopusServer.WebPort.ToString(CultureInfo.InvariantCulture) } };
            MetricCriteriaArgs Health(string statistic, string comparison, double threshold)
            {
                var criterion = Measure("Microsoft.Network/loadBalancers", "DipAvailability", statistic, comparison, threshold);
                criterion.Dimensions.Add(port);
                return criterion;
            }

            var balancer = web.Balancer!.Balancer.Id;
            Alert("alerts-no-node", NoNode, Critical, balancer, Minutes(5), Minutes(1), Health("Average", "LessThan", 1), quiet);
            Alert("alerts-node-out-of-pool", NodeOut, Warning, balancer, Minutes(30), Minutes(5), Health("Average", "LessThan", 90), quiet);
        }
    }

    private static MetricCriteriaArgs Measure(string space, string metric, string statistic, string comparison, double threshold) => new()
    {
        Name = metric,
        CriterionType = "StaticThresholdCriterion",
        MetricNamespace = space,
        MetricName = metric,
        TimeAggregation = statistic,
        Operator = comparison,
        Threshold = threshold,
    };

    // As Azure writes times (ISO 8601).
    private static string Minutes(int minutes) => string.Create(CultureInfo.InvariantCulture, $"PT{minutes}M");

    private void Alert(
        string name, string description, int severity, Output<string> resourceId, string window, string every, MetricCriteriaArgs criterion, bool quiet = false, string? node = null) =>
        _ = new Monitor.MetricAlert(name, new Monitor.MetricAlertArgs
        {
            ResourceGroupName = _foundation.GroupName,
            Location = Everywhere,
            Description = $"{description} ({_context.Stack})",
            Severity = severity,
            Enabled = !quiet,
            Scopes = { resourceId },
            WindowSize = window,
            EvaluationFrequency = every,
            Criteria = new MetricAlertSingleResourceMultipleMetricCriteriaArgs
            {
                OdataType = "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
                AllOf = { criterion },
            },
            AutoMitigate = true,
            Actions = { new MetricAlertActionArgs { ActionGroupId = _groupId } },
            Tags = _context.Tags.For(name, Component, node),
        }, Child());

    private CustomResourceOptions Child() => new() { Parent = this };

    private Dictionary<string, string> Tags(string name) => _context.Tags.For(name, Component);
}
