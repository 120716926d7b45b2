namespace OctopusHA.Preview.Facts;

/// <content>Containers: an ECS service for each node.</content>
internal sealed partial class AwsFacts
{
    // Properties whose change replaces a running task (ECS API reference, UpdateService: "triggers a new service
    // deployment"), or the service.
    private static readonly string[] NewDeployment =
    [
        "taskDefinition", "networkConfiguration", "loadBalancers", "platformVersion", "forceNewDeployment",
        "serviceRegistries", "volumeConfiguration", "serviceConnectConfiguration", "cluster", "launchType", "name",
        "deploymentController",
    ];

    // Those of nodes: the Redis queue has a service, too.
    private IEnumerable<PreviewResource> Services =>
        Document.OfType("aws:ecs/service:Service")
            .Where(service => service.Inputs["tags"].Text("component") == "nodes");

    private IEnumerable<NodeFact> ContainerNodes() =>
        from service in Services
        let task = Document.Referenced(service.Inputs.Text("taskDefinition"))
        where task is not null
        select Node(
            ServiceName(service),
            service.Inputs["networkConfiguration"].Texts("subnets") is [var subnet, ..]
                ? _reader.ZoneOf(subnet)
                : NodeFact.Unknown,
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
}
