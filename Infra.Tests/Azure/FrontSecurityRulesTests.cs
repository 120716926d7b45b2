using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Azure;

/// <summary>
/// Rules of checkov (CKV) and PSRule for Azure that reviewers run over stacks, of machines, gateway and balancers, asserted over the
/// preview of <c>azure</c>. None of those tools reads a Pulumi program, so the rules stand here under their ids. Those that are
/// waived stand in docs/decisions/0012 with the reason: CKV_AZURE_50, CKV_AZURE_160, CKV_AZURE_177 and what is for scale sets.
/// </summary>
public class FrontSecurityRulesTests : IAsyncLifetime
{
    private PreviewDocument _azure = null!;

    public async Task InitializeAsync() => _azure = await Previews.Example("azure");

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void CKV_AZURE_97_and_151_disks_are_encrypted_at_host_and_machines_stand_in_two_or_more_zones()
    {
        var machines = _azure.OfType("azure-native:compute:VirtualMachine").ToList();
        machines.ShouldAllBe(machine => machine.Text("securityProfile.encryptionAtHost") == "true");
        machines.Select(machine => machine.Text("zones.0")).Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public void CKV_AZURE_45_and_Azure_VMSS_ScriptExtensions_no_machine_holds_a_secret()
    {
        foreach (var machine in _azure.OfType("azure-native:compute:VirtualMachine"))
        {
            machine.Input("osProfile.customData").ShouldBeNull();
            machine.Input("userData").ShouldBeNull();
            machine.Text("osProfile.adminPassword").ShouldBe("[secret]");
        }

        var commands = _azure.OfType("azure-native:resources:Deployment").Where(deployment => deployment.Name.StartsWith("nodes-install-", StringComparison.Ordinal)).ToList();
        commands.Count.ShouldBe(3);
        foreach (var command in commands)
        {
            // Where a secret is, never what it is.
            var script = command.Text("properties.parameters.script.value")!;
            script.ShouldNotBe("[secret]");
            script.ShouldContain(".vault.azure.net/secrets/master-key");
            script.ShouldNotContain("Password=");
        }
    }

    [Fact]
    public void CKV_AZURE_119_no_network_interface_has_an_address_in_the_internet() =>
        _azure.OfType("azure-native:network:NetworkInterface").ShouldAllBe(card => card.Input("ipConfigurations.0.publicIPAddress") == null);

    [Theory]
    [InlineData("Azure.AppGw.MigrateV2", "sku.tier", "WAF_v2")]
    [InlineData("Azure.AppGw.MinInstance", "autoscaleConfiguration.minCapacity", "2")]
    [InlineData("Azure.AppGw.AvailabilityZone", "zones.1", "2")]
    [InlineData("CKV_AZURE_218 and Azure.AppGw.SSLPolicy", "sslPolicy.policyName", "AppGwSslPolicy20220101S")]
    public void The_gateway_passes(string rule, string property, string value) => _azure.Single("load-balancer-gateway").Text(property).ShouldBe(value, rule);

    [Fact]
    public void CKV_AZURE_217_only_a_redirect_listens_without_tls()
    {
        var gateway = _azure.Single("load-balancer-gateway");
        var plain = gateway.Input("httpListeners")!.AsArray().Where(listener => (string)listener!["protocol"]! == "Http").Select(listener => (string)listener!["name"]!).ToList();
        gateway.Input("requestRoutingRules")!.AsArray()
            .Where(rule => plain.Any(name => rule!["httpListener"]!["id"]!.ToString().EndsWith($"/{name}", StringComparison.Ordinal)))
            .ShouldAllBe(rule => rule!["redirectConfiguration"] != null && rule["backendAddressPool"] == null);
    }

    [Fact]
    public void CKV_AZURE_120_and_122_and_Azure_AppGwWAF_PreventionMode_a_firewall_prevents()
    {
        var firewall = _azure.Single("load-balancer-firewall");
        firewall.Text("policySettings.mode").ShouldBe("Prevention");
        firewall.Text("policySettings.state").ShouldBe("Enabled");
        _azure.Single("load-balancer-gateway").Text("firewallPolicy.id").ShouldBe(firewall.Reference("id"));
    }

    [Fact]
    public void Azure_LB_StandardSKU_and_Azure_LB_AvailabilityZone_balancers_are_standard_and_stand_in_every_zone()
    {
        foreach (var balancer in _azure.OfType("azure-native:network:LoadBalancer"))
        {
            balancer.Text("sku.name").ShouldBe("Standard");
            _azure.Single("polling-address").Input("zones")!.ToJsonString().ShouldBe("""["1","2","3"]""");
        }

        _azure.OfType("azure-native:network:PublicIPAddress").ShouldAllBe(address => address.Text("sku.name") == "Standard");
    }
}
