using System.Collections.Immutable;

namespace OctopusHA.Settings;

/// <summary>All settings of an Octopus cluster, under the namespace <c>octopus-ha</c> of a stack file.</summary>
public record OctopusSettings
{
    /// <summary>The namespace of every setting: <c>octopus-ha:nodes</c>.</summary>
    public const string Namespace = "octopus-ha";

    /// <summary>These settings, as what reads, checks and documents them knows them.</summary>
    public static SettingsModel Model { get; } = new(typeof(OctopusSettings), Namespace);

    /// <summary>The cloud that the cluster runs in.</summary>
    [RequiredSetting]
    public Cloud Cloud { get; init; }

    /// <summary>
    /// The Octopus Server version of all nodes, as <c>YYYY.N.BUILD</c>. It is pinned, because the nodes of a cluster
    /// must have the same version.
    /// </summary>
    [RequiredSetting]
    [TextForm(@"^\d{4}\.\d{1,6}\.\d{1,6}$")]
    public string Version { get; init; } = "";

    /// <summary>The first administrator, created with a new database.</summary>
    public AdminSettings Admin { get; init; } = new();

    /// <summary>The Octopus Server nodes.</summary>
    public NodeSettings Nodes { get; init; } = new();

    /// <summary>The network of the cluster.</summary>
    public NetworkSettings Network { get; init; } = new();

    /// <summary>The SQL Server database.</summary>
    public DatabaseSettings Database { get; init; } = new();

    /// <summary>The storage that all nodes share: task logs, artifacts, packages, imports, event exports.</summary>
    public StorageSettings Storage { get; init; } = new();

    /// <summary>AWS with Windows nodes: the Active Directory of FSx for Windows.</summary>
    public DirectorySettings Directory { get; init; } = new();

    /// <summary>The address for users and for the registration of Tentacles.</summary>
    public LoadBalancerSettings LoadBalancer { get; init; } = new();

    /// <summary>The addresses for polling Tentacles.</summary>
    public PollingSettings Polling { get; init; } = new();

    /// <summary>
    /// Opens port 8443 for the Kubernetes monitor and the Argo CD gateway (gRPC). An application load balancer requires
    /// HTTPS for it. Default: true.
    /// </summary>
    public bool Grpc { get; init; } = true;

    /// <summary>
    /// Stops all nodes, for example during an upgrade. The address then answers 503 with a maintenance page. Default:
    /// false.
    /// </summary>
    public bool Maintenance { get; init; }

    /// <summary>Who is notified of alarms.</summary>
    public AlertSettings Alerts { get; init; } = new();

    /// <summary>
    /// Tags of every resource, in addition to <c>project</c>, <c>stack</c>, <c>component</c> and <c>node</c>. Default:
    /// none.
    /// </summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>
    /// The key that encrypts secrets in the database: 16 bytes as base64, the same for all nodes. Keep a copy outside
    /// the stack: without it, the secrets in the database cannot be read.
    /// </summary>
    public Secret MasterKey { get; init; } = Secret.Missing("masterKey");

    /// <summary>The first administrator's password: at least 8 characters.</summary>
    public Secret AdminPassword { get; init; } = Secret.Missing("adminPassword");

    /// <summary>
    /// The password of the database's administrator login. Not needed with <c>database.existing</c> or
    /// <c>database.authentication: identity</c>.
    /// </summary>
    public Secret DatabasePassword { get; init; } = Secret.Missing("databasePassword");

    /// <summary>
    /// The password of the Redis queue: 16 to 128 letters, digits and ! &amp; # $ ^ &lt; &gt; -. Needed with
    /// <c>polling.mode: shared-address</c>, except with <c>polling.redis.existing</c>, and with <c>managed</c> on
    /// Azure, which creates its own key.
    /// </summary>
    public Secret RedisPassword { get; init; } = Secret.Missing("redisPassword");

    /// <summary>
    /// The Octopus license, its XML as base64. A Professional license supports 2 nodes, an Enterprise license any
    /// number. Default: the server starts with a free license, which does not support a cluster.
    /// </summary>
    public Secret License { get; init; } = Secret.Missing("license");

    /// <summary>
    /// The password of <c>Admin</c> in a managed directory (8 to 64 characters), or of <c>directory.existing.user</c>.
    /// Needed when the program creates FSx for Windows.
    /// </summary>
    public Secret DirectoryPassword { get; init; } = Secret.Missing("directoryPassword");

    /// <summary>
    /// The region in the cloud's own configuration: <c>aws:region</c> or <c>azure-native:location</c>. Not a setting of
    /// this program. Default: unknown.
    /// </summary>
    public string? Region { get; internal init; }
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
    /// <summary>The administrator's user name. Default: <c>admin</c>.</summary>
    public string Username { get; init; } = "admin";

    /// <summary>The administrator's email address. Default: none.</summary>
    public string? Email { get; init; }
}

/// <summary>Who is notified of alarms.</summary>
public sealed record AlertSettings
{
    /// <summary>
    /// The email address for alarms. It must confirm the subscription once. Default: alarms send no email; they are
    /// visible in the cloud's console.
    /// </summary>
    public string? Email { get; init; }

    /// <summary>
    /// Azure: the ID of an existing action group for all alerts
    /// (<c>/subscriptions/.../providers/microsoft.insights/actionGroups/on-call</c>). Default: the program creates one,
    /// which notifies <c>email</c>.
    /// </summary>
    public string? ActionGroupId { get; init; }
}
