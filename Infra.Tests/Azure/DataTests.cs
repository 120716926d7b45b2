using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Azure;

/// <summary>What happens to data: the database, the share, the vault.</summary>
public class DataTests
{
    [Theory]
    [InlineData("small", "GP_Gen5", "GeneralPurpose", "2")]
    [InlineData("medium", "GP_Gen5", "GeneralPurpose", "4")]
    [InlineData("xlarge", "GP_Gen5", "GeneralPurpose", "16")]
    [InlineData("BC_Gen5_8", "BC_Gen5", "BusinessCritical", "8")]
    [InlineData("P2", "Premium", "Premium", "250")]
    public async Task The_database_has_the_specified_size_and_is_in_three_zones(string size, string name, string tier, string capacity)
    {
        var database = (await Previews.OfAzure($"database: {{ size: {size} }}")).Single("database-octopus");
        (database.Text("sku.name"), database.Text("sku.tier"), database.Text("sku.capacity")).ShouldBe((name, tier, capacity));
        database.Text("zoneRedundant").ShouldBe("true");
        database.Text("requestedBackupStorageRedundancy").ShouldBe("Zone");
    }

    [Fact]
    public async Task A_database_that_may_live_in_one_zone_does()
    {
        var database = (await Previews.OfAzure("database: { size: S3, allowSingleZone: true }")).Single("database-octopus");
        database.Text("zoneRedundant").ShouldBe("false");
        database.Text("requestedBackupStorageRedundancy").ShouldBe("Local");
        database.Text("sku.tier").ShouldBe("Standard");
    }

    [Fact]
    public async Task The_database_holds_what_was_asked_for_and_tells_no_cases_apart()
    {
        var database = (await Previews.OfAzure("database: { storageGiB: 500 }")).Single("database-octopus");
        database.Input("maxSizeBytes")!.GetValue<double>().ShouldBe(500 * Math.Pow(1024, 3));
        database.Text("collation").ShouldBe("SQL_Latin1_General_CP1_CI_AS");
        database.Text("databaseName").ShouldBe("Octopus");
    }

    [Fact]
    public async Task Long_term_backups_are_kept_when_they_are_asked_for()
    {
        (await Previews.OfAzure("database: { longTermRetentionMonths: 24 }")).Single("database-long-term-backups").Text("monthlyRetention").ShouldBe("P24M");
        (await Previews.OfAzure()).Resources.ShouldNotContain(resource => resource.Name == "database-long-term-backups");
    }

    [Fact]
    public async Task An_entra_administrator_stands_beside_the_login_of_octopus()
    {
        var admin = (await Previews.OfAzure("database: { entraAdmin: { name: sql-admins, objectId: 6f1a2b3c-0000-4000-8000-000000000001 } }")).Single("database-server-entra-admin");
        (admin.Text("login"), admin.Text("sid"), admin.Text("administratorName")).ShouldBe(("sql-admins", "6f1a2b3c-0000-4000-8000-000000000001", "ActiveDirectory"));
    }

    [Fact]
    public async Task A_second_region_has_a_copy_as_closed_as_the_first_and_only_people_fail_over()
    {
        var preview = await Previews.OfAzure("database: { failoverRegion: northeurope }");
        var (first, second) = (preview.Single("database-server"), preview.Single("database-failover-server"));
        (first.Text("location"), second.Text("location")).ShouldBe(("westeurope", "northeurope"));
        foreach (var name in new[] { "minimalTlsVersion", "publicNetworkAccess", "administratorLogin", "administratorLoginPassword" })
        {
            second.Text(name).ShouldBe(first.Text(name));
        }

        preview.Single("database-failover").Text("readWriteEndpoint.failoverPolicy").ShouldBe("Manual");
        preview.Single("database-failover").Text("partnerServers.0.id").ShouldBe(second.Reference("id"));
        preview.Outputs["databaseEndpoint"]!.ToString().ShouldBe($"{preview.Single("database-failover").Reference("name")}.database.windows.net:1433");
        preview.Single("database-failover-endpoint-records").Text("privateDnsZoneConfigs.0.privateDnsZoneId").ShouldBe(preview.Single("network-database-zone").Reference("id"));
        preview.Single("database-failover-server-audit").Text("state").ShouldBe("Enabled");
    }

