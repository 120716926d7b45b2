using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Aws;

/// <summary>What is promised of the storage of Windows nodes, and of its directory.</summary>
public class FsxTests
{
    private const string Existing = "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.32.10, 10.0.96.10], user: svc-octopus, ou: 'OU=Files,DC=corp,DC=example,DC=com' } }";

    [Fact]
    public async Task The_share_has_a_standby_in_a_second_zone_is_encrypted_and_on_ssd()
    {
        var preview = await Windows("network: { zones: 3 }");
        var fileSystem = preview.Single("storage-file-system");
        (fileSystem.Text("deploymentType"), fileSystem.Text("storageType"), fileSystem.Text("kmsKeyId")).ShouldBe(("MULTI_AZ_1", "SSD", preview.Single("encryption-key").Reference("arn")));
        fileSystem.Input("subnetIds")!.AsArray().Select(subnet => subnet!.ToString()).ShouldBe([preview.Single("network-data-subnet-1").Reference("id"), preview.Single("network-data-subnet-2").Reference("id")]);
        fileSystem.Text("preferredSubnetId").ShouldBe(preview.Single("network-data-subnet-1").Reference("id"));
        (fileSystem.Text("storageCapacity"), fileSystem.Text("throughputCapacity")).ShouldBe(("200", "64"));
    }

    [Fact]
    public async Task A_single_zone_share_is_created_only_on_request()
    {
        var fileSystem = (await Windows("storage: { allowSingleZone: true, capacityGiB: 32, throughput: 8 }")).Single("storage-file-system");
        (fileSystem.Text("deploymentType"), fileSystem.Input("subnetIds")!.AsArray().Count).ShouldBe(("SINGLE_AZ_2", 1));
        fileSystem.Input("preferredSubnetId").ShouldBeNull();
        (fileSystem.Text("storageCapacity"), fileSystem.Text("throughputCapacity")).ShouldBe(("32", "8"));
    }

    [Fact]
    public async Task What_is_on_the_share_is_kept_from_mistakes_and_backed_up_where_its_loss_does_not_reach()
    {
        var preview = await Windows("storage: { backupDays: 45 }");
        var fileSystem = preview.Single("storage-file-system");
        fileSystem.Protect.ShouldBeTrue();
        (fileSystem.Text("automaticBackupRetentionDays"), fileSystem.Text("skipFinalBackup"), fileSystem.Text("copyTagsToBackups")).ShouldBe(("45", "false", "true"));
        preview.Single("storage-directory").Protect.ShouldBeTrue();
        var vault = preview.Single("storage-vault");
        (vault.Protect, vault.RetainOnDelete).ShouldBe((true, true));
        var rule = preview.Single("storage-backup-plan");
        (rule.Text("rules.0.targetVaultName"), rule.Text("rules.0.lifecycle.deleteAfter")).ShouldBe((vault.Reference("name"), "45"));
        preview.Single("storage-backup-selection").Text("resources.0").ShouldBe(fileSystem.Reference("arn"));
    }

    [Fact]
    public async Task Disposable_data_leaves_nothing_behind()
    {
        var preview = await Windows("database: { ephemeral: true }\nloadBalancer: { domain: octopus.example.com, dnsZone: example.com }");
        preview.Resources.ShouldNotContain(resource => resource.Protect);
        var fileSystem = preview.Single("storage-file-system");
        (fileSystem.Text("automaticBackupRetentionDays"), fileSystem.Text("skipFinalBackup")).ShouldBe(("0", "true"));
        preview.Resources.ShouldNotContain(resource => resource.Type.StartsWith("aws:backup/", StringComparison.Ordinal));
        preview.Single("nodes-script").Text("forceDestroy").ShouldBe("true");
    }

    [Fact]
    public async Task No_two_maintenances_meet_and_no_backup_starts_in_the_four_hours_before_another()
    {
        var preview = await Windows();
        var fileSystem = preview.Single("storage-file-system");
        // Saturday for the share, Sunday for the database.
        fileSystem.Text("weeklyMaintenanceStartTime").ShouldBe("6:03:00");
        preview.Single("database-instance").Text("maintenanceWindow").ShouldStartWith("sun:");
        fileSystem.Text("dailyAutomaticBackupStartTime").ShouldBe("02:00");
        preview.Single("storage-backup-plan").Text("rules.0.schedule").ShouldBe("cron(0 12 * * ? *)");
    }

