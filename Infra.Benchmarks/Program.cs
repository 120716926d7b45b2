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

var costs = new List<(int Nodes, int Resources, double Microseconds, double Kibibytes)>();
foreach (var report in summary.Reports.Where(report => report.ResultStatistics is not null))
{
    var nodes = (int)report.BenchmarkCase.Parameters["Nodes"];
    var resources = (await PreviewRunner.RunAsync(ProgramBenchmarks.Settings(nodes), "bench", "us-east-1")).Resources.Count;
    costs.Add((nodes, resources, report.ResultStatistics!.Mean / 1000, (report.GcStats.GetBytesAllocatedPerOperation(report.BenchmarkCase) ?? 0) / 1024.0));
}

if (costs.Count < 3)
{
    return 1;
}

// Ratios within one run, never times: times are the machine's, ratios are the program's. What counts is what the next
// resource costs: those of a node are larger than those that every stack has once. Memory decides, since it is the same in
// every run; time is told.
var steps = costs.Zip(costs.Skip(1), (smaller, larger) => (
    Text: $"from {smaller.Nodes} to {larger.Nodes} nodes ({larger.Resources - smaller.Resources} resources more)",
    Microseconds: (larger.Microseconds - smaller.Microseconds) / (larger.Resources - smaller.Resources),
    Kibibytes: (larger.Kibibytes - smaller.Kibibytes) / (larger.Resources - smaller.Resources))).ToList();
var (first, last) = (steps[0], steps[^1]);
Console.WriteLine();
foreach (var step in steps)
{
    Console.WriteLine($"{step.Text}: {step.Microseconds:F1} us and {step.Kibibytes:F1} KiB for each, {step.Microseconds / first.Microseconds:F2} and {step.Kibibytes / first.Kibibytes:F2} times as much as in the first step");
}

if (last.Kibibytes > MostGrowth * first.Kibibytes)
{
    Console.WriteLine($"FAILED: the cost of a resource grows with their number, more than {MostGrowth} times");
    return 1;
}

Console.WriteLine("The cost grows no worse than linearly with resources.");
return 0;

internal partial class Program
{
    // Room for the measure's own noise; a quadratic part would show as much more.
    private const double MostGrowth = 1.2;
}
