namespace OctopusHA.Plan;

/// <summary>
/// The values that settings resolve to, computed once: every default, node, zone, subnet, port, size, capacity,
/// firewall rule and secret of a cluster. Rules check it and components build it. It has plain values and no resources.
/// </summary>
public sealed record ClusterPlan
{
    /// <summary>The cloud.</summary>
    public required Cloud Cloud { get; init; }

    /// <summary>What the nodes run on.</summary>
    public required NodeHost Host { get; init; }

    /// <summary>The region from the provider's configuration; null if unknown.</summary>
    public required string? Region { get; init; }

    /// <summary>Whether data is protected: deletion protection, final snapshots, long retention.</summary>
    public required bool KeepsData { get; init; }

    /// <summary>Whether every node is stopped, for an upgrade.</summary>
    public required bool Maintenance { get; init; }

    /// <summary>The tags from the settings.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Who is notified of alarms.</summary>
    public required AlertSettings Alerts { get; init; }

    /// <summary>The network.</summary>
    public required NetworkPlan Network { get; init; }

    /// <summary>The nodes, by number.</summary>
    public required IReadOnlyList<Node> Nodes { get; init; }

    /// <summary>The configuration that all nodes share.</summary>
    public required ServerPlan Server { get; init; }

    /// <summary>The database.</summary>
    public required DatabasePlan Database { get; init; }

    /// <summary>The shared storage.</summary>
    public required StoragePlan Storage { get; init; }

    /// <summary>The load balancer for users.</summary>
    public required LoadBalancerPlan LoadBalancer { get; init; }

    /// <summary>The addresses of polling Tentacles.</summary>
    public required PollingPlan Polling { get; init; }

    /// <summary>The allowed connections, from which all security groups are created.</summary>
    public IReadOnlyList<FirewallRule> Firewall { get; private init; } = [];

    /// <summary>The key that encrypts secrets in the database.</summary>
    public required Secret MasterKey { get; init; }

    /// <summary>The secrets of the nodes.</summary>
    public required IReadOnlyList<NodeSecret> NodeSecrets { get; init; }

    /// <summary>What the nodes' host means for the other parts.</summary>
    public HostTraits Traits => HostTraits.Of(Host);

    /// <summary>Whether anything is reachable from the internet, and thus needs public subnets.</summary>
    public bool AnythingPublic =>
        LoadBalancer.Scheme == Scheme.Public || (Polling.Modes.Count > 0 && Polling.Scheme == Scheme.Public);

    /// <summary>The maximum number of concurrent tasks in the cluster.</summary>
    public int TotalTaskCap => Nodes.Sum(node => node.TaskCap);

    /// <summary>Days that logs are kept: a year (CKV_AWS_338), or a month for ephemeral data.</summary>
    public int LogRetentionDays => KeepsData ? 365 : 30;

    /// <summary>
    /// Plans a cluster. It never fails: an invalid value, such as an unknown size, is replaced by its default, so that
    /// all rules can be checked at once. Only valid settings are deployed.
    /// </summary>
    /// <param name="settings">The settings.</param>
    public static ClusterPlan Create(OctopusSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var host = settings.Nodes.Host ?? (settings.Cloud == Cloud.Azure ? NodeHost.Windows : NodeHost.Container);
        var keepsData = !settings.Database.Ephemeral;
        var network = NetworkPlan.Create(settings);
        var balancer = LoadBalancerPlan.Create(settings, network);
        var server = ServerPlan.Create(settings, host);
        var taskCap = settings.Nodes.TaskCap ?? server.Size.TaskCap;
        var plan = new ClusterPlan
        {
            Cloud = settings.Cloud,
            Host = host,
            Region = settings.Region,
            KeepsData = keepsData,
            Maintenance = settings.Maintenance,
            Tags = settings.Tags,
            Alerts = settings.Alerts,
            Network = network,
            Nodes = [.. settings.Nodes.Numbers.Select(n => Node.Create(n, network, taskCap, settings.Polling.Port))],
            Server = server,
            Database = DatabasePlan.Create(settings),
            Storage = StoragePlan.Create(settings, host, keepsData),
            LoadBalancer = balancer,
            Polling = PollingPlan.Create(settings, host, balancer),
            MasterKey = settings.MasterKey,
            NodeSecrets = NodeSecret.Of(settings),
        };
        return plan with { Firewall = plan.Cloud == Cloud.Azure ? AzureFirewall.Rules(plan) : AwsFirewall.Rules(plan) };
    }
}
