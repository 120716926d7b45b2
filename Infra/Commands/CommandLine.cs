using System.CommandLine;
using System.CommandLine.Invocation;

namespace OctopusHA.Commands;

/// <summary>
/// The entry of the program: deploys when the Pulumi engine runs it, and runs a command for a person.
/// </summary>
internal static class CommandLine
{
    /// <summary>The environment variable that, set to 1, adds the stack trace to every error.</summary>
    public const string DebugVariable = "OCTOPUS_HA_DEBUG";

    /// <summary>Exit code: success.</summary>
    public const int Success = 0;

    /// <summary>Exit code: an error that the user can fix.</summary>
    public const int UserError = 1;

    /// <summary>Exit code: a defect of the program (EX_SOFTWARE of BSD's sysexits).</summary>
    public const int Defect = 70;

    /// <summary>Exit code: cancelled by Ctrl+C, as in shells (128 and the number of SIGINT).</summary>
    public const int Cancelled = 130;

    // Enough for removing a git worktree and ending the processes that a command started.
    private static readonly TimeSpan CleanUpTime = TimeSpan.FromSeconds(30);

    /// <summary>Runs a command.</summary>
    /// <param name="args">The arguments of the process.</param>
    /// <param name="terminal">What the command reads and writes.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal)
    {
        try
        {
            if (args.Length == 0 && EngineProgram.IsRunByEngine(terminal.Variable))
            {
                return await EngineProgram.RunAsync();
            }

            var result = CliCommands.Create(terminal)
                .Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (result.Action is ParseErrorAction)
            {
                terminal.Error.WriteLine(UsageErrors.Describe(result));
                terminal.Error.WriteLine($"`{HelpPage.Program} help` lists all commands and options.");
                return UserError;
            }

            return await result.InvokeAsync(new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = CleanUpTime,
            });
        }
        catch (Exception exception) when (exception is SettingsException or PreviewException)
        {
            terminal.Error.WriteLine(exception.Message);
            WriteDetails(exception, terminal);
            return UserError;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A full disk, a folder without write permission: not a defect, and no setting is wrong.
            terminal.Error.WriteLine($"Cannot read or write: {exception.Message}");
            WriteDetails(exception, terminal);
            return UserError;
        }
        catch (OperationCanceledException)
        {
            return Cancelled;
        }
#pragma warning disable CA1031 // The last resort: whatever happens, the user gets a line instead of a stack trace.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            terminal.Error.WriteLine(
                $"Octopus HA failed because of a defect: {exception.GetType().Name}: {exception.Message}");
            if (!WriteDetails(exception, terminal))
            {
                terminal.Error.WriteLine($"Set {DebugVariable}=1 and run the command again for the details to report.");
            }

            return Defect;
        }
    }

    private static bool WriteDetails(Exception exception, Terminal terminal)
    {
        var isDebug = terminal.Variable(DebugVariable) is "1" or "true";
        if (isDebug)
        {
            terminal.Error.WriteLine(exception);
        }

        return isDebug;
    }
}
