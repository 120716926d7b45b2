namespace OctopusHA.Settings;

/// <summary>Something wrong with the settings, told to the person who wrote them.</summary>
/// <param name="Path">The setting, without the namespace: <c>nodes.count</c>; with it when it is another's:
/// <c>aws:region</c>.</param>
/// <param name="Value">The value found; null when there is none or when it is a secret.</param>
/// <param name="Message">What is wrong, the limit, and the way out.</param>
public sealed record Problem(string Path, string? Value, string Message)
{
    /// <summary>
    /// The line a person reads: <c>octopus-ha:nodes.count: 1 - a cluster needs at least 2 nodes; set 2 to 8</c>.
    /// </summary>
    public override string ToString() => Value is null ? $"{FullPath} - {Message}" : $"{FullPath}: {Shorten(Value)} - {Message}";

    // What is no setting of the program's own tells its namespace itself: aws:region.
    private string FullPath => Path.Contains(':', StringComparison.Ordinal) && !Path.StartsWith("tags.", StringComparison.Ordinal)
        ? Path
        : $"{OctopusSettings.Namespace}:{Path}";

    // A pasted file must not push the message off the screen.
    private static string Shorten(string value) => value.Length <= 60 ? value : value[..57] + "...";
}

/// <summary>Thrown when the settings cannot be used; carries every problem, not only the first.</summary>
public sealed class SettingsException : Exception
{
    /// <summary>Makes the exception of the given problems.</summary>
    public SettingsException(string source, IReadOnlyList<Problem> problems)
        : base(Describe(source, problems)) => Problems = problems;

    /// <summary>Makes the exception of a fault that belongs to no single setting, such as broken YAML.</summary>
    public SettingsException(string message)
        : base(message) => Problems = [];

    /// <summary>
    /// Every problem found: first those of types and names, then those of rules, each in the order of the settings.
    /// </summary>
    public IReadOnlyList<Problem> Problems { get; }

    private static string Describe(string source, IReadOnlyList<Problem> problems)
    {
        var count = problems.Count == 1 ? "1 problem" : $"{problems.Count} problems";
        return $"{count} in the settings of {source}:\n"
            + string.Join("\n", problems.Select(problem => $"  {problem}"));
    }
}
