using System.Collections.Frozen;

namespace OctopusHA.Settings;

/// <summary>
/// The regions of Azure's public cloud and what they offer, from <c>azure-regions.txt</c>, which names the sources. New
/// regions have availability zones, so an unknown region is treated as one that has them, with a warning.
/// </summary>
internal static class AzureRegions
{
    // The words after the name of each region.
    private static readonly FrozenDictionary<string, string[]> Known = EmbeddedText.Read("Settings.azure-regions.txt")
        .Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToFrozenDictionary(words => words[0], words => words[1..], StringComparer.Ordinal);

    // How the names of regions start in Azure Government and in Azure operated by 21Vianet.
    private static readonly string[] OtherClouds = ["usgov", "usdod", "ussec", "usnat", "china"];

    /// <summary>Whether a region is known to have zones.</summary>
    public static bool HasZones(string region) => Has(region, "zones");

    /// <summary>Whether a region has zones, but keeps premium file shares in one of them only.</summary>
    public static bool KeepsFilesInOneZone(string region) => HasZones(region) && !Has(region, "files");

    /// <summary>Whether a region with zones is known to have no pair to copy storage to.</summary>
    public static bool IsUnpaired(string region) => HasZones(region) && !Has(region, "paired");

    /// <summary>The nearest region with zones; null when the region is not known to have none.</summary>
    public static string? InsteadOf(string region) =>
        Known.GetValueOrDefault(region) is ["near", var nearest] ? nearest : null;

    /// <summary>Whether a region belongs to a separate Azure cloud, whose services have other host names.</summary>
    public static bool IsElsewhere(string region) =>
        Array.Exists(OtherClouds, start => region.StartsWith(start, StringComparison.Ordinal));

    /// <summary>The known region with a name similar to a mistyped one; null when none is similar.</summary>
    public static string? Nearest(string region) => Names.Nearest(region, Known.Keys.Order(StringComparer.Ordinal));

    private static bool Has(string region, string word) =>
        Known.GetValueOrDefault(region)?.Contains(word, StringComparer.Ordinal) is true;
}
