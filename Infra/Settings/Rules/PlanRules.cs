using static OctopusHA.Settings.Rules.Applies;
using static StackSettings.RuleShapes<OctopusHA.Settings.Rules.PlannedSettings>;

namespace OctopusHA.Settings.Rules;

/// <summary>
/// The rules about planned values: the zones of nodes, sizes, the ports of nodes, and the number of rules in a security
/// group.
/// </summary>
internal static class PlanRules
{
    private const string SizeOfNodes = "nodes.size";
    private const string SizeOfDatabase = "database.size";
    private const string Port = "polling.port";

    // Elastic IP addresses of a Region unless AWS raises the quota (VPC user guide, "Amazon VPC quotas").
    private const int ElasticAddresses = 5;

    private static readonly int[] WebPorts = [80, 443, 8080, 8443];

    /// <summary>The rules of the nodes' zones and sizes.</summary>
    public static IReadOnlyList<Rule> Nodes { get; } =
    [
        Warn("nodes.retired", "one-zone",
            s => s.Plan.Nodes.Count > 1 && s.Plan.Network.Zones.Count > 1
                && s.Plan.Nodes.DistinctBy(node => node.ZoneIndex).Count() == 1,
            s => $"leaves {string.Join(" and ", s.Plan.Nodes.Select(node => node.Name))} in one zone: if that "
                + "zone fails, the cluster is unavailable. Increase nodes.count, or retire another "
                + "node").Needs("nodes.count"),
        Refuse(SizeOfNodes, "supported", NodeSizeFault),
        Warn(SizeOfNodes, "not-in-table", s => NodeSizeFault(s) is null && !IsKnownNodeSize(s),
            s => "is not in the sizing table: whether it has 2 vCPU and 4 GiB, and how many tasks it can run "
                + $"({s.Plan.Server.Size.TaskCap} are assumed), is not checked"),
        Warn("nodes.taskCap", "of-size", s => IsKnownNodeSize(s) && s.Nodes.TaskCap > s.Plan.Server.Size.TaskCap,
            s => $"a node of size {s.Nodes.Size} can run about {s.Plan.Server.Size.TaskCap} tasks; set a larger size or "
                + "more nodes"),
    ];

    /// <summary>The rules of the database's size.</summary>
    public static IReadOnlyList<Rule> Databases { get; } = Rule.When(s => s.Database.Existing is null,
    [
        .. On(Cloud.Aws,
            Refuse(SizeOfDatabase, "supported-by-rds", s => RdsSize(s, out var fault) is null ? fault : null),
            Warn(SizeOfDatabase, "not-in-table", s => RdsSize(s, out _) is { TotalTaskCap: null },
                "is not in the sizing table: whether RDS offers it, and how many tasks it can run, is not checked"),
            Warn(SizeOfDatabase, "rds-tasks", s => AboutTasks(s, RdsSize(s, out _)?.TotalTaskCap))),
        .. On(Cloud.Azure,
            Refuse(SizeOfDatabase, "supported-by-azure", s => SqlSize(s, out var fault) is null ? fault : null),
            Refuse(SizeOfDatabase, "zone-redundant",
                s => SqlSize(s, out _) is { CanBeZoneRedundant: false }
                    && s is { Database.AllowSingleZone: false, Network.AvailabilitySet: false },
                "is in the tier Standard, which is not zone redundant; set medium, GP_Gen5_4 or P2, or "
                    + "database.allowSingleZone: true"),
            Warn(SizeOfDatabase, "azure-tasks", s => AboutTasks(s, SqlSize(s, out _)?.TotalTaskCap)),
            Refuse("database.storageGiB", "of-size",
                s => SqlSize(s, out _) is { } size
                    && !size.Holds(s.Database.StorageGiB, out var limit) ? limit : null)),
    ]);

    /// <summary>The rules of ports and addresses for polling.</summary>
    public static IReadOnlyList<Rule> Polling { get; } = Rule.When(s => s.Polling.Mode != PollingMode.None,
    [
        .. Ports.Select(rule => rule.Needs(Port, "polling.sharedPort", "nodes.count")),
        .. On(Cloud.Aws,
            ElasticIps("polling.mode", s => s.Polling.Mode == PollingMode.AddressPerNode),
            ElasticIps("polling.alsoKeep", s => s.Polling.Mode != PollingMode.AddressPerNode)),
    ]);

    /// <summary>
    /// The rules of the number of rules in a security group: a port and block each, so that adding a node changes none.
    /// </summary>
    public static IReadOnlyList<Rule> SecurityGroups { get; } = On(Cloud.Aws,
        Refuse("network.allowedCidrs", "security-group", s => LargestGroup(s) > AwsFirewall.RulesPerGroup,
            s => $"would need {LargestGroup(s)} rules in one security group; the quota is {AwsFirewall.RulesPerGroup}. "
                + "Merge blocks into larger ones"),
        Refuse("directory.existing.controllerCidrs", "security-group",
            s => s.Directory.Existing?.ControllerCidrs.Count > 0 && DirectoryRuleCount(s) > AwsFirewall.RulesPerGroup,
            s => $"would need {DirectoryRuleCount(s)} rules in one security group; the quota is "
                + $"{AwsFirewall.RulesPerGroup}. Merge blocks into at most "
                + $"{AwsFirewall.RulesPerGroup / AwsFirewall.RulesPerDirectoryBlock}"));

