using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;

namespace OctopusHA.Settings;

/// <summary>
/// Gives untyped configuration the types of the settings records. It never stops at a fault: what does not fit is
/// reported with its path and left at its default, so that one reading finds every problem.
/// </summary>
internal sealed class SettingsBinder(string? stack = null)
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    private readonly List<Problem> _problems = [];

    /// <summary>Every problem met so far.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>The paths that the configuration gave a usable value for.</summary>
    public HashSet<string> Given { get; } = new(StringComparer.Ordinal);

    /// <summary>The settings that a record type holds, in the order they are declared.</summary>
    public static IReadOnlyList<PropertyInfo> SettingsOf(Type type) => Properties.GetOrAdd(type, static key =>
        key.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property => property.SetMethod is { IsPublic: true })
            .ToArray());

    /// <summary>Makes a record of its members; the record's own defaults stand in for what is left out.</summary>
    public T Bind<T>(MapNode node) where T : new() => (T)BindRecord(typeof(T), node, path: "");

    private object BindRecord(Type type, MapNode node, string path)
    {
        var record = Activator.CreateInstance(type)!;
        var settings = SettingsOf(type);
        foreach (var property in settings)
        {
            var name = Names.CamelCase(property.Name);
            var memberPath = Join(path, name);
            if (!node.Members.TryGetValue(name, out var member))
            {
                // A missing secret is the reader's to judge: a preview assumes it.
                if (property.IsDefined(typeof(RequiredSettingAttribute)) && property.PropertyType != typeof(Secret))
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

        ReportUnknown(node, settings, path);
        return record;
    }

    private void ReportUnknown(MapNode node, IReadOnlyList<PropertyInfo> settings, string path)
    {
        var known = settings.Select(property => Names.CamelCase(property.Name)).ToList();
        foreach (var name in node.Members.Keys.Where(name => !known.Contains(name, StringComparer.Ordinal)))
        {
            var memberPath = Join(path, name);
            if (name.Contains('.', StringComparison.Ordinal))
            {
                Report(memberPath, null, $"a section's setting stands below the section; `pulumi config set --path {OctopusSettings.Namespace}:{memberPath} <value>` puts it there");
            }
            else if (Names.Nearest(name, known) is { } nearest)
            {
                Report(memberPath, null, $"no such setting; did you mean {Join(path, nearest)}?");
            }
            else
            {
                Report(memberPath, null, $"no such setting; there are: {string.Join(", ", known)}");
            }
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
            return Mismatch(path, null, "is encrypted, and only secrets may be; set it again without --secret");
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
                : Mismatch(path, null, $"is a section; give its settings below it: {string.Join(", ", SettingsOf(type).Select(setting => Names.CamelCase(setting.Name)))}");
        }

        if (node is not ScalarNode { Text: var text })
        {
            return Mismatch(path, null, $"{(node is ListNode ? "a list" : "a section")} where {Expected(type)} belongs");
        }

        if (text.Length == 0)
        {
            return Mismatch(path, null, "is empty; give it a value or leave it out");
        }

        return type switch
        {
            _ when type == typeof(string) => text,
            _ when type == typeof(bool) => bool.TryParse(text, out var flag) ? flag : Mismatch(path, text, "must be true or false"),
            _ when type == typeof(int) => ToNumber(property, text, path),
            _ when type.IsEnum => ToMember(type, text, path),
            _ => throw new InvalidOperationException($"No way to read a {type.Name} from the settings ({path})."),
        };
    }

    private object? ToNumber(PropertyInfo property, string text, string path)
    {
        var bounds = property.GetCustomAttribute<BoundsAttribute>();
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            var range = bounds is null ? "" : $"; set {bounds.Advised} to {bounds.Maximum}";
            return Mismatch(path, text, $"must be a whole number{range}");
        }

        if (bounds is not null && (number < bounds.Minimum || number > bounds.Maximum))
        {
            var because = bounds.Because is { } reason ? $"{reason}; " : "";
            return Mismatch(path, text, $"{because}set {bounds.Advised} to {bounds.Maximum}");
        }

        return number;
    }

    private object? ToMember(Type type, string text, string path)
    {
        var member = ChoicesOf(type).FirstOrDefault(field => Names.KebabCase(field.Name) == text);
        if (member is not null)
        {
            return member.GetValue(null);
        }

        var choices = Choices(type);
        return Mismatch(path, text, $"{Names.Hint(text, choices)}set {string.Join(" or ", choices)}");
    }

    private static List<string> Choices(Type type) => [.. ChoicesOf(type).Select(field => Names.KebabCase(field.Name))];

    /// <summary>The members of an enum, in the order they are declared.</summary>
    /// <param name="type">The enum.</param>
    public static IEnumerable<FieldInfo> ChoicesOf(Type type) => type.GetFields(BindingFlags.Public | BindingFlags.Static);

    private Secret? ToSecret(ConfigNode node, string path) => node switch
    {
        EncryptedNode => Secret.Encrypted(path),
        ScalarNode { Text.Length: > 0 } scalar => Secret.Of(path, scalar.Text),
        _ => (Secret?)Mismatch(path, null, $"must be one secret text; set it with `{SetCommand(path, stack)}`"),
    };

    private List<string>? ToList(ConfigNode node, string path)
    {
        if (node is not ListNode list)
        {
            return (List<string>?)Mismatch(path, null, "must be a list: one value a line, each behind a dash");
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

    private ImmutableSortedDictionary<string, string>? ToMap(ConfigNode node, string path)
    {
        if (node is not MapNode map)
        {
            return (ImmutableSortedDictionary<string, string>?)Mismatch(path, null, "must be a map: `name: value`, one a line");
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

    /// <summary>The command that sets a secret.</summary>
    /// <param name="path">The setting.</param>
    /// <param name="stack">The stack. When left out: the one that is selected when the command runs.</param>
    public static string SetCommand(string path, string? stack = null) =>
        $"pulumi config set --secret {(path.Contains('.', StringComparison.Ordinal) ? "--path " : "")}{OctopusSettings.Namespace}:{path}{(stack is null ? "" : $" --stack {stack}")}";

    private static string MissingMessage(PropertyInfo property) => property.PropertyType.IsEnum
        ? $"is missing; set {string.Join(" or ", Choices(property.PropertyType))}"
        : $"is missing; give {Expected(property.PropertyType)}";

    private static string Expected(Type type) => type switch
    {
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(int) => "a whole number",
        _ when type == typeof(IReadOnlyDictionary<string, string>) => "a map",
        _ => "a text",
    };

    /// <summary>The paths of secrets whose value is there to read.</summary>
    /// <param name="configuration">What a stack holds.</param>
    public static IEnumerable<string> ReadableSecrets(MapNode configuration) => ReadableSecrets(typeof(OctopusSettings), configuration, path: "");

    private static IEnumerable<string> ReadableSecrets(Type type, MapNode node, string path)
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

    /// <summary>Whether a setting of this type holds settings of its own.</summary>
    /// <param name="type">The setting's type.</param>
    public static bool IsSection(Type type) => type.IsClass && type.Namespace == typeof(OctopusSettings).Namespace && type != typeof(Secret);

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private void Report(string path, string? value, string message) => _problems.Add(new Problem(path, value, message));

    private object? Mismatch(string path, string? value, string message)
    {
        Report(path, value, message);
        return null;
    }
}
