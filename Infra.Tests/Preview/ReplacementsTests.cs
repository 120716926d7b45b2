using OctopusHA.Tests.PublishedApi;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Preview;

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
}
