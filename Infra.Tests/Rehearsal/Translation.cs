using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>A stack as Terraform takes it.</summary>
/// <param name="Json">The configuration, without a provider.</param>
/// <param name="Resources">The stack's resources by their address in Terraform.</param>
internal sealed record TerraformStack(JsonObject Json, IReadOnlyDictionary<string, PreviewResource> Resources);

/// <summary>Translates a recorded preview of an AWS stack into Terraform's JSON, by the provider's own schema.</summary>
internal sealed class Translation
{
    private readonly PreviewDocument _document;
    private readonly ProviderSchema _schema;
    private readonly RunSecrets _secrets;
    private readonly IReadOnlyDictionary<string, string> _given;
    private readonly Dictionary<string, Target> _bySource = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Target> _byUrn = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, JsonObject> _data = new(StringComparer.Ordinal);

    private Translation(PreviewDocument document, ProviderSchema schema, RunSecrets secrets, IReadOnlyDictionary<string, string> given)
    {
        (_document, _schema, _secrets, _given) = (document, schema, secrets, given);
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in document.Resources.Where(resource => resource.Custom))
        {
            var type = Tables.Types.GetValueOrDefault(resource.Type)
                ?? throw new TranslationException($"{resource.Urn}: the token {resource.Type} is not in {nameof(Tables)}.{nameof(Tables.Types)}.");
            var target = new Target(resource, type, Label(resource.Name), schema.Type(type));
            if (!addresses.TryAdd(target.Address, resource.Urn))
            {
                throw new TranslationException($"{resource.Urn} and {addresses[target.Address]} are both {target.Address} in Terraform.");
            }

            _bySource.Add($"{resource.Type}::{resource.Name}", target);
            _byUrn.Add(resource.Urn, target);
        }
    }

    /// <summary>Translates a preview.</summary>
    /// <param name="document">The preview.</param>
    /// <param name="schema">The provider's types.</param>
    /// <param name="secrets">The value used in place of each secret.</param>
    /// <param name="given">What questions to the cloud are asked with, by <c>type.argument</c>: the zone's name is only in the settings.</param>
    /// <exception cref="TranslationException">Something has no translation; the message names it.</exception>
    public static TerraformStack Of(PreviewDocument document, ProviderSchema schema, RunSecrets secrets, IReadOnlyDictionary<string, string> given) =>
        new Translation(document, schema, secrets, given).Translate();

    /// <summary>A property's way in Terraform, with no places in lists: <c>deployment_controller.type</c>; null for one that is left out there.</summary>
    /// <param name="type">The provider's type.</param>
    /// <param name="schema">The type's body.</param>
    /// <param name="path">The property: <c>deploymentController.type</c>.</param>
    public static string? WayOf(string type, SchemaBlock schema, string path)
    {
        var way = new List<string>();
        SchemaBlock? body = schema;
        for (var end = path.IndexOf('.', StringComparison.Ordinal); ; end = path.IndexOf('.', end + 1))
        {
            var soFar = end < 0 ? path : path[..end];
            // Past the blocks come the members of maps and objects, which keep their names or take them in snake case.
            var name = body is null ? Snake(soFar[(soFar.LastIndexOf('.') + 1)..]) : NameOf(type, soFar, body);
            if (name is null)
            {
                return null;
            }

            way.Add(name);
            body = body?.Block(name)?.Body;
            if (end < 0)
            {
                return string.Join('.', way);
            }
        }
    }

    private TerraformStack Translate()
    {
        var resources = new JsonObject();
        var faults = new List<string>();
        foreach (var target in _byUrn.Values)
        {
            var ofType = resources[target.Type] as JsonObject;
            if (ofType is null)
            {
                resources[target.Type] = ofType = [];
            }

            try
            {
                ofType[target.Label] = Resource(target);
            }
            catch (TranslationException exception)
            {
                faults.Add(exception.Message);
            }
        }

        if (faults.Count > 0)
        {
            throw new TranslationException(string.Join(Environment.NewLine, faults));
        }

        var json = new JsonObject { ["resource"] = resources };
        // Terraform takes no empty section.
        if (_data.Count > 0)
        {
            json["data"] = new JsonObject(_data.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)new JsonObject { ["given"] = entry.Value })));
        }

        return new TerraformStack(json, _byUrn.Values.ToDictionary(target => target.Address, target => target.Resource, StringComparer.Ordinal));
    }

    private JsonObject Resource(Target target)
    {
        var result = new JsonObject();
        Fill(result, target, target.Resource.Inputs, target.Schema, "");
        NameAutomatically(result, target);
        AddOptions(result, target);
        return result;
    }

    private void Fill(JsonObject result, Target target, JsonObject inputs, SchemaBlock schema, string path)
    {
        foreach (var (property, value) in inputs)
        {
            var full = path.Length == 0 ? property : $"{path}.{property}";
            if (value is null || IsLeftOut(target.Type, full))
            {
                continue;
            }

            var name = NameOf(target.Type, full, schema) ?? throw new TranslationException($"{target.Resource.Urn}: {target.Type} has no property {full}.");
            result[name] = schema.Attribute(name) is { } type
                ? Attribute(target, value, type, full)
                : Blocks(target, value, schema.Block(name)!, full);
        }
    }

    private JsonArray Blocks(Target target, JsonNode value, NestedBlock block, string path)
    {
        return new JsonArray([.. Elements(value).Select(body =>
        {
            var inputs = body as JsonObject ?? throw new TranslationException($"{target.Resource.Urn}: {path} is a block in Terraform, and {body?.ToJsonString()} is none.");
            var result = new JsonObject();
            Fill(result, target, inputs, block.Body, path);
            return (JsonNode)result;
        })]);
    }

    private JsonNode? Attribute(Target target, JsonNode? value, JsonElement type, string path)
    {
        if (type.ValueKind == JsonValueKind.String)
        {
            return value switch
            {
                null => null,
                JsonValue => Scalar(target, value, path),
                _ => throw new TranslationException($"{target.Resource.Urn}: {path} is a {type} in Terraform."),
            };
        }

        switch (type[0].GetString())
        {
            case "map" when value is JsonObject map:
                return new JsonObject(map.Select(entry => KeyValuePair.Create(entry.Key, Attribute(target, entry.Value, type[1], $"{path}.{entry.Key}"))));
            case "list" or "set":
                return new JsonArray([.. Elements(value).Select(item => Attribute(target, item, type[1], path))]);
            case "object" when value is JsonObject members:
                // A block in the form of an attribute: every member must be there.
                var result = new JsonObject();
                foreach (var member in type[1].EnumerateObject())
                {
                    var given = members.FirstOrDefault(entry => Snake(entry.Key) == member.Name);
                    result[member.Name] = given.Value is null ? null : Attribute(target, given.Value, member.Value, $"{path}.{given.Key}");
                }

                var unknown = members.Select(entry => entry.Key).FirstOrDefault(key => !type[1].TryGetProperty(Snake(key), out _));
                return unknown is null ? result : throw new TranslationException($"{target.Resource.Urn}: {target.Type} has no property {path}.{unknown}.");
            default:
                throw new TranslationException($"{target.Resource.Urn}: {path} is a {type} in Terraform.");
        }
    }

    private JsonNode Scalar(Target target, JsonNode value, string path)
    {
        if (value.GetValueKind() != JsonValueKind.String)
        {
            return value.DeepClone();
        }

        var text = value.GetValue<string>();
        if (Base64Text.Decode(text) is { } inside && Reference.In(inside).Any())
        {
            // References only resolve in the text itself: Terraform makes the base64 of it.
            return $"${{base64encode({Quoted(Text(target, inside, path))})}}";
        }

        return text == PreviewDocument.Secret ? Escape(_secrets.For(target.Resource, path)) : Text(target, text, path);
    }

    // What looks like an interpolation is a script's own, unless it is one of the preview's references.
    private string Text(Target target, string text, string path)
    {
        var result = Escape(text);
        foreach (var inside in Reference.In(text).Distinct(StringComparer.Ordinal))
        {
            result = result.Replace(Escape($"${{{inside}}}"), $"${{{Resolve(inside, $"{target.Resource.Urn}: {path}")}}}", StringComparison.Ordinal);
        }

        return result;
    }

    // A text within an expression: Terraform's own escapes, and its interpolations as they are.
    private static string Quoted(string text) => $"\"{text
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal)
        .Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\t", "\\t", StringComparison.Ordinal)}\"";

    private static string Escape(string text) =>
        text.Replace("${", "$${", StringComparison.Ordinal).Replace("%{", "%%{", StringComparison.Ordinal);

    // A name may have dots in it, and so may the way into a property: the longest name that exists is meant.
    private string Resolve(string inside, string where)
    {
        for (var end = inside.LastIndexOf('.'); end > 0; end = inside.LastIndexOf('.', end - 1))
        {
            if (_bySource.TryGetValue(inside[..end], out var target))
            {
                return Into(target, inside[(end + 1)..], where);
            }

            if (Tables.Functions.TryGetValue(inside[..end], out var function))
            {
                _data[function.Type] = new JsonObject(function.Arguments.Select(argument => KeyValuePair.Create(argument, (JsonNode?)Given(function.Type, argument, where))));
                return $"data.{function.Type}.given.{Snake(inside[(end + 1)..])}";
            }
        }

        throw new TranslationException($"{where}: the reference ${{{inside}}} leads to no resource and to no function of {nameof(Tables)}.{nameof(Tables.Functions)}.");
    }

    private string Given(string type, string argument, string where) => _given.GetValueOrDefault($"{type}.{argument}")
        ?? throw new TranslationException($"{where}: nobody told the {argument} of {type}.");

    // aws_acm_certificate.x and domainValidationOptions[0].resourceRecordName, by the schema, step by step.
    private static string Into(Target target, string way, string where)
    {
        var expression = target.Address;
        JsonElement? type = null;
        SchemaBlock? body = target.Schema;
        var path = "";
        foreach (var step in way.Split('.'))
        {
            var bracket = step.IndexOf('[', StringComparison.Ordinal);
            var (property, index) = bracket < 0 ? (step, "") : (step[..bracket], step[bracket..]);
            path = path.Length == 0 ? property : $"{path}.{property}";
            string? name = null;
            if (body is not null && (name = NameOf(target.Type, path, body)) is not null)
            {
                var block = body.Block(name);
                (type, body) = (body.Attribute(name), block?.Body);
                index = block is { IsSingle: true } && index.Length == 0 ? "[0]" : index;
            }
            else if (body is null && type is { ValueKind: JsonValueKind.Array } known && known[0].GetString() == "object" && known[1].TryGetProperty(Snake(property), out var member))
            {
                (name, type) = (Snake(property), member);
            }

            if (name is null)
            {
                throw new TranslationException($"{where}: {target.Address} has no property {way}.");
            }

            expression = $"{expression}.{name}";
            if (index.Length > 0)
            {
                // A set has no order, and so no index.
                expression = type is { ValueKind: JsonValueKind.Array } list && list[0].GetString() == "set" ? $"tolist({expression}){index}" : $"{expression}{index}";
                type = type is { ValueKind: JsonValueKind.Array } indexed ? indexed[1] : type;
            }
        }

        return expression;
    }

    private void NameAutomatically(JsonObject result, Target target)
    {
        var (property, longest) = Tables.AutomaticNames.TryGetValue(target.Type, out var exception) ? exception : ("name", 255);
        if (!target.Schema.IsSettable(property) || result.ContainsKey(property) || result.ContainsKey($"{property}_prefix"))
        {
            return;
        }

        // Pulumi adds seven random hexadecimal digits; here the same resource gets the same ones every time.
        var suffix = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(target.Resource.Urn)))[..7];
        var name = $"{target.Resource.Name}-{suffix}";
        if (name.Length > longest)
        {
            throw new TranslationException($"{target.Resource.Urn}: {name} has {name.Length} characters; {target.Type} takes {longest}. Pulumi adds 8 to the logical name.");
        }

        result[property] = name;
    }

    private void AddOptions(JsonObject result, Target target)
    {
        var resource = target.Resource;
        if (resource.DependsOn.Count > 0)
        {
            result["depends_on"] = new JsonArray([.. resource.DependsOn.Select(urn => (JsonNode)_byUrn[urn].Address)]);
        }

        var lifecycle = new JsonObject();
        if (resource.IgnoreChanges.Count > 0)
        {
            lifecycle["ignore_changes"] = new JsonArray([.. resource.IgnoreChanges.Select(property => (JsonNode)(NameOf(target.Type, property, target.Schema)
                ?? throw new TranslationException($"{resource.Urn}: ignoreChanges names {property}, which {target.Type} does not have.")))]);
        }

        // Nothing is ever destroyed here but with the whole local API, so Terraform may refuse as Pulumi does.
        if (resource.Protect)
        {
            lifecycle["prevent_destroy"] = true;
        }

        if (lifecycle.Count > 0)
        {
            result["lifecycle"] = lifecycle;
        }

        if (resource.Timeouts.Count > 0)
        {
            var block = target.Schema.Block("timeouts") ?? throw new TranslationException($"{resource.Urn}: {target.Type} takes no timeouts.");
            result["timeouts"] = new JsonObject(resource.Timeouts.Select(entry => KeyValuePair.Create(
                block.Body.Attribute(entry.Key) is null ? throw new TranslationException($"{resource.Urn}: {target.Type} takes no timeout of {entry.Key}.") : entry.Key,
                (JsonNode?)$"{entry.Value.TotalSeconds:0}s")));
        }
    }

    /// <summary>The provider's name of a property: in snake case, and a list's name in the singular where it is a block.</summary>
    private static string? NameOf(string type, string path, SchemaBlock schema)
    {
        if (Tables.Properties.TryGetValue((type, path), out var exception))
        {
            return exception.Name;
        }

        var snake = Snake(path[(path.LastIndexOf('.') + 1)..]);
        string?[] candidates =
        [
            snake,
            snake.EndsWith("ies", StringComparison.Ordinal) ? snake[..^3] + "y" : null,
            snake.EndsWith("es", StringComparison.Ordinal) ? snake[..^2] : null,
            snake.EndsWith('s') ? snake[..^1] : null,
        ];
        return candidates.FirstOrDefault(name => name is not null && (schema.Attribute(name) is not null || schema.Block(name) is not null));
    }

    // Pulumi gives a list of at most one as its element.
    private static JsonNode?[] Elements(JsonNode? value) => value is JsonArray list ? list.ToArray() : [value];

    private static bool IsLeftOut(string type, string path) => Tables.Properties.TryGetValue((type, path), out var exception) && exception.Name is null;

    private static string Snake(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    private static string Label(string name)
    {
        var label = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '_'));
        return char.IsAsciiDigit(label[0]) ? "_" + label : label;
    }

    private sealed record Target(PreviewResource Resource, string Type, string Label, SchemaBlock Schema)
    {
        public string Address => $"{Type}.{Label}";
    }
}
