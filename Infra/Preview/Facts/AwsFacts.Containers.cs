using System.Globalization;
using System.Text.Json.Nodes;

namespace OctopusHA.Preview.Facts;

/// <content>Containers: a service of ECS for each node, and EFS.</content>
internal sealed partial class AwsFacts
{
    // What makes ECS stop a task and start another (ECS API reference, UpdateService: "triggers a new service deployment"), and what
    // makes another service.
    private static readonly string[] NewDeployment =
        ["taskDefinition", "networkConfiguration", "loadBalancers", "platformVersion", "forceNewDeployment", "serviceRegistries", "volumeConfiguration", "serviceConnectConfiguration", "cluster", "launchType", "name", "deploymentController"];

    // Those of nodes: the Redis queue is a service, too.
    private IEnumerable<PreviewResource> Services => Document.OfType("aws:ecs/service:Service").Where(service => service.Inputs["tags"].Text("component") == "nodes");

    private IEnumerable<NodeFact> ContainerNodes() =>
        from service in Services
        let task = Document.Referenced(service.Inputs.Text("taskDefinition"))?.Inputs
        where task?.Text("containerDefinitions") is not null
        select ContainerNode(service, task);

    private NodeFact ContainerNode(PreviewResource service, JsonObject task)
    {
        var name = NameOf(service);
        var server = JsonNode.Parse(task.Text("containerDefinitions")!)!.AsArray()[0]!;
        var taskCap = server["environment"]?.AsArray().FirstOrDefault(variable => variable.Text("name") == "TASK_CAP").Text("value");
        var (cpu, memory) = (Whole(task.Text("cpu")), Whole(task.Text("memory")));
        return new NodeFact
        {
            Name = name,
            Zone = service.Inputs["networkConfiguration"].Texts("subnets") is [var subnet, ..] ? ZoneOf(subnet) : "?",
            Size = string.Create(CultureInfo.InvariantCulture, $"{cpu:0.##} vCPU, {memory:0.##} GiB"),
            VCpu = cpu,
            MemoryGiB = memory,
            TaskCap = int.TryParse(taskCap, NumberStyles.None, CultureInfo.InvariantCulture, out var cap) ? cap : null,
            Polling = PollingOf(name),
            Version = server.Text("image")!.Split(':')[^1],
            IsRunning = service.Inputs.Number("desiredCount") > 0,
            RestartedBy = [new RestartFact(Document.Referenced(service.Inputs.Text("taskDefinition"))!.Name, []), new RestartFact(service.Name, NewDeployment)],
        };
    }

    // Which nodes stand behind which target groups.
    private IEnumerable<(string Pool, string Node)> ContainerPoolMembers() =>
        from service in Services
        from attachment in service.Inputs["loadBalancers"] as JsonArray ?? []
        let pool = Document.Referenced(attachment.Text("targetGroupArn"))
        where pool is not null
        select (pool.Name, NameOf(service));

    private static string NameOf(PreviewResource service) => service.Inputs.Text("name") ?? service.Name;

    // CPU units and MiB, both in parts of 1024.
    private static decimal? Whole(string? parts) => decimal.TryParse(parts, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number / 1024m : null;

    private StorageFact EfsStorage()
    {
        (string, string) folders = ("Folders", string.Join(", ", Document.OfType("aws:efs/accessPoint:AccessPoint").Select(point => point.Inputs["rootDirectory"].Text("path")!.Split('/')[^1])));
        if (Document.OfType("aws:efs/fileSystem:FileSystem").FirstOrDefault() is not { } fileSystem)
        {
            return new StorageFact { Kind = "EFS", IsOwn = true, Details = [("File system", $"{Document.Outputs.Text("storageId")}, the team's own"), folders] };
        }

        var inputs = fileSystem.Inputs;
        var throughput = inputs["provisionedThroughputInMibps"] is null ? inputs.Text("throughputMode")! : $"{inputs.Number("provisionedThroughputInMibps")} MiB/s";
        var hasBackups = Document.OfType("aws:efs/backupPolicy:BackupPolicy").Any(policy => policy.Inputs["backupPolicy"].Text("status") == "ENABLED");
        var mountTargets = Document.OfType("aws:efs/mountTarget:MountTarget").ToList();
        return new StorageFact
        {
            Kind = "EFS",
            IsOwn = false,
            // One Zone file systems name their zone; all others keep their data in several (EFS user guide, "EFS file system types").
            SurvivesZone = inputs["availabilityZoneName"] is null,
            Zones = [.. mountTargets.Select(target => ZoneOf(target.Inputs.Text("subnetId")!)).Distinct(StringComparer.Ordinal)],
            // A mount target serves its own zone (EFS user guide, "How it works").
            IsReachedByZone = true,
            IsProtected = fileSystem.Protect,
            Details =
            [
                ("File system", $"EFS, {throughput} throughput"),
                ("Mounted in", Words.Count(mountTargets.Count, "zone")),
                ("Backups", hasBackups ? "automatic" : "none"),
                ("Encrypted", inputs.Flag("encrypted") ? "yes" : "no"),
                ("Protected", Protection(fileSystem.Protect, inCloud: false)),
                folders,
            ],
        };
    }
}
