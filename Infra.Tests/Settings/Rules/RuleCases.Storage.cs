namespace OctopusHA.Tests.Settings.Rules;

/// <summary>The cases of <c>storage</c>.</summary>
internal static partial class RuleCases
{
    private static IReadOnlyList<RuleCase> Storage =>
    [
        Windows("storage.existing.securityGroupId/id")
            .Broken(
                "storage: { existing: { fileSystemId: fs-1, user: octopus@corp, password: x, "
                    + "securityGroupId: group } }",
                "octopus-ha:storage.existing.securityGroupId: group",
                "sg-")
            .Kept(
                "storage: { existing: { fileSystemId: fs-1, user: octopus@corp, password: x, "
                    + "securityGroupId: sg-1 } }"),
        Aws("storage/fsx-settings")
            .Broken("storage: { capacityGiB: 100 }", "octopus-ha:storage.capacityGiB", "is a setting of FSx")
            .Broken(
                "directory: { managed: { domain: corp.example.com } }",
                "octopus-ha:directory",
                "is a setting of FSx")
            .Broken(
                "storage: { backupDays: 30 }",
                "octopus-ha:storage.backupDays",
                "is a setting of FSx, the storage of Windows nodes; containers use EFS")
            .Broken(
                "storage: { allowSingleZone: true }",
                "octopus-ha:storage.allowSingleZone",
                "is a setting of FSx, the storage of Windows nodes; containers use EFS")
            .Broken(
                "storage: { alias: files.example.com }",
                "octopus-ha:storage.alias",
                "is a setting of FSx, the storage of Windows nodes; containers use EFS")
            .Broken(
                "directoryPassword: Correct-Horse-7",
                "octopus-ha:directoryPassword",
                "is a setting of FSx, the storage of Windows nodes; containers use EFS")
            .Broken(
                "storage: { existing: { fileSystemId: fs-1, user: octopus@corp } }",
                "octopus-ha:storage.existing.user",
                "is a setting of FSx, the storage of Windows nodes; containers use EFS"),
        Windows("storage/fsx-settings")
            .Kept("storage: { capacityGiB: 100 }"),
        Aws("storage.throughput/efs-mode")
            .Broken(
                "storage: { throughput: fast }",
                "octopus-ha:storage.throughput: fast",
                "elastic, bursting, or 1 to 1024")
            .Broken("storage: { throughput: 0 }", "octopus-ha:storage.throughput: 0", "1 to 1024")
            .Broken("storage: { throughput: 1025 }", "octopus-ha:storage.throughput: 1025", "1 to 1024")
            .Kept("storage: { throughput: 1 }", "storage: { throughput: 1024 }", "storage: { throughput: bursting }"),
        Aws("storage.existing.fileSystemId/missing")
            .Broken(
                "storage: { existing: { securityGroupId: sg-1 } }",
                "octopus-ha:storage.existing.fileSystemId",
                "is missing; set the id of the EFS file system")
            .Kept("storage: { existing: { fileSystemId: fs-1 } }"),
        Aws("storage.existing.fileSystemId/id")
            .Broken(
                "storage: { existing: { fileSystemId: efs } }",
                "octopus-ha:storage.existing.fileSystemId: efs",
                "fs-")
            .Kept("storage: { existing: { fileSystemId: fs-1 } }"),
        Aws("storage/existing-efs")
            .Broken(
                "storage: { throughput: elastic, existing: { fileSystemId: fs-1 } }",
                "octopus-ha:storage.throughput",
                "has no effect with storage.existing")
            .Kept("storage: { throughput: elastic }"),
        Azure("storage.existing.path/missing")
            .Broken(
                "storage: { existing: { user: CORP\\octopus, password: x } }",
                "octopus-ha:storage.existing.path",
                "is missing; set the UNC path of a share, such as \\\\contoso.file.core.windows.net\\octopus")
            .Kept(
                "storage: { existing: { path: '\\\\contoso.file.core.windows.net\\octopus', "
                    + "user: 'AZURE\\contoso', password: key } }"),
        Azure("storage/existing-share")
            .Broken(
                "storage: { capacityGiB: 200, "
                    + "existing: { path: '\\\\contoso.file.core.windows.net\\octopus', user: 'AZURE\\contoso', "
                    + "password: key } }",
                "octopus-ha:storage.capacityGiB",
                "has no effect with storage.existing")
            .Kept("storage: { capacityGiB: 200 }"),
        Azure("storage.accountName/form")
            .Broken(
                "storage: { accountName: ab }",
                "octopus-ha:storage.accountName: ab",
                "3 to 24 lower-case letters and digits")
            .Broken(
                "storage: { accountName: abcdefghijklmnopqrstuvwxy }",
                "octopus-ha:storage.accountName: abcdefghijklmnopqrstuvwxy",
                "3 to 24")
            .Broken(
                "storage: { accountName: Octopus }",
                "octopus-ha:storage.accountName: Octopus",
                "must be unique in all of Azure")
            .Broken(
                "storage: { accountName: octopus-ha }",
                "octopus-ha:storage.accountName: octopus-ha",
                "lower-case letters and digits")
            .Kept("storage: { accountName: abc }", "storage: { accountName: abcdefghijklmnopqrstuvw9 }"),
        Azure("storage.capacityGiB/premium")
            .Broken("storage: { capacityGiB: 99 }", "octopus-ha:storage.capacityGiB: 99", "100 to 102400 GiB")
            .Broken("storage: { capacityGiB: 102401 }", "octopus-ha:storage.capacityGiB: 102401", "100 to 102400 GiB")
            .Kept("storage: { capacityGiB: 100 }", "storage: { capacityGiB: 102400 }"),
        Azure("storage.capacityGiB/geo-zone")
            .Broken(
                "storage: { redundancy: geo-zone, capacityGiB: 5121 }",
                "octopus-ha:storage.capacityGiB: 5121",
                "at most 5120 GiB")
            .Kept("storage: { redundancy: geo-zone, capacityGiB: 5120 }"),
        Azure("storage.backupDays/azure-backup")
            .Broken("storage: { backupDays: 0 }", "octopus-ha:storage.backupDays: 0", "1 to 200 days")
            .Broken("storage: { backupDays: 201 }", "octopus-ha:storage.backupDays: 201", "1 to 200 days")
            .Kept("storage: { backupDays: 1 }", "storage: { backupDays: 200 }"),
        Azure("storage.redundancy/zones")
            .Broken(
                "storage: { redundancy: geo-zone, allowSingleZone: true }",
                "octopus-ha:storage.redundancy: geo-zone",
                "remove storage.allowSingleZone, or set zone")
            .Kept("storage: { redundancy: geo-zone }"),
        Azure("storage.redundancy/zones", region: "westus")
            .Broken(
                "storage: { redundancy: geo-zone }\nnetwork: { availabilitySet: true }",
                "octopus-ha:storage.redundancy: geo-zone",
                "remove network.availabilitySet, or set zone"),
        Azure("storage.redundancy/paired-region")
            .Kept("storage: { redundancy: geo-zone }"),
        Azure("storage.redundancy/paired-region", region: "polandcentral")
            .Broken(
                "storage: { redundancy: geo-zone }",
                "octopus-ha:storage.redundancy: geo-zone",
                "polandcentral has no paired region"),
        Azure("storage.allowSingleZone/zonal-files", region: "belgiumcentral")
            .Broken(
                "",
                "octopus-ha:storage.allowSingleZone: false",
                "belgiumcentral keeps premium file shares in one zone only")
            .Kept("storage: { allowSingleZone: true }"),
        Azure("storage.allowSingleZone/zonal-files", region: "chilecentral")
            .Broken(
                "",
                "octopus-ha:storage.allowSingleZone: false",
                "chilecentral keeps premium file shares in one zone only")
            .Kept("storage: { allowSingleZone: true }"),
        Azure("storage.allowSingleZone/zonal-files", region: "westeurope")
            .Kept(""),
        Azure("storage.allowSingleZone/zone")
            .Broken(
                "storage: { allowSingleZone: true }",
                "octopus-ha:storage.allowSingleZone: true",
                "the storage is in one zone")
            .Kept("storage: { allowSingleZone: false }"),
        Windows("storage.capacityGiB/fsx")
            .Broken("storage: { capacityGiB: 31 }", "octopus-ha:storage.capacityGiB: 31", "must be 32 to 65536 GiB")
            .Broken(
                "storage: { capacityGiB: 65537 }",
                "octopus-ha:storage.capacityGiB: 65537",
                "must be 32 to 65536 GiB")
            .Kept("storage: { capacityGiB: 32 }", "storage: { capacityGiB: 65536 }"),
        Windows("storage.throughput/fsx-value")
            .Broken(
                "storage: { throughput: 100 }",
                "octopus-ha:storage.throughput: 100",
                "supports 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4608, 6144, 9216 (MB/s)")
            .Broken("storage: { throughput: elastic }", "octopus-ha:storage.throughput: elastic", "supports 8, 16")
            .Broken("storage: { throughput: '064' }", "octopus-ha:storage.throughput: 064", "supports 8, 16")
            .Kept("storage: { throughput: 8 }", "storage: { throughput: 9216 }"),
        Windows("storage.throughput/some-regions")
            .Broken("storage: { throughput: 4608 }", "octopus-ha:storage.throughput: 4608", "some AWS Regions only")
            .Kept("storage: { throughput: 2048 }"),
        Windows("storage.backupDays/fsx-backups")
            .Broken("storage: { backupDays: 0 }", "octopus-ha:storage.backupDays: 0", "must be 1 to 90 days")
            .Broken("storage: { backupDays: 91 }", "octopus-ha:storage.backupDays: 91", "must be 1 to 90 days")
            .Kept("storage: { backupDays: 1 }", "storage: { backupDays: 90 }"),
        Windows("storage.allowSingleZone/fsx-zone")
            .Broken("storage: { allowSingleZone: true }", "octopus-ha:storage.allowSingleZone: true", "one zone")
            .Kept("storage: { allowSingleZone: false }"),
        Windows("storage.alias/form")
            .Broken("storage: { alias: files }", "octopus-ha:storage.alias: files", "host name")
            .Kept("storage: { alias: files.example.com }"),
        Windows("storage.existing/id-or-path")
            .Broken(
                "storage: { existing: { user: octopus@corp, password: x } }",
                "octopus-ha:storage.existing",
                "identifies no storage")
            .Kept("storage: { existing: { fileSystemId: fs-1, user: octopus@corp, password: x } }"),
        Windows("storage.existing/id-and-path")
            .Broken(
                "storage: { existing: { fileSystemId: fs-1, path: '\\\\files\\octopus', "
                    + "user: octopus@corp, password: x } }",
                "octopus-ha:storage.existing",
                "not both")
            .Kept("storage: { existing: { fileSystemId: fs-1, user: octopus@corp, password: x } }"),
        Windows("storage.existing.fileSystemId/fsx-id")
            .Broken(
                "storage: { existing: { fileSystemId: efs, user: octopus@corp, password: x } }",
                "octopus-ha:storage.existing.fileSystemId: efs",
                "fs-")
            .Kept("storage: { existing: { fileSystemId: fs-1, user: octopus@corp, password: x } }"),
        Windows("storage/existing-fsx")
            .Broken(
                "storage: { capacityGiB: 64, existing: { fileSystemId: fs-1, user: a@b, password: x } }",
                "octopus-ha:storage.capacityGiB",
                "has no effect with storage.existing")
            .Kept("storage: { throughput: 32 }"),
        Windows("storage.existing.path/form")
            .Broken(
                "storage: { existing: { path: '\\\\files', user: octopus@corp, password: x } }",
                "octopus-ha:storage.existing.path: \\\\files",
                "UNC path")
            .Broken(
                "storage: { existing: { path: 'S:\\octopus', user: octopus@corp, password: x } }",
                "octopus-ha:storage.existing.path: S:\\octopus",
                "UNC path")
            .Kept(
                "storage: { existing: { path: '\\\\files.example.com\\share\\octopus', "
                    + "user: 'CORP\\octopus', password: x } }"),
        Azure("storage.existing.path/form")
            .Broken(
                "storage: { existing: { path: files, user: CORP\\octopus, password: x } }",
                "octopus-ha:storage.existing.path: files",
                "must be a UNC path"),
        Windows("storage.existing.user/form")
            .Broken(
                "storage: { existing: { fileSystemId: fs-1, user: octopus, password: x } }",
                "octopus-ha:storage.existing.user: octopus",
                "CORP\\octopus")
            .Kept("storage: { existing: { fileSystemId: fs-1, user: octopus@corp, password: x } }"),
        Windows("storage.existing.user/missing")
            .Broken(
                "storage: { existing: { fileSystemId: fs-1, password: x } }",
                "octopus-ha:storage.existing.user",
                "is missing")
            .Kept("storage: { existing: { fileSystemId: fs-1, user: octopus@corp, password: x } }"),
        Windows("storage.existing.user/machine-identity")
            .Broken(
                "storage: { existing: { path: '\\\\files\\octopus' } }",
                "octopus-ha:storage.existing.user",
                "joins the domain")
            .Kept("storage: { existing: { fileSystemId: fs-1, user: octopus@corp, password: x } }"),
    ];
}
