namespace OctopusHA.Plan;

/// <summary>A secret of the settings: when a stack needs it, and which values it accepts.</summary>
/// <param name="Path">The setting: <c>masterKey</c>.</param>
/// <param name="Of">The value in the settings of a stack that needs it.</param>
internal sealed record SecretSetting(string Path, Func<OctopusSettings, Secret> Of)
{
    /// <summary>Whether a stack needs it. Default: every stack does.</summary>
    public Func<ClusterPlan, bool> IsNeeded { get; init; } = _ => true;

    /// <summary>Whether the cluster can be deployed without it. Default: false.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether a value has the right form. Default: every value has.</summary>
    public Func<string, bool> HasForm { get; init; } = _ => true;

    /// <summary>The message about a value that has not the right form. Default: none.</summary>
    public string FormMessage { get; init; } = "";

    /// <summary>Creates a new random value of the right form. Default: none, only the user knows the value.</summary>
    public Func<string>? Generate { get; init; }

    /// <summary>
    /// Where the user finds the value, when it cannot be generated. Default: none, it can be generated.
    /// </summary>
    public string Source { get; init; } = "";
}

/// <summary>Every secret of the settings.</summary>
internal static class SecretCatalogue
{
    /// <summary>
    /// The secrets, in the order in which they are reported. Two entries may have one path; a stack needs at most one
    /// of them.
    /// </summary>
    public static IReadOnlyList<SecretSetting> All { get; } =
    [
        new("masterKey", settings => settings.MasterKey)
        {
            HasForm = SecretValues.IsMasterKey,
            FormMessage = "must be 16 bytes as base64; `dotnet run --project Infra -- secrets` generates one",
            Generate = SecretValues.NewMasterKey,
        },
        new("adminPassword", settings => settings.AdminPassword)
        {
            HasForm = value => value.Length >= 8,
            FormMessage = "must have at least 8 characters",
            Generate = SecretValues.NewPassword,
        },
        new(
            "database.existing.connectionString",
            settings => settings.Database.Existing!.ConnectionString)
        {
            IsNeeded = plan => plan.Database.Existing is not null,
            HasForm = value => value.Contains('=', StringComparison.Ordinal),
            FormMessage = "must be a SQL Server connection string, such as "
                + "Server=tcp:sql.example.com,1433;Database=Octopus;...",
            Source = "Use the connection string of your existing database",
        },
        new("databasePassword", settings => settings.DatabasePassword)
        {
            IsNeeded = plan => plan.Database is { Existing: null, SignsInByIdentity: false },
            HasForm = SecretValues.IsDatabasePassword,
            FormMessage = "must have 8 to 128 printable ASCII characters without / \" @ and spaces, of three of these "
                + "kinds: upper case, lower case, digits, others; it must not contain the name octopus",
            Generate = SecretValues.NewPassword,
        },
        new("directoryPassword", settings => settings.DirectoryPassword)
        {
            IsNeeded = plan => plan.Storage.ManagedDirectory is not null,
            HasForm = SecretValues.IsDirectoryPassword,
            FormMessage = "a managed directory requires 8 to 64 characters of three of these kinds: upper case, "
                + "lower case, digits, others; it must not contain the word admin",
            Generate = SecretValues.NewPassword,
        },
        new("directoryPassword", settings => settings.DirectoryPassword)
        {
            IsNeeded = plan => plan.Storage.ExistingDirectory is not null,
            HasForm = value => value.Length <= 256,
            FormMessage = "FSx accepts a service account's password of up to 256 characters",
            Source = "Use the password of the account that directory.existing.user names",
        },
        new("storage.existing.password", settings => settings.Storage.Existing!.Password)
        {
            IsNeeded = plan => plan is { Traits.UsesSmb: true, Storage.Existing.User: not null },
            Source = "Use the password of the user that storage.existing.user names",
        },
        new(
            "polling.redis.existing.connectionString",
            settings => settings.Polling.Redis.Existing!.ConnectionString)
        {
            IsNeeded = plan => plan.Polling.Redis is { Existing: not null },
            HasForm = SecretValues.IsRedisConnectionString,
            FormMessage = "must be a StackExchange.Redis connection string, such as "
                + "redis.example.com:6380,password=...,ssl=true",
            Source = "Use the connection string of your existing Redis",
        },
        new("redisPassword", settings => settings.RedisPassword)
        {
            IsNeeded = plan => plan.Polling.Redis is { NeedsPassword: true },
            HasForm = SecretValues.IsRedisPassword,
            FormMessage = "must have 16 to 128 letters, digits and ! & # $ ^ < > -",
            Generate = SecretValues.NewRedisPassword,
        },
        new("license", settings => settings.License)
        {
            IsOptional = true,
            HasForm = SecretValues.IsBase64,
            FormMessage = "must be the licence's XML as base64",
            Source = "Use the licence that Octopus Deploy issued to you",
        },
    ];

    /// <summary>The settings without which a deployment is refused, in some stack.</summary>
    public static IReadOnlySet<string> RequiredPaths { get; } =
        All.Where(secret => !secret.IsOptional).Select(secret => secret.Path).ToHashSet(StringComparer.Ordinal);

    /// <summary>The secrets that a stack needs, the optional ones included.</summary>
    /// <param name="plan">The stack's plan.</param>
    public static IEnumerable<SecretSetting> NeededBy(ClusterPlan plan) => All.Where(secret => secret.IsNeeded(plan));
}
