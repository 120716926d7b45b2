using OctopusHA.Preview;
using OctopusHA.Settings;

namespace OctopusHA.Commands;

/// <summary>Previews the stack of a file.</summary>
internal static class StackPreview
{
    /// <summary>Runs the program in hand with a file's settings.</summary>
    /// <param name="file">The file.</param>
    /// <param name="project">The Pulumi project's name.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    /// <exception cref="PreviewException">The program failed.</exception>
    public static Task<PreviewDocument> RunAsync(StackFile file, string project, CancellationToken cancellationToken)
    {
        var reading = SettingsReader.Read(file.Configuration, Strictness.Preview, file.Stack, file.Region);
        return PreviewRunner.RunAsync(
            new PreviewRequest(reading.OrThrow(file.Source), file.Stack)
            {
                Region = file.Region,
                Project = project,
                Warnings = [.. file.Warnings, .. reading.Warnings],
            },
            cancellationToken);
    }
}
