using OctopusHA.Preview.Facts;

namespace OctopusHA.Preview;

/// <summary>
/// Writes a preview as the comment of a pull request: a summary and the data at risk, warnings, what remains available
/// when something fails, what differs, and all other facts folded below.
/// </summary>
internal static class PreviewMarkdown
{
    /// <summary>The most characters of a comment; GitHub rejects more than 65,536.</summary>
    public const int Longest = 65_000;

    private static readonly string[] EndOfFold = ["", "</details>", ""];

    /// <summary>The comment: never longer than <see cref="Longest"/>; what does not fit is counted.</summary>
    /// <param name="report">The preview.</param>
    public static string Write(PreviewReport report)
    {
        var document = report.Document;
        var facts = ClusterFacts.Of(document);
        var page = new MarkdownPage(Longest);
        var url = facts.WebUrl is { } known ? $" at {Markdown.Code(known)}" : "";
        page.Always($"## Preview of stack {Markdown.Code(document.Stack)}", "");
        page.Always($"{Markdown.Text(FactTables.Headline(facts with { WebUrl = null }))}{url}.", "");
        if (report.Comparison is { } compared)
        {
            page.Always($"Compared with {Markdown.Code(compared.With)}: **{compared.Summary}**.", "");
        }

        WriteNotices(page, report);
        WriteWhatIf(page, facts);
        if (report.Comparison is { Changes.Count: > 0 } comparison)
        {
            WriteChanges(page, comparison);
        }

        WriteDetails(page, document, facts);
        return page.ToString();
    }

    private static void WriteNotices(MarkdownPage page, PreviewReport report)
    {
        var notices = report.Notices.ToLookup(notice => notice.Severity, notice => notice.Text);
        if (notices.Contains(Severity.Data))
        {
            // GitHub shows a red box; elsewhere it is a quotation.
            page.Part(
                ["> [!CAUTION]", "> **Data at risk**", ">"],
                notices[Severity.Data].Select(text => $"> - {Markdown.Text(text)}"),
                [""],
                "notice",
                "> ");
        }

        // A secret that is not set concerns whoever deploys, not a reviewer.
        var settings = report.Document.Warnings.Except(PreviewText.MissingSecrets(report.Document)).Select(warning => warning.Text);
        var warnings = notices[Severity.Warning].Concat(settings).ToList();
        if (warnings.Count > 0)
        {
            page.Part(["### Warnings", ""], warnings.Select(warning => $"- {Markdown.Text(warning)}"), [""], "warning");
        }
    }

    private static void WriteWhatIf(MarkdownPage page, ClusterFacts facts)
    {
        var cases = WhatIf.Of(facts);
        if (cases.Count == 0)
        {
            page.Always("### What if", "", facts.Nodes.Count == 0 ? "No node is in this preview." : PreviewText.NoNodeRuns, "");
            return;
        }

        var table = FactTables.Of(cases);
        var rows = cases.Zip(table.Rows).Select(row => Markdown.Row(
        [
            .. row.Second.Take(2).Select(Markdown.Text),
            .. row.First.Outcomes.Select(outcome => Outcome(outcome.Outcome)),
        ]));
        page.Part(["### What if", "", .. Markdown.Head(table.Columns)], rows, [""], "case");
    }

    private static string Outcome(Outcome outcome)
    {
        var sign = outcome.IsAvailable switch { true => ":white_check_mark: ", false => ":x: ", _ => "" };
        return sign + Markdown.Text(outcome.Text);
    }

    private static void WriteChanges(MarkdownPage page, Comparison comparison)
    {
        page.Always("### Changes", "");
        foreach (var kind in ChangeGroup.Of(comparison).GroupBy(group => group.Kind))
        {
            // What is deleted or replaced is visible at once; the rest is folded.
            var open = kind.Key is ChangeKind.Replace or ChangeKind.Delete ? " open" : "";
            var count = Words.Count(kind.Sum(group => group.Changes.Count), "resource");
            page.Part(
                [$"<details{open}><summary>{count} to {ResourceChange.VerbOf(kind.Key)}</summary>", ""],
                kind.SelectMany(Lines),
                EndOfFold,
                "line");
        }
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

    private static void WriteDetails(MarkdownPage page, PreviewDocument document, ClusterFacts facts)
    {
        foreach (var table in FactTables.Of(facts).Where(table => table.Rows.Count > 0))
        {
            page.Part(
                [$"<details><summary>{table.Title}</summary>", "", .. Markdown.Head(table.Columns)],
                table.Rows.Select(row => Markdown.Row(row.Select(Markdown.Cell))),
                ["", .. table.Notes.Select(Markdown.Text), .. EndOfFold],
                "row");
        }

        var count = Words.Count(document.Resources.Count, "resource");
        var isProtected = document.Resources.Count(resource => resource.Protect);
        var components = document.Resources.Where(resource => !resource.Custom && resource.Type != PreviewDocument.StackType);
        page.Part(
            [$"<details><summary>{count}, {isProtected} of them protected from deletion</summary>", ""],
            components.SelectMany(component => Resources(document, component)),
            EndOfFold,
            "line");
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
