using OctopusHA.Preview;
using OctopusHA.Settings;

namespace OctopusHA.Commands;

/// <summary><c>preview</c>: shows what would be deployed.</summary>
internal static class PreviewCommand
{
    /// <summary>Runs the verb.</summary>
    /// <param name="stack">The stack's name or file; null for the usual one.</param>
    /// <param name="format"><see cref="Verbs.Text"/> or <see cref="Verbs.Json"/>.</param>
    /// <param name="terminal">What it reads and writes.</param>
    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    /// <exception cref="PreviewException">The program failed.</exception>
    public static async Task<int> RunAsync(string? stack, string format, Terminal terminal)
    {
        var document = await DocumentAsync(stack, terminal).ConfigureAwait(false);

        if (format == Verbs.Text)
        {
            terminal.Output.Write(PreviewText.Write(document, terminal.Style(), stack is not null && Path.GetFileName(stack) != stack ? stack : null));
            return CommandLine.Done;
        }

        // A tool reads the output, so advice goes where a person sees it.
        foreach (var warning in document.Warnings)
        {
            terminal.Error.WriteLine($"warning: {warning}");
        }

        terminal.Output.Write(PreviewJson.Write(document));
        return CommandLine.Done;
    }

    /// <summary>The preview of a stack.</summary>
    /// <param name="stack">The stack's name or file; null for the usual one.</param>
    /// <param name="terminal">Where it is looked for.</param>
    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    /// <exception cref="PreviewException">The program failed.</exception>
    public static async Task<PreviewDocument> DocumentAsync(string? stack, Terminal terminal)
    {
        var file = StackFile.Load(stack, terminal.Folder);
        var reading = SettingsReader.Read(file.Configuration, Strictness.Preview, file.Stack, file.Region);
        return await PreviewRunner.RunAsync(new PreviewRequest(reading.OrThrow(file.Source), file.Stack)
        {
            Region = file.Region,
            Project = ProjectFile.NameFor(stack, terminal.Folder),
            Warnings = [.. file.Warnings, .. reading.Warnings],
        }).ConfigureAwait(false);
    }
}
