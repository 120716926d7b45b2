using System.Globalization;
using System.Text.RegularExpressions;

namespace OctopusHA.Settings.Rules;

/// <summary>Forms of texts that more than one rule, or a regular expression, describes.</summary>
internal static partial class Formats
{
    /// <summary>The example in messages about a form of a DNS zone's or certificate's id.</summary>
    public const string GroupId = "/subscriptions/<id>/resourceGroups/<group>/providers";

    private const string VnetPattern = @"^/subscriptions/[0-9a-fA-F-]{36}/resourceGroups/[\w.()-]{1,90}"
        + @"/providers/Microsoft\.Network/virtualNetworks/[\w.-]{1,80}";

    /// <summary>Whether a text is a host name of two parts or more.</summary>
    public static bool IsHostName(string text) =>
        text.Length <= 253
        && text.Contains('.', StringComparison.Ordinal)
        && text.Split('.').All(label => label.Length is > 0 and <= 63
            && label.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
            && label[0] != '-' && label[^1] != '-');

    /// <summary>Whether a host name is a domain, or lies in it.</summary>
    public static bool IsWithin(string host, string domain) =>
        host == domain || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);

    /// <summary>A whole number without a sign; null when the text is none.</summary>
    public static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A block of IPv4 addresses; null when the text is none.</summary>
    public static CidrBlock? Cidr(string? text) => text is not null
        && CidrBlock.TryParse(text, out var block) ? block : null;

    /// <summary>A single IPv4 address as a block; null when the text is none.</summary>
    public static CidrBlock? Address(string? text) => text is null ? null : Cidr($"{text}/32");

    /// <summary>
    /// The three numbers of a release of Octopus Server, <c>2026.4.6342</c>; null when the text is none.
    /// </summary>
    public static int[]? Release(string text)
    {
        var parts = text.Split('.');
        return parts.Length == 3 && parts.All(part => part.Length is > 0 and <= 6 && part.All(char.IsAsciiDigit))
            ? [.. parts.Select(part => int.Parse(part, CultureInfo.InvariantCulture))]
            : null;
    }

    /// <summary>Whether a text is the id of a hosted zone of Route 53.</summary>
    public static bool IsHostedZoneId(string text) =>
        text.Length is > 6 and <= 32 && text[0] == 'Z'
            && text.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter));

    /// <summary>
    /// Whether a text is an image of the Azure Marketplace (publisher:offer:sku:version), or the id of an image.
    /// </summary>
    public static bool IsAzureImage(string image) =>
        image.StartsWith("/subscriptions/", StringComparison.OrdinalIgnoreCase)
            ? image.Contains("/providers/Microsoft.Compute/", StringComparison.OrdinalIgnoreCase)
            : image.Split(':') is { Length: 4 } parts && parts.All(part => part.Length > 0
                && !part.Any(char.IsWhiteSpace));

    /// <summary>An id of Amazon Machine Images, or a reference to a parameter that holds one.</summary>
    [GeneratedRegex("^(ami-[0-9a-f]{8,17}|resolve:ssm:[A-Za-z0-9_./:-]+)$", RegexOptions.CultureInvariant)]
    public static partial Regex MachineImage();

    /// <summary>A UNC path with server and share.</summary>
    [GeneratedRegex(@"^\\\\[A-Za-z0-9._-]+(\\[^\\/:*?""<>|]+)+$", RegexOptions.CultureInvariant)]
    public static partial Regex SharePath();

    /// <summary>A user with domain: <c>CORP\octopus</c>, <c>octopus@corp.example.com</c>.</summary>
    [GeneratedRegex(@"^([^\\@\s]+\\[^\\@\s]+|[^\\@\s]+@[^\\@\s]+)$", RegexOptions.CultureInvariant)]
    public static partial Regex DomainUser();

    /// <summary>
    /// The id of a virtual network of Azure, as Azure Resource Manager writes subscription, group and name.
    /// </summary>
    [GeneratedRegex(
        VnetPattern + "$",
        RegexOptions.CultureInvariant)]
    public static partial Regex VnetId();

    /// <summary>The id of a subnet of Azure.</summary>
    [GeneratedRegex(
        VnetPattern + @"/subnets/[\w.-]{1,80}$",
        RegexOptions.CultureInvariant)]
    public static partial Regex SubnetId();

    /// <summary>The id of an action group of Azure Monitor.</summary>
    [GeneratedRegex(
        @"^/subscriptions/[0-9a-fA-F-]{36}/resourceGroups/[^/]{1,90}/providers/microsoft\.insights/actionGroups/[^/]+$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    public static partial Regex ActionGroupId();

    /// <summary>The name of a storage account of Azure.</summary>
    [GeneratedRegex("^[a-z0-9]{3,24}$", RegexOptions.CultureInvariant)]
    public static partial Regex AccountName();
}
