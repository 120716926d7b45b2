using System.Security.Cryptography;
using OctopusHA.Settings;

namespace OctopusHA.Commands;

/// <summary><c>secrets</c>: prints the commands that set a stack's secrets, with fresh values. It writes no file.</summary>
internal static class SecretsCommand
{
    // Letters, digits and marks that neither a POSIX shell nor PowerShell nor cmd takes for its own between double quotes.
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";

    private const int PasswordLength = 32;

    // Octopus Server's own length of a master key.
    private const int MasterKeyBytes = 16;

    /// <summary>Runs the verb.</summary>
    /// <param name="stack">The stack's name or file; null for the stack that Pulumi has selected.</param>
    /// <param name="terminal">What it reads and writes.</param>
    /// <exception cref="SettingsException">The stack's file is there, and cannot be read.</exception>
    public static int Run(string? stack, Terminal terminal)
    {
        var file = stack is null || IsNew(stack, terminal.Folder) ? null : StackFile.Load(stack, terminal.Folder);
        var settings = file is null ? new OctopusSettings() : SettingsReader.Read(file.Configuration, Strictness.Preview).Settings;
        var name = file?.Stack ?? stack;

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

        terminal.Error.WriteLine("Run these commands, or pipe them into a shell. Keep a copy of the master key outside the stack: without it no secret in the database can be read again.");
        return CommandLine.Done;

        void Print(string path, Secret current, Func<string> create)
        {
            if (current.IsSet)
            {
                terminal.Error.WriteLine($"{OctopusSettings.Namespace}:{path} is set already, and left alone.");
                return;
            }

            terminal.Output.WriteLine($"{SettingsBinder.SetCommand(path)} \"{StartingPlainly(create)}\"{(name is null ? "" : $" {Verbs.StackOption} {name}")}");
        }
    }

    // A stack that was only just made has no file yet; a path, though, is of a file that must be there.
    private static bool IsNew(string stack, string folder) =>
        !StackFile.IsPath(stack)
        && !StackFile.StacksIn(StackFile.FindProject(folder)).Contains(stack, StringComparer.Ordinal);

    // A leading hyphen would be an option to pulumi, a leading slash a path to the shells of Git for Windows.
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

    // ElastiCache takes other marks than shells do, so none.
    private static string RedisPassword() => RandomNumberGenerator.GetString(Alphabet.AsSpan(0, 62), PasswordLength);
}
