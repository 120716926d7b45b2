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

if (costs.Count < 3)
{
    return 1;
}

// Ratios within one run, never times: times are the machine's, ratios are the program's. What counts is what the next
// resource costs: those of a node are larger than those that every stack has once.
double? before = null;
Console.WriteLine();
foreach (var (smaller, larger) in costs.Zip(costs.Skip(1)))
{
    var cost = (larger.Microseconds - smaller.Microseconds) / (larger.Resources - smaller.Resources);
    Console.WriteLine($"from {smaller.Nodes} to {larger.Nodes} nodes ({larger.Resources - smaller.Resources} resources more): {cost:F1} us a resource"
        + (before is { } first ? $", {cost / first:F2} times as much as in the step before" : ""));
    before = cost;
}

return 0;
