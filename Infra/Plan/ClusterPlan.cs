using OctopusHA.Settings;

namespace OctopusHA.Plan;

/// <summary>
/// What the settings mean, worked out once: every default, node, zone, subnet, port, size, capacity, firewall rule and secret of a
/// cluster. Rules check it, components build it, and nothing computes such a value after it. It holds plain values and no resource.
/// </summary>
public sealed record ClusterPlan
{
    /// <summary>The cloud.</summary>
    public required Cloud Cloud { get; init; }

    /// <summary>What the nodes run on.</summary>
    public required NodeHost Host { get; init; }

    /// <summary>The region by the cloud's own configuration; null when it is not known.</summary>
    public required string? Region { get; init; }

    /// <summary>Whether data must survive mistakes: deletion protection, final snapshots, long retention.</summary>
    public required bool KeepsData { get; init; }

    /// <summary>Whether every node is stopped, for an upgrade.</summary>
    public required bool Maintenance { get; init; }

    /// <summary>The tags that the team sets.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>Who is notified of alarms.</summary>
    public required AlertSettings Alerts { get; init; }

    /// <summary>The network.</summary>
    public required NetworkPlan Network { get; init; }

    /// <summary>The nodes, in the order of their numbers.</summary>
    public required IReadOnlyList<Node> Nodes { get; init; }

    /// <summary>What every node is alike in.</summary>
    public required ServerPlan Server { get; init; }

    /// <summary>The database.</summary>
    public required DatabasePlan Database { get; init; }

    /// <summary>The shared storage.</summary>
    public required StoragePlan Storage { get; init; }

    /// <summary>The address of users.</summary>
    public required LoadBalancerPlan LoadBalancer { get; init; }

    /// <summary>The addresses of polling Tentacles.</summary>
    public required PollingPlan Polling { get; init; }

    /// <summary>Who may connect to whom: the only list of it.</summary>
    public IReadOnlyList<FirewallRule> Firewall { get; private init; } = [];

    /// <summary>The key that encrypts secrets in the database.</summary>
    public required Secret MasterKey { get; init; }

    /// <summary>The secrets that nodes need.</summary>
    public required IReadOnlyList<NodeSecret> NodeSecrets { get; init; }

    /// <summary>Whether the nodes are Windows machines on EC2.</summary>
    public bool UsesEc2 => Cloud == Cloud.Aws && Host == NodeHost.Windows;

    /// <summary>The tasks that the whole cluster runs at once.</summary>
    public int TotalTaskCap => Nodes.Sum(node => node.TaskCap);

    /// <summary>Days that logs are kept: a year, as auditors ask (CKV_AWS_338), or a month where data is ephemeral.</summary>
    public int LogRetentionDays => KeepsData ? 365 : 30;

    /// <summary>
    /// Plans a cluster. It never fails: a value that the rules refuse, such as a size that nobody offers, is planned as its default, so
    /// that all rules can be checked at once. Only a plan whose settings have no problem is built.
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
            Nodes = [.. settings.Nodes.Numbers.Select(number => Node.Create(number, network, settings.Nodes.TaskCap ?? server.Size.TaskCap, settings.Polling.Port))],
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
