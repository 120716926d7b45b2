using OctopusHA.Preview;
using OctopusHA.Preview.Changes;
using OctopusHA.Tests.PublishedApi;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Preview.Changes;

public sealed class ReplacementsTests
{
    // The stand-ins list what the program may register, whatever its settings; a stack of any mode can then be compared.
    [Fact]
    public void Every_type_that_any_stack_can_register_is_in_the_table()
    {
        var listed = File.ReadLines(Path.Combine(Golden.Root, "offline", "resources.txt"))
            .Where(token => PublishedShape.All.Values.Any(facts => facts.Resources.ContainsKey(token))).ToList();
        listed.Count.ShouldBeGreaterThan(100);
        listed.Where(type => !Replacements.Knows(type)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("polling: { mode: shared-address }")]
    [InlineData("polling: { mode: shared-address, redis: { kind: managed } }")]
    public async Task Any_azure_stack_compares_with_itself_to_nothing(string lines)
    {
        var document = await Previews.OfAzure(lines);
        Comparison.Of(PreviewJson.Read(PreviewJson.Write(document), "saved.json"), document, "saved.json").Changes.ShouldBeEmpty();
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
