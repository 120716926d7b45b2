using System.Globalization;
using OctopusHA.Preview.Facts;
using OctopusHA.Settings;
using Spectre.Console;

namespace OctopusHA.Preview;

/// <summary>What a text is written for.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Colour">Whether it takes colours; a log does not.</param>
/// <param name="Unicode">Whether it takes lines and arrows; a log gets plain ASCII.</param>
public sealed record TextStyle(int Width, bool Colour, bool Unicode)
{
    /// <summary>A log, a file or a pipe: 120 columns of ASCII.</summary>
    public static TextStyle Plain { get; } = new(120, Colour: false, Unicode: false);
}

/// <summary>Writes a preview for a person: the components and what they hold, then the facts that are asked for first.</summary>
public static partial class PreviewText
{
    // A name longer than this part of the line pushes the others into "and n more".
    private const int TreeIndent = 12;

    /// <summary>The preview as a text that ends with how many resources there are, and what to do next.</summary>
    /// <param name="document">The preview.</param>
    /// <param name="style">What the text is written for.</param>
    /// <param name="file">The stack's file, for the verbs that come next. When left out: the stack's name finds it.</param>
    public static string Write(PreviewDocument document, TextStyle style, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(style);
        return Render(style, (console, text) => Write(console, text, document, style, file));
    }

