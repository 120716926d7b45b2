using OctopusHA.Preview.Facts;

namespace OctopusHA.Preview;

/// <summary>Writes a preview for a person: the components and their resources, then the main facts.</summary>
public static class PreviewText
{
    /// <summary>Shown in place of failures when no node runs.</summary>
    internal const string NoNodeRuns = "No node is running, so no failure can be shown.";

    /// <summary>The preview as a text that ends with the number of resources and the next command.</summary>
    /// <param name="document">The preview.</param>
    /// <param name="style">The medium that it is written for.</param>
    /// <param name="file">The stack's file, for the next command. Default: the stack's name.</param>
    public static string Write(PreviewDocument document, TextStyle style, string? file = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        var facts = ClusterFacts.Of(document);
        return ConsoleText.Write(style, text =>
        {
            WriteHead(text, document, facts);
            text.Line();
            text.Tree(document);
            foreach (var table in FactTables.Of(facts))
            {
                text.Table(table);
            }

            WriteWarnings(text, document);
            WriteEnd(text, document, file);
        });
    }

    /// <summary>A preview with its options; with a comparison or failures, these alone.</summary>
    /// <param name="report">The preview.</param>
    /// <param name="style">The medium that it is written for.</param>
    /// <param name="file">The stack's file, for the next command. Default: the stack's name.</param>
    internal static string Write(PreviewReport report, TextStyle style, string? file = null)
    {
        if (report is { Comparison: null, WhatIf: false })
        {
            return Write(report.Document, style, file);
        }

        var facts = ClusterFacts.Of(report.Document);
        return ConsoleText.Write(style, text =>
        {
            WriteHead(text, report.Document, facts);
            if (report.Comparison is { } comparison)
            {
                text.Comparison(comparison, report.Notices);
            }

            if (report.WhatIf)
            {
                WriteWhatIf(text, WhatIf.Of(facts));
            }
        });
    }

    /// <summary>The warnings about secrets that are not set, which do not concern a reviewer.</summary>
    /// <param name="document">The preview.</param>
    internal static IEnumerable<PreviewWarning> MissingSecrets(PreviewDocument document) =>
        document.Warnings.Where(warning => SecretCatalogue.RequiredPaths.Contains(warning.Path));

    private static void WriteHead(ConsoleText text, PreviewDocument document, ClusterFacts facts) =>
        text.Head($"Preview of stack {document.Stack}", $": {FactTables.Headline(facts)}");

    private static void WriteWhatIf(ConsoleText text, IReadOnlyList<WhatIf> cases)
    {
        if (cases.Count > 0)
        {
            text.Table(FactTables.Of(cases));
        }
        else
        {
            text.Title("What if");
            text.Line(NoNodeRuns);
        }
    }

    private static void WriteWarnings(ConsoleText text, PreviewDocument document)
    {
        var secrets = MissingSecrets(document).ToList();
        if (secrets.Count > 0)
        {
            var rows = secrets.Select(secret =>
                (IReadOnlyList<string>)[secret.Path, OctopusSettings.Model.SetCommand(secret.Path, document.Stack)]);
            text.Table(new TextTable("Secrets that are not set", ["Secret", "Set it with"], [.. rows]));
        }

        var warnings = document.Warnings.Except(secrets).ToList();
        if (warnings.Count > 0)
        {
            text.Title("Warnings");
            foreach (var warning in warnings)
            {
                text.Line(warning.Text);
            }
        }
    }

    private static void WriteEnd(ConsoleText text, PreviewDocument document, string? file)
    {
        var isProtected = document.Resources.Count(resource => resource.Protect);
        text.Line();
        text.Line($"{document.Resources.Count} resources to create, {isProtected} of them protected from deletion.");
        text.Line(MissingSecrets(document).Any()
            ? $"Next: `dotnet run --project Infra -- secrets --stack {file ?? document.Stack}` prints the commands "
                + "above with new values; "
                + $"then `pulumi up --stack {document.Stack}`."
            : $"Next: `pulumi up --stack {document.Stack}` shows the same for your account, and deploys it after you "
                + "confirm.");
    }
}
