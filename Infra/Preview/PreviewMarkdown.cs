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

        // A secret that is not set concerns whoever deploys, not a reviewer.
        var settings = document.Warnings.Except(PreviewText.MissingSecrets(document)).Select(warning => warning.Text);
        page.Notices(report.Notices, settings);
        WriteWhatIf(page, facts);
        if (report.Comparison is { Changes.Count: > 0 } comparison)
        {
            page.Changes(comparison);
        }

        foreach (var table in FactTables.Of(facts).Where(table => table.Rows.Count > 0))
        {
            page.Folded(table);
        }

        page.Tree(document);
        return page.ToString();
    }

    private static void WriteWhatIf(MarkdownPage page, ClusterFacts facts)
    {
        var cases = WhatIf.Of(facts);
        if (cases.Count == 0)
        {
            page.Always(
                "### What if", "", facts.Nodes.Count == 0 ? "No node is in this preview." : PreviewText.NoNodeRuns, "");
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
}
