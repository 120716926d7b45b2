using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace OctopusHA.Tests.Documents;

/// <summary>
/// A preview in the form that its golden file has, in which one change is a few lines. It differs from <c>--format json</c>:
/// <list type="bullet">
/// <item>A dependency that follows from a reference in the inputs is left out. The references stay, and
/// <c>PreviewDocumentTests</c> and <c>RecorderTests</c> check how they are used.</item>
/// <item>A long script is a line with its hash. <c>InstallScriptTests</c> checks it whole.</item>
/// <item>Base64 is decoded, and a text of several lines is a list of them.</item>
/// </list>
/// </summary>
internal static partial class GoldenForm
{
    // Only the install scripts are longer, and they have golden files of their own.
    private const int LongestText = 200;

    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a document in this form.</summary>
    public static string Of(PreviewDocument document)
    {
        var root = JsonNode.Parse(PreviewJson.Write(document))!.AsObject();
        foreach (var step in root["steps"]!.AsArray())
        {
            LeaveOutDerived(step!["newState"]!.AsObject());
        }

        return Readable(root)!.ToJsonString(Options).ReplaceLineEndings("\n") + "\n";
    }

    // What remains are the dependencies that the program states itself, such as those that make the first node go first.
    private static void LeaveOutDerived(JsonObject state)
    {
        var derived = state["propertyDependencies"]?.AsObject()
            .SelectMany(property => property.Value!.AsArray())
            .Select(urn => urn!.GetValue<string>())
            .ToHashSet(StringComparer.Ordinal) ?? [];
        state.Remove("propertyDependencies");
        if (state["dependencies"] is not JsonArray dependencies)
        {
            return;
        }

        var stated = dependencies.Select(urn => urn!.GetValue<string>()).Where(urn => !derived.Contains(urn)).ToList();
        state.Remove("dependencies");
        if (stated.Count > 0)
        {
            state["dependencies"] = new JsonArray([.. stated.Select(urn => JsonValue.Create(urn))]);
        }
    }

    private static JsonNode? Readable(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Select(member => KeyValuePair.Create(member.Key, Readable(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Readable)]),
        JsonValue value when value.TryGetValue<string>(out var text) => Readable(text),
        _ => node?.DeepClone(),
    };

    private static JsonNode Readable(string text)
    {
        var decoded = text.Length > LongestText ? Base64Text.Decode(text) ?? text : text;
        var lines = Lines(EmbeddedScript().Replace(decoded, script => Lines(script.Value).Length > LongestText ? $"@'\n{Hashed(script.Value)}\n'@" : script.Value));
        return lines.Length switch
        {
            1 => JsonValue.Create(decoded),
            > LongestText => JsonValue.Create(Hashed(decoded)),
            _ => new JsonArray([.. lines.Select(line => JsonValue.Create(line))]),
        };
    }

    private static string Hashed(string script) =>
        $"(a script of {Lines(script).Length} lines, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(script)))})";

    private static string[] Lines(string text) => text.Split('\n');

    // A literal here-string of PowerShell: between @' at the end of a line and '@ at the beginning of one.
    [GeneratedRegex(@"@'\n.*?\n'@", RegexOptions.Singleline)]
    private static partial Regex EmbeddedScript();
}
