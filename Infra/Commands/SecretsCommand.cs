using System.CommandLine;
using System.Security.Cryptography;
using OctopusHA.Settings;

namespace OctopusHA.Commands;

/// <summary>
/// <c>secrets</c>: prints the commands that set a stack's missing secrets, with new random values. It writes no file.
/// </summary>
internal sealed class SecretsCommand : Command
{
    // Letters, digits and characters that POSIX shells, PowerShell and cmd leave as they are between double quotes.
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

    private const int PasswordLength = 32;

    // The length that Octopus Server requires.
    private const int MasterKeyBytes = 16;

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">What it reads and writes.</param>
    public SecretsCommand(Terminal terminal)
        : base("secrets",
            "Prints the commands that set a stack's missing secrets, with new random values. It runs none of them and "
            + "writes no file.")
    {
        var stack = new StackOption();
        Add(stack);
        SetAction(result => Run(result.GetValue(stack), terminal));
    }

    private static void Run(string? stack, Terminal terminal)
    {
        var file = stack is not null && IsNew(stack, terminal.Folder) ? null : StackFile.Load(stack, terminal.Folder);
        var settings = file is null ? new OctopusSettings() : SettingsReader.Read(file.Configuration, Strictness.Preview).Settings;
        // Always named: piped into a shell, the commands must not change the stack that happens to be selected.
        var name = file?.Stack ?? stack!;

        Print("masterKey", settings.MasterKey, MasterKey);
        Print("adminPassword", settings.AdminPassword, Password);
        if (settings.Database.Existing is null)
        {
            if (!settings.SignsInByIdentity)
            {
                Print("databasePassword", settings.DatabasePassword, Password);
            }
        }
        else if (!settings.Database.Existing.ConnectionString.IsSet)
        {
            terminal.Error.WriteLine($"The database is yours, so only you know its connection string: `{SettingsBinder.SetCommand("database.existing.connectionString", name)}`.");
        }

        if (settings.ManagedDirectory is not null)
        {
            Print("directoryPassword", settings.DirectoryPassword, Password);
        }
        else if (settings.MakesFsx && !settings.DirectoryPassword.IsSet)
        {
            terminal.Error.WriteLine($"The directory is yours, so only you know the password of its user: `{SettingsBinder.SetCommand("directoryPassword", name)}`.");
        }

        if (settings is { UsesEc2: true, Storage.Existing: { User: not null, Password.IsSet: false } })
        {
            terminal.Error.WriteLine($"The share is yours, so only you know the password of its user: `{SettingsBinder.SetCommand("storage.existing.password", name)}`.");
        }

        if (settings.NeedsRedisPassword)
        {
            Print("redisPassword", settings.RedisPassword, RedisPassword);
        }
        else if (settings.Polling is { UsesRedis: true, Redis.Existing.ConnectionString.IsSet: false })
        {
            terminal.Error.WriteLine($"The Redis queue is yours, so only you know its connection string: `{SettingsBinder.SetCommand("polling.redis.existing.connectionString", name)}`.");
        }

        if (!settings.License.IsSet)
        {
            terminal.Error.WriteLine($"The licence comes from Octopus Deploy: `{SettingsBinder.SetCommand("license", name)}`.");
        }

        if (settings is { Database.Existing: not null, MasterKey.IsSet: false })
        {
            terminal.Error.WriteLine(
                $"{OctopusSettings.Namespace}:database.existing - if this database already holds Octopus data, set masterKey "
                + "to the master key of that Octopus Server instead: with a new one, the secrets in the database cannot be read.");
        }

        terminal.Error.WriteLine(
            "Run these commands, or pipe them into a shell. Keep a copy of the master key outside the stack: without it, the "
            + "secrets in the database cannot be read.");

        void Print(string path, Secret current, Func<string> create)
        {
            if (current.IsSet)
            {
                terminal.Error.WriteLine($"{OctopusSettings.Namespace}:{path} is already set and stays unchanged.");
                return;
            }

            terminal.Output.WriteLine($"{SettingsBinder.SetCommand(path)} \"{StartingPlainly(create)}\" {StackOption.OptionName} {name}");
        }
    }

    // A stack may have no file yet; a path, though, must be that of an existing file.
    private static bool IsNew(string stack, string folder) =>
        !StackFile.IsPath(stack)
        && !StackFile.StacksIn(StackFile.FindProject(folder)).Contains(stack, StringComparer.Ordinal);

    // Pulumi reads a leading hyphen as an option, and the shells of Git for Windows a leading slash as a path.
    private static string StartingPlainly(Func<string> create)
    {
        while (true)
        {
            var value = create();
            if (char.IsAsciiLetterOrDigit(value[0]))
            {
                return value;
            }
        }
    }

    private static string MasterKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(MasterKeyBytes));

    private static string Password()
    {
        while (true)
        {
            var password = RandomNumberGenerator.GetString(Alphabet, PasswordLength);
            if (SettingsRules.IsDatabasePassword(password) && SettingsRules.IsDirectoryPassword(password))
            {
                return password;
            }
        }
    }

    // ElastiCache and shells accept different special characters, so there are none.
    private static string RedisPassword() => RandomNumberGenerator.GetString(Alphabet.AsSpan(0, 62), PasswordLength);
}
