using OctopusHA.Settings;

namespace OctopusHA.Commands;

/// <summary><c>validate</c>: checks the settings as a deployment would.</summary>
internal static class ValidateCommand
{
    /// <summary>Runs the verb.</summary>
    /// <param name="stack">The stack's name or file; null for the usual one.</param>
    /// <param name="terminal">What it reads and writes.</param>
    /// <exception cref="SettingsException">Something is wrong; it lists everything.</exception>
    public static int Run(string? stack, Terminal terminal)
    {
        var file = StackFile.Load(stack, terminal.Folder);
        var reading = SettingsReader.Read(file.Configuration, Strictness.Deployment, file.Stack, file.Region);
        _ = reading.OrThrow(file.Source);
        terminal.Output.WriteLine($"The settings of {file.Source} are sound.");
        foreach (var warning in (IEnumerable<Problem>)[.. file.Warnings, .. reading.Warnings])
        {
            terminal.Output.WriteLine($"warning: {warning}");
        }

        return CommandLine.Done;
    }
}
