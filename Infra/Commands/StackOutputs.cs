using System.Text.Json;

namespace OctopusHA.Commands;

/// <summary>The outputs of a deployed stack, as <c>pulumi stack output --json</c> writes them.</summary>
internal static class StackOutputs
{
    private const string HowToGet = "`pulumi stack output --json --stack <stack> > outputs.json` writes them.";

    private static readonly string[] Needed = ["webUrl", "pollingEndpoints"];

    /// <summary>Reads the data for registering Tentacles.</summary>
    /// <param name="json">The outputs.</param>
    /// <param name="source">Their source, for messages.</param>
    /// <exception cref="SettingsException">They are not outputs of a stack of this program.</exception>
    public static Registration ReadRegistration(string json, string source)
    {
        using var document = Parse(json, source);
        var outputs = document.RootElement;
        if (outputs.ValueKind != JsonValueKind.Object)
        {
            throw Foreign(source, $"hold {Kind(outputs)} where a JSON object belongs");
        }

        var missing = Needed.Where(name => !outputs.TryGetProperty(name, out _)).ToList();
        if (missing.Count > 0)
        {
            throw Foreign(source, $"have no {string.Join(" and no ", missing)}");
        }

        var endpoints = outputs.GetProperty("pollingEndpoints");
        if (endpoints.ValueKind != JsonValueKind.Array)
        {
            throw Foreign(source, $"hold {Kind(endpoints)} in pollingEndpoints where a list belongs");
        }

        var grpc = outputs.TryGetProperty("grpcAddress", out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
        return new Registration(
            Text(outputs, "webUrl", source),
            [.. endpoints.EnumerateArray().Select((endpoint, i) => Address(endpoint, $"pollingEndpoints[{i}]", source))],
            string.IsNullOrEmpty(grpc) ? null : grpc);
    }

    private static JsonDocument Parse(string json, string source)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException exception)
        {
            var where = exception.LineNumber is { } line ? $", line {line + 1}" : "";
            throw Foreign(source, string.IsNullOrWhiteSpace(json) ? "are empty" : $"are no JSON{where}");
        }
    }

    private static PollingAddress Address(JsonElement endpoint, string path, string source)
    {
        if (endpoint.ValueKind != JsonValueKind.Object)
        {
            throw Foreign(source, $"hold {Kind(endpoint)} in {path} where an object belongs");
        }

        var mode = Text(endpoint, "mode", source, path);
        var known = Enum.GetValues<PollingMode>()
            .Where(known => known != PollingMode.None && Names.KebabCase(known.ToString()) == mode).ToList();
        if (known.Count == 0)
        {
            throw Foreign(source, $"hold the mode {mode} in {path}, which this version does not know");
        }

        if (!endpoint.TryGetProperty("port", out var number)
            || number.ValueKind != JsonValueKind.Number
            || !number.TryGetInt32(out var port)
            || port is < 1 or > 65535)
        {
            throw Foreign(source, $"have no port of 1 to 65535 in {path}");
        }

        var (node, address) = (Text(endpoint, "node", source, path), Text(endpoint, "address", source, path));
        return new PollingAddress(known[0], node, address, port);
    }

    private static string Text(JsonElement element, string name, string source, string? path = null) =>
        element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : throw Foreign(source, $"have no text in {(path is null ? name : $"{path}.{name}")}");

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a text",
        JsonValueKind.Null => "nothing",
        _ => "a single value",
    };

    private static SettingsException Foreign(string source, string fault) =>
        new($"The outputs in {source} {fault}: they are not those of a stack of this program. {HowToGet}");
}
