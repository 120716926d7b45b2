using System.Globalization;
using System.Net.Mail;
using System.Text;

namespace OctopusHA.Settings;

/// <summary>
/// The rules that one setting's type cannot tell: well-formed texts, limits that hang on other settings, and advice.
/// A rule whose setting already has a problem stays silent: its default would be judged instead.
/// </summary>
internal sealed partial class SettingsRules
{
    private static readonly int[] WebPorts = [80, 443, 8080, 8443];
    // This host, loopback, link-local (AWS's own services), multicast and reserved (IANA IPv4 special-purpose registry).
    private static readonly CidrBlock[] NoNetworks =
        [CidrBlock.Parse("0.0.0.0/8"), CidrBlock.Parse("127.0.0.0/8"), CidrBlock.Parse("169.254.0.0/16"), CidrBlock.Parse("224.0.0.0/3")];

    private static readonly string[] MadeNetworkSettings = ["network.cidr", "network.zones", "network.natPerZone"];

    // Of AWS's 50 tags a resource, the program uses five and leaves a margin for the cloud's own.
    private const int MaximumTags = 40;

    // Inbound rules that a security group takes unless AWS raises the quota (VPC user guide, "Amazon VPC quotas").
    private const int RulesPerSecurityGroup = 60;

    private readonly OctopusSettings _settings;
    private readonly HashSet<string> _given;
    private readonly Strictness _strictness;
    private readonly string? _stack;
    private readonly HashSet<string> _faulty;
    private readonly List<Problem> _problems = [];
    private readonly List<Problem> _warnings = [];

    /// <summary>Makes ready to check settings.</summary>
    /// <param name="settings">The settings to check.</param>
    /// <param name="given">The paths that the stack gave, as against defaults.</param>
    /// <param name="strictness">Whether a missing secret is a warning or a problem.</param>
    /// <param name="stack">The stack, for the commands that messages advise; null when nobody told.</param>
    /// <param name="faulty">The paths that already have a problem.</param>
    public SettingsRules(OctopusSettings settings, HashSet<string> given, Strictness strictness, string? stack, IEnumerable<string> faulty)
    {
        _settings = settings;
        _given = given;
        _strictness = strictness;
        _stack = stack;
        _faulty = [.. faulty];
    }

    /// <summary>The rules that are broken.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>Advice that the settings go against.</summary>
    public IReadOnlyList<Problem> Warnings => _warnings;

    /// <summary>Checks every rule.</summary>
    public void Check()
    {
        CheckClouds();
        CheckVersion();
        CheckSecrets();
        CheckAdmin();
        CheckNodes();
        CheckNetwork();
        CheckExistingNetwork();
        CheckDatabase();
        CheckStorage();
        CheckLoadBalancer();
        CheckPolling();
        CheckSecurityGroups();
        CheckTags();
        if (IsAzure)
        {
            CheckAzureFront();
        }
    }

    private void CheckVersion()
    {
        var wellFormed = ReleaseOf(_settings.Version) is not null && _settings.Version.IndexOf('.', StringComparison.Ordinal) == 4;
        if (!wellFormed && Sound("version"))
        {
            Problem("version", _settings.Version, "must be one exact release, YYYY.N.BUILD, such as 2026.4.6342");
        }
    }

    private void CheckSecrets()
    {
        foreach (var secret in SecretCatalogue.NeededBy(_settings))
        {
            CheckSecret(secret);
        }

        if (!_settings.License.IsSet && _settings.Nodes.Numbers.Count > 1)
        {
            Warn("license", null, $"is not set; a cluster needs a Professional (2 nodes) or Enterprise licence. Set it with `{SettingsBinder.SetCommand("license", _stack)}`");
        }
    }

