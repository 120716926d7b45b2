namespace OfflinePreview;

/// <summary>
/// A value that exists only after a deployment, as a text: <c>${aws:ec2/vpc:Vpc::network-vpc.id}</c>. The program may
/// build other texts with it, and each still shows which resource the value comes from.
/// </summary>
public static class Reference
{
    private const string Start = "${";

    /// <summary>A reference to a property.</summary>
    /// <param name="source">The resource (<c>type::name</c>) or function (its token).</param>
    /// <param name="property">The property.</param>
    public static string To(string source, string property) => $"{Start}{source}.{property}}}";

    /// <summary>The part of a reference before the property: <c>type::name</c>.</summary>
    /// <param name="type">The resource's type.</param>
    /// <param name="name">The resource's logical name.</param>
    public static string Source(string type, string name) => $"{type}::{name}";

    /// <summary>The name of the resource that a reference is to: <c>network-vpc</c>.</summary>
    /// <param name="content">The content of the reference, without its brackets.</param>
    public static string Name(string content) =>
        content[(content.LastIndexOf("::", StringComparison.Ordinal) + 2)..content.LastIndexOf('.')];

    /// <summary>
    /// The contents of all references in a text. What looks similar, such as a shell's <c>${NAME:-default}</c> or a
    /// policy's
    /// <c>${aws:username}</c>, has no type token of three parts.
    /// </summary>
    /// <param name="text">The text.</param>
    public static IEnumerable<string> In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Search(text);
    }

    /// <summary>A text that is known before the deployment; null when it has a reference.</summary>
    /// <param name="text">The text; null stays null.</param>
    public static string? Known(string? text) => text is null || In(text).Any() ? null : text;

    private static IEnumerable<string> Search(string text)
    {
        for (var start = Next(0); start >= 0; start = Next(start + Start.Length))
        {
            var end = text.IndexOf('}', start);
            if (end < 0)
            {
                yield break;
            }

            var content = text[(start + Start.Length)..end];
            if (BeginsWithToken(content))
            {
                yield return content;
            }
        }

        int Next(int from) => text.IndexOf(Start, from, StringComparison.Ordinal);
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

    // A letter first, then letters, digits and whatever else is allowed in the part.
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