    [Fact]
    public async Task The_share_is_in_three_zones_and_accepts_only_smb_3_1_1_with_aes_256_gcm()
    {
        var preview = await Previews.OfAzure("storage: { capacityGiB: 1024 }");
        var account = preview.Single("storage-account");
        (account.Text("kind"), account.Text("sku.name")).ShouldBe(("FileStorage", "Premium_ZRS"));
        preview.Single("storage-share").Text("shareQuota").ShouldBe("1024");
        var smb = preview.Single("storage-service").Input("protocolSettings.smb")!;
        (smb["versions"]!.ToString(), smb["channelEncryption"]!.ToString()).ShouldBe(("SMB3.1.1;", "AES-256-GCM;"));
    }

    [Fact]
    public async Task A_mount_by_the_accounts_key_is_possible()
    {
        var preview = await Previews.OfAzure();
        preview.Single("storage-account").Text("allowSharedKeyAccess").ShouldBe("true");
        preview.Single("storage-service").Text("protocolSettings.smb.authenticationMethods").ShouldBe("NTLMv2;");
    }

    [Theory]
    [InlineData("", 24)]
    [InlineData("storage: { accountName: contosooctopus }", 14)]
    public async Task The_storage_account_has_a_name_that_azure_takes(string lines, int length)
    {
        var name = (await Previews.OfAzure(lines)).Single("storage-account").Text("accountName")!;
        name.Length.ShouldBeLessThanOrEqualTo(length);
        name.ShouldMatch("^[a-z0-9]{3,24}$");
    }

    [Theory]
    [InlineData("octopus-ha", "prod", "sub-1")]
    [InlineData("x", "y", "sub-1")]
    [InlineData("A_very.long-project-name", "and-a-long-stack", "sub-1")]
    public void A_storage_accounts_name_is_the_stacks_for_good_and_no_other_stacks(string project, string stack, string subscription)
    {
        var name = new OctopusHA.Azure.AzureNames(project, stack).StorageAccount(subscription);
        name.ShouldMatch("^[a-z0-9]{3,24}$");
        new OctopusHA.Azure.AzureNames(project, stack).StorageAccount(subscription).ShouldBe(name);
        new OctopusHA.Azure.AzureNames(project, stack).StorageAccount("sub-2").ShouldNotBe(name);
        new OctopusHA.Azure.AzureNames(project, stack + "2").StorageAccount(subscription).ShouldNotBe(name);
    }

    [Fact]
    public async Task The_share_is_backed_up_every_night()
    {
        var preview = await Previews.OfAzure("storage: { backupDays: 60 }");
        var policy = preview.Single("storage-backup-policy");
        (policy.Text("backup.frequency"), policy.Text("retentionDaily.count")).ShouldBe(("Daily", "60"));
        var backup = preview.Single("storage-backup");
        backup.Text("sourceFileShareName").ShouldBe(preview.Single("storage-share").Reference("name"));
        backup.Text("backupPolicyId").ShouldBe(policy.Reference("id"));
        preview.Single("storage-backup-container").Text("storageAccountId").ShouldBe(preview.Single("storage-account").Reference("id"));
    }

    [Theory]
    [InlineData("foundation-resource-group")]
    [InlineData("database-server")]
    [InlineData("database-octopus")]
    [InlineData("storage-account")]
    [InlineData("storage-share")]
    [InlineData("storage-backup-vault")]
    [InlineData("secrets-vault")]
    public async Task What_holds_data_is_protected(string name) => (await Previews.OfAzure()).Single(name).Protect.ShouldBeTrue();

    [Fact]
    public async Task Disposable_data_is_deleted_with_the_stack()
    {
        var preview = await Previews.OfAzure("database: { ephemeral: true }");
        preview.Resources.ShouldAllBe(resource => !resource.Protect);
        // Neither a vault that keeps what was deleted, nor a share that does.
        preview.Resources.ShouldNotContain(resource => resource.Name == "storage-backup-vault");
        preview.Single("secrets-vault").Input("properties.enablePurgeProtection").ShouldBeNull();
        preview.Single("storage-service").Text("shareDeleteRetentionPolicy.enabled").ShouldBe("false");
    }

    [Fact]
    public async Task An_existing_share_is_mounted_by_its_path_with_its_password_in_the_vault()
    {
        var preview = await Previews.OfAzure(@"storage: { existing: { path: '\\contoso.file.core.windows.net\octopus', user: 'AZURE\contoso', password: hunter2 } }");
        preview.Resources.ShouldNotContain(resource => resource.Type.StartsWith("azure-native:storage:", StringComparison.Ordinal) || resource.Name == "network-storage-zone");
        preview.Outputs["storageId"]!.ToString().ShouldBe(@"\\contoso.file.core.windows.net\octopus");
        preview.Single("secrets-share-password").Text("properties.value").ShouldBe("[secret]");
        preview.Single("nodes-install-node1").Inputs.ToJsonString().ShouldContain("contoso.file.core.windows.net");
    }

