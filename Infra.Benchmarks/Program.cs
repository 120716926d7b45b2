using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using OctopusHA.Benchmarks;
using OctopusHA.Preview;

// In this process: a benchmark of its own project would be restored without the choice of the Pulumi packages.
var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
var folder = Path.Combine(AppContext.BaseDirectory, "results");
var summary = BenchmarkRunner.Run<ProgramBenchmarks>(DefaultConfig.Instance.AddJob(job).WithArtifactsPath(folder), args);

var costs = new List<(int Nodes, int Resources, double Microseconds)>();
foreach (var report in summary.Reports.Where(report => report.ResultStatistics is not null))
{
    var nodes = (int)report.BenchmarkCase.Parameters["Nodes"];
    var resources = (await PreviewRunner.RunAsync(ProgramBenchmarks.Settings(nodes), "bench", "us-east-1")).Resources.Count;
    costs.Add((nodes, resources, report.ResultStatistics!.Mean / 1000));
}

if (costs.Count == 0)
{
    return 1;
}

// Ratios within one run, never times: times are the machine's, ratios are the program's.
var (_, leastResources, leastTime) = costs[0];
Console.WriteLine();
foreach (var (nodes, resources, microseconds) in costs)
{
    var ratio = microseconds / resources / (leastTime / leastResources);
    Console.WriteLine($"{nodes,3} nodes, {resources,4} resources: {microseconds / resources,6:F1} us a resource, {ratio:F2} times that of {costs[0].Nodes} nodes");
}

return 0;
