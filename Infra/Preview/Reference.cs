namespace OctopusHA.Preview;

/// <summary>
/// A value that exists only after a deployment, as a text: <c>${aws:ec2/vpc:Vpc::network-vpc.id}</c>. The program builds
/// its own texts around it, and so it still tells, wherever it ends up, which resource it came from.
/// </summary>
internal static class Reference
{
    private const string Start = "${";

    /// <summary>A reference to a property of a resource (<c>type::name</c>) or of a function's answer (its token).</summary>
    public static string To(string source, string property) => $"{Start}{source}.{property}}}";

    /// <summary>What stands in front of the property: <c>type::name</c>.</summary>
    public static string Source(string type, string name) => $"{type}::{name}";

    /// <summary>The name of the resource that a reference speaks of, of its inside: <c>network-vpc</c>.</summary>
    public static string Name(string inside) => inside[(inside.LastIndexOf("::", StringComparison.Ordinal) + 2)..inside.LastIndexOf('.')];

    /// <summary>
    /// The insides of every reference in a text, wherever they stand. What else looks alike, a shell's <c>${NAME:-default}</c> or a
    /// policy's <c>${aws:username}</c>, has no type token of three parts.
    /// </summary>
    public static IEnumerable<string> In(string text)
    {
        for (var start = text.IndexOf(Start, StringComparison.Ordinal); start >= 0; start = text.IndexOf(Start, start + Start.Length, StringComparison.Ordinal))
        {
            var end = text.IndexOf('}', start);
            if (end < 0)
            {
                yield break;
            }

            var inside = text[(start + Start.Length)..end];
            if (BeginsWithToken(inside))
            {
                yield return inside;
            }
        }
    }

    // package:module:Type, then :: or a property.
    private static bool BeginsWithToken(string text)
    {
        var at = 0;
        return Part(text, ref at, letter => char.IsAsciiLetterLower(letter) || letter is '-')
            && Colon(text, ref at)
            && Part(text, ref at, letter => letter is '/' or '.' or '-' or '_')
            && Colon(text, ref at)
            && Part(text, ref at, letter => letter is '_')
            && at < text.Length && text[at] is ':' or '.';
    }

    // A letter first, then letters, digits and what else the part may hold.
    private static bool Part(string text, ref int at, Func<char, bool> isAlsoAllowed)
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || isAlsoAllowed(text[at])))
        {
            at++;
        }

        return at > start && char.IsAsciiLetter(text[start]);
    }

    private static bool Colon(string text, ref int at) => at < text.Length && text[at++] == ':';
}
