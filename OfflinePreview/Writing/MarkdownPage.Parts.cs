namespace OfflinePreview;

/// <content>The parts of a preview and a comparison.</content>
public sealed partial class MarkdownPage
{
    private static readonly string[] EndOfFold = ["", "</details>", ""];

    /// <summary>Writes the data at risk, then all warnings.</summary>
    /// <param name="notices">The notices of a comparison.</param>
    /// <param name="more">Warnings of the newer preview.</param>
    public void Notices(IEnumerable<Notice> notices, IEnumerable<string> more)
    {
        var texts = notices.ToLookup(notice => notice.Severity, notice => notice.Text);
        if (texts.Contains(Severity.Data))
        {
            // GitHub shows a red box; elsewhere it is a quotation.
            Part(
                ["> [!CAUTION]", "> **Data at risk**", ">"],
                texts[Severity.Data].Select(text => $"> - {Markdown.Text(text)}"),
                [""],
                "notice",
                "> ");
        }

        var warnings = texts[Severity.Warning].Concat(more).ToList();
        if (warnings.Count > 0)
        {
            Part(["### Warnings", ""], warnings.Select(warning => $"- {Markdown.Text(warning)}"), [""], "warning");
        }
    }

    /// <summary>Writes the changes of a comparison.</summary>
    /// <param name="comparison">The comparison.</param>
    public void Changes(Comparison comparison)
    {
        Always("### Changes", "");
        foreach (var kind in ChangeGroup.Of(comparison).GroupBy(group => group.Kind))
        {
            // What is deleted or replaced is visible at once; the rest is folded.
            var open = kind.Key is ChangeKind.Replace or ChangeKind.Delete ? " open" : "";
            var count = Words.Count(kind.Sum(group => group.Changes.Count), "resource");
            Part(
                [$"<details{open}><summary>{count} to {ResourceChange.VerbOf(kind.Key)}</summary>", ""],
                kind.SelectMany(Lines),
                EndOfFold,
                "line");
        }
    }

    /// <summary>Writes a table, folded below its title.</summary>
    /// <param name="table">The table.</param>
    public void Folded(TextTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        Part(
            [$"<details><summary>{table.Title}</summary>", "", .. Markdown.Head(table.Columns)],
            table.Rows.Select(row => Markdown.Row(row.Select(Markdown.Cell))),
            ["", .. table.Notes.Select(Markdown.Text), .. EndOfFold],
            "row");
    }

    /// <summary>Writes the components of a preview and the resources in them, folded below their number.</summary>
    /// <param name="document">The preview.</param>
    public void Tree(PreviewDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var count = Words.Count(document.Resources.Count, "resource");
        var isProtected = document.Resources.Count(resource => resource.Protect);
        var components = document.Resources
            .Where(resource => !resource.Custom && resource.Type != PreviewDocument.StackType);
        Part(
            [$"<details><summary>{count}, {isProtected} of them protected from deletion</summary>", ""],
            components.SelectMany(component => Resources(document, component)),
            EndOfFold,
            "line");
    }

    private static IEnumerable<string> Lines(ChangeGroup group) =>
    [
        $"- {Markdown.Code(group.Type)} {Markdown.Code(group.Names)}",
        .. group.Details().Select(Line),
    ];

    private static string Line(ChangeDetail detail)
    {
        var line = $"  - {Markdown.Code(detail.Line, 400)}";
        return detail.Difference.Count == 0 ? line : $"{line}\n{Markdown.Difference(detail.Difference, "    ")}";
    }

    private static IEnumerable<string> Resources(PreviewDocument document, PreviewResource component) =>
    [
        $"- **{Markdown.Text(component.Name)}** {Markdown.Code(component.Type)}",
        .. from child in document.ChildrenOf(component)
           where child.Custom
           group child.Name by child.Type into names
           select $"  - {Markdown.Code(names.Key)} {Markdown.Code(Words.Runs(names), 1000)}",
    ];
}
