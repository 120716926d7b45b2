using System.Text.RegularExpressions;

namespace OctopusHA.Settings;

/// <summary>A DNS zone of Azure by its id.</summary>
/// <param name="Group">The name of its resource group.</param>
/// <param name="IsPrivate">Whether it is known in linked networks only.</param>
/// <param name="Name">The zone: <c>example.com</c>.</param>
internal sealed partial record DnsZoneId(string Group, bool IsPrivate, string Name)
{
    /// <summary>Reads an id; null where the text is none.</summary>
    /// <param name="text">The text: <c>/subscriptions/.../resourceGroups/dns/providers/Microsoft.Network/privateDnsZones/example.com</c>.</param>
    public static DnsZoneId? Parse(string text) => Ids().Match(text) is { Success: true } match
        ? new DnsZoneId(
            match.Groups["group"].Value,
            match.Groups["kind"].Value.Length > "dnsZones".Length,
            match.Groups["name"].Value)
        : null;

    [GeneratedRegex(
        @"^/subscriptions/[0-9a-fA-F-]{36}/resourceGroups/(?<group>[\w.()-]{1,90})"
            + @"/providers/Microsoft\.Network/(?<kind>dnsZones|privateDnsZones)/(?<name>[\w.-]+)$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Ids();
}
