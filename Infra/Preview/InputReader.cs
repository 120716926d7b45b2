using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pulumi;

namespace OctopusHA.Preview;

/// <summary>
/// Turns what a provider is given into JSON. The plain values come from the SDK, which has written out every output in
/// them; which of them are secret, and where they come from, tell the program's own inputs beside them.
/// </summary>
/// <param name="owner">The resource, for messages.</param>
/// <param name="resolve">Finds the resource of a reference's inside; null for the answer of a function.</param>
internal sealed class InputReader(string owner, Func<string, Resource?> resolve)
{
    /// <summary>What stands for every secret.</summary>
    public const string Secret = "[secret]";

    /// <summary>The resources that the values read so far come from.</summary>
    public HashSet<Resource> Dependencies { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a secret was among the values read so far.</summary>
    public bool HasSecret { get; private set; }

    /// <summary>Reads one of a resource's inputs.</summary>
    /// <param name="args">What the program gave the resource.</param>
    /// <param name="name">The input's wire name.</param>
    /// <param name="plain">The input as the provider gets it.</param>
    /// <exception cref="RunException">It cannot be told whether something is secret.</exception>
    public Task<JsonNode?> ReadMemberAsync(InputArgs args, string name, object? plain) => ReadAsync(plain, Member(args, name, name), name);

    /// <summary>Reads a value.</summary>
    /// <param name="plain">The value as the provider gets it.</param>
    /// <param name="source">What the program gave; null where it can hold no output, and so no secret.</param>
    /// <param name="path">Where the value stands, for messages.</param>
    /// <exception cref="RunException">It cannot be told whether something is secret.</exception>
    public async Task<JsonNode?> ReadAsync(object? plain, object? source, string path)
    {
        while (source is not null && Probe.For(source.GetType()) is { } probe)
        {
            var probed = await probe.ReadAsync(source).ConfigureAwait(false);
            Dependencies.UnionWith(probed.Dependencies);
            if (probed.IsSecret)
            {
                // What it is made of still counts.
                ScanAll(plain);
                HasSecret = true;
                return Secret;
            }

            source = probed.Value;
        }

        switch (plain)
        {
            case null:
                return null;
            case string text:
                // A structure that the SDK writes as one JSON text: what in it is secret can no longer be told.
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
                return await ReadMapAsync(map, source, path).ConfigureAwait(false);
            case IList list:
                return await ReadListAsync(list, source, path).ConfigureAwait(false);
            default:
                throw new RunException($"{owner}: the preview cannot show {path}, a {plain.GetType().Name}.");
        }
    }

    private async Task<JsonObject> ReadMapAsync(IDictionary map, object? source, string path)
    {
        var result = new JsonObject();
        foreach (var key in Keys(map))
        {
            var memberPath = path.Length == 0 ? key : $"{path}.{key}";
            result[key] = await ReadAsync(map[key], Member(source, key, memberPath), memberPath).ConfigureAwait(false);
        }

        return result;
    }

    private async Task<JsonArray> ReadListAsync(IList list, object? source, string path)
    {
        var sources = source is IEnumerable items and not string ? items.Cast<object?>().ToList() : null;
        if (sources is not null && sources.Count != list.Count)
        {
            throw Unclear(path);
        }

        var result = new JsonArray();
        for (var i = 0; i < list.Count; i++)
        {
            result.Add(await ReadAsync(list[i], sources?[i], $"{path}[{i}]").ConfigureAwait(false));
        }

        return result;
    }

    private object? Member(object? source, string key, string path) => source switch
    {
        InputArgs args => ArgumentTypes.TryGet(args, key, out var value) ? value : throw Unclear(path),
        IDictionary map => map[key],
        // Another resource's output passed on whole: its members are plain.
        _ => null,
    };

    private RunException Unclear(string path) => new($"{owner}: the preview cannot tell whether {path} is secret, and so does not show it.");

    // Numbers keep the form that they have on the wire, and can be read as any type of number.
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
        foreach (var inside in Reference.In(text).Concat(Reference.In(Base64Text.Decode(text) ?? "")))
        {
            if (resolve(inside) is { } resource)
            {
                Dependencies.Add(resource);
            }
        }
    }
}
