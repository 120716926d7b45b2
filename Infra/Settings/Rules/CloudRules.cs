using static OctopusHA.Settings.Rules.Applies;
using static StackSettings.RuleShapes<OctopusHA.Settings.Rules.PlannedSettings>;

namespace OctopusHA.Settings.Rules;

/// <summary>The rules of cloud and region, and the settings of one cloud that have no effect in the other.</summary>
internal static class CloudRules
{
    private const string Location = "azure-native:location";

    /// <summary>The settings that only AWS has, with the reason, or what to set on Azure instead.</summary>
    internal static readonly (string Path, string Why)[] AwsOnly =
    [
        ("nodes.image", "Windows nodes install the server themselves"),
        ("nodes.watchdogImage", "a scheduled task restarts a server that hangs"),
        ("nodes.executeCommand", "there are no containers"),
        ("database.edition", "database.size chooses the tier"),
        ("database.release", "Azure SQL Database always runs the newest release"),
        ("database.maxStorageGiB", "storage grows up to database.storageGiB"),
        ("database.existing.securityGroupId", "allow the nodes in the existing server's firewall"),
        ("storage.throughput", "the throughput of a share follows storage.capacityGiB"),
        ("storage.alias", "the share has a name of Azure"),
        ("storage.existing.fileSystemId", "set storage.existing.path, the UNC path of a share"),
        ("directory", "the share needs no Active Directory"),
        ("directoryPassword", "the share needs no Active Directory"),
        ("storage.existing.securityGroupId", "allow the nodes in the existing share's firewall"),
        ("network.existing.vpcId", "set network.existing.vnetId"),
        ("network.existing.nodeSubnets", "set network.existing.nodeSubnetId"),
        ("network.existing.publicSubnets", "set network.existing.gatewaySubnetId"),
        ("network.existing.dataSubnets", "set network.existing.endpointSubnetId"),
    ];

    /// <summary>The settings that only Azure has, with the reason, or what to set on AWS instead.</summary>
    internal static readonly (string Path, string Why)[] AzureOnly =
    [
        ("network.availabilitySet", "every AWS Region has Availability Zones"),
        ("network.existing.vnetId", "set network.existing.vpcId"),
        ("network.existing.gatewaySubnetId", "set network.existing.publicSubnets"),
        ("network.existing.nodeSubnetId", "set network.existing.nodeSubnets"),
        ("network.existing.endpointSubnetId", "set network.existing.dataSubnets"),
        ("network.existing.privateDnsZoneIds", "a VPC needs none"),
        ("database.entraAdmin", "RDS does not support Microsoft Entra"),
        ("database.authentication", "Octopus signs in to RDS for SQL Server with a password"),
        ("database.longTermRetentionMonths", "RDS keeps backups for database.backupDays, up to 35"),
        ("database.failoverRegion", "this program creates no copy in a second Region"),
        ("loadBalancer.waf", "this program creates no firewall on AWS"),
        ("loadBalancer.wafMode", "this program creates no firewall on AWS"),
        ("loadBalancer.wafExclusions", "this program creates no firewall on AWS"),
        ("nodes.patchSchedule", "replace the machines once a month"),
        ("alerts.actionGroupId", "this program creates an SNS topic"),
        ("loadBalancer.privateAddress", "a load balancer of AWS chooses its addresses"),
        ("storage.redundancy", "this program creates no copy in a second Region"),
        ("storage.accountName", "file systems of AWS have no global name"),
    ];

    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. On(Cloud.Azure,
        [
            NoEffect("cloud", "aws-settings", context => Given(context, AwsOnly, "Azure")),
            Say(Location, "missing", isWarning: false, context =>
                context is { Settings.Region: null, Strictness: Strictness.Deployment }
                    ? $"is missing; set it with `pulumi config set {Location} "
                        + RegionSetting.Example(Cloud.Azure)
                        + (context.Stack is null ? "`" : $" --stack {context.Stack}`")
                    : null),
            .. Rule.When(s => s.Region is not null, Rule.FirstOf(
                Refuse(Location, "form",
                    s => !s.Region!.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)),
                    s => $"must be the region's name in lower-case letters and digits{PlainName(s.Region!)}"),
                Refuse(Location, "other-azure-cloud", s => AzureRegions.IsElsewhere(s.Region!),
                    "belongs to a separate Azure cloud, whose services have other host names; set a region of the "
                        + "public cloud, such as westeurope"),
                Refuse(Location, "no-zones",
                    s => AzureRegions.InsteadOf(s.Region!) is not null && !s.Network.AvailabilitySet,
                    s => "has no availability zones; set a region that has, such as "
                        + $"{AzureRegions.InsteadOf(s.Region!)}, or set network.availabilitySet: true, which protects "
                        + "against the failure of a rack, not of a datacenter"),
                Warn(Location, "unknown",
                    s => AzureRegions.InsteadOf(s.Region!) is null && !AzureRegions.HasZones(s.Region!),
                    s => $"is not a known region{DidYouMean(s.Region!)}; whether it has availability zones is not "
                        + "checked"))),
            Warn("network.availabilitySet", "region-has-zones",
                s => s.Network.AvailabilitySet && s.Region is { } region && AzureRegions.HasZones(region),
                s => $"{s.Region} has availability zones; remove the setting, so that the failure of a datacenter "
                    + "affects one zone and not the cluster"),
            .. Rule.When(s => s.Network.AvailabilitySet,
                NoEffect("network.availabilitySet", "no-zone-settings", "with network.availabilitySet",
                    "network.zones", "network.natPerZone", "database.allowSingleZone", "storage.allowSingleZone")),
            Refuse("nodes.host", "no-containers", s => s.Plan.Host != NodeHost.Windows,
                "containers run on AWS only; set windows, or remove the setting"),
        ]),
        .. On(Cloud.Aws, NoEffect("cloud", "azure-settings", context => Given(context, AzureOnly, "AWS"))),
    ];

    private static IEnumerable<(string Path, string Why)> Given(
        RuleContext context, (string Path, string Why)[] settings, string cloud) =>
        settings.Where(setting => context.IsGiven(setting.Path)).Select(setting =>
            (setting.Path, $"on {cloud}: {setting.Why}"));

    private static string PlainName(string region) =>
        string.Concat(region.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)) is { Length: > 0 } plain
            ? $"; set {plain}"
            : ", such as westeurope";

    private static string DidYouMean(string region) =>
        AzureRegions.Nearest(region) is { } nearest ? $" (did you mean {nearest}?)" : "";
}
