using FsCheck;
using FsCheck.Fluent;
using OctopusHA.Bootstrap;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Bootstrap;

public class PowerShellTextTests
{
    [Theory]
    [InlineData("", "''")]
    [InlineData("node1", "'node1'")]
    [InlineData(@"\\host\share", @"'\\host\share'")]
    [InlineData("O'Brien", "'O''Brien'")]
    [InlineData("'; Remove-Item C:\\ -Recurse; '", "'''; Remove-Item C:\\ -Recurse; '''")]
    [InlineData("$env:PATH $(whoami) `n", "'$env:PATH $(whoami) `n'")]
    // A typographic quote ends a literal in PowerShell as a plain one does.
    [InlineData("a\u2019b", "('a' + [char]8217 + 'b')")]
    [InlineData("\n", "('' + [char]10)")]
    [InlineData("</powershell>", "('' + [char]60 + '/powershell>')")]
    public void A_value_is_written_so_that_nothing_in_it_is_run(string value, string expected) =>
        PowerShellText.Quote(value).ShouldBe(expected);

    [Fact]
    public void Any_text_comes_back_as_it_was() =>
        Prop.ForAll(Texts.ToArbitrary(), text => Evaluate(PowerShellText.Quote(text)) == text).QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_written_is_printable_ASCII_and_ends_no_block() =>
        Prop.ForAll(Texts.ToArbitrary(), text => PowerShellText.Quote(text).All(character => character is >= ' ' and <= '~' and not '<')).QuickCheckThrowOnFailure();

    // Mostly the characters that mean something to PowerShell, and any other.
    private static Gen<string> Texts { get; } = Gen.ArrayOf(Gen.OneOf(
        Gen.Elements('\'', '"', '`', '$', '(', ')', ';', '\\', '<', '>', '@', '\n', '\r', '\0', '\u2018', '\u2019', '\u201A', '\u201B', 'é', '\uD83D', 'a', ' '),
        Gen.Choose(0, char.MaxValue).Select(number => (char)number))).Select(characters => new string(characters));

    /// <summary>
    /// What PowerShell makes of the expression, by the rules of about_Quoting_Rules: in single quotes only a doubled quote
    /// means something. Throws on anything else than literals and characters, joined.
    /// </summary>
    internal static string Evaluate(string expression)
    {
        var inner = expression.StartsWith('(') ? expression[1..^1] : expression;
        var text = new System.Text.StringBuilder();
        for (var at = 0; at < inner.Length;)
        {
            if (at > 0)
            {
                inner[at..(at + 3)].ShouldBe(" + ");
                at += 3;
            }

            if (inner[at] == '\'')
            {
                for (at++; ; at++)
                {
                    if (inner[at] == '\'' && ++at < inner.Length && inner[at] != '\'' || at >= inner.Length)
                    {
                        break;
                    }

                    text.Append(inner[at]);
                }
            }
            else
            {
                inner[at..].ShouldStartWith("[char]");
                var digits = inner[(at + 6)..].TakeWhile(char.IsAsciiDigit).ToArray();
                text.Append((char)int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture));
                at += 6 + digits.Length;
            }
        }

        return text.ToString();
    }
}
