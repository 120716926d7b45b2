using System.Text.RegularExpressions;

namespace OctopusHA.Settings;

/// <summary>The rules of Windows nodes on AWS: machines, FSx, Active Directory.</summary>
internal sealed partial class SettingsRules
{
    private static readonly string[] MachineSettings = ["nodes.machineImage", "nodes.installerUrl", "nodes.installerSha256", "nodes.dataVolumeGiB"];
    private static readonly string[] ContainerSettings = ["nodes.image", "nodes.watchdogImage", "nodes.executeCommand"];
    private static readonly string[] FsxSettings =
        ["storage.capacityGiB", "storage.backupDays", "storage.allowSingleZone", "storage.alias", "storage.existing.path", "storage.existing.user", "storage.existing.password", "directory", "directoryPassword"];

    // What FSx for Windows takes, in MB/s (FSx for Windows user guide, "Performance"). It offers 12288, too, which the provider mistakes for 12228.
    private static readonly int[] FsxThroughputs = [8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4608, 6144, 9216];

    // Offered in some regions only (FSx for Windows user guide, "Performance").
    private const int LargestThroughputEverywhere = 2048;

    // FSx joins only domains whose DNS servers are in these, or in the VPC itself (FSx API reference, SelfManagedActiveDirectoryConfiguration).
    private static readonly CidrBlock[] PrivateNetworks = [CidrBlock.Parse("10.0.0.0/8"), CidrBlock.Parse("172.16.0.0/12"), CidrBlock.Parse("192.168.0.0/16")];

    // Ports of a domain that the storage is let to, each by a rule of its own; a test counts them.
    private const int RulesPerDirectoryBlock = 17;

    private bool IsUnknownInstance => IsAzure
        ? VirtualMachineSize.Parse(_settings.Nodes.Size, out _) is { Cpus: null }
        : _settings.UsesEc2 && InstanceSize.Parse(_settings.Nodes.Size, out _) is { Cpus: null };

    private void CheckMachines()
    {
        var nodes = _settings.Nodes;
        WarnOfNoUse(ContainerSettings, "with nodes.host: windows");
        if (nodes.MachineImage is { } image && !MachineImages().IsMatch(image))
        {
            Problem("nodes.machineImage", image, "must be the id of an image, ami-0abc..., or resolve:ssm:<parameter> for the image that a parameter names");
        }

        CheckInstaller();
    }

    private void CheckInstaller()
    {
        var nodes = _settings.Nodes;
        if (nodes.InstallerUrl is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && !url.Any(char.IsWhiteSpace)))
        {
            Problem("nodes.installerUrl", url, "must be an HTTPS address that the machines reach");
        }