    [Fact]
    public async Task A_directory_is_made_with_a_controller_in_each_of_two_zones_and_the_share_joins_it()
    {
        var preview = await Windows("directory: { managed: { domain: corp.example.com, netbiosName: CORP, edition: enterprise } }\nnetwork: { zones: 3 }");
        var directory = preview.Single("storage-directory");
        (directory.Text("type"), directory.Text("name"), directory.Text("shortName"), directory.Text("edition"), directory.Text("password")).ShouldBe(("MicrosoftAD", "corp.example.com", "CORP", "Enterprise", "[secret]"));
        directory.Input("vpcSettings.subnetIds")!.AsArray().Select(subnet => subnet!.ToString()).ShouldBe([preview.Single("network-data-subnet-1").Reference("id"), preview.Single("network-data-subnet-2").Reference("id")]);
        preview.Single("storage-file-system").Text("activeDirectoryId").ShouldBe(directory.Reference("id"));
        preview.Single("storage-file-system").Input("selfManagedActiveDirectory").ShouldBeNull();
        Told(preview).ShouldBe((@"CORP\Admin", "corp.example.com", directory.Reference("dnsIpAddresses[0]")));
    }

    [Fact]
    public async Task A_new_password_makes_no_directory_anew_because_the_provider_would() =>
        (await Windows()).Single("storage-directory").IgnoreChanges.ShouldBe(["password"]);

    [Fact]
    public async Task A_directory_is_created_when_it_is_not_specified()
    {
        var directory = (await Windows()).Single("storage-directory");
        (directory.Text("name"), directory.Text("shortName"), directory.Text("edition")).ShouldBe(("octopus.internal", "OCTOPUS", "Standard"));
    }

    [Fact]
    public async Task An_existing_directory_is_joined_instead_of_creating_one()
    {
        var preview = await Windows(Existing);
        preview.Find("storage-directory").ShouldBeNull();
        var join = preview.Single("storage-file-system").Input("selfManagedActiveDirectory")!;
        (join["domainName"]!.ToString(), join["username"]!.ToString(), join["password"]!.ToString(), join["organizationalUnitDistinguishedName"]!.ToString(), join["fileSystemAdministratorsGroup"]!.ToString())
            .ShouldBe(("corp.example.com", "svc-octopus", "[secret]", "OU=Files,DC=corp,DC=example,DC=com", "Domain Admins"));
        join["dnsIps"]!.ToJsonString().ShouldBe("""["10.0.32.10","10.0.96.10"]""");
        Told(preview).ShouldBe(("svc-octopus@corp.example.com", "corp.example.com", "10.0.32.10,10.0.96.10"));
    }

    [Fact]
    public async Task Nodes_get_the_password_of_the_share_by_its_secret()
    {
        var preview = await Windows();
        preview.UserData("node2").ShouldContain($"    SharePasswordSecret = '{preview.Single("nodes-secret-share-password").Reference("arn")}'\n");
        preview.UserData("node2").ShouldContain($@"    SharePath = '\\{preview.Single("storage-file-system").Reference("dnsName")}\share'");
    }

    [Fact]
    public async Task The_share_is_open_to_the_nodes_by_smb_and_to_nobody_else()
    {
        var preview = await Windows();
        var group = preview.Single("network-storage-security-group").Reference("id");
        var rule = preview.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").Where(rule => rule.Text("securityGroupId") == group).ShouldHaveSingleItem();
        (rule.Text("ipProtocol"), rule.Text("fromPort"), rule.Text("toPort"), rule.Text("referencedSecurityGroupId")).ShouldBe(("tcp", "445", "445", preview.Single("network-nodes-security-group").Reference("id")));
    }

    [Fact]
    public async Task The_share_reaches_its_directory_by_the_ports_of_a_domain_and_by_no_others()
    {
        var made = await Windows();
        DirectoryRules(made).ShouldBe(Ports.Select(port => $"{port} to {made.Single("storage-directory").Reference("securityGroupId")}"), ignoreOrder: true);

        var own = await Windows(Existing);
        DirectoryRules(own).ShouldBe(Ports.SelectMany(port => (string[])[$"{port} to 10.0.32.10/32", $"{port} to 10.0.96.10/32"]), ignoreOrder: true);

        // As many rules as the limit of blocks counts on: three fit into a security group of 60.
        Ports.Length.ShouldBe(17);
        var controllers = await Windows(Existing.Replace("user:", "controllerCidrs: [10.9.0.0/24], user:", StringComparison.Ordinal));
        DirectoryRules(controllers).ShouldBe(Ports.Select(port => $"{port} to 10.9.0.0/24"), ignoreOrder: true);
    }

