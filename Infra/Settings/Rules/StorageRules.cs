using static OctopusHA.Settings.Rules.Applies;
using static StackSettings.RuleShapes<OctopusHA.Settings.Rules.PlannedSettings>;

namespace OctopusHA.Settings.Rules;

/// <summary>
/// The rules of <c>storage</c> for EFS and Azure Files; those of FSx and of Windows shares are in <see
/// cref="WindowsStorageRules"/>.
/// </summary>
internal static class StorageRules
{
    private static readonly string[] FsxSettings =
    [
        "storage.capacityGiB", "storage.backupDays", "storage.allowSingleZone", "storage.alias",
        "storage.existing.path", "storage.existing.user", "storage.existing.password", "directory", "directoryPassword",
    ];

    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. On(Cloud.Aws, Id("storage.existing.securityGroupId", s => s.Storage.Existing?.SecurityGroupId, "sg-")),
        .. On(Cloud.Aws, host => !host.UsesSmb, Efs),
        .. On(Cloud.Azure, AzureFiles),
    ];

    private static Rule[] Efs =>
    [
        Rule.Of("storage", "fsx-settings", isWarning: false, context =>
            FsxSettings.Where(context.IsGiven).Select(path => new Problem(path, null,
            "is a setting of FSx, the storage of Windows nodes; containers use EFS, which grows automatically and "
                + "keeps backups for 35 days. Remove the setting, or set nodes.host: windows"))),
        Refuse("storage.throughput", "efs-mode",
            s => s.Storage.Throughput is { } text && text is not ("elastic" or "bursting")
                && Formats.Number(text) is not (>= 1 and <= 1024),
            "set elastic, bursting, or 1 to 1024 (MiB/s)"),
        .. Rule.When(s => s.Storage.Existing is not null,
            Refuse("storage.existing.fileSystemId", "missing", s => s.Storage.Existing!.FileSystemId is null,
                "is missing; set the id of the EFS file system"),
            Id("storage.existing.fileSystemId", s => s.Storage.Existing!.FileSystemId, "fs-"),
            NoEffect("storage", "existing-efs", "with storage.existing", "storage.throughput")),
    ];

    private static Rule[] AzureFiles =>
    [
        .. Rule.When(s => s.Storage.Existing is not null,
            Refuse("storage.existing.path", "missing", s => s.Storage.Existing!.Path is null,
                @"is missing; set the UNC path of a share, such as \\contoso.file.core.windows.net\octopus"),
            NoEffect("storage", "existing-share", "with storage.existing",
                "storage.accountName", "storage.capacityGiB", "storage.backupDays", "storage.allowSingleZone",
                "storage.redundancy")),
        .. Rule.When(s => s.Storage.Existing is null,
        [
            Form("storage.accountName", s => s.Storage.AccountName, Formats.AccountName().IsMatch,
                "must have 3 to 24 lower-case letters and digits; it is part of host names and must be unique in all "
                    + "of Azure"),

            // Microsoft Learn, "Azure Files scalability and performance targets", provisioned v1, and an HDD share in a
            // general-purpose account.
            Within("storage.capacityGiB", "premium",
                s => s.Storage.CapacityGiB, 100, 102400, "GiB for a premium file share"),
            Refuse("storage.capacityGiB", "geo-zone",
                s => s.Storage is { Redundancy: StorageRedundancy.GeoZone, CapacityGiB: > 5120 and <= 102400 },
                "must be at most 5120 GiB with storage.redundancy: geo-zone"),

            // Daily recovery points of a file share (Microsoft Learn, "Azure Backup support matrix for Azure Files").
            Within("storage.backupDays", "azure-backup", s => s.Storage.BackupDays, 1, 200, "days for Azure Backup"),
            .. Rule.When(s => s.Storage.Redundancy == StorageRedundancy.GeoZone,
                Refuse("storage.redundancy", "zones", s => s.Storage.AllowSingleZone || s.Network.AvailabilitySet,
                    s => "keeps the share in three zones; remove "
                        + $"{(s.Storage.AllowSingleZone ? "storage.allowSingleZone" : "network.availabilitySet")}, or "
                        + "set zone"),
                Refuse("storage.redundancy", "paired-region",
                    s => s.Region is { } region && AzureRegions.IsUnpaired(region),
                    s => $"{s.Region} has no paired region to copy the share to; set zone, or a region that has one, "
                        + "such as westeurope")),
            Refuse("storage.allowSingleZone", "zonal-files",
                s => s.Storage is { Redundancy: StorageRedundancy.Zone, AllowSingleZone: false }
                    && !s.Network.AvailabilitySet && s.Region is { } region && AzureRegions.KeepsFilesInOneZone(region),
                s => $"{s.Region} keeps premium file shares in one zone only; set true, or storage.existing for an "
                    + "existing share, or another region"),
            Warn("storage.allowSingleZone", "zone",
                s => s is { Storage.AllowSingleZone: true, Network.AvailabilitySet: false },
                DatabaseRules.InOneZone("storage")),
        ]),
    ];
}
