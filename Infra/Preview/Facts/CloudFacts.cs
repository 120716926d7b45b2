using System.Globalization;
using System.Text.Json.Nodes;

namespace OctopusHA.Preview.Facts;

/// <summary>
/// Reads the documents of a cloud. Each system of a cloud (containers, Windows) has its own nodes and storage, found by
/// the resources in the document: a resource that is not there gives no fact.
/// </summary>
/// <param name="document">The preview.</param>
internal abstract class CloudFacts(PreviewDocument document)
{
    /// <summary>The preview.</summary>
    protected PreviewDocument Document { get; } = document;

    /// <summary>The address of the web portal; null when only the deployment knows it.</summary>
    protected string? WebUrl => Reference.Known(Document.Outputs.Text("webUrl"));

    /// <summary>The host name of the web portal; null when only the deployment knows it.</summary>
    protected string? WebHost => WebUrl?.Split("://")[^1];

    /// <summary>Reads everything.</summary>
    public ClusterFacts Read() => new()
    {
        WebUrl = WebUrl,
        Nodes = [.. InOrder(Nodes(), node => node.Name)],
        NodeNotes = [.. NodeNotes()],
        Balancers = [.. Balancers()],
        Addresses = [.. Addresses()],
        Openings = [.. Openings()],
        Pools = [.. Pools()],
        Database = WithEndpoint(Database()),
        Storage = Storage(),
        Queue = Queue(),
        Network = Network(),
    };

    /// <summary>The nodes, in any order.</summary>
    protected abstract IEnumerable<NodeFact> Nodes();

    /// <summary>Remarks about all nodes, a sentence each.</summary>
    protected virtual IEnumerable<string> NodeNotes() => [];

    /// <summary>The load balancers of users and Tentacles.</summary>
    protected abstract IEnumerable<BalancerFact> Balancers();

    /// <summary>Every port of the cluster: those of users first, then those of polling Tentacles.</summary>
    protected abstract IEnumerable<AddressFact> Addresses();

    /// <summary>Every port that is open to addresses outside the stack.</summary>
    protected abstract IEnumerable<OpeningFact> Openings();

    /// <summary>The pools of nodes.</summary>
    protected abstract IEnumerable<PoolFact> Pools();

    /// <summary>The database in the stack; null without one.</summary>
    protected abstract DatabaseFact? Database();

    /// <summary>The shared storage.</summary>
    protected abstract StorageFact Storage();

    /// <summary>The resource of a managed Redis, by the cloud.</summary>
    protected abstract (string Type, string Kind) ManagedRedis { get; }

    /// <summary>The network.</summary>
    protected abstract NetworkFact Network();

