namespace OfflinePreview;

/// <summary>A table of texts, in whatever format it is written.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Columns">The columns' names; empty names where each row is a name and a value.</param>
/// <param name="Rows">The rows.</param>
public sealed record TextTable(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Sentences below it. Default: none.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
