using System.Security.Cryptography;
using System.Text;

namespace OctopusHA.Azure;

/// <summary>The names that people meet or that must be known beforehand. All others are left to Pulumi, which adds a suffix.</summary>
/// <param name="project">The Pulumi project.</param>
/// <param name="stack">The Pulumi stack.</param>
internal sealed class AzureNames(string project, string stack)
{
    // Of a name that is the only one in all of Azure, what the subscription gives: 32 to the power of 8.
    private const int HashLength = 8;
    private const string HashLetters = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The resource group: at most 90 letters, digits and <c>. _ -</c>, with no dot at the end.</summary>
    public string ResourceGroup { get; } = Cut($"{project}-{stack}", 90).TrimEnd('.');

    /// <summary>A resource that is known by its name, as parts of a gateway name each other by ids that hold it: letters, digits and <c>. _ -</c>.</summary>
    /// <param name="part">What it is: <c>load-balancer</c>.</param>
    /// <param name="longest">The most characters that Azure takes. When left out: 80, as of everything in a network.</param>
    public string Of(string part, int longest = 80) => $"{Cut($"{project}-{stack}", longest - 1 - part.Length)}-{part}";

    /// <summary>The first part of a DNS name that Azure gives an address: at most 63 lower-case letters, digits and hyphens, a letter first.</summary>
    /// <param name="part">What the address is for: <c>load-balancer</c>.</param>
    public string DnsLabel(string part)
    {
        var letters = $"{project}-{stack}".ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        var readable = string.Concat(letters.SkipWhile(letter => !char.IsAsciiLetter(letter)));
        // Azure appends a hyphen and a hash of 16 of its own.
        return $"{Cut(readable, 45 - part.Length)}-{part}".TrimStart('-');
    }

    /// <summary>
    /// The storage account: what is left of project and stack in lower-case letters and digits, and eight letters that hang on them
    /// and on the subscription, so that the same stack of another team gets another name.
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
