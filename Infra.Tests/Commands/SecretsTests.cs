using System.Text.RegularExpressions;
using OctopusHA.Plan;
using OctopusHA.Settings.Rules;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Commands;

public sealed partial class SecretsTests
{
    [Fact]
    public async Task The_values_pass_the_rules_of_a_deployment()
    {
        using var shell = new Shell().With("dev");

        var values = Values((await shell.Run("secrets")).Output);

        var settings = new MapNode(new Dictionary<string, ConfigNode>(values.ToDictionary(value => value.Key, value => (ConfigNode)new ScalarNode(value.Value)))
        {
            ["cloud"] = new ScalarNode("aws"),
            ["version"] = new ScalarNode("2026.4.6909"),
        });
        SettingsReader.Read(settings, Strictness.Deployment).Problems.ShouldBeEmpty();
        values.Keys.ShouldBe(["masterKey", "adminPassword", "databasePassword"]);
        values["adminPassword"].Length.ShouldBeGreaterThanOrEqualTo(24);
        values["databasePassword"].Length.ShouldBeGreaterThanOrEqualTo(24);
        Convert.FromBase64String(values["masterKey"]).Length.ShouldBe(16);
    }

    [Fact]
    public async Task No_shell_takes_a_part_of_a_value_for_its_own()
    {
        using var shell = new Shell().With("dev");

        for (var i = 0; i < 50; i++)
        {
            foreach (var value in Values((await shell.Run("secrets")).Output).Values)
            {
                value.ShouldMatch("^[A-Za-z0-9][A-Za-z0-9_.+/=-]+$");
            }
        }
    }

    [Fact]
    public async Task Every_run_generates_new_values()
    {
        using var shell = new Shell().With("dev");

        var first = Values((await shell.Run("secrets")).Output);
        var second = Values((await shell.Run("secrets")).Output);

        first.Values.Intersect(second.Values).ShouldBeEmpty();
        first["adminPassword"].ShouldNotBe(first["databasePassword"]);
    }

    [Fact]
    public async Task A_directory_that_is_made_gets_a_password_that_it_takes()
    {
        using var shell = new Shell().With("win", "octopus-ha:nodes: { host: windows }");

        var values = Values((await shell.Run("secrets", "--stack", "win")).Output);

        values.Keys.ShouldBe(["masterKey", "adminPassword", "databasePassword", "directoryPassword"]);
        SecretValues.IsDirectoryPassword(values["directoryPassword"]).ShouldBeTrue();
    }

    [Theory]
    [InlineData("octopus-ha:directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], user: octopus } }", "the account that directory.existing.user names", "--secret octopus-ha:directoryPassword")]
    [InlineData("octopus-ha:storage: { existing: { fileSystemId: fs-1, user: octopus@corp.example.com } }", "the user that storage.existing.user names", "--secret --path octopus-ha:storage.existing.password")]
    public async Task The_password_of_a_teams_own_user_is_asked_for_and_not_made(string line, string says, string command)
    {
        using var shell = new Shell().With("win", $"octopus-ha:nodes: {{ host: windows }}\n{line}");

        var (_, output, error) = await shell.Run("secrets", "--stack", "win");

        Values(output).Keys.ShouldBe(["masterKey", "adminPassword", "databasePassword"]);
        error.ShouldContain(says);
        error.ShouldContain(command);
    }

    [Fact]
    public async Task It_does_not_write_files()
    {
        using var shell = new Shell().With("dev");
        var before = Files();

        await shell.Run("secrets", "--stack", "dev");

        Files().ShouldBe(before);

        List<(string, DateTime, string)> Files() =>
            [.. Directory.EnumerateFiles(shell.Folder, "*", SearchOption.AllDirectories).Order().Select(file => (file, File.GetLastWriteTimeUtc(file), File.ReadAllText(file)))];
    }

    [Theory]
    [InlineData("dev", "--stack", "dev")]
    [InlineData("brand-new", "--stack", "brand-new")]
    [InlineData("dev", "--stack", "Pulumi.dev.yaml")]
    [InlineData("dev")]
    public async Task The_commands_always_name_the_stack_so_that_a_shell_changes_no_other(string name, params string[] options)
    {
        using var shell = new Shell().With("dev").With("prod");

        var (exit, output, error) = await shell.Run(["secrets", .. options]);

        exit.ShouldBe(0, error);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.ShouldNotBeEmpty();
        lines.ShouldAllBe(line => line.EndsWith($"\" --stack {name}"));
    }

    [Fact]
    public async Task Which_of_several_stacks_is_meant_is_never_guessed()
    {
        using var shell = new Shell().With("test").With("prod");

        var (exit, output, error) = await shell.Run("secrets");

        (exit, output).ShouldBe((1, ""));
        error.ShouldContain("Name one with --stack. Stacks: prod, test.");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("octopus-ha:masterKey: { secure: v1:abc }", false)]
    public async Task A_new_master_key_for_an_existing_database_is_warned_about(string masterKey, bool warns)
    {
        using var shell = new Shell().With("dev", $"octopus-ha:database: {{ existing: {{ }} }}\n{masterKey}");

        var (_, _, error) = await shell.Run("secrets");

        error.Contains("octopus-ha:database.existing - if this database already holds Octopus data", StringComparison.Ordinal).ShouldBe(warns);
    }

    [Fact]
    public async Task An_existing_secret_is_not_changed()
    {
        using var shell = new Shell().With("dev", "octopus-ha:masterKey: { secure: v1:abc }");

        var (_, output, error) = await shell.Run("secrets", "--stack", "dev");

        Values(output).Keys.ShouldBe(["adminPassword", "databasePassword"]);
        error.ShouldContain("octopus-ha:masterKey is already set and stays unchanged.");
    }

    [Fact]
    public async Task A_database_that_the_team_brings_needs_its_connection_string_and_no_password()
    {
        using var shell = new Shell().With("dev", "octopus-ha:database: { existing: { } }");

        var (_, output, error) = await shell.Run("secrets", "--stack", "dev");

        Values(output).Keys.ShouldBe(["masterKey", "adminPassword"]);
        error.ShouldContain("pulumi config set --secret --path octopus-ha:database.existing.connectionString");
    }

    [Fact]
    public async Task A_shared_polling_address_needs_a_redis_password_that_every_redis_takes()
    {
        using var shell = new Shell().With("dev", "octopus-ha:polling: { mode: shared-address }");

        for (var i = 0; i < 20; i++)
        {
            Values((await shell.Run("secrets", "--stack", "dev")).Output)["redisPassword"].ShouldMatch("^[A-Za-z0-9]{32}$");
        }
    }

    [Fact]
    public async Task A_redis_that_the_team_brings_needs_its_connection_string_and_no_password()
    {
        using var shell = new Shell().With("dev", "octopus-ha:polling: { mode: shared-address, redis: { existing: { } } }");

        var (_, output, error) = await shell.Run("secrets", "--stack", "dev");

        Values(output).Keys.ShouldNotContain("redisPassword");
        error.ShouldContain("pulumi config set --secret --path octopus-ha:polling.redis.existing.connectionString");
    }

    private static Dictionary<string, string> Values(string output) =>
        Command().Matches(output).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    [GeneratedRegex("""^pulumi config set --secret octopus-ha:(\w+) "([^"]+)"(?: --stack \S+)\r?$""", RegexOptions.Multiline)]
    private static partial Regex Command();
}
