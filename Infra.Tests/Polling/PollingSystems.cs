using OctopusHA.Preview.Facts;

namespace OctopusHA.Tests.Polling;

/// <summary>The systems that polling works on, and how a test reads where their Tentacles knock.</summary>
internal static class PollingSystems
{
    /// <summary>What a stack says to be of a system.</summary>
    private static readonly Dictionary<string, (string Host, string Lines)> Systems = new(StringComparer.Ordinal)
    {
        ["AWS containers, application load balancer"] = ("container", ""),
        ["AWS containers, network load balancer"] = ("container", "loadBalancer: { kind: network, domain: octopus.example.com, dnsZone: example.com }\n"),
        ["AWS Windows, application load balancer"] = ("windows", $"directoryPassword: {StackText.Password}\n"),
        ["AWS Windows, network load balancer"] = ("windows", $"directoryPassword: {StackText.Password}\nloadBalancer: {{ kind: network, domain: octopus.example.com, dnsZone: example.com }}\n"),
        ["Azure"] = ("windows", $"cloud: azure\nloadBalancer: {{ domain: octopus.example.com, dnsZone: example.com, certificate: '{StackText.Certificate}' }}\n"),
    };

    /// <summary>The systems' names.</summary>
    public static IReadOnlyList<string> All => [.. Systems.Keys];

    /// <summary>The facts of a system with some settings.</summary>
    public static async Task<ClusterFacts> Facts(string system, string lines) => ClusterFacts.Of(await Preview(system, lines));

    /// <summary>The preview of a system with some settings.</summary>
    public static Task<PreviewDocument> Preview(string system, string lines) => Previews.Of(Stack(system, lines));

    /// <summary>The host of the Kubernetes monitor: the web's own, or that of the balancer beside a gateway that cannot carry gRPC.</summary>
    public static string GrpcHost(string system) => system == "Azure" ? "polling.octopus.example.com" : "octopus.example.com";

    private static string Stack(string system, string lines)
    {
        var (host, own) = Systems[system];
        return $"{own}{(lines.Contains("nodes: {", StringComparison.Ordinal) ? lines.Replace("nodes: {", $"nodes: {{ host: {host},", StringComparison.Ordinal) : $"nodes: {{ host: {host} }}\n{lines}")}";
    }

    /// <summary>Every door of polling Tentacles: <c>host:port -> node1 node2:port</c>, sorted.</summary>
    public static IReadOnlyList<string> Doors(ClusterFacts facts)
    {
        var pools = facts.Pools.Where(pool => pool.Purpose == PoolPurpose.Polling).ToDictionary(pool => pool.Name, StringComparer.Ordinal);
        return [.. facts.Addresses
            .Where(address => address.Pool is not null && pools.ContainsKey(address.Pool))
            .Select(address => $"{address.Address}:{address.Port} -> {string.Join(' ', pools[address.Pool!].Nodes)}:{pools[address.Pool!].Port}")
            .Order(StringComparer.Ordinal)];
    }
}
