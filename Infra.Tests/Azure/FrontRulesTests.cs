using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Azure;

public class FrontRulesTests
{
    private const string Domain = "domain: octopus.example.com, certificate: 'https://contoso.vault.azure.net/secrets/octopus'";

    [Fact]
    public void A_firewall_needs_a_gateway() =>
        AzureStack.Problems("loadBalancer: { kind: network, waf: true }").ShouldHaveSingleItem()
            .ShouldBe("octopus-ha:loadBalancer.waf: true - a load balancer of layer 4 reads no requests; set loadBalancer.kind: application, or remove it");

    [Fact]
    public void A_firewall_is_of_no_use_on_aws() => StackText.Problems("loadBalancer: { waf: true }").Concat(StackText.Warnings("loadBalancer: { waf: true }"))
        .ShouldContain(text => text.StartsWith("octopus-ha:loadBalancer.waf", StringComparison.Ordinal));

    [Fact]
    public void A_certificate_of_one_version_is_never_renewed() =>
        AzureStack.Warnings("loadBalancer: { domain: octopus.example.com, certificate: 'https://contoso.vault.azure.net/secrets/octopus/0123456789abcdef0123456789abcdef' }")
            .ShouldContain(text => text.Contains("a renewed certificate is not taken", StringComparison.Ordinal));

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
        AzureStack.Warnings($"loadBalancer: {{ {Domain}, privateAddress: 10.0.1.250 }}").ShouldContain(text => text.Contains("is of use for an internal gateway", StringComparison.Ordinal));
    }

    [Fact]
    public void Maintenance_says_what_users_will_see()
    {
        AzureStack.Warnings("maintenance: true").ShouldContain(text => text.Contains("answers 502 with a page of its own", StringComparison.Ordinal));
        AzureStack.Warnings($"maintenance: true\nloadBalancer: {{ {Domain}, maintenancePage: 'https://www.example.com/m.html' }}").ShouldContain(text => text.Contains("with the status 502", StringComparison.Ordinal));
        AzureStack.Warnings("maintenance: true\nloadBalancer: { kind: network }").ShouldContain(text => text.Contains("connections are refused", StringComparison.Ordinal));
        AzureStack.Warnings($"loadBalancer: {{ {Domain}, maintenancePage: '<h1>Soon</h1>' }}").ShouldContain(text => text.Contains("is not shown", StringComparison.Ordinal));
    }
}
