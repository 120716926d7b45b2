using System.Text.Json;
using System.Text.Json.Nodes;

namespace OfflinePreview;

/// <summary>A property that differs.</summary>
/// <param name="Path">The property for a person: <c>containerDefinitions[web].image</c>.</param>
/// <param name="Old">The older value; null where it is not set.</param>
/// <param name="New">The newer value; null where it is not set.</param>
public sealed record PropertyChange(string Path, JsonNode? Old, JsonNode? New)
{
    /// <summary>
    /// The property without positions in lists, as in tables of properties: <c>containerDefinitions.image</c>.
    /// </summary>
    public required string Property { get; init; }

    /// <summary>Whether the change replaces the resource.</summary>
    public bool ForcesReplacement { get; init; }

    /// <summary>
    /// The resource whose replacement changes the value, though its text is the same; null where the text differs.
    /// </summary>
    public string? Because { get; init; }
}

/// <summary>
/// Compares the inputs of a resource in two previews, down to the values that differ. A policy or a container
/// definition, which is one text to the provider, is compared by its structure: a changed word must not be shown as two
/// pages.
/// </summary>
public static class PropertyComparison
{
    // The members that identify the elements of a list, the first one that does. By positions alone, an added element
    // would change all that follow.
    private static readonly string[] Keys =
        ["name", "Name", "node", "Sid", "id", "key", "sourceVolume", "containerPort", "port", "targetGroupArn"];

    /// <summary>The properties that differ.</summary>
    /// <param name="old">The older inputs.</param>
    /// <param name="new">The newer inputs.</param>
    public static IReadOnlyList<PropertyChange> Compare(JsonObject old, JsonObject @new)
    {
        var changes = new List<PropertyChange>();
        Compare(old, @new, "", "", changes);
        return changes;
    }

    /// <summary>The structure in a text, or the script in base64; else the value itself.</summary>
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
                // A reference begins in the same way, and so do other texts.
                return value;
            }
        }

        // A word may be base64 of another by chance; a script has several lines.
        return Base64Text.Decode(text) is { } script && script.Contains('\n', StringComparison.Ordinal)
            ? JsonValue.Create(script)
            : value;
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
            var names = oldMap.Select(member => member.Key).Union(newMap.Select(member => member.Key));
            foreach (var name in names.Order(StringComparer.Ordinal))
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
            // Of texts and numbers, those added and removed are shown; where only the order differs, the whole lists.
            var (removed, added) = (Without(old, @new), Without(@new, old));
            if (removed.Count == 0 && added.Count == 0)
            {
                changes.Add(new PropertyChange(path, old.DeepClone(), @new.DeepClone()) { Property = property });
                return;
            }

            changes.AddRange(removed.Zip(added).Select(pair => Change(pair.First, pair.Second)));
            changes.AddRange(removed.Skip(added.Count).Select(item => Change(item, null)));
            changes.AddRange(added.Skip(removed.Count).Select(item => Change(null, item)));

            PropertyChange Change(JsonNode? old, JsonNode? @new) => new($"{path}[]", old, @new) { Property = property };
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

    // A reference is long, and its resource's name is enough to identify it.
    private static string Short(string key) => Reference.In(key).FirstOrDefault() is { } content && content.Contains("::", StringComparison.Ordinal)
        ? Reference.Name(content)
        : key;

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
