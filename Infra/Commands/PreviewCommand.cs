using OctopusHA.Preview;
using OctopusHA.Settings;

namespace OctopusHA.Commands;

/// <summary>What <c>preview</c> is asked for.</summary>
/// <param name="Stack">The stack's name or file; null for the usual one.</param>
/// <param name="Format"><see cref="Verbs.Text"/>, <see cref="Verbs.Json"/> or <see cref="Verbs.Markdown"/>.</param>
/// <param name="Diff">A document or a git ref to compare with; null for none.</param>
/// <param name="AllowDirty">Whether changes that are not committed may take part in the comparison.</param>
/// <param name="WhatIf">Whether to tell what remains when something fails.</param>
internal sealed record PreviewChoice(string? Stack, string Format, string? Diff, bool AllowDirty, bool WhatIf);

/// <summary><c>preview</c>: shows what would be deployed.</summary>
internal static class PreviewCommand
{
    /// <summary>Runs the verb.</summary>
    /// <param name="choice">What is asked for.</param>
    /// <param name="terminal">What it reads and writes.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    /// <exception cref="PreviewException">The program failed, or there is nothing to compare with.</exception>
    public static async Task<int> RunAsync(PreviewChoice choice, Terminal terminal, CancellationToken cancellationToken)
    {
        var path = StackFile.Locate(choice.Stack, terminal.Folder);
        var document = await DocumentAsync(choice.Stack, terminal, cancellationToken).ConfigureAwait(false);
        var report = new PreviewReport(document) { WhatIf = choice.WhatIf };
        if (choice.Diff is { } diff)
        {
            var (old, name) = await new DiffBase(terminal, StackFile.ProjectAbove(AppContext.BaseDirectory)).FindAsync(diff, path, choice.AllowDirty, cancellationToken).ConfigureAwait(false);
            report = report with { Comparison = Comparison.Of(old, document, name) };
        }

        switch (choice.Format)
        {
            case Verbs.Text:
                terminal.Output.Write(PreviewText.Write(report, terminal.Style(), choice.Stack is not null && Path.GetFileName(choice.Stack) != choice.Stack ? choice.Stack : null));
                break;
            case Verbs.Markdown:
                terminal.Output.Write(PreviewMarkdown.Write(report));
                break;
            default:
                // A tool reads the output, so advice goes where a person sees it.
                foreach (var warning in document.Warnings)
                {
                    terminal.Error.WriteLine($"warning: {warning}");
                }

                terminal.Output.Write(ReportJson.Write(report));
                break;
        }

        return CommandLine.Done;
    }

    /// <summary>The preview of a stack.</summary>
    /// <param name="stack">The stack's name or file; null for the usual one.</param>
    /// <param name="terminal">Where it is looked for.</param>
    /// <param name="cancellationToken">Ends it early. When left out: nothing does.</param>
    /// <exception cref="SettingsException">The settings cannot be used.</exception>
    /// <exception cref="PreviewException">The program failed.</exception>
    public static Task<PreviewDocument> DocumentAsync(string? stack, Terminal terminal, CancellationToken cancellationToken = default) =>
        StackPreview.RunAsync(StackFile.Load(stack, terminal.Folder), ProjectFile.NameFor(stack, terminal.Folder), cancellationToken);
}
