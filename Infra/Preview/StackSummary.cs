using System.Globalization;
using System.Text.Json.Nodes;
using OctopusHA.Components;

namespace OctopusHA.Preview;

/// <summary>A port at which the cluster is reached.</summary>
/// <param name="Address">What users and Tentacles type.</param>
/// <param name="Port">The port.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Target">Where it leads: <c>node1, TCP 10943</c>.</param>
/// <param name="From">The blocks that may reach it.</param>
/// <param name="Balancer">What stands there: <c>application, public</c>.</param>
internal sealed record AddressFact(string Address, int Port, string Protocol, string Target, IReadOnlyList<string> From, string Balancer);

/// <summary>What pools ask of a node.</summary>
/// <param name="Pools">The pools that ask the same.</param>
/// <param name="Asks">What is asked: <c>HTTP /api/...</c>.</param>
/// <param name="Wants">The answer that keeps a node in: <c>200</c>.</param>
/// <param name="Often">How often, and when a node is taken out.</param>
/// <param name="Draining">What follows for a node that drains.</param>
internal sealed record HealthCheckFact(IReadOnlyList<string> Pools, string Asks, string Wants, string Often, string Draining);

/// <summary>A node.</summary>
/// <param name="Name">Its name in Octopus.</param>
/// <param name="Zone">Its availability zone, or its subnet where the team brings its own.</param>
/// <param name="Size">CPU and memory.</param>
/// <param name="TaskCap">The tasks that it runs at once.</param>
/// <param name="PollingPort">The port at which Tentacles poll it; null without polling.</param>
/// <param name="Version">The Octopus Server that it runs.</param>
/// <param name="IsRunning">Whether it is to run; not so during maintenance.</param>
internal sealed record NodeFact(string Name, string Zone, string Size, string TaskCap, int? PollingPort, string Version, bool IsRunning);

/// <summary>What a person asks first about a stack. Every fact is read from the preview's document, and so is what would be deployed.</summary>
internal sealed class StackSummary
{
    private readonly PreviewDocument _document;
    private readonly Dictionary<string, PreviewResource> _bySource;

    /// <summary>Reads the facts of a stack.</summary>
    public StackSummary(PreviewDocument document)
    {
        _document = document;
        _bySource = document.Resources.ToDictionary(resource => Reference.Source(resource.Type, resource.Name), StringComparer.Ordinal);
        Addresses = [.. document.OfType("aws:lb/listener:Listener").OrderBy(listener => listener.Inputs["tags"].Text("component"), StringComparer.Ordinal)
            .ThenBy(listener => listener.Inputs.Number("port")).Select(Address)];
        HealthChecks = [.. document.OfType("aws:lb/targetGroup:TargetGroup").Select(HealthCheck)
            .GroupBy(check => (check.Asks, check.Wants, check.Often, check.Draining))
            .Select(alike => alike.First() with { Pools = [.. alike.SelectMany(check => check.Pools)] })];
        Nodes = [.. document.OfType("aws:ecs/service:Service").Select(Node)];
        Network = [.. DescribeNetwork()];
        Database = [.. DescribeDatabase()];
        Storage = [.. DescribeStorage()];
    }

    /// <summary>What users type.</summary>
    public string? WebUrl => Known(_document.Outputs.Text("webUrl"));

    /// <summary>Addresses and ports.</summary>
    public IReadOnlyList<AddressFact> Addresses { get; }

    /// <summary>Health checks; pools that ask the same stand together.</summary>
    public IReadOnlyList<HealthCheckFact> HealthChecks { get; }

    /// <summary>The nodes.</summary>
    public IReadOnlyList<NodeFact> Nodes { get; }

    /// <summary>The network, by what is told.</summary>
    public IReadOnlyList<(string Name, string Value)> Network { get; }

    /// <summary>The database, by what is told.</summary>
    public IReadOnlyList<(string Name, string Value)> Database { get; }

    /// <summary>The storage, by what is told.</summary>
    public IReadOnlyList<(string Name, string Value)> Storage { get; }

