namespace StackSettings;

/// <summary>The settings of a program: the record that they are read into, and their namespace in a stack.</summary>
/// <param name="Type">The record. Its sections are records, too.</param>
/// <param name="Namespace">The namespace of every setting: <c>my-project</c>.</param>
public sealed record SettingsModel(Type Type, string Namespace)
{
    /// <summary>The command that sets a secret.</summary>
    /// <param name="path">The setting.</param>
    /// <param name="stack">The stack. Default: the stack that is selected when the command runs.</param>
    public string SetCommand(string path, string? stack = null)
    {
        var option = path.Contains('.', StringComparison.Ordinal) ? "--path " : "";
        var stackOption = stack is null ? "" : $" --stack {stack}";
        return $"pulumi config set --secret {option}{Namespace}:{path}{stackOption}";
    }

    /// <summary>The same problem with the namespace that its line starts with.</summary>
    /// <param name="problem">A problem of one of these settings, or of a provider's: <c>aws:region</c>.</param>
    public Problem InNamespace(Problem problem) =>
        problem.Path.IndexOfAny([':', '.']) is var end and >= 0 && problem.Path[end] == ':'
            ? problem
            : problem with { Namespace = Namespace };
}
