using System.Security.Cryptography;

namespace OctopusHA.Plan;

/// <summary>The forms of secret values, and new random values that have them.</summary>
internal static class SecretValues
{
    // Letters, digits and marks that no POSIX shell, PowerShell or cmd interprets between double quotes.
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

    // The letters and digits at the start of the alphabet.
    private const int LettersAndDigits = 62;

    private const int PasswordLength = 32;

    // The length of a master key of Octopus Server.
    private const int MasterKeyBytes = 16;

    /// <summary>A new master key, as base64.</summary>
    public static string NewMasterKey() =>
        StartingWithLetterOrDigit(() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(MasterKeyBytes)));

    /// <summary>A new password that Octopus Server, SQL Server and Active Directory accept.</summary>
    public static string NewPassword() => StartingWithLetterOrDigit(
        () => RandomNumberGenerator.GetString(Alphabet, PasswordLength),
        password => IsDatabasePassword(password) && IsDirectoryPassword(password));

    /// <summary>A new password for Redis. ElastiCache and shells share no marks, so it has none.</summary>
    public static string NewRedisPassword() =>
        RandomNumberGenerator.GetString(Alphabet.AsSpan(0, LettersAndDigits), PasswordLength);

    /// <summary>Whether a value is a master key: 16 bytes as base64.</summary>
    public static bool IsMasterKey(string value)
    {
        Span<byte> bytes = stackalloc byte[64];
        return Convert.TryFromBase64String(value, bytes, out var length) && length == MasterKeyBytes;
    }

    /// <summary>Whether a value is base64.</summary>
    public static bool IsBase64(string value) => Convert.TryFromBase64String(value, new byte[value.Length], out _);

    /// <summary>
    /// Whether SQL Server accepts an administrator's password: 8 to 128 printable characters without / " @ and spaces
    /// (Amazon RDS API reference, CreateDBInstance, MasterUserPassword), of three kinds, without the login's name
    /// (Microsoft Learn, "Password policy").
    /// </summary>
    public static bool IsDatabasePassword(string value) =>
        value.Length is >= 8 and <= 128
        && KindsOfCharacters(value) >= 3
        && value.All(letter => letter is > ' ' and <= '~' and not ('/' or '"' or '@'))
        && !value.Contains(DatabasePlan.Username, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether AWS accepts the administrator's password of a managed directory (AWS Directory Service administration
    /// guide, "Create your AWS Managed Microsoft AD").
    /// </summary>
    public static bool IsDirectoryPassword(string value) =>
        value.Length is >= 8 and <= 64
        && KindsOfCharacters(value) >= 3
        && value.All(letter => letter is > ' ' and <= '~')
        && !value.Contains("admin", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether Redis accepts a password: the characters of ElastiCache (user guide, "Authenticating with AUTH"). None
    /// of them needs an escape in a StackExchange.Redis connection string, which a comma would break, or in redis.conf.
    /// </summary>
    public static bool IsRedisPassword(string value) =>
        value.Length is >= 16 and <= 128
        && value.All(letter => char.IsAsciiLetterOrDigit(letter) || "!&#$^<>-".Contains(letter));

    /// <summary>Whether a value is a StackExchange.Redis connection string: a host first, then options.</summary>
    public static bool IsRedisConnectionString(string value) =>
        value.Split(',')[0].Trim() is { Length: > 0 } host
        && !host.Contains('=', StringComparison.Ordinal)
        && !host.Contains("://", StringComparison.Ordinal);

    // Upper case, lower case, digits and others (Microsoft Learn, "Password must meet complexity requirements").
    private static int KindsOfCharacters(string value) =>
        (value.Any(char.IsAsciiLetterUpper) ? 1 : 0)
        + (value.Any(char.IsAsciiLetterLower) ? 1 : 0)
        + (value.Any(char.IsAsciiDigit) ? 1 : 0)
        + (value.Any(letter => !char.IsAsciiLetterOrDigit(letter)) ? 1 : 0);

    // Pulumi reads a leading hyphen as an option, the shells of Git for Windows a leading slash as a path.
    private static string StartingWithLetterOrDigit(Func<string> create, Func<string, bool>? isAccepted = null)
    {
        while (true)
        {
            var value = create();
            if (char.IsAsciiLetterOrDigit(value[0]) && isAccepted?.Invoke(value) != false)
            {
                return value;
            }
        }
    }
}
