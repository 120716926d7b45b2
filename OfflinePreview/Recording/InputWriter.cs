using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi;

namespace OfflinePreview;

/// <summary>
/// Writes the inputs of a resource as JSON. The plain values come from the SDK, which has resolved every output in
/// them; which of them are secret, and which resources they depend on, is found in the program's own inputs.
/// </summary>
/// <param name="owner">The resource, for messages.</param>
/// <param name="resolve">Finds the resource of a reference's content; null for the result of a function.</param>
internal sealed class InputWriter(string owner, Func<string, Resource?> resolve)
{
    /// <summary>The resources that the values written so far come from.</summary>
    public HashSet<Resource> Dependencies { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a secret was among the values written so far.</summary>
    public bool HasSecret { get; private set; }

    /// <summary>Writes one of a resource's inputs.</summary>
    /// <param name="args">What the program gave the resource.</param>
    /// <param name="name">The input's wire name.</param>
    /// <param name="plain">The input as the provider receives it.</param>
    /// <exception cref="RunException">Whether something is secret cannot be determined.</exception>
    public Task<JsonNode?> WriteMemberAsync(InputArgs args, string name, object? plain) =>
        WriteAsync(plain, Member(args, name, name), name);

    /// <summary>Writes a value.</summary>
    /// <param name="plain">The value as the provider receives it.</param>
    /// <param name="source">
    /// The value as the program gave it; null where it can contain no output, and so no secret.
    /// </param>
    /// <param name="path">The path of the value, for messages.</param>
    /// <exception cref="RunException">Whether something is secret cannot be determined.</exception>
    public async Task<JsonNode?> WriteAsync(object? plain, object? source, string path)
    {
        while (source is not null && Probe.For(source.GetType()) is { } probe)
        {
            var probed = await probe.ReadAsync(source).ConfigureAwait(false);
            Dependencies.UnionWith(probed.Dependencies);
            if (probed.IsSecret)
            {
                // Its dependencies still count.
                ScanAll(plain);
                HasSecret = true;
                return PreviewDocument.Secret;
            }

            source = probed.Value;
        }

        switch (plain)
        {
            case null:
                return null;
            case string text:
                // A structure that the SDK serialises as one JSON text: which part is secret is no longer known.
                if (source is InputArgs or IDictionary)
                {
                    throw Unclear(path);
                }

                Scan(text);
                return text;
            case bool flag:
                return flag;
            case double number:
                return Number(number);
            case int number:
                return Number(number);
            case IDictionary map:
                return await WriteMapAsync(map, source, path).ConfigureAwait(false);
            case IList list:
                return await WriteListAsync(list, source, path).ConfigureAwait(false);
            default:
                throw new RunException($"{owner}: the preview cannot show {path}, a {plain.GetType().Name}.");
        }
    }

    private async Task<JsonObject> WriteMapAsync(IDictionary map, object? source, string path)
    {
        var result = new JsonObject();
        foreach (var key in Keys(map))
        {
            var memberPath = path.Length == 0 ? key : $"{path}.{key}";
            result[key] = await WriteAsync(map[key], Member(source, key, memberPath), memberPath).ConfigureAwait(false);
        }

        return result;
    }

    private async Task<JsonArray> WriteListAsync(IList list, object? source, string path)
    {
        var sources = source is IEnumerable items and not string ? items.Cast<object?>().ToList() : null;
        if (sources is not null && sources.Count != list.Count)
        {
            throw Unclear(path);
        }

        var result = new JsonArray();
        for (var i = 0; i < list.Count; i++)
        {
            result.Add(await WriteAsync(list[i], sources?[i], $"{path}[{i}]").ConfigureAwait(false));
        }

        return result;
    }

    private object? Member(object? source, string key, string path) => source switch
    {
        InputArgs args => ArgumentTypes.TryGet(args, key, out var value) ? value : throw Unclear(path),
        IDictionary map => map[key],
        // Another resource's output, passed on as a whole: its members are plain.
        _ => null,
    };

    private RunException Unclear(string path) =>
        new($"{owner}: the preview cannot determine whether {path} is secret, and so does not show it.");

    // Numbers keep the form that they have on the wire, and can be read as any numeric type.
    private static JsonValue Number(double number) =>
        JsonValue.Create(JsonElement.Parse(number.ToString("R", CultureInfo.InvariantCulture)))!;

    private static IEnumerable<string> Keys(IDictionary map) => map.Keys.Cast<string>().Order(StringComparer.Ordinal);

    private void ScanAll(object? plain)
    {
        switch (plain)
        {
            case string text:
                Scan(text);
                break;
            case IDictionary map:
                ScanEach(map.Values);
                break;
            case IList list:
                ScanEach(list);
                break;
        }
    }

    private void ScanEach(IEnumerable values)
    {
        foreach (var value in values)
        {
            ScanAll(value);
        }
    }

    private void Scan(string text)
    {
        foreach (var content in Reference.In(text).Concat(Reference.In(Base64Text.Decode(text) ?? "")))
        {
            if (resolve(content) is { } resource)
            {
                Dependencies.Add(resource);
            }
        }
    }
}
