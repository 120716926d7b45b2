using OctopusHA.Settings;

namespace OctopusHA.Commands;

/// <summary><c>schema</c>: prints the JSON Schema of stack files.</summary>
internal static class SchemaCommand
{
    /// <summary>Runs the verb.</summary>
    /// <param name="terminal">What it reads and writes.</param>
    /// <exception cref="SettingsException">The program's documentation file is missing.</exception>
    public static int Run(Terminal terminal)
    {
        terminal.Output.Write(SettingsSchema.Write());
        return CommandLine.Done;
    }
}
