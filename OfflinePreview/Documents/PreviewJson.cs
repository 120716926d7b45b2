using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace OfflinePreview;

/// <summary>Writes previews in the format of <c>pulumi preview --json</c>, and reads them again.</summary>
public static partial class PreviewJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        // For tools and reviewers, never for a web page: references and policies stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    /// <summary>
    /// The document as JSON: sorted, without times and random values, with LF and an indentation of two, so that the
    /// same document gives the same bytes. Secrets are <see cref="PreviewDocument.Secret"/>.
    /// </summary>
    /// <param name="document">The preview.</param>
    /// <param name="more">Writes further members at the end. Default: none.</param>
    public static string Write(PreviewDocument document, Action<Utf8JsonWriter>? more = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Write(writer => WriteSteps(writer, document), more);
    }

    private static string Write(Action<Utf8JsonWriter> members, Action<Utf8JsonWriter>? more)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            members(writer);
            more?.Invoke(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static void WriteSteps(Utf8JsonWriter writer, PreviewDocument document)
    {
        writer.WriteStartArray("steps");
        foreach (var resource in document.Resources)
        {
            writer.WriteStartObject();
            writer.WriteString("op", "create");
            writer.WriteString("urn", resource.Urn);
            writer.WritePropertyName("newState");
            WriteState(writer, document, resource);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("changeSummary");
        writer.WriteNumber("create", document.Resources.Count);
        writer.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter writer, PreviewDocument document, PreviewResource resource)
    {
        writer.WriteStartObject();
        writer.WriteString("urn", resource.Urn);
        writer.WriteBoolean("custom", resource.Custom);
        writer.WriteString("type", resource.Type);
        writer.WritePropertyName("inputs");
        resource.Inputs.WriteTo(writer);
        if (resource.Parent is { } parent)
        {
            writer.WriteString("parent", parent);
        }
        else
        {
            writer.WritePropertyName("outputs");
            document.Outputs.WriteTo(writer);
        }

        writer.WriteBoolean("protect", resource.Protect);
        WriteList(writer, "dependencies", resource.Dependencies);
        writer.WriteStartObject("propertyDependencies");
        foreach (var (name, urns) in resource.PropertyDependencies)
        {
            WriteList(writer, name, urns);
        }

        writer.WriteEndObject();
        WriteOptions(writer, resource);
        writer.WriteEndObject();
    }

    // Only those that are set, as Pulumi does.
    private static void WriteOptions(Utf8JsonWriter writer, PreviewResource resource)
    {
        if (resource.AdditionalSecretOutputs.Count > 0)
        {
            WriteList(writer, "additionalSecretOutputs", resource.AdditionalSecretOutputs);
        }

        if (resource.IgnoreChanges.Count > 0)
        {
            WriteList(writer, "ignoreChanges", resource.IgnoreChanges);
        }

        if (resource.ReplaceOnChanges.Count > 0)
        {
            WriteList(writer, "replaceOnChanges", resource.ReplaceOnChanges);
        }

        if (resource.DeleteBeforeReplace)
        {
            writer.WriteBoolean("deleteBeforeReplace", true);
        }

        if (resource.DeletedWith is { } owner)
        {
            writer.WriteString("deletedWith", owner);
        }

        if (resource.RetainOnDelete)
        {
            writer.WriteBoolean("retainOnDelete", true);
        }

        if (resource.Timeouts.Count > 0)
        {
            writer.WriteStartObject("customTimeouts");
            foreach (var (operation, time) in resource.Timeouts)
            {
                writer.WriteNumber(operation, time.TotalSeconds);
            }

            writer.WriteEndObject();
        }
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyList<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
