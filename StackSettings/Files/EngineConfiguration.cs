using System.Text.Json;
using Pulumi;

namespace StackSettings;

/// <summary>The configuration from the Pulumi engine.</summary>
public static class EngineConfiguration
{
    /// <summary>The stack's settings. Only available while the engine runs the program.</summary>
    /// <param name="model">The settings.</param>
    public static MapNode Read(SettingsModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var config = new Config(model.Namespace);
        var members = new Dictionary<string, ConfigNode>(StringComparer.Ordinal);
        foreach (var property in SettingsBinder.SettingsOf(model.Type))
        {
            var name = Names.CamelCase(property.Name);
            if (config.Get(name) is { } text)
            {
                members[name] = IsSingleText(property.PropertyType) ? new ScalarNode(text) : ParseSection(text);
            }
        }

        foreach (var name in OtherNames(model, members))
        {
            members[name] = new ScalarNode("");
        }

        return new MapNode(members);
    }

    // Pulumi.Config returns only values of known names. A mistyped name must be reported, so the names (never the
    // values) are taken from the variable that Pulumi.Config itself reads.
    private static IEnumerable<string> OtherNames(SettingsModel model, Dictionary<string, ConfigNode> known)
    {
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG") is not { Length: > 0 } json)
        {
            yield break;
        }

        using var document = JsonDocument.Parse(json);
        var names = OwnNames(model, document.RootElement.EnumerateObject().Select(property => property.Name));
        foreach (var name in names.Where(name => !known.ContainsKey(name)))
        {
            yield return name;
        }
    }

    /// <summary>The names of all settings that the stack encrypts, whether or not they are secrets.</summary>
    /// <param name="model">The settings.</param>
    public static IReadOnlySet<string> SecretNames(SettingsModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (Environment.GetEnvironmentVariable("PULUMI_CONFIG_SECRET_KEYS") is not { Length: > 0 } json)
        {
            return new HashSet<string>();
        }

        using var document = JsonDocument.Parse(json);
        return OwnNames(model, document.RootElement.EnumerateArray().Select(key => key.GetString() ?? "")).ToHashSet();
    }

    // The names in this program's namespace.
    private static IEnumerable<string> OwnNames(SettingsModel model, IEnumerable<string> keys)
    {
        var prefix = model.Namespace + ":";
        return keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)).Select(key => key[prefix.Length..]);
    }

    private static bool IsSingleText(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var bare
        && (bare == typeof(string) || bare == typeof(Secret) || bare.IsValueType);

    private static ConfigNode ParseSection(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Convert(document.RootElement) ?? MapNode.Empty;
        }
        catch (JsonException)
        {
            // A text in place of a section: the binder reports it.
            return new ScalarNode(text);
        }
    }

    private static ConfigNode? Convert(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => new MapNode(element.EnumerateObject()
            .Select(property => (property.Name, Value: Convert(property.Value)))
            .Where(member => member.Value is not null)
            .ToDictionary(member => member.Name, member => member.Value!, StringComparer.Ordinal)),
        JsonValueKind.Array =>
            new ListNode([.. element.EnumerateArray().Select(item => Convert(item) ?? new ScalarNode(""))]),
        JsonValueKind.String => new ScalarNode(element.GetString()!),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => new ScalarNode(element.GetRawText()),
    };
}
