using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace OfflinePreview;

/// <summary>Runs other programs; none keeps running after a cancelled command.</summary>
public static class ChildProcess
{
    // Set by `dotnet run` and `dotnet test` for this build; they would break the build of another folder.
    private static readonly string[] OfThisBuild =
        ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly"];

    /// <summary>Runs a program.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments, as they are: there is no shell.</param>
    /// <param name="folder">Its working folder.</param>
    /// <param name="cancellationToken">Ends it and all its child processes.</param>
    /// <returns>Its exit code, standard output and standard error.</returns>
    /// <exception cref="PreviewException">The program is not installed.</exception>
    public static async Task<(int Code, string Output, string Error)> RunAsync(
        string file, IEnumerable<string> arguments, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        foreach (var name in OfThisBuild)
        {
            start.Environment.Remove(name);
        }

        // Keep git from refreshing its index, and the build from leaving a server running.
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        start.Environment["LC_ALL"] = "C";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new PreviewException($"Cannot run {file}: {exception.Message}. Is it installed and on the PATH?", exception);
        }

        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }
}
