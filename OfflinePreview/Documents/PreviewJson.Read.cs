using System.Text.Json;
using System.Text.Json.Nodes;

namespace OfflinePreview;

/// <content>Reading.</content>
public static partial class PreviewJson
{
    // Of a name that occurs twice, one value would be lost.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>
    /// Reads a document. What the JSON does not contain is empty: warnings, and which of the dependencies come from
    /// <c>dependsOn</c>.
    /// </summary>
    /// <param name="text">The document.</param>
    /// <param name="source">The file's name, for messages.</param>
    /// <exception cref="PreviewException">
    /// The text is not JSON, not a preview, or a preview of a stack that exists.
    /// </exception>
    public static PreviewDocument Read(string text, string source)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new PreviewException($"{source} is empty. {HowToSave}");
        }

        JsonNode? root;
        try
        {
            root = JsonNode.Parse(text, documentOptions: Strict);
        }
        catch (JsonException exception)
        {
            // For a name that occurs twice, .NET reports no position.
            var place = exception.LineNumber is { } line
                ? $", line {line + 1}, column {exception.BytePositionInLine + 1}, is not JSON"
                : $" is not JSON: {exception.Message.TrimEnd('.')}";
            throw new PreviewException($"{source}{place}. {HowToSave}", exception);
        }

        try
        {
            return Read(root);
        }
        catch (FormatException exception)
        {
            throw new PreviewException($"{source} is not a preview: {exception.Message}. {HowToSave}", exception);
        }
    }

    private const string HowToSave = "Save one with `preview --format json`.";

    private static PreviewDocument Read(JsonNode? root)
    {
        if (root is not JsonObject document || !document.ContainsKey("steps"))
        {
            throw new FormatException("it has no steps");
        }

        var resources = new List<PreviewResource>();
        var urns = new HashSet<string>(StringComparer.Ordinal);
        var sources = new HashSet<string>(StringComparer.Ordinal);
        (string Stack, string Project)? of = null;
        JsonObject outputs = [];
        foreach (var (step, i) in Array(document, "steps", "steps").Select((step, i) => (step, i)))
        {
            var path = $"steps[{i}]";
            if (Text(step, "op", path) is not "create" and var operation)
            {
                throw new FormatException(
                    $"{path} is to {operation} something, so it is of a stack that exists; `preview` shows every stack as a new one");
            }

            var state = Member(step, "newState", path) as JsonObject ?? throw Wrong($"{path}.newState", "an object");
            var resource = Resource(state, $"{path}.newState", out var place);
            if (!urns.Add(resource.Urn) || !sources.Add(Reference.Source(resource.Type, resource.Name)))
            {
                throw new FormatException($"{resource.Type} {resource.Name} is in it twice");
            }

            if ((of ??= place) != place)
            {
                throw new FormatException($"{resource.Urn} is of another stack than {resources[0].Urn}");
            }

            if (resource.Type == PreviewDocument.StackType)
            {
                outputs = state["outputs"] switch
                {
                    null => [],
                    JsonObject map => (JsonObject)map.DeepClone(),
                    _ => throw Wrong($"{path}.newState.outputs", "an object"),
                };
            }

            resources.Add(resource);
        }

        if (of is not var (stack, project) || !resources.Exists(resource => resource.Type == PreviewDocument.StackType))
        {
            throw new FormatException($"no step creates the stack itself, {PreviewDocument.StackType}");
        }

        var unknown = resources.SelectMany(resource => resource.Dependencies.Append(resource.Parent))
            .FirstOrDefault(urn => urn is not null && !urns.Contains(urn));
        return unknown is null
            ? new PreviewDocument(project, stack, resources, outputs)
            : throw new FormatException($"a resource in it depends on {unknown}, which is not in it");
    }

    private static PreviewResource Resource(JsonObject state, string path, out (string Stack, string Project) place)
    {
        var urn = Text(state, "urn", path);
        // urn:pulumi:<stack>::<project>::<types of its parents and its own>::<name>
        if (urn.Split("::", 4) is not [var start, var project, var types, var name]
            || start.Split(':', 3) is not ["urn", "pulumi", var stack])
        {
            throw Wrong($"{path}.urn", "a URN");
        }

        var type = Text(state, "type", path);
        if (types.Split('$')[^1] != type)
        {
            throw new FormatException($"{path}.type is {type}, but {urn} is not");
        }

        place = (stack, project);
        return new PreviewResource
        {
            Urn = urn,
            Type = type,
            Name = name,
            Custom = Flag(state, "custom", path),
            Parent = state.ContainsKey("parent") ? Text(state, "parent", path) : null,
            Inputs = Map(state, "inputs", path),
            Dependencies = Texts(state, "dependencies", path),
            PropertyDependencies = PropertyDependencies(state, path),
            Protect = Flag(state, "protect", path),
            RetainOnDelete = Flag(state, "retainOnDelete", path),
            DeleteBeforeReplace = Flag(state, "deleteBeforeReplace", path),
            DeletedWith = state.ContainsKey("deletedWith") ? Text(state, "deletedWith", path) : null,
            IgnoreChanges = Texts(state, "ignoreChanges", path),
            ReplaceOnChanges = Texts(state, "replaceOnChanges", path),
            AdditionalSecretOutputs = Texts(state, "additionalSecretOutputs", path),
            Timeouts = Timeouts(state, path),
        };
    }

    private static SortedDictionary<string, IReadOnlyList<string>> PropertyDependencies(JsonObject state, string path)
    {
        var map = Map(state, "propertyDependencies", path);
        return new SortedDictionary<string, IReadOnlyList<string>>(
            map.ToDictionary(entry => entry.Key, entry => Texts(map, entry.Key, $"{path}.propertyDependencies")), StringComparer.Ordinal);
    }

    private static SortedDictionary<string, TimeSpan> Timeouts(JsonObject state, string path)
    {
        return new SortedDictionary<string, TimeSpan>(
            Map(state, "customTimeouts", path).ToDictionary(entry => entry.Key, entry => Time(entry.Key, entry.Value)), StringComparer.Ordinal);

        TimeSpan Time(string operation, JsonNode? node) =>
            node is JsonValue value && value.TryGetValue<double>(out var seconds) && seconds is >= 0 and < int.MaxValue
                ? TimeSpan.FromSeconds(seconds)
                : throw Wrong($"{path}.customTimeouts.{operation}", "a number of seconds");
    }

    private static FormatException Wrong(string path, string what) => new($"{path} must be {what}");

    private static JsonNode? Member(JsonNode? node, string name, string path) =>
        node is JsonObject map ? map[name] : throw Wrong(path, "an object");

    private static string Text(JsonNode? node, string name, string path) =>
        Member(node, name, path) is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : throw Wrong($"{path}.{name}", "a text");

    // Only what is set is written.
    private static bool Flag(JsonObject node, string name, string path) => node[name] switch
    {
        null => false,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        _ => throw Wrong($"{path}.{name}", "true or false"),
    };

    private static JsonObject Map(JsonObject node, string name, string path) => node[name] switch
    {
        null => [],
        JsonObject map => (JsonObject)map.DeepClone(),
        _ => throw Wrong($"{path}.{name}", "an object"),
    };

    private static JsonArray Array(JsonObject node, string name, string path) => node[name] switch
    {
        null => [],
        JsonArray array => array,
        _ => throw Wrong(path, "a list"),
    };

    private static IReadOnlyList<string> Texts(JsonObject node, string name, string path) =>
    [
        .. Array(node, name, $"{path}.{name}").Select(item => item is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : throw Wrong($"{path}.{name}", "a list of texts")),
    ];
}