    private void CheckSecret(SecretSetting secret)
    {
        var value = secret.Of(_settings);
        if (!Sound(secret.Path))
        {
            return;
        }

        if (!value.Satisfies(secret.HasForm))
        {
            Problem(secret.Path, null, secret.FormMessage);
        }
        else if (!value.IsSet && !secret.IsOptional)
        {
            var command = SettingsBinder.SetCommand(secret.Path, _stack);
            if (_strictness == Strictness.Preview)
            {
                Warn(secret.Path, null, $"is not set, and assumed here. Set it with `{command}`");
            }
            else
            {
                Problem(secret.Path, null, $"is missing; set it with `{command}`");
            }
        }
    }

    private void CheckAdmin()
    {
        CheckEmail("admin.email", _settings.Admin.Email);
        CheckEmail("alerts.email", _settings.Alerts.Email);
        if (_settings.Admin.Username.Any(char.IsWhiteSpace))
        {
            Problem("admin.username", _settings.Admin.Username, "must have no blanks");
        }
    }

    private void CheckEmail(string path, string? email)
    {
        if (email is not null && !MailAddress.TryCreate(email, out _))
        {
            Problem(path, email, "is no email address");
        }
    }

    private void CheckNodes()
    {
        var nodes = _settings.Nodes;
        if (Sound("nodes.count"))
        {
            if (nodes.Count == 1 && !nodes.AllowSingle)
            {
                Problem("nodes.count", "1", "a cluster needs at least 2 nodes; set 2 to 8, or nodes.allowSingle: true for a trial");
            }
            else if (nodes.Count == 1)
            {
                Warn("nodes.count", "1", "a single node is no cluster: every restart is an outage");
            }
            else if (nodes.Numbers.Count > 4)
            {
                Warn("nodes.count", Text(nodes.Count), "Octopus is usually run with 2 to 4 nodes; more share the same database and add less each");
            }
        }

        CheckRetired();
        var carries = _settings.TaskCapOfSize(out var fault);
        if (carries is null)
        {
            Problem("nodes.size", nodes.Size, fault!);
        }
        else if (IsUnknownInstance)
        {
            Warn("nodes.size", nodes.Size, $"is a type that the sizing table does not know: whether it has 2 vCPU and 4 GiB, and how many tasks it carries ({carries} are assumed), is not checked");
        }
        else if (nodes.TaskCap > carries)
        {
            Warn("nodes.taskCap", Text(nodes.TaskCap.Value), $"a node of size {nodes.Size} carries about {carries} tasks; take a larger size or more nodes");
        }

        if (IsAzure)
        {
            CheckInstaller();
        }
        else if (_settings.UsesEc2)
        {
            CheckMachines();
        }
        else
        {
            CheckContainers();
        }
    }

    private void CheckContainers()
    {
        CheckImage("nodes.image", _settings.Nodes.Image, wantsTag: false);
        CheckImage("nodes.watchdogImage", _settings.Nodes.WatchdogImage, wantsTag: true);
        WarnOfNoUse(MachineSettings, "with nodes.host: container");
    }

    private void CheckRetired()
    {
        var nodes = _settings.Nodes;
        if (!Sound("nodes.count"))
        {
            return;
        }

        for (var i = 0; i < nodes.Retired.Count; i++)
        {
            var (path, name) = ($"nodes.retired[{i}]", nodes.Retired[i]);
            if (name == NodeSettings.NameOf(1))
            {
                Problem(path, name, "is the node that makes and upgrades the schema, and stays; a broken one is replaced by itself");
            }
            else if (!Enumerable.Range(2, Math.Max(nodes.Count - 1, 0)).Select(NodeSettings.NameOf).Contains(name, StringComparer.Ordinal))
            {
                Problem(path, name, nodes.Count > 1 ? $"is no node of this cluster; set node2 to {NodeSettings.NameOf(nodes.Count)}" : "is no node of this cluster; remove it");
            }
            else if (nodes.Retired.Take(i).Contains(name, StringComparer.Ordinal))
            {
                Problem(path, name, "stands there twice; remove one");
            }
        }

        if (nodes.Count > 1 && nodes.Numbers.Count == 1 && !nodes.AllowSingle)
        {
            Problem("nodes.retired", null, "leaves a single node, and a cluster needs at least 2; raise nodes.count, or set nodes.allowSingle: true for a trial");
        }

        var zones = _settings.Network.Existing?.NodeSubnets.Count ?? _settings.Network.Zones;
        if (nodes.Numbers.Count > 1 && zones > 1 && nodes.Numbers.Select(number => (number - 1) % zones).Distinct().Count() == 1)
        {
            Warn("nodes.retired", null, $"leaves {string.Join(" and ", nodes.Numbers.Select(NodeSettings.NameOf))} in one zone, which takes the cluster with it; raise nodes.count, or retire another node");
        }
    }

