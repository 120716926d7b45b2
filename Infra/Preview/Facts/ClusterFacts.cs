namespace OctopusHA.Preview.Facts;

/// <summary>
/// The facts of a cluster in a preview, in terms of no cloud. All of them come from what would be registered, never
/// from the settings, so texts, diagrams and comparisons show what would be deployed.
/// </summary>
internal sealed record ClusterFacts
{
    // The reader of each cloud, by the package of its resources.
    private static readonly (string Package, Func<PreviewDocument, CloudFacts> Create)[] Readers =
    [
        ("aws", document => new AwsFacts(document)),
        ("azure-native", document => new AzureFacts(document)),
    ];

    /// <summary>The address of the web portal; null when only the deployment knows it.</summary>
    public required string? WebUrl { get; init; }

    /// <summary>The nodes, in the order of their names.</summary>
    public required IReadOnlyList<NodeFact> Nodes { get; init; }

    /// <summary>Remarks about all nodes, a sentence each. Default: none.</summary>
    public IReadOnlyList<string> NodeNotes { get; init; } = [];

    /// <summary>The load balancers of users and Tentacles.</summary>
    public required IReadOnlyList<BalancerFact> Balancers { get; init; }

    /// <summary>Every port of the cluster: those of users first, then those of polling Tentacles.</summary>
    public required IReadOnlyList<AddressFact> Addresses { get; init; }

    /// <summary>Every port that is open to addresses outside the stack.</summary>
    public required IReadOnlyList<OpeningFact> Openings { get; init; }

    /// <summary>The pools of nodes behind the addresses.</summary>
    public required IReadOnlyList<PoolFact> Pools { get; init; }

    /// <summary>The database.</summary>
    public required DatabaseFact Database { get; init; }

    /// <summary>The shared storage.</summary>
    public required StorageFact Storage { get; init; }

    /// <summary>The Redis queue that all nodes share; null where each keeps its own.</summary>
    public QueueFact? Queue { get; init; }

    /// <summary>The network.</summary>
    public required NetworkFact Network { get; init; }

    /// <summary>The pools of a purpose.</summary>
    /// <param name="purpose">The purpose.</param>
    public IEnumerable<PoolFact> PoolsFor(PoolPurpose purpose) => Pools.Where(pool => pool.Purpose == purpose);

    /// <summary>Reads the facts of a document, from the program or from a file.</summary>
    /// <param name="document">The preview.</param>
    public static ClusterFacts Of(PreviewDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var packages = document.Resources.Select(resource => resource.Type.Split(':')[0])
            .ToHashSet(StringComparer.Ordinal);
        var (_, create) = Readers.FirstOrDefault(reader => packages.Contains(reader.Package), Readers[0]);
        return create(document).Read();
    }
}

/// <summary>A node.</summary>
internal sealed record NodeFact
{
    /// <summary>Shown for a value that is not in the document.</summary>
    public const string Unknown = "unknown";

    /// <summary>Its name in Octopus: <c>node1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its availability zone; in an existing network its subnet, whose zone is not in the document.</summary>
    public required string Zone { get; init; }

    /// <summary>
    /// Its size for a person: <c>c6i.xlarge: 4 vCPU, 8 GiB</c>; <see cref="Unknown"/> when it is not in the document.
    /// </summary>
    public required string Size { get; init; }

    /// <summary>Its vCPUs; null when they are not in the document.</summary>
    public decimal? VCpu { get; init; }

    /// <summary>Its memory in GiB; null when it is not in the document.</summary>
    public decimal? MemoryGiB { get; init; }

    /// <summary>The tasks that it runs at once; null when they are not in the document.</summary>
    public int? TaskCap { get; init; }

    /// <summary>The addresses of polling Tentacles. Default: none.</summary>
    public IReadOnlyList<PollingFact> Polling { get; init; } = [];

    /// <summary>The version of Octopus Server; null when it is not in the document.</summary>
    public required string? Version { get; init; }

    /// <summary>Whether it runs; false during maintenance. True when it is not in the document.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>The changes that restart it. Default: none.</summary>
    public IReadOnlyList<RestartFact> RestartedBy { get; init; } = [];
}

