using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Azure;

public class ReferenceTests
{
    [Theory]
    [InlineData("")]
    [InlineData("polling: { mode: port-per-node }\nnodes: { count: 5 }")]
    [InlineData("loadBalancer: { kind: network }\npolling: { mode: port-per-node }")]
    [InlineData("loadBalancer: { scheme: public }\nnetwork: { zones: 3, allowedCidrs: [203.0.113.0/24] }")]
    [InlineData("network: { availabilitySet: true }")]
    [InlineData(StackText.OwnAzureParts)]
    public async Task Every_id_of_a_part_leads_to_a_part_that_is_made(string lines) => (await Previews.OfAzure(lines)).ShouldAllResolve();

    [Fact]
    public async Task And_in_the_example() => (await Previews.Example("azure")).ShouldAllResolve().ShouldBeGreaterThan(30);

    [Fact]
    public void And_in_any_stack_that_the_rules_let_pass()
    {
        var cases = 0;
        Prop.ForAll(Fronts.ToArbitrary(), lines =>
        {
            if (AzureStack.Problems(lines).Count == 0)
            {
                AzureStack.Preview(lines).GetAwaiter().GetResult().ShouldAllResolve().ShouldBeGreaterThan(5, lines);
                cases++;
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(RandomSearch.Cases(quick: 12, thorough: 25)));
        cases.ShouldBeGreaterThan(2);
    }

    // Settings of the front and of what it stands on; some do not go together, and the rules say so.
    private static Gen<string> Fronts { get; } =
        from kind in Gen.Elements("application", "network")
        from scheme in Gen.Elements("internal", "public")
        from https in Gen.Elements(true, false)
        from waf in Gen.Elements("true", "false")
        from polling in Gen.Elements("none", "port-per-node")
        from pollingScheme in Gen.Elements("internal", "public")
        from grpc in Gen.Elements("true", "false")
        from count in Gen.Choose(2, 8)
        from network in Gen.Elements("zones: 3", "zones: 2, natPerZone: false", "availabilitySet: true")
        from maintenance in Gen.Elements("true", "false")
        select $$"""
            loadBalancer: { kind: {{kind}}, scheme: {{scheme}}, waf: {{(kind == "network" ? "false" : waf)}}{{(https && kind == "application" ? $", domain: octopus.example.com, certificate: '{StackText.Certificate}'" : "")}} }
            polling: { mode: {{polling}}{{(polling == "none" ? "" : $", scheme: {pollingScheme}")}} }
            network: { {{network}}, allowedCidrs: [203.0.113.0/24] }
            grpc: {{grpc}}
            maintenance: {{maintenance}}
            nodes: { count: {{count}} }
            """;

    [Fact]
    public async Task An_id_of_a_missing_resource_is_reported()
    {
        var preview = (await Previews.OfAzure()).Copy();
        preview.ShouldAllResolve().ShouldBeGreaterThan(0);
        preview.Single("secrets-endpoint").Inputs["subnet"]!["id"] = $"{preview.Single("load-balancer-gateway").Reference("id")}/backendAddressPools/node";
        Should.Throw<ShouldAssertException>(() => preview.ShouldAllResolve()).Message.ShouldContain("secrets-endpoint names");
    }
}
