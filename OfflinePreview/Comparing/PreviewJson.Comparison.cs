using System.Text.Json;

namespace OfflinePreview;

/// <content>Comparisons.</content>
public static partial class PreviewJson
{
    /// <summary>
    /// A comparison as JSON, with Pulumi's own names: <c>op</c>, <c>oldState</c>, <c>newState</c>, <c>diffReasons</c>,
    /// <c>replaceReasons</c>, <c>detailedDiff</c>.
    /// </summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="more">Writes further members at the end. Default: none.</param>
    public static string Write(Comparison comparison, Action<Utf8JsonWriter>? more = null)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return Write(writer => WriteSteps(writer, comparison), more);
    }

    /// <summary>Writes the member <c>notices</c> of a comparison.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="notices">The notices.</param>
    public static void WriteNotices(Utf8JsonWriter writer, IEnumerable<Notice> notices)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(notices);
        writer.WriteStartArray("notices");
        foreach (var notice in notices)
        {
            writer.WriteStartObject();
            writer.WriteString("severity", notice.Severity == Severity.Data ? "data" : "warning");
            writer.WriteString("text", notice.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteSteps(Utf8JsonWriter writer, Comparison comparison)
    {
        var changes = comparison.Changes.ToDictionary(change => change.Resource.Urn, StringComparer.Ordinal);
        writer.WriteStartArray("steps");
        foreach (var resource in comparison.New.Resources)
        {
            WriteStep(writer, comparison, changes.GetValueOrDefault(resource.Urn), resource);
        }

        foreach (var change in comparison.Changes.Where(change => change.Kind == ChangeKind.Delete))
        {
            WriteStep(writer, comparison, change, change.Resource);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("changeSummary");
        var kinds = comparison.Changes.GroupBy(change => change.Verb);
        foreach (var kind in kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            writer.WriteNumber(kind.Key, kind.Count());
        }

        writer.WriteNumber("same", comparison.Unchanged);
        writer.WriteEndObject();
        writer.WriteString("comparedWith", comparison.With);
    }

    private static void WriteStep(
        Utf8JsonWriter writer, Comparison comparison, ResourceChange? change, PreviewResource resource)
    {
        writer.WriteStartObject();
        writer.WriteString("op", change is null ? "same" : change.Verb);
        writer.WriteString("urn", resource.Urn);
        if (change?.Old is { } old)
        {
            writer.WritePropertyName("oldState");
            WriteState(writer, comparison.Old, old);
        }

        if (change is null || change.New is not null)
        {
            writer.WritePropertyName("newState");
            WriteState(writer, comparison.New, resource);
        }

        if (change?.Properties.Count > 0)
        {
            WriteList(writer, "diffReasons", TopLevel(change.Properties));
            if (change.Kind == ChangeKind.Replace)
            {
                var forcing = change.Properties.Where(property => property.ForcesReplacement);
                WriteList(writer, "replaceReasons", TopLevel(forcing));
            }

            writer.WriteStartObject("detailedDiff");
            foreach (var property in change.Properties.DistinctBy(property => property.Path))
            {
                // Several elements may be added and removed under one path; the states have their values.
                writer.WriteStartObject(property.Path);
                writer.WriteString("kind", Kind(property));
                writer.WriteBoolean("inputDiff", true);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static string Kind(PropertyChange property)
    {
        var kind = property switch
        {
            { Because: not null } => "update",
            { Old: null } => "add",
            { New: null } => "delete",
            _ => "update",
        };
        return property.ForcesReplacement ? $"{kind}-replace" : kind;
    }

    private static List<string> TopLevel(IEnumerable<PropertyChange> properties) =>
    [
        .. new SortedSet<string>(
            properties.Select(property => property.Property.Split('.')[0]), StringComparer.Ordinal),
    ];
}
