using System.Globalization;
using System.Text;

namespace OctopusHA.Bootstrap;

/// <summary>Values as Windows PowerShell 5.1 reads them: the one place that quotes.</summary>
internal static class PowerShellText
{
    /// <summary>
    /// An expression that yields a text: a single-quoted literal where that is safe, and joined pieces where it is not.
    /// </summary>
    /// <remarks>
    /// A single quote is doubled. What is not printable ASCII becomes <c>[char]</c> and a number, because 5.1 guesses a file's
    /// encoding and takes typographic quotes for quotes; so does <c>&lt;</c>, so that no value can end EC2's
    /// <c>&lt;powershell&gt;</c> block.
    /// </remarks>
    /// <param name="value">Any text.</param>
    public static string Quote(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var pieces = new List<string>();
        var literal = new StringBuilder();
        foreach (var character in value)
        {
            if (character is >= ' ' and <= '~' and not '<')
            {
                literal.Append(character == '\'' ? "''" : character.ToString());
                continue;
            }

            Flush();
            pieces.Add(string.Create(CultureInfo.InvariantCulture, $"[char]{(int)character}"));
        }

        Flush();
        return pieces switch
        {
            [] => "''",
            [['\'', ..]] => pieces[0],
            // The first piece decides the type of the sum, so it is a text.
            [['\'', ..], ..] => $"({string.Join(" + ", pieces)})",
            _ => $"('' + {string.Join(" + ", pieces)})",
        };

        void Flush()
        {
            if (literal.Length > 0)
            {
                pieces.Add($"'{literal}'");
                literal.Clear();
            }
        }
    }
}
