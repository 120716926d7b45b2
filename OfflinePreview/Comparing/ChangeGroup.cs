using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace OfflinePreview;

/// <summary>A property that changes, for a person.</summary>
/// <param name="Line">The property and what happens to it: <c>count: 2 -> 3</c>.</param>
/// <param name="Difference">
/// For a text of several lines, its changed lines with <c>+</c> and <c>-</c>; else empty.
/// </param>
public sealed record ChangeDetail(string Line, IReadOnlyList<string> Difference);

/// <summary>Resources of one type that change in the same way, for a person.</summary>
/// <param name="Kind">What a deployment would do to them.</param>
/// <param name="Type">Their type.</param>
/// <param name="Changes">The resources.</param>
public sealed record ChangeGroup(ChangeKind Kind, string Type, IReadOnlyList<ResourceChange> Changes)
{
    // Characters of a value that are shown; the JSON has all of them.
    private const int LongestValue = 160;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The sign of the kind, as Pulumi shows it.</summary>
    public string Sign => Kind switch
    {
        ChangeKind.Create => "+",
        ChangeKind.Delete => "-",
        ChangeKind.Replace => "+-",
        _ => "~",
    };

    /// <summary>The kind in a word.</summary>
    public string Verb => ResourceChange.VerbOf(Kind);

    /// <summary>The resources' names.</summary>
    public string Names => Words.Runs(Changes.Select(change => change.Resource.Name));

    /// <summary>The changes of a comparison, similar ones together.</summary>
    /// <param name="comparison">The comparison.</param>
    public static IReadOnlyList<ChangeGroup> Of(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return
        [
            .. from change in comparison.Changes
               let content = string.Join('\n', change.Properties.Select(Content))
               group change by (change.Kind, change.Resource.Type, content) into similar
               select new ChangeGroup(similar.Key.Kind, similar.Key.Type, [.. similar]),
        ];
    }

    /// <summary>The properties that change in each of them.</summary>
    public IEnumerable<ChangeDetail> Details() => Changes[0].Properties.Select((property, i) =>
        Detail(property, Words.Runs(Changes.Select(change => change.Properties[i].Because).OfType<string>().Distinct(StringComparer.Ordinal))));

    // What makes two changes similar. Resources of several nodes differ in the number at the end of a name, and their
    // scripts in lines that do not change.
    private static string Content(PropertyChange property) => property switch
    {
        { Because: { } because } => $"{property.Path}\0{because.TrimEnd([.. "0123456789"])}\0{property.ForcesReplacement}",
        _ when Texts(property) is var (old, @new) => $"{property.Path}\0{string.Join('\n', TextDifference.Changed(old, @new))}",
        _ => $"{property.Path}\0{property.Old?.ToJsonString()}\0{property.New?.ToJsonString()}",
    };

    private static ChangeDetail Detail(PropertyChange property, string because)
    {
        var forces = property.ForcesReplacement ? " (forces replacement)" : "";
        return because.Length > 0 ? new ChangeDetail($"{property.Path}: follows {because}{forces}", [])
            : Texts(property) is var (old, @new) ? new ChangeDetail($"{property.Path}:{forces}", TextDifference.Lines(old, @new))
            : new ChangeDetail($"{property.Path}: {Value(property.Old)} -> {Value(property.New)}{forces}", []);
    }

    // Both values, when they are texts and one has several lines.
    private static (string Old, string New)? Texts(PropertyChange property) =>
        Text(property.Old) is { } old && Text(property.New) is { } @new
        && (old.Contains('\n', StringComparison.Ordinal) || @new.Contains('\n', StringComparison.Ordinal))
            ? (old, @new)
            : null;

    private static string? Text(JsonNode? value) => value is JsonValue scalar && scalar.TryGetValue<string>(out var text) ? text : null;

    private static string Value(JsonNode? value) => value is null
        ? "(not set)"
        : Words.Shortened(Text(value) is PreviewDocument.Secret ? PreviewDocument.Secret : value.ToJsonString(Readable), LongestValue);
}
