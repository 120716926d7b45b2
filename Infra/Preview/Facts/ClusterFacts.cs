namespace OctopusHA.Preview.Facts;

/// <summary>
/// What a preview's document tells of the cluster, in no cloud's terms. Everything is read from what would be registered, never
/// from the settings: texts, pictures and comparisons that stand on it tell what would be deployed.
/// </summary>
internal sealed record ClusterFacts
{
    // A cloud has one reader; what tells its documents apart is the package of its resources.
    private static readonly (string Package, Func<PreviewDocument, FactsReader> Create)[] Readers =
    [
        ("aws", document => new AwsFacts(document)),
        ("azure-native", document => new AzureFacts(document)),
    ];

    /// <summary>What users type; null when only the deployment tells it.</summary>
    public required string? WebUrl { get; init; }

    /// <summary>The nodes, in the order of their names.</summary>
    public required IReadOnlyList<NodeFact> Nodes { get; init; }

    /// <summary>What a reader should know of all nodes, a sentence each; empty where nothing is out of the ordinary.</summary>
    public IReadOnlyList<string> NodeNotes { get; init; } = [];

    /// <summary>What stands between users or Tentacles and the nodes.</summary>
    public required IReadOnlyList<BalancerFact> Balancers { get; init; }

    /// <summary>Every port at which the cluster is reached: those of users first, then those of polling Tentacles.</summary>
    public required IReadOnlyList<AddressFact> Addresses { get; init; }

    /// <summary>Every port that addresses outside the stack may reach, whatever stands behind it.</summary>
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

    /// <summary>Reads the facts of a document, fresh from the program or saved.</summary>
    /// <param name="document">The preview.</param>
    public static ClusterFacts Of(PreviewDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var packages = document.Resources.Select(resource => resource.Type.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        var (_, create) = Readers.FirstOrDefault(reader => packages.Contains(reader.Package), Readers[0]);
        return create(document).Read();
    }
}

/// <summary>A node.</summary>
internal sealed record NodeFact
{
    /// <summary>Its name in Octopus: <c>node1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its availability zone; its subnet where the team brings its own, since a document cannot tell a subnet's zone.</summary>
    public required string Zone { get; init; }

    /// <summary>Its size as a person reads it: <c>4 vCPU, 8 GiB</c>, or the machine's type.</summary>
    public required string Size { get; init; }

    /// <summary>Its vCPUs; null when the document does not tell.</summary>
    public decimal? VCpu { get; init; }

    /// <summary>Its memory in GiB; null when the document does not tell.</summary>
    public decimal? MemoryGiB { get; init; }

    /// <summary>The tasks that it runs at once; null when the document does not tell.</summary>
    public int? TaskCap { get; init; }

    /// <summary>Where polling Tentacles reach it; empty without polling.</summary>
    public IReadOnlyList<PollingFact> Polling { get; init; } = [];

    /// <summary>The Octopus Server that it runs.</summary>
    public required string Version { get; init; }

    /// <summary>Whether it is to run; not so during maintenance.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>The changes that stop it and start it anew.</summary>
    public IReadOnlyList<RestartFact> RestartedBy { get; init; } = [];
}

/// <summary>A change that restarts a node.</summary>
/// <param name="Resource">The logical name of the resource that is changed or replaced.</param>
/// <param name="Properties">The properties that count, with all that stands in them; empty: all but tags.</param>
internal sealed record RestartFact(string Resource, IReadOnlyList<string> Properties)
{
    /// <summary>Whether the change of a property restarts the node.</summary>
    /// <param name="property">The property, with no places in lists: <c>networkConfiguration.subnets</c>.</param>
    public bool IsMet(string property) => Properties.Count == 0
        ? property.Split('.')[0] is not ("tags" or "protect" or "retainOnDelete")
        : Properties.Any(counting => property == counting || property.StartsWith($"{counting}.", StringComparison.Ordinal));
}

/// <summary>Where polling Tentacles reach a node.</summary>
/// <param name="Address">The host to poll; null when only the deployment tells it.</param>
/// <param name="Port">The port to poll.</param>
internal sealed record PollingFact(string? Address, int Port);

/// <summary>A load balancer or gateway.</summary>
/// <param name="Name">The logical name of its resource.</param>
/// <param name="Kind">What it is: <c>application</c>, <c>network</c>.</param>
/// <param name="Scheme">From where it is reached: <c>public</c> or <c>internal</c>.</param>
/// <param name="Zones">The zones that it stands in.</param>
/// <param name="CrossesZones">Whether it sends to nodes of every zone from each of its own.</param>
internal sealed record BalancerFact(string Name, string Kind, string Scheme, IReadOnlyList<string> Zones, bool CrossesZones);

/// <summary>A port at which the cluster is reached.</summary>
/// <param name="Address">What users and Tentacles type.</param>
/// <param name="Port">The port.</param>
/// <param name="Protocol">The protocol: <c>HTTPS</c>.</param>
/// <param name="Target">Where it leads, as a person reads it: <c>node1, TCP 10943</c>.</param>
/// <param name="From">The blocks that may reach it; a reference is an address that only the deployment tells.</param>
/// <param name="Balancer">The <see cref="BalancerFact.Name"/> of what stands there.</param>
/// <param name="Pool">The <see cref="PoolFact.Name"/> behind it; null where it leads elsewhere, a redirect for one.</param>
internal sealed record AddressFact(string Address, int Port, string Protocol, string Target, IReadOnlyList<string> From, string Balancer, string? Pool);

/// <summary>Ports that addresses outside the stack may reach.</summary>
/// <param name="Where">The logical name of what the rule stands at: a security group.</param>
/// <param name="FirstPort">The first port.</param>
/// <param name="LastPort">The last port.</param>
/// <param name="From">The block that may reach them: <c>203.0.113.0/24</c>.</param>
internal sealed record OpeningFact(string Where, int FirstPort, int LastPort, string From);

/// <summary>What a pool's nodes are reached for.</summary>
internal enum PoolPurpose
{
    /// <summary>Web portal and API.</summary>
    Web,

