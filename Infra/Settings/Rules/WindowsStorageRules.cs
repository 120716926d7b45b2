using static OctopusHA.Settings.Rules.Applies;
using static StackSettings.RuleShapes<OctopusHA.Settings.Rules.PlannedSettings>;

namespace OctopusHA.Settings.Rules;

/// <summary>The rules of FSx for Windows, and of an existing share that Windows nodes open.</summary>
internal static class WindowsStorageRules
{
    // MB/s of FSx for Windows (FSx for Windows user guide, "Performance"). It also offers 12288, which the provider
    // spells 12228.
    private static readonly string[] Throughputs =
        ["8", "16", "32", "64", "128", "256", "512", "1024", "2048", "4608", "6144", "9216"];

    // Offered in some Regions only (the same page).
    private static readonly string[] LargeThroughputs = ["4608", "6144", "9216"];

    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. On(Cloud.Aws, host => host.UsesSmb,
        [
            .. Rule.When(s => s.Storage.Existing is null, Fsx),
            .. Rule.When(s => s.Storage.Existing is not null,
                Refuse("storage.existing", "id-or-path", s => s.Storage.Existing is { FileSystemId: null, Path: null },
                    "identifies no storage; set fileSystemId, the id of an FSx for Windows file system, or path, the "
                        + "UNC path of a share"),
                Refuse("storage.existing", "id-and-path",
                    s => s.Storage.Existing is { FileSystemId: not null, Path: not null },
                    "identifies two storages; set fileSystemId or path, not both"),
                Refuse("storage.existing.fileSystemId", "fsx-id",
                    s => s.Storage.Existing!.FileSystemId is { } id ? AboutId(id, "fs-") : null),
                NoEffect("storage", "existing-fsx", "with storage.existing",
                    "storage.throughput", "storage.capacityGiB", "storage.backupDays", "storage.allowSingleZone",
                    "storage.alias", "directory", "directoryPassword")),
        ]),
        .. On(host => host.UsesSmb, Rule.When(s => s.Storage.Existing is not null, ExistingShare)),
    ];

    private static Rule[] Fsx =>
    [
        Within("storage.capacityGiB", "fsx", s => s.Storage.CapacityGiB, 32, 65536, "GiB for FSx for Windows"),
        Refuse("storage.throughput", "fsx-value", s => s.Storage.Throughput is { } text && !Throughputs.Contains(text),
            $"FSx for Windows supports {string.Join(", ", Throughputs)} (MB/s); set one of them"),
        Warn("storage.throughput", "some-regions", s => LargeThroughputs.Contains(s.Storage.Throughput),
            "is available in some AWS Regions only; 2048 is in every Region"),
        Within("storage.backupDays", "fsx-backups", s => s.Storage.BackupDays, 1, 90, "days for daily backups of FSx"),
        Warn("storage.allowSingleZone", "fsx-zone", s => s.Storage.AllowSingleZone, DatabaseRules.InOneZone("share")),
        Form("storage.alias",
            s => s.Storage.Alias, Formats.IsHostName, "must be a host name such as files.corp.example.com"),
    ];

    private static Rule[] ExistingShare =>
    [
        Form("storage.existing.path", s => s.Storage.Existing!.Path, Formats.SharePath().IsMatch,
            @"must be a UNC path with server and share, such as \\files.corp.example.com\octopus"),
        Form("storage.existing.user", s => s.Storage.Existing!.User, Formats.DomainUser().IsMatch,
            @"must include the domain or the machine of the user, such as CORP\octopus or octopus@corp.example.com"),
        Refuse("storage.existing.user", "missing", s => s.Storage.Existing is { User: null, Password.IsSet: true },
            "is missing; storage.existing.password is the password of a user"),
        Warn("storage.existing.user", "machine-identity",
            s => s.Storage.Existing is { User: null, Password.IsSet: false },
            "is not set: the nodes open the share with their machine accounts, which works only with an image that "
                + "joins the domain"),
    ];
}
