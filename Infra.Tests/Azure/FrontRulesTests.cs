using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Azure;

public class FrontRulesTests
{
    private const string Domain = "domain: octopus.example.com, certificate: 'https://contoso.vault.azure.net/secrets/octopus'";

    [Fact]
    public void A_firewall_needs_a_gateway() =>
        AzureStack.Problems("loadBalancer: { kind: network, waf: true }").ShouldHaveSingleItem()
            .ShouldBe("octopus-ha:loadBalancer.waf: true - an Azure load balancer works at layer 4 and does not read requests; set loadBalancer.kind: application, or remove the setting");

    [Fact]
    public void A_firewall_setting_on_aws_is_reported() => StackText.Problems("loadBalancer: { waf: true }").Concat(StackText.Warnings("loadBalancer: { waf: true }"))
        .ShouldContain(text => text.StartsWith("octopus-ha:loadBalancer.waf", StringComparison.Ordinal));

    [Fact]
    public void A_certificate_of_one_version_is_never_renewed() =>
        AzureStack.Warnings("loadBalancer: { domain: octopus.example.com, certificate: 'https://contoso.vault.azure.net/secrets/octopus/0123456789abcdef0123456789abcdef' }")
            .ShouldContain(text => text.Contains("a renewed certificate is not used", StringComparison.Ordinal));

    [Theory]
    [InlineData("MicrosoftWindowsServer:WindowsServer:2022-datacenter-g2:latest", true)]
    [InlineData("/subscriptions/x/resourceGroups/y/providers/Microsoft.Compute/images/z", true)]
    [InlineData("MicrosoftWindowsServer:WindowsServer:2022-datacenter-g2", false)]
    [InlineData("a:b::d", false)]
    [InlineData("ami-0123456789abcdef0", false)]
    [InlineData("/subscriptions/x/resourceGroups/y/providers/Microsoft.Network/images/z", false)]
    public void An_image_is_a_urn_or_an_id(string image, bool isSound) =>
        AzureStack.Problems($"nodes: {{ machineImage: '{image}' }}").Any(text => text.StartsWith("octopus-ha:nodes.machineImage", StringComparison.Ordinal)).ShouldBe(!isSound);

    [Fact]
    public void An_internal_gateway_in_the_teams_network_needs_an_address()
    {
        AzureStack.Problems(AzureStack.OwnNetwork).ShouldHaveSingleItem().ShouldStartWith("octopus-ha:loadBalancer.privateAddress - is missing");
        string With(string address) => $"loadBalancer: {{ {Domain}, privateAddress: {address} }}\n{AzureStack.OwnNetwork}";
        AzureStack.Problems(With("10.0.1.250")).ShouldBeEmpty();
        AzureStack.Problems(With("10.1.1.250")).ShouldHaveSingleItem().ShouldContain("is not in network.existing.cidr, 10.0.0.0/16");
        AzureStack.Problems(With("10.0.1.256")).ShouldHaveSingleItem().ShouldContain("must be an IPv4 address");
        AzureStack.Warnings($"loadBalancer: {{ {Domain}, privateAddress: 10.0.1.250 }}").ShouldContain(text => text.Contains("only for an internal gateway", StringComparison.Ordinal));
    }

    [Fact]
    public void Maintenance_says_what_users_will_see()
    {
        AzureStack.Warnings("maintenance: true").ShouldContain(text => text.Contains("answers 502 with its own page", StringComparison.Ordinal));
        AzureStack.Warnings($"maintenance: true\nloadBalancer: {{ {Domain}, maintenancePage: 'https://www.example.com/m.html' }}").ShouldContain(text => text.Contains("with the status 502", StringComparison.Ordinal));
        AzureStack.Warnings("maintenance: true\nloadBalancer: { kind: network }").ShouldContain(text => text.Contains("connections are refused", StringComparison.Ordinal));
        AzureStack.Warnings($"loadBalancer: {{ {Domain}, maintenancePage: '<h1>Soon</h1>' }}").ShouldContain(text => text.Contains("is not shown", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://example.com/down.html", true)]
    [InlineData("https://example.com/down.htm", true)]
    [InlineData("https://example.com/down", false)]
    [InlineData("https://example.com/down.aspx", false)]
    public void A_maintenance_page_has_the_ending_that_a_gateway_accepts(string page, bool isAccepted) =>
        AzureStack.Problems($"loadBalancer: {{ {AzureStack.Domain}, maintenancePage: '{page}' }}").ShouldBe(isAccepted ? [] :
            [$"octopus-ha:loadBalancer.maintenancePage: {page} - must end with .htm or .html for an application gateway; rename the page"]);

    [Theory]
    [InlineData("RequestCookieNames StartsWith OctopusIdentificationToken", true)]
    [InlineData("RequestArgValues Equals query", true)]
    [InlineData("RequestCookies StartsWith x", false)]
    [InlineData("RequestCookieNames Like x", false)]
    [InlineData("RequestCookieNames Equals", false)]
    public void An_exclusion_of_the_firewall_is_variable_operator_and_name(string exclusion, bool isAccepted) =>
        AzureStack.Problems($"loadBalancer: {{ {AzureStack.Domain}, waf: true, wafExclusions: ['{exclusion}'] }}").Count.ShouldBe(isAccepted ? 0 : 1);

    [Fact]
    public void Without_a_firewall_its_settings_have_no_effect() =>
        AzureStack.Warnings($"loadBalancer: {{ {AzureStack.Domain}, wafMode: detection }}").ShouldContain("octopus-ha:loadBalancer.wafMode - has no effect without loadBalancer.waf: true");

    [Theory]
    [InlineData("internal", 300, false)]
    [InlineData("internal", 301, true)]
    [InlineData("public", 1800, false)]
    [InlineData("public", 1801, true)]
    public void A_request_longer_than_the_gateways_own_address_holds_is_warned_of(string scheme, int seconds, bool isWarned) =>
        AzureStack.Warnings($"loadBalancer: {{ {AzureStack.Domain}, scheme: {scheme}, idleTimeoutSeconds: {seconds} }}\nnetwork: {{ allowedCidrs: [203.0.113.0/24] }}")
            .Any(warning => warning.StartsWith($"octopus-ha:loadBalancer.idleTimeoutSeconds: {seconds} - applies between gateway and node", StringComparison.Ordinal)).ShouldBe(isWarned);

    [Fact]
    public void A_zone_given_by_its_id_must_hold_the_domain() =>
        AzureStack.Problems($"loadBalancer: {{ domain: octopus.example.org, certificate: '{StackText.Certificate}', dnsZone: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/dns/providers/Microsoft.Network/privateDnsZones/example.com }}")
            .ShouldHaveSingleItem().ShouldContain("does not contain octopus.example.org");
}
