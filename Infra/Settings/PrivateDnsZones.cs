namespace OctopusHA.Settings;

/// <summary>
/// The private DNS zones of the services in use ("Azure Private Endpoint private DNS zone values", public cloud).
/// </summary>
internal static class PrivateDnsZones
{
    /// <summary>Azure SQL.</summary>
    public const string Sql = "privatelink.database.windows.net";

    /// <summary>Azure Files.</summary>
    public const string Files = "privatelink.file.core.windows.net";

    /// <summary>Key Vault.</summary>
    public const string Vault = "privatelink.vaultcore.azure.net";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Sql, Files, Vault];
}
