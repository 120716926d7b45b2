using OctopusHA.Preview.Changes;
using OctopusHA.Preview.Facts;
using Spectre.Console;

namespace OctopusHA.Preview;

/// <content>What differs, and what remains when something fails.</content>
public static partial class PreviewText
{
    /// <summary>A preview with what else was asked for; whoever asks for that alone is told no more.</summary>
    /// <param name="report">The preview.</param>
    /// <param name="style">What the text is written for.</param>
    /// <param name="file">The stack's file, for the verbs that come next. When left out: the stack's name finds it.</param>
    internal static string Write(PreviewReport report, TextStyle style, string? file = null) => report is { Comparison: null, WhatIf: false }
        ? Write(report.Document, style, file)
        : Render(style, (console, text) =>
        {
            var facts = ClusterFacts.Of(report.Document);
            WriteHead(console, report.Document, facts);
            if (report.Comparison is { } comparison)
            {
                WriteComparison(console, text, comparison);
            }

            if (report.WhatIf)
            {
                WriteWhatIf(console, text, facts);
            }
        });

    private static void WriteWhatIf(IAnsiConsole console, StringWriter text, ClusterFacts facts)
    {
        var outcomes = Preview.WhatIf.Of(facts);
        if (outcomes.Count > 0)
        {
            WriteTable(console, FactTable.Of(outcomes));
        }
        else
        {
            Title(console, "What if");
            text.WriteLine(NoNodeRuns);
        }
    }

    /// <summary>What is told in place of outcomes.</summary>
    internal const string NoNodeRuns = "No node runs, so nothing more can fail.";

    // Written past the console, which would break values in two.
    private static void WriteComparison(IAnsiConsole console, StringWriter text, Comparison comparison)
    {
        text.WriteLine();
        text.WriteLine($"Compared with {comparison.With}: {ChangeGroup.Summary(comparison)}.");
        foreach (var (title, gravity) in new[] { ("Data at risk", Gravity.Data), ("Look twice", Gravity.Warning) })
        {
            var notices = comparison.Notices.Where(notice => notice.Gravity == gravity).ToList();
            if (notices.Count > 0)
            {
                Title(console, title);
                notices.ForEach(notice => text.WriteLine($"- {notice.Text}"));
            }
        }

        if (comparison.Changes.Count > 0)
        {
            Title(console, "Changes");
            foreach (var group in ChangeGroup.Of(comparison))
            {
                text.WriteLine($"{group.Sign,-2} {group.Verb,-7}  {group.Type}  {group.Names}");
                foreach (var line in group.Lines())
                {
                    text.WriteLine($"     {line}");
                }
            }
        }
    }
}
