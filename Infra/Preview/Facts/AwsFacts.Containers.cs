namespace OctopusHA.Preview.Facts;

/// <content>Containers: an ECS service for each node, and EFS.</content>
internal sealed partial class AwsFacts
{
    // Properties whose change replaces a running task (ECS API reference, UpdateService: "triggers a new service
    // deployment"), or the service.
    private static readonly string[] NewDeployment =
    [
        "taskDefinition", "networkConfiguration", "loadBalancers", "platformVersion", "forceNewDeployment", "serviceRegistries",
        "volumeConfiguration", "serviceConnectConfiguration", "cluster", "launchType", "name", "deploymentController",
    ];

    // Those of nodes: the Redis queue has a service, too.
    private IEnumerable<PreviewResource> Services =>
        Document.OfType("aws:ecs/service:Service").Where(service => service.Inputs["tags"].Text("component") == "nodes");

    private IEnumerable<NodeFact> ContainerNodes() =>
        from service in Services
        let task = Document.Referenced(service.Inputs.Text("taskDefinition"))
        where task is not null
        select Node(
            ServiceName(service),
            service.Inputs["networkConfiguration"].Texts("subnets") is [var subnet, ..] ? ZoneOf(subnet) : NodeFact.Unknown,
            type: null,
            isRunning: service.Inputs.Number("desiredCount") > 0,
            new RestartFact(task.Name, []),
            new RestartFact(service.Name, NewDeployment));

    private IEnumerable<(string Pool, string Node)> ContainerPoolMembers() =>
        from service in Services
        from attachment in service.Inputs.Items("loadBalancers")
        let pool = Document.Referenced(attachment.Text("targetGroupArn"))
        where pool is not null
        select (pool.Name, ServiceName(service));

    private static string ServiceName(PreviewResource service) => service.Inputs.Text("name") ?? service.Name;

    private StorageFact EfsStorage()
    {
        var paths = Document.OfType("aws:efs/accessPoint:AccessPoint").Select(point => point.Inputs["rootDirectory"].Text("path")!);
        (string, string) folders = ("Folders", string.Join(", ", paths.Select(path => path.Split('/')[^1])));
        if (Document.OfType("aws:efs/fileSystem:FileSystem").FirstOrDefault() is not { } fileSystem)
        {
            var id = $"{Document.Outputs.Text("storageId")}, {Existing}";
            return new StorageFact { Kind = "EFS", IsExisting = true, Details = [("File system", id), folders] };
        }

        var inputs = fileSystem.Inputs;
        var throughput = inputs["provisionedThroughputInMibps"] is null
            ? inputs.Text("throughputMode")!
            : $"{inputs.Number("provisionedThroughputInMibps")} MiB/s";
        var hasBackups = Document.OfType("aws:efs/backupPolicy:BackupPolicy")
            .Any(policy => policy.Inputs["backupPolicy"].Text("status") == "ENABLED");
        var mountTargets = Document.OfType("aws:efs/mountTarget:MountTarget").ToList();
        return new StorageFact
        {
            Kind = "EFS",
            IsExisting = false,
            // One Zone file systems have a zone; all others keep their data in several (EFS user guide, "EFS file
            // system types").
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
