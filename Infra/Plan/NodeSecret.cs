namespace OctopusHA.Plan;

/// <summary>A secret that nodes read from Secrets Manager or Key Vault when they start.</summary>
/// <param name="Key">The name in the install script: <c>masterKey</c>.</param>
/// <param name="Variable">The environment variable of a container.</param>
/// <param name="Description">The description.</param>
/// <param name="Value">The value from the settings; null if a component computes it.</param>
/// <param name="IsOptional">Whether it may be unset.</param>
public sealed record NodeSecret(
    string Key,
    string Variable,
    string Description,
    Secret? Value = null,
    bool IsOptional = false)
{
    /// <summary>The first administrator's password.</summary>
    public const string AdminPassword = "adminPassword";

    /// <summary>The database's connection string.</summary>
    public const string ConnectionString = "connectionString";

    /// <summary>The master key.</summary>
    public const string MasterKey = "masterKey";

    /// <summary>The license as base64; optional.</summary>
    public const string License = "license";

    /// <summary>The connection string of the Redis queue, for a shared polling address.</summary>
    public const string Redis = "redis";

    /// <summary>The password of the share's user, or the storage account's key.</summary>
    public const string SharePassword = "sharePassword";

    /// <summary>The keys of all secrets.</summary>
    public static IReadOnlyList<string> Keys { get; } =
        [AdminPassword, ConnectionString, MasterKey, License, Redis, SharePassword];

    /// <summary>The name in the cloud: <c>master-key</c>.</summary>
    public string Name => Names.KebabCase(Key);

    internal static IReadOnlyList<NodeSecret> Of(OctopusSettings settings) =>
    [
        new(AdminPassword, "ADMIN_PASSWORD", "Password of the first administrator", settings.AdminPassword),
        new(ConnectionString, "DB_CONNECTION_STRING", "Connection string of the database"),
        new(MasterKey, "MASTER_KEY", "Master key: without it no secret in the database can be read",
            settings.MasterKey),
        new(Redis, "OCTOPUS_MULTI_NODE_POLLING_TENTACLES_REDIS_CONNECTION_STRING",
            "Connection string of the Redis queue"),
        new(License, "OCTOPUS_SERVER_BASE64_LICENSE", "Octopus licence", settings.License, IsOptional: true),
        new(SharePassword, "SHARE_PASSWORD", "Password of the shared storage"),
    ];
}