    private AddressFact Address(PreviewResource listener)
    {
        var inputs = listener.Inputs;
        var balancer = Referenced(inputs.Text("loadBalancerArn"))!;
        var port = inputs.Number("port");
        var isPolling = listener.Inputs["tags"].Text("component") == "polling";
        var groups = balancer.Inputs.Texts("securityGroups");
        var from = _document.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
            .Where(rule => groups.Contains(rule.Inputs.Text("securityGroupId"), StringComparer.Ordinal)
                && rule.Inputs.Number("fromPort") <= port && rule.Inputs.Number("toPort") >= port)
            .Select(rule => rule.Inputs.Text("cidrIpv4"))
            .OfType<string>();
        return new AddressFact(
            (isPolling ? PollingEndpoints().Select(endpoint => Known(endpoint.Text("address"))).FirstOrDefault() : Known(WebUrl?.Split("://")[^1]))
                ?? $"({balancer.Name}'s own name)",
            port,
            inputs.Text("protocol")!,
            Target(inputs),
            [.. from],
            $"{balancer.Inputs.Text("loadBalancerType")}, {(balancer.Inputs.Flag("internal") ? "internal" : "public")}");
    }

    // What only the deployment tells is a reference, which says nothing to a person.
    private static string? Known(string? text) => text is null || Reference.In(text).Any() ? null : text;

    private string Target(JsonObject listener)
    {
        var action = listener["defaultActions"]![0]!;
        if (action.Text("type") == "redirect")
        {
            return $"redirect to {action["redirect"].Text("protocol")} {action["redirect"].Text("port")}";
        }

        var group = Referenced(action.Text("targetGroupArn"))!;
        var who = group.Inputs["tags"].Text("node") ?? "all nodes";
        return $"{who}, {group.Inputs.Text("protocol")} {group.Inputs.Number("port")}";
    }

    private static HealthCheckFact HealthCheck(PreviewResource group)
    {
        var check = group.Inputs["healthCheck"]!;
        var protocol = check.Text("protocol")!;
        var path = check.Text("path");
        var matcher = check.Text("matcher");
        var interval = check.Number("interval");
        var misses = check.Number("unhealthyThreshold");
        return new HealthCheckFact(
            [group.Name],
            path is null ? protocol : $"{protocol} {path}",
            matcher ?? "open port",
            $"{interval} s, out at {interval * misses} s",
            (path, matcher) == (OctopusServer.PingPath, OctopusServer.Online)
                ? $"{OctopusServer.Draining}: gets no users, and lives"
                : "stays in");
    }

    private NodeFact Node(PreviewResource service)
    {
        var name = service.Inputs.Text("name")!;
        var task = Referenced(service.Inputs.Text("taskDefinition"))!.Inputs;
        var server = JsonNode.Parse(task.Text("containerDefinitions")!)!.AsArray()[0]!;
        var taskCap = server["environment"]!.AsArray().FirstOrDefault(variable => variable.Text("name") == "TASK_CAP").Text("value");
        var polling = PollingEndpoints().FirstOrDefault(endpoint => endpoint.Text("node") == name);
        var subnet = service.Inputs["networkConfiguration"].Texts("subnets")[0];
        return new NodeFact(
            name,
            Referenced(subnet)?.Inputs.Text("availabilityZone") ?? subnet,
            $"{Fraction(task.Text("cpu")!)} vCPU, {Fraction(task.Text("memory")!)} GiB",
            taskCap ?? "-",
            polling?.Number("port"),
            server.Text("image")!.Split(':')[^1],
            service.Inputs.Number("desiredCount") > 0);
    }

    private IEnumerable<JsonNode> PollingEndpoints() => (_document.Outputs["pollingEndpoints"] as JsonArray)?.OfType<JsonNode>() ?? [];

    private IEnumerable<(string, string)> DescribeNetwork()
    {
        if (_document.OfType("aws:ec2/vpc:Vpc").FirstOrDefault() is not { } vpc)
        {
            yield return ("VPC", "the team's own");
            yield break;
        }

        var subnets = _document.OfType("aws:ec2/subnet:Subnet").ToList();
        yield return ("VPC", vpc.Inputs.Text("cidrBlock")!);
        yield return ("Zones", string.Join(", ", subnets.Select(subnet => subnet.Inputs.Text("availabilityZone")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)));
        yield return ("Subnets", subnets.Count.ToString(CultureInfo.InvariantCulture));
        yield return ("Way out", Count(_document.OfType("aws:ec2/natGateway:NatGateway").Count(), "NAT gateway"));
    }

