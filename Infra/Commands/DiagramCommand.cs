using OctopusHA.Preview;
using OctopusHA.Settings;

namespace OctopusHA.Commands;

/// <summary><c>diagram</c>: draws what would be deployed.</summary>
internal static class DiagramCommand
{
    /// <summary>The endings that say what a file holds: SVG, DOT, Mermaid, Mermaid in Markdown.</summary>
    private static readonly string[] Endings = [".svg", ".dot", ".mmd", ".md"];

    /// <summary>What is wrong with a file to write and the way out; null when its ending tells what to write.</summary>
    /// <param name="file">What follows <c>--output</c>.</param>
    public static string? Fault(string file) =>
        Endings.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) ? null : $"the ending says what to write; take {string.Join(", ", Endings[..^1])} or {Endings[^1]}.";

    /// <summary>Runs the verb.</summary>
    /// <param name="stack">The stack's name or file; null for the usual one.</param>
    /// <param name="output">The file to write, without <see cref="Fault"/>; null for Mermaid on the terminal.</param>
    /// <param name="terminal">What it reads and writes.</param>
    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    /// <exception cref="PreviewException">The program failed, there is no Graphviz for an SVG, or the file cannot be written.</exception>
    public static async Task<int> RunAsync(string? stack, string? output, Terminal terminal)
    {
        var diagram = ClusterDiagram.Of(await PreviewCommand.DocumentAsync(stack, terminal).ConfigureAwait(false));
        if (output is null)
        {
            terminal.Output.Write(MermaidDiagram.Write(diagram));
            return CommandLine.Done;
        }

        var text = Path.GetExtension(output).ToLowerInvariant() switch
        {
            ".svg" => await Graphviz.DrawAsync(DotDiagram.Write(diagram)).ConfigureAwait(false),
            ".dot" => DotDiagram.Write(diagram),
            ".mmd" => MermaidDiagram.Write(diagram),
            _ => $"```mermaid\n{MermaidDiagram.Write(diagram)}```\n",
        };
        try
        {
            await File.WriteAllTextAsync(Path.Combine(terminal.Folder, output), text).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PreviewException($"{output} cannot be written: {exception.Message}", exception);
        }

        terminal.Error.WriteLine($"{output} is written.");
        return CommandLine.Done;
    }
}
