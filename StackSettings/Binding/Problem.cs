namespace StackSettings;

/// <summary>A problem or warning about a setting.</summary>
/// <param name="Path">The setting: <c>nodes.count</c>, or one of another namespace: <c>aws:region</c>.</param>
/// <param name="Value">The value found; null when there is none or when it is a secret.</param>
/// <param name="Message">What is wrong, the limit and the fix.</param>
public sealed record Problem(string Path, string? Value, string Message)
{
    /// <summary>
    /// The namespace of the setting. Default: null; the path contains it, as that of <c>aws:region</c> does.
    /// </summary>
    public string? Namespace { get; init; }

    /// <summary>
    /// The line for the user: <c>my-project:nodes.count: 1 - a cluster needs at least 2 nodes; set 2 to 8</c>.
    /// </summary>
    public override string ToString() =>
        Value is null ? $"{FullPath} - {Message}" : $"{FullPath}: {Shorten(Value)} - {Message}";

    private string FullPath => Namespace is null ? Path : $"{Namespace}:{Path}";

    // A long value must not hide the message.
    private static string Shorten(string value) => value.Length <= 60 ? value : value[..57] + "...";
}

/// <summary>Thrown when the settings are invalid, with all problems.</summary>
public sealed class SettingsException : Exception
{
    /// <summary>Creates the exception for problems.</summary>
    public SettingsException(string source, IReadOnlyList<Problem> problems)
        : base(Describe(source, problems)) => Problems = problems;

    /// <summary>Creates the exception for an error outside of a setting, such as invalid YAML.</summary>
    public SettingsException(string message)
        : base(message) => Problems = [];

    /// <summary>
    /// All problems: first those of names and types, then those of rules, in the order of the settings.
    /// </summary>
    public IReadOnlyList<Problem> Problems { get; }

    private static string Describe(string source, IReadOnlyList<Problem> problems)
    {
        var count = problems.Count == 1 ? "1 problem" : $"{problems.Count} problems";
        return $"{count} in the settings of {source}:\n"
            + string.Join("\n", problems.Select(problem => $"  {problem}"));
    }
}
