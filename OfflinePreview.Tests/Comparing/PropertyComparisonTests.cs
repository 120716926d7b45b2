using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace OfflinePreview.Tests.Comparing;

public sealed class PropertyComparisonTests
{
    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("""{ "a": 1 }""", """{ "a": 1.0 }""")]
    [InlineData("""{ "a": "{\"b\":1,\"c\":2}" }""", """{ "a": "{ \"c\": 2, \"b\": 1 }" }""")]
    public void What_says_the_same_does_not_differ(string old, string @new) => Compare(old, @new).ShouldBeEmpty();

    [Theory]
    [InlineData("""{ "a": 1 }""", """{ "a": 2 }""", "a: 1 -> 2")]
    [InlineData("""{ "a": 1 }""", "{}", "a: 1 -> -")]
    [InlineData("{}", """{ "a": { "b": true } }""", """a: - -> {"b":true}""")]
    [InlineData("""{ "a": { "b": 1 } }""", """{ "a": { "b": 2 } }""", "a.b: 1 -> 2")]
    [InlineData("""{ "tags": { "a.b": "1" } }""", """{ "tags": { "a.b": "2" } }""", "tags[a.b]: \"1\" -> \"2\"")]
    [InlineData("""{ "l": ["a", "b"] }""", """{ "l": ["b", "c"] }""", "l[]: \"a\" -> \"c\"")]
    [InlineData("""{ "l": ["a"] }""", """{ "l": ["a", "b"] }""", "l[]: - -> \"b\"")]
    [InlineData("""{ "l": ["a", "b"] }""", """{ "l": ["b", "a"] }""", """l: ["a","b"] -> ["b","a"]""")]
    [InlineData("""{ "l": [{ "name": "a", "v": 1 }, { "name": "b", "v": 1 }] }""", """{ "l": [{ "name": "b", "v": 2 }] }""", "l[a]: {\"name\":\"a\",\"v\":1} -> -|l[b].v: 1 -> 2")]
    [InlineData("""{ "l": [{ "v": 1 }] }""", """{ "l": [{ "v": 2 }] }""", "l[0].v: 1 -> 2")]
    [InlineData("""{ "p": "{\"Statement\":[{\"Sid\":\"Read\",\"Action\":[\"a\"]}]}" }""", """{ "p": "{\"Statement\":[{\"Sid\":\"Read\",\"Action\":[\"a\",\"b\"]}]}" }""", "p.Statement[Read].Action[]: - -> \"b\"")]
    [InlineData("""{ "p": "{ broken" }""", """{ "p": "{ other" }""", "p: \"{ broken\" -> \"{ other\"")]
    public void A_difference_is_reported_with_its_path(string old, string @new, string expected) =>
        string.Join('|', Compare(old, @new).Select(change => $"{change.Path}: {Text(change.Old)} -> {Text(change.New)}")).ShouldBe(expected);

    [Fact]
    public void A_script_in_base64_is_compared_as_its_lines()
    {
        var (old, @new) = (Encode("line 1\nline 2 is quite long so that it counts as a script\nline 3"), Encode("line 1\nline two is quite long so that it counts as a script\nline 3"));

        var change = Compare($$"""{ "userData": "{{old}}" }""", $$"""{ "userData": "{{@new}}" }""").Single();

        change.Old!.ToString().ShouldStartWith("line 1\nline 2");

        static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
    }

    private static IReadOnlyList<PropertyChange> Compare(string old, string @new) =>
        PropertyComparison.Compare(JsonNode.Parse(old)!.AsObject(), JsonNode.Parse(@new)!.AsObject());

    private static string Text(JsonNode? value) => value?.ToJsonString() ?? "-";
}
