using System.Text;

namespace OfflinePreview;

/// <summary>
/// A Markdown page of limited length. A part that does not fit is cut, the lines left out are counted, and its end is
/// always written, so that a cut never breaks a table or a fold.
/// </summary>
/// <param name="longest">The most characters.</param>
public sealed partial class MarkdownPage(int longest)
{
    // Room for the heads and ends of all parts that follow a cut.
    private const int Reserve = 4_000;

    private readonly StringBuilder _text = new();

    /// <summary>Writes lines that are never cut: titles and counts.</summary>
    /// <param name="lines">The lines.</param>
    public void Always(params IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        foreach (var line in lines)
        {
            _text.Append(line).Append('\n');
        }
    }

    /// <summary>Writes a part, as much of it as there is room for.</summary>
    /// <param name="head">The lines before it.</param>
    /// <param name="lines">The lines of it; one may be a block of several.</param>
    /// <param name="end">The lines after it.</param>
    /// <param name="unit">What a line is, for the number of those left out: <c>row</c>.</param>
    /// <param name="prefix">The beginning of each line, of a quotation for example. Default: none.</param>
    public void Part(
        IEnumerable<string> head, IEnumerable<string> lines, IEnumerable<string> end, string unit, string prefix = "")
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(prefix);
        Always(head);
        var left = 0;
        foreach (var line in lines)
        {
            // After a cut even a short line stays out: what is shown must be the beginning.
            if (left > 0 || _text.Length + line.Length + 1 > longest - Reserve)
            {
                left++;
            }
            else
            {
                Always(line);
            }
        }

        if (left > 0)
        {
            // A blank line ends a table, whose next row this would be.
            Always(prefix.TrimEnd(), $"{prefix}*{Words.Count(left, unit)} more left out: `preview` shows everything.*");
        }

        Always(end);
    }

    /// <summary>The page.</summary>
    public override string ToString() => _text.ToString().TrimEnd('\n') + "\n";
}
