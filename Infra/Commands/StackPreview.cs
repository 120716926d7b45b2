using OctopusHA.Preview;
using OctopusHA.Settings.Rules;

namespace OctopusHA.Commands;

/// <summary>Previews a stack with this version of the program.</summary>
internal static class StackPreview
{
    /// <summary>Previews a stack.</summary>
    /// <param name="stack">The stack's name or the path of its file; null for the default stack.</param>
    /// <param name="terminal">Its folder is searched for the stack.</param>
    /// <param name="cancellationToken">Stops the preview.</param>
    /// <exception cref="SettingsException">The settings are invalid.</exception>
    /// <exception cref="PreviewException">The program failed.</exception>
    public static Task<PreviewDocument> RunAsync(string? stack, Terminal terminal, CancellationToken cancellationToken) =>
        RunAsync(
            StackFile.Load(stack, terminal.Folder),
            ProjectFile.NameFor(stack, terminal.Folder) ?? OctopusSettings.Namespace,
            cancellationToken);

    /// <summary>Previews the settings of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="project">The Pulumi project's name.</param>
    /// <param name="cancellationToken">Stops the preview.</param>
    /// <exception cref="SettingsException">The settings are invalid.</exception>
    /// <exception cref="PreviewException">The program failed.</exception>
    public static Task<PreviewDocument> RunAsync(StackFile file, string project, CancellationToken cancellationToken)
    {
        var reading = SettingsReader.Read(file.Configuration, Strictness.Preview, file.Stack, file.Region);
        var request = new PreviewRequest(reading.OrThrow(file.Source), file.Stack)
        {
            Region = file.Region,
            Project = project,
            Warnings = [.. file.Warnings, .. reading.Warnings],
        };
        return PreviewRunner.RunAsync(request, cancellationToken);
    }
}
