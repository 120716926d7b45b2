using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Azure;

/// <summary>
/// Rules of checkov (CKV) and PSRule (Azure.*) that reviewers run over stacks, under their ids; gateway, balancers and machines have
/// theirs beside them. None of those tools reads a Pulumi program. Waived, with reasons in docs/decisions/0010: Azure.SQL.AADOnly,
/// CKV2_AZURE_40 and Azure.Storage.UseReplication, CKV_AZURE_206, CKV_AZURE_160 with Azure.NSG.AnyInboundSource, customer-managed keys.
/// </summary>
public class SecurityRulesTests : IAsyncLifetime
{
    private PreviewDocument _stack = null!;

    public async Task InitializeAsync() => _stack = await Previews.OfAzure("tags: { owner: platform-team }\npolling: { mode: port-per-node }\nnetwork: { allowedCidrs: [203.0.113.0/24] }");

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData("CKV_AZURE_52, Azure.SQL.MinTLS", "database-server", "minimalTlsVersion", "1.2")]
    [InlineData("CKV_AZURE_113", "database-server", "publicNetworkAccess", "Disabled")]
    [InlineData("CKV_AZURE_229", "database-octopus", "zoneRedundant", "true")]
    [InlineData("CKV_AZURE_23, Azure.SQL.Auditing", "database-server-audit", "state", "Enabled")]
    [InlineData("CKV_AZURE_156", "database-server-audit", "isAzureMonitorTargetEnabled", "true")]
    [InlineData("Azure.SQL.TDE", "database-encryption", "state", "Enabled")]
    [InlineData("Azure.SQL.DefenderCloud", "database-server-defender", "state", "Enabled")]
    [InlineData("CKV_AZURE_35, Azure.Storage.Firewall", "storage-account", "networkRuleSet.defaultAction", "Deny")]
    [InlineData("CKV_AZURE_59", "storage-account", "publicNetworkAccess", "Disabled")]
    [InlineData("CKV_AZURE_190, Azure.Storage.BlobPublicAccess", "storage-account", "allowBlobPublicAccess", "false")]
    [InlineData("CKV_AZURE_44, Azure.Storage.MinTLS", "storage-account", "minimumTlsVersion", "TLS1_2")]
    [InlineData("CKV_AZURE_3, Azure.Storage.SecureTransfer", "storage-account", "enableHttpsTrafficOnly", "true")]
    [InlineData("Azure.Storage.FileShareSoftDelete", "storage-service", "shareDeleteRetentionPolicy.enabled", "true")]
    [InlineData("CKV_AZURE_110", "secrets-vault", "properties.enablePurgeProtection", "true")]
    [InlineData("CKV_AZURE_42, Azure.KeyVault.SoftDelete", "secrets-vault", "properties.enableSoftDelete", "true")]
    [InlineData("CKV_AZURE_189", "secrets-vault", "properties.publicNetworkAccess", "Disabled")]
    [InlineData("CKV_AZURE_109, Azure.KeyVault.Firewall", "secrets-vault", "properties.networkAcls.defaultAction", "Deny")]
    [InlineData("Azure.KeyVault.RBAC", "secrets-vault", "properties.enableRbacAuthorization", "true")]
    [InlineData("Azure.KeyVault.Logs", "secrets-vault-logs", "logs.0.category", "AuditEvent")]
    public void The_stack_passes(string rule, string resource, string property, string value) =>
        _stack.Single(resource).Text(property).ShouldBe(value, rule);

    [Theory]
    [InlineData("CKV2_AZURE_45", "database-endpoint", "database-server")]
    [InlineData("CKV2_AZURE_33", "storage-endpoint", "storage-account")]
    [InlineData("CKV2_AZURE_32", "secrets-endpoint", "secrets-vault")]
    public void What_holds_data_is_reached_by_a_private_endpoint(string rule, string endpoint, string service) =>
        _stack.Single(endpoint).Text("privateLinkServiceConnections.0.privateLinkServiceId").ShouldBe(_stack.Single(service).Reference("id"), rule);

    [Fact]
    public void CKV_AZURE_24_audits_are_kept_over_90_days()
    {
        var logs = _stack.Single("database-server-audit-logs");
        logs.Text("resourceUri").ShouldBe($"{_stack.Single("database-server").Reference("id")}/databases/master");
        (logs.Text("logs.0.category"), logs.Text("logs.0.enabled")).ShouldBe(("SQLSecurityAuditEvents", "true"));
        logs.Text("workspaceId").ShouldBe(_stack.Single("foundation-log-workspace").Reference("id"));
        _stack.Single("foundation-log-workspace").Input("retentionInDays")!.GetValue<int>().ShouldBeGreaterThan(90);
    }

    [Fact]
    public void CKV_AZURE_11_and_Azure_SQL_AllowAzureAccess_no_firewall_rule_opens_the_server() =>
        _stack.OfType("azure-native:sql:FirewallRule").ShouldBeEmpty();

    [Fact]
    public void CKV_AZURE_9_and_10_neither_rdp_nor_ssh_is_open() =>
        _stack.OfType("azure-native:network:NetworkSecurityGroup").SelectMany(group => group.Input("securityRules")!.AsArray())
            .Where(rule => rule!["access"]!.ToString() == "Allow")
            .ShouldAllBe(rule => rule!["destinationPortRange"]!.ToString() != "22" && rule["destinationPortRange"]!.ToString() != "3389");

    [Theory]
    [InlineData("database-octopus")]
    [InlineData("storage-account")]
    [InlineData("storage-backup-vault")]
    [InlineData("secrets-vault")]
    public async Task Azure_itself_deletes_nothing_that_holds_data_unless_it_is_ephemeral(string name)
    {
        var preview = await Previews.OfAzure();
        var @lock = preview.Single($"{name}-lock");
        (@lock.Text("level"), @lock.Text("scope")).ShouldBe(("CanNotDelete", preview.Single(name).Reference("id")));
        // One on the group would hold every node.
        preview.OfType("azure-native:authorization:ManagementLockByScope").ShouldNotContain(other => other.Text("scope")!.Contains("ResourceGroup::", StringComparison.Ordinal));
        (await Previews.OfAzure("database: { ephemeral: true }")).OfType("azure-native:authorization:ManagementLockByScope").ShouldBeEmpty();
    }

    [Fact]
    public void Azure_VNET_UseNSGs_every_subnet_has_a_security_group() =>
        _stack.OfType("azure-native:network:Subnet").ShouldAllBe(subnet => subnet.Input("networkSecurityGroup") != null);

    [Fact]
    public void Every_resource_that_takes_tags_says_whose_it_is()
    {
        foreach (var resource in _stack.Resources.Where(resource => resource.Input("tags") is not null))
        {
            var tags = resource.Input("tags")!;
            (tags["project"]!.ToString(), tags["stack"]!.ToString(), tags["owner"]!.ToString()).ShouldBe(("octopus-ha", "test", "platform-team"), resource.Name);
            tags["Name"]!.ToString().ShouldBe($"octopus-ha-test-{resource.Name}");
            tags.AsObject().Count.ShouldBeLessThanOrEqualTo(15, resource.Name);
        }

        var untagged = _stack.Resources.Where(resource => resource.Custom && resource.Input("tags") is null).Select(resource => resource.Type).Distinct();
        untagged.ShouldBeSubsetOf(WithoutTags);
    }

    // Types that Azure gives no tags to.
    private static readonly string[] WithoutTags =
    [
        "azure-native:authorization:ManagementLockByScope",
        "azure-native:authorization:RoleAssignment",
        "azure-native:dns:RecordSet",
        "azure-native:eventgrid:EventSubscription",
        "azure-native:monitor:DataCollectionRuleAssociation",
        "azure-native:monitor:DiagnosticSetting",
        "azure-native:network:InboundNatRule",
        "azure-native:network:PrivateDnsZoneGroup",
        "azure-native:network:Subnet",
        "azure-native:operationalinsights:Table",
        "azure-native:privatedns:PrivateRecordSet",
        "azure-native:sql:BackupShortTermRetentionPolicy",
        "azure-native:sql:ExtendedServerBlobAuditingPolicy",
        "azure-native:sql:ServerSecurityAlertPolicy",
        "azure-native:sql:TransparentDataEncryption",
        "azure-native:storage:FileServiceProperties",
        "azure-native:storage:FileShare",
        "azure:backup/containerStorageAccount:ContainerStorageAccount",
        "azure:backup/policyFileShare:PolicyFileShare",
        "azure:backup/protectedFileShare:ProtectedFileShare",
        // Of gateway, balancers and machines.
        "azure-native:compute:VirtualMachineRunCommand",
        "azure-native:dns:RecordSet",
        "azure-native:network:InboundNatRule",
    ];
}
