namespace OctopusHA.Tests.Settings.Rules;

/// <summary>The cases of the secrets.</summary>
internal static partial class RuleCases
{
    private static IReadOnlyList<RuleCase> Secrets =>
    [
        Aws("masterKey/form")
            .Broken("masterKey: c2hvcnQ=", "octopus-ha:masterKey", "16 bytes as base64")
            .Broken("masterKey: MDEyMzQ1Njc4OWFiY2Rl", "octopus-ha:masterKey", "16 bytes as base64")
            .Broken("masterKey: MDEyMzQ1Njc4OWFiY2RlZmc=", "octopus-ha:masterKey", "16 bytes as base64")
            .Broken("masterKey: not base64 at all", "octopus-ha:masterKey", "16 bytes as base64")
            .Kept("masterKey: AAAAAAAAAAAAAAAAAAAAAA=="),
        Aws("masterKey/missing")
            .Broken("masterKey:", "octopus-ha:masterKey", "pulumi config set --secret octopus-ha:masterKey")
            .Kept("grpc: true"),
        Aws("masterKey/assumed", preview: true)
            .Broken(
                "masterKey:",
                "octopus-ha:masterKey",
                "is not set; the preview assumes a value. Set it with `pulumi config set --secret "
                    + "octopus-ha:masterKey")
            .Kept("grpc: true"),
        Aws("adminPassword/form")
            .Broken("adminPassword: seven77", "octopus-ha:adminPassword", "at least 8")
            .Kept("adminPassword: eight888"),
        Aws("adminPassword/missing")
            .Broken(
                "adminPassword:",
                "octopus-ha:adminPassword",
                "is missing; set it with `pulumi config set --secret octopus-ha:adminPassword")
            .Kept("grpc: true"),
        Aws("adminPassword/assumed", preview: true)
            .Broken(
                "adminPassword:",
                "octopus-ha:adminPassword",
                "is not set; the preview assumes a value. Set it with `pulumi config set --secret "
                    + "octopus-ha:adminPassword")
            .Kept("grpc: true"),
        Aws("database.existing.connectionString/form-existing")
            .Broken(
                "database: { existing: { connectionString: nonsense } }",
                "octopus-ha:database.existing.connectionString",
                "connection string")
            .Kept("database: { existing: { connectionString: Server=x } }"),
        Aws("database.existing.connectionString/missing-existing")
            .Broken(
                "database: { existing: { securityGroupId: sg-1 } }",
                "octopus-ha:database.existing.connectionString",
                "--secret --path octopus-ha:database.existing.connectionString")
            .Broken(
                "database: { existing: { } }",
                "octopus-ha:database.existing.connectionString",
                "is missing; set it with `pulumi config set --secret --path "
                    + "octopus-ha:database.existing.connectionString")
            .Kept("database: { existing: { connectionString: Server=x } }"),
        Aws("database.existing.connectionString/assumed-existing", preview: true)
            .Broken(
                "database: { existing: { } }",
                "octopus-ha:database.existing.connectionString",
                "is not set; the preview assumes a value. Set it with `pulumi config set --secret "
                    + "--path octopus-ha:database.existing.connectionString")
            .Kept("database: { existing: { connectionString: Server=x } }"),
        Aws("databasePassword/form")
            .Broken("databasePassword: Sh0rt-x", "octopus-ha:databasePassword", "8 to 128")
            .Broken("databasePassword: Has/Slash-77", "octopus-ha:databasePassword", "8 to 128")
            .Broken("databasePassword: Has@Sign-77", "octopus-ha:databasePassword", "8 to 128")
            .Broken("databasePassword: Has Blank-77", "octopus-ha:databasePassword", "8 to 128")
            .Broken("databasePassword: onlylowercaseletters", "octopus-ha:databasePassword", "three of these kinds")
            .Broken("databasePassword: My-Octopus-77", "octopus-ha:databasePassword", "octopus")
            .Broken("databasePassword: 'Ab1<x*126>'", "octopus-ha:databasePassword", "8 to 128")
            .Kept("databasePassword: 'Abcdef1;'", "databasePassword: 'Ab1<x*125>'"),
        Azure("databasePassword/form")
            .Broken("databasePassword: onlylowercaseletters", "octopus-ha:databasePassword", "8 to 128"),
        Aws("databasePassword/missing")
            .Broken(
                "databasePassword:",
                "octopus-ha:databasePassword",
                "is missing; set it with `pulumi config set --secret octopus-ha:databasePassword")
            .Kept("databasePassword:\ndatabase: { existing: { connectionString: Server=x } }"),
        Azure("databasePassword/missing")
            .Kept("databasePassword:\ndatabase: { authentication: identity }"),
        Aws("databasePassword/assumed", preview: true)
            .Broken(
                "databasePassword:",
                "octopus-ha:databasePassword",
                "is not set; the preview assumes a value. Set it with `pulumi config set --secret "
                    + "octopus-ha:databasePassword")
            .Kept("databasePassword:\ndatabase: { existing: { connectionString: Server=x } }"),
        Windows("directoryPassword/form")
            .Broken("directoryPassword: Short-7", "octopus-ha:directoryPassword", "8 to 64")
            .Broken("directoryPassword: onlylowercase1", "octopus-ha:directoryPassword", "three of these kinds")
            .Broken("directoryPassword: My-Admin-Password-7", "octopus-ha:directoryPassword", "the word admin")
            .Broken("directoryPassword: Ab1<x*62>", "octopus-ha:directoryPassword", "8 to 64")
            .Kept("directoryPassword: Abcdef1x", "directoryPassword: Ab1<x*61>"),
        Windows("directoryPassword/missing")
            .Broken(
                "directoryPassword:",
                "octopus-ha:directoryPassword",
                "pulumi config set --secret octopus-ha:directoryPassword")
            .Kept("directoryPassword: Abcdef1x"),
        Windows("directoryPassword/assumed", preview: true)
            .Broken(
                "directoryPassword:",
                "octopus-ha:directoryPassword",
                "is not set; the preview assumes a value. Set it with `pulumi config set --secret "
                    + "octopus-ha:directoryPassword")
            .Kept("directoryPassword: Abcdef1x"),
        Windows("directoryPassword/form-existing")
            .Broken(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], "
                    + "user: octopus } }\n"
                    + "directoryPassword: <x*257>",
                "octopus-ha:directoryPassword",
                "up to 256 characters")
            .Kept(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], "
                    + "user: octopus } }\n"
                    + "directoryPassword: <x*256>"),
        Windows("directoryPassword/missing-existing")
            .Broken(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], "
                    + "user: octopus } }\n"
                    + "directoryPassword:",
                "octopus-ha:directoryPassword",
                "is missing; set it with `pulumi config set --secret octopus-ha:directoryPassword")
            .Kept(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], "
                    + "user: octopus } }\n"
                    + "directoryPassword: admin"),
        Windows("directoryPassword/assumed-existing", preview: true)
            .Broken(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], "
                    + "user: octopus } }\n"
                    + "directoryPassword:",
                "octopus-ha:directoryPassword",
                "is not set; the preview assumes a value. Set it with `pulumi config set --secret "
                    + "octopus-ha:directoryPassword")
            .Kept(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], "
                    + "user: octopus } }\n"
                    + "directoryPassword: admin"),
        Windows("storage.existing.password/missing-existing")
            .Broken(
                "storage: { existing: { fileSystemId: fs-1, user: octopus@corp } }",
                "octopus-ha:storage.existing.password",
                "--secret --path octopus-ha:storage.existing.password")
            .Kept("storage: { existing: { fileSystemId: fs-1, user: octopus@corp, password: x } }"),
        Azure("storage.existing.password/missing-existing")
            .Broken(
                "storage: { existing: { path: '\\\\files\\octopus', user: 'CORP\\octopus' } }",
                "octopus-ha:storage.existing.password",
                "is missing"),
        Windows("storage.existing.password/assumed-existing", preview: true)
            .Broken(
                "storage: { existing: { fileSystemId: fs-1, user: octopus@corp } }",
                "octopus-ha:storage.existing.password",
                "is not set; the preview assumes a value. Set it with `pulumi config set --secret "
                    + "--path octopus-ha:storage.existing.password")
            .Kept("storage: { existing: { fileSystemId: fs-1, user: octopus@corp, password: x } }"),
        Aws("polling.redis.existing.connectionString/form-existing")
            .Broken(
                "polling: { mode: shared-address, "
                    + "redis: { existing: { connectionString: 'redis://redis.example.com' } } }",
                "octopus-ha:polling.redis.existing.connectionString",
                "must be a StackExchange.Redis connection string")
            .Broken(
                "polling: { mode: shared-address, redis: { existing: { connectionString: password=x } } }",
                "octopus-ha:polling.redis.existing.connectionString",
                "must be a StackExchange.Redis connection string")
            .Kept(
                "polling: { mode: shared-address, "
                    + "redis: { existing: { connectionString: 'redis.example.com:6380,password=x,ssl=true' } } }"),
        Aws("polling.redis.existing.connectionString/missing-existing")
            .Broken(
                "polling: { mode: shared-address, redis: { existing: { } } }",
                "octopus-ha:polling.redis.existing.connectionString",
                "is missing; set it with `pulumi config set --secret --path "
                    + "octopus-ha:polling.redis.existing.connectionString")
            .Kept("polling: { mode: shared-address, redis: { existing: { connectionString: redis } } }"),
        Aws("polling.redis.existing.connectionString/assumed-existing", preview: true)
            .Broken(
                "polling: { mode: shared-address, redis: { existing: { } } }",
                "octopus-ha:polling.redis.existing.connectionString",
                "is not set; the preview assumes a value. Set it with `pulumi config set --secret "
                    + "--path octopus-ha:polling.redis.existing.connectionString")
            .Kept("polling: { mode: shared-address, redis: { existing: { connectionString: redis } } }"),
        Aws("redisPassword/form")
            .Broken(
                "polling: { mode: shared-address }\nredisPassword: 'Abcdef012345678'",
                "octopus-ha:redisPassword",
                "must have 16 to 128 letters, digits and ! & # $ ^ < > -")
            .Broken(
                "polling: { mode: shared-address }\nredisPassword: 'Abcdef0123456789,'",
                "octopus-ha:redisPassword",
                "must have 16 to 128 letters, digits and ! & # $ ^ < > -")
            .Broken(
                "polling: { mode: shared-address }\nredisPassword: 'Abcdef0123456789 '",
                "octopus-ha:redisPassword",
                "must have 16 to 128 letters, digits and ! & # $ ^ < > -")
            .Broken(
                "polling: { mode: shared-address }\nredisPassword: 'Abcdef0123456789\"'",
                "octopus-ha:redisPassword",
                "must have 16 to 128 letters, digits and ! & # $ ^ < > -")
            .Broken(
                "polling: { mode: shared-address }\nredisPassword: 'Abcdef0123456789_'",
                "octopus-ha:redisPassword",
                "must have 16 to 128 letters, digits and ! & # $ ^ < > -")
            .Broken(
                "polling: { mode: shared-address }\nredisPassword: 'Äbcdef0123456789'",
                "octopus-ha:redisPassword",
                "must have 16 to 128 letters, digits and ! & # $ ^ < > -")
            .Broken(
                "polling: { mode: shared-address }\nredisPassword: '<x*129>'",
                "octopus-ha:redisPassword",
                "must have 16 to 128 letters, digits and ! & # $ ^ < > -")
            .Kept(
                "polling: { mode: shared-address }\nredisPassword: 'Abcdef0123456789'",
                "polling: { mode: shared-address }\nredisPassword: '!&#$^<>-abcdefgh'",
                "polling: { mode: shared-address }\nredisPassword: '<x*128>'",
                "polling: { mode: port-per-node }\nredisPassword: short"),
        Aws("redisPassword/missing")
            .Broken(
                "polling: { mode: shared-address }\nredisPassword:",
                "octopus-ha:redisPassword",
                "is missing; set it with `pulumi config set --secret octopus-ha:redisPassword")
            .Kept(
                "polling: { mode: port-per-node }\nredisPassword:",
                "polling: { mode: shared-address, redis: { existing: { connectionString: x } } }\n"
                    + "redisPassword:"),
        Aws("redisPassword/assumed", preview: true)
            .Broken(
                "polling: { mode: shared-address }\nredisPassword:",
                "octopus-ha:redisPassword",
                "is not set; the preview assumes a value. Set it with `pulumi config set --secret "
                    + "octopus-ha:redisPassword")
            .Kept("polling: { mode: port-per-node }\nredisPassword:"),
        Aws("license/form-existing")
            .Broken("license: '<License/>'", "octopus-ha:license", "base64")
            .Kept("license: PExpY2Vuc2U+PC9MaWNlbnNlPg=="),
        Aws("license/missing")
            .Broken("license:", "octopus-ha:license", "Professional (2 nodes) or Enterprise")
            .Kept("nodes: { count: 1, allowSingle: true }\nlicense:"),
    ];
}
