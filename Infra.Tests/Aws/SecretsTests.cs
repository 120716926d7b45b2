using Pulumi;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Aws;

/// <summary>Where secrets go, seen by the engine's eyes: the values themselves, before anything is masked.</summary>
public class SecretsTests
{
    private const string AdminPassword = "Admin-Secret-One-1";
    private const string DatabasePassword = "Database-Secret-Two-2;'";
    private const string License = "TGljZW5jZS1TZWNyZXQtVGhyZWU=";

    private const string RedisPassword = "Redis-Secret-Four-4";

    private static readonly string[] Values = [RedisPassword, StackText.MasterKey, AdminPassword, "Database-Secret-Two-2", License];

    [Theory]
    [InlineData("container", "redis-secret-password-value.secretString")]
    [InlineData("managed", "redis-cache.authToken")]
    public async Task Secrets_reach_the_database_the_queue_and_secrets_manager_and_nothing_else(string redis, string queue)
    {
        var registered = await Engine.Register($$"""
            adminPassword: {{AdminPassword}}
            databasePassword: "{{DatabasePassword}}"
            license: {{License}}
            nodes: { executeCommand: true }
            redisPassword: {{RedisPassword}}
            polling: { mode: shared-address, redis: { kind: {{redis}} } }
            """);
        registered.Count.ShouldBeGreaterThan(100);
        var found = from resource in registered
                    from input in resource.Inputs
                    let text = Flatten(input.Value)
                    where Values.Any(value => text.Contains(value, StringComparison.Ordinal))
                    select $"{resource.Name}.{input.Key}";
        found.Order(StringComparer.Ordinal).ShouldBe(
        [
            "database-instance.password",
            "nodes-secret-admin-password-value.secretString",
            "nodes-secret-connection-string-value.secretString",
            "nodes-secret-license-value.secretString",
            "nodes-secret-master-key-value.secretString",
            "nodes-secret-redis-value.secretString",
            queue,
        ]);
    }

    [Fact]
    public async Task Any_password_is_unchanged_in_the_connection_string()
    {
        var registered = await Engine.Register($"databasePassword: \"{DatabasePassword}\"");
        var text = (string)registered.Single(resource => resource.Name == "nodes-secret-connection-string-value").Inputs["secretString"];
        var parts = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = text };
        parts["Password"].ShouldBe(DatabasePassword);
        parts["User ID"].ShouldBe("octopus");
        parts["Encrypt"].ShouldBe("True");
    }

    [Fact]
    public async Task Every_secret_setting_is_a_secret_output_all_the_way()
    {
        foreach (var secret in new[] { Secret.Of("x", "value"), Secret.Encrypted("x"), Secret.Missing("x") })
        {
            (await Output.IsSecretAsync(secret.ToOutput())).ShouldBeTrue();
            secret.ToString().ShouldBe("[secret]");
        }

        // In the document a value that is no secret output would stand in clear.
        var preview = await Previews.Of();
        preview.Single("database-instance").Text("password").ShouldBe("[secret]");
        var versions = preview.OfType("aws:secretsmanager/secretVersion:SecretVersion").ToList();
        versions.Count.ShouldBe(4);
        versions.ShouldAllBe(version => version.Text("secretString") == "[secret]");
    }

    private const string DirectoryPassword = "Directory-Secret-Five-5";

    [Theory]
    [InlineData("storage-directory.password", "directory: { managed: { domain: corp.example.com } }")]
    [InlineData("storage-file-system.selfManagedActiveDirectory", "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], user: octopus } }")]
    [InlineData(null, "storage: { existing: { fileSystemId: fs-1, user: octopus@corp.example.com, password: Directory-Secret-Five-5 } }")]
    public async Task Windows_secrets_reach_the_directory_and_secrets_manager_and_no_user_data(string? directory, string lines)
    {
        var isOwnShare = directory is null;
        var registered = await Engine.Register($$"""
            adminPassword: {{AdminPassword}}
            databasePassword: "{{DatabasePassword}}"
            license: {{License}}
            nodes: { host: windows, count: 3 }
            {{(isOwnShare ? "admin: { username: admin }" : $"directoryPassword: {DirectoryPassword}")}}
            {{lines}}
            """);
        var found = from resource in registered
                    from input in resource.Inputs
                    let text = Flatten(input.Value)
                    where Values.Append(DirectoryPassword).Any(value => text.Contains(value, StringComparison.Ordinal))
                    select $"{resource.Name}.{input.Key}";
        string[] expected =
        [
            "database-instance.password",
            "nodes-secret-admin-password-value.secretString",
            "nodes-secret-connection-string-value.secretString",
            "nodes-secret-license-value.secretString",
            "nodes-secret-master-key-value.secretString",
            "nodes-secret-share-password-value.secretString",
            .. isOwnShare ? [] : new[] { directory! },
        ];
        found.Order(StringComparer.Ordinal).ShouldBe(expected.Order(StringComparer.Ordinal));
        registered.Count(resource => resource.Inputs.TryGetValue("userData", out var data) && Flatten(data).Contains("MasterKeySecret", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task A_machine_receives_every_dns_server_of_the_directory()
    {
        var registered = await Engine.Register(StackText.Windows());
        Flatten(registered.Single(resource => resource.Name == "nodes-template-node1").Inputs["userData"]).ShouldContain("DirectoryDnsIps = '10.0.32.10,10.0.96.10'");
    }

    private static string Flatten(object? value) => value switch
    {
        string text when Base64Text.Decode(text) is { } inside => $"{text}\n{inside}",
        string text => text,
        IReadOnlyDictionary<string, object> map => string.Join('\n', map.Select(member => $"{member.Key}={Flatten(member.Value)}")),
        System.Collections.IEnumerable list => string.Join('\n', list.Cast<object?>().Select(Flatten)),
        _ => $"{value}",
    };
}
