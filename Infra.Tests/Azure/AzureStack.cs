
namespace OctopusHA.Tests.Azure;

/// <summary>Stacks on Azure, for tests.</summary>
internal static class AzureStack
{
    /// <summary>The balancer of most tests: a domain, its zone, its certificate.</summary>
    public const string Domain = $"domain: octopus.example.com, dnsZone: example.com, certificate: '{StackText.Certificate}'";

    /// <summary>A network of the team's own.</summary>
    public const string OwnNetwork =
        $"network: {{ existing: {{ vnetId: {StackText.Vnet}, cidr: 10.0.0.0/16, gatewaySubnetId: {StackText.Vnet}/subnets/gateway, nodeSubnetId: {StackText.Vnet}/subnets/nodes }} }}";

    public static IReadOnlyList<string> Problems(string lines) => StackText.Problems(Over(lines));

    public static IReadOnlyList<string> Warnings(string lines) => StackText.Warnings(Over(lines));

    /// <summary>The preview of the smallest stack with some settings laid over it.</summary>
    public static Task<PreviewDocument> Preview(string lines = "") => Previews.Of(Over(lines));

    private static string Over(string lines) => StackText.Azure(
        lines.Split('\n').Any(line => line.StartsWith("loadBalancer:", StringComparison.Ordinal)) ? lines : $"loadBalancer: {{ {Domain} }}\n{lines}".TrimEnd());

    /// <summary>The text that a node's machine runs.</summary>
    public static string Script(this PreviewDocument document, string node) => document.Single($"nodes-install-{node}").Text("properties.parameters.script.value")!;
}
