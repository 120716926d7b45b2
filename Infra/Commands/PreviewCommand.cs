using System.CommandLine;
using OctopusHA.Preview;

namespace OctopusHA.Commands;

/// <summary>How a preview is written.</summary>
internal enum PreviewFormat
{
    /// <summary>For a person at a terminal.</summary>
    Text,

    /// <summary>For a tool, in the shape of <c>pulumi preview --json</c>.</summary>
    Json,

    /// <summary>For the comment of a pull request.</summary>
    Markdown,
}

/// <summary><c>preview</c>: shows what would be deployed.</summary>
internal sealed class PreviewCommand : Command
{
    /// <summary>The option that includes uncommitted changes in a comparison.</summary>
    public const string AllowDirtyOption = "--allow-dirty";

    private readonly StackOption _stack = new();

    private readonly ChoiceOption<PreviewFormat> _format = new("--format")
    {
        Description = "text for a terminal, json in the shape of `pulumi preview --json`, or markdown for a pull request. "
            + "Default: text.",
    };

    private readonly Option<string?> _diff = new("--diff")
    {
        Description = "Compares with a file that `preview --format json` wrote, or with the stack at a git ref: what would "
            + "be created, updated, replaced and deleted, data at risk first. Differences do not change the exit code.",
        HelpName = "file|ref",
    };

    private readonly Option<bool> _allowDirty = new(AllowDirtyOption)
    {
        Description = "With --diff, includes uncommitted changes. Default: uncommitted changes to the stack or the program "
            + "are an error.",
    };

    private readonly Option<bool> _whatIf = new("--what-if")
    {
        Description = "Shows what keeps working when a zone fails, when a node fails and while a node drains: tasks, web, "
            + "polling, database, storage and internet access.",
    };

    private readonly Terminal _terminal;

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">What it reads and writes.</param>
    public PreviewCommand(Terminal terminal)
        : base("preview", "Shows what `pulumi up` would create, without a cloud account, the Pulumi CLI or secrets.")
    {
        _terminal = terminal;
        Add(_stack);
        Add(_format);
        Add(_diff);
        Add(_allowDirty);
        Add(_whatIf);
        SetAction(RunAsync);
    }

    private async Task RunAsync(ParseResult options, CancellationToken cancellationToken)
    {
        var stack = options.GetValue(_stack);
        var path = ProjectFolder.Locate(stack, _terminal.Folder);
        var document = await StackPreview.RunAsync(stack, _terminal, cancellationToken);
        var report = new PreviewReport(document) { WhatIf = options.GetValue(_whatIf) };
        if (options.GetValue(_diff) is { } diff)
        {
            var (old, name) = await new DiffBase(_terminal, ProjectFolder.Above(AppContext.BaseDirectory))
                .FindAsync(diff, path, options.GetValue(_allowDirty), cancellationToken);
            report = report with { Comparison = Comparison.Of(old, document, name) };
        }

        var format = options.GetValue(_format);
        if (format == PreviewFormat.Json)
        {
            // A tool reads the output, so warnings go where a person sees them.
            foreach (var warning in document.Warnings)
            {
                _terminal.Error.WriteLine($"warning: {warning}");
            }
        }

        _terminal.Output.Write(format switch
        {
            PreviewFormat.Json => ReportJson.Write(report),
            PreviewFormat.Markdown => PreviewMarkdown.Write(report),
            _ => PreviewText.Write(report, _terminal.Style(), Path.GetFileName(stack) != stack ? stack : null),
        });
    }
}