    /// <summary>Polling Tentacles.</summary>
    Polling,

    /// <summary>The Kubernetes monitor.</summary>
    Grpc,

    /// <summary>Something that the program does not make.</summary>
    Other,
}

/// <summary>A pool of nodes.</summary>
/// <param name="Name">The logical name of its resource.</param>
/// <param name="Purpose">What it is for, by the nodes' port.</param>
/// <param name="Protocol">The protocol between load balancer and node.</param>
/// <param name="Port">The nodes' port.</param>
/// <param name="Check">What keeps a node in it.</param>
/// <param name="Nodes">The names of the nodes in it.</param>
internal sealed record PoolFact(string Name, PoolPurpose Purpose, string Protocol, int Port, HealthCheckFact Check, IReadOnlyList<string> Nodes);

/// <summary>What a pool asks of its nodes.</summary>
/// <param name="Asks">What is asked: <c>HTTP /api/...</c>.</param>
/// <param name="Wants">The answer that keeps a node in: <c>200</c>, <c>open port</c>.</param>
/// <param name="IntervalSeconds">How often.</param>
/// <param name="OutAfterSeconds">How long it takes until a silent node is out.</param>
/// <param name="DrainingLeaves">Whether a node that drains is taken out.</param>
internal sealed record HealthCheckFact(string Asks, string Wants, int IntervalSeconds, int OutAfterSeconds, bool DrainingLeaves)
{
    /// <summary>Of a pool that asks nothing: whoever is in it stays in.</summary>
    public static HealthCheckFact None { get; } = new("nothing", "-", 0, 0, DrainingLeaves: false);
}

/// <summary>The database.</summary>
internal sealed record DatabaseFact
{
    /// <summary>What it is: <c>SQL Server Standard on RDS</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether the team brings it; then the document tells nothing of its zones.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Its class in the cloud's terms; null when the team brings it.</summary>
    public string? Class { get; init; }

    /// <summary>Whether it goes on when any one zone fails; null when the document cannot tell.</summary>
    public bool? SurvivesZone { get; init; }

    /// <summary>The zones that it may stand in; empty when the document cannot tell.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>Its storage in GiB; null when the document cannot tell.</summary>
    public int? StorageGiB { get; init; }

    /// <summary>How many days back it can be restored; null when the document cannot tell.</summary>
    public int? BackupDays { get; init; }

    /// <summary>Whether its data is encrypted at rest; null when the document cannot tell.</summary>
    public bool? IsEncrypted { get; init; }

    /// <summary>Whether Pulumi or the cloud refuses to delete it; null when the team brings it.</summary>
    public bool? IsProtected { get; init; }

    /// <summary>What a person reads of it, in the cloud's terms.</summary>
    public required IReadOnlyList<(string Name, string Value)> Details { get; init; }
}

/// <summary>The shared storage.</summary>
internal sealed record StorageFact
{
    /// <summary>What it is: <c>EFS</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether the team brings it; then the document tells nothing of its zones.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Whether its data stays reachable when any one zone fails; null when the document cannot tell.</summary>
    public bool? SurvivesZone { get; init; }

    /// <summary>The zones that it stands in, or is mounted in; empty when the document cannot tell.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>Whether a node reaches it only by an entrance in the node's own zone; else from every zone.</summary>
    public bool IsReachedByZone { get; init; }

    /// <summary>Whether Pulumi or the cloud refuses to delete it; null when the team brings it.</summary>
    public bool? IsProtected { get; init; }

    /// <summary>What a person reads of it, in the cloud's terms.</summary>
    public required IReadOnlyList<(string Name, string Value)> Details { get; init; }
}

/// <summary>The Redis queue that polling Tentacles are served from when all nodes share an address.</summary>
/// <param name="Kind">Where it runs: <c>a container</c>, <c>ElastiCache</c>.</param>
/// <param name="IsOwn">Whether the team brings it; then the document tells nothing more.</param>
/// <param name="Port">Its port; null when the team brings it.</param>
internal sealed record QueueFact(string Kind, bool IsOwn, int? Port);

/// <summary>The network.</summary>
internal sealed record NetworkFact
{
    /// <summary>Whether the team brings it; then the document tells nothing of its ways out.</summary>
    public required bool IsOwn { get; init; }

    /// <summary>Its addresses: <c>10.0.0.0/16</c>; null when the team brings it.</summary>
    public string? Cidr { get; init; }

    /// <summary>The zones of its subnets, sorted; empty when the team brings it.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>How the nodes of each zone reach the internet; empty when the document cannot tell.</summary>
    public IReadOnlyList<WayOutFact> WaysOut { get; init; } = [];

    /// <summary>What a person reads of it, in the cloud's terms.</summary>
    public required IReadOnlyList<(string Name, string Value)> Details { get; init; }
}

/// <summary>How the nodes of a zone reach the internet.</summary>
/// <param name="Zone">The nodes' zone.</param>
/// <param name="Through">The logical name of the gateway that they go through.</param>
/// <param name="GatewayZone">The zone that the gateway stands in, and falls with; null when it stands in all.</param>
internal sealed record WayOutFact(string Zone, string Through, string? GatewayZone);
