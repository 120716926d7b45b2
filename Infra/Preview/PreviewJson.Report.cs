using System.Text;
using System.Text.Json;
using OctopusHA.Preview.Changes;
using OctopusHA.Preview.Facts;

namespace OctopusHA.Preview;

/// <content>What differs, and what remains when something fails.</content>
public static partial class PreviewJson
{
    // Pulumi's own names: op, oldState, newState, diffReasons, replaceReasons, detailedDiff; notices and what-if are the program's.
    private static string WriteReport(PreviewReport report)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            if (report.Comparison is { } comparison)
            {
                WriteSteps(writer, comparison);
            }
            else
            {
                WriteSteps(writer, report.Document);
            }

            if (report.WhatIf)
            {
                WriteWhatIf(writer, report.Document);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
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
        foreach (var kind in comparison.Changes.GroupBy(change => ChangeGroup.VerbOf(change.Kind)).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            writer.WriteNumber(kind.Key, kind.Count());
        }

        writer.WriteNumber("same", comparison.Unchanged);
        writer.WriteEndObject();
        writer.WriteString("comparedWith", comparison.With);
        writer.WriteStartArray("notices");
        foreach (var notice in comparison.Notices)
        {
            writer.WriteStartObject();
            writer.WriteString("gravity", notice.Gravity == Gravity.Data ? "data" : "warning");
            writer.WriteString("text", notice.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteStep(Utf8JsonWriter writer, Comparison comparison, ResourceChange? change, PreviewResource resource)
    {
        writer.WriteStartObject();
        writer.WriteString("op", change is null ? "same" : ChangeGroup.VerbOf(change.Kind));
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
                WriteList(writer, "replaceReasons", TopLevel(change.Properties.Where(property => property.ForcesReplacement)));
            }

            writer.WriteStartObject("detailedDiff");
            foreach (var property in change.Properties.DistinctBy(property => property.Path))
            {
                // Several elements may come and go under one path; what they are stands in the states.
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
        var kind = property switch { { Because: not null } => "update", { Old: null } => "add", { New: null } => "delete", _ => "update" };
        return property.ForcesReplacement ? $"{kind}-replace" : kind;
    }

    private static List<string> TopLevel(IEnumerable<PropertyChange> properties) => [.. properties.Select(property => property.Property.Split('.')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static void WriteWhatIf(Utf8JsonWriter writer, PreviewDocument document)
    {
        writer.WriteStartArray("whatIf");
        foreach (var outcome in Preview.WhatIf.Of(ClusterFacts.Of(document)))
        {
            writer.WriteStartObject();
            writer.WriteString("event", outcome.Event);
            writer.WriteNumber("tasksLeft", outcome.TasksLeft);
            writer.WriteNumber("tasksOfAll", outcome.TasksOfAll);
            writer.WriteNumber("lostPercent", outcome.LostPercent);
            foreach (var (name, fate) in new[] { ("web", outcome.Web), ("polling", outcome.Polling), ("database", outcome.Database), ("storage", outcome.Storage), ("wayOut", outcome.WayOut) })
            {
                writer.WriteStartObject(name);
                if (fate.GoesOn is { } goesOn)
                {
                    writer.WriteBoolean("goesOn", goesOn);
                }
                else
                {
                    writer.WriteNull("goesOn");
                }

                writer.WriteString("words", fate.Words);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
