using System.Text.Json.Nodes;

namespace OfflinePreview;

/// <summary>Reads values of a document's inputs, of which any may be missing.</summary>
public static class JsonNodeExtensions
{
    /// <summary>A text; null when there is none.</summary>
    /// <param name="node">The object.</param>
    /// <param name="name">The member.</param>
    public static string? Text(this JsonNode? node, string name) => Value<string>(node, name);

    /// <summary>A whole number; 0 when there is none.</summary>
    /// <param name="node">The object.</param>
    /// <param name="name">The member.</param>
    public static int Number(this JsonNode? node, string name) => Value<int>(node, name);

    /// <summary>A flag; false when there is none.</summary>
    /// <param name="node">The object.</param>
    /// <param name="name">The member.</param>
    public static bool Flag(this JsonNode? node, string name) => Value<bool>(node, name);

    /// <summary>A list of texts; empty when there is none.</summary>
    /// <param name="node">The object.</param>
    /// <param name="name">The member.</param>
    public static IReadOnlyList<string> Texts(this JsonNode? node, string name) =>
        [.. node.Items(name).OfType<JsonValue>().Select(item => item.ToString())];

    /// <summary>The elements of a list that are not null; empty when there is none.</summary>
    /// <param name="node">The object.</param>
    /// <param name="name">The member.</param>
    public static IEnumerable<JsonNode> Items(this JsonNode? node, string name) =>
        (Member(node, name) as JsonArray)?.OfType<JsonNode>() ?? [];

    /// <summary>A value of a type; the type's default when there is none.</summary>
    /// <param name="node">The object.</param>
    /// <param name="name">The member.</param>
    public static T? Value<T>(this JsonNode? node, string name) =>
        Member(node, name) is JsonValue value && value.TryGetValue<T>(out var typed) ? typed : default;

    private static JsonNode? Member(JsonNode? node, string name) => node is JsonObject map ? map[name] : null;
}
