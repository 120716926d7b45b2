using System.Text;

namespace OfflinePreview;

/// <summary>Texts that a cloud accepts as base64, such as a machine's user data.</summary>
public static class Base64Text
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The decoded text; null when it is not base64 of UTF-8.</returns>
    public static string? Decode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        // Four letters are three bytes; clouds accept no line breaks.
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
