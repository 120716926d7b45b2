using System.Text.Json;
using System.Text.Json.Nodes;

namespace OctopusHA.Preview.Changes;

/// <summary>Resources of one type that change alike, as a person reads them.</summary>
/// <param name="Kind">What would become of them.</param>
/// <param name="Type">Their type.</param>
/// <param name="Changes">The resources.</param>
internal sealed record ChangeGroup(ChangeKind Kind, string Type, IReadOnlyList<ResourceChange> Changes)
{
    // Of a longer value the beginning must do; the JSON has it whole.
    private const int LongestValue = 160;

    // Lines of a changed script that are shown.
    private const int MostLines = 12;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The sign of a kind, as Pulumi writes it.</summary>
    public string Sign => Kind switch
    {
        ChangeKind.Create => "+",
        ChangeKind.Delete => "-",
        ChangeKind.Replace => "+-",
        _ => "~",
    };

    /// <summary>The kind in a word.</summary>
    public string Verb => VerbOf(Kind);

    /// <summary>The resources' names.</summary>
    public string Names => Words.Runs(Changes.Select(change => change.Resource.Name));

    /// <summary>A kind in a word.</summary>
    /// <param name="kind">The kind.</param>
    public static string VerbOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => "create",
        ChangeKind.Delete => "delete",
        ChangeKind.Replace => "replace",
        _ => "update",
    };

    /// <summary>The changes of a comparison, alike ones together.</summary>
    /// <param name="comparison">The comparison.</param>
    public static IReadOnlyList<ChangeGroup> Of(Comparison comparison) =>
        [.. comparison.Changes
            .GroupBy(change => (change.Kind, change.Resource.Type, Properties: string.Join('\n', change.Properties.Select(Likeness))))
            .Select(alike => new ChangeGroup(alike.Key.Kind, alike.Key.Type, [.. alike]))];

    /// <summary>How many of each kind: <c>1 to replace, 3 to update, 140 unchanged</c>.</summary>
    /// <param name="comparison">The comparison.</param>
    public static string Summary(Comparison comparison) =>
        comparison.Changes.Count == 0
            ? "no difference"
            : $"{string.Join(", ", comparison.Changes.GroupBy(change => change.Kind).Select(kind => $"{kind.Count()} to {VerbOf(kind.Key)}"))}, {comparison.Unchanged} unchanged";

    /// <summary>What differs of each of them, a line a property; of a script a line for each line of it.</summary>
    public IEnumerable<string> Lines() => Changes[0].Properties.SelectMany((property, i) => Lines(property, Words.Runs(Changes.Select(change => change.Properties[i].Because).OfType<string>().Distinct(StringComparer.Ordinal))));

    // What follows its own node's resource does so alike on every node; only the number in the name differs.
    private static string Likeness(PropertyChange property) => property.Because is { } because
        ? $"{property.Path}\0{because.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9')}\0{property.ForcesReplacement}"
        : $"{property.Path}\0{property.Old?.ToJsonString()}\0{property.New?.ToJsonString()}";

    private static IEnumerable<string> Lines(PropertyChange property, string because)
    {
        var forces = property.ForcesReplacement ? " (forces replacement)" : "";
        if (because.Length > 0)
        {
            return [$"{property.Path}: follows {because}{forces}"];
        }

        return Text(property.Old) is { } old && Text(property.New) is { } @new && (old.Contains('\n', StringComparison.Ordinal) || @new.Contains('\n', StringComparison.Ordinal))
            ? [$"{property.Path}:{forces}", .. Script(old.Split('\n'), @new.Split('\n'))]
            : [$"{property.Path}: {Value(property.Old)} -> {Value(property.New)}{forces}"];
    }

    // What stands between the first line that differs and the last.
    private static List<string> Script(string[] old, string[] @new)
    {
        var same = old.Zip(@new).TakeWhile(pair => pair.First == pair.Second).Count();
        var end = old.Skip(same).Reverse().Zip(@new.Skip(same).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        List<string> lines = [.. old[same..^end].Select(line => $"  - {Short(line)}"), .. @new[same..^end].Select(line => $"  + {Short(line)}")];
        return lines.Count <= MostLines ? lines : [.. lines.Take(MostLines), $"  and {lines.Count - MostLines} more lines"];
    }

    private static string? Text(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : null;

    private static string Value(JsonNode? value) => value is null ? "(not set)" : Short(Text(value) is InputReader.Secret ? InputReader.Secret : value.ToJsonString(Readable));

    private static string Short(string text) => text.Length <= LongestValue ? text : $"{text[..LongestValue]}...";
}
