using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Pulumi.Azure.AppInsights;

namespace OctopusHA.Azure;

/// <summary>
/// The dashboard: web pool, load of machines and database, usage of disks and share, errors in logs. Its charts are in
/// <c>workbook.template.json</c>; those whose resources the stack does not have are left out. In the template, chart
/// type 2 draws a line per resource, the aggregations are 1 (sum) and 4 (average), and times are in milliseconds.
/// </summary>
internal sealed class AzureWorkbook : ClusterComponent
{
    private const string LogWorkspace = "microsoft.operationalinsights/workspaces";

    /// <summary>Creates the workbook.</summary>
    public AzureWorkbook(
        AzureContext context,
        AzureSqlDatabase database,
        AzureFilesStorage storage,
        AzureLoadBalancer web,
        VirtualMachineNodeGroup nodes)
        : base(context, "Workbook", "workbook")
    {
        // The resources of the charts, by the type that a chart names.
        List<(string Type, Output<string> Id)> resources =
        [
            web.Gateway is { } gateway
                ? ("microsoft.network/applicationgateways", gateway.Gateway.Id)
                : ("microsoft.network/loadbalancers", web.Balancer!.Balancer.Id),
            (LogWorkspace, context.Foundation.WorkspaceId),
            .. nodes.Machines.Select(machine => ("microsoft.compute/virtualmachines", machine.Id)),
        ];
        if (database.SqlDatabase is { } created)
        {
            resources.Add(("microsoft.sql/servers/databases", created.Id));
        }

        if (storage.ServiceId is { } service)
        {
            resources.Add(("microsoft.storage/storageaccounts/fileservices", service));
        }

        var workbook = new Workbook("workbook-overview", new WorkbookArgs
        {
            // Azure requires a UUID; it must not change.
            Name = $"{new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(context.Stack)).AsSpan(0, 16))}",
            Location = context.Location,
            DisplayName = $"Octopus {context.Stack}",
            DataJson = Output.All(resources.Select(resource => (Input<string>)resource.Id)).Apply(ids =>
                Describe(resources.Zip(ids).ToLookup(next => next.First.Type, next => next.Second))),
        }, Child());
        RegisterOutputs(new Dictionary<string, object?> { ["name"] = workbook.Name });
    }

    private static string Describe(ILookup<string, string> resources)
    {
        var workbook = JsonNode.Parse(
            EmbeddedText.Fill("Azure.workbook.template.json", ("table", NodeLogs.Table)))!;
        var charts = workbook["items"]!.AsArray();
        foreach (var chart in charts.ToList())
        {
            var content = chart!["content"]!;
            var ids = resources[content.Text("resourceType")!];
            // A chart of metrics names its resources, a query its workspace.
            Add(content[content["resourceIds"] is null ? "crossComponentResources" : "resourceIds"]!, ids);
            if (!ids.Any())
            {
                charts.Remove(chart);
            }
        }

        Add(workbook["fallbackResourceIds"]!, resources[LogWorkspace]);
        return workbook.ToJsonString();
    }

    private static void Add(JsonNode list, IEnumerable<string> ids)
    {
        foreach (var id in ids)
        {
            list.AsArray().Add(id);
        }
    }
}