    private void CheckImage(string path, string image, bool wantsTag)
    {
        var hasTag = image[(image.LastIndexOf('/') + 1)..].Contains(':', StringComparison.Ordinal);
        if (image.Any(char.IsWhiteSpace))
        {
            Problem(path, image, "must have no blanks");
        }
        else if (hasTag && !wantsTag)
        {
            Problem(path, image, "must be a repository without a tag; the tag is octopus-ha:version");
        }
        else if (!hasTag && wantsTag)
        {
            Problem(path, image, "must have a tag, so that a restart runs what was tested");
        }
    }

    private void CheckNetwork()
    {
        var network = _settings.Network;
        if (network.Existing is null)
        {
            if (!CidrBlock.TryParse(network.Cidr, out var block))
            {
                Problem("network.cidr", network.Cidr, "must be an IPv4 block with no bits behind its prefix, such as 10.0.0.0/16");
            }
            else if (block.PrefixLength > SubnetPlan.LongestPrefix)
            {
                Problem("network.cidr", network.Cidr, $"is too small for three subnets in each zone; set a block of /{SubnetPlan.ShortestPrefix} to /{SubnetPlan.LongestPrefix}");
            }
            else if (NoNetworks.Any(block.Overlaps))
            {
                Problem("network.cidr", network.Cidr, "holds addresses that no network may have; take a private block such as 10.0.0.0/16");
            }
            else if (block.PrefixLength < SubnetPlan.ShortestPrefix)
            {
                Problem("network.cidr", network.Cidr, $"is larger than a VPC may be; set a block of /{SubnetPlan.ShortestPrefix} to /{SubnetPlan.LongestPrefix}");
            }
        }
        else
        {
            WarnOfNoUse(MadeNetworkSettings, "with network.existing");
        }

        CheckCidrs("network.allowedCidrs", network.AllowedCidrs);
        CheckCidrs("polling.allowedCidrs", _settings.Polling.AllowedCidrs);
        if (_settings.LoadBalancer.Scheme == Scheme.Public && network.AllowedCidrs.Count == 0)
        {
            Problem("network.allowedCidrs", null, "is missing; a public load balancer needs the blocks that may reach it. Set your offices' and build servers' blocks, or 0.0.0.0/0 for everyone");
        }
    }

    private void CheckCidrs(string path, IReadOnlyList<string> cidrs)
    {
        for (var i = 0; i < cidrs.Count; i++)
        {
            var itemPath = $"{path}[{i}]";
            if (!CidrBlock.TryParse(cidrs[i], out var block))
            {
                Problem(itemPath, cidrs[i], "must be an IPv4 block with no bits behind its prefix, such as 203.0.113.0/24");
            }
            else if (block.PrefixLength == 0)
            {
                Warn(itemPath, cidrs[i], "lets the whole internet try to sign in");
            }
            else if (cidrs.Take(i).Contains(cidrs[i], StringComparer.Ordinal))
            {
                Problem(itemPath, cidrs[i], "stands there twice; remove one");
            }
        }
    }

