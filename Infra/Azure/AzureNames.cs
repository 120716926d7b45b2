using System.Security.Cryptography;
using System.Text;

namespace OctopusHA.Azure;

/// <summary>
/// The names that users see or that must be known in advance. Pulumi generates all others, with a suffix.
/// </summary>
/// <param name="project">The Pulumi project.</param>
/// <param name="stack">The Pulumi stack.</param>
internal sealed class AzureNames(string project, string stack)
{
    // The part of a globally unique name that depends on the subscription: 32 to the power of 8.
    private const int HashLength = 8;
    private const string HashLetters = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The resource group: at most 90 letters, digits and <c>. _ -</c>, without a dot at the end.</summary>
    public string ResourceGroup { get; } = Cut($"{project}-{stack}", 90).TrimEnd('.');

    /// <summary>A resource whose name must be known in advance: letters, digits and <c>. _ -</c>.</summary>
    /// <param name="part">The suffix: <c>load-balancer</c>.</param>
    /// <param name="longest">The maximum length. Default: 80, as for network resources.</param>
    public string Of(string part, int longest = 80) => $"{Cut($"{project}-{stack}", longest - 1 - part.Length)}-{part}";

    /// <summary>
    /// The DNS label of an address: at most 63 lowercase letters, digits and hyphens, starting with a letter.
    /// </summary>
    /// <param name="part">The suffix: <c>load-balancer</c>.</param>
    public string DnsLabel(string part)
    {
        var letters = $"{project}-{stack}".ToLowerInvariant()
            .Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        var readable = string.Concat(letters.SkipWhile(letter => !char.IsAsciiLetter(letter)));
        // Azure appends a hyphen and a hash of 16 characters.
        return $"{Cut(readable, 45 - part.Length)}-{part}".TrimStart('-');
    }

    /// <summary>
    /// The storage account: project and stack in lowercase letters and digits, and a hash of them and the subscription,
    /// so that the name differs between subscriptions.
    /// </summary>
    /// <param name="subscriptionId">The subscription.</param>
    public string StorageAccount(string subscriptionId)
    {
        var readable = new string([.. $"{project}{stack}".ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{subscriptionId}/{project}/{stack}"));
        var suffix = new string([.. hash.Take(HashLength).Select(part => HashLetters[part % HashLetters.Length])]);
        return Cut(readable, 24 - HashLength) + suffix;
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];
}
