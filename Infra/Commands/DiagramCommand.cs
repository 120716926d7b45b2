using System.CommandLine;
using OctopusHA.Preview;

namespace OctopusHA.Commands;

/// <summary><c>diagram</c>: draws what would be deployed.</summary>
internal sealed class DiagramCommand : Command
{
    private static readonly Dictionary<string, Func<Diagram, Task<string>>> Writers =
        new(StringComparer.OrdinalIgnoreCase)
        {
            [".svg"] = diagram => Graphviz.DrawAsync(DotDiagram.Write(diagram)),
            [".dot"] = diagram => Task.FromResult(DotDiagram.Write(diagram)),
            [".mmd"] = diagram => Task.FromResult(MermaidDiagram.Write(diagram)),
            [".md"] = diagram => Task.FromResult($"```mermaid\n{MermaidDiagram.Write(diagram)}```\n"),
        };

    private readonly StackOption _stack = new();

    private readonly Option<string?> _output = new("--output")
    {
        Description = "The file to write. Its extension sets the format: .svg (needs Graphviz), .dot, .mmd, or .md for "
            + "Mermaid in Markdown. Default: Mermaid on standard output.",
        HelpName = "file",
    };

    private readonly Terminal _terminal;

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">What it reads and writes.</param>
    public DiagramCommand(Terminal terminal)
        : base("diagram",
            "Draws a stack as Mermaid, Graphviz DOT or SVG: zones, nodes, load balancers, database, storage and ports.")
    {
        _terminal = terminal;
        _output.Check(file => Writers.ContainsKey(Path.GetExtension(file)) ? null
            : $"set a file that ends in {string.Join(" or ", Writers.Keys)}");
        Add(_stack);
        Add(_output);
        SetAction(RunAsync);
    }

    private async Task RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        var stack = options.GetValue(_stack);
        var preview = await StackPreview.RunAsync(stack, _terminal, cancellationToken);
        var diagram = ClusterDiagram.Of(preview);
        if (options.GetValue(_output) is not { } file)
        {
            _terminal.Output.Write(MermaidDiagram.Write(diagram));
            return;
        }

        var text = await Writers[Path.GetExtension(file)](diagram);
        try
        {
            var path = Path.Combine(_terminal.Folder, file);
            await File.WriteAllTextAsync(path, text, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PreviewException($"Cannot write {file}: {exception.Message}", exception);
        }

        _terminal.Error.WriteLine($"Wrote {file}.");
    }
}
