using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OfflinePreview;

/// <summary>
/// Escapes texts for GitHub's Markdown: a tag or a name that somebody chose must not break the page, mention people,
/// link to issues or load anything.
/// </summary>
public static partial class Markdown
{
    // Between these and what follows, GitHub finds neither a mention, nor an issue, nor an address.
    private const char ZeroWidthSpace = '\u200b';

    private const string Special = "\\`*_[]<>#|~&$";

    /// <summary>A sentence of the program with values in it, on one line. A part between backticks is code.</summary>
    /// <param name="text">The text.</param>
    public static string Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = OneLine(text).Split('`');
        // A backtick without a second one is a letter like any other.
        return parts.Length % 2 == 0
            ? Escaped(string.Join('`', parts))
            : string.Concat(parts.Select((part, i) => i % 2 == 0 ? Escaped(part) : Code(part, int.MaxValue)));
    }

    private static string Escaped(string text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            // Full stops and hyphens have a meaning at the beginning of a line only, where no text of the program is.
            if (Special.Contains(text[i], StringComparison.Ordinal))
            {
                result.Append('\\');
            }

            result.Append(text[i]);
            if (text[i] is '@' or '#' || (text[i] == ':' && BeginsMore().IsMatch(text, i)))
            {
                result.Append(ZeroWidthSpace);
            }
        }

        // An address without its scheme is one, too; and GH-1 is an issue.
        return result.ToString()
            .Replace("www.", $"www{ZeroWidthSpace}.", StringComparison.OrdinalIgnoreCase)
            .Replace("GH-", $"GH{ZeroWidthSpace}-", StringComparison.OrdinalIgnoreCase);
    }

    // An address, or a picture by its name.
    [GeneratedRegex(@"\G:(//|[a-z0-9_+-]+:)")]
    private static partial Regex BeginsMore();

    /// <summary>A value as code, in which GitHub interprets nothing.</summary>
    /// <param name="value">The value; an empty one stays empty.</param>
    /// <param name="longest">The most characters; the rest is cut off. Default: 200.</param>
    public static string Code(string value, int longest = 200)
    {
        ArgumentNullException.ThrowIfNull(value);
        var text = OneLine(value).Trim();
        if (text.Length == 0)
        {
            return "";
        }

        text = Words.Shortened(text, longest);
        var fence = new string('`', LongestRun(text) + 1);
        var space = text[0] == '`' || text[^1] == '`' ? " " : "";
        return $"{fence}{space}{text}{space}{fence}";
    }

    /// <summary>Changed lines as a block that GitHub colours.</summary>
    /// <param name="lines">The lines, each with <c>+</c>, <c>-</c> or a space first.</param>
    /// <param name="indent">The indentation of the list item that the block belongs to.</param>
    public static string Difference(IReadOnlyList<string> lines, string indent)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var fence = new string('`', Math.Max(3, lines.Max(LongestRun) + 1));
        return string.Join('\n', [$"{indent}{fence}diff", .. lines.Select(line => $"{indent}{OneLine(line)}"), $"{indent}{fence}"]);
    }

    /// <summary>The first rows of a table.</summary>
    /// <param name="columns">The columns' names.</param>
    public static IEnumerable<string> Head(IReadOnlyList<string> columns) => [Row(columns), Row(columns.Select(_ => "---"))];

    /// <summary>A row of a table.</summary>
    /// <param name="cells">The cells, already escaped.</param>
    public static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    /// <summary>A value in a cell of a table, where a bar would begin the next cell even in code.</summary>
    /// <param name="value">The value.</param>
    public static string Cell(string value) => Code(value).Replace("|", "\\|", StringComparison.Ordinal);

    // Line breaks end tables and lists; invisible characters could reverse the text around them.
    private static string OneLine(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => " ",
                UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse => "\ufffd",
                _ => rune.ToString(),
            });
        }

        return result.ToString();
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
