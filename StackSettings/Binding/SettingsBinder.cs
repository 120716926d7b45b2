using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace StackSettings;

/// <summary>
/// Converts untyped configuration to the settings records. It does not stop at an error: an invalid value is reported
/// with its path and its setting keeps its default, so that one run finds all problems.
/// </summary>
/// <param name="model">The settings.</param>
/// <param name="stack">The stack, for the commands in messages. Default: messages name none.</param>
public sealed class SettingsBinder(SettingsModel model, string? stack = null)
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    private readonly List<Problem> _problems = [];

    /// <summary>All problems found so far.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>The paths of all settings that the configuration has a valid value for.</summary>
    public HashSet<string> Given { get; } = new(StringComparer.Ordinal);

    /// <summary>The settings of a record type, in the order of their declarations.</summary>
    public static IReadOnlyList<PropertyInfo> SettingsOf(Type type) => Properties.GetOrAdd(type, static key =>
        key.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.SetMethod is { IsPublic: true })
            .ToArray());

    /// <summary>Converts a map to a record; settings that are not specified keep the record's defaults.</summary>
    public T Bind<T>(MapNode node) where T : new() => (T)BindRecord(typeof(T), node, path: "");

    private object BindRecord(Type type, MapNode node, string path)
    {
        var record = Activator.CreateInstance(type)!;
        foreach (var property in SettingsOf(type))
        {
            var name = Names.CamelCase(property.Name);
            var memberPath = Join(path, name);
            if (!node.Members.TryGetValue(name, out var member))
            {
                if (IsRequired(property))
                {
                    Report(memberPath, null, MissingMessage(property));
                }

                continue;
            }

            if (Convert(property, property.PropertyType, member, memberPath) is { } value)
            {
                property.SetValue(record, value);
                Given.Add(memberPath);
            }
        }

        ReportUnknown(node, type, path);
        return record;
    }

    private static IEnumerable<string> NamesOf(Type type) =>
        SettingsOf(type).Select(setting => Names.CamelCase(setting.Name));

    private void ReportUnknown(MapNode node, Type type, string path)
    {
        var known = NamesOf(type).ToList();
        foreach (var name in node.Members.Keys.Where(name => !known.Contains(name, StringComparer.Ordinal)))
        {
            var memberPath = Join(path, name);
            Report(memberPath, null, name.Contains('.', StringComparison.Ordinal)
                ? "is a setting of a section; set it with "
                    + $"`pulumi config set --path {model.Namespace}:{memberPath} <value>`"
                : Names.Nearest(name, known) is { } nearest
                ? $"no such setting; did you mean {Join(path, nearest)}?"
                : $"no such setting; there are: {string.Join(", ", known)}");
        }
    }

    private object? Convert(PropertyInfo property, Type type, ConfigNode node, string path)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(Secret))
        {
            return ToSecret(node, path);
        }

        if (node is EncryptedNode)
        {
            return Mismatch(path, null, "is encrypted, which only secrets can be; set it again without --secret");
        }

        if (type == typeof(IReadOnlyList<string>))
        {
            return ToList(node, path);
        }

        if (type == typeof(IReadOnlyDictionary<string, string>))
        {
            return ToMap(node, path);
        }

        if (IsSection(type))
        {
            return node is MapNode map
                ? BindRecord(type, map, path)
                : Mismatch(path, null, $"is a section; set its settings: {string.Join(", ", NamesOf(type))}");
        }

        if (node is not ScalarNode { Text: var text })
        {
            return Mismatch(path, null, $"must be {Expected(type)}, not a {(node is ListNode ? "list" : "section")}");
        }

        if (text.Length == 0)
        {
            return Mismatch(path, null, "is empty; set a value or remove it");
        }

        return type switch
        {
            _ when type == typeof(string) => text,
            _ when type == typeof(bool) =>
                bool.TryParse(text, out var flag) ? flag : Mismatch(path, text, $"must be {Expected(type)}"),
            _ when type == typeof(int) => ToNumber(property, text, path),
            _ when type.IsEnum => ToMember(type, text, path),
            _ => throw new InvalidOperationException($"Settings of type {type.Name} are not supported ({path})."),
        };
    }

    private object? ToNumber(PropertyInfo property, string text, string path)
    {
        var bounds = property.GetCustomAttribute<BoundsAttribute>();
        var fix = bounds is null ? null : $"set {bounds.Advised} to {bounds.Maximum}";
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return Mismatch(path, text, Sentence("must be a whole number", fix));
        }

        return bounds is null || (number >= bounds.Minimum && number <= bounds.Maximum)
            ? number
            : Mismatch(path, text, Sentence(bounds.Because, fix));
    }

    private static string Sentence(params string?[] parts) => string.Join("; ", parts.OfType<string>());

    private object? ToMember(Type type, string text, string path)
    {
        if (MembersOf(type).FirstOrDefault(field => Names.KebabCase(field.Name) == text) is { } member)
        {
            return member.GetValue(null);
        }

        return Mismatch(path, text, $"{Names.Hint(text, ChoicesOf(type))}set {string.Join(" or ", ChoicesOf(type))}");
    }

    /// <summary>The values of an enum as users write them, in the order of their declarations.</summary>
    /// <param name="type">The enum.</param>
    public static IEnumerable<string> ChoicesOf(Type type) =>
        MembersOf(type).Select(field => Names.KebabCase(field.Name));

    /// <summary>The members of an enum, in the order of their declarations.</summary>
    /// <param name="type">The enum.</param>
    public static IEnumerable<FieldInfo> MembersOf(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static);

    private object? ToSecret(ConfigNode node, string path) => node switch
    {
        EncryptedNode => Secret.Encrypted(path),
        ScalarNode { Text.Length: > 0 } scalar => Secret.Of(path, scalar.Text),
        _ => Mismatch(path, null, $"must be a single secret text; set it with `{model.SetCommand(path, stack)}`"),
    };

    private object? ToList(ConfigNode node, string path)
    {
        if (node is not ListNode list)
        {
            return Mismatch(path, null, "must be a list: one value per line, each after a hyphen");
        }

        var texts = new List<string>();
        for (var i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is ScalarNode { Text.Length: > 0 } scalar)
            {
                texts.Add(scalar.Text);
            }
            else
            {
                Report($"{path}[{i}]", null, "must be a single text");
            }
        }

        return texts;
    }

    private object? ToMap(ConfigNode node, string path)
    {
        if (node is not MapNode map)
        {
            return Mismatch(path, null, "must be a map: one `name: value` per line");
        }

        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in map.Members)
        {
            if (value is ScalarNode scalar)
            {
                texts[name] = scalar.Text;
            }
            else
            {
                Report(Join(path, name), null, "must be a single text");
            }
        }

        return texts.ToImmutable();
    }

    private static string MissingMessage(PropertyInfo property) => property.PropertyType.IsEnum
        ? $"is missing; set {string.Join(" or ", ChoicesOf(property.PropertyType))}"
        : $"is missing; set {Expected(property.PropertyType)}";

    private static string Expected(Type type) => type switch
    {
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) => "a whole number",
        _ when type == typeof(IReadOnlyDictionary<string, string>) => "a map",
        _ => "a text",
    };

    /// <summary>The paths of all secrets in plain text.</summary>
    /// <param name="type">The record of the settings, or of a section.</param>
    /// <param name="node">The stack's configuration of it.</param>
    /// <param name="path">The section's path. Default: all settings.</param>
    public static IEnumerable<string> ReadableSecrets(Type type, MapNode node, string path = "")
    {
        foreach (var property in SettingsOf(type))
        {
            var name = Names.CamelCase(property.Name);
            switch (node.Members.GetValueOrDefault(name))
            {
                case ScalarNode { Text.Length: > 0 } when property.PropertyType == typeof(Secret):
                    yield return Join(path, name);
                    break;
                case MapNode section when IsSection(property.PropertyType):
                    foreach (var below in ReadableSecrets(property.PropertyType, section, Join(path, name)))
                    {
                        yield return below;
                    }

                    break;
            }
        }
    }

    /// <summary>
    /// Whether a stack must specify a setting. A missing secret is checked later, because a preview runs without it.
    /// </summary>
    /// <param name="setting">The setting.</param>
    public static bool IsRequired(PropertyInfo setting) =>
        setting.IsDefined(typeof(RequiredSettingAttribute)) && setting.PropertyType != typeof(Secret);

    /// <summary>Whether a setting of this type is a section, with settings of its own.</summary>
    /// <param name="type">The setting's type.</param>
    public static bool IsSection(Type type) => type.IsClass && type != typeof(string) && type != typeof(Secret);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private void Report(string path, string? value, string message) =>
        _problems.Add(model.InNamespace(new Problem(path, value, message)));

    private object? Mismatch(string path, string? value, string message)
    {
        Report(path, value, message);
        return null;
    }
}
