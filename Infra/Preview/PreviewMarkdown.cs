using System.Text;
using OctopusHA.Preview.Changes;
using OctopusHA.Preview.Facts;

namespace OctopusHA.Preview;

/// <summary>
/// Writes a preview as the comment of a pull request: what it is and which data is at risk, warnings, what remains when something
/// fails, what differs, and folded below that everything else.
/// </summary>
internal static class PreviewMarkdown
{
    /// <summary>Characters that a comment has at most; GitHub refuses more than 65,536.</summary>
    public const int Longest = 65_000;

    // Kept for what must still be written after a part is cut: the ends and heads of all parts below.
    private const int Reserve = 4_000;

    /// <summary>The comment: never longer than <see cref="Longest"/>; what has no room is counted.</summary>
    /// <param name="report">The preview.</param>
    public static string Write(PreviewReport report)
    {
        var document = report.Document;
        var facts = ClusterFacts.Of(document);
        var page = new Page();
        page.Always($"## Preview of stack {Markdown.Code(document.Stack)}", "");
        page.Always($"{Markdown.Text(Words.Cluster(facts with { WebUrl = null }))}{(facts.WebUrl is { } url ? $" at {Markdown.Code(url)}" : "")}.", "");
        if (report.Comparison is { } compared)
        {
            page.Always($"Compared with {Markdown.Code(compared.With)}: **{ChangeGroup.Summary(compared)}**.", "");
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

    private static void WriteNotices(Page page, PreviewReport report)
    {
        var notices = report.Comparison?.Notices ?? [];
        var data = notices.Where(notice => notice.Gravity == Gravity.Data).ToList();
        if (data.Count > 0)
        {
            // GitHub draws a red box; elsewhere it is a quotation.
            page.Part(["> [!CAUTION]", "> **Data at risk**", ">"], data.Select(notice => $"> - {Markdown.Text(notice.Text)}"), [""], "notice", "> ");
        }

        // A secret that is not set is the business of whoever deploys.
        var warnings = notices.Where(notice => notice.Gravity == Gravity.Warning).Select(notice => notice.Text)
            .Concat(report.Document.Warnings.Except(PreviewText.MissingSecrets(report.Document)).Select(warning => warning.ToString()))
            .ToList();
        if (warnings.Count > 0)
        {
            page.Part(["### Warnings", ""], warnings.Select(warning => $"- {Markdown.Text(warning)}"), [""], "warning");
        }
    }

    private static void WriteWhatIf(Page page, ClusterFacts facts)
    {
        var outcomes = WhatIf.Of(facts);
        if (outcomes.Count == 0)
        {
            page.Always("### What if", "", facts.Nodes.Count == 0 ? "No node is in this preview." : PreviewText.NoNodeRuns, "");
            return;
        }

        var table = FactTable.Of(outcomes);
        page.Part(
            ["### What if", "", .. Head(table.Columns)],
            outcomes.Zip(table.Rows).Select(pair => Row([
                Markdown.Text(pair.Second[0]), Markdown.Text(pair.Second[1]),
                .. new[] { pair.First.Web, pair.First.Polling, pair.First.Database, pair.First.Storage, pair.First.WayOut }.Select(Outcome)])),
            [""],
            "case");
    }

    private static string Outcome(Fate fate) => $"{fate.GoesOn switch { true => ":white_check_mark: ", false => ":x: ", _ => "" }}{Markdown.Text(fate.Words)}";

    private static void WriteChanges(Page page, Comparison comparison)
    {
        page.Always("### Changes", "");
        foreach (var kind in ChangeGroup.Of(comparison).GroupBy(group => group.Kind))
        {
            var count = kind.Sum(group => group.Changes.Count);
            // What goes or is made anew is seen at once; the rest is folded.
            page.Part(
                [$"<details{(kind.Key is ChangeKind.Replace or ChangeKind.Delete ? " open" : "")}><summary>{Words.Count(count, "resource")} to {ChangeGroup.VerbOf(kind.Key)}</summary>", ""],
                kind.SelectMany(Lines),
                ["", "</details>", ""],
                "line");
        }
    }

    private static IEnumerable<string> Lines(ChangeGroup group) =>
    [
        $"- {Markdown.Code(group.Type)} {Markdown.Code(group.Names)}",
        .. group.Lines().Select(line => $"  - {Markdown.Code(line, 400)}"),
    ];

    private static void WriteDetails(Page page, PreviewDocument document, ClusterFacts facts)
    {
        foreach (var table in FactTable.Of(facts).Where(table => table.Rows.Count > 0))
        {
            page.Part(
                [$"<details><summary>{table.Title}</summary>", "", .. Head(table.Columns)],
                table.Rows.Select(row => Row([.. row.Select(Markdown.Cell)])),
                ["", .. table.Notes.Select(Markdown.Text), "", "</details>", ""],
                "row");
        }

        var components = document.Resources.Where(resource => !resource.Custom && resource.Type != PreviewDocument.StackType).ToList();
        page.Part(
            [$"<details><summary>{Words.Count(document.Resources.Count, "resource")}, {document.Resources.Count(resource => resource.Protect)} of them protected from deletion</summary>", ""],
            components.SelectMany(component => Resources(document, component)),
            ["", "</details>", ""],
            "line");
    }

    private static IEnumerable<string> Resources(PreviewDocument document, PreviewResource component) =>
    [
        $"- **{Markdown.Text(component.Name)}** {Markdown.Code(component.Type)}",
        .. document.ChildrenOf(component).Where(child => child.Custom).GroupBy(child => child.Type, StringComparer.Ordinal)
            .Select(alike => $"  - {Markdown.Code(alike.Key)} {Markdown.Code(Words.Runs(alike.Select(child => child.Name)), 1000)}"),
    ];

    private static IEnumerable<string> Head(IReadOnlyList<string> columns) => [Row(columns), Row(columns.Select(_ => "---"))];

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    // Lines up to the limit. A part's end is always written, so that a cut never tears a table or a fold.
    private sealed class Page
    {
        private readonly StringBuilder _text = new();

        // Of what is short and bounded: titles and counts.
        public void Always(params string[] lines)
        {
            foreach (var line in lines)
            {
                _text.Append(line).Append('\n');
            }
        }

        public void Part(IEnumerable<string> head, IEnumerable<string> lines, IEnumerable<string> end, string unit, string prefix = "")
        {
            Always([.. head]);
            var left = 0;
            foreach (var line in lines)
            {
                // Once cut, even a short line stays out: what is shown must be the beginning.
                if (left > 0 || _text.Length + line.Length + 1 > Longest - Reserve)
                {
                    left++;
                }
                else
                {
                    Always(line);
                }
            }

            if (left > 0)
            {
                // A blank line ends a table, whose next row this would be.
                Always(prefix.TrimEnd(), $"{prefix}*{Words.Count(left, unit)} more left out: `preview` shows everything.*");
            }

            Always([.. end]);
        }

        public override string ToString() => _text.ToString().TrimEnd('\n') + "\n";
    }
}