    [Fact]
    public async Task An_existing_database_is_used_by_its_connection_string()
    {
        var preview = await Previews.OfAzure("database: { existing: { connectionString: 'Server=sql.example.com;Password=hunter2' } }");
        preview.Resources.ShouldNotContain(resource => resource.Type.StartsWith("azure-native:sql:", StringComparison.Ordinal) || resource.Name == "network-database-zone");
        preview.Outputs["databaseEndpoint"]!.ToString().ShouldBe("sql.example.com");
    }

    [Fact]
    public async Task Files_of_a_second_region_are_copied_there_and_so_are_their_backups()
    {
        var (zone, geo) = (await Previews.OfAzure(), await Previews.OfAzure("storage: { redundancy: geo-zone, backupDays: 60 }"));
        (zone.Single("storage-account").Text("kind"), zone.Single("storage-account").Text("sku.name")).ShouldBe(("FileStorage", "Premium_ZRS"));
        (geo.Single("storage-account").Text("kind"), geo.Single("storage-account").Text("sku.name")).ShouldBe(("StorageV2", "Standard_GZRS"));
        // Azure refuses it for HDD shares.
        geo.Single("storage-service").Input("protocolSettings.smb.multichannel").ShouldBeNull();
        var vault = geo.Single("storage-backup-vault");
        (vault.Text("properties.redundancySettings.standardTierStorageRedundancy"), vault.Text("properties.redundancySettings.crossRegionRestore")).ShouldBe(("GeoRedundant", "Enabled"));
        var policy = geo.Single("storage-backup-policy");
        (policy.Text("backupTier"), policy.Text("snapshotRetentionInDays"), policy.Text("retentionDaily.count")).ShouldBe(("vault-standard", "5", "60"));
        zone.Single("storage-backup-policy").Input("backupTier").ShouldBeNull();
    }

    [Theory]
    [InlineData("storage: { redundancy: geo-zone }", 0)]
    [InlineData("storage: { redundancy: geo-zone, capacityGiB: 5120 }", 0)]
    [InlineData("storage: { redundancy: geo-zone, capacityGiB: 5121 }", 1)]
    [InlineData("storage: { redundancy: geo-zone, allowSingleZone: true }", 1)]
    public void A_share_in_two_regions_has_limits(string lines, int problems) => AzureStack.Problems(lines).Count.ShouldBe(problems);

    [Fact]
    public async Task By_identity_there_is_no_password_anywhere_and_the_server_takes_none()
    {
        var preview = await Previews.OfAzure("database: { authentication: identity, failoverRegion: northeurope }\ndatabasePassword:");
        var identity = preview.Single("foundation-nodes-identity");
        foreach (var server in preview.OfType("azure-native:sql:Server"))
        {
            server.Input("administratorLogin").ShouldBeNull();
            server.Input("administratorLoginPassword").ShouldBeNull();
            (server.Text("administrators.azureADOnlyAuthentication"), server.Text("administrators.sid"), server.Text("administrators.principalType"))
                .ShouldBe(("true", identity.Reference("principalId"), "Application"));
        }

        preview.OfType("azure-native:sql:Server").Count().ShouldBe(2);
        var connection = preview.Single("secrets-connection-string").Text("properties.value")!;
        connection.ShouldContain("Authentication=\"Active Directory Managed Identity\"");
        connection.ShouldContain(identity.Reference("clientId"));
        connection.ShouldNotContain("Password", Case.Sensitive);
        AzureStack.Problems("database: { authentication: identity }\ndatabasePassword:").ShouldBeEmpty();
        AzureStack.Problems("databasePassword:").ShouldHaveSingleItem().ShouldContain("octopus-ha:databasePassword - is missing");
    }

    [Fact]
    public void A_server_has_one_entra_administrator() =>
        AzureStack.Problems("database: { authentication: identity, entraAdmin: { name: sql-admins, objectId: 11111111-2222-3333-4444-555555555555 } }")
            .ShouldHaveSingleItem().ShouldContain("a server has one Entra administrator");
}
