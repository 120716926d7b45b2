using OctopusHA.Settings;

namespace OctopusHA.Plan;

/// <summary>A secret that nodes fetch when they start, from Secrets Manager or Key Vault.</summary>
/// <param name="Key">Its name for the install script: <c>masterKey</c>.</param>
/// <param name="Name">Its name in the cloud: <c>master-key</c>.</param>
/// <param name="Variable">The variable of a container that holds it.</param>
/// <param name="Description">What it is, in words.</param>
/// <param name="Value">Its value, where a setting has it; null where a component computes it.</param>
/// <param name="IsForFirstNode">Whether only the first node needs it, on Windows: the others find it in the database.</param>
/// <param name="IsOptional">Whether a stack may be without it.</param>
public sealed record NodeSecret(string Key, string Name, string Variable, string Description, Secret? Value = null, bool IsForFirstNode = false, bool IsOptional = false)
{
    /// <summary>The first administrator's password.</summary>
    public const string AdminPassword = "adminPassword";

    /// <summary>The database's connection string.</summary>
    public const string ConnectionString = "connectionString";

    /// <summary>The master key.</summary>
    public const string MasterKey = "masterKey";

    /// <summary>The licence as base64; not every stack has one.</summary>
    public const string License = "license";

    /// <summary>The connection string of the Redis queue; with a shared polling address.</summary>
    public const string Redis = "redis";

    /// <summary>The password, or the storage account's key, by which the share is opened; where it needs one.</summary>
    public const string SharePassword = "sharePassword";

    /// <summary>Every secret that a node may need.</summary>
    public static IReadOnlyList<string> Keys { get; } = [AdminPassword, ConnectionString, MasterKey, License, Redis, SharePassword];

    internal static IReadOnlyList<NodeSecret> Of(OctopusSettings settings) =>
    [
        new(AdminPassword, "admin-password", "ADMIN_PASSWORD", "Password of the first administrator", settings.AdminPassword, IsForFirstNode: true),
        new(ConnectionString, "connection-string", "DB_CONNECTION_STRING", "Connection string of the database"),
        new(MasterKey, "master-key", "MASTER_KEY", "Master key: without it no secret in the database can be read", settings.MasterKey),
        new(Redis, "redis", "OCTOPUS_MULTI_NODE_POLLING_TENTACLES_REDIS_CONNECTION_STRING", "Connection string of the Redis queue"),
        new(License, "license", "OCTOPUS_SERVER_BASE64_LICENSE", "Octopus licence", settings.License, IsForFirstNode: true, IsOptional: true),
        new(SharePassword, "share-password", "SHARE_PASSWORD", "Password of the shared storage"),
    ];
}
