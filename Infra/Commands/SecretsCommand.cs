using System.CommandLine;
using OctopusHA.Settings.Rules;

namespace OctopusHA.Commands;

/// <summary>
/// <c>secrets</c>: prints the commands that set a stack's missing secrets, with new random values. It writes no file.
/// </summary>
internal sealed class SecretsCommand : Command
{
    /// <summary>Creates the command.</summary>
    /// <param name="terminal">What it reads and writes.</param>
    public SecretsCommand(Terminal terminal)
        : base("secrets",
            "Prints the commands that set a stack's missing secrets, with new random values. It runs none of them and "
            + "writes no file.")
    {
        var stack = new StackOption();
        Add(stack);
        SetAction(result => Run(result.GetValue(stack), terminal));
    }

    private static void Run(string? stack, Terminal terminal)
    {
        var file = stack is not null && IsNew(stack, terminal.Folder) ? null : StackFile.Load(stack, terminal.Folder);
        var settings = file is null
            ? new OctopusSettings()
            : SettingsReader.Read(file.Configuration, Strictness.Preview).Settings;
        // Always named: piped into a shell, the commands must not change the stack that happens to be selected.
        var name = file?.Stack ?? stack!;
        foreach (var secret in SecretCatalogue.NeededBy(ClusterPlan.Create(settings)))
        {
            switch (secret.Of(settings).IsSet, secret.Generate)
            {
                case (true, not null):
                    terminal.Error.WriteLine(
                        $"{OctopusSettings.Namespace}:{secret.Path} is already set and stays unchanged.");
                    break;
                case (false, { } generate):
                    terminal.Output.WriteLine(
                        $"{OctopusSettings.Model.SetCommand(secret.Path)} \"{generate()}\" {StackOption.OptionName} {name}");
                    break;
                case (false, null):
                    terminal.Error.WriteLine($"{secret.Source}: `{OctopusSettings.Model.SetCommand(secret.Path, name)}`.");
                    break;
            }
        }

        if (settings is { Database.Existing: not null, MasterKey.IsSet: false })
        {
            terminal.Error.WriteLine(
                $"{OctopusSettings.Namespace}:database.existing - if this database already holds Octopus data, set masterKey "
                + "to the master key of that Octopus Server instead: with a new one, the secrets in the database cannot be read.");
        }

        terminal.Error.WriteLine(
            "Run these commands, or pipe them into a shell. Keep a copy of the master key outside the stack: without it, the "
            + "secrets in the database cannot be read.");
    }

    // A stack may have no file yet; a path, though, must be that of an existing file.
    private static bool IsNew(string stack, string folder) =>
        !ProjectFolder.IsPath(stack)
        && !ProjectFolder.StacksIn(ProjectFolder.Find(folder)).Contains(stack, StringComparer.Ordinal);
}