    private IEnumerable<(string, string)> DescribeDatabase()
    {
        yield return ("Endpoint", Known(_document.Outputs.Text("databaseEndpoint")) ?? "told by the deployment");
        if (_document.OfType("aws:rds/instance:Instance").FirstOrDefault() is not { } instance)
        {
            yield return ("Made by", "the team itself");
            yield break;
        }

        var inputs = instance.Inputs;
        var ceiling = inputs["maxAllocatedStorage"] is null ? "" : $", grows to {inputs.Number("maxAllocatedStorage")} GiB";
        yield return ("Class", inputs.Text("instanceClass")!);
        yield return ("Edition", $"{Edition(inputs.Text("engine"))}, version {inputs.Text("engineVersion")}");
        yield return ("Multi-AZ", inputs.Flag("multiAz") ? "yes, a standby in a second zone" : "no, one zone only");
        yield return ("Storage", $"{inputs.Number("allocatedStorage")} GiB {inputs.Text("storageType")}{ceiling}");
        yield return ("Backups", Count(inputs.Number("backupRetentionPeriod"), "day") + (inputs.Flag("skipFinalSnapshot") ? ", no final snapshot" : ", and a final snapshot"));
        yield return ("Encrypted", inputs.Flag("storageEncrypted") ? "yes" : "no");
        yield return ("Protected", Protection(instance.Protect, inputs.Flag("deletionProtection")));
    }

    private IEnumerable<(string, string)> DescribeStorage()
    {
        if (_document.OfType("aws:efs/fileSystem:FileSystem").FirstOrDefault() is { } fileSystem)
        {
            var inputs = fileSystem.Inputs;
            var throughput = inputs["provisionedThroughputInMibps"] is null ? inputs.Text("throughputMode")! : $"{inputs.Number("provisionedThroughputInMibps")} MiB/s";
            var backups = _document.OfType("aws:efs/backupPolicy:BackupPolicy").Any(policy => policy.Inputs["backupPolicy"].Text("status") == "ENABLED");
            yield return ("File system", $"EFS, {throughput} throughput");
            yield return ("Mounted in", Count(_document.OfType("aws:efs/mountTarget:MountTarget").Count(), "zone"));
            yield return ("Backups", backups ? "automatic" : "none");
            yield return ("Encrypted", inputs.Flag("encrypted") ? "yes" : "no");
            yield return ("Protected", Protection(fileSystem.Protect, inCloud: false));
        }
        else
        {
            yield return ("File system", $"{_document.Outputs.Text("storageId")}, the team's own");
        }

        var folders = _document.OfType("aws:efs/accessPoint:AccessPoint").Select(point => point.Inputs["rootDirectory"].Text("path")!.Split('/')[^1]);
        yield return ("Folders", string.Join(", ", folders));
    }

    private static string Protection(bool byPulumi, bool inCloud) => (byPulumi, inCloud) switch
    {
        (true, true) => "by Pulumi and by the cloud",
        (true, false) => "by Pulumi",
        (false, true) => "by the cloud",
        _ => "no: goes with the stack",
    };

    private static string Edition(string? engine) => engine switch
    {
        "sqlserver-ee" => "SQL Server Enterprise",
        "sqlserver-se" => "SQL Server Standard",
        "sqlserver-web" => "SQL Server Web",
        "sqlserver-ex" => "SQL Server Express",
        _ => engine ?? "?",
    };

    /// <summary>How many of what.</summary>
    public static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    // CPU units and MiB, both in parts of 1024.
    private static string Fraction(string parts) =>
        (int.Parse(parts, CultureInfo.InvariantCulture) / 1024m).ToString("0.##", CultureInfo.InvariantCulture);

    private PreviewResource? Referenced(string? reference) =>
        reference is not null && Reference.In(reference).FirstOrDefault() is { } inside
            ? _bySource.GetValueOrDefault(inside[..inside.LastIndexOf('.')])
            : null;
}

/// <summary>Reads values of a document's inputs, where a missing one is nothing special.</summary>
internal static class JsonNodeExtensions
{
    /// <summary>A text; null when there is none.</summary>
    public static string? Text(this JsonNode? node, string name) => node?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A whole number; 0 when there is none.</summary>
    public static int Number(this JsonNode? node, string name) => node?[name] is JsonValue value && value.TryGetValue<int>(out var number) ? number : 0;

    /// <summary>A flag; false when there is none.</summary>
    public static bool Flag(this JsonNode? node, string name) => node?[name] is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>A list of texts; empty when there is none.</summary>
    public static IReadOnlyList<string> Texts(this JsonNode? node, string name) =>
        node?[name] is JsonArray array ? [.. array.Select(item => item!.GetValue<string>())] : [];
}
