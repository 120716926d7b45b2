using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using OctopusHA.Components;
using Pulumi;
using Pulumi.Azure.AppInsights;

namespace OctopusHA.Azure;

/// <summary>The dashboard: web pool, load of machines and database, usage of disks and share, errors in logs.</summary>
internal sealed class AzureWorkbook : ClusterComponent
{
    // The aggregations of workbooks.
    private const int Sum = 1;
    private const int Average = 4;

    // A day, in milliseconds.
    private const int Day = 24 * 60 * 60 * 1000;

    /// <summary>Creates the workbook.</summary>
    public AzureWorkbook(
        AzureContext context,
        AzureSqlDatabase database,
        AzureFilesStorage storage,
        AzureLoadBalancer web,
        VirtualMachineNodeGroup nodes)
        : base(context, "Workbook", "workbook")
    {
        (string, int)[] gatewayMetrics =
        [
            ("HealthyHostCount", Average), ("UnhealthyHostCount", Average),
            ("TotalRequests", Sum), ("FailedRequests", Sum),
        ];
        var front = web.Gateway is { } gateway
            ? (Type: "microsoft.network/applicationgateways", gateway.Gateway.Id, Metrics: gatewayMetrics)
            : ("microsoft.network/loadbalancers", web.Balancer!.Balancer.Id, [("DipAvailability", Average)]);
        var ids = new List<Output<string>> { front.Id, context.Foundation.WorkspaceId };
        ids.AddRange(nodes.Machines.Select(machine => machine.Id));
        var machines = nodes.Machines.Count;
        var databaseAt = database.SqlDatabase is { } created ? Add(ids, created.Id) : -1;
        var storageAt = storage.ServiceId is { } service ? Add(ids, service) : -1;

        var workbook = new Workbook("workbook-overview", new WorkbookArgs
        {
            // Azure requires a UUID; it must not change.
            Name = $"{new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(context.Stack)).AsSpan(0, 16))}",
            ResourceGroupName = context.GroupName,
            Location = context.Location,
            DisplayName = $"Octopus {context.Stack}",
            DataJson = Output.All(ids.Select(id => (Input<string>)id)).Apply(known =>
            {
                var items = new JsonArray
                {
                    Metrics("Web pool and requests", front.Type, [known[0]], front.Metrics),
                    Metrics(
                        "Machines",
                        "microsoft.compute/virtualmachines",
                        known.Skip(2).Take(machines),
                        [("Percentage CPU", Average), ("Available Memory Percentage", Average)]),
                    Query(
                        "Free space on the nodes' disks",
                        """Perf | where ObjectName == "LogicalDisk" and CounterName == "% Free Space" """
                        + "| summarize FreePercent = min(CounterValue) by bin(TimeGenerated, 15m), "
                        + """Disk = strcat(Computer, " ", InstanceName) | render timechart""",
                        known[1]),
                    Query(
                        "Errors in Octopus Server's log",
                        $"""{NodeLogs.Table} | where RawData has_any ("ERROR", "FATAL") """
                        + "| project TimeGenerated, Computer, RawData | order by TimeGenerated desc | take 100",
                        known[1]),
                };
                if (databaseAt >= 0)
                {
                    string[] metrics = ["cpu_percent", "log_write_percent", "workers_percent", "storage_percent"];
                    items.Add(Metrics(
                        "Database",
                        "microsoft.sql/servers/databases",
                        [known[databaseAt]],
                        metrics.Select(metric => (metric, Average))));
                }

                if (storageAt >= 0)
                {
                    items.Add(Metrics(
                        "Share",
                        "microsoft.storage/storageaccounts/fileservices",
                        [known[storageAt]],
                        [("FileCapacity", Average), ("Transactions", Sum)]));
                }

                return new JsonObject
                {
                    ["version"] = "Notebook/1.0",
                    ["items"] = items,
                    ["fallbackResourceIds"] = new JsonArray(known[1]),
                }.ToJsonString();
            }),
            Tags = Tags("workbook-overview"),
        }, Child());
        RegisterOutputs(new Dictionary<string, object?> { ["name"] = workbook.Name });
    }

    private static int Add(List<Output<string>> ids, Output<string> id)
    {
        ids.Add(id);
        return ids.Count - 1;
    }

    private static JsonObject Metrics(
        string title,
        string type,
        IEnumerable<string> resources,
        IEnumerable<(string Name, int Aggregation)> metrics) => new()
        {
            ["type"] = 10,
            ["name"] = title,
            ["content"] = new JsonObject
            {
                ["chartId"] = title,
                ["version"] = "MetricsItem/2.0",
                ["size"] = 0,
                // A line per resource.
                ["chartType"] = 2,
                ["resourceType"] = type,
                ["metricScope"] = 0,
                ["resourceIds"] = new JsonArray([.. resources.Select(resource => (JsonNode)resource)]),
                ["timeContext"] = new JsonObject { ["durationMs"] = Day },
                ["metrics"] = new JsonArray([.. metrics.Select(metric => new JsonObject
                {
                    ["namespace"] = type,
                    ["metric"] = $"{type}--{metric.Name}",
                    ["aggregation"] = metric.Aggregation,
                })]),
                ["title"] = title,
            },
        };

    private static JsonObject Query(string title, string query, string workspace) => new()
    {
        ["type"] = 3,
        ["name"] = title,
        ["content"] = new JsonObject
        {
            ["version"] = "KqlItem/1.0",
            ["query"] = query,
            ["size"] = 0,
            ["title"] = title,
            ["timeContext"] = new JsonObject { ["durationMs"] = Day },
            ["queryType"] = 0,
            ["resourceType"] = "microsoft.operationalinsights/workspaces",
            ["crossComponentResources"] = new JsonArray(workspace),
        },
    };
}
