using System.Diagnostics;
using OctopusHA.Bootstrap;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Bootstrap;

/// <summary>The queue's script in a real shell, with an entry point in place of the image's that writes down what it is given.</summary>
public class RedisContainerTests
{
    private const string Password = "Redis-&$!#^<>Secret-4";

    [SkippableFact]
    public void Redis_is_started_as_octopus_documents_in_memory_alone_and_evicting_nothing() =>
        Run().Arguments.ShouldBe("redis-server|-|--save||--appendonly|no|--maxmemory|800mb|--maxmemory-policy|noeviction");

    [SkippableFact]
    public void The_password_goes_in_by_standard_input_whole_and_is_on_no_command_line()
    {
        var (arguments, input) = Run();
        input.ShouldBe($"requirepass \"{Password}\"\n");
        arguments.ShouldNotContain("Secret");
    }

    private static (string Arguments, string Input) Run()
    {
        Skip.If(OperatingSystem.IsWindows(), "The script runs in a Linux container.");
        using var folder = new TemporaryFolder();
        folder.Write("redis.sh", RedisContainer.Script);
        folder.WriteTool("docker-entrypoint.sh", """
            (IFS='|'; printf '%s' "$*") > arguments
            cat > input
            """);
        var start = new ProcessStartInfo("sh", ["redis.sh"]) { WorkingDirectory = folder.Path };
        start.Environment["PATH"] = $"{folder.Path}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["REDIS_PASSWORD"] = Password;
        start.Environment["MAX_MEMORY"] = "800mb";
        using (var shell = Process.Start(start)!)
        {
            shell.WaitForExit();
            shell.ExitCode.ShouldBe(0);
        }

        return (File.ReadAllText(Path.Combine(folder.Path, "arguments")), File.ReadAllText(Path.Combine(folder.Path, "input")));
    }
}
