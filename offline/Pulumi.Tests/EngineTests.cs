using Shouldly;
using Xunit;

namespace Pulumi.Tests;

/// <summary>The one behaviour in which this build of the package differs, and is meant to.</summary>
public sealed class EngineTests
{
    [Fact]
    public async Task Started_for_an_engine_it_says_which_packages_to_restore_and_fails()
    {
        var before = Console.Error;
        using var error = new StringWriter();
        Console.SetError(error);
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
            Console.SetError(before);
        }

        error.ToString().ShouldContain("Pulumi 3.112.1");
        error.ToString().ShouldContain("Pulumi.Aws 7.48.0");
        error.ToString().ShouldContain("delete artifacts/");
    }

    private sealed class EmptyStack : Stack;
}
