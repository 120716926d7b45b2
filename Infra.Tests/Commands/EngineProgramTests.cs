using System.Collections.Immutable;
using OctopusHA.Commands;
using Pulumi;
using Pulumi.Testing;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Commands;

/// <summary>Alone, because what the engine hands over is an environment variable of the whole process.</summary>
[CollectionDefinition(nameof(EngineProgramTests), DisableParallelization = true)]
[Collection(nameof(EngineProgramTests))]
public sealed class EngineProgramTests
{
    private const string Base = "\"octopus-ha:cloud\":\"aws\",\"octopus-ha:version\":\"2026.4.6342\"";
    private const string Secrets = "\"octopus-ha:masterKey\":\"AAECAwQFBgcICQoLDA0ODw==\",\"octopus-ha:adminPassword\":\"hunter2-admin\",\"octopus-ha:databasePassword\":\"Hunter2-database\"";

    [Fact]
    public async Task Valid_settings_deploy()
    {
        var resources = await Deploy($"{{{Base},{Secrets},\"octopus-ha:nodes\":\"{{\\\"count\\\":3}}\"}}");

        resources.Count(resource => resource.GetResourceType() == "aws:ecs/service:Service").ShouldBe(3);
    }

    [Fact]
    public async Task An_incomplete_configuration_does_not_deploy()
    {
        var failure = await Should.ThrowAsync<RunException>(() => Deploy($"{{{Base}}}"));

        failure.Message.ShouldStartWith("3 problems in the settings of stack test:");
        failure.Message.ShouldContain("octopus-ha:masterKey - is missing; set it with `pulumi config set --secret octopus-ha:masterKey --stack test`");
        failure.Message.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_mistyped_setting_is_reported_as_in_a_preview()
    {
        var failure = await Should.ThrowAsync<RunException>(() => Deploy($"{{{Base},{Secrets},\"octopus-ha:nodse\":\"{{}}\"}}"));

        failure.Message.ShouldContain("octopus-ha:nodse - no such setting; did you mean nodes?");
        failure.Message.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(",\"azure:subscriptionId\":\"11111111-2222-3333-4444-555555555555\"", true)]
    [InlineData(",\"octopus-ha:database\":\"{\\\"ephemeral\\\":true}\"", true)]
    public async Task Azures_provider_of_backups_must_know_its_subscription_before_anything_is_made(string config, bool deploys)
    {
        var given = Environment.GetEnvironmentVariable("ARM_SUBSCRIPTION_ID");
        Environment.SetEnvironmentVariable("ARM_SUBSCRIPTION_ID", null);
        try
        {
            var deployment = Deploy($"{{{Base.Replace("aws", "azure", StringComparison.Ordinal)},{Secrets},\"azure-native:location\":\"westeurope\"{config}}}");
            if (deploys)
            {
                (await deployment).Count(resource => resource.GetResourceType() == "azure-native:compute:VirtualMachine").ShouldBe(2);
            }
            else
            {
                (await Should.ThrowAsync<RunException>(deployment)).Message.ShouldContain("azure:subscriptionId - is missing");
            }
        }
        finally
        {
            Environment.SetEnvironmentVariable("ARM_SUBSCRIPTION_ID", given);
        }
    }

    [Fact]
    public void The_engine_is_known_by_its_two_addresses()
    {
        EngineProgram.IsRunByEngine(variable => variable is "PULUMI_MONITOR" or "PULUMI_ENGINE" ? "127.0.0.1:1" : null).ShouldBeTrue();
        EngineProgram.IsRunByEngine(variable => variable is "PULUMI_ENGINE" ? "127.0.0.1:1" : null).ShouldBeFalse();
        EngineProgram.IsRunByEngine(_ => null).ShouldBeFalse();
    }

    private static async Task<IReadOnlyList<Resource>> Deploy(string config)
    {
        Environment.SetEnvironmentVariable("PULUMI_CONFIG", config);
        try
        {
            return await Deployment.TestWithServiceProviderAsync<OctopusStack>(new Engine(), new EngineProgram(), new TestOptions { ProjectName = "octopus-ha", StackName = "test", IsPreview = false });
        }
        finally
        {
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);
        }
    }

    // Answers as a cloud would: every output has a value.
    private sealed class Engine : IMocks
    {
        private static readonly string[] Computed = ["name", "location", "ipAddress", "principalId", "clientId", "fullyQualifiedDomainName", "storageAccountId"];

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) =>
            Task.FromResult<(string?, object)>(($"{args.Name}-id", Computed.ToImmutableDictionary(name => name, name => (object)$"{args.Name}-{name}").SetItems(args.Inputs)));

        public Task<object> CallAsync(MockCallArgs args) => Task.FromResult(new CloudFunctions("us-east-1").Call(args));
    }
}
