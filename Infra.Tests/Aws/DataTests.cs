using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Aws;

/// <summary>What is promised of the data: database, storage, secrets, and the key over them.</summary>
public class DataTests
{
    [Fact]
    public async Task The_database_has_a_standby_is_encrypted_and_speaks_tls_only()
    {
        var preview = await Previews.Of();
        var database = preview.Single("database-instance");
        database.Text("multiAz").ShouldBe("true");
        database.Text("storageEncrypted").ShouldBe("true");
        database.Text("kmsKeyId").ShouldBe(preview.Single("encryption-key").Reference("arn"));
        database.Text("publiclyAccessible").ShouldBe("false");
        database.Text("parameterGroupName").ShouldBe(preview.Single("database-parameters").Reference("name"));
        Parameters(preview).ShouldBe(new Dictionary<string, string> { ["rds.force_ssl"] = "1", ["rds.tls10"] = "disabled", ["rds.tls11"] = "disabled" });
    }

    [Theory]
    [InlineData("standard", "2022", "sqlserver-se", "16.00", "sqlserver-se-16.0")]
    [InlineData("enterprise", "2022", "sqlserver-ee", "16.00", "sqlserver-ee-16.0")]
    [InlineData("standard", "2019", "sqlserver-se", "15.00", "sqlserver-se-15.0")]
    public async Task An_edition_and_a_release_name_engine_version_and_family(string edition, string release, string engine, string version, string family)
    {
        var preview = await Previews.Of($"database: {{ edition: {edition}, release: {release} }}");
        var database = preview.Single("database-instance");
        (database.Text("engine"), database.Text("engineVersion"), preview.Single("database-parameters").Text("family")).ShouldBe((engine, version, family));
    }

    [Fact]
    public async Task Data_is_protected_from_accidental_deletion()
    {
        var preview = await Previews.Of();
        var database = preview.Single("database-instance");
        database.Protect.ShouldBeTrue();
        (database.Text("deletionProtection"), database.Text("skipFinalSnapshot"), database.Text("deleteAutomatedBackups")).ShouldBe(("true", "false", "false"));
        database.Text("finalSnapshotIdentifier").ShouldBe($"octopus-ha-test-final-{preview.Single("encryption-key").Reference("keyId")}");
        preview.Single("storage-file-system").Protect.ShouldBeTrue();
        preview.Single("encryption-key").Protect.ShouldBeTrue();
        // The final snapshot is of use only as long as its key is.
        preview.Single("encryption-key").RetainOnDelete.ShouldBeTrue();
        preview.Single("load-balancer-elb").Text("enableDeletionProtection").ShouldBe("true");
        preview.OfType("aws:secretsmanager/secret:Secret").ShouldAllBe(secret => secret.Text("recoveryWindowInDays") == "30");
    }

    [Fact]
    public async Task Disposable_data_leaves_nothing_behind()
    {
        var preview = await Previews.Of("""
            database: { ephemeral: true }
            polling: { mode: port-per-node }
            """);
        preview.Resources.ShouldNotContain(resource => resource.Protect);
        var database = preview.Single("database-instance");
        (database.Text("deletionProtection"), database.Text("skipFinalSnapshot"), database.Text("deleteAutomatedBackups")).ShouldBe(("false", "true", "true"));
        database.Input("finalSnapshotIdentifier").ShouldBeNull();
        preview.OfType("aws:lb/loadBalancer:LoadBalancer").ShouldAllBe(balancer => balancer.Text("enableDeletionProtection") == "false");
        preview.OfType("aws:secretsmanager/secret:Secret").ShouldAllBe(secret => secret.Text("recoveryWindowInDays") == "0");
        preview.Single("load-balancer-logs").Text("forceDestroy").ShouldBe("true");
        preview.Single("storage-backup-policy").Text("backupPolicy.status").ShouldBe("DISABLED");
    }

    [Theory]
    [InlineData("storageGiB: 100", "100", "400")]
    [InlineData("storageGiB: 100, maxStorageGiB: 150", "100", "150")]
    [InlineData("storageGiB: 10000", "10000", "16384")]
    [InlineData("storageGiB: 16384", "16384", null)]
    public async Task Storage_grows_by_itself_up_to_a_limit(string lines, string start, string? limit)
    {
        var database = (await Previews.Of($"database: {{ {lines} }}")).Single("database-instance");
        (database.Text("storageType"), database.Text("allocatedStorage"), database.Text("maxAllocatedStorage")).ShouldBe(("gp3", start, limit));
    }

    [Fact]
    public async Task The_database_is_watched()
    {
        var database = (await Previews.Of("database: { backupDays: 30 }")).Single("database-instance");
        database.Text("performanceInsightsEnabled").ShouldBe("true");
        database.Text("monitoringInterval").ShouldBe("60");
        database.Input("enabledCloudwatchLogsExports")!.AsArray().Count.ShouldBe(2);
        database.Text("backupRetentionPeriod").ShouldBe("30");
        database.Text("autoMinorVersionUpgrade").ShouldBe("true");
    }

