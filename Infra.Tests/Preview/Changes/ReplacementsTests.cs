using OctopusHA.Preview.Changes;
using OctopusHA.Tests.Rehearsal;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Preview.Changes;

public sealed class ReplacementsTests
{
    public static TheoryData<string> Stacks => new(Previews.Examples);

    public static TheoryData<string> Systems => [.. RehearsalStack.Systems.Select(system => system.Name)];

    // A type that is missing would make every comparison with a document that has it fail.
    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_type_that_an_example_registers_is_in_the_table(string stack) =>
        (await Previews.Example(stack)).Resources.Where(resource => resource.Custom && !Replacements.Knows(resource.Type)).Select(resource => resource.Type).Distinct().ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Systems))]
    public async Task Every_type_that_a_rehearsed_system_registers_is_in_the_table(string name)
    {
        var document = await RehearsalStack.Systems.Single(system => system.Name == name).PreviewAsync(new RunSecrets(), CancellationToken.None);

        document.Resources.Where(resource => resource.Custom && !Replacements.Knows(resource.Type)).Select(resource => resource.Type).Distinct().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("aws:rds/instance:Instance", "engine", true)]
    [InlineData("aws:rds/instance:Instance", "instanceClass", false)]
    [InlineData("aws:ecs/taskDefinition:TaskDefinition", "containerDefinitions.image", true)]
    [InlineData("aws:ecs/taskDefinition:TaskDefinition", "containerDefinitionsOfOthers", false)]
    [InlineData("aws:ecs/taskDefinition:TaskDefinition", "tags.owner", false)]
    [InlineData("azure-native:sql:Database", "location", true)]
    [InlineData("azure-native:sql:Database", "maxSizeBytes", false)]
    [InlineData("aws:unheard/of:Of", "name", false)]
    public void What_forces_a_replacement_forces_with_all_that_stands_in_it(string type, string property, bool forces) =>
        Replacements.Forces(type, property).ShouldBe(forces);
}
