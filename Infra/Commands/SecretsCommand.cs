using OctopusHA.Settings;

namespace OctopusHA.Commands;

/// <summary><c>secrets</c>: prints the commands that set a stack's secrets, with fresh values. It writes no file.</summary>
internal static class SecretsCommand
{
    /// <summary>Runs the verb.</summary>
    /// <param name="stack">The stack's name or file; null for the stack that Pulumi has selected.</param>
    /// <param name="terminal">What it reads and writes.</param>
    /// <exception cref="SettingsException">The stack's file is there, and cannot be read.</exception>
    public static int Run(string? stack, Terminal terminal)
    {
        var file = stack is null || IsNew(stack, terminal.Folder) ? null : StackFile.Load(stack, terminal.Folder);
        var settings = file is null ? new OctopusSettings() : SettingsReader.Read(file.Configuration, Strictness.Preview).Settings;
        var name = file?.Stack ?? stack;

        foreach (var secret in SecretCatalogue.NeededBy(settings))
        {
            var isSet = secret.Of(settings).IsSet;
            if (isSet && secret.Generate is not null)
            {
                terminal.Error.WriteLine($"{OctopusSettings.Namespace}:{secret.Path} is set already and is not changed.");
            }
            else if (secret.Generate is { } generate)
            {
                terminal.Output.WriteLine($"{SettingsBinder.SetCommand(secret.Path)} \"{generate()}\"{(name is null ? "" : $" {Verbs.StackOption} {name}")}");
            }
            else if (!isSet)
            {
                terminal.Error.WriteLine($"{secret.Source}: `{SettingsBinder.SetCommand(secret.Path, name)}`.");
            }
        }

        terminal.Error.WriteLine("Run these commands, or pipe them into a shell. Keep a copy of the master key outside the stack: without it no secret in the database can be read again.");
        return CommandLine.Done;
    }

    // A stack that was only just made has no file yet; a path, though, is of a file that must be there.
    private static bool IsNew(string stack, string folder) =>
        !StackFile.IsPath(stack)
        && !StackFile.StacksIn(StackFile.FindProject(folder)).Contains(stack, StringComparer.Ordinal);
}
