using System.Diagnostics;
using OctopusHA.Bootstrap;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Bootstrap;

/// <summary>The watchdog's script in a real shell, with a <c>wget</c>, a <c>timeout</c> and a <c>sleep</c> that play out a story.</summary>
public class WatchdogTests
{
    [SkippableFact]
    public void A_serving_node_keeps_running() => Run("200 200 200 200", failures: 2).ShouldBeAlive();

    [SkippableFact]
    public void A_draining_node_keeps_running_however_long_it_takes() => Run("200 418 418 418 418 418 418", failures: 2).ShouldBeAlive();

    [SkippableFact]
    public void A_node_that_has_only_drained_keeps_running() => Run("418 418 418", failures: 2).ShouldBeAlive();

    [SkippableFact]
    public void A_hung_node_is_stopped_after_the_limit_of_consecutive_failed_probes()
    {
        var end = Run("200 none 503 none", failures: 3);
        end.ExitCode.ShouldBe(1);
        end.Output.ShouldContain("answer '503', 2 of 3");
        end.Output.ShouldContain("Octopus Server hangs");
    }

    [SkippableFact]
    public void One_failed_probe_below_the_limit_does_not_stop_the_node() => Run("200 none 503", failures: 3).ShouldBeAlive();

    [SkippableFact]
    public void A_successful_probe_resets_the_count() => Run("200 none none 418 none none 200", failures: 3).ShouldBeAlive();

    [SkippableFact]
    public void Before_the_first_answer_there_is_patience_for_a_schema() => Run("none none none none none 503 503", failures: 2, patience: 1800).ShouldBeAlive();

    [SkippableFact]
    public void A_node_that_never_responds_is_stopped_after_the_startup_timeout()
    {
        var end = Run("none none", failures: 100, patience: 0);
        end.ExitCode.ShouldBe(1);
        end.Output.ShouldContain("no good answer within 0 s");
    }

    [SkippableFact]
    public void The_script_is_what_stands_in_the_task() => Watchdog.Script.ShouldContain("200 | 418)");

    private sealed record End(int ExitCode, string Output)
    {
        // Its sleep tells it to end when the story is over, and it obeys at once, as it does when ECS stops the task.
        public void ShouldBeAlive() => ExitCode.ShouldBe(0, Output);
    }

    private static End Run(string answers, int failures, int patience = 1800)
    {
        Skip.If(OperatingSystem.IsWindows(), "The script runs in a Linux container.");
        using var folder = new TemporaryFolder();
        folder.Write("answers", string.Join('\n', answers.Split(' ')) + "\n");
        folder.Write("watchdog.sh", Watchdog.Script);
        // As busybox's: the status line on standard error, and failure on anything but success.
        folder.WriteTool("wget", """
            answer=$(head -n 1 answers)
            tail -n +2 answers > rest && mv rest answers
            [ "$answer" = none ] && { echo "wget: can't connect" >&2; exit 1; }
            printf 'Connecting\n  HTTP/1.1 %s Whatever\n  Server: Kestrel\n' "$answer" >&2
            [ "$answer" = 200 ]
            """);
        folder.WriteTool("timeout", "shift; exec \"$@\"");
        folder.WriteTool("sleep", "[ -s answers ] || kill -TERM $PPID");

        var start = new ProcessStartInfo("sh", ["watchdog.sh"]) { WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] = $"{folder.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["URL"] = "http://localhost:8080/";
        start.Environment["INTERVAL"] = "30";
        start.Environment["FAILURES"] = $"{failures}";
        start.Environment["PATIENCE"] = $"{patience}";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new End(process.ExitCode, output + error.Result);
    }
}
