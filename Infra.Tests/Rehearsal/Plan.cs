using System.Text.Json;
using System.Text.Json.Nodes;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>What Terraform would do.</summary>
/// <param name="File">The plan's file.</param>
/// <param name="Json">The plan.</param>
internal sealed record Plan(string File, JsonNode Json)
{
    /// <summary>Every change, by address: <c>create</c>, <c>update</c>, <c>delete</c> or <c>replace</c>.</summary>
    public IReadOnlyDictionary<string, string> Changes { get; } = new SortedDictionary<string, string>(
        ResourceChanges(Json)
            .Select(change => (Address: change["address"]!.ToString(), Actions: string.Join('+', change["change"]!["actions"]!.AsArray().Select(action => action!.ToString()))))
            .Where(change => change.Actions is not ("no-op" or "read"))
            .ToDictionary(change => change.Address, change => change.Actions.Contains('+', StringComparison.Ordinal) ? "replace" : change.Actions, StringComparer.Ordinal),
        StringComparer.Ordinal);

    /// <summary>The types of what is managed.</summary>
    public IReadOnlySet<string> Types { get; } = ResourceChanges(Json).Select(change => change["type"]!.ToString()).ToHashSet(StringComparer.Ordinal);

    /// <summary>For each updated or replaced resource, the attributes that differ.</summary>
    public IEnumerable<Difference> Differences =>
        from change in ResourceChanges(Json)
        let before = change["change"]!["before"] as JsonObject
        let after = change["change"]!["after"] as JsonObject
        where before is not null && after is not null
        let unknown = change["change"]!["after_unknown"] as JsonObject ?? []
        from name in before.Select(member => member.Key).Union(after.Select(member => member.Key)).Union(unknown.Select(member => member.Key))
        where !JsonNode.DeepEquals(before[name], after[name]) || IsTrue(unknown[name])
        select new Difference(change["address"]!.ToString(), change["type"]!.ToString(), name, $"{before[name]?.ToJsonString() ?? "null"} -> {(IsTrue(unknown[name]) ? "known after apply" : after[name]?.ToJsonString() ?? "null")}");

    /// <summary>The differences that no gap of the local API explains.</summary>
    public IEnumerable<Difference> Unexplained => Differences.Where(difference => !Tables.Gaps.Any(gap => gap.Explains(difference)));

    /// <summary>The gaps that show no difference any more, of the types that are there.</summary>
    public IEnumerable<Gap> Healed => Tables.Gaps.Where(gap => Types.Contains(gap.Type) && !Differences.Any(gap.Explains));

    /// <summary>Every change, without the updates that show nothing but gaps of the local API.</summary>
    public IReadOnlyDictionary<string, string> BeyondGaps()
    {
        var meant = Unexplained.Select(difference => difference.Address).ToHashSet(StringComparer.Ordinal);
        return Changes.Where(change => change.Value != "update" || meant.Contains(change.Key)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>What is replaced, and by which attributes.</summary>
    public IEnumerable<string> Replaced => ResourceChanges(Json)
        .Where(change => Changes.GetValueOrDefault(change["address"]!.ToString()) == "replace")
        .Select(change => $"{change["address"]} by {change["change"]!["replace_paths"]?.ToJsonString()}");

    /// <summary>What forces each replacement, by address: the attributes' ways, with no places in lists.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> ReplacePaths => ResourceChanges(Json)
        .Where(change => change["change"]!["replace_paths"] is JsonArray)
        .ToDictionary(
            change => change["address"]!.ToString(),
            change => (IReadOnlySet<string>)change["change"]!["replace_paths"]!.AsArray()
                .Select(path => string.Join('.', path!.AsArray().Where(step => step!.GetValueKind() == JsonValueKind.String).Select(step => step!.ToString())))
                .ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);

    /// <summary>What the plan says of one module, with the addresses that the resources have in it.</summary>
    public Plan Of(string module)
    {
        var json = new JsonObject { ["terraform_version"] = Json["terraform_version"]?.DeepClone() };
        json["resource_changes"] = new JsonArray([.. (Json["resource_changes"] as JsonArray ?? [])
            .Where(change => change!["module_address"]?.ToString() == $"module.{module}")
            .Select(change =>
            {
                var own = change!.DeepClone();
                own["address"] = own["address"]!.ToString()[$"module.{module}.".Length..];
                return own;
            })]);
        return new Plan(File, json);
    }

    private static bool IsTrue(JsonNode? value) => value is JsonValue flag && flag.GetValueKind() == JsonValueKind.True;

    private static IEnumerable<JsonNode> ResourceChanges(JsonNode json) =>
        (json["resource_changes"] as JsonArray ?? []).Select(change => change!).Where(change => change["mode"]!.ToString() == "managed");
}

/// <summary>An attribute that an update or a replacement changes.</summary>
internal sealed record Difference(string Address, string Type, string Attribute, string Change)
{
    public override string ToString() => $"{Address}.{Attribute}: {Change}";
}
