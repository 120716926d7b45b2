using System.Collections.Frozen;

namespace OctopusHA.Settings;

/// <summary>
/// The regions of Azure's public cloud, and which of them have availability zones (Microsoft Learn, "List of Azure regions", 2026). New
/// regions come with zones, so a region that is not listed is taken for one that has them, with a warning.
/// </summary>
internal static class AzureRegions
{
    private static readonly FrozenSet<string> WithZones = new[]
    {
        "australiaeast", "austriaeast", "belgiumcentral", "brazilsouth", "canadacentral", "centralindia", "centralus", "chilecentral", "denmarkeast",
        "eastasia", "eastus", "eastus2", "francecentral", "germanywestcentral", "indonesiacentral", "israelcentral", "italynorth", "japaneast",
        "japanwest", "koreacentral", "malaysiawest", "mexicocentral", "newzealandnorth", "northeurope", "norwayeast", "polandcentral",
        "qatarcentral", "southafricanorth", "southcentralus", "southeastasia", "spaincentral", "swedencentral", "switzerlandnorth", "uaenorth",
        "uksouth", "westeurope", "westus2", "westus3",
    }.ToFrozenSet(StringComparer.Ordinal);

    // With the region that lies nearest and has zones.
    private static readonly FrozenDictionary<string, string> WithoutZones = new Dictionary<string, string>
    {
        ["australiacentral"] = "australiaeast",
        ["australiacentral2"] = "australiaeast",
        ["australiasoutheast"] = "australiaeast",
        ["brazilsoutheast"] = "brazilsouth",
        ["canadaeast"] = "canadacentral",
        ["francesouth"] = "francecentral",
        ["germanynorth"] = "germanywestcentral",
        ["jioindiacentral"] = "centralindia",
        ["jioindiawest"] = "centralindia",
        ["koreasouth"] = "koreacentral",
        ["northcentralus"] = "centralus",
        ["norwaywest"] = "norwayeast",
        ["southafricawest"] = "southafricanorth",
        ["southindia"] = "centralindia",
        ["swedensouth"] = "swedencentral",
        ["switzerlandwest"] = "switzerlandnorth",
        ["uaecentral"] = "uaenorth",
        ["ukwest"] = "uksouth",
        ["westcentralus"] = "westus3",
        ["westindia"] = "centralindia",
        ["westus"] = "westus2",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Where premium file shares are kept in three zones (Microsoft Learn, "Azure Files redundancy support for SSD file shares", 2025-03).
    private static readonly FrozenSet<string> WithZonalFiles = new[]
    {
        "australiaeast", "austriaeast", "brazilsouth", "canadacentral", "centralindia", "centralus", "eastasia", "eastus", "eastus2", "francecentral",
        "germanywestcentral", "indonesiacentral", "israelcentral", "italynorth", "japaneast", "japanwest", "koreacentral", "malaysiawest",
        "mexicocentral", "newzealandnorth", "northeurope", "norwayeast", "polandcentral", "qatarcentral", "southafricanorth", "southcentralus",
        "southeastasia", "spaincentral", "swedencentral", "switzerlandnorth", "uaenorth", "uksouth", "westeurope", "westus2", "westus3",
    }.ToFrozenSet(StringComparer.Ordinal);

    // Regions with zones and no pair (Microsoft Learn, "Azure region pairs and nonpaired regions").
    private static readonly FrozenSet<string> WithoutPair = new[]
    {
        "austriaeast", "belgiumcentral", "chilecentral", "denmarkeast", "indonesiacentral", "israelcentral", "italynorth", "malaysiawest", "mexicocentral",
        "newzealandnorth", "polandcentral", "qatarcentral", "spaincentral",
    }.ToFrozenSet(StringComparer.Ordinal);

    // The beginnings of the regions' names in Azure Government and in Azure operated by 21Vianet.
    private static readonly string[] OtherClouds = ["usgov", "usdod", "ussec", "usnat", "china"];

    /// <summary>Whether a region is known to have zones.</summary>
    public static bool HasZones(string region) => WithZones.Contains(region);

    /// <summary>Whether a region has zones, and keeps premium file shares in one of them only.</summary>
    public static bool KeepsFilesInOneZone(string region) => HasZones(region) && !WithZonalFiles.Contains(region);

    /// <summary>Whether a region is known to have no other one that it copies storage to.</summary>
    public static bool IsUnpaired(string region) => WithoutPair.Contains(region);

    /// <summary>The nearest region with zones to one that has none; null when the region is not known to have none.</summary>
    public static string? InsteadOf(string region) => WithoutZones.GetValueOrDefault(region);

    /// <summary>Whether a region belongs to another cloud of Microsoft's, whose services have other host names.</summary>
    public static bool IsElsewhere(string region) => Array.Exists(OtherClouds, start => region.StartsWith(start, StringComparison.Ordinal));

    /// <summary>The known region nearest to a mistyped one; null where none is near.</summary>
    public static string? Nearest(string region) => Names.Nearest(region, WithZones.Concat(WithoutZones.Keys).Order(StringComparer.Ordinal));
}