    [Fact]
    public async Task Express_edition_gets_only_what_it_can_take()
    {
        var preview = await Previews.Of("database: { edition: express, size: small, allowSingleZone: true, ephemeral: true }");
        var database = preview.Single("database-instance");
        (database.Text("engine"), database.Text("multiAz"), database.Text("instanceClass")).ShouldBe(("sqlserver-ex", "false", "db.t3.medium"));
        database.Input("storageEncrypted").ShouldBeNull();
        database.Input("enabledCloudwatchLogsExports")!.ToJsonString().ShouldBe("""["error"]""");
    }

    [Fact]
    public async Task An_existing_database_is_used_instead_of_creating_one()
    {
        var preview = await Previews.Of("database: { existing: { connectionString: 'Server=tcp:sql.example.com,1433;Database=Octopus;Password=x', securityGroupId: sg-1 } }");
        preview.Resources.ShouldNotContain(resource => resource.Type.StartsWith("aws:rds/", StringComparison.Ordinal));
        preview.Outputs["databaseEndpoint"]!.ToString().ShouldBe("tcp:sql.example.com,1433");
        preview.Single("network-allow-database-from-nodes-1433").Text("securityGroupId").ShouldBe("sg-1");
        preview.Find("alerts-database-cpu").ShouldBeNull();
    }

    [Fact]
    public async Task Storage_is_encrypted_backed_up_and_takes_only_tls_and_iam()
    {
        var preview = await Previews.Of();
        var fileSystem = preview.Single("storage-file-system");
        (fileSystem.Text("encrypted"), fileSystem.Text("kmsKeyId"), fileSystem.Text("throughputMode")).ShouldBe(("true", preview.Single("encryption-key").Reference("arn"), "elastic"));
        preview.Single("storage-backup-policy").Text("backupPolicy.status").ShouldBe("ENABLED");

        var statements = JsonNode.Parse(preview.Single("storage-file-system-policy").Text("policy")!)!["Statement"]!.AsArray();
        statements[0]!["Principal"]!["AWS"]!.ToString().ShouldBe("arn:aws:iam::${aws:index/getCallerIdentity:getCallerIdentity.accountId}:root");
        (statements[1]!["Effect"]!.ToString(), statements[1]!["Condition"]!["Bool"]!["aws:SecureTransport"]!.ToString()).ShouldBe(("Deny", "false"));
    }

    [Fact]
    public async Task A_fixed_throughput_is_paid_for_and_given()
    {
        var fileSystem = (await Previews.Of("storage: { throughput: 64 }")).Single("storage-file-system");
        (fileSystem.Text("throughputMode"), fileSystem.Text("provisionedThroughputInMibps")).ShouldBe(("provisioned", "64"));
    }

    [Fact]
    public async Task Storage_is_mounted_in_every_zone_of_the_nodes()
    {
        var preview = await Previews.Of("network: { zones: 3 }");
        preview.OfType("aws:efs/mountTarget:MountTarget").Count().ShouldBe(3);
    }

    [Fact]
    public async Task An_existing_file_system_gets_only_access_points()
    {
        var preview = await Previews.Of("storage: { existing: { fileSystemId: fs-1, securityGroupId: sg-2 } }");
        preview.Resources.Where(resource => resource.Type.StartsWith("aws:efs/", StringComparison.Ordinal)).ShouldAllBe(resource => resource.Type == "aws:efs/accessPoint:AccessPoint");
        preview.OfType("aws:efs/accessPoint:AccessPoint").ShouldAllBe(accessPoint => accessPoint.Text("fileSystemId") == "fs-1");
        preview.Outputs["storageId"]!.ToString().ShouldBe("fs-1");
        preview.Single("network-allow-storage-from-nodes-2049").Text("securityGroupId").ShouldBe("sg-2");
    }

    [Fact]
    public async Task Nodes_get_their_secrets_by_arn()
    {
        var preview = await Previews.Of();
        preview.Container("node1", "octopus")["secrets"]!.AsArray().Select(secret => (secret!["name"]!.ToString(), secret["valueFrom"]!.ToString())).ShouldBe(
        [
            ("ADMIN_PASSWORD", "${aws:secretsmanager/secret:Secret::nodes-secret-admin-password.arn}"),
            ("DB_CONNECTION_STRING", "${aws:secretsmanager/secret:Secret::nodes-secret-connection-string.arn}"),
            ("MASTER_KEY", "${aws:secretsmanager/secret:Secret::nodes-secret-master-key.arn}"),
            ("OCTOPUS_SERVER_BASE64_LICENSE", "${aws:secretsmanager/secret:Secret::nodes-secret-license.arn}"),
        ]);
    }

    private static Dictionary<string, string> Parameters(PreviewDocument preview) =>
        preview.Single("database-parameters").Input("parameters")!.AsArray().ToDictionary(parameter => parameter!["name"]!.ToString(), parameter => parameter!["value"]!.ToString(), StringComparer.Ordinal);
}