    private void CheckExistingNetwork()
    {
        if (_settings.Network.Existing is not { } existing)
        {
            return;
        }

        if (IsAzure)
        {
            CheckExistingVnet(existing);
            return;
        }

        CheckId("network.existing.vpcId", existing.VpcId, "vpc-");
        if (Sound("network.existing.cidr") && !CidrBlock.TryParse(existing.Cidr, out _))
        {
            Problem("network.existing.cidr", existing.Cidr, "must be the VPC's IPv4 block, such as 10.0.0.0/16");
        }

        CheckSubnets("network.existing.nodeSubnets", existing.NodeSubnets, needed: true);
        CheckSubnets("network.existing.dataSubnets", existing.DataSubnets, needed: false);
        CheckSubnets("network.existing.publicSubnets", existing.PublicSubnets, needed: _settings.AnythingPublic);

        // A target in a zone that the load balancer is not in gets no traffic (Elastic Load Balancing user guide, "Availability Zones").
        var without = existing.NodeSubnets.Keys.Except(existing.PublicSubnets.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (_settings.AnythingPublic && existing.PublicSubnets.Count >= 2 && without.Count > 0)
        {
            Problem("network.existing.publicSubnets", null, $"has no subnet in {string.Join(", ", without)}, where nodes are: no traffic would reach them. Add one there, or take the zone from nodeSubnets");
        }
    }

    private void CheckSubnets(string path, IReadOnlyDictionary<string, string> subnets, bool needed)
    {
        if (!Sound(path) || (subnets.Count == 0 && !needed))
        {
            return;
        }

        if (subnets.Count < 2)
        {
            Problem(path, null, $"has {subnets.Count} zone{(subnets.Count == 1 ? "" : "s")}; give a subnet in each of at least 2 zones, such as us-east-1a: subnet-0abc");
        }

        foreach (var (zone, subnet) in subnets)
        {
            CheckId($"{path}.{zone}", subnet, "subnet-");
        }

        foreach (var twice in subnets.GroupBy(entry => entry.Value).Where(group => group.Count() > 1))
        {
            Problem(path, twice.Key, $"stands for {string.Join(" and ", twice.Select(entry => entry.Key))}; a subnet lies in one zone");
        }
    }

    private void CheckId(string path, string id, string prefix)
    {
        if (Sound(path) && id.Length == 0)
        {
            Problem(path, null, $"is missing; give an id that starts with {prefix}");
        }
        else if (Sound(path) && !id.StartsWith(prefix, StringComparison.Ordinal))
        {
            Problem(path, id, $"must be an id that starts with {prefix}");
        }
    }

    private void CheckDatabase()
    {
        var database = _settings.Database;
        if (database.Existing is { } existing)
        {
            foreach (var path in _given.Where(path => path.StartsWith("database.", StringComparison.Ordinal)
                && !path.StartsWith("database.existing", StringComparison.Ordinal) && path != "database.ephemeral").Order(StringComparer.Ordinal))
            {
                Warn(path, null, "is of no use with database.existing");
            }

            if (existing.SecurityGroupId is { } group && !IsAzure)
            {
                CheckId("database.existing.securityGroupId", group, "sg-");
            }

            return;
        }

        if (IsAzure)
        {
            CheckAzureDatabase();
            return;
        }

        var edition = Names.KebabCase(database.Edition.ToString());
        if (database.Edition is DatabaseEdition.Express or DatabaseEdition.Web && !database.AllowSingleZone)
        {
            Problem("database.edition", edition, "cannot be Multi-AZ; set standard or enterprise, or database.allowSingleZone: true for a trial");
        }
        else if (database.AllowSingleZone && Sound("database.allowSingleZone"))
        {
            Warn("database.allowSingleZone", "true", "the database lives in one zone: when that is down, the cluster is");
        }

        if (database.Edition == DatabaseEdition.Express)
        {
            if (!database.Ephemeral)
            {
                Problem("database.edition", edition, "RDS cannot encrypt Express Edition at rest; set standard, or database.ephemeral: true for data that nobody will miss");
            }
            else
            {
                Warn("database.edition", edition, "RDS cannot encrypt Express Edition at rest, and it holds 10 GB: for a trial only");
            }
        }

        if (database.Release is not ("2019" or "2022"))
        {
            Problem("database.release", database.Release, "set 2019 or 2022");
        }

        var size = DatabaseSize.Parse(database.Size, database.Edition, out var fault);
        if (size is null)
        {
            Problem("database.size", database.Size, fault!);
        }
        else if (size.TotalTaskCap is null)
        {
            Warn("database.size", database.Size, "is a class that the sizing table does not know: whether RDS offers it, and how many tasks it carries, is not checked");
        }
        else if (size.TotalTaskCap < _settings.TotalTaskCap)
        {
            WarnOfDatabaseSize(size.TotalTaskCap.Value);
        }

        // The service refuses a ceiling within a tenth of the start (RDS user guide, "Storage autoscaling").
        if (Sound("database.storageGiB") && Sound("database.maxStorageGiB") && database.MaxStorageGiB is { } most && most * 10 < database.StorageGiB * 11)
        {
            Problem("database.maxStorageGiB", Text(most), $"must be at least a tenth above database.storageGiB; set {(database.StorageGiB * 11 + 9) / 10} or more");
        }
    }

    private void WarnOfDatabaseSize(int carries) =>
        Warn("database.size", _settings.Database.Size, $"carries about {carries} tasks in the whole cluster, and the nodes may run {_settings.TotalTaskCap}; the database is what slows down first");

    private void CheckStorage()
    {
        if (IsAzure)
        {
            CheckAzureStorage();
            return;
        }

        if (_settings.UsesEc2)
        {
            CheckFsx();
            return;
        }

        foreach (var path in FsxSettings.Where(path => _settings.Cloud == Cloud.Aws && _given.Contains(path)))
        {
            Problem(path, null, "belongs to FSx, the storage of Windows nodes; containers have EFS, which grows by itself and is backed up for 35 days. Remove it, or set nodes.host: windows");
        }

        var storage = _settings.Storage;
        if (storage.Throughput is { } throughput and not ("elastic" or "bursting") && !(Number(throughput) is >= 1 and <= 1024))
        {
            Problem("storage.throughput", throughput, "set elastic, bursting, or 1 to 1024 (MiB/s)");
        }

        if (storage.Existing is { } existing)
        {
            if (existing.FileSystemId is not { } id)
            {
                Problem("storage.existing.fileSystemId", null, "is missing; give the id of the EFS file system");
            }
            else
            {
                CheckId("storage.existing.fileSystemId", id, "fs-");
            }

            CheckExistingStorageGroup(existing);
            if (_given.Contains("storage.throughput"))
            {
                Warn("storage.throughput", null, "is of no use with storage.existing");
            }
        }
    }

    private void CheckExistingStorageGroup(ExistingStorageSettings existing)
    {
        if (existing.SecurityGroupId is { } group)
        {
            CheckId("storage.existing.securityGroupId", group, "sg-");
        }
    }

    private void CheckLoadBalancer()
    {
        var balancer = _settings.LoadBalancer;
        CheckAddress(balancer);
        if (IsAzure)
        {
            CheckAzureLoadBalancer(balancer);
            return;
        }

        // Elastic Load Balancing user guides: idle timeout of an ALB; TCP idle timeout of an NLB's listener.
        var (minimum, maximum) = balancer.Kind == LoadBalancerKind.Application ? (1, 4000) : (60, 6000);
        if (Sound("loadBalancer.idleTimeoutSeconds") && (balancer.IdleTimeoutSeconds < minimum || balancer.IdleTimeoutSeconds > maximum))
        {
            Problem("loadBalancer.idleTimeoutSeconds", Text(balancer.IdleTimeoutSeconds),
                $"for kind {Names.KebabCase(balancer.Kind.ToString())} set {minimum} to {maximum}");
        }

        if (balancer.Kind == LoadBalancerKind.Network && balancer.UsesHttps && _given.Contains("loadBalancer.idleTimeoutSeconds"))
        {
            Warn("loadBalancer.idleTimeoutSeconds", Text(balancer.IdleTimeoutSeconds), "holds for gRPC only: a network load balancer closes silent HTTPS connections after 350 seconds");
        }

        // A fixed response holds at most 1024 bytes (Elastic Load Balancing, FixedResponseActionConfig).
        var bytes = Encoding.UTF8.GetByteCount(balancer.MaintenancePage);
        if (bytes > 1024)
        {
            Problem("loadBalancer.maintenancePage", null, $"has {bytes} bytes; the load balancer holds 1024");
        }

        if (balancer.Kind == LoadBalancerKind.Network && _settings.Maintenance)
        {
            Warn("maintenance", "true", "a network load balancer has no page to show: connections are refused while the nodes are stopped");
        }

        if (balancer.Kind == LoadBalancerKind.Application && _settings.Grpc && !balancer.UsesHttps)
        {
            Warn("grpc", "true", "an application load balancer carries gRPC only behind HTTPS, so port 8443 stays closed; set loadBalancer.domain, or kind: network, or grpc: false");
        }
    }

    private void CheckAddress(LoadBalancerSettings balancer)
    {
        if (balancer.Domain is { } domain)
        {
            if (!IsHostName(domain))
            {
                Problem("loadBalancer.domain", domain, "must be a host name such as octopus.example.com, with no scheme and no path");
            }
            else if (domain.Any(char.IsAsciiLetterUpper))
            {
                Problem("loadBalancer.domain", domain, $"must be in lower case, as DNS keeps it; set {domain.ToLowerInvariant()}");
            }

            if (balancer.Certificate is null && balancer.DnsZone is null && !IsAzure)
            {
                Problem("loadBalancer.domain", domain, "needs a certificate: set loadBalancer.certificate to the ARN of one, or loadBalancer.dnsZone to have one issued");
            }

            if ((DnsZoneId.Parse(balancer.DnsZone ?? "")?.Name ?? balancer.DnsZone?.TrimEnd('.')) is { } zone && (IsAzure ? IsHostName(zone) : !IsZoneId(zone)) && domain != zone && !domain.EndsWith("." + zone, StringComparison.OrdinalIgnoreCase))
            {
                Problem("loadBalancer.dnsZone", balancer.DnsZone, $"does not hold {domain}; set the zone that the domain ends with");
            }
        }
        else
        {
            foreach (var (path, value) in new[] { ("loadBalancer.certificate", balancer.Certificate), ("loadBalancer.dnsZone", balancer.DnsZone) })
            {
                if (value is not null)
                {
                    Problem(path, value, "needs loadBalancer.domain, the name that users type");
                }
            }

            if (!_settings.Database.Ephemeral && Sound("loadBalancer.domain"))
            {
                Warn("loadBalancer.domain", null, "is not set: users sign in over plain HTTP");
            }
        }

        if (IsAzure)
        {
            return;
        }

        if (balancer.Certificate is { } certificate && !(certificate.StartsWith("arn:", StringComparison.Ordinal) && certificate.Contains(":acm:", StringComparison.Ordinal)))
        {
            Problem("loadBalancer.certificate", certificate, certificate.Contains(".vault.azure.net/", StringComparison.OrdinalIgnoreCase)
                ? "is a certificate of Azure; AWS takes one of Certificate Manager: arn:aws:acm:<region>:<account>:certificate/<id>"
                : "must be the ARN of a certificate in AWS Certificate Manager: arn:aws:acm:<region>:<account>:certificate/<id>");
        }

        if (balancer.DnsZone is { } name && !IsZoneId(name) && !IsHostName(name.TrimEnd('.')))
        {
            Problem("loadBalancer.dnsZone", name, "must be a Route 53 zone's id (Z0123...) or name (example.com)");
        }
    }

    // One rule a port and block: each stands and falls by itself, so that adding a node changes none.
    private void CheckSecurityGroups()
    {
        if (IsAzure)
        {
            // A rule of Azure's holds a whole list of blocks.
            return;
        }

        var nats = _settings.NatGateways * _settings.WebPorts.Count(port => port != Components.OctopusServer.GrpcPort);
        var webRules = (_settings.WebPorts.Count * _settings.WebCidrs.Count) + (_settings.LoadBalancer.Scheme == Scheme.Public ? nats : 0);
        if (_settings.HasNodeInterfaces && _settings is { LoadBalancer.Scheme: Scheme.Public, PollingScheme: Scheme.Public })
        {
            webRules += _settings.Nodes.Numbers.Count * _settings.WebPorts.Count(port => port != Components.OctopusServer.GrpcPort);
        }

        var pollingRules = CommonPollingPorts.Count * _settings.PollingCidrs.Count;
        var ofNodes = _settings.Polling.Has(PollingMode.AddressPerNode) ? _settings.PollingCidrs.Count : 0;
        var largest = Math.Max(ofNodes, _settings.LoadBalancer.Kind == LoadBalancerKind.Network ? webRules + pollingRules : Math.Max(webRules, pollingRules));
        if (largest > RulesPerSecurityGroup)
        {
            Problem("network.allowedCidrs", null, $"would need {largest} rules in one security group, and AWS takes {RulesPerSecurityGroup}; merge blocks into larger ones");
        }
    }

    private void CheckTags()
    {
        if (IsAzure)
        {
            CheckAzureTags();
            return;
        }

        if (_settings.Tags.Count > MaximumTags)
        {
            Problem("tags", null, $"has {_settings.Tags.Count} tags; at most {MaximumTags} fit beside the program's own");
        }

        foreach (var (key, value) in _settings.Tags)
        {
            var path = $"tags.{key}";
            if (IsReservedTag(path, key, value))
            {
                continue;
            }

            if (key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase) || key.Length is 0 or > 128 || value.Length > 256)
            {
                Problem(path, value, "AWS takes names of 1 to 128 characters that do not start with aws:, and values of up to 256");
            }
            else if (!(key + value).All(IsTagCharacter))
            {
                Problem(path, value, "AWS takes letters, digits, blanks and _ . : / = + - @ in tags");
            }
        }
    }

