using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Preview;

public sealed class PreviewJsonReadTests
{
    public static TheoryData<string> Stacks => new(Previews.Examples);

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task A_written_document_is_read_back_completely(string stack)
    {
        var text = PreviewJson.Write(await Previews.Example(stack));

        var document = PreviewJson.Read(text, "saved.json");

        PreviewJson.Write(document).ShouldBe(text);
        (document.Project, document.Stack).ShouldBe(("octopus-ha", stack));
    }

    [Theory]
    [InlineData("", "saved.json is empty. Save one with `preview --format json`.")]
    [InlineData(" \n", "saved.json is empty.")]
    [InlineData("{\n \"steps\": [,] }", "saved.json, line 2, column 12, is not JSON.")]
    [InlineData("""{ "steps": [], "steps": [] }""", "saved.json is not JSON: Duplicate property 'steps'")]
    [InlineData("null", "saved.json is not a preview: it has no steps.")]
    [InlineData("[]", "saved.json is not a preview: it has no steps.")]
    [InlineData("""{ "resources": [] }""", "saved.json is not a preview: it has no steps.")]
    [InlineData("""{ "steps": 1 }""", "saved.json is not a preview: steps must be a list.")]
    [InlineData("""{ "steps": [] }""", "saved.json is not a preview: no step creates the stack itself, pulumi:pulumi:Stack.")]
    [InlineData("""{ "steps": [1] }""", "saved.json is not a preview: steps[0] must be an object.")]
    [InlineData("""{ "steps": [{ "op": "update" }] }""", "saved.json is not a preview: steps[0] is to update something, so it is of a stack that exists")]
    [InlineData("""{ "steps": [{ "op": "create" }] }""", "steps[0].newState must be an object.")]
    [InlineData("""{ "steps": [{ "op": "create", "newState": { "urn": "x" } }] }""", "steps[0].newState.urn must be a URN.")]
    public void A_document_that_is_not_a_preview_is_reported(string text, string message) =>
        Should.Throw<PreviewException>(() => PreviewJson.Read(text, "saved.json")).Message.ShouldContain(message);

    [Theory]
    [InlineData("type", "\"aws:rds/instance:Instance\"", "steps[1].newState.type is aws:rds/instance:Instance, but urn:pulumi:dev::octopus-ha::octopus-ha:aws:Alerts$aws:cloudwatch/metricAlarm:MetricAlarm::alerts-database-cpu is not.")]
    [InlineData("custom", "\"yes\"", "steps[1].newState.custom must be true or false.")]
    [InlineData("inputs", "[]", "steps[1].newState.inputs must be an object.")]
    [InlineData("dependencies", "[1]", "steps[1].newState.dependencies must be a list of texts.")]
    [InlineData("dependencies", "[\"urn:gone\"]", "a resource in it depends on urn:gone, which is not in it.")]
    [InlineData("parent", "\"urn:gone\"", "a resource in it depends on urn:gone, which is not in it.")]
    [InlineData("customTimeouts", "{ \"create\": \"long\" }", "steps[1].newState.customTimeouts.create must be a number of seconds.")]
    [InlineData("urn", "\"urn:pulumi:prod::octopus-ha::aws:cloudwatch/metricAlarm:MetricAlarm::alerts\"", "is of another stack than urn:pulumi:dev::octopus-ha::pulumi:pulumi:Stack::octopus-ha-dev.")]
    public async Task A_document_with_an_invalid_member_is_reported_with_its_position(string member, string value, string message)
    {
        var root = JsonNode.Parse(PreviewJson.Write(await Previews.Example("dev")))!;
        root["steps"]![1]!["newState"]![member] = JsonNode.Parse(value);

        Should.Throw<PreviewException>(() => PreviewJson.Read(root.ToJsonString(), "saved.json")).Message.ShouldContain(message);
    }

    [Fact]
    public async Task A_duplicate_resource_is_reported()
    {
        var root = JsonNode.Parse(PreviewJson.Write(await Previews.Example("dev")))!;
        root["steps"]!.AsArray().Add(root["steps"]![1]!.DeepClone());

        Should.Throw<PreviewException>(() => PreviewJson.Read(root.ToJsonString(), "saved.json")).Message.ShouldContain("aws:cloudwatch/metricAlarm:MetricAlarm alerts-database-cpu is in it twice.");
    }
}
