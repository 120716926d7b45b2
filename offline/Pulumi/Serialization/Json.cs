using System.Collections.Immutable;
using System.Globalization;
using System.Text;

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
                Quote(text, value);
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
                    Quote(text.Append(first ? " " : ", "), name);
                    Append(text.Append(": "), value);
                    first = false;
                }

                text.Append(" }");
                break;
            default:
                throw new InvalidOperationException($"{plain.GetType().FullName} cannot be written as JSON.");
        }
    }

    /// <summary>A text as the engine's protocol writes it in JSON: what does not show, and halves of a pair, are escaped.</summary>
    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '<' or '>' => Escape(c),
                _ => char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate
                        ? Escape(c)
                        : text.Append(c),
            };
        }

        text.Append('"');

        StringBuilder Escape(char c) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
    }
}
