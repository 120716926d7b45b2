using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Preview;

public sealed class PreviewJsonTests
{
    [Fact]
    public async Task It_has_the_shape_of_pulumi_preview()
    {
        var document = await Previews.Example("prod");

        var json = JsonNode.Parse(PreviewJson.Write(document))!;

        var steps = json["steps"]!.AsArray();
        steps.Count.ShouldBe(document.Resources.Count);
        json["changeSummary"]!["create"]!.GetValue<int>().ShouldBe(steps.Count);
        var step = steps.Single(candidate => candidate!["urn"]!.GetValue<string>().EndsWith("::database-instance", StringComparison.Ordinal))!;
        step["op"]!.GetValue<string>().ShouldBe("create");
        var state = step["newState"]!;
        state["type"]!.GetValue<string>().ShouldBe("aws:rds/instance:Instance");
        state["custom"]!.GetValue<bool>().ShouldBeTrue();
        state["protect"]!.GetValue<bool>().ShouldBeTrue();
        state["parent"]!.GetValue<string>().ShouldBe("urn:pulumi:prod::octopus-ha::octopus-ha:aws:Database::database");
        state["inputs"]!["password"]!.GetValue<string>().ShouldBe("[secret]");
        state["dependencies"]!.AsArray().Count.ShouldBeGreaterThan(0);
        state["propertyDependencies"]!["kmsKeyId"]!.AsArray().Count.ShouldBe(1);
        state["customTimeouts"]!["create"]!.GetValue<int>().ShouldBe(7200);
    }

    [Fact]
    public async Task The_stack_comes_first_and_has_the_outputs()
    {
        var json = JsonNode.Parse(PreviewJson.Write(await Previews.Example("prod")))!;

        var first = json["steps"]![0]!["newState"]!;
        first["type"]!.GetValue<string>().ShouldBe("pulumi:pulumi:Stack");
        first["outputs"]!["webUrl"]!.GetValue<string>().ShouldBe("https://octopus.example.com");
    }

    [Fact]
    public async Task It_reads_well_and_is_the_same_everywhere()
    {
        var text = PreviewJson.Write(await Previews.Example("prod"));

        text.ShouldContain("\"arn:aws:iam::${aws:index/getCallerIdentity:getCallerIdentity.accountId}:root\\\"", Case.Sensitive);
        text.ShouldNotContain("\\u0024");
        text.ShouldNotContain("\r");
        text.ShouldStartWith("{\n  \"steps\": [\n    {\n");
        text.ShouldEndWith("}\n");
    }

    [Fact]
    public async Task Names_are_sorted_at_every_level()
    {
        var json = JsonNode.Parse(PreviewJson.Write(await Previews.Example("prod")))!;

        foreach (var step in json["steps"]!.AsArray())
        {
            Sorted(step!["newState"]!["inputs"]!);
            Sorted(step["newState"]!["propertyDependencies"]!);
        }

        static void Sorted(JsonNode node)
        {
            if (node is JsonObject map)
            {
                map.Select(member => member.Key).ShouldBe(map.Select(member => member.Key).Order(StringComparer.Ordinal));
            }

            var inner = node is JsonObject members ? members.Select(member => member.Value) : node as IEnumerable<JsonNode?> ?? [];
            foreach (var child in inner.OfType<JsonNode>())
            {
                Sorted(child);
            }
        }
    }
}
