using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>What the settings promise is what the program registers: the same list that a rehearsal reads back from AWS.</summary>
public class PromisesTests
{
    public static TheoryData<string> Stacks => [.. RehearsalStack.All.Select(stack => stack.Name)];

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task The_program_registers_what_the_settings_promise(string name)
    {
        var stack = RehearsalStack.All.Single(stack => stack.Name == name);
        var secrets = new RunSecrets();
        Promises.ShouldBeKept(Promises.Of(stack.Settings(secrets), stack.Region), RegisteredPromises.In(await stack.PreviewAsync(secrets, CancellationToken.None)));
    }

    [Fact]
    public async Task A_promise_that_is_not_kept_shows()
    {
        var stack = RehearsalStack.All.Single(stack => stack.Name == "prod");
        var secrets = new RunSecrets();
        var document = (await stack.PreviewAsync(secrets, CancellationToken.None)).With("load-balancer-web", inputs => inputs["healthCheck"]!["matcher"] = "200,418");
        Should.Throw<ShouldAssertException>(() => Promises.ShouldBeKept(Promises.Of(stack.Settings(secrets), stack.Region), RegisteredPromises.In(document)))
            .Message.ShouldBe("""
                promised, not kept: pool load-balancer-web: HTTP 8080, asks HTTP /api/octopusservernodes/ping at traffic-port for 200
                there, not promised: pool load-balancer-web: HTTP 8080, asks HTTP /api/octopusservernodes/ping at traffic-port for 200,418
                """);
    }
}
