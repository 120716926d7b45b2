using Shouldly;
using Xunit;

namespace Pulumi.Tests;

/// <summary>Reads what the environment says of an engine, so it does not run beside tests that set it.</summary>
[Collection("Engine")]
public sealed class NoEngineTests
{
    [Fact]
    public async Task Without_an_engine_a_program_does_not_run()
    {
        var ran = false;
        string[] messages =
        [
            (await Should.ThrowAsync<InvalidOperationException>(Deployment.RunAsync(() => { ran = true; }))).Message,
            (await Should.ThrowAsync<InvalidOperationException>(Deployment.RunAsync<EmptyStack>())).Message,
        ];

        messages.ShouldAllBe(message =>
            message == "Program run without the Pulumi engine available; re-run using the `pulumi` CLI");
        ran.ShouldBeFalse();
    }

    private sealed class EmptyStack : Stack;
}
