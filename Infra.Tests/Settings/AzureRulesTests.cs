using OctopusHA.Settings;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Settings;

/// <summary>The rules of Azure's settings, at both sides of their bounds.</summary>
public class AzureRulesTests
{
    private const string Vnet = StackText.Vnet;
    private const string Existing = $"vnetId: {Vnet}, cidr: 10.0.0.0/16, gatewaySubnetId: {Vnet}/subnets/gateway, nodeSubnetId: {Vnet}/subnets/nodes";

    /// <summary>Lines that must be refused, the setting they are refused for, and what the message must say.</summary>
    public static TheoryData<string, string, string> Refused => new()
    {
        { "nodes: { host: container }", "octopus-ha:nodes.host: container", "containers run on AWS alone; set windows, or leave it out" },
        { "nodes: { size: c6i.xlarge }", "octopus-ha:nodes.size: c6i.xlarge", "one of Azure's sizes such as Standard_D4s_v5" },
        { "nodes: { size: 4096/8192 }", "octopus-ha:nodes.size: 4096/8192", "set small, medium, large, xlarge" },
        { "nodes: { size: Standard_D4ps_v5 }", "octopus-ha:nodes.size: Standard_D4ps_v5", "Arm machine" },
        { "nodes: { size: Standard_D4_v5 }", "octopus-ha:nodes.size: Standard_D4_v5", "no premium disks; take the size with an s" },
        { "nodes: { size: Standard_E1s_v5 }", "octopus-ha:nodes.size: Standard_E1s_v5", "at least 2 vCPU and 4 GiB" },
        { "database: { size: db.m5.large }", "octopus-ha:database.size: db.m5.large", "instance class of AWS; set small" },
        { "database: { size: GP_Gen5_3 }", "octopus-ha:database.size: GP_Gen5_3", "no 3 vCores of Gen5; set 2, 4, 6" },
        { "database: { size: HS_Gen5_4 }", "octopus-ha:database.size: HS_Gen5_4", "vCores such as GP_Gen5_4" },
        { "database: { size: S1 }", "octopus-ha:database.size: S1", "DTU such as P2" },
        { "database: { size: S3 }", "octopus-ha:database.size: S3", "tier Standard, which lives in one zone; set medium, GP_Gen5_4 or P2, or database.allowSingleZone: true" },
        { "database: { size: medium, storageGiB: 1025 }", "octopus-ha:database.storageGiB: 1025", "holds up to 1024 GiB" },
        { "database: { size: GP_Gen5_80, storageGiB: 4097 }", "octopus-ha:database.storageGiB: 4097", "up to 4096 GiB" },
        { "database: { size: P2, storageGiB: 101 }", "octopus-ha:database.storageGiB: 101", "100, 150, 200" },
        { "database: { size: P15, storageGiB: 1100 }", "octopus-ha:database.storageGiB: 1100", "every 256 up to 4096" },
        { "database: { longTermRetentionMonths: 0 }", "octopus-ha:database.longTermRetentionMonths: 0", "1 to 120" },
        { "database: { longTermRetentionMonths: 121 }", "octopus-ha:database.longTermRetentionMonths: 121", "ten years" },
        { "database: { backupDays: 36 }", "octopus-ha:database.backupDays: 36", "up to 35 days" },
        { "database: { failoverRegion: westeurope }", "octopus-ha:database.failoverRegion: westeurope", "the cluster's own region" },
        { "database: { failoverRegion: ukwest }", "octopus-ha:database.failoverRegion: ukwest", "has no availability zones" },
        { "database: { failoverRegion: northeurop }", "octopus-ha:database.failoverRegion: northeurop", "did you mean northeurope?" },
        { "database: { entraAdmin: { name: admins, objectId: admins } }", "octopus-ha:database.entraAdmin.objectId: admins", "a GUID" },
        { "database: { entraAdmin: { name: admins } }", "octopus-ha:database.entraAdmin.objectId", "is missing" },
        { "databasePassword: onlylowercaseletters", "octopus-ha:databasePassword", "8 to 128" },
        { "storage: { capacityGiB: 99 }", "octopus-ha:storage.capacityGiB: 99", "100 to 102400 GiB" },
        { "storage: { capacityGiB: 102401 }", "octopus-ha:storage.capacityGiB: 102401", "100 to 102400 GiB" },
        { "storage: { backupDays: 0 }", "octopus-ha:storage.backupDays: 0", "1 to 200 days" },
        { "storage: { backupDays: 201 }", "octopus-ha:storage.backupDays: 201", "1 to 200 days" },
        { "storage: { accountName: ab }", "octopus-ha:storage.accountName: ab", "3 to 24 lower-case letters and digits" },
        { "storage: { accountName: abcdefghijklmnopqrstuvwxy }", "octopus-ha:storage.accountName: abcdefghijklmnopqrstuvwxy", "3 to 24" },
        { "storage: { accountName: Octopus }", "octopus-ha:storage.accountName: Octopus", "the only one of its name in all of Azure" },
        { "storage: { accountName: octopus-ha }", "octopus-ha:storage.accountName: octopus-ha", "lower-case letters and digits" },
        { "storage: { existing: { user: CORP\\octopus, password: x } }", "octopus-ha:storage.existing.path", @"is missing; give the UNC path of a share, such as \\contoso.file.core.windows.net\octopus" },
        { "storage: { existing: { path: files, user: CORP\\octopus, password: x } }", "octopus-ha:storage.existing.path: files", "must be a UNC path" },
        { @"storage: { existing: { path: '\\files\octopus', user: 'CORP\octopus' } }", "octopus-ha:storage.existing.password", "is missing" },
        { "loadBalancer: { domain: octopus.example.com }", "octopus-ha:loadBalancer.domain: octopus.example.com", "set loadBalancer.certificate to the id of one in a Key Vault" },
        { "loadBalancer: { domain: octopus.example.com, certificate: 'arn:aws:acm:us-east-1:1:certificate/x' }", "octopus-ha:loadBalancer.certificate: arn:aws:acm:us-east-1:1:certificate/x", "is a certificate of AWS; Azure takes one in a Key Vault" },
        { "loadBalancer: { domain: octopus.example.com, certificate: 'https://contoso.vault.azure.net/certificates/octopus' }", "octopus-ha:loadBalancer.certificate: https://contoso.vault.azure.net/certificates/octopus", "/secrets/<name>" },
        { "loadBalancer: { domain: octopus.example.com, certificate: 'https://contoso.vault.azure.net/secrets/octopus/latest' }", "octopus-ha:loadBalancer.certificate: https://contoso.vault.azure.net/secrets/octopus/latest", "by its secret's id" },
        { "loadBalancer: { kind: network, domain: octopus.example.com, certificate: 'https://contoso.vault.azure.net/secrets/octopus' }", "octopus-ha:loadBalancer.domain: octopus.example.com", "ends no TLS; set loadBalancer.kind: application" },
        { "loadBalancer: { idleTimeoutSeconds: 0 }", "octopus-ha:loadBalancer.idleTimeoutSeconds: 0", "1 to 86400" },
        { "loadBalancer: { idleTimeoutSeconds: 86401 }", "octopus-ha:loadBalancer.idleTimeoutSeconds: 86401", "1 to 86400" },
        { "loadBalancer: { kind: network, idleTimeoutSeconds: 239 }", "octopus-ha:loadBalancer.idleTimeoutSeconds: 239", "whole minutes, 240 to 6000" },
        { "loadBalancer: { kind: network, idleTimeoutSeconds: 6060 }", "octopus-ha:loadBalancer.idleTimeoutSeconds: 6060", "whole minutes, 240 to 6000" },
        { "loadBalancer: { kind: network, idleTimeoutSeconds: 241 }", "octopus-ha:loadBalancer.idleTimeoutSeconds: 241", "whole minutes, 240 to 6000" },
        { "loadBalancer: { domain: octopus.example.com, certificate: 'https://contoso.vault.azure.net/secrets/octopus', dnsZone: Z0123456789ABC }", "octopus-ha:loadBalancer.dnsZone: Z0123456789ABC", "must be the name of a DNS zone in the subscription" },
        { "loadBalancer: { domain: octopus.example.com, certificate: 'https://contoso.vault.azure.net/secrets/octopus', dnsZone: example.org }", "octopus-ha:loadBalancer.dnsZone: example.org", "does not hold octopus.example.com" },
        { "polling: { mode: port-per-node, port: 65535 }", "octopus-ha:polling.port: 65535", "set 65534 or less" },
        { "tags: { 'a/b': x }", "octopus-ha:tags.a/b: x", "without < > %" },
        { "tags: { azureTeam: x }", "octopus-ha:tags.azureTeam: x", "keeps names that start with microsoft, azure, windows" },
        { "tags: { component: x }", "octopus-ha:tags.component: x", "sets itself" },
        { $"network: {{ existing: {{ cidr: 10.0.0.0/16, gatewaySubnetId: {Vnet}/subnets/gateway, nodeSubnetId: {Vnet}/subnets/nodes }} }}", "octopus-ha:network.existing.vnetId", "is missing; give /subscriptions/" },
        { $"network: {{ existing: {{ vnetId: hub, cidr: 10.0.0.0/16, gatewaySubnetId: {Vnet}/subnets/gateway, nodeSubnetId: {Vnet}/subnets/nodes }} }}", "octopus-ha:network.existing.vnetId: hub", "must be an id of Azure" },
        { $"network: {{ existing: {{ vnetId: {Vnet}, cidr: 10.0.0.0/16, nodeSubnetId: {Vnet}/subnets/nodes }} }}", "octopus-ha:network.existing.gatewaySubnetId", "needs a subnet of its own" },
        { $"network: {{ existing: {{ vnetId: {Vnet}, cidr: 10.0.0.0/16, gatewaySubnetId: {Vnet}/subnets/nodes, nodeSubnetId: {Vnet}/subnets/nodes }} }}", "octopus-ha:network.existing.gatewaySubnetId", "and nothing else" },
        { $"network: {{ existing: {{ vnetId: {Vnet}, cidr: 10.0.0.0/16, gatewaySubnetId: {Vnet}/subnets/gateway, nodeSubnetId: {Vnet}2/subnets/nodes }} }}", "octopus-ha:network.existing.nodeSubnetId", "lies in another network" },
        { $"network: {{ existing: {{ {Existing}, privateDnsZoneIds: {{ privatelink.vault.azure.net: /x }} }} }}", "octopus-ha:network.existing.privateDnsZoneIds.privatelink.vault.azure.net: /x", "the zones in use are" },
        { $"network: {{ existing: {{ {Existing}, privateDnsZoneIds: {{ privatelink.vaultcore.azure.net: hub }} }} }}", "octopus-ha:network.existing.privateDnsZoneIds.privatelink.vaultcore.azure.net: hub", "must be the zone's id" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_broken_rule_is_told_with_the_setting_and_the_way_out(string lines, string setting, string says)
    {
        var problem = StackText.Problem(StackText.Azure(lines));
        problem.ShouldStartWith(setting[..Math.Min(setting.Length, 60)]);
        problem.ShouldContain(says);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nodes: { size: Standard_E8ds_v5 }")]
    [InlineData("nodes: { size: Standard_F4s_v2 }")]
    [InlineData("database: { size: GP_Gen5_2, storageGiB: 1024 }")]
    [InlineData("database: { size: BC_Gen5_80, storageGiB: 4096 }")]
    [InlineData("database: { size: P15, storageGiB: 1280 }")]
    [InlineData("database: { size: P1 }")]
    [InlineData("database: { size: S3, allowSingleZone: true }")]
    [InlineData("database: { longTermRetentionMonths: 1 }")]
    [InlineData("database: { longTermRetentionMonths: 120 }")]
    [InlineData("database: { failoverRegion: northeurope }")]
    [InlineData("database: { failoverRegion: ukwest, allowSingleZone: true }")]
    [InlineData("storage: { capacityGiB: 100 }")]
    [InlineData("storage: { capacityGiB: 102400 }")]
    [InlineData("storage: { backupDays: 1 }")]
    [InlineData("storage: { backupDays: 200 }")]
    [InlineData("storage: { accountName: abc }")]
    [InlineData("storage: { accountName: abcdefghijklmnopqrstuvw9 }")]
    [InlineData("loadBalancer: { domain: octopus.example.com, certificate: 'https://contoso.vault.azure.net/secrets/octopus/0123456789abcdef0123456789abcdef' }")]
    [InlineData("loadBalancer: { domain: octopus.example.com, certificate: 'https://contoso.vault.azure.net/secrets/octopus', dnsZone: example.com }")]
    [InlineData("loadBalancer: { idleTimeoutSeconds: 1 }")]
    [InlineData("loadBalancer: { idleTimeoutSeconds: 86400 }")]
    [InlineData("loadBalancer: { kind: network, idleTimeoutSeconds: 240 }")]
    [InlineData("loadBalancer: { kind: network, idleTimeoutSeconds: 6000 }")]
    [InlineData("polling: { mode: port-per-node, port: 65534 }")]
    [InlineData("nodes: { host: windows }")]
    [InlineData(@"storage: { existing: { path: '\\contoso.file.core.windows.net\octopus', user: 'AZURE\contoso', password: key } }")]
    [InlineData("network: { existing: { " + Existing + " } }")]
    public void The_near_side_of_a_bound_is_taken(string lines) => StackText.Problems(StackText.Azure(lines)).ShouldBeEmpty();

    [Fact]
    public void A_dns_zone_leaves_room_for_ten_tags_of_the_teams_own()
    {
        static string Tags(int count) => $"tags: {{ {string.Join(", ", Enumerable.Range(0, count).Select(i => $"tag{i}: x"))} }}";
        StackText.Problems(StackText.Azure(Tags(10))).ShouldBeEmpty();
        StackText.Problem(StackText.Azure(Tags(11))).ShouldContain("at most 10 fit");
    }

    [Theory]
    [InlineData("westus", "azure-native:location: westus - has no availability zones; take a region that has, such as westus2, or set network.availabilitySet: true")]
    [InlineData("West Europe", "azure-native:location: West Europe - must be the region's name in lower-case letters and digits; set westeurope")]
    [InlineData("usgovvirginia", "azure-native:location: usgovvirginia - belongs to another of Microsoft's clouds")]
    [InlineData(null, "azure-native:location - is missing; set it with `pulumi config set azure-native:location westeurope --stack prod`")]
    public void A_region_that_cannot_hold_the_cluster_is_told_with_the_way_out(string? region, string says)
    {
        var reading = SettingsReader.Read(StackText.Parse(Sound), Strictness.Deployment, "prod", region);
        reading.Problems.Select(problem => problem.ToString()).Single().ShouldStartWith(says);
    }

    [Theory]
    [InlineData("westus", "network: { availabilitySet: true }", "")]
    [InlineData("westeurope", "", "")]
    [InlineData("westeurope", "network: { availabilitySet: true }", "octopus-ha:network.availabilitySet: true - westeurope has availability zones")]
    [InlineData("westeurop", "", "azure-native:location: westeurop - is no region that this program knows (did you mean westeurope?)")]
    [InlineData("westus", "network: { availabilitySet: true, zones: 3 }", "octopus-ha:network.zones - is of no use with network.availabilitySet")]
    public void A_region_with_advice_is_taken(string region, string lines, string advice)
    {
        var reading = SettingsReader.Read(StackText.Parse($"{Sound}\n{lines}"), Strictness.Deployment, "prod", region);
        reading.Problems.ShouldBeEmpty();
        var warnings = reading.Warnings.Select(warning => warning.ToString()).Where(warning => !warning.Contains("plain HTTP", StringComparison.Ordinal)).ToList();
        if (advice.Length == 0)
        {
            warnings.ShouldBeEmpty();
        }
        else
        {
            warnings.ShouldHaveSingleItem().ShouldStartWith(advice);
        }
    }

    [Fact]
    public void A_preview_without_a_region_is_no_problem_of_the_settings() =>
        SettingsReader.Read(StackText.Parse(Sound), Strictness.Preview).Problems.ShouldBeEmpty();

    [Theory]
    [InlineData("azure", "database: { edition: enterprise }", "octopus-ha:database.edition - is of no use on Azure: database.size chooses the tier")]
    [InlineData("azure", "storage: { throughput: bursting }", "octopus-ha:storage.throughput - is of no use on Azure: a share's throughput follows storage.capacityGiB")]
    [InlineData("azure", "nodes: { image: registry.example.com/octopus }", "octopus-ha:nodes.image - is of no use on Azure")]
    [InlineData("aws", "storage: { accountName: octopus }", "octopus-ha:storage.accountName - is of no use on AWS")]
    [InlineData("aws", "database: { failoverRegion: eu-west-1 }", "octopus-ha:database.failoverRegion - is of no use on AWS")]
    [InlineData("aws", "network: { availabilitySet: true }", "octopus-ha:network.availabilitySet - is of no use on AWS: every region of AWS has zones")]
    public void What_the_other_cloud_knows_is_told_and_does_not_keep_a_file_from_switching(string cloud, string lines, string says)
    {
        var text = cloud == "azure" ? StackText.Azure(lines) : lines;
        StackText.Problems(text).ShouldBeEmpty();
        StackText.Warnings(text).ShouldContain(warning => warning.StartsWith(says, StringComparison.Ordinal));
    }

    [Fact]
    public void A_certificate_of_azure_is_told_on_aws() =>
        StackText.Problem("loadBalancer: { domain: octopus.example.com, certificate: 'https://contoso.vault.azure.net/secrets/octopus' }").ShouldContain("is a certificate of Azure; AWS takes one of Certificate Manager");

    [Theory]
    [InlineData("nodes: { size: small, taskCap: 11 }", "carries about 10 tasks")]
    [InlineData("nodes: { size: Standard_D16s_v5, taskCap: 81 }", "carries about 80 tasks")]
    [InlineData("database: { size: small }\nnodes: { count: 3 }", "carries about 20 tasks in the whole cluster, and the nodes may run 60")]
    [InlineData("database: { size: P2 }\nnodes: { count: 3 }", "carries about 40 tasks in the whole cluster, and the nodes may run 60")]
    public void A_size_carries_what_octopuss_table_says(string lines, string says) =>
        StackText.Warnings(StackText.Azure(lines)).ShouldContain(warning => warning.Contains(says, StringComparison.Ordinal));

    [Theory]
    [InlineData("small", "Standard_D2ls_v5")]
    [InlineData("medium", "Standard_D4ls_v5")]
    [InlineData("large", "Standard_D8ls_v5")]
    [InlineData("xlarge", "Standard_D16ls_v5")]
    public void A_named_size_has_at_least_the_cpu_and_memory_of_octopuss_table(string name, string machine)
    {
        var (size, least) = (VirtualMachineSize.Parse(name, out _)!, NodeSize.Parse(name, out _)!);
        size.Name.ShouldBe(machine);
        size.Cpus!.Value.ShouldBeGreaterThanOrEqualTo(least.CpuUnits / 1024);
        size.MemoryGiB!.Value.ShouldBeGreaterThanOrEqualTo(least.MemoryMiB / 1024);
        size.TaskCap.ShouldBe(least.TaskCap);
    }

    private const string Sound = $"""
        cloud: azure
        version: 2026.4.6909
        masterKey: {StackText.MasterKey}
        adminPassword: {StackText.Password}
        databasePassword: {StackText.Password}
        license: PExpY2Vuc2U+PC9MaWNlbnNlPg==
        """;

    [Theory]
    [InlineData("westeurope", false)]
    [InlineData("belgiumcentral", true)]
    [InlineData("chilecentral", true)]
    public void A_region_with_zones_that_keeps_files_in_one_of_them_is_refused_unless_that_is_wanted(string region, bool isRefused)
    {
        string Problems(string lines) => string.Join('\n', OctopusHA.Settings.SettingsReader.Read(StackText.Parse($"cloud: azure\nversion: 2026.4.6342\n{lines}"), OctopusHA.Settings.Strictness.Preview, region: region).Problems);
        Problems("grpc: true").Contains($"octopus-ha:storage.allowSingleZone: false - {region} keeps premium file shares in one zone only", StringComparison.Ordinal).ShouldBe(isRefused);
        Problems("storage: { allowSingleZone: true }").ShouldNotContain("premium file shares in one zone only");
    }
}
