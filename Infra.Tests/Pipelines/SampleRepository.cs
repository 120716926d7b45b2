using System.Diagnostics;
using OctopusHA.Settings;
using OctopusHA.Tests.Rehearsal;
using Xunit;

namespace OctopusHA.Tests.Pipelines;

/// <summary>
/// A team's repository with a base and a change, in which the pipelines' own scripts run. Stand-ins take the place of what
/// would build for half a minute, or reach for a network.
/// </summary>
internal sealed class SampleRepository : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("octopus-ha-pipeline-");

    public SampleRepository()
    {
        Skip.If(OperatingSystem.IsWindows(), "The pipelines run on Linux.");
        foreach (var tool in new[] { "bash", "git", "jq", "awk" })
        {
            Skip.If(Tools.OnPath(tool) is null, $"{tool} is not on the PATH.");
        }

        foreach (var folder in new[] { Folder, Temp, StandIn, Programs })
        {
            Directory.CreateDirectory(folder);
        }

        Program("gh", File.ReadAllText(Path.Combine(Golden.Root, "Infra.Tests", "Pipelines", "gh-stand-in.sh")));
        Write("Pulumi.yaml", "name: octopus-ha\nruntime: dotnet\n");
    }

    /// <summary>The work tree.</summary>
    public string Folder => Path.Combine(_folder.FullName, "repository");

    /// <summary>What the stand-in of <c>gh</c> answers from, and writes to.</summary>
    public string StandIn => Path.Combine(_folder.FullName, "stand-in");

    private string Temp => Path.Combine(_folder.FullName, "temp");

    private string Programs => Path.Combine(_folder.FullName, "programs");

    /// <summary>A program that comes before all others of its name.</summary>
    public void Program(string name, string script)
    {
        var file = Path.Combine(Programs, name);
        File.WriteAllText(file, $"#!/usr/bin/env bash\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary><c>dotnet run</c> without the build, and <c>dotnet test</c> without the tests; the program itself is the real one.</summary>
    public void RealProgram() => Program("dotnet", $$"""
        if [ "$1" = test ]; then exit 0; fi
        while [ "$1" != -- ]; do shift; done
        shift
        exec "{{Tools.OnPath("dotnet")}}" "{{typeof(OctopusSettings).Assembly.Location}}" "$@"
        """);

    /// <summary>A program that says what it was asked, and refuses the stack <c>broken</c>.</summary>
    public void TalkingProgram() => Program("dotnet", """
        [ "$1" = test ] && exit 0
        case "$*" in *"--stack broken"*) echo "octopus-ha:nodes.count: 99 - set 2 to 8" >&2; exit 1 ;; esac
        echo "### $*"
        """);

    public void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    /// <summary>What a step told the steps after it.</summary>
    public string Output => File.Exists(Path.Combine(Temp, "output")) ? File.ReadAllText(Path.Combine(Temp, "output")) : "";

    /// <summary>What a step showed on the page of the run.</summary>
    public string Summary => File.ReadAllText(Path.Combine(Temp, "summary"));

    public async Task Commit(string message)
    {
        var (exit, text) = await Run($"git init -q && git add -A && git -c user.name=t -c user.email=t@example.com -c commit.gpgsign=false commit -qm '{message}'");
        Assert.True(exit == 0, text);
    }

    /// <summary>Runs a script as a pipeline would.</summary>
    /// <param name="script">The script.</param>
    /// <param name="variables">What its step is given.</param>
    /// <returns>The exit code, and everything that it wrote.</returns>
    public async Task<(int Exit, string Text)> Run(string script, params (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo(Tools.OnPath("bash")!, ["--noprofile", "--norc", "-e", "-c", script])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = Programs + Path.PathSeparator + start.Environment["PATH"];
        start.Environment["STAND_IN"] = StandIn;
        start.Environment["RUNNER_TEMP"] = start.Environment["AGENT_TEMPDIRECTORY"] = Temp;
        start.Environment["GITHUB_OUTPUT"] = Path.Combine(Temp, "output");
        start.Environment["GITHUB_STEP_SUMMARY"] = Path.Combine(Temp, "summary");
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }

    public void Dispose()
    {
        // What git keeps is read-only on some systems.
        foreach (var file in _folder.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            file.Attributes = FileAttributes.Normal;
        }

        _folder.Delete(recursive: true);
    }
}
