using System.Diagnostics;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>A rehearsal leaves nothing behind: no process, no folder, no port, however it ends.</summary>
[Collection(Rehearsals.Name)]
public class CleanupRehearsalTests
{
    [SkippableFact]
    public async Task An_interrupted_deployment_leaves_no_process_no_folder_and_no_port()
    {
        var tools = Tools.Demand("plan");
        using var time = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var aws = await LocalAws.StartAsync(tools, time.Token);
        await using (aws)
        {
            var stack = RehearsalStack.Systems.Single(stack => stack.Name == "enterprise-shell");
            var secrets = new RunSecrets();
            var terraform = await Terraform.CreateAsync(tools, aws, stack.Region, time.Token);
            await terraform.UseAsync(Translation.Of(await stack.PreviewAsync(secrets, time.Token), await terraform.SchemaAsync(time.Token), secrets, stack.Given), time.Token);
            var plan = await terraform.PlanAsync(time.Token);
            using var interrupt = new CancellationTokenSource();
            var apply = terraform.ApplyAsync(plan, interrupt.Token);
            // In the middle of it: something exists, and more is under way.
            while (!File.Exists(terraform.StateFile))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), time.Token);
            }

            await interrupt.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(() => apply);
            ProcessesIn(aws.Folder).ShouldAllBe(process => !process.Contains("terraform", StringComparison.Ordinal));
        }

        Directory.Exists(aws.Folder).ShouldBeFalse();
        ProcessesIn(aws.Folder).ShouldBeEmpty();
        using var http = new HttpClient();
        await Should.ThrowAsync<HttpRequestException>(() => http.GetAsync(aws.Address));
    }

    [SkippableFact]
    public async Task What_takes_too_long_is_ended_and_named()
    {
        var tools = Tools.Demand("plan");
        using var folder = new TemporaryFolder();
        var exception = await Should.ThrowAsync<TimeoutException>(() => GuardedProcess.RunAsync(
            tools, folder.Path, ["sleep", "60"], new Dictionary<string, string>(), TimeSpan.FromSeconds(1), CancellationToken.None));
        exception.Message.ShouldBe("sleep 60 was not done after 1 seconds.");
        ProcessesIn(folder.Path).ShouldBeEmpty();
    }

    [SkippableFact]
    public async Task When_the_tests_themselves_are_killed_everything_still_goes()
    {
        var tools = Tools.Demand("plan");
        var folder = Directory.CreateTempSubdirectory("octopus-ha-rehearsal-").FullName;
        // It starts a guarded command, and kills itself: what the system does to tests that hang. It is deaf to SIGINT, as what a
        // shell starts in the background is.
        const string suicide = "import os, signal, subprocess, sys; signal.signal(signal.SIGINT, signal.SIG_IGN); subprocess.Popen([sys.executable, *sys.argv[1:]], stdin=subprocess.PIPE, cwd=sys.argv[3]); os.kill(os.getpid(), 9)";
        using var process = Process.Start(tools.Python, ["-c", suicide, Path.Combine(Tools.Scripts, "guard.py"), "--remove", folder, "--", "sleep", "60"]);
        await process.WaitForExitAsync();
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(20) && (Directory.Exists(folder) || ProcessesIn(folder).Count > 0))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }

        Directory.Exists(folder).ShouldBeFalse();
        ProcessesIn(folder).ShouldBeEmpty();
    }

    // What works in a folder, by the system's own list of processes.
    private static List<string> ProcessesIn(string folder)
    {
        Skip.IfNot(Directory.Exists("/proc/self"), "This system has no /proc to look for processes in.");
        var found = new List<string>();
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
        {
            try
            {
                // A folder that is gone has " (deleted)" behind its name.
                if (new FileInfo($"{process}/cwd").LinkTarget?.StartsWith(folder, StringComparison.Ordinal) == true)
                {
                    found.Add(File.ReadAllText($"{process}/cmdline").Replace('\0', ' '));
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // It ended while we looked, or is somebody else's.
            }
        }

        return found;
    }
}
