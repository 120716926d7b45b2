namespace StackSettings;

/// <summary>
/// The shapes in which most rules are written, a line or two each; <c>using static</c> makes them words.
/// </summary>
/// <typeparam name="T">The settings that the rules judge.</typeparam>
#pragma warning disable CA1000 // As in Rule: the settings' type is named once, by the using directive.
public static class RuleShapes<T>
    where T : notnull
{
    /// <summary>Refuses the setting when a condition holds.</summary>
    public static Rule<T> Refuse(string path, string name, Func<T, bool> isBroken, string message) =>
        Refuse(path, name, settings => isBroken(settings) ? message : null);

    /// <summary>Refuses the setting when a condition holds, with a message about this stack.</summary>
    public static Rule<T> Refuse(
        string path, string name, Func<T, bool> isBroken, Func<T, string> message) =>
        Refuse(path, name, settings => isBroken(settings) ? message(settings) : null);

    /// <summary>Refuses the setting when there is a message.</summary>
    public static Rule<T> Refuse(string path, string name, Func<T, string?> message) =>
        Say(path, name, isWarning: false, context => message(context.Settings));

    /// <summary>Warns about the setting when a condition holds.</summary>
    public static Rule<T> Warn(string path, string name, Func<T, bool> isBroken, string message) =>
        Warn(path, name, settings => isBroken(settings) ? message : null);

    /// <summary>Warns about the setting when a condition holds, with a message about this stack.</summary>
    public static Rule<T> Warn(
        string path, string name, Func<T, bool> isBroken, Func<T, string> message) =>
        Warn(path, name, settings => isBroken(settings) ? message(settings) : null);

    /// <summary>Warns about the setting when there is a message.</summary>
    public static Rule<T> Warn(string path, string name, Func<T, string?> message) =>
        Say(path, name, isWarning: true, context => message(context.Settings));

    /// <summary>Refuses or warns when there is a message, which may depend on how the settings were read.</summary>
    public static Rule<T> Say(string path, string name, bool isWarning, Func<RuleContext<T>, string?> message) =>
        Rule<T>.Of(path, name, isWarning, context =>
            message(context) is { } text ? [new Problem(path, context.ValueOf(path), text)] : []);

    /// <summary>Refuses a text that has not the right form; no text is accepted.</summary>
    public static Rule<T> Form(
        string path,
        Func<T, string?> value,
        Func<string, bool> hasForm,
        string message,
        string name = "form") =>
        Refuse(path, name, settings => value(settings) is { } text && !hasForm(text), message);

    /// <summary>Refuses a number out of bounds, both included; no number is accepted.</summary>
    public static Rule<T> Within(
        string path, string name, Func<T, int?> value, int minimum, int maximum, string unit) =>
        Refuse(path, name, settings => value(settings) is { } number && (number < minimum || number > maximum),
            $"must be {minimum} to {maximum} {unit}");

    /// <summary>
    /// Refuses a text that is not the id of an AWS resource; an empty one is missing, none is accepted.
    /// </summary>
    public static Rule<T> Id(string path, Func<T, string?> value, string prefix) =>
        Refuse(path, "id", settings => value(settings) is { } id ? AboutId(id, prefix) : null);

    /// <summary>Refuses items of a list, each with its message.</summary>
    public static Rule<T> RefuseEach(
        string path,
        string name,
        Func<T, IReadOnlyList<string>> items,
        Func<T, string, string?> message) =>
        Each(path, name, isWarning: false, items, (settings, list, i) => message(settings, list[i]));

    /// <summary>Warns about items of a list, each with its message.</summary>
    public static Rule<T> WarnEach(
        string path,
        string name,
        Func<T, IReadOnlyList<string>> items,
        Func<T, string, string?> message) =>
        Each(path, name, isWarning: true, items, (settings, list, i) => message(settings, list[i]));

    /// <summary>Refuses the second of two equal items.</summary>
    public static Rule<T> Once(string path, Func<T, IReadOnlyList<string>> items) =>
        Each(path, "twice", isWarning: false, items, (_, list, i) =>
            list.Take(i).Contains(list[i], StringComparer.Ordinal) ? "is listed twice; remove one" : null);

    /// <summary>Refuses entries of a map, each with its message.</summary>
    public static Rule<T> RefuseEntries(
        string path,
        string name,
        Func<T, IReadOnlyDictionary<string, string>?> entries,
        Func<T, string, string, string?> message) =>
        Rule<T>.Of(path, name, isWarning: false, context =>
            from entry in entries(context.Settings) ?? new Dictionary<string, string>()
            let entryPath = $"{path}.{entry.Key}"
            where context.HasNoProblem(entryPath)
            let text = message(context.Settings, entry.Key, entry.Value)
            where text is not null
            select new Problem(entryPath, entry.Value, text));

    /// <summary>Warns about settings that are given and have no effect.</summary>
    /// <param name="path">The section or setting that the rule is named by.</param>
    /// <param name="name">Why, in a word or two.</param>
    /// <param name="why">Ends the message: <c>with storage.existing</c>.</param>
    /// <param name="paths">The settings.</param>
    public static Rule<T> NoEffect(string path, string name, string why, params string[] paths) =>
        NoEffect(path, name, context => paths.Where(context.IsGiven).Select(given => (given, why)));

    /// <summary>Warns about every given setting of a section, which has no effect.</summary>
    /// <param name="section">The section.</param>
    /// <param name="name">Why, in a word or two.</param>
    /// <param name="why">Ends the message.</param>
    /// <param name="except">The settings of the section that have an effect, and their sections.</param>
    public static Rule<T> NoEffectBelow(string section, string name, string why, params string[] except) =>
        NoEffect(section, name, context => context.GivenBelow(section)
            .Where(path => !except.Any(kept => path == kept || SettingPath.IsBelow(path, kept)))
            .Select(path => (path, why)));

    /// <summary>Warns about given settings that have no effect, each for its reason.</summary>
    public static Rule<T> NoEffect(
        string path, string name, Func<RuleContext<T>, IEnumerable<(string Path, string Why)>> find) =>
        Rule<T>.Of(path, name, isWarning: true, context =>
            find(context).Select(setting => new Problem(setting.Path, null, $"has no effect {setting.Why}")));

    /// <summary>The message about the id of an AWS resource that is missing or not one; null for an id.</summary>
    public static string? AboutId(string id, string prefix) =>
        id.Length == 0 ? $"is missing; set an id that starts with {prefix}"
        : id.StartsWith(prefix, StringComparison.Ordinal) ? null
        : $"must be an id that starts with {prefix}";

    private static Rule<T> Each(
        string path,
        string name,
        bool isWarning,
        Func<T, IReadOnlyList<string>> items,
        Func<T, IReadOnlyList<string>, int, string?> message) =>
        Rule<T>.Of(path, name, isWarning, context =>
        {
            var list = items(context.Settings);
            return from i in Enumerable.Range(0, list.Count)
                   let text = message(context.Settings, list, i)
                   where text is not null
                   select new Problem($"{path}[{i}]", list[i], text);
        });
}
