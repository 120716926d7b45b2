using System.Globalization;
using Spectre.Console;

namespace OfflinePreview;

/// <summary>The medium that a text is written for.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Colour">Whether it shows colours.</param>
/// <param name="Unicode">Whether it shows lines and arrows; else plain ASCII.</param>
public sealed record TextStyle(int Width, bool Colour, bool Unicode)
{
    /// <summary>A log, a file or a pipe: 120 columns of ASCII.</summary>
    public static TextStyle Plain { get; } = new(120, Colour: false, Unicode: false);
}

/// <summary>Writes titles, tables and trees for a terminal or a log.</summary>
public sealed class ConsoleText
{
    // The indentation of a component's resources in the tree.
    private const int TreeIndent = 12;

    private readonly TextStyle _style;
    private readonly IAnsiConsole _console;
    private readonly StringWriter _text;

    private ConsoleText(TextStyle style, StringWriter text)
    {
        (_style, _text) = (style, text);
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = style.Colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = style.Colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        _console.Profile.Width = style.Width;
        _console.Profile.Capabilities.Unicode = style.Unicode;
    }

    /// <summary>Writes a text, without spaces at the end of its lines.</summary>
    /// <param name="style">The medium that it is written for.</param>
    /// <param name="write">Writes its parts.</param>
    public static string Write(TextStyle style, Action<ConsoleText> write)
    {
        ArgumentNullException.ThrowIfNull(style);
        ArgumentNullException.ThrowIfNull(write);
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        write(new ConsoleText(style, text));
        return string.Join('\n', text.ToString().Split('\n').Select(line => line.TrimEnd())).TrimStart('\n');
    }

    /// <summary>
    /// Writes a line that is not wrapped, so that commands and values in it can be copied. Default: an empty one.
    /// </summary>
    /// <param name="line">The line.</param>
    public void Line(string line = "") => _text.WriteLine(line);

    /// <summary>Writes a bold term and what follows it, wrapped to the width.</summary>
    /// <param name="bold">The term.</param>
    /// <param name="rest">The text after it.</param>
    public void Head(string bold, string rest) =>
        _console.MarkupLine($"[bold]{Markup.Escape(bold)}[/]{Markup.Escape(rest)}");

    /// <summary>Writes a title below an empty line.</summary>
    /// <param name="title">The title.</param>
    public void Title(string title)
    {
        Line();
        Head(title, "");
    }

    /// <summary>Writes a table below its title, and its notes.</summary>
    /// <param name="content">The table.</param>
    public void Table(TextTable content)
    {
        ArgumentNullException.ThrowIfNull(content);
        Title(content.Title);
        var table = new Table { Border = TableBorder.None };
        foreach (var column in content.Columns)
        {
            table.AddColumn(new TableColumn($"[dim]{Markup.Escape(column)}[/]") { Padding = new Padding(0, 0, 2, 0) });
        }

        if (content.Columns.All(column => column.Length == 0))
        {
            table.HideHeaders();
        }

        foreach (var row in content.Rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        _console.Write(table);
        foreach (var note in content.Notes)
        {
            Line(note);
        }
    }

    /// <summary>Writes a comparison: its summary, the notices and the changes.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="notices">The notices.</param>
    public void Comparison(Comparison comparison, IReadOnlyList<Notice> notices)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        Line();
        Line($"Compared with {comparison.With}: {comparison.Summary}.");
        foreach (var severity in notices.GroupBy(notice => notice.Severity))
        {
            Title(severity.Key == Severity.Data ? "Data at risk" : "Warnings");
            foreach (var notice in severity)
            {
                Line($"- {notice.Text}");
            }
        }

        if (comparison.Changes.Count > 0)
        {
            Title("Changes");
            Changes(comparison);
        }
    }

    private void Changes(Comparison comparison)
    {
        foreach (var group in ChangeGroup.Of(comparison))
        {
            Line($"{group.Sign,-2} {group.Verb,-7}  {group.Type}  {group.Names}");
            foreach (var detail in group.Details())
            {
                Line($"     {detail.Line}");
                foreach (var line in detail.Difference)
                {
                    Line($"       {line}");
                }
            }
        }
    }

    /// <summary>Writes the components of a preview and the resources in them as a tree.</summary>
    /// <param name="document">The preview.</param>
    public void Tree(PreviewDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var root = document.Resources[0];
        var tree = new Tree($"[bold]{Markup.Escape(root.Name)}[/]")
        {
            Guide = _style.Unicode ? TreeGuide.Line : TreeGuide.Ascii,
        };
        foreach (var component in document.ChildrenOf(root).OrderBy(child => child.Name, StringComparer.Ordinal))
        {
            AddComponent(tree, component, document);
        }

        _console.Write(tree);
    }

    private void AddComponent(IHasTreeNodes tree, PreviewResource component, PreviewDocument document)
    {
        var children = document.ChildrenOf(component).ToList();
        var kind = $"({component.Type}, {Words.Count(children.Count, "resource")})";
        var branch = tree.AddNode($"[bold]{Markup.Escape(component.Name)}[/] [dim]{Markup.Escape(kind)}[/]");
        var byType = children.Where(child => child.Custom).GroupBy(child => child.Type);
        foreach (var group in byType.OrderBy(group => ShortType(group.Key), StringComparer.Ordinal))
        {
            branch.AddNode(Markup.Escape(Resources([.. group], component.Name)));
        }

        foreach (var inner in children.Where(child => !child.Custom))
        {
            AddComponent(branch, inner, document);
        }
    }

    // "9 Subnet: data-subnet-1..3, node-subnet-1..3, public-subnet-1..3"; the number of names that have no room
    // replaces them.
    private string Resources(IReadOnlyList<PreviewResource> resources, string component)
    {
        var line = $"{(resources.Count == 1 ? "" : $"{resources.Count} ")}{ShortType(resources[0].Type)}: ";
        var names = Words.RunsOf([.. resources.Select(resource => ShortName(resource, component))]);
        var left = resources.Count;
        for (var i = 0; i < names.Count; i++)
        {
            var (name, count) = names[i];
            var separator = i == 0 ? "" : ", ";
            var end = left > count ? $", and {left - count} more" : "";
            if (i > 0 && line.Length + separator.Length + name.Length + end.Length > _style.Width - TreeIndent)
            {
                return $"{line}, and {left} more";
            }

            line += separator + name;
            left -= count;
        }

        return line;
    }

    private static string ShortType(string type) => type[(type.LastIndexOf(':') + 1)..];

    private static string ShortName(PreviewResource resource, string component)
    {
        var name = resource.Name.StartsWith(component + "-", StringComparison.Ordinal)
            ? resource.Name[(component.Length + 1)..]
            : resource.Name;
        return resource.Protect ? $"{name} (protected)" : name;
    }
}
