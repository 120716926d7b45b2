using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>Every AWS stack before the real provider: types, arguments, bounds, references, cycles. Nothing is made.</summary>
[Collection(Rehearsals.Name)]
public class PlanRehearsalTests(ITestOutputHelper output)
{
    public static TheoryData<string> Stacks => [.. RehearsalStack.All.Select(stack => stack.Name)];

    [SkippableTheory]
    [MemberData(nameof(Stacks))]
    public async Task The_provider_accepts_the_stack_and_would_make_all_of_it(string name)
    {
        var tools = Tools.Demand("plan");
        using var time = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var stack = RehearsalStack.All.Single(stack => stack.Name == name);
        var secrets = new RunSecrets();
        await using var aws = await LocalAws.StartAsync(tools, time.Token);
        if (stack.Zone is { } zone)
        {
            await aws.CreateZoneAsync(zone, time.Token);
        }

        var terraform = await Terraform.CreateAsync(tools, aws, stack.Region, time.Token);
        var translated = Translation.Of(await stack.PreviewAsync(secrets, time.Token), await terraform.SchemaAsync(time.Token), secrets, stack.Given);
        await terraform.UseAsync(translated, time.Token);
        await terraform.ValidateAsync(time.Token);
        var plan = await terraform.PlanAsync(time.Token);

        plan.Changes.Keys.ShouldBe(translated.Resources.Keys, ignoreOrder: true);
        plan.Changes.Values.ShouldAllBe(action => action == "create");
        output.WriteLine($"{plan.Changes.Count} resources of {plan.Types.Count} types would be made.");
    }
}
