using System.Text.RegularExpressions;

using OctopusHA.Plan;

namespace OctopusHA.Settings;

/// <summary>The rules of Azure, and what of one cloud's settings the other does not know.</summary>
internal sealed partial class SettingsRules
{
    // A resource in a private DNS zone takes 15 tags, of which the program sets four (Microsoft Learn, "Use tags to organize your Azure resources").
    private const int MaximumAzureTags = 10;

    // Named with what stands in its place there.
    private static readonly (string Path, string Instead)[] AwsSettings =
    [
        ("nodes.image", "machines install the server themselves"),
        ("nodes.watchdogImage", "Windows itself starts the server's service anew"),
        ("nodes.executeCommand", "there are no containers"),
        ("database.edition", "database.size chooses the tier"),
        ("database.release", "Azure SQL has the newest always"),
        ("database.maxStorageGiB", "storage grows by itself up to database.storageGiB"),
        ("database.existing.securityGroupId", "the team opens the way to its own server"),
        ("storage.throughput", "a share's throughput follows storage.capacityGiB"),
        ("storage.alias", "the share has Azure's own name"),
        ("storage.existing.fileSystemId", "give storage.existing.path, the UNC path of a share"),
        ("directory", "the share needs no Active Directory"),
        ("directoryPassword", "the share needs no Active Directory"),
        ("storage.existing.securityGroupId", "the team opens the way to its own share"),
        ("network.existing.vpcId", "give network.existing.vnetId"),
        ("network.existing.nodeSubnets", "give network.existing.nodeSubnetId"),
        ("network.existing.publicSubnets", "give network.existing.gatewaySubnetId"),
        ("network.existing.dataSubnets", "give network.existing.endpointSubnetId"),
    ];

    private static readonly (string Path, string Instead)[] AzureSettings =
    [
        ("network.availabilitySet", "every region of AWS has zones"),
        ("network.existing.vnetId", "give network.existing.vpcId"),
        ("network.existing.gatewaySubnetId", "give network.existing.publicSubnets"),
        ("network.existing.nodeSubnetId", "give network.existing.nodeSubnets"),
        ("network.existing.endpointSubnetId", "give network.existing.dataSubnets"),
        ("network.existing.privateDnsZoneIds", "a VPC needs none"),
        ("database.entraAdmin", "RDS knows no Entra"),
        ("database.authentication", "RDS for SQL Server signs Octopus in by a password"),
        ("database.longTermRetentionMonths", "RDS keeps database.backupDays, up to 35"),
        ("database.failoverRegion", "this program makes no copy in a second region there"),
        ("loadBalancer.waf", "this program makes no firewall there"),
        ("loadBalancer.wafMode", "this program makes no firewall there"),
        ("loadBalancer.wafExclusions", "this program makes no firewall there"),
        ("nodes.patchSchedule", "replace the machines once a month"),
        ("alerts.actionGroupId", "this program creates a topic there"),
        ("loadBalancer.privateAddress", "a load balancer chooses its own addresses there"),
        ("storage.redundancy", "this program makes no copy in a second region there"),
        ("storage.accountName", "file systems of AWS have no name that the world shares"),
    ];

    private bool IsAzure => _settings.Cloud == Cloud.Azure;

    private void CheckClouds()
    {
        foreach (var (path, instead) in (IsAzure ? AwsSettings : AzureSettings).Where(setting => _given.Contains(setting.Path)))
        {
            Warn(path, null, $"is of no use on {(IsAzure ? "Azure" : "AWS")}: {instead}");
        }

        if (!IsAzure)
        {
            return;
        }

        CheckLocation();
        if (_settings.Host == NodeHost.Container)
        {
            Problem("nodes.host", "container", "containers run on AWS alone; set windows, or leave it out");
        }
    }

