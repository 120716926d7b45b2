using System.Globalization;
using System.Text;

namespace OctopusHA.Bootstrap;

/// <summary>Text for Windows PowerShell 5.1.</summary>
internal static class PowerShellText
{
    /// <summary>
    /// An expression for a string: a single-quoted literal, or a sum of pieces if it has special characters.
    /// </summary>
    /// <remarks>
    /// A single quote is doubled. Characters other than printable ASCII become <c>[char]</c> and a number, because 5.1
    /// guesses a file's encoding and accepts typographic quotes as quotes; so does <c>&lt;</c>, so that no value can
    /// close EC2's <c>&lt;powershell&gt;</c> block.
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
            // The first operand determines the type of the sum, so it is a string.
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