/// <summary>A change that restarts a node.</summary>
/// <param name="Resource">The logical name of the resource that is changed or replaced.</param>
/// <param name="Properties">
/// The properties that restart it, with all their parts; when empty, all but tags and options.
/// </param>
internal sealed record RestartFact(string Resource, IReadOnlyList<string> Properties)
{
    /// <summary>Whether the change of a property restarts the node.</summary>
    /// <param name="property">The property without positions in lists: <c>networkConfiguration.subnets</c>.</param>
    public bool IsCausedBy(string property) => Properties.Count == 0
        ? property.Split('.')[0] is not ("tags" or "protect" or "retainOnDelete")
        : Properties.Any(outer => Replacements.IsWithin(property, outer));
}

/// <summary>An address at which Tentacles poll a node.</summary>
/// <param name="Address">The host to poll; null when only the deployment knows it.</param>
/// <param name="Port">The port to poll.</param>
internal sealed record PollingFact(string? Address, int Port);

/// <summary>A port of the cluster.</summary>
/// <param name="Address">The host name for users and Tentacles.</param>
/// <param name="Port">The port.</param>
/// <param name="Protocol">The protocol: <c>HTTPS</c>.</param>
/// <param name="Target">Its target, for a person: <c>node1, TCP 10943</c>.</param>
/// <param name="From">The blocks that may reach it; a reference is an address that only the deployment knows.</param>
/// <param name="Balancer">The <see cref="BalancerFact.Name"/> of its load balancer.</param>
/// <param name="Pool">The <see cref="PoolFact.Name"/> behind it; null for a redirect.</param>
internal sealed record AddressFact(
    string Address,
    int Port,
    string Protocol,
    string Target,
    IReadOnlyList<string> From,
    string Balancer,
    string? Pool);

/// <summary>The purpose of a pool.</summary>
internal enum PoolPurpose
{
    /// <summary>Web portal and API.</summary>
    Web,

    /// <summary>Polling Tentacles.</summary>
    Polling,

    /// <summary>The Kubernetes monitor.</summary>
    Grpc,

    /// <summary>Something that the program does not create.</summary>
    Other,
}

/// <summary>A pool of nodes.</summary>
/// <param name="Name">The logical name of its resource.</param>
/// <param name="Purpose">Its purpose, by the nodes' port.</param>
/// <param name="Protocol">The protocol between load balancer and node.</param>
/// <param name="Port">The nodes' port.</param>
/// <param name="Check">Its health check.</param>
/// <param name="Nodes">The names of the nodes in it.</param>
internal sealed record PoolFact(
    string Name, PoolPurpose Purpose, string Protocol, int Port, HealthCheckFact Check, IReadOnlyList<string> Nodes)
{
    /// <summary>Whether a node is in it.</summary>
    /// <param name="node">The node.</param>
    public bool Has(NodeFact node) => Nodes.Contains(node.Name, StringComparer.Ordinal);
}

/// <summary>The health check of a pool.</summary>
/// <param name="Check">The request: <c>HTTP /api/...</c>.</param>
/// <param name="Healthy">The response of a healthy node: <c>200</c>, <c>open port</c>.</param>
/// <param name="IntervalSeconds">Seconds between two probes.</param>
/// <param name="OutAfterSeconds">Seconds until a node that does not respond is removed.</param>
/// <param name="RemovesDraining">Whether a draining node is removed.</param>
internal sealed record HealthCheckFact(
    string Check, string Healthy, int IntervalSeconds, int OutAfterSeconds, bool RemovesDraining)
{
    /// <summary>No health check: every node stays in the pool.</summary>
    public static HealthCheckFact None { get; } = new("none", "-", 0, 0, RemovesDraining: false);
}

/// <summary>The Redis queue of polling Tentacles, when all nodes share an address.</summary>
/// <param name="Kind">Where it runs: <c>a container</c>, <c>ElastiCache</c>.</param>
/// <param name="IsExisting">Whether it exists outside the stack.</param>
/// <param name="Port">Its port; null when it is an existing one.</param>
internal sealed record QueueFact(string Kind, bool IsExisting, int? Port);
