using Shouldly;
using Xunit;

namespace Pulumi.Tests.StandIn;

/// <summary>What the official package does when an engine starts it, deploy, is all that the stand-in cannot do.</summary>
[Collection("Engine")]
public sealed class EngineTests
{
    [Fact]
    public async Task Started_by_an_engine_it_says_which_packages_to_restore_and_fails()
    {
        var engine = new Dictionary<string, string>
        {
            ["PULUMI_MONITOR"] = "127.0.0.1:1",
            ["PULUMI_ENGINE"] = "127.0.0.1:2",
            ["PULUMI_PROJECT"] = "project",
            ["PULUMI_STACK"] = "stack",
            ["PULUMI_DRY_RUN"] = "true",
            ["PULUMI_QUERY_MODE"] = "false",
            ["PULUMI_PARALLEL"] = "16",
        };
        var before = Console.Error;
        using var error = new StringWriter();
        Console.SetError(error);
        foreach (var (name, value) in engine)
            Environment.SetEnvironmentVariable(name, value);
        try
        {
            var ran = false;
            (await Deployment.RunAsync(() => { ran = true; })).ShouldBe(1);
            (await Deployment.RunAsync(() => Task.CompletedTask)).ShouldBe(1);
            (await Deployment.RunAsync(() => new Dictionary<string, object?>())).ShouldBe(1);
            (await Deployment.RunAsync<EmptyStack>()).ShouldBe(1);
            ran.ShouldBeFalse();
        }
        finally
        {
            foreach (var name in engine.Keys)
                Environment.SetEnvironmentVariable(name, null);
            Console.SetError(before);
        }

        error.ToString().ShouldMatch(@"the packages Pulumi \S+ or later(, Pulumi\.\w+ \S+)+ from a feed");
        error.ToString().ShouldContain("delete artifacts/");
    }

    private sealed class EmptyStack : Stack;
}
