using System.Text.Json;
using OctopusHA.Preview.Facts;

namespace OctopusHA.Preview;

/// <summary>
/// Writes a preview as JSON: the format of Pulumi, and <c>notices</c> and <c>whatIf</c> of this program.
/// </summary>
internal static class ReportJson
{
    /// <summary>The JSON.</summary>
    /// <param name="report">The preview.</param>
    public static string Write(PreviewReport report)
    {
        return report.Comparison is { } comparison
            ? PreviewJson.Write(comparison, More)
            : PreviewJson.Write(report.Document, More);

        void More(Utf8JsonWriter writer)
        {
            if (report.Comparison is not null)
            {
                PreviewJson.WriteNotices(writer, report.Notices);
            }

            if (report.WhatIf)
            {
                WriteWhatIf(writer, WhatIf.Of(ClusterFacts.Of(report.Document)));
            }
        }
    }

    private static void WriteWhatIf(Utf8JsonWriter writer, IReadOnlyList<WhatIf> cases)
    {
        writer.WriteStartArray("whatIf");
        foreach (var it in cases)
        {
            writer.WriteStartObject();
            writer.WriteString("event", it.Event);
            writer.WriteNumber("tasksLeft", it.TasksLeft);
            writer.WriteNumber("tasksOfAll", it.TasksOfAll);
            writer.WriteNumber("lostPercent", it.LostPercent);
            foreach (var (name, outcome) in it.Outcomes)
            {
                writer.WriteStartObject(name);
                writer.WritePropertyName("available");
                JsonSerializer.Serialize(writer, outcome.IsAvailable);
                writer.WriteString("text", outcome.Text);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
