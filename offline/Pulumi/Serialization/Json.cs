using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>An argument that goes over the wire as JSON text.</summary>
internal sealed record Json(object? Value)
{
    /// <summary>The text as the engine's protocol spaces it, with the keys in order.</summary>
    public static string Write(object? plain)
    {
        var text = new StringBuilder();
        Append(text, plain);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? plain)
    {
        switch (plain)
        {
            case null:
                text.Append("null");
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case double number:
                text.Append(number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case string value:
                text.Append('"').Append(JsonEncodedText.Encode(value).ToString()).Append('"');
                break;
            case ImmutableArray<object?> items:
                text.Append('[');
                for (var i = 0; i < items.Length; i++)
                    Append(text.Append(i == 0 ? " " : ", "), items[i]);
                text.Append(" ]");
                break;
            case ImmutableDictionary<string, object?> members:
                text.Append('{');
                var first = true;
                foreach (var (name, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
                {
                    text.Append(first ? " \"" : ", \"").Append(JsonEncodedText.Encode(name).ToString()).Append("\": ");
                    Append(text, value);
                    first = false;
                }

                text.Append(" }");
                break;
            default:
                throw new InvalidOperationException($"{plain.GetType().FullName} cannot be written as JSON.");
        }
    }
}