    /// <summary>What is written to a console of a style, with no blanks at the end of its lines.</summary>
    /// <param name="style">What the text is written for.</param>
    /// <param name="write">Writes tables to the console, and lines that must not be broken to the writer behind it.</param>
    internal static string Render(TextStyle style, Action<IAnsiConsole, StringWriter> write)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = style.Colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = style.Colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = style.Width;
        console.Profile.Capabilities.Unicode = style.Unicode;
        write(console, text);
        return TrimLines(text.ToString());
    }

    private static void Write(IAnsiConsole console, StringWriter text, PreviewDocument document, TextStyle style, string? file)
    {
        var facts = ClusterFacts.Of(document);
        WriteHead(console, document, facts);
        console.WriteLine();
        WriteTree(console, document, style);
        foreach (var table in FactTable.Of(facts))
        {
            WriteTable(console, table);
            foreach (var note in table.Notes)
            {
                text.WriteLine(note);
            }
        }

        WriteSecrets(console, document);
        WriteWarnings(console, text, document);
        WriteEnd(text, document, file);
    }

    /// <summary>Writes what the stack is.</summary>
    internal static void WriteHead(IAnsiConsole console, PreviewDocument document, ClusterFacts facts)
    {
        console.MarkupLine($"[bold]Preview of stack {Markup.Escape(document.Stack)}[/]: {Markup.Escape(Words.Cluster(facts))}");
    }

    private static void WriteTree(IAnsiConsole console, PreviewDocument document, TextStyle style)
    {
        var root = document.Resources[0];
        var tree = new Tree($"[bold]{Markup.Escape(root.Name)}[/]") { Guide = style.Unicode ? TreeGuide.Line : TreeGuide.Ascii };
        foreach (var component in document.ChildrenOf(root).OrderBy(child => child.Name, StringComparer.Ordinal))
        {
            AddComponent(tree, component, document, style);
        }

        console.Write(tree);
    }

    private static void AddComponent(IHasTreeNodes tree, PreviewResource component, PreviewDocument document, TextStyle style)
    {
        var children = document.ChildrenOf(component).ToList();
        var branch = tree.AddNode($"[bold]{Markup.Escape(component.Name)}[/] [dim]({Markup.Escape(component.Type)}, {Words.Count(children.Count, "resource")})[/]");
        foreach (var group in children.Where(child => child.Custom).GroupBy(child => child.Type).OrderBy(group => ShortType(group.Key), StringComparer.Ordinal))
        {
            branch.AddNode(Markup.Escape(Line([.. group], component.Name, style.Width - TreeIndent)));
        }

        foreach (var inner in children.Where(child => !child.Custom))
        {
            AddComponent(branch, inner, document, style);
        }
    }

    // "9 Subnet: data-subnet-1..3, node-subnet-1..3, public-subnet-1..3"
    private static string Line(IReadOnlyList<PreviewResource> alike, string component, int width)
    {
        var line = $"{(alike.Count == 1 ? "" : $"{alike.Count} ")}{ShortType(alike[0].Type)}: ";
        var names = Words.RunsOf([.. alike.Select(resource => ShortName(resource.Name, component) + (resource.Protect ? " (protected)" : ""))]);
        var left = alike.Count;
        for (var i = 0; i < names.Count; i++)
        {
            var (name, count) = names[i];
            var separator = i == 0 ? "" : ", ";
            var end = left > count ? $", and {left - count} more" : "";
            if (i > 0 && line.Length + separator.Length + name.Length + end.Length > width)
            {
                return $"{line}, and {left} more";
            }

            line += separator + name;
            left -= count;
        }

        return line;
    }

    private static string ShortType(string type) => type[(type.LastIndexOf(':') + 1)..];

    private static string ShortName(string name, string component) =>
        name.StartsWith(component + "-", StringComparison.Ordinal) ? name[(component.Length + 1)..] : name;

    /// <summary>Writes a table under its title.</summary>
    /// <param name="console">The console.</param>
    /// <param name="facts">The table.</param>
    internal static void WriteTable(IAnsiConsole console, FactTable facts)
    {
        var table = Section(console, facts.Title, [.. facts.Columns]);
        if (facts.Columns.All(column => column.Length == 0))
        {
            table.HideHeaders();
        }

        foreach (var row in facts.Rows)
        {
            Row(table, [.. row]);
        }

        console.Write(table);
    }

    private static void WriteSecrets(IAnsiConsole console, PreviewDocument document)
    {
        var missing = MissingSecrets(document).ToList();
        if (missing.Count > 0)
        {
            var table = Section(console, "Secrets that are not set", "Secret", "Set it with");
            foreach (var problem in missing)
            {
                Row(table, problem.Path, SettingsBinder.SetCommand(problem.Path, document.Stack));
            }

            console.Write(table);
        }
    }

    // Written past the console, as is the end: it would break commands in two, and nobody could copy them.
    private static void WriteWarnings(IAnsiConsole console, StringWriter text, PreviewDocument document)
    {
        var warnings = document.Warnings.Except(MissingSecrets(document)).ToList();
        if (warnings.Count > 0)
        {
            Title(console, "Warnings");
            foreach (var warning in warnings)
            {
                text.WriteLine(warning);
            }
        }
    }

    /// <summary>Those warnings that tell of a secret not set yet; they are no reviewer's business.</summary>
    /// <param name="document">The preview.</param>
    internal static IEnumerable<Problem> MissingSecrets(PreviewDocument document) => document.Warnings.Where(warning => SecretCatalogue.RequiredPaths.Contains(warning.Path));

    private static void WriteEnd(StringWriter text, PreviewDocument document, string? file)
    {
        var secretsMissing = MissingSecrets(document).Any();
        text.WriteLine();
        text.WriteLine($"{document.Resources.Count} resources to create, {document.Resources.Count(resource => resource.Protect)} of them protected from deletion.");
        text.WriteLine(secretsMissing
            ? $"Next: `dotnet run --project Infra -- secrets --stack {file ?? document.Stack}` prints the commands above with fresh values; then `pulumi up --stack {document.Stack}`."
            : $"Next: `pulumi up --stack {document.Stack}` shows the same against your account, and deploys it when you agree.");
    }

    /// <summary>A table below a title.</summary>
    internal static Table Section(IAnsiConsole console, string title, params string[] columns)
    {
        Title(console, title);
        var table = new Table { Border = TableBorder.None };
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn($"[dim]{column}[/]") { Padding = new Padding(0, 0, 2, 0) });
        }

        return table;
    }

    /// <summary>Writes a title.</summary>
    internal static void Title(IAnsiConsole console, string title)
    {
        console.WriteLine();
        console.MarkupLine($"[bold]{title}[/]");
    }

    /// <summary>A row of a table.</summary>
    internal static void Row(Table table, params string[] cells) => table.AddRow(cells.Select(cell => new Text(cell)));

    // Tables fill their lines with blanks, which no log needs.
    private static string TrimLines(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd())).TrimStart('\n');
}
