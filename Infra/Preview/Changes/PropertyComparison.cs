using System.Text.Json;
using System.Text.Json.Nodes;

namespace OctopusHA.Preview.Changes;

/// <summary>A property that differs.</summary>
/// <param name="Path">The property as a person reads it: <c>containerDefinitions[octopus].image</c>.</param>
/// <param name="Old">What it is; null where it is not set.</param>
/// <param name="New">What it would be; null where it would not be set.</param>
internal sealed record PropertyChange(string Path, JsonNode? Old, JsonNode? New)
{
    /// <summary>The property with no places in lists: <c>containerDefinitions.image</c>; what tables speak of.</summary>
    public required string Property { get; init; }

    /// <summary>Whether its change makes a new resource.</summary>
    public bool ForcesReplacement { get; init; }

    /// <summary>The resource whose replacement gives it another value, though the text is the same; null where the text differs.</summary>
    public string? Because { get; init; }
}

/// <summary>
/// Compares what two previews give a provider, down to the values that differ. A policy or a task's containers, which are one text
/// to the provider, are compared as what they say: a changed word must not show as two pages.
/// </summary>
internal static class PropertyComparison
{
    // What tells the elements of a list apart, first come first served: by its place alone, one element more would change all that follow.
    private static readonly string[] Keys = ["name", "Name", "node", "Sid", "id", "key", "sourceVolume", "containerPort", "port", "targetGroupArn"];

    /// <summary>The properties that differ.</summary>
    /// <param name="old">What is.</param>
    /// <param name="new">What would be.</param>
    public static IReadOnlyList<PropertyChange> Compare(JsonObject old, JsonObject @new)
    {
        var changes = new List<PropertyChange>();
        Compare(old, @new, "", "", changes);
        return changes;
    }

    /// <summary>The structure that a text holds, or the text within base64 that scripts are handed over in; else the value itself.</summary>
    /// <param name="value">The value.</param>
    public static JsonNode? Unfold(JsonNode? value)
    {
        if (value is not JsonValue scalar || !scalar.TryGetValue<string>(out var text))
        {
            return value;
        }

        if (text.AsSpan().TrimStart() is ['{' or '[', ..])
        {
            try
            {
                return JsonNode.Parse(text);
            }
            catch (JsonException)
            {
                // A reference begins alike, and so does much else.
                return value;
            }
        }

        // Of a word nobody can tell whether it is base64 of another; a script has lines.
        return Base64Text.Decode(text) is { } script && script.Contains('\n', StringComparison.Ordinal) ? JsonValue.Create(script) : value;
    }

    private static void Compare(JsonNode? old, JsonNode? @new, string path, string property, List<PropertyChange> changes)
    {
        if (JsonNode.DeepEquals(old, @new))
        {
            return;
        }

        var (before, after) = (Unfold(old), Unfold(@new));
        if (before is JsonObject oldMap && after is JsonObject newMap)
        {
            foreach (var name in oldMap.Select(member => member.Key).Union(newMap.Select(member => member.Key)).Order(StringComparer.Ordinal))
            {
                var dotted = name.Contains('.', StringComparison.Ordinal) ? $"[{name}]" : path.Length == 0 ? name : $".{name}";
                Compare(oldMap[name], newMap[name], path + dotted, property.Length == 0 ? name : $"{property}.{name}", changes);
            }
        }
        else if (before is JsonArray oldList && after is JsonArray newList)
        {
            CompareLists(oldList, newList, path, property, changes);
        }
        else if (!JsonNode.DeepEquals(before, after))
        {
            changes.Add(new PropertyChange(path, before?.DeepClone(), after?.DeepClone()) { Property = property });
        }
    }

    private static void CompareLists(JsonArray old, JsonArray @new, string path, string property, List<PropertyChange> changes)
    {
        if (Keys.FirstOrDefault(key => IsKey(key, old) && IsKey(key, @new)) is { } key)
        {
            var (oldByKey, newByKey) = (ByKey(old, key), ByKey(@new, key));
            foreach (var name in oldByKey.Keys.Union(newByKey.Keys, StringComparer.Ordinal))
            {
                Compare(oldByKey.GetValueOrDefault(name), newByKey.GetValueOrDefault(name), $"{path}[{name}]", property, changes);
            }
        }
        else if (old.Concat(@new).All(item => item is JsonValue))
        {
            // Of texts and numbers it is told which come and which go; where only the order differs, the lists are.
            var (gone, come) = (Without(old, @new), Without(@new, old));
            if (gone.Count == 0 && come.Count == 0)
            {
                changes.Add(new PropertyChange(path, old.DeepClone(), @new.DeepClone()) { Property = property });
                return;
            }

            changes.AddRange(gone.Zip(come).Select(pair => new PropertyChange($"{path}[]", pair.First, pair.Second) { Property = property }));
            changes.AddRange(gone.Skip(come.Count).Select(item => new PropertyChange($"{path}[]", item, null) { Property = property }));
            changes.AddRange(come.Skip(gone.Count).Select(item => new PropertyChange($"{path}[]", null, item) { Property = property }));
        }
        else
        {
            for (var i = 0; i < Math.Max(old.Count, @new.Count); i++)
            {
                Compare(old.ElementAtOrDefault(i), @new.ElementAtOrDefault(i), $"{path}[{i}]", property, changes);
            }
        }
    }

    private static bool IsKey(string key, JsonArray list) =>
        list.All(item => item is JsonObject map && map[key] is JsonValue)
        && list.Select(item => item![key]!.ToString()).Distinct(StringComparer.Ordinal).Count() == list.Count;

    private static Dictionary<string, JsonNode?> ByKey(JsonArray list, string key) =>
        list.ToDictionary(item => Short(item![key]!.ToString()), item => item, StringComparer.Ordinal);

    // A reference is long, and only its resource's name is needed to tell it from the others.
    private static string Short(string key) =>
        Reference.In(key).FirstOrDefault() is { } inside && inside.Split("::") is [_, var place, ..] ? place[..Math.Max(place.LastIndexOf('.'), 0)] is { Length: > 0 } name ? name : key : key;

    private static List<JsonNode?> Without(JsonArray list, JsonArray other)
    {
        var left = other.ToList();
        var result = new List<JsonNode?>();
        foreach (var item in list)
        {
            if (left.FindIndex(candidate => JsonNode.DeepEquals(candidate, item)) is >= 0 and var found)
            {
                left.RemoveAt(found);
            }
            else
            {
                result.Add(item?.DeepClone());
            }
        }

        return result;
    }
}