        if (nodes.InstallerSha256 is { } hash && !(hash.Length == 64 && hash.All(char.IsAsciiHexDigit)))
        {
            Problem("nodes.installerSha256", hash, "must be a SHA-256 of 64 hexadecimal digits");
        }
    }

    private void CheckFsx()
    {
        var storage = _settings.Storage;
        if (storage.Existing is { } existing)
        {
            CheckExistingShare(existing);
            WarnOfNoUse(["storage.throughput", "storage.capacityGiB", "storage.backupDays", "storage.allowSingleZone", "storage.alias", "directory", "directoryPassword"], "with storage.existing");
            return;
        }

        if (storage.CapacityGiB is < 32 or > 65536)
        {
            Problem("storage.capacityGiB", Text(storage.CapacityGiB.Value), "FSx takes 32 to 65536 GiB of SSD; set 32 to 65536");
        }

        if (storage.Throughput is { } text)
        {
            if (!FsxThroughputs.Any(allowed => Text(allowed) == text))
            {
                Problem("storage.throughput", text, $"FSx takes {string.Join(", ", FsxThroughputs)} (MB/s); set one of them");
            }
            else if (Number(text) > LargestThroughputEverywhere)
            {
                Warn("storage.throughput", text, $"is offered in some regions only; {LargestThroughputEverywhere} is in every region");
            }
        }

        if (storage.BackupDays is < 1 or > 90)
        {
            Problem("storage.backupDays", Text(storage.BackupDays.Value), "FSx keeps daily backups up to 90 days; set 1 to 90");
        }

        if (storage.AllowSingleZone)
        {
            Warn("storage.allowSingleZone", "true", "the share lives in one zone: when that is down, the cluster is");
        }

        if (storage.Alias is { } alias && !IsHostName(alias))
        {
            Problem("storage.alias", alias, "must be a host name such as files.corp.example.com");
        }

        CheckDirectory();
    }

    private void CheckExistingShare(ExistingStorageSettings existing)
    {
        CheckExistingStorageGroup(existing);
        if ((existing.FileSystemId is null) == (existing.Path is null))
        {
            Problem("storage.existing", null, existing.Path is null
                ? "names no storage; give fileSystemId, the id of an FSx for Windows file system, or path, the UNC path of a share"
                : "names two; give fileSystemId or path, not both");
        }

        if (existing.FileSystemId is { } id)
        {
            CheckId("storage.existing.fileSystemId", id, "fs-");
        }

        CheckShareAccess(existing);
    }

    private void CheckShareAccess(ExistingStorageSettings existing)
    {
        if (existing.Path is { } path && !SharePaths().IsMatch(path))
        {
            Problem("storage.existing.path", path, @"must be a UNC path with server and share, such as \\files.corp.example.com\octopus");
        }

        if (existing.User is { } user)
        {
            if (!Users().IsMatch(user))
            {
                Problem("storage.existing.user", user, @"must name the domain or the machine of the user, as CORP\octopus or octopus@corp.example.com");
            }
        }
        else if (existing.Password.IsSet)
        {
            Problem("storage.existing.user", null, "is missing; storage.existing.password is the password of a user");
        }
        else
        {
            Warn("storage.existing.user", null, "is not set: the nodes open the share as the machines that they are, which works only with an image that joins the domain");
        }
    }

    private void CheckDirectory()
    {
        var directory = _settings.Directory;
        if (directory is { Managed: not null, Existing: not null })
        {
            Problem("directory", null, "is made or the team's own; give managed or existing, not both");
            return;
        }

        if (directory.Existing is { } existing)
        {
            CheckExistingDirectory(existing);
        }
        else
        {
            CheckManagedDirectory(_settings.ManagedDirectory!);
        }
    }

    private void CheckManagedDirectory(ManagedDirectorySettings managed)
    {
        if (!IsHostName(managed.Domain))
        {
            Problem("directory.managed.domain", managed.Domain, "must be a domain of two parts or more, such as corp.example.com");
            return;
        }

        // AWS Directory Service API reference, CreateMicrosoftAD, ShortName; Windows keeps 15 characters of a NetBIOS name.
        var shortName = managed.ShortName;
        if (shortName.Length > 15)
        {
            Problem(managed.NetbiosName is null ? "directory.managed.domain" : "directory.managed.netbiosName", managed.NetbiosName ?? managed.Domain,
                $"a NetBIOS name has up to 15 characters, and {shortName} has {shortName.Length}; set directory.managed.netbiosName to a shorter one");
        }
        else if (!shortName.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-') || shortName.All(char.IsAsciiDigit))
        {
            Problem("directory.managed.netbiosName", shortName, "must be of letters, digits and hyphens, and not of digits alone, such as CORP");
        }

        if (_settings.LoadBalancer.Domain is { } web && (web == managed.Domain || web.EndsWith("." + managed.Domain, StringComparison.OrdinalIgnoreCase)))
        {
            Problem("directory.managed.domain", managed.Domain, $"holds {web}: the nodes would ask the directory for that name, which does not know it. Take a domain of the directory's own, such as ad.{managed.Domain}");
        }
    }

    private void CheckExistingDirectory(ExistingDirectorySettings existing)
    {
        if (Sound("directory.existing.domain") && !IsHostName(existing.Domain))
        {
            Problem("directory.existing.domain", existing.Domain, "must be a domain of two parts or more, such as corp.example.com");
        }

        CheckDnsIps(existing.DnsIps);
        var rules = existing.ControllerCidrs.Count * RulesPerDirectoryBlock;
        if (rules > RulesPerSecurityGroup)
        {
            Problem("directory.existing.controllerCidrs", null,
                $"would need {rules} rules in one security group, and AWS takes {RulesPerSecurityGroup}; merge blocks into at most {RulesPerSecurityGroup / RulesPerDirectoryBlock}");
        }

        CheckCidrs("directory.existing.controllerCidrs", existing.ControllerCidrs);
        if (existing.Ou is { } ou && !(ou.StartsWith("OU=", StringComparison.OrdinalIgnoreCase) && ou.Contains("DC=", StringComparison.OrdinalIgnoreCase)))
        {
            Problem("directory.existing.ou", ou, "must be the distinguished name of an organisational unit, such as OU=FileServers,DC=corp,DC=example,DC=com");
        }

        if (Sound("directory.existing.user") && (existing.User.Any(char.IsWhiteSpace) || existing.User.IndexOfAny(['\\', '@', '/']) >= 0))
        {
            Problem("directory.existing.user", existing.User, @"must be the bare name of the account, without domain: octopus and not CORP\octopus");
        }
    }

    private void CheckDnsIps(IReadOnlyList<string> addresses)
    {
        const string path = "directory.existing.dnsIps";
        if (!Sound(path))
        {
            return;
        }

        // FSx API reference, SelfManagedActiveDirectoryConfiguration, DnsIps.
        if (addresses.Count is 0 or > 3)
        {
            Problem(path, null, $"has {addresses.Count} addresses; FSx takes 1 to 3 of the domain's DNS servers");
        }
        else if (addresses.Count == 1)
        {
            Warn(path, addresses[0], "is the domain's only DNS server here: when it is down, no node finds the share. Give two");
        }

        for (var i = 0; i < addresses.Count; i++)
        {
            var itemPath = $"{path}[{i}]";
            if (!CidrBlock.TryParse($"{addresses[i]}/32", out var address))
            {
                Problem(itemPath, addresses[i], "must be an IPv4 address such as 10.0.0.10");
            }
            else if (!PrivateNetworks.Any(network => network.Contains(address)) && !(CidrBlock.TryParse(_settings.NetworkCidr, out var own) && own.Contains(address)))
            {
                Problem(itemPath, addresses[i], "must be a private address (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16) or one of the network's own; FSx reaches no other");
            }
            else if (addresses.Take(i).Contains(addresses[i], StringComparer.Ordinal))
            {
                Problem(itemPath, addresses[i], "stands there twice; give another DNS server or remove it");
            }
        }
    }

    [GeneratedRegex("^(ami-[0-9a-f]{8,17}|resolve:ssm:[A-Za-z0-9_./:-]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex MachineImages();

    [GeneratedRegex(@"^\\\\[A-Za-z0-9._-]+(\\[^\\/:*?""<>|]+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex SharePaths();

    [GeneratedRegex(@"^([^\\@\s]+\\[^\\@\s]+|[^\\@\s]+@[^\\@\s]+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Users();
}
