using BenchmarkDotNet.Attributes;
using OctopusHA.Preview;
using OctopusHA.Settings;

namespace OctopusHA.Benchmarks;

/// <summary>The whole program under mocks, as preview and tests run it, for clusters of several sizes.</summary>
[MemoryDiagnoser]
public class ProgramBenchmarks
{
    private OctopusSettings _settings = null!;

    /// <summary>The number of nodes. The settings allow 8; the program itself knows no limit.</summary>
    [Params(2, 8, 64)]
    public int Nodes { get; set; }

    /// <summary>A stack with everything that there is one of for each node.</summary>
    public static OctopusSettings Settings(int nodes) => new()
    {
        Cloud = Cloud.Aws,
        Version = "2026.4.6342",
        Nodes = new NodeSettings { Count = nodes },
        LoadBalancer = new LoadBalancerSettings { Domain = "octopus.example.com", DnsZone = "example.com" },
        Polling = new PollingSettings { Mode = PollingMode.PortPerNode },
    };

    [GlobalSetup]
    public void Setup() => _settings = Settings(Nodes);

    [Benchmark]
    public async Task<int> Preview() => (await PreviewRunner.RunAsync(_settings, "bench", "us-east-1")).Resources.Count;
}
