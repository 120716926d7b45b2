using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>Every AWS stack before the real provider: types, arguments, bounds, references, cycles. Nothing is created.</summary>
[Collection(Rehearsals.Name)]
public class PlanRehearsalTests(RunningStacks stacks, ITestOutputHelper output)
{
    public static TheoryData<string> Stacks => [.. RehearsalStack.All.Select(stack => stack.Name)];

    [SkippableTheory]
    [MemberData(nameof(Stacks))]
    public async Task The_provider_accepts_the_stack_and_plans_to_create_every_resource(string name)
    {
        var (translated, plan, _, _) = await stacks.PlannedAsync(name);
        plan.Changes.Keys.ShouldBe(translated.Resources.Keys, ignoreOrder: true);
        plan.Changes.Values.ShouldAllBe(action => action == "create");
        output.WriteLine($"{plan.Changes.Count} resources of {plan.Types.Count} types would be made.");
    }
}
