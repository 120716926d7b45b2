using System.Globalization;
using OctopusHA.Plan;
using OctopusHA.Settings;
using OctopusHA.Settings.Rules;
using Shouldly;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>
/// What the settings of an AWS stack entitle a team to, a line each. The same lines are read out of the preview, by the tests
/// of every run, and out of the AWS API after a rehearsal; none of the three knows the others.
/// </summary>
internal static class Promises
{
    private const string WebBalancer = "load-balancer-elb";
    private const string PollingBalancer = "polling-nlb";
    private const string TlsPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06";
    private const string Everywhere = "0.0.0.0/0";
    private const int NfsPort = 2049;
    private const int SmbPort = 445;
    private const int RedisPort = 6379;

    /// <summary>The promises of a stack, sorted.</summary>
    /// <param name="given">Its settings.</param>
    /// <param name="region">Its region.</param>
    public static IReadOnlyList<string> Of(OctopusSettings given, string region)
    {
        var settings = new PlannedSettings(given);
        string[] zones = settings.Network.Existing is { } existing
            ? [.. existing.NodeSubnets.OrderBy(subnet => subnet.Key, StringComparer.Ordinal).Select(subnet => subnet.Value)]
            : [.. Enumerable.Range(0, settings.Network.Zones).Select(i => $"{region}{(char)('a' + i)}")];
        var roster = settings.Plan.Nodes;
        return Sorted([.. Web(settings), .. Polling(settings, roster), .. Nodes(settings, roster, zones), .. Data(settings, zones), .. Rules(settings, roster), .. Queue(settings), .. Secrets(settings)]);
    }

    /// <summary>Compares two lists of promises, and names every line that is on one of them only.</summary>
    public static void ShouldBeKept(IReadOnlyList<string> promised, IReadOnlyList<string> found)
    {
        if (promised.SequenceEqual(found, StringComparer.Ordinal))
        {
            return;
        }

        // By number: a rule that is there twice is one too many.
        var (missing, surplus) = (Without(promised, found), Without(found, promised));
        throw new ShouldAssertException(string.Join(Environment.NewLine, [.. missing.Select(line => $"promised, not kept: {line}"), .. surplus.Select(line => $"there, not promised: {line}")]));
    }

