using System.Text.Json;
using Shouldly;
using Xunit;

namespace Pulumi.Tests;

public sealed class JsonTests
{
    private static readonly JsonSerializerOptions CamelCase = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    [Fact]
    public async Task JsonSerialize_resolves_the_outputs_inside()
    {
        var document = new Dictionary<string, object?>
        {
            ["plain"] = 1,
            ["output"] = Output.Create("x"),
            ["input"] = (Input<bool>)true,
            ["nested"] = new object[] { Output.Create(Output.Create("y")) },
        };

        (await Output.JsonSerialize(Output.Create(document)).ValueAsync())
            .ShouldBe("""{"plain":1,"output":"x","input":true,"nested":["y"]}""");
    }

    [Fact]
    public async Task JsonSerialize_takes_lists_and_maps_of_inputs()
    {
        var document = new Dictionary<string, object>
        {
            ["list"] = new InputList<string> { "a", Output.CreateSecret("b") },
            ["map"] = new InputMap<int> { ["c"] = Output.Create(1) },
        };
        var json = Output.JsonSerialize(Output.Create(document));

        (await json.ValueAsync()).ShouldBe("""{"list":["a","b"],"map":{"c":1}}""");
        (await json.IsSecretAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task JsonDeserialize_gives_outputs_and_inputs_that_are_as_secret_as_the_text()
    {
        var document = await Output.JsonDeserialize<Document>(
            Output.CreateSecret("""{"Output":1,"Input":2,"List":[3],"Map":{"a":4}}""")).ValueAsync();

        (await document.Output.ValueAsync()).ShouldBe(1);
        (await document.Output.IsSecretAsync()).ShouldBeTrue();
        (await document.Input.ToOutput().ValueAsync()).ShouldBe(2);
        (await document.List.ToOutput().ValueAsync()).ShouldBe([3]);
        (await document.Map.ToOutput().ValueAsync())["a"].ShouldBe(4);
    }

    [Fact]
    public async Task JsonSerialize_waits_for_the_outputs_inside()
    {
        async Task<string> LateAsync()
        {
            await Task.Yield();
            return "late";
        }

        (await Output.JsonSerialize(Output.Create(new[] { Output.Create(LateAsync()) })).ValueAsync()).ShouldBe("""["late"]""");
    }

    [Fact]
    public async Task JsonSerialize_keeps_to_the_options()
        => (await Output.JsonSerialize(Output.Create(new { TheName = Output.Create(1) }), CamelCase).ValueAsync())
            .ShouldBe("""{"theName":1}""");

    [Fact]
    public async Task JsonSerialize_is_secret_when_anything_inside_is()
    {
        (await Output.JsonSerialize(Output.Create(new[] { Output.CreateSecret(1) })).IsSecretAsync()).ShouldBeTrue();
        (await Output.JsonSerialize(Output.CreateSecret(1)).IsSecretAsync()).ShouldBeTrue();
        (await Output.JsonSerialize(Output.Create(new[] { Output.Create(1) })).IsSecretAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task JsonSerialize_is_unknown_when_anything_inside_is()
    {
        (await Output.JsonSerialize(Output.Create(new[] { Run.Unknown(1) })).IsKnownAsync()).ShouldBeFalse();
        (await Output.JsonSerialize(Run.Unknown(1)).IsKnownAsync()).ShouldBeFalse();
        (await Output.JsonSerialize(Output.Create(1)).IsKnownAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task JsonSerialize_depends_on_what_is_inside()
    {
        Bucket bucket = null!;
        await Run.PreviewAsync(() => { bucket = new Bucket("b"); });

        (await Output.JsonSerialize(Output.Create(new[] { bucket.Id })).DependenciesAsync()).ShouldBe([bucket]);
    }

    [Fact]
    public async Task JsonDeserialize_reads_into_a_type()
    {
        var list = Output.JsonDeserialize<List<int>>(Output.CreateSecret("[1, 2]"));

        (await list.ValueAsync()).ShouldBe([1, 2]);
        (await list.IsSecretAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task JsonDeserialize_of_an_unknown_text_is_unknown()
        => (await Output.JsonDeserialize<List<int>>(Run.Unknown("[]")).IsKnownAsync()).ShouldBeFalse();

    private sealed record Document(Output<int> Output, Input<int> Input, InputList<int> List, InputMap<int> Map);
}