    private bool IsReservedTag(string path, string key, string value)
    {
        var isReserved = Components.ResourceTags.Reserved.Contains(key, StringComparer.OrdinalIgnoreCase);
        if (isReserved)
        {
            Problem(path, value, "is a tag that the program sets itself; choose another name");
        }

        return isReserved;
    }

    // What every service of AWS takes (Tagging AWS resources user guide, "Tag naming limits").
    private static bool IsTagCharacter(char letter) =>
        char.IsLetterOrDigit(letter) || letter == ' ' || "_.:/=+-@".Contains(letter, StringComparison.Ordinal);

    private bool Sound(string path) =>
        !_faulty.Contains(path) && !_faulty.Any(fault => path.StartsWith(fault + ".", StringComparison.Ordinal));

    private void Problem(string path, string? value, string message) => _problems.Add(new Problem(path, value, message));

    private void Warn(string path, string? value, string message) => _warnings.Add(new Problem(path, value, message));

    private void WarnOfNoUse(IEnumerable<string> paths, string when)
    {
        foreach (var path in paths.Where(_given.Contains))
        {
            Warn(path, null, $"is of no use {when}");
        }
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsZoneId(string text) =>
        text.Length is > 6 and <= 32 && text[0] == 'Z' && text.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter));

    private static bool IsHostName(string text) =>
        text.Length <= 253
        && text.Contains('.', StringComparison.Ordinal)
        && text.Split('.').All(label => label.Length is > 0 and <= 63
            && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
            && label[0] != '-' && label[^1] != '-');
}
