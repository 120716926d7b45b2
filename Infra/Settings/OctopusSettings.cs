using System.Collections.Immutable;

namespace OctopusHA.Settings;

/// <summary>Everything a team decides about its Octopus cluster, under the namespace <c>octopus-ha</c> of a stack file.</summary>
public sealed record OctopusSettings
{
    /// <summary>The namespace of every setting: <c>octopus-ha:nodes</c>.</summary>
    public const string Namespace = "octopus-ha";

    /// <summary>The cloud that the cluster runs in.</summary>
    [RequiredSetting]
    public Cloud Cloud { get; init; }

    /// <summary>The Octopus Server version of every node, as <c>YYYY.N.BUILD</c>; pinned, because nodes of one cluster must never differ.</summary>
    [RequiredSetting]
    [TextForm(TextFormAttribute.Release)]
    public string Version { get; init; } = "";

    /// <summary>The first administrator, made when the database is new.</summary>
    public AdminSettings Admin { get; init; } = new();

    /// <summary>The Octopus Server nodes.</summary>
    public NodeSettings Nodes { get; init; } = new();

    /// <summary>The network that everything runs in.</summary>
    public NetworkSettings Network { get; init; } = new();

    /// <summary>The SQL Server database.</summary>
    public DatabaseSettings Database { get; init; } = new();

    /// <summary>The storage that all nodes share: task logs, artifacts, packages, imports, event exports.</summary>
    public StorageSettings Storage { get; init; } = new();

    /// <summary>The Active Directory that FSx for Windows belongs to.</summary>
    public DirectorySettings Directory { get; init; } = new();

    /// <summary>The address that users and Tentacle registrations reach.</summary>
    public LoadBalancerSettings LoadBalancer { get; init; } = new();

    /// <summary>The addresses that polling Tentacles reach.</summary>
    public PollingSettings Polling { get; init; } = new();

    /// <summary>
    /// Whether port 8443 is open for the Kubernetes monitor and the Argo CD gateway (gRPC). An application load balancer
    /// carries it only behind HTTPS. When left out: true.
    /// </summary>
    public bool Grpc { get; init; } = true;

    /// <summary>
    /// The window of an upgrade: every node is stopped and the address answers 503 with a page that says so.
    /// When left out: false.
    /// </summary>
    public bool Maintenance { get; init; }

    /// <summary>Who hears of trouble.</summary>
    public AlertSettings Alerts { get; init; } = new();

    /// <summary>Tags put on every resource, beside <c>project</c>, <c>stack</c>, <c>component</c> and <c>node</c>. When left out: none.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>
    /// The key that encrypts secrets in the database: 16 bytes as base64, the same on every node. Losing it loses every
    /// secret that Octopus holds, so keep a copy outside the stack.
    /// </summary>
    public Secret MasterKey { get; init; } = Secret.Missing("masterKey");

    /// <summary>The first administrator's password: at least 8 characters.</summary>
    public Secret AdminPassword { get; init; } = Secret.Missing("adminPassword");

    /// <summary>The password of the database's master user; not needed with <c>database.existing</c> and <c>database.authentication: identity</c>.</summary>
    public Secret DatabasePassword { get; init; } = Secret.Missing("databasePassword");

    /// <summary>
    /// The password of the Redis queue: 16 to 128 letters, digits and ! &amp; # $ ^ &lt; &gt; -. Needed only with
    /// <c>polling.mode: shared-address</c>, not with <c>polling.redis.existing</c>, and not with <c>managed</c> on Azure, which
    /// makes a key of its own.
    /// </summary>
    public Secret RedisPassword { get; init; } = Secret.Missing("redisPassword");

    /// <summary>
    /// The Octopus licence, its XML as base64. Professional carries 2 nodes, Enterprise any number. When left out: the
    /// server starts with a free licence, which does not carry a cluster.
    /// </summary>
    public Secret License { get; init; } = Secret.Missing("license");

    /// <summary>
    /// The password of the directory's user: of <c>Admin</c> in a managed directory (8 to 64 characters), of
    /// <c>directory.existing.user</c> in the team's own. Needed where FSx for Windows is made.
    /// </summary>
    public Secret DirectoryPassword { get; init; } = Secret.Missing("directoryPassword");

    /// <summary>
    /// Where the cloud's own configuration puts the cluster: <c>aws:region</c> or <c>azure-native:location</c>. No setting of
    /// the program's own. When left out: nobody told.
    /// </summary>
    public string? Region { get; internal init; }

    /// <summary>From where the polling addresses are reached.</summary>
    public Scheme PollingScheme => Polling.Scheme ?? LoadBalancer.Scheme;

    /// <summary>Whether anything is reached from the internet, and so needs public subnets.</summary>
    public bool AnythingPublic =>
        LoadBalancer.Scheme == Scheme.Public || (Polling.Mode != PollingMode.None && PollingScheme == Scheme.Public);

    /// <summary>The network's own address block, made or existing.</summary>
    public string NetworkCidr => Network.Existing?.Cidr ?? Network.Cidr;

    /// <summary>The blocks that may reach the web address.</summary>
    public IReadOnlyList<string> WebCidrs => Network.AllowedCidrs.Count > 0 ? Network.AllowedCidrs : [NetworkCidr];

