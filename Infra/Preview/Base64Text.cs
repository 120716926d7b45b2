using System.Text;

namespace OctopusHA.Preview;

/// <summary>Texts that a cloud takes as base64, a machine's user data for one: the references in them count like any other.</summary>
internal static class Base64Text
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text inside; null where a text is no base64 of one.</summary>
    /// <param name="text">The text.</param>
    public static string? Decode(string text)
    {
        // Four letters stand for three bytes, and whoever wraps lines does not mean a cloud.
        if (text.Length == 0 || text.Length % 4 != 0 || text.Any(char.IsWhiteSpace))
        {
            return null;
        }

        var bytes = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
        {
            return null;
        }

        try
        {
            return Strict.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
