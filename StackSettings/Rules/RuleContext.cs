using System.Globalization;

namespace StackSettings;

/// <summary>What rules look at: the settings, and how they were read.</summary>
/// <param name="settings">The settings; a setting that is not given, or that could not be read, has its
/// default.</param>
/// <param name="given">The paths that the stack gave, sections included.</param>
/// <param name="faulty">The paths that could not be read.</param>
/// <param name="strictness">Whether a missing secret is a warning or a problem.</param>
/// <param name="stack">The stack, for the commands in messages; null when it is not known.</param>
/// <param name="providerValue">The value of a provider's setting that rules look at, as <c>aws:region</c>; null when it
/// is not set.</param>
/// <typeparam name="T">The settings.</typeparam>
public sealed class RuleContext<T>(
    T settings,
    IReadOnlySet<string> given,
    IEnumerable<string> faulty,
    Strictness strictness,
    string? stack,
    string? providerValue)
    where T : notnull
{
    private readonly HashSet<string> _faulty = [.. faulty];

    /// <summary>The settings.</summary>
    public T Settings { get; } = settings;

    /// <summary>Whether a missing secret is a warning or a problem.</summary>
    public Strictness Strictness { get; } = strictness;

    /// <summary>The stack; null when it is not known.</summary>
    public string? Stack { get; } = stack;

    /// <summary>Whether the stack gives a setting or a section.</summary>
    /// <param name="path">The setting: <c>nodes.count</c>.</param>
    public bool IsGiven(string path) => given.Contains(path);

    /// <summary>The settings that the stack gives below a section, in alphabetical order, without sections.</summary>
    /// <param name="section">The section: <c>polling.redis</c>.</param>
    public IEnumerable<string> GivenBelow(string section) => given
        .Where(path => SettingPath.IsBelow(path, section) && !given.Any(other => SettingPath.IsBelow(other, path)))
        .Order(StringComparer.Ordinal);

    /// <summary>
    /// Whether a setting and its sections were read without a problem; otherwise a rule would judge its default.
    /// </summary>
    /// <param name="path">The setting.</param>
    public bool HasNoProblem(string path) => !_faulty.Any(fault => path == fault || SettingPath.IsBelow(path, fault));

    /// <summary>
    /// The value of a setting as a stack file has it; null for a section, a list, a secret, or no value.
    /// </summary>
    /// <param name="path">The setting.</param>
    public string? ValueOf(string path)
    {
        if (path.Contains(':', StringComparison.Ordinal))
        {
            return providerValue;
        }

        object? value = Settings;
        foreach (var name in path.Split('.'))
        {
            value = value?.GetType().GetProperty(char.ToUpperInvariant(name[0]) + name[1..])?.GetValue(value);
        }

        return value switch
        {
            string { Length: > 0 } text => text,
            int number => number.ToString(CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            Enum member => Names.KebabCase(member.ToString()),
            _ => null,
        };
    }
}
