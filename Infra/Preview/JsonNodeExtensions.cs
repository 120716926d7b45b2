using System.Text.Json.Nodes;

namespace OctopusHA.Preview;

/// <summary>Reads values of a document's inputs, where a missing one is nothing special.</summary>
internal static class JsonNodeExtensions
{
    /// <summary>A text; null when there is none.</summary>
    public static string? Text(this JsonNode? node, string name) => Member(node, name) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>A whole number; 0 when there is none.</summary>
    public static int Number(this JsonNode? node, string name) => Member(node, name) is JsonValue value && value.TryGetValue<int>(out var number) ? number : 0;

    /// <summary>A flag; false when there is none.</summary>
    public static bool Flag(this JsonNode? node, string name) => Member(node, name) is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>A list of texts; empty when there is none.</summary>
    public static IReadOnlyList<string> Texts(this JsonNode? node, string name) =>
        Member(node, name) is JsonArray array ? [.. array.OfType<JsonValue>().Select(item => item.ToString())] : [];

    private static JsonNode? Member(JsonNode? node, string name) => node is JsonObject map ? map[name] : null;
}
