using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>How a plan is read: what a gap of the local API explains, and what it must not hide.</summary>
public class PlanTests
{
    private static readonly Gap Known = Tables.Gaps[0];

    [Fact]
    public void A_known_gap_explains_its_own_attribute_and_no_other()
    {
        var plan = Of(Change(Known.Type, "a", "update", $$"""{ "{{Known.Attribute}}": null, "tags": {} }""", $$"""{ "{{Known.Attribute}}": "x", "tags": { "a": "b" } }"""));
        plan.Unexplained.Select(difference => $"{difference}").ShouldBe([$$"""{{Known.Type}}.a.tags: {} -> {"a":"b"}"""]);
        plan.BeyondGaps().Keys.ShouldContain($"{Known.Type}.a");
        plan.Healed.ShouldBeEmpty();
    }

    [Fact]
    public void What_only_a_gap_changes_is_no_change()
    {
        var plan = Of(Change(Known.Type, "a", "update", $$"""{ "{{Known.Attribute}}": null }""", $$"""{ "{{Known.Attribute}}": "x" }"""));
        plan.Changes.Keys.ShouldContain($"{Known.Type}.a");
        plan.BeyondGaps().ShouldBeEmpty();
    }

    [Fact]
    public void A_gap_that_has_healed_shows() =>
        Of(Change(Known.Type, "a", "no-op", "{}", "{}")).Healed.ShouldBe([Known]);

    [Fact]
    public void What_is_known_only_after_an_apply_is_a_difference() =>
        Of(Change("aws_lb", "web", "update", """{ "arn": "old" }""", "{}", """{ "arn": true }""")).Unexplained.Select(difference => $"{difference}")
            .ShouldBe(["aws_lb.web.arn: \"old\" -> known after apply"]);

    [Fact]
    public void A_replacement_names_what_forces_it()
    {
        var plan = Of(Change("aws_db_instance", "db", "delete\",\"create", """{ "engine": "a" }""", """{ "engine": "b" }"""));
        plan.Changes["aws_db_instance.db"].ShouldBe("replace");
        plan.Replaced.ShouldBe(["""aws_db_instance.db by [["engine"]]"""]);
    }

    private static Plan Of(string change) => new("plan", JsonNode.Parse($$"""{ "resource_changes": [{{change}}] }""")!);

    private static string Change(string type, string name, string actions, string before, string after, string unknown = "{}") => $$"""
        {
          "address": "{{type}}.{{name}}", "type": "{{type}}", "mode": "managed",
          "change": { "actions": ["{{actions}}"], "before": {{before}}, "after": {{after}}, "after_unknown": {{unknown}}, "replace_paths": [["engine"]] }
        }
        """;
}
