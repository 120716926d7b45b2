namespace OctopusHA.Tests.Settings.Rules;

/// <summary>The cases of <c>database</c>.</summary>
internal static partial class RuleCases
{
    private static IReadOnlyList<RuleCase> Database =>
    [
        Aws("database/existing")
            .Broken(
                "database: { size: large, existing: { connectionString: Server=x } }",
                "octopus-ha:database.size",
                "has no effect with database.existing")
            .Kept("database: { ephemeral: true, existing: { connectionString: Server=x } }"),
        Aws("database.existing.securityGroupId/id")
            .Broken(
                "database: { existing: { connectionString: Server=x, securityGroupId: group } }",
                "octopus-ha:database.existing.securityGroupId: group",
                "sg-")
            .Kept("database: { existing: { connectionString: Server=x, securityGroupId: sg-1 } }"),
        Aws("database.edition/web")
            .Broken("database: { edition: web }", "octopus-ha:database.edition: web", "database.allowSingleZone: true")
            .Kept("database: { edition: web, allowSingleZone: true }"),
        Aws("database.edition/express")
            .Broken(
                "database: { edition: express, ephemeral: true, size: small }",
                "octopus-ha:database.edition: express",
                "cannot be Multi-AZ")
            .Broken(
                "database: { edition: express, allowSingleZone: true, size: small }",
                "octopus-ha:database.edition: express",
                "cannot encrypt")
            .Kept("database: { edition: express, allowSingleZone: true, ephemeral: true }"),
        Aws("database.edition/express-limits")
            .Broken(
                "database: { edition: express, allowSingleZone: true, ephemeral: true, size: small }",
                "octopus-ha:database.edition: express",
                "up to 10 GB")
            .Kept("database: { edition: web, allowSingleZone: true }"),
        Aws("database.release/supported")
            .Broken("database: { release: 2014 }", "octopus-ha:database.release: 2014", "set 2019 or 2022")
            .Kept("database: { release: 2019 }"),
        Aws("database.allowSingleZone/aws-zone")
            .Broken("database: { allowSingleZone: true }", "octopus-ha:database.allowSingleZone: true", "one zone")
            .Kept("database: { allowSingleZone: false }"),
        Aws("database.maxStorageGiB/above-start")
            .Broken(
                "database: { storageGiB: 100, maxStorageGiB: 109 }",
                "octopus-ha:database.maxStorageGiB: 109",
                "set 110 or more")
            .Kept("database: { storageGiB: 100, maxStorageGiB: 110 }"),
        Azure("database.allowSingleZone/zone")
            .Broken(
                "database: { allowSingleZone: true }",
                "octopus-ha:database.allowSingleZone: true",
                "the database is in one zone")
            .Kept("database: { allowSingleZone: false }"),
        Azure("database.entraAdmin.name/only-identity")
            .Broken(
                "database: { authentication: identity, entraAdmin: { name: admins, "
                    + "objectId: 11111111-2222-3333-4444-555555555555 } }",
                "octopus-ha:database.entraAdmin.name: admins",
                "a server has one Entra administrator")
            .Kept("database: { entraAdmin: { name: admins, objectId: 11111111-2222-3333-4444-555555555555 } }"),
        Azure("database.entraAdmin.objectId/form")
            .Broken(
                "database: { entraAdmin: { name: admins, objectId: admins } }",
                "octopus-ha:database.entraAdmin.objectId: admins",
                "a GUID")
            .Kept("database: { entraAdmin: { name: admins, objectId: 11111111-2222-3333-4444-555555555555 } }"),
        Azure("database.failoverRegion/own-region")
            .Broken(
                "database: { failoverRegion: westeurope }",
                "octopus-ha:database.failoverRegion: westeurope",
                "is the region of the cluster")
            .Kept("database: { failoverRegion: northeurope }"),
        Azure("database.failoverRegion/no-zones")
            .Broken(
                "database: { failoverRegion: ukwest }",
                "octopus-ha:database.failoverRegion: ukwest",
                "has no availability zones")
            .Kept("database: { failoverRegion: ukwest, allowSingleZone: true }"),
        Azure("database.failoverRegion/unknown")
            .Broken(
                "database: { failoverRegion: northeurop }",
                "octopus-ha:database.failoverRegion: northeurop",
                "did you mean northeurope?")
            .Kept("database: { failoverRegion: northeurope }"),
        Aws("database.size/supported-by-rds")
            .Broken(
                "database: { edition: enterprise, size: small }",
                "octopus-ha:database.size: small",
                "starts at 4 vCPU")
            .Broken("database: { size: tiny }", "octopus-ha:database.size: tiny", "small, medium, large, xlarge")
            .Broken(
                "database: { size: db.m7g.large }",
                "octopus-ha:database.size: db.m7g.large",
                "does not run on Graviton; take the class without the g, such as db.m7i.large")
            .Broken(
                "database: { edition: enterprise, size: db.r5.large }",
                "octopus-ha:database.size: db.r5.large",
                "starts at 4 vCPU")
            .Kept("database: { size: db.r5.2xlarge }", "database: { edition: enterprise, size: db.r5.xlarge }"),
        Aws("database.size/not-in-table")
            .Broken("database: { size: db.r5.2xlarge }", "octopus-ha:database.size: db.r5.2xlarge", "not checked")
            .Kept("database: { size: large }"),
        Aws("database.size/rds-tasks")
            .Broken("database: { size: small }", "octopus-ha:database.size: small", "may run 40")
            .Kept("database: { size: medium }"),
        Azure("database.size/supported-by-azure")
            .Broken(
                "database: { size: db.m5.large }",
                "octopus-ha:database.size: db.m5.large",
                "instance class of AWS; set small")
            .Broken(
                "database: { size: GP_Gen5_3 }",
                "octopus-ha:database.size: GP_Gen5_3",
                "no 3 vCores of Gen5; set 2, 4, 6")
            .Broken("database: { size: HS_Gen5_4 }", "octopus-ha:database.size: HS_Gen5_4", "vCores such as GP_Gen5_4")
            .Broken("database: { size: S1 }", "octopus-ha:database.size: S1", "DTU such as P2")
            .Kept("database: { size: BC_Gen5_80 }", "database: { size: P1 }"),
        Azure("database.size/zone-redundant")
            .Broken(
                "database: { size: S3 }",
                "octopus-ha:database.size: S3",
                "tier Standard, which is not zone redundant; set medium, GP_Gen5_4 or P2, "
                    + "or database.allowSingleZone: true")
            .Kept("database: { size: S3, allowSingleZone: true }"),
        Azure("database.size/azure-tasks")
            .Broken(
                "database: { size: small }\nnodes: { count: 3 }",
                "octopus-ha:database.size: small",
                "about 20 tasks in the whole cluster, and the nodes may run 60")
            .Broken(
                "database: { size: P2 }\nnodes: { count: 3 }",
                "octopus-ha:database.size: P2",
                "about 40 tasks in the whole cluster, and the nodes may run 60")
            .Kept("database: { size: P2 }"),
        Azure("database.storageGiB/of-size")
            .Broken(
                "database: { size: medium, storageGiB: 1025 }",
                "octopus-ha:database.storageGiB: 1025",
                "holds up to 1024 GiB")
            .Broken(
                "database: { size: GP_Gen5_80, storageGiB: 4097 }",
                "octopus-ha:database.storageGiB: 4097",
                "up to 4096 GiB")
            .Broken("database: { size: P2, storageGiB: 101 }", "octopus-ha:database.storageGiB: 101", "100, 150, 200")
            .Broken(
                "database: { size: P15, storageGiB: 1100 }",
                "octopus-ha:database.storageGiB: 1100",
                "every 256 up to 4096")
            .Kept(
                "database: { size: GP_Gen5_2, storageGiB: 1024 }",
                "database: { size: BC_Gen5_80, storageGiB: 4096 }",
                "database: { size: P15, storageGiB: 1280 }"),
    ];
}
