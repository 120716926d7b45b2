using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace OctopusHA.Commands;

/// <summary>Runs another program to its end, and never leaves one behind.</summary>
internal static class ChildProcess
{
    // What `dotnet run` and `dotnet test` set for themselves, and what would lead a build of another folder astray.
    private static readonly string[] OfThisBuild = ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly"];

    /// <summary>Runs a program.</summary>
    /// <param name="file">The program.</param>
    /// <param name="arguments">Its arguments, which no shell reads.</param>
    /// <param name="folder">The folder that it runs in.</param>
    /// <param name="cancellationToken">Ends it, and all that it started.</param>
    /// <returns>Its exit code, and what it wrote.</returns>
    /// <exception cref="PreviewException">There is no such program.</exception>
    public static async Task<(int Code, string Output, string Error)> RunAsync(string file, IEnumerable<string> arguments, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(file)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var name in OfThisBuild)
        {
            start.Environment.Remove(name);
        }

        // A look must not write: git would refresh its index in passing. And a build must leave no server behind.
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
            throw new PreviewException($"{file} cannot be run: {exception.Message}. Is it installed, and on the PATH?", exception);
        }

        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return (process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }
}
