using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StackSettings;

/// <summary>
/// The JSON Schema of a stack file, generated from the settings' types, with which editors complete, explain and check
/// <c>Pulumi.&lt;stack&gt;.yaml</c>. It accepts what <see cref="SettingsBinder"/> accepts, except for secrets in plain
/// text and names without a value.
/// </summary>
/// <remarks>
/// JsonSchemaExporter would not shorten it: descriptions, bounds, patterns, defaults, secrets and numbers in quotes
/// would all be written in its callback, after a resolver has removed the records' computed properties.
/// </remarks>
/// <param name="model">The settings.</param>
/// <param name="title">The schema's title.</param>
/// <param name="description">What the stack file contains.</param>
/// <param name="others">Settings of other namespaces that editors complete: description by key.</param>
public sealed class SettingsSchema(
    SettingsModel model, string title, string description, IReadOnlyDictionary<string, string> others)
{
    private const string Encrypted = "encrypted";

    // What does not depend on the settings.
    private const string Frame =
        $$"""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "",
          "description": "",
          "type": "object",
          "properties": {
            "secretsprovider": {
              "description": "Encrypts secrets: `passphrase`, or a cloud's key (`awskms://alias/pulumi`). Set by Pulumi.",
              "type": "string"
            },
            "encryptedkey": { "description": "The stack's key, encrypted. Set by Pulumi.", "type": "string" },
            "encryptionsalt": { "description": "The salt of the passphrase. Set by Pulumi.", "type": "string" },
            "environment": { "description": "Pulumi ESC environments, whose settings previews cannot read." },
            "config": {
              "type": "object",
              "properties": {},
              "patternProperties": {},
              "additionalProperties": false
            }
          },
          "required": ["config"],
          "$defs": {
            "{{Encrypted}}": {
              "description": "A secret, as `pulumi config set --secret` writes it.",
              "type": "object",
              "properties": { "secure": { "description": "The encrypted value.", "type": "string" } },
              "required": ["secure"],
              "additionalProperties": false
            }
          }
        }
        """;

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        // Editors and reviewers read it, never a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly SettingsDocumentation _documentation = SettingsDocumentation.Load(model);

    /// <summary>The schema as text, in the order of the types' declarations.</summary>
    /// <exception cref="SettingsException">The program's documentation file is missing.</exception>
    public string Write() => File().ToJsonString(Options) + "\n";

    private JsonNode File()
    {
        var file = JsonNode.Parse(Frame)!;
        var (definitions, config) = (file["$defs"]!, file["properties"]!["config"]!);
        var settings = SettingsBinder.SettingsOf(model.Type);
        file["title"] = title;
        file["description"] = description;
        config.AsObject().Insert(0, "description", _documentation.Of(model.Type));
        foreach (var (key, meaning) in others)
        {
            config["properties"]![key] = new JsonObject { ["description"] = meaning, ["type"] = "string" };
        }

        // Other namespaces belong to other programs and providers.
        config["patternProperties"]![$"^(?!{model.Namespace}:)[^:]+:"] = true;
        config["allOf"] = Array(settings.Where(SettingsBinder.IsRequired).Select(NameOf).Select(name => new JsonObject
        {
            ["anyOf"] = Array(KeysOf(name).Select(key => new JsonObject { ["required"] = new JsonArray(key) })),
        }));
        foreach (var setting in settings)
        {
            var name = NameOf(setting);
            definitions[name] = Setting(setting);
            foreach (var key in KeysOf(name))
            {
                config["properties"]![key] = Reference(name);
            }
        }

        return file;
    }

    private static JsonArray Array(IEnumerable<JsonNode> items) => [.. items];

    private static JsonArray Array(IEnumerable<string> items) => Array(items.Select(item => (JsonNode)item));

    private static string NameOf(PropertyInfo setting) => Names.CamelCase(setting.Name);

    // A key without a namespace belongs to the project, as in Pulumi itself.
    private string[] KeysOf(string name) => [$"{model.Namespace}:{name}", name];

    private static JsonObject Reference(string definition) => new() { ["$ref"] = $"#/$defs/{definition}" };

    private JsonObject Setting(PropertyInfo setting)
    {
        var schema = Value(setting);
        schema.Insert(0, "description", Description(setting));
        if (Default(setting) is { } value)
        {
            schema["default"] = value;
        }

        return schema;
    }

    private JsonObject Value(PropertyInfo setting)
    {
        var type = TypeOf(setting);
        return type switch
        {
            _ when SettingsBinder.IsSection(type) => Section(type),
            _ when type == typeof(Secret) => Reference(Encrypted),
            // `pulumi config set` without --path writes numbers and booleans as texts, which the reader accepts.
            _ when type == typeof(bool) => new JsonObject { ["enum"] = new JsonArray(true, false, "true", "false") },
            _ when type == typeof(int) => Number(setting.GetCustomAttribute<BoundsAttribute>()),
            _ when type.IsEnum => new JsonObject { ["enum"] = Array(SettingsBinder.ChoicesOf(type)) },
            _ when type == typeof(IReadOnlyList<string>) =>
                new JsonObject { ["type"] = "array", ["items"] = Text(setting) },
            _ when type == typeof(IReadOnlyDictionary<string, string>) => new JsonObject
            {
                ["type"] = "object",
                ["additionalProperties"] = new JsonObject { ["type"] = new JsonArray("string", "number", "boolean") },
                // Pulumi's form of an encrypted value, which only secrets can have.
                ["not"] = new JsonObject { ["required"] = new JsonArray("secure"), ["maxProperties"] = 1 },
            },
            _ => Text(setting),
        };
    }

    private JsonObject Section(Type type)
    {
        var settings = SettingsBinder.SettingsOf(type);
        var properties = settings.ToDictionary(NameOf, setting => (JsonNode?)Setting(setting), StringComparer.Ordinal);
        var section = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject(properties) };
        if (Array(settings.Where(SettingsBinder.IsRequired).Select(NameOf)) is { Count: > 0 } required)
        {
            section["required"] = required;
        }

        section["additionalProperties"] = false;
        return section;
    }

    // YAML reads 2022 as a number, although the setting is a text.
    private static JsonObject Text(PropertyInfo setting) => setting.GetCustomAttribute<TextFormAttribute>() is { } form
        ? new JsonObject { ["type"] = "string", ["pattern"] = form.Pattern }
        : new JsonObject { ["type"] = new JsonArray("string", "number", "boolean"), ["minLength"] = 1 };

    private static JsonObject Number(BoundsAttribute? bounds)
    {
        var number = new JsonObject { ["type"] = new JsonArray("integer", "string"), ["pattern"] = "^[+-]?[0-9]+$" };
        if (bounds is not null)
        {
            number["minimum"] = bounds.Minimum;
        }

        number["maximum"] = bounds?.Maximum ?? int.MaxValue;
        return number;
    }

    private string Description(PropertyInfo setting)
    {
        var type = TypeOf(setting);
        var choices = (type.IsEnum ? SettingsBinder.MembersOf(type) : [])
            .Select(member => $"- `{Names.KebabCase(member.Name)}`: {_documentation.Of(member)}");
        return string.Join('\n', choices.Prepend("").Prepend(_documentation.Of(setting))).TrimEnd('\n');
    }

    private static JsonNode? Default(PropertyInfo setting)
    {
        var section = Activator.CreateInstance(setting.DeclaringType!);
        return setting.GetValue(section) switch
        {
            _ when SettingsBinder.IsRequired(setting) => null,
            bool flag => flag,
            int number => number,
            string { Length: > 0 } text => text,
            Enum choice => Names.KebabCase(choice.ToString()),
            _ => null,
        };
    }

    private static Type TypeOf(PropertyInfo setting) =>
        Nullable.GetUnderlyingType(setting.PropertyType) ?? setting.PropertyType;
}
