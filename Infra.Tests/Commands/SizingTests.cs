using OctopusHA.Plan;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Commands;

public sealed class SizingTests
{
    [Fact]
    public async Task Four_small_nodes_beat_two_large_ones_and_the_settings_to_write_are_told()
    {
        using var shell = new Shell();

        var (exit, output, error) = await shell.Run("sizing", "--tasks", "80");

        (exit, error).ShouldBe((0, ""));
        output.ShouldBe("""
            Layouts for 80 tasks at once, by Octopus's sizing table for nodes
            Nodes       Tasks  vCPU  Memory  Lost with one node  Left
            8 x small   80     16    32 GiB  10 tasks, 13 %      70 tasks  more nodes than usual
            4 x medium  80     16    32 GiB  20 tasks, 25 %      60 tasks  recommended
            2 x large   80     16    32 GiB  40 tasks, 50 %      40 tasks

            4 x medium beats 2 x large: the same 16 vCPU and 32 GiB, and a lost node costs 25 % instead of 50 %.
            5 x medium would still run 80 tasks when a node is lost.

            The settings of the recommended layout:

              octopus-ha:nodes:
                count: 4
                size: medium # in a container 4096/8192, on EC2 c6i.xlarge
              octopus-ha:database:
                size: large

            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("1", "2 x small")]
    [InlineData("20", "2 x small")]
    [InlineData("21", "3 x small")]
    [InlineData("40", "4 x small")]
    [InlineData("41", "3 x medium")]
    [InlineData("160", "4 x large")]
    [InlineData("320", "4 x xlarge")]
    [InlineData("321", "5 x xlarge")]
    [InlineData("640", "8 x xlarge")]
    public async Task The_layout_that_loses_least_with_as_many_nodes_as_usual_is_recommended(string tasks, string layout)
    {
        using var shell = new Shell();

        var (exit, output, _) = await shell.Run("sizing", "--tasks", tasks);

        exit.ShouldBe(0);
        output.Split('\n').Single(line => line.EndsWith("recommended", StringComparison.Ordinal)).ShouldStartWith(layout);
    }

    [Theory]
    [InlineData("0", "must be at least 1; set 1 to 640")]
    [InlineData("-1", "set 1 to 640")]
    [InlineData("641", "the largest cluster of the sizing table runs 640 tasks")]
    [InlineData("many", "must be a whole number; set 1 to 640")]
    [InlineData("99999999999", "must be a whole number; set 1 to 640")]
    public async Task A_number_that_no_cluster_runs_is_refused_with_the_bounds(string tasks, string message)
    {
        using var shell = new Shell();

        var (exit, output, error) = await shell.Run("sizing", "--tasks", tasks);

        (exit, output).ShouldBe((1, ""));
        error.ShouldContain($"--tasks {tasks}: ");
        error.ShouldContain(message);
    }

    [Fact]
    public async Task A_number_is_required()
    {
        using var shell = new Shell();

        var (exit, _, error) = await shell.Run("sizing");

        exit.ShouldBe(1);
        error.ShouldContain("--tasks");
    }

    [Fact]
    public void Every_layout_carries_the_tasks_and_what_it_recommends_passes_the_rules()
    {
        for (var tasks = 1; tasks <= NodeLayout.MostTasks; tasks++)
        {
            var layouts = NodeLayout.For(tasks);
            layouts.ShouldAllBe(layout => layout.Tasks >= tasks && layout.Count >= 2 && layout.Count <= 8);

            var recommended = NodeLayout.Recommended(layouts);
            var settings = $"nodes: {{ count: {recommended.Count}, size: {recommended.SizeName} }}\ndatabase: {{ size: {DatabaseSize.NameFor(recommended.Tasks) ?? DatabaseSize.Largest} }}";
            StackText.Problems(settings).ShouldBeEmpty();
            StackText.Warnings(settings).Any(warning => warning.Contains("database.size", StringComparison.Ordinal)).ShouldBe(recommended.Tasks > 160);
            StackText.Warnings(settings).Any(warning => warning.Contains("nodes.count", StringComparison.Ordinal)).ShouldBe(recommended.Count > 4);
            recommended.Spared(tasks)?.TasksLeft.ShouldBeGreaterThanOrEqualTo(tasks);
        }
    }
}
