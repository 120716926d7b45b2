using System.CommandLine;
using OctopusHA.Settings.Rules;

namespace OctopusHA.Commands;

/// <summary><c>validate</c>: checks the settings as a deployment does.</summary>
internal sealed class ValidateCommand : Command
{
    /// <summary>Creates the command.</summary>
    /// <param name="terminal">What it reads and writes.</param>
    public ValidateCommand(Terminal terminal)
        : base("validate",
            "Checks a stack's settings and secrets as a deployment does, and reports all problems at once. Encrypted "
            + "secrets count as set.")
    {
        var stack = new StackOption();
        Add(stack);
        SetAction(result => Run(result.GetValue(stack), terminal));
    }

    private static void Run(string? stack, Terminal terminal)
    {
        var file = StackFile.Load(stack, terminal.Folder);
        var reading = SettingsReader.Read(file.Configuration, Strictness.Deployment, file.Stack, file.Region);
        _ = reading.OrThrow(file.Source);
        terminal.Output.WriteLine($"The settings of {file.Source} are valid.");
        foreach (var warning in (IEnumerable<Problem>)[.. file.Warnings, .. reading.Warnings])
        {
            terminal.Output.WriteLine($"warning: {warning}");
        }
    }
}