    /// <summary>The blocks that may reach the polling addresses.</summary>
    public IReadOnlyList<string> PollingCidrs => Polling.AllowedCidrs.Count > 0 ? Polling.AllowedCidrs : WebCidrs;

    /// <summary>Whether port 8443 is open: AWS's application load balancer speaks gRPC only behind HTTPS, and on Azure a balancer that ends no TLS stands there.</summary>
    public bool ServesGrpc => Grpc && (Cloud == Cloud.Azure || LoadBalancer.Kind == LoadBalancerKind.Network || LoadBalancer.UsesHttps);

    /// <summary>The ports at which the web load balancer listens.</summary>
    public IReadOnlyList<int> WebPorts
    {
        get
        {
            var ports = new List<int>();
            // Port 80 redirects under HTTPS, which only an application load balancer can do.
            if (!LoadBalancer.UsesHttps || LoadBalancer.Kind == LoadBalancerKind.Application)
            {
                ports.Add(80);
            }

            if (LoadBalancer.UsesHttps)
            {
                ports.Add(443);
            }

            if (ServesGrpc)
            {
                ports.Add(OctopusServer.GrpcPort);
            }

            return ports;
        }
    }

    /// <summary>The NAT gateways that the program makes; none in an existing network.</summary>
    public int NatGateways => Network.Existing is not null ? 0 : Network.NatPerZone ? Network.Zones : 1;

    /// <summary>What a node runs on, given or not.</summary>
    public NodeHost Host => Nodes.Host ?? (Cloud == Cloud.Azure ? NodeHost.Windows : NodeHost.Container);

    /// <summary>Whether the nodes are Windows machines on EC2.</summary>
    public bool UsesEc2 => Cloud == Cloud.Aws && Host == NodeHost.Windows;

    /// <summary>Whether nodes sign in to a database on Azure by their identity, so that there is no password.</summary>
    public bool SignsInByIdentity => Cloud == Cloud.Azure && Database is { Existing: null, Authentication: DatabaseAuthentication.Identity };

    /// <summary>Whether the Redis queue takes a password of the team's.</summary>
    public bool NeedsRedisPassword => Polling is { UsesRedis: true, Redis.Existing: null } && !(Cloud == Cloud.Azure && Polling.Redis.Kind == RedisKind.Managed);

    /// <summary>Whether backups of a file share are made on Azure.</summary>
    public bool MakesShareBackups => Cloud == Cloud.Azure && KeepsData && Storage.Existing is null;

    /// <summary>Whether each node's machine takes over a network interface of the node's own, by which Tentacles reach it.</summary>
    public bool HasNodeInterfaces => (UsesEc2 || Cloud == Cloud.Azure) && Polling.Has(PollingMode.AddressPerNode);

    /// <summary>Whether FSx for Windows is made, which needs an Active Directory.</summary>
    public bool MakesFsx => UsesEc2 && Storage.Existing is null;

    /// <summary>The Active Directory that is made; null where FSx is not, or joins the team's own.</summary>
    public ManagedDirectorySettings? ManagedDirectory => MakesFsx && Directory.Existing is null ? Directory.Managed ?? new ManagedDirectorySettings() : null;

    /// <summary>The tasks that the size of a node carries by Octopus's sizing table; null when the size cannot be read.</summary>
    /// <param name="fault">What is wrong with the size, and the way out; null when it is read.</param>
    public int? TaskCapOfSize(out string? fault) =>
        Plan.NodeSize.Parse(Nodes.Size, Cloud, Host, out fault)?.TaskCap;

    /// <summary>The tasks that one node runs at once; 0 when the size cannot be read.</summary>
    public int TaskCapPerNode => Nodes.TaskCap ?? TaskCapOfSize(out _) ?? 0;

    /// <summary>The tasks that the whole cluster runs at once.</summary>
    public int TotalTaskCap => TaskCapPerNode * Nodes.Numbers.Count;

    /// <summary>Whether the stack's data must survive mistakes: deletion protection, final snapshots, long retention.</summary>
    public bool KeepsData => !Database.Ephemeral;
}

/// <summary>The cloud that a cluster runs in.</summary>
public enum Cloud
{
    /// <summary>Amazon Web Services.</summary>
    Aws,

    /// <summary>Microsoft Azure.</summary>
    Azure,
}

/// <summary>The first administrator.</summary>
public sealed record AdminSettings
{
    /// <summary>The administrator's user name. When left out: <c>admin</c>.</summary>
    public string Username { get; init; } = "admin";

    /// <summary>The administrator's email address. When left out: the user has none.</summary>
    public string? Email { get; init; }
}

/// <summary>Who hears of trouble.</summary>
public sealed record AlertSettings
{
    /// <summary>
    /// The address that alarms are mailed to; it must confirm the subscription once. When left out: the alarms exist and
    /// show in the console, and mail nobody.
    /// </summary>
    public string? Email { get; init; }

    /// <summary>
    /// Azure: the id of an existing action group that every alert notifies, instead of one that is created
    /// (<c>/subscriptions/.../providers/microsoft.insights/actionGroups/on-call</c>). Default: one is created, with <c>email</c> in it.
    /// </summary>
    public string? ActionGroupId { get; init; }
}
