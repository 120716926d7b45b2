using System.Diagnostics;
using OctopusHA.Tests.Rehearsal;
using Xunit;

namespace OctopusHA.Tests;

/// <summary>Tools that come as npm packages (eng/tools); where they are missing, tests are skipped and say how to get them.</summary>
internal static class NodeTools
{
    private static readonly string Folder = Path.Combine(Golden.Root, "artifacts", "tools");

    /// <summary>Runs one of our scripts with Node.js and returns what it wrote, unless the test is skipped.</summary>
    /// <param name="package">The package that the script needs.</param>
    /// <param name="script">The script, by its path below the root; its first argument is the folder of the packages.</param>
    /// <param name="input">What it reads.</param>
    public static async Task<string> Run(string package, string script, string input)
    {
        Demand(Path.Combine("node_modules", package));
        var (exit, output, error) = await Run(Golden.Root, [Path.Combine(Golden.Root, script), Folder + Path.DirectorySeparatorChar], input);
        return exit == 0 ? output : throw new InvalidOperationException($"{script} ended with {exit}: {error}");
    }

    /// <summary>Runs a tool and returns its exit code and everything that it wrote, unless the test is skipped.</summary>
    /// <param name="tool">The tool's script, by its path below the folder of the packages.</param>
    /// <param name="folder">The folder that it runs in.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<(int Exit, string Text)> Start(string tool, string folder, params string[] arguments)
    {
        Demand(tool);
        var (exit, output, error) = await Run(folder, [Path.Combine(Folder, tool), .. arguments], "");
        return (exit, output + error);
    }

    private static void Demand(string path)
    {
        Skip.If(Tools.OnPath("node") is null, "node is not on the PATH.");
        Skip.IfNot(Path.Exists(Path.Combine(Folder, path)), $"{path} is not installed: eng/install-tools.sh does that.");
    }

    private static async Task<(int Exit, string Output, string Error)> Run(string folder, IEnumerable<string> arguments, string input)
    {
        var start = new ProcessStartInfo(Tools.OnPath("node")!, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
