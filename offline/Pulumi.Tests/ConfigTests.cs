using System.Text.Json;
using Pulumi.Testing;
using Shouldly;
using Xunit;

namespace Pulumi.Tests;

public sealed class ConfigTests : IDisposable
{
    private readonly string? _before = Environment.GetEnvironmentVariable("PULUMI_CONFIG");

    public ConfigTests() => Environment.SetEnvironmentVariable("PULUMI_CONFIG", """
        {
          "project:text": "hello",
          "project:yes": "true",
          "project:no": "false",
          "project:number": "42",
          "project:ratio": "1.5",
          "project:object": "{\"Name\":\"n\",\"Count\":2}",
          "project:camel": "{\"name\":\"n\"}",
          "project:config:old": "style",
          "aws:region": "eu-west-1"
        }
        """);

    public void Dispose() => Environment.SetEnvironmentVariable("PULUMI_CONFIG", _before);

    [Fact]
    public Task A_value_is_found_by_its_key_in_the_project() => WithConfigAsync(config =>
    {
        config.Get("text").ShouldBe("hello");
        config.Require("text").ShouldBe("hello");
        config.Get("old").ShouldBe("style");
        config.Get("region").ShouldBeNull();
    });

    [Fact]
    public Task Another_namespace_has_its_own_values() => WithConfigAsync(_ =>
    {
        new Config("aws").Require("region").ShouldBe("eu-west-1");
        new Config("aws:config").Require("region").ShouldBe("eu-west-1");
        new Config("aws").Get("text").ShouldBeNull();
    });

    [Fact]
    public Task Values_have_types() => WithConfigAsync(config =>
    {
        config.GetBoolean("yes").ShouldBe(true);
        config.RequireBoolean("no").ShouldBeFalse();
        config.GetInt32("number").ShouldBe(42);
        config.RequireInt32("number").ShouldBe(42);
        config.RequireDouble("ratio").ShouldBe(1.5);
        config.GetObject<Settings>("object")!.Count.ShouldBe(2);
        config.RequireObject<Settings>("object").Name.ShouldBe("n");
        config.RequireObject<Settings>("camel", new JsonSerializerOptions { PropertyNameCaseInsensitive = true })
            .Name.ShouldBe("n");
    });

    [Fact]
    public Task A_missing_value_is_null() => WithConfigAsync(config =>
    {
        config.Get("none").ShouldBeNull();
        config.GetBoolean("none").ShouldBeNull();
        config.GetInt32("none").ShouldBeNull();
        config.GetDouble("none").ShouldBeNull();
        config.GetObject<Settings>("none").ShouldBeNull();
        config.GetSecret("none").ShouldBeNull();
        config.GetSecretBoolean("none").ShouldBeNull();
        config.GetSecretInt32("none").ShouldBeNull();
        config.GetSecretObject<Settings>("none").ShouldBeNull();
    });

    [Fact]
    public async Task Secrets_are_secret_outputs()
    {
        await Deployment.TestAsync(new Mocks(), new TestOptions(), async () =>
        {
            var config = new Config();
            (await config.RequireSecret("text").IsSecretAsync()).ShouldBeTrue();
            (await config.RequireSecret("text").ValueAsync()).ShouldBe("hello");
            (await config.GetSecret("text")!.IsSecretAsync()).ShouldBeTrue();
            (await config.RequireSecretBoolean("yes").ValueAsync()).ShouldBeTrue();
            (await config.GetSecretInt32("number")!.IsSecretAsync()).ShouldBeTrue();
            (await config.RequireSecretObject<Settings>("object").IsSecretAsync()).ShouldBeTrue();
            (await config.GetSecretObject<Settings>("object")!.ValueAsync()).Count.ShouldBe(2);
        });
    }

    [Fact]
    public async Task A_required_value_that_is_missing_fails_the_run_with_the_command_that_sets_it()
    {
        foreach (Action<Config> require in new Action<Config>[]
        {
            config => config.Require("none"),
            config => config.RequireBoolean("none"),
            config => config.RequireInt32("none"),
            config => config.RequireObject<Settings>("none"),
            config => config.RequireSecret("none"),
        })
        {
            (await Should.ThrowAsync<RunException>(WithConfigAsync(require))).Message.ShouldBe(
                "Missing Required configuration variable 'project:none'\n"
                + "\tplease set a value using the command `pulumi config set project:none <value>`");
        }
    }

    [Theory]
    [InlineData("text", "hello", nameof(Boolean))]
    [InlineData("ratio", "1.5", nameof(Int32))]
    [InlineData("text", "hello", nameof(Double))]
    public async Task A_value_of_the_wrong_type_is_named_with_the_type(string key, string value, string type)
        => (await Should.ThrowAsync<RunException>(WithConfigAsync(config => _ = type switch
        {
            nameof(Boolean) => (object?)config.GetBoolean(key),
            nameof(Int32) => config.GetInt32(key),
            _ => config.GetDouble(key),
        }))).Message.ShouldBe($"Configuration 'project:{key}' value '{value}' is not a valid {type}");

    [Fact]
    public Task An_object_that_is_not_json_is_of_the_wrong_type() => WithConfigAsync(config =>
        Should.Throw<RunException>(() => config.GetObject<Settings>("text")).Message.ShouldBe(
            $"Configuration 'project:text' value 'hello' is not a valid {typeof(Settings).FullName}"));

    private static async Task WithConfigAsync(Action<Config> test)
        => await Deployment.TestAsync(new Mocks(), new TestOptions(), () => test(new Config()));

    private sealed record Settings(string Name, int Count);
}
