using OctopusHA.Preview.Changes;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Preview.Changes;

public sealed class ReplacementsTests
{
    public static TheoryData<string> Stacks => new(Previews.Examples);

    // A type that is missing would make every comparison with a document that has it fail.
    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task Every_type_that_an_example_registers_is_in_the_table(string stack) =>
        (await Previews.Example(stack)).Resources.Where(resource => resource.Custom && !Replacements.Knows(resource.Type)).Select(resource => resource.Type).Distinct().ShouldBeEmpty();

    [Theory]
    [InlineData("kind: network")]
    [InlineData("kind: application")]
    public async Task Every_type_that_a_maintained_stack_registers_is_in_the_table(string kind)
    {
        var document = await Previews.Of($"loadBalancer: {{ {kind}, domain: octopus.example.com, dnsZone: example.com }}\nmaintenance: true\nalerts: {{ email: a@example.com }}\npolling: {{ mode: port-per-node }}");

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