    /// <summary>A node, with the inputs of the component of the nodes (<see cref="NodeGroupArgs"/>).</summary>
    /// <param name="name">Its name.</param>
    /// <param name="zone">Its zone.</param>
    /// <param name="type">The type of its machine; null for a container.</param>
    /// <param name="isRunning">Whether it runs; null when its own resource does not show it.</param>
    /// <param name="restartedBy">The changes that restart it.</param>
    protected NodeFact Node(
        string name, string zone, string? type, bool? isRunning, params IReadOnlyList<RestartFact> restartedBy)
    {
        // A document of a version before these inputs has none.
        var group = Document.Resources.FirstOrDefault(
            resource => !resource.Custom && resource.Type.EndsWith(":ServerNodeGroup", StringComparison.Ordinal));
        var node = group?.Inputs.Items("nodes").FirstOrDefault(node => node.Text("name") == name);
        var (cpus, memory) = (node?["cpus"]?.GetValue<decimal>(), node?["memoryGiB"]?.GetValue<decimal>());
        var capacity = cpus is null
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{cpus:0.##} vCPU, {memory:0.##} GiB");
        return new NodeFact
        {
            Name = name,
            Zone = zone,
            Size = string.Join(": ", new[] { type, capacity }.OfType<string>()) is { Length: > 0 } size
                ? size
                : NodeFact.Unknown,
            VCpu = cpus,
            MemoryGiB = memory,
            TaskCap = node?["taskCap"]?.GetValue<int>(),
            Polling =
            [
                .. from endpoint in PollingEndpoints()
                   where endpoint.Text("node") == name
                   select new PollingFact(Reference.Known(endpoint.Text("address")), endpoint.Number("port")),
            ],
            Version = group?.Inputs.Text("version"),
            IsRunning = isRunning ?? group?.Inputs["running"]?.GetValue<bool>() ?? true,
            RestartedBy = restartedBy,
        };
    }

    /// <summary>
    /// The stack's output of polling addresses, of all nodes: <c>node</c>, <c>address</c>, <c>port</c>, <c>mode</c>.
    /// </summary>
    /// <param name="mode">The mode of those that are meant. Default: all.</param>
    protected IEnumerable<JsonNode> PollingEndpoints(string? mode = null) =>
        Document.Outputs.Items("pollingEndpoints").Where(endpoint => mode is null || endpoint.Text("mode") == mode);

    /// <summary>The purpose of a pool, by the port of the nodes.</summary>
    /// <param name="port">The nodes' port.</param>
    protected static PoolPurpose PurposeOf(int port) => port switch
    {
        OctopusServer.WebPort => PoolPurpose.Web,
        OctopusServer.PollingPort => PoolPurpose.Polling,
        OctopusServer.GrpcPort => PoolPurpose.Grpc,
        _ => PoolPurpose.Other,
    };

    /// <summary>A health check.</summary>
    /// <param name="protocol">The protocol.</param>
    /// <param name="path">The path that is requested; null where only the port is probed.</param>
    /// <param name="statuses">
    /// The HTTP statuses of a healthy node: <c>200</c>, <c>200,418</c>, <c>200-399</c>; null without a path.
    /// </param>
    /// <param name="interval">Seconds between two probes.</param>
    /// <param name="threshold">Failed probes until a node is removed.</param>
    protected static HealthCheckFact HealthCheck(
        string protocol, string? path, string? statuses, int interval, int threshold) => new(
        path is null ? protocol : $"{protocol} {path}",
        path is null ? "open port" : statuses ?? "",
        interval,
        interval * threshold,
        RemovesDraining(path, statuses));

    // A draining node is removed by a check of ping whose healthy responses do not include the one of a draining node.
    private static bool RemovesDraining(string? path, string? statuses) =>
        path == OctopusServer.PingPath && statuses is not null && !statuses.Split(',').Any(range =>
            range.Split('-', StringSplitOptions.TrimEntries) is var bounds
            && string.CompareOrdinal(bounds[0], OctopusServer.Draining) <= 0
            && string.CompareOrdinal(bounds[^1], OctopusServer.Draining) >= 0);

    /// <summary>The pool of one node that is polled without a load balancer between.</summary>
    /// <param name="networkInterface">The node's network interface.</param>
    /// <param name="node">The node.</param>
    protected static PoolFact InterfacePool(PreviewResource networkInterface, string node) => new(
        networkInterface.Name, PoolPurpose.Polling, "TCP", OctopusServer.PollingPort, HealthCheckFact.None, [node]);

    /// <summary>The address of one node that is polled without a load balancer between.</summary>
    /// <param name="networkInterface">The node's network interface.</param>
    /// <param name="endpoint">The stack's output of it.</param>
    /// <param name="from">The blocks that may reach it.</param>
    protected static AddressFact InterfaceAddress(
        PreviewResource networkInterface, JsonNode endpoint, IReadOnlyList<string> from) => new(
        Reference.Known(endpoint.Text("address")) ?? $"(address of {networkInterface.Name})",
        endpoint.Number("port"),
        "TCP",
        $"{endpoint.Text("node")}, TCP {OctopusServer.PollingPort}",
        from,
        networkInterface.Name,
        networkInterface.Name);

    /// <summary>Shown for the address of a load balancer that only the deployment knows.</summary>
    /// <param name="balancer">The load balancer.</param>
    protected static string NameOf(PreviewResource balancer) => $"(name of {balancer.Name})";

    // The database with its endpoint; without one in the stack, an existing SQL Server.
    private DatabaseFact WithEndpoint(DatabaseFact? created)
    {
        var endpoint = Reference.Known(Document.Outputs.Text("databaseEndpoint")) ?? "known after the deployment";
        var database = created
            ?? new() { Kind = "SQL Server", IsExisting = true, Details = [("Managed", "outside the stack")] };
        return database with { Details = [("Endpoint", endpoint), .. database.Details] };
    }

    /// <summary>An existing storage.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="more">More details. Default: none.</param>
    protected StorageFact ExistingStorage(string kind, string name, params IEnumerable<(string, string)> more) => new()
    {
        Kind = kind,
        IsExisting = true,
        Details = [(name, $"{Document.Outputs.Text("storageId")}, {CloudWords.Existing}"), .. more],
    };

    /// <summary>Things in the order of their names, in which node10 follows node9.</summary>
    /// <param name="things">The things.</param>
    /// <param name="name">The name of one.</param>
    protected static IEnumerable<T> InOrder<T>(IEnumerable<T> things, Func<T, string> name) =>
        things.OrderBy(thing => name(thing).Length).ThenBy(name, StringComparer.Ordinal);

    // The Redis queue; null where each node keeps its own.
    private QueueFact? Queue()
    {
        var component = Document.Resources.FirstOrDefault(resource =>
            !resource.Custom && resource.Type.EndsWith(":RedisQueue", StringComparison.Ordinal));
        if (component is null)
        {
            return null;
        }

        var parts = Document.ChildrenOf(component).Where(part => part.Custom).ToList();
        return parts.Count == 0 ? new QueueFact("Redis", IsExisting: true, null)
            : parts.Find(part => part.Type == ManagedRedis.Type) is { } cache
                ? new QueueFact(ManagedRedis.Kind, IsExisting: false, cache.Inputs.Number("port"))
            : new QueueFact("a container", IsExisting: false, RedisPlan.DefaultPort);
    }
}