    /// <summary>Lines in an order that does not depend on where they were read.</summary>
    public static IReadOnlyList<string> Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];

    public static string Balancer(string name, string type, bool isInternal, bool isProtected) =>
        $"load balancer {name}: {type}, {(isInternal ? "internal" : "public")}, {(isProtected ? "protected" : "deletable")}";

    public static string Listener(string balancer, int port, string protocol, string? tlsPolicy, string target) =>
        $"listener {balancer} {port} {protocol}{(tlsPolicy is null ? "" : $" {tlsPolicy}")} -> {target}";

    public static string Page(string balancer, int port, string status) => $"every path of {balancer} {port} answers {status}";

    public static string Pool(string name, string protocol, int port, string question) => $"pool {name}: {protocol} {port}, asks {question}";

    public static string Question(string protocol, string? path, string? matcher, string port) =>
        protocol is "HTTP" or "HTTPS" ? $"{protocol} {path} at {port} for {matcher}" : $"{protocol} at {port}";

    public static string Node(string name, int tasks, string image, string place, IEnumerable<string> pools) =>
        $"node {name}: {tasks} wanted, {image} in {place}, serves {string.Join(", ", pools.Order(StringComparer.Ordinal))}";

    public static string Machine(string name, int machines, string type, string image, string judge, string place, IEnumerable<string> pools) =>
        $"machine {name}: {machines} wanted, {type} of {image}, replaced by {judge} health, in {place}, serves {string.Join(", ", pools.Order(StringComparer.Ordinal))}";

    public static string OwnInterface(string node, bool isInternal) => $"interface of {node}: {(isInternal ? "internal" : "public")}";

    public static string Template(string name, string tokens, int hops, IEnumerable<string> volumes) =>
        $"template {name}: metadata tokens {tokens} over {hops} hop, volumes {string.Join(", ", volumes)}";

    public static string Volume(string device, int size, bool isEncrypted) => $"{device} {size} GiB {(isEncrypted ? "encrypted" : "plain")}";

    public static string Hold(string machine, string transition, int seconds, string otherwise) => $"{machine} is held at {transition} for {seconds} s, then {otherwise}";

    public static string Share(string kind, int capacity, int throughput, int backupDays, IEnumerable<string> places) =>
        $"share: {kind}, {capacity} GiB, {throughput} MB/s, {backupDays} days of backups, in {string.Join(", ", places)}";

    public static string Directory(string domain, string shortName, string edition) => $"directory: {domain} ({shortName}), {edition}";

    public static string Database(string engine, bool isMultiAz, bool isEncrypted, bool isPublic, bool isProtected, int backupDays) =>
        $"database: {engine}, {(isMultiAz ? "two zones" : "one zone")}, {(isEncrypted ? "encrypted" : "plain")}, {(isPublic ? "public" : "private")}, {(isProtected ? "protected" : "deletable")}, {backupDays} days of backups";

    public static string FileSystem(bool isEncrypted) => $"file system: {(isEncrypted ? "encrypted" : "plain")}";

    public static string MountTarget(string place) => $"mount target in {place}";

    public static string Rule(string group, string direction, string protocol, int from, int to, string peer) =>
        $"{group}: {direction} {(protocol == "-1" ? "everything" : $"{protocol} {from}{(from == to ? "" : $"-{to}")}")} {(direction == "in" ? "from" : "to")} {peer}";

    public static string Secret(string name) => $"secret {name} under the stack's own key";

    public static string QueueTask(int tasks, string image) => $"queue: {tasks} wanted, {image}";

    public static string QueueCache(int nodes, bool isEncrypted) => $"queue: {nodes} of the cloud's own, {(isEncrypted ? "TLS" : "plain")}";

    public static string ClosedBucket(string name) => $"bucket {name}: closed to the public";

    private static List<string> Without(IEnumerable<string> lines, IEnumerable<string> others)
    {
        var rest = lines.ToList();
        foreach (var other in others)
        {
            rest.Remove(other);
        }

        return rest;
    }

    private static IEnumerable<string> Web(PlannedSettings settings)
    {
        var web = settings.Plan.LoadBalancer;
        var isApplication = web.Kind == LoadBalancerKind.Application;
        var front = web.UsesHttps ? 443 : 80;
        yield return ClosedBucket("load-balancer-logs");
        if (settings.Plan.Host == NodeHost.Windows)
        {
            yield return ClosedBucket("nodes-script");
        }

        yield return Balancer(WebBalancer, isApplication ? "application" : "network", web.Scheme == Scheme.Internal, settings.Plan.KeepsData);
        yield return (isApplication, web.UsesHttps) switch
        {
            (true, true) => Listener(WebBalancer, front, "HTTPS", TlsPolicy, "load-balancer-web"),
            (true, false) => Listener(WebBalancer, front, "HTTP", null, "load-balancer-web"),
            (false, true) => Listener(WebBalancer, front, "TLS", TlsPolicy, "load-balancer-web"),
            (false, false) => Listener(WebBalancer, front, "TCP", null, "load-balancer-web"),
        };
        yield return Pool("load-balancer-web", isApplication ? "HTTP" : "TCP", OctopusServer.WebPort, Question("HTTP", "/api/octopusservernodes/ping", "200", "traffic-port"));
        if (isApplication && web.UsesHttps)
        {
            yield return Listener(WebBalancer, 80, "HTTP", null, "HTTPS 443");
        }

        if (isApplication && settings.Maintenance)
        {
            yield return Page(WebBalancer, front, "503");
        }

        if (settings.Plan.LoadBalancer.ServesGrpc)
        {
            yield return isApplication
                ? Listener(WebBalancer, OctopusServer.GrpcPort, "HTTPS", TlsPolicy, "load-balancer-grpc")
                : Listener(WebBalancer, OctopusServer.GrpcPort, "TCP", null, "load-balancer-grpc");
            yield return isApplication
                ? Pool("load-balancer-grpc", "HTTPS", OctopusServer.GrpcPort, Question("HTTPS", "/AWS.ALB/healthcheck", "0-99", "traffic-port"))
                : Pool("load-balancer-grpc", "TCP", OctopusServer.GrpcPort, Question("TCP", null, null, "traffic-port"));
        }
    }

    private static IEnumerable<string> Polling(PlannedSettings settings, IReadOnlyList<Node> roster)
    {
        var polling = settings.Plan.Polling;
        var balancer = settings.LoadBalancer.Kind == LoadBalancerKind.Network ? WebBalancer : PollingBalancer;
        if (balancer == PollingBalancer && polling.Modes.Any(mode => mode != PollingMode.AddressPerNode))
        {
            yield return Balancer(balancer, "network", settings.Plan.Polling.Scheme == Scheme.Internal, settings.Plan.KeepsData);
        }

        foreach (var pool in roster.SelectMany(node => PollingPools(settings, node)).Distinct())
        {
            yield return Pool(pool, "TCP", OctopusServer.PollingPort, Question("TCP", null, null, "traffic-port"));
        }

        if (polling.Has(PollingMode.SharedAddress))
        {
            yield return Listener(balancer, polling.SharedPort, "TCP", null, "polling-pool-shared");
        }

        foreach (var node in roster)
        {
            if (polling.Has(PollingMode.PortPerNode))
            {
                yield return Listener(balancer, polling.Port + node.Number - 1, "TCP", null, $"polling-pool-{node.Name}");
            }

            if (polling.Has(PollingMode.AddressPerNode) && settings.Plan.Host == NodeHost.Windows)
            {
                yield return OwnInterface(node.Name, settings.Plan.Polling.Scheme == Scheme.Internal);
            }
            else if (polling.Has(PollingMode.AddressPerNode))
            {
                yield return Balancer($"polling-nlb-{node.Name}", "network", settings.Plan.Polling.Scheme == Scheme.Internal, settings.Plan.KeepsData);
                yield return Listener($"polling-nlb-{node.Name}", polling.Port, "TCP", null, $"polling-own-pool-{node.Name}");
            }
        }
    }

    private static IEnumerable<string> PollingPools(PlannedSettings settings, Node node) => settings.Plan.Polling.Modes.Where(mode => mode != PollingMode.AddressPerNode || settings.Plan.Host == NodeHost.Container).Select(mode => mode switch
    {
        PollingMode.SharedAddress => "polling-pool-shared",
        PollingMode.AddressPerNode => $"polling-own-pool-{node.Name}",
        _ => $"polling-pool-{node.Name}",
    });

    private static IEnumerable<string> Nodes(PlannedSettings settings, IReadOnlyList<Node> roster, string[] zones)
    {
        foreach (var node in roster)
        {
            var pools = new List<(string Name, int Port)> { ("load-balancer-web", OctopusServer.WebPort) };
            if (settings.Plan.LoadBalancer.ServesGrpc)
            {
                pools.Add(("load-balancer-grpc", OctopusServer.GrpcPort));
            }

            pools.AddRange(PollingPools(settings, node).Select(pool => (pool, OctopusServer.PollingPort)));
            var count = settings.Maintenance ? 0 : 1;
            var zone = zones[(node.Number - 1) % zones.Length];
            if (settings.Plan.Host == NodeHost.Container)
            {
                yield return Node(node.Name, count, $"{settings.Nodes.Image}:{settings.Version}", zone, pools.Select(pool => $"{pool.Name} {pool.Port}"));
                continue;
            }

            var type = settings.Nodes.Size switch { "small" => "c6i.large", "medium" => "c6i.xlarge", "large" => "c6i.2xlarge", "xlarge" => "c6i.4xlarge", var given => given };
            var image = settings.Nodes.MachineImage ?? "resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base";
            yield return Machine(node.Name, count, type, image, "EC2", zone, pools.Select(pool => pool.Name));
            yield return Template(node.Name, "required", 1, [Volume("/dev/sda1", 80, isEncrypted: true), Volume("xvdf", settings.Nodes.DataVolumeGiB, isEncrypted: true)]);
            yield return Hold(node.Name, "autoscaling:EC2_INSTANCE_LAUNCHING", 7200, "ABANDON");
            yield return Hold(node.Name, "autoscaling:EC2_INSTANCE_TERMINATING", 900, "CONTINUE");
        }
    }

    private static IEnumerable<string> Data(PlannedSettings settings, string[] zones)
    {
        if (settings.Database.Existing is null)
        {
            var engine = settings.Database.Edition switch
            {
                DatabaseEdition.Enterprise => "sqlserver-ee",
                DatabaseEdition.Express => "sqlserver-ex",
                DatabaseEdition.Web => "sqlserver-web",
                _ => "sqlserver-se",
            };
            yield return Database(engine, settings.Plan.Database.IsZoneRedundant, engine != "sqlserver-ex", isPublic: false, settings.Plan.KeepsData, settings.Database.BackupDays);
        }

        if (settings.Storage.Existing is null && settings.Plan.Host == NodeHost.Windows)
        {
            yield return Share(
                settings.Storage.AllowSingleZone ? "SINGLE_AZ_2" : "MULTI_AZ_1",
                settings.Storage.CapacityGiB ?? 200,
                int.Parse(settings.Storage.Throughput ?? "64", CultureInfo.InvariantCulture),
                settings.Plan.KeepsData ? settings.Storage.BackupDays ?? 30 : 0,
                zones.Take(settings.Storage.AllowSingleZone ? 1 : 2));
            if (settings.Directory.Existing is null)
            {
                var managed = settings.Directory.Managed ?? new ManagedDirectorySettings();
                yield return Directory(managed.Domain, managed.NetbiosName ?? managed.Domain.Split('.')[0].ToUpperInvariant(), $"{managed.Edition}");
            }
        }
        else if (settings.Storage.Existing is null)
        {
            yield return FileSystem(isEncrypted: true);
            foreach (var zone in zones)
            {
                yield return MountTarget(zone);
            }
        }
    }

    private static IEnumerable<string> Rules(PlannedSettings settings, IReadOnlyList<Node> roster)
    {
        const string web = "load-balancer";
        var polling = settings.LoadBalancer.Kind == LoadBalancerKind.Network ? web : "polling";
        var isPlainOrRedirected = settings.LoadBalancer.Kind == LoadBalancerKind.Application || !settings.Plan.LoadBalancer.UsesHttps;
        int?[] ports = [isPlainOrRedirected ? 80 : null, settings.Plan.LoadBalancer.UsesHttps ? 443 : null, settings.Plan.LoadBalancer.ServesGrpc ? OctopusServer.GrpcPort : null];
        foreach (var port in ports.OfType<int>())
        {
            foreach (var block in settings.Plan.LoadBalancer.AllowedCidrs)
            {
                yield return Rule(web, "in", "tcp", port, port, block);
            }

            // A script on a node may call the public address of its own cluster.
            var addresses = port == OctopusServer.GrpcPort || settings.LoadBalancer.Scheme == Scheme.Internal || settings.Network.Existing is not null
                ? 0
                : settings.Network.NatPerZone ? settings.Network.Zones : 1;
            for (var i = 1; i <= addresses; i++)
            {
                yield return Rule(web, "in", "tcp", port, port, $"network-nat-address-{i}");
            }

            var haveOwn = settings.Plan is { Host: NodeHost.Windows, LoadBalancer.Scheme: Scheme.Public, Polling.Scheme: Scheme.Public } && settings.Plan.Polling.Has(PollingMode.AddressPerNode);
            foreach (var node in haveOwn && port != OctopusServer.GrpcPort ? roster : [])
            {
                yield return Rule(web, "in", "tcp", port, port, $"polling-address-{node.Name}");
            }
        }

        var hops = new List<(string From, string To, int Port)> { (web, "nodes", OctopusServer.WebPort) };
        if (settings.Plan.LoadBalancer.ServesGrpc)
        {
            hops.Add((web, "nodes", OctopusServer.GrpcPort));
        }

        var ways = new List<(string Group, int Port)>();
        foreach (var mode in settings.Plan.Polling.Modes)
        {
            ways.AddRange(mode switch
            {
                PollingMode.SharedAddress => [(polling, settings.Polling.SharedPort ?? settings.Polling.Port)],
                PollingMode.AddressPerNode => [(settings.Plan.Host == NodeHost.Windows ? "nodes" : "polling-addresses", settings.Polling.Port)],
                _ => roster.Select(node => (polling, settings.Polling.Port + node.Number - 1)),
            });
        }

        hops.AddRange(ways.Where(way => way.Group != "nodes").Select(way => (way.Group, "nodes", OctopusServer.PollingPort)).Distinct());
        foreach (var (group, port) in ways)
        {
            foreach (var block in settings.Plan.Polling.AllowedCidrs)
            {
                yield return Rule(group, "in", "tcp", port, port, block);
            }
        }

        foreach (var (from, to, port) in hops)
        {
            yield return Rule(from, "out", "tcp", port, port, to);
            yield return Rule(to, "in", "tcp", port, port, from);
        }

        yield return Rule("nodes", "out", "-1", 0, 0, Everywhere);
        var database = settings.Database.Existing is { } given ? given.SecurityGroupId : "database";
        if (database is not null)
        {
            yield return Rule(database, "in", "tcp", OctopusServer.SqlPort, OctopusServer.SqlPort, "nodes");
        }

        var storage = settings.Storage.Existing is { } brought ? brought.SecurityGroupId : "storage";
        var isWindows = settings.Plan.Host == NodeHost.Windows;
        if (storage is not null)
        {
            yield return Rule(storage, "in", "tcp", isWindows ? SmbPort : NfsPort, isWindows ? SmbPort : NfsPort, "nodes");
        }

        if (isWindows && settings.Storage.Existing is null)
        {
            string[] peers = settings.Directory.Existing is { } own
                ? own.ControllerCidrs.Count > 0 ? [.. own.ControllerCidrs] : [.. own.DnsIps.Select(ip => $"{ip}/32")]
                : ["storage-directory"];
            foreach (var peer in peers)
            {
                foreach (var port in (int[])[53, 88, 135, 389, 445, 464, 636, 3268, 3269, 5985, 9389])
                {
                    yield return Rule("storage", "out", "tcp", port, port, peer);
                }

                foreach (var port in (int[])[53, 88, 123, 389, 464])
                {
                    yield return Rule("storage", "out", "udp", port, port, peer);
                }

                yield return Rule("storage", "out", "tcp", 49152, 65535, peer);
            }
        }
    }

    private static IEnumerable<string> Queue(PlannedSettings settings)
    {
        var redis = settings.Polling.Redis;
        if (settings.Polling.Mode != PollingMode.SharedAddress)
        {
            yield break;
        }

        yield return Secret("redis");
        if (redis.Existing is null)
        {
            yield return Rule("redis", "in", "tcp", RedisPort, RedisPort, "nodes");
            yield return redis.Kind == RedisKind.Container ? QueueTask(1, redis.Image) : QueueCache(1, isEncrypted: true);
        }

        if (redis is { Existing: null, Kind: RedisKind.Container })
        {
            yield return Rule("redis", "out", "tcp", 443, 443, Everywhere);
            yield return Secret("redis-secret-password");
        }
    }

    private static IEnumerable<string> Secrets(PlannedSettings settings)
    {
        var isOpenedAsSomebody = settings.Plan.Host == NodeHost.Windows && settings.Storage.Existing is null or { User: not null };
        string[] names = ["admin-password", "connection-string", "master-key", .. settings.License.IsSet ? ["license"] : Array.Empty<string>(), .. isOpenedAsSomebody ? ["share-password"] : Array.Empty<string>()];
        return names.Select(Secret);
    }

    /// <summary>A number as the API or the preview writes it; 0 where there is none.</summary>
    public static int Number(object? value) => value?.ToString() is { } text ? (int)double.Parse(text, CultureInfo.InvariantCulture) : 0;
}
