using Shouldly;
using Xunit;

namespace OfflinePreview.Tests.Comparing;

public sealed class ReplacementsTests
{
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
