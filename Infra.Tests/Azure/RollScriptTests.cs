using System.Diagnostics;
using OctopusHA.Tests.Rehearsal;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Azure;

/// <summary>
/// The roll's runbook in a real PowerShell, against a fake of Azure that answers as its REST reference says. Skipped where no
/// <c>pwsh</c> is on the PATH.
/// </summary>
public sealed class RollScriptTests
{
    [SkippableFact]
    public async Task A_node_is_stopped_before_it_is_touched_and_serves_again_before_the_next_one_begins() =>
        (await Run("patch")).ShouldBe(
        [
            "GET /account/jobs",
            "POST /machines/node1/runCommand Stop",
            "GET /machines/node1",
            "POST /machines/node1/installPatches",
            "POST /machines/node1/runCommand Install",
            "PUT /account/jobs/<new> place 1",
        ]);

    [SkippableFact]
    public async Task A_machine_of_another_size_is_off_while_it_is_resized() =>
        (await Run("new size")).Skip(2).ShouldBe(
        [
            "GET /machines/node1",
            "POST /machines/node1/deallocate",
            "PATCH /machines/node1 size",
            "POST /machines/node1/start",
            "POST /machines/node1/runCommand Install",
            "PUT /account/jobs/<new> place 1",
        ]);

    [SkippableFact]
    public async Task With_nothing_to_do_the_script_runs_once_more() =>
        (await Run("nothing")).ShouldNotContain(call => call.Contains("Patches", StringComparison.Ordinal) || call.Contains("deallocate", StringComparison.Ordinal));

    [SkippableFact]
    public async Task After_the_last_node_nothing_is_started() =>
        (await Run("last node")).ShouldBe(["POST /machines/node2/runCommand Stop", "GET /machines/node2", "POST /machines/node2/runCommand Install"]);

    [SkippableTheory]
    [InlineData("Stop fails", "failed: Stop on /machines/node1 failed")]
    [InlineData("Install fails", "failed: Install on /machines/node1 failed")]
    [InlineData("patches fail", "failed: Updates of /machines/node1 ended with Failed: no space")]
    public async Task At_a_node_that_does_not_come_back_it_stops(string story, string failure)
    {
        var calls = await Run(story);
        calls[^1].ShouldStartWith(failure);
        calls.ShouldNotContain(call => call.StartsWith("PUT ", StringComparison.Ordinal));
        // What has not been drained is not touched.
        if (story == "Stop fails")
        {
            calls.ShouldNotContain(call => call.Contains("Install", StringComparison.Ordinal) && call.StartsWith("POST", StringComparison.Ordinal));
        }
    }

    [SkippableFact]
    public async Task Two_rolls_at_once_would_take_two_nodes_so_the_second_is_refused() =>
        (await Run("two at once")).ShouldBe(["GET /account/jobs", "failed: Another roll is under way; wait for its end."]);

    [SkippableFact]
    public async Task During_maintenance_nothing_is_touched() =>
        (await Run("patch", maintenance: true)).ShouldBe(["failed: The stack is in maintenance: its nodes are stopped on purpose."]);

    private static async Task<IReadOnlyList<string>> Run(string story, bool maintenance = false)
    {
        Skip.If(Tools.OnPath("pwsh") is null, "pwsh is not on the PATH.");
        using var folder = new TemporaryFolder();
        var runbook = Path.Combine(folder.Path, "roll.ps1");
        await File.WriteAllTextAsync(runbook, EmbeddedText.Read("Azure.roll.ps1")
            .Replace("{{machines}}", "'/machines/node1', '/machines/node2'", StringComparison.Ordinal)
            .Replace("{{size}}", "'Standard_D4ls_v5'", StringComparison.Ordinal)
            .Replace("{{account}}", "'/account'", StringComparison.Ordinal)
            .Replace("{{runbook}}", "'roll'", StringComparison.Ordinal)
            .Replace("{{maintenance}}", maintenance ? "$true" : "$false", StringComparison.Ordinal));
        var start = new ProcessStartInfo(
            Tools.OnPath("pwsh")!, ["-NoProfile", "-NonInteractive", "-File", Path.Combine(Golden.Root, "Infra.Tests", "Azure", "roll-stories.ps1"), "-Runbook", runbook, "-Story", story])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await error);
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
