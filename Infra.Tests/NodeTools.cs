using System.Diagnostics;
using OctopusHA.Tests.Rehearsal;
using Xunit;

namespace OctopusHA.Tests;

/// <summary>Tools that come as npm packages (eng/tools); where they are missing, tests are skipped and say how to get them.</summary>
internal static class NodeTools
{
    private static readonly string Folder = Path.Combine(Golden.Root, "artifacts", "tools");

    /// <summary>Runs a script with Node.js and returns what it wrote, unless the test is skipped.</summary>
    /// <param name="package">The package that the script needs.</param>
    /// <param name="script">The script, by its path below the root; its first argument is the folder of the packages.</param>
    /// <param name="input">What it reads.</param>
    public static async Task<string> Run(string package, string script, string input)
    {
        var node = Tools.OnPath("node");
        Skip.If(node is null, "node is not on the PATH.");
        Skip.IfNot(Directory.Exists(Path.Combine(Folder, "node_modules", package)), $"{package} is not installed: eng/install-tools.sh does that.");

        var start = new ProcessStartInfo(node, [Path.Combine(Golden.Root, script), Folder + Path.DirectorySeparatorChar])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{script} ended with {process.ExitCode}: {await error}");
    }
}