    private static Rule[] Ports =>
    [
        Refuse(Port, "last", s => LastPort(s) > 65535,
            s => $"{s.Nodes.Count} nodes would need ports up to {LastPort(s)}; set {65536 - s.Nodes.Count} or less"),
        Refuse(Port, "web-ports", s => TakenPorts(s) is { Count: > 0 } taken
            ? (s.Plan.Polling.Has(PollingMode.PortPerNode)
                ? $"the nodes' ports {s.Polling.Port} to {LastPort(s)} include {string.Join(" and ", taken)}, which "
                    + "web and gRPC use"
                : "is a port that web or gRPC uses") + "; 10943 is the usual first port"
            : null),
        Refuse(Port, "of-machine", s => s.Plan.Polling.UsesNodeInterfaces && s.Polling.Port != OctopusServer.PollingPort,
            "with address-per-node a Tentacle reaches the machine itself, which listens on "
                + $"{OctopusServer.PollingPort}; set that port, or port-per-node"),
        .. Rule.When(s => s.Plan.Polling.Has(PollingMode.SharedAddress), Rule.FirstOf(
            Refuse("polling.sharedPort", "web-ports", s => s.Polling.SharedPort is { } port && WebPorts.Contains(port),
                "is used by web or gRPC; 10943 is the usual port"),
            Refuse("polling.sharedPort", "ports-of-nodes",
                s => s.Plan.Polling.Has(PollingMode.PortPerNode) && s.Plan.Polling.SharedPort >= s.Polling.Port
                    && s.Plan.Polling.SharedPort <= LastPort(s),
                s => $"{(s.Polling.SharedPort is null ? "is missing; " : "")}polling.alsoKeep needs {s.Polling.Port} "
                    + $"to {LastPort(s)} for the nodes; set another port, such as {FreePort(s)}, and keep it "
                    + "afterwards"))),
    ];

    private static string? NodeSizeFault(PlannedSettings s) =>
        NodeSize.Parse(s.Nodes.Size, s.Cloud, s.Plan.Host, out var fault) is null ? fault : null;

    private static bool IsKnownNodeSize(PlannedSettings s) =>
        NodeSize.Parse(s.Nodes.Size, s.Cloud, s.Plan.Host, out _) is { Cpus: not null };

    private static DatabaseSize? RdsSize(PlannedSettings s, out string? fault) =>
        DatabaseSize.Parse(s.Database.Size, s.Database.Edition, out fault);

    private static AzureDatabaseSize? SqlSize(PlannedSettings s, out string? fault) =>
        AzureDatabaseSize.Parse(s.Database.Size, out fault);

    private static string? AboutTasks(PlannedSettings s, int? tasks) => tasks >= s.Plan.TotalTaskCap || tasks is null ? null
        : $"can run about {tasks} tasks in the whole cluster, and the nodes may run {s.Plan.TotalTaskCap}; the database "
            + "slows down first";

    // Retired nodes keep their ports: they may return.
    private static int LastPort(PlannedSettings s) => s.Plan.Polling.Has(PollingMode.PortPerNode)
        ? s.Polling.Port + s.Nodes.Count - 1 : s.Polling.Port;

    private static List<int> TakenPorts(PlannedSettings s) =>
        [.. WebPorts.Where(port => port >= s.Polling.Port && port <= LastPort(s))];

    // Below the nodes' ports where there is room: above them a further node would need it.
    private static int FreePort(PlannedSettings s) => Enumerable.Range(1, s.Polling.Port - 1).Reverse()
        .Concat(Enumerable.Range(LastPort(s) + 1, 65535)).First(port => !WebPorts.Contains(port));

    private static Rule ElasticIps(string path, Func<PlannedSettings, bool> isMode) =>
        Warn(path, "elastic-ips",
            s => isMode(s) && s.Plan.Polling.Has(PollingMode.AddressPerNode) && s.Plan.Polling.Scheme == Scheme.Public
                && Addresses(s) > ElasticAddresses,
            s => $"needs {Addresses(s)} Elastic IP addresses, NAT gateways included, and the default quota of a Region "
                + $"is {ElasticAddresses}; request more in Service Quotas before you deploy");

    private static int Addresses(PlannedSettings s) => s.Plan.Network.NatGateways + s.Nodes.Numbers.Count;

    // Inbound: the directory's rules are outbound ones of the storage.
    private static int LargestGroup(PlannedSettings s) => AwsFirewall.OfGroups(s.Plan.Firewall)
        .Where(rule => rule.IsIngress).CountBy(rule => rule.Group).Max(group => group.Value);

    private static int DirectoryRuleCount(PlannedSettings s) =>
        AwsFirewall.OfGroups(s.Plan.Firewall).Count(rule => rule is { Group: AwsFirewall.Storage, IsIngress: false });
}
