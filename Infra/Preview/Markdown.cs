using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace OctopusHA.Preview;

/// <summary>
/// Texts as GitHub's Markdown shows them and no other way: a tag or a name that somebody chose must not break the page, mention
/// people, point to issues or load anything.
/// </summary>
internal static partial class Markdown
{
    // Between these and what follows, GitHub finds neither a mention, nor an issue, nor an address.
    private const char ZeroWidthSpace = '\u200b';

    private const string Special = "\\`*_[]<>#|~&$";

    /// <summary>A text of the program's own words with values in it, on one line. What stands between backticks, a command, is code.</summary>
    /// <param name="text">The text.</param>
    public static string Text(string text)
    {
        var parts = OneLine(text).Split('`');
        // A backtick with no partner is a letter like any other.
        return parts.Length % 2 == 0
            ? Words(string.Join('`', parts))
            : string.Concat(parts.Select((part, i) => i % 2 == 0 ? Words(part) : Code(part, int.MaxValue)));
    }

    private static string Words(string text)
    {
        var result = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            // Full stops and hyphens only mean something at the beginning of a line, where no text of ours stands.
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

    /// <summary>A value, as code: GitHub looks for nothing in it.</summary>
    /// <param name="value">The value; nothing gives nothing.</param>
    /// <param name="longest">Characters; what is longer is cut. When left out: 200.</param>
    public static string Code(string value, int longest = 200)
    {
        var text = OneLine(value).Trim();
        if (text.Length == 0)
        {
            return "";
        }

        if (text.Length > longest)
        {
            // Not between the two halves of one letter.
            text = text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "...";
        }

        var fence = new string('`', LongestRun(text) + 1);
        var space = text[0] == '`' || text[^1] == '`' ? " " : "";
        return $"{fence}{space}{text}{space}{fence}";
    }

    /// <summary>A value in a cell of a table, where a bar would begin the next cell even in code.</summary>
    /// <param name="value">The value.</param>
    public static string Cell(string value) => Code(value).Replace("|", "\\|", StringComparison.Ordinal);

    // Line ends end tables and lists; what cannot be seen could turn the text around it.
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