    [Fact]
    public async Task An_alias_is_given_to_the_file_system_and_the_nodes_do_not_depend_on_it()
    {
        var preview = await Windows("storage: { alias: files.example.com }");
        preview.Single("storage-file-system").Input("aliases")!.ToJsonString().ShouldBe("""["files.example.com"]""");
        preview.UserData("node1").ShouldNotContain("files.example.com");
    }

    [Fact]
    public async Task An_existing_file_system_is_mounted_by_its_id()
    {
        var preview = await Windows("storage: { existing: { fileSystemId: fs-1, user: 'CORP\\octopus', password: x, securityGroupId: sg-2 } }");
        NothingIsMade(preview);
        preview.UserData("node1").ShouldContain(@"    SharePath = '\\${aws:fsx/getWindowsFileSystem:getWindowsFileSystem.dnsName}\share'");
        preview.UserData("node1").ShouldContain(@"    ShareUser = 'CORP\octopus'");
        preview.Outputs["storageId"]!.ToString().ShouldBe("fs-1");
        preview.Single("network-allow-storage-from-nodes-445").Text("securityGroupId").ShouldBe("sg-2");
        preview.Find("alerts-storage").ShouldBeNull();
    }

    [Fact]
    public async Task An_existing_share_is_mounted_by_its_path()
    {
        var preview = await Windows(@"storage: { existing: { path: '\\files.example.com\octopus' } }");
        NothingIsMade(preview);
        preview.UserData("node1").ShouldContain(@"    SharePath = '\\files.example.com\octopus'");
        preview.UserData("node1").ShouldNotContain("ShareUser");
        preview.UserData("node1").ShouldNotContain("DirectoryDomain");
        preview.Find("nodes-secret-share-password").ShouldBeNull();
        preview.Find("network-allow-storage-from-nodes-445").ShouldBeNull();
    }

    // FSx for Windows user guide, "File system access control with Amazon VPC".
    private static readonly string[] Ports =
    [
        "tcp 53-53", "udp 53-53", "tcp 88-88", "udp 88-88", "udp 123-123", "tcp 135-135", "tcp 389-389", "udp 389-389", "tcp 445-445", "tcp 464-464", "udp 464-464",
        "tcp 636-636", "tcp 3268-3268", "tcp 3269-3269", "tcp 5985-5985", "tcp 9389-9389", "tcp 49152-65535",
    ];

    private static IEnumerable<string> DirectoryRules(PreviewDocument preview)
    {
        var group = preview.Single("network-storage-security-group").Reference("id");
        return preview.OfType("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule").Where(rule => rule.Text("securityGroupId") == group)
            .Select(rule => $"{rule.Text("ipProtocol")} {rule.Text("fromPort")}-{rule.Text("toPort")} to {rule.Text("referencedSecurityGroupId") ?? rule.Text("cidrIpv4")}");
    }

    private static void NothingIsMade(PreviewDocument preview) => preview.Resources.ShouldNotContain(resource =>
        resource.Type.StartsWith("aws:fsx/", StringComparison.Ordinal) || resource.Type.StartsWith("aws:directoryservice/", StringComparison.Ordinal) || resource.Type.StartsWith("aws:backup/", StringComparison.Ordinal));

    private static (string? User, string? Domain, string? DnsIps) Told(PreviewDocument preview)
    {
        var told = preview.UserData("node1").Split("$parameters = @{\n")[1].Split("\n}\n")[0].Split('\n').Select(line => line.Trim().Split(" = ")).Where(parts => parts.Length == 2).ToDictionary(parts => parts[0], parts => parts[1].Trim('\''), StringComparer.Ordinal);
        return (told.GetValueOrDefault("ShareUser"), told.GetValueOrDefault("DirectoryDomain"), told.GetValueOrDefault("DirectoryDnsIps"));
    }

    private static Task<PreviewDocument> Windows(string lines = "") => Previews.Of(StackText.Windows(lines));
}
