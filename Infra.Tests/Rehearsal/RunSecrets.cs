using System.Security.Cryptography;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>
/// The secrets of one run, made for it: in the settings, so that a leak into anything readable shows, and in place of every
/// <c>[secret]</c> of the preview.
/// </summary>
internal sealed class RunSecrets
{
    private readonly Dictionary<string, string> _made = new(StringComparer.Ordinal);

    public string MasterKey { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));

    public string AdminPassword { get; } = Password();

    public string DatabasePassword { get; } = Password();

    public string RedisPassword { get; } = Password();

    public string License { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(48));

    public string DirectoryPassword { get; } = Password();

    /// <summary>Every value that must not be readable anywhere.</summary>
    public IEnumerable<string> Values => [MasterKey, AdminPassword, DatabasePassword, RedisPassword, License, DirectoryPassword, .. _made.Values];

    /// <summary>The settings that hold them.</summary>
    /// <param name="withDirectory">Whether the stack makes a directory, or joins one.</param>
    public IReadOnlyDictionary<string, ConfigNode> SettingsOf(bool withDirectory)
    {
        var settings = new Dictionary<string, ConfigNode>(StringComparer.Ordinal)
        {
            ["masterKey"] = new ScalarNode(MasterKey),
            ["adminPassword"] = new ScalarNode(AdminPassword),
            ["databasePassword"] = new ScalarNode(DatabasePassword),
            ["redisPassword"] = new ScalarNode(RedisPassword),
            ["license"] = new ScalarNode(License),
        };
        if (withDirectory)
        {
            settings["directoryPassword"] = new ScalarNode(DirectoryPassword);
        }

        return settings;
    }

    /// <summary>The value in place of <c>[secret]</c> in a preview: found by the names, which say what it is.</summary>
    /// <param name="resource">The resource.</param>
    /// <param name="path">The property.</param>
    public string For(PreviewResource resource, string path)
    {
        var name = $"{resource.Name}.{path}";
        return name switch
        {
            _ when name.Contains("connection-string", StringComparison.Ordinal) =>
                $"Server=tcp:database.example.internal,1433;Initial Catalog=Octopus;User ID=octopus;Password={DatabasePassword};Encrypt=True",
            _ when name.Contains("master-key", StringComparison.Ordinal) => MasterKey,
            _ when name.Contains("admin-password", StringComparison.Ordinal) => AdminPassword,
            _ when name.Contains("license", StringComparison.Ordinal) => License,
            _ when name.Contains("share-password", StringComparison.Ordinal) => DirectoryPassword,
            _ when resource.Type is "aws:directoryservice/directory:Directory" or "aws:fsx/windowsFileSystem:WindowsFileSystem" => DirectoryPassword,
            _ when resource.Type == "aws:rds/instance:Instance" && path == "password" => DatabasePassword,
            // A secret that came later: any value is as good, as long as nobody finds it where it does not belong.
            _ => _made.TryGetValue(name, out var made) ? made : _made[name] = Password(),
        };
    }

    // Every class of characters, and none that RDS or ElastiCache refuses.
    private static string Password() => $"Aa1-{Convert.ToHexString(RandomNumberGenerator.GetBytes(12))}";
}