    private void CheckLocation()
    {
        const string Path = "azure-native:location";
        var network = _settings.Network;
        if (_settings.Region is not { } region)
        {
            if (_strictness == Strictness.Deployment)
            {
                Problem(Path, null, $"is missing; set it with `pulumi config set {Path} {RegionSetting.Example(Cloud.Azure)}{(_stack is null ? "" : $" --stack {_stack}")}`");
            }
        }
        else if (!region.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)))
        {
            var plain = string.Concat(region.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
            Problem(Path, region, $"must be the region's name in lower-case letters and digits{(plain.Length > 0 ? $"; set {plain}" : ", such as westeurope")}");
        }
        else if (AzureRegions.IsElsewhere(region))
        {
            Problem(Path, region, "belongs to another of Microsoft's clouds, whose services have other host names; take a region of the public cloud, such as westeurope");
        }
        else if (AzureRegions.InsteadOf(region) is { } instead)
        {
            if (!network.AvailabilitySet)
            {
                Problem(Path, region, $"has no availability zones; take a region that has, such as {instead}, or set network.availabilitySet: true, which survives the loss of a rack and not of a building");
            }
        }
        else if (!AzureRegions.HasZones(region))
        {
            Warn(Path, region, $"is no region that this program knows{(AzureRegions.Nearest(region) is { } nearest ? $" (did you mean {nearest}?)" : "")}; whether it has availability zones is not checked");
        }
        else if (network.AvailabilitySet)
        {
            Warn("network.availabilitySet", "true", $"{region} has availability zones; leave it out, and the loss of a building costs one zone and not the cluster");
        }

        if (network.AvailabilitySet)
        {
            WarnOfNoUse(["network.zones", "network.natPerZone", "database.allowSingleZone", "storage.allowSingleZone"], "with network.availabilitySet");
        }

        if (_settings.Database.FailoverRegion is { } failover && Sound("database.failoverRegion"))
        {
            if (failover == _settings.Region)
            {
                Problem("database.failoverRegion", failover, "is the cluster's own region; take another, such as its neighbour on the same continent");
            }
            else if (AzureRegions.InsteadOf(failover) is { } other && _settings is { Network.AvailabilitySet: false, Database.AllowSingleZone: false })
            {
                Problem("database.failoverRegion", failover, $"has no availability zones, which the database's copy and its backups would be spread over; set {other}, or database.allowSingleZone: true");
            }
            else if (!AzureRegions.HasZones(failover) && AzureRegions.InsteadOf(failover) is null)
            {
                Problem("database.failoverRegion", failover, $"is no region that this program knows{(AzureRegions.Nearest(failover) is { } nearest ? $"; did you mean {nearest}?" : "")}");
            }
        }
    }

    private void CheckExistingVnet(ExistingNetworkSettings existing)
    {
        const string Section = "network.existing.";
        CheckAzureId($"{Section}vnetId", existing.VnetId, VnetIds(), "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Network/virtualNetworks/<name>");
        foreach (var (name, id) in new[] { ("nodeSubnetId", existing.NodeSubnetId), ("gatewaySubnetId", existing.GatewaySubnetId), ("endpointSubnetId", existing.EndpointSubnetId) })
        {
            if (id is not null && CheckAzureId(Section + name, id, SubnetIds(), "<vnetId>/subnets/<name>")
                && VnetIds().IsMatch(existing.VnetId) && !id.StartsWith($"{existing.VnetId}/", StringComparison.OrdinalIgnoreCase))
            {
                Problem(Section + name, id, "lies in another network than network.existing.vnetId");
            }
        }

        if (_settings.LoadBalancer.Kind == LoadBalancerKind.Application && existing.GatewaySubnetId is null && Sound($"{Section}gatewaySubnetId"))
        {
            Problem($"{Section}gatewaySubnetId", null, "is missing; an application gateway needs a subnet of its own. Give one, or set loadBalancer.kind: network");
        }

        if (existing.GatewaySubnetId is { } gateway && (Same(gateway, existing.NodeSubnetId) || Same(gateway, existing.EndpointSubnetId)))
        {
            Problem($"{Section}gatewaySubnetId", gateway, "must hold the application gateway and nothing else; give a subnet of its own");
        }

        foreach (var (zone, id) in existing.PrivateDnsZoneIds)
        {
            var path = $"{Section}privateDnsZoneIds.{zone}";
            if (!PrivateDnsZones.All.Contains(zone, StringComparer.Ordinal))
            {
                Problem(path, id, $"{Names.Hint(zone, PrivateDnsZones.All)}the zones in use are {string.Join(", ", PrivateDnsZones.All)}");
            }
            else if (!id.StartsWith('/') || !id.EndsWith($"/privateDnsZones/{zone}", StringComparison.OrdinalIgnoreCase))
            {
                Problem(path, id, $"must be the zone's id: /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Network/privateDnsZones/{zone}");
            }
        }

        static bool Same(string one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
    }

    private bool CheckAzureId(string path, string id, Regex form, string example)
    {
        if (!Sound(path))
        {
            return false;
        }

        if (id.Length == 0)
        {
            Problem(path, null, $"is missing; give {example}");
            return false;
        }

        if (!form.IsMatch(id))
        {
            Problem(path, id, $"must be an id of Azure: {example}");
            return false;
        }

        return true;
    }

    private void CheckAzureDatabase()
    {
        var database = _settings.Database;
        var size = AzureDatabaseSize.Parse(database.Size, out var fault);
        var isZoneRedundant = !database.AllowSingleZone && !_settings.Network.AvailabilitySet;
        if (size is null)
        {
            Problem("database.size", database.Size, fault!);
        }
        else
        {
            if (!size.CanBeZoneRedundant && isZoneRedundant)
            {
                Problem("database.size", database.Size, "is of the tier Standard, which lives in one zone; set medium, GP_Gen5_4 or P2, or database.allowSingleZone: true");
            }

            if (size.TotalTaskCap < _settings.TotalTaskCap)
            {
                WarnOfDatabaseSize(size.TotalTaskCap);
            }

            if (Sound("database.storageGiB") && !size.Holds(database.StorageGiB, out var limit))
            {
                Problem("database.storageGiB", Text(database.StorageGiB), limit!);
            }
        }

        WarnOfSingleZone("database");
        if (_settings.SignsInByIdentity && database.EntraAdmin is { } other)
        {
            Problem("database.entraAdmin.name", other.Name, "a server has one Entra administrator, and with database.authentication: identity that is the nodes' identity; remove it, or set password");
        }
        if (database.EntraAdmin is { } admin && Sound("database.entraAdmin.objectId") && !Guid.TryParseExact(admin.ObjectId, "D", out _))
        {
            Problem("database.entraAdmin.objectId", admin.ObjectId, "must be the object id of an Entra user or group, a GUID; `az ad group show --group <name> --query id` tells it");
        }
    }

    private void CheckAzureStorage()
    {
        var storage = _settings.Storage;
        if (storage.Existing is { } existing)
        {
            if (existing.Path is null)
            {
                Problem("storage.existing.path", null, @"is missing; give the UNC path of a share, such as \\contoso.file.core.windows.net\octopus");
            }

            CheckShareAccess(existing);
            WarnOfNoUse(["storage.accountName", "storage.capacityGiB", "storage.backupDays", "storage.allowSingleZone", "storage.redundancy"], "with storage.existing");
            return;
        }

        if (storage.AccountName is { } name && !AccountNames().IsMatch(name))
        {
            Problem("storage.accountName", name, "must have 3 to 24 lower-case letters and digits; it stands in host names, and is the only one of its name in all of Azure");
        }

        // Provisioned v1 premium file shares (Microsoft Learn, "Azure Files scalability and performance targets").
        if (storage.CapacityGiB is { } capacity and not (>= 100 and <= 102400))
        {
            Problem("storage.capacityGiB", Text(capacity), "a premium share of Azure has 100 to 102400 GiB");
        }

        // Daily recovery points of a file share (Microsoft Learn, "Azure Backup support matrix for Azure Files").
        if (storage.BackupDays is { } days and not (>= 1 and <= 200))
        {
            Problem("storage.backupDays", Text(days), "Azure Backup keeps daily backups of a share 1 to 200 days");
        }

        if (storage.Redundancy == StorageRedundancy.GeoZone)
        {
            CheckGeoStorage(storage);
        }
        else if (!storage.AllowSingleZone && !_settings.Network.AvailabilitySet && _settings.Region is { } region && AzureRegions.KeepsFilesInOneZone(region))
        {
            Problem("storage.allowSingleZone", "false", $"{region} keeps premium file shares in one zone only; set true, or storage.existing for a share of your own, or take another region");
        }

        WarnOfSingleZone("storage");
    }

    private void CheckGeoStorage(StorageSettings storage)
    {
        const string Path = "storage.redundancy";
        if (storage.AllowSingleZone || _settings.Network.AvailabilitySet)
        {
            Problem(Path, "geo-zone", $"keeps the share in three zones; remove {(storage.AllowSingleZone ? "storage.allowSingleZone" : "network.availabilitySet")}, or set zone");
        }

        if (_settings.Region is { } region && AzureRegions.IsUnpaired(region))
        {
            Problem(Path, "geo-zone", $"{region} has no paired region to copy the share to; set zone, or take a region that has one, such as westeurope");
        }

        // What an account of this kind holds in one share without further ado ("Azure Files scalability and performance targets").
        if (storage.CapacityGiB is > 5120)
        {
            Problem("storage.capacityGiB", Text(storage.CapacityGiB.Value), "with storage.redundancy: geo-zone a share has up to 5120 GiB");
        }
    }

    private void WarnOfSingleZone(string section)
    {
        var allowed = section == "database" ? _settings.Database.AllowSingleZone : _settings.Storage.AllowSingleZone;
        if (allowed && Sound($"{section}.allowSingleZone") && !_settings.Network.AvailabilitySet)
        {
            Warn($"{section}.allowSingleZone", "true", $"the {section} lives in one zone: when that is down, the cluster is");
        }
    }

    private void CheckAzureLoadBalancer(LoadBalancerSettings balancer)
    {
        if (Sound("loadBalancer.idleTimeoutSeconds"))
        {
            var seconds = balancer.IdleTimeoutSeconds;
            // Microsoft Learn: "Application Gateway HTTP settings", request timeout; "Load Balancer TCP reset and idle timeout", 4 to 100 minutes.
            if (balancer.Kind == LoadBalancerKind.Application && seconds is < 1 or > 86400)
            {
                Problem("loadBalancer.idleTimeoutSeconds", Text(seconds), "for kind application set 1 to 86400");
            }
            else if (balancer.Kind == LoadBalancerKind.Network && (seconds is < 240 or > 6000 || seconds % 60 != 0))
            {
                Problem("loadBalancer.idleTimeoutSeconds", Text(seconds), "for kind network on Azure set whole minutes, 240 to 6000");
            }
        }

        if (balancer.Kind == LoadBalancerKind.Network && (balancer.Domain is not null || balancer.Certificate is not null))
        {
            Problem(balancer.Domain is null ? "loadBalancer.certificate" : "loadBalancer.domain", balancer.Domain ?? balancer.Certificate, "a load balancer of Azure ends no TLS; set loadBalancer.kind: application for HTTPS, or remove it");
        }
        else if (balancer.Domain is { } domain && balancer.Certificate is null)
        {
            Problem("loadBalancer.domain", domain, "needs a certificate: set loadBalancer.certificate to the id of one in a Key Vault");
        }

        if (balancer.Certificate is { } certificate && VaultCertificate.Parse(certificate) is null)
        {
            Problem("loadBalancer.certificate", certificate, certificate.StartsWith("arn:", StringComparison.Ordinal)
                ? "is a certificate of AWS; Azure takes one in a Key Vault by its secret's id: https://<vault>.vault.azure.net/secrets/<name>"
                : "must be a certificate in a Key Vault by its secret's id: https://<vault>.vault.azure.net/secrets/<name>");
        }

        if (balancer.DnsZone is { } zone && DnsZoneId.Parse(zone) is null && !IsHostName(zone.TrimEnd('.')))
        {
            Problem("loadBalancer.dnsZone", zone, "must be the name of a DNS zone in the subscription, such as example.com, or the zone's id: /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Network/privateDnsZones/example.com");
        }
    }

    private void CheckAzureTags()
    {
        if (_settings.Tags.Count > MaximumAzureTags)
        {
            Problem("tags", null, $"has {_settings.Tags.Count} tags; at most {MaximumAzureTags} fit beside the program's own, because a DNS zone of Azure takes 15");
        }

        foreach (var (key, value) in _settings.Tags)
        {
            var path = $"tags.{key}";
            if (IsReservedTag(path, key, value))
            {
                continue;
            }

            // Microsoft Learn, as above: 512 and 256 characters, and a storage account takes names of 128.
            if (key.Length is 0 or > 128 || value.Length > 256 || key.Any(letter => char.IsControl(letter) || "<>%&\\?/".Contains(letter, StringComparison.Ordinal)) || value.Any(char.IsControl))
            {
                Problem(path, value, "Azure takes names of 1 to 128 characters without < > % & \\ ? /, and values of up to 256");
            }
            else if (Array.Exists(AzureTagPrefixes, prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            {
                Problem(path, value, $"Azure keeps names that start with {string.Join(", ", AzureTagPrefixes)} for itself; choose another");
            }
            else if (_settings.Tags.Keys.Any(other => other != key && string.Equals(other, key, StringComparison.OrdinalIgnoreCase)))
            {
                Problem(path, value, "differs from another tag in case alone, which is one tag to Azure; remove one");
            }
        }
    }

    private static readonly string[] AzureTagPrefixes = ["microsoft", "azure", "windows"];

    // Subscription, group and name as Azure Resource Manager writes them.
    [GeneratedRegex(@"^/subscriptions/[0-9a-fA-F-]{36}/resourceGroups/[\w.()-]{1,90}/providers/Microsoft\.Network/virtualNetworks/[\w.-]{1,80}$", RegexOptions.CultureInvariant)]
    private static partial Regex VnetIds();

    [GeneratedRegex(@"^/subscriptions/[0-9a-fA-F-]{36}/resourceGroups/[\w.()-]{1,90}/providers/Microsoft\.Network/virtualNetworks/[\w.-]{1,80}/subnets/[\w.-]{1,80}$", RegexOptions.CultureInvariant)]
    private static partial Regex SubnetIds();

    [GeneratedRegex("^[a-z0-9]{3,24}$", RegexOptions.CultureInvariant)]
    private static partial Regex AccountNames();
}
