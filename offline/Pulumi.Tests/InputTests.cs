using System.Collections.Immutable;
using Shouldly;
using Xunit;

namespace Pulumi.Tests;

public sealed class InputTests
{
    [Fact]
    public async Task An_input_takes_a_value_or_an_output()
    {
        Input<string> value = "a";
        Input<string> output = Output.CreateSecret("b");

        (await value.ToOutput().ValueAsync()).ShouldBe("a");
        (await output.ToOutput().IsSecretAsync()).ShouldBeTrue();
        (await value.Apply(a => a + "!").ValueAsync()).ShouldBe("a!");
    }

    [Fact]
    public async Task An_input_that_is_not_there_is_an_output_of_the_default()
    {
        (await ((Input<int>?)null).ToOutput().ValueAsync()).ShouldBe(0);
        (await ((Input<string>?)null).Apply(text => text is null).ValueAsync()).ShouldBeTrue();
    }

    [Fact]
    public void An_input_of_no_output_is_refused()
        => Should.Throw<ArgumentNullException>(() => (Input<string>)(Output<string>)null!);

    public static TheoryData<InputList<string>> Lists => new(
        new[] { "a", "b" },
        new[] { Output.Create("a"), Output.Create("b") },
        new Input<string>[] { "a", "b" },
        new List<string> { "a", "b" },
        new List<Output<string>> { Output.Create("a"), Output.Create("b") },
        new List<Input<string>> { "a", "b" },
        ImmutableArray.Create("a", "b"),
        ImmutableArray.Create(Output.Create("a"), Output.Create("b")),
        ImmutableArray.Create<Input<string>>("a", "b"),
        Output.Create(new[] { "a", "b" }),
        Output.Create(new List<string> { "a", "b" }),
        Output.Create<IEnumerable<string>>(["a", "b"]),
        Output.Create(ImmutableArray.Create("a", "b")));

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task A_list_can_be_made_of_any_kind_of_list(InputList<string> list)
        => (await list.ToOutput().ValueAsync()).ShouldBe(["a", "b"]);

    [Fact]
    public async Task A_list_of_an_array_without_a_value_is_an_array_without_a_value()
    {
        InputList<string> values = default(ImmutableArray<string>);
        InputList<string> outputs = default(ImmutableArray<Output<string>>);
        InputList<string> inputs = default(ImmutableArray<Input<string>>);

        (await values.ToOutput().ValueAsync()).IsDefault.ShouldBeTrue();
        (await outputs.ToOutput().ValueAsync()).IsDefault.ShouldBeTrue();
        (await inputs.ToOutput().ValueAsync()).IsDefault.ShouldBeTrue();
        Should.Throw<ArgumentNullException>(() => (InputList<string>)(string[])null!);
        Should.Throw<ArgumentNullException>(() => (InputList<string>)(List<string>)null!);
    }

    [Fact]
    public async Task A_map_of_no_map_is_null_and_of_no_dictionary_fails_when_it_is_read()
    {
        InputMap<string> map = (ImmutableDictionary<string, string>)null!;
        InputMap<string> dictionary = (Dictionary<string, string>)null!;

        (await map.ToOutput().ValueAsync()).ShouldBeNull();
        await Should.ThrowAsync<ArgumentNullException>(dictionary.ToOutput().ValueAsync());
    }

    [Fact]
    public async Task A_map_can_have_a_key_without_a_value()
        => (await new InputMap<string> { ["a"] = null! }.ToOutput().ValueAsync())["a"].ShouldBeNull();

    [Fact]
    public async Task A_list_can_be_made_of_one_element()
    {
        InputList<string> value = "a";
        InputList<string> output = Output.Create("b");
        InputList<string> input = (Input<string>)"c";

        (await value.Concat(output).Concat(input).ToOutput().ValueAsync()).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task A_list_grows_by_elements_and_by_whole_lists()
    {
        InputList<string> list = ["a"];
        list.Add("b", "c");
        list.AddRange(Output.Create(ImmutableArray.Create("d", "e")));
        list.Add("f");

        (await list.ToOutput().ValueAsync()).ShouldBe(["a", "b", "c", "d", "e", "f"]);
    }

    [Fact]
    public async Task Concat_leaves_both_lists_as_they_were()
    {
        InputList<string> one = ["a"];
        InputList<string> two = ["b"];

        (await one.Concat(two).ToOutput().ValueAsync()).ShouldBe(["a", "b"]);
        (await one.ToOutput().ValueAsync()).ShouldBe(["a"]);
        (await two.ToOutput().ValueAsync()).ShouldBe(["b"]);
    }

    [Fact]
    public async Task A_list_is_secret_and_unknown_when_an_element_is()
    {
        InputList<string> list = ["a", Output.CreateSecret("b"), Run.Unknown("c")];

        (await list.ToOutput().IsSecretAsync()).ShouldBeTrue();
        (await list.ToOutput().IsKnownAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_list_can_be_enumerated_only_asynchronously()
    {
        InputList<string> list = ["a", "b"];
        var seen = new List<string>();
        await foreach (var item in list)
            seen.Add(await item.ToOutput().ValueAsync());

        seen.ShouldBe(["a", "b"]);
        Should.Throw<NotSupportedException>(() => ((System.Collections.IEnumerable)list).GetEnumerator())
            .Message.ShouldContain("cannot be synchronously enumerated");
    }

    [Fact]
    public async Task A_list_of_unions_takes_either_type()
    {
        var list = new InputList<Union<string, int>>();
        list.Add((Input<string>)"a");
        list.Add((Input<int>)1);

        (await list.ToOutput().ValueAsync()).Select(union => union.Value).ShouldBe(["a", 1]);
    }

    public static TheoryData<InputMap<int>> Maps => new(
        new Dictionary<string, int> { ["a"] = 1 },
        ImmutableDictionary<string, int>.Empty.Add("a", 1),
        Output.Create(new Dictionary<string, int> { ["a"] = 1 }),
        Output.Create<IDictionary<string, int>>(new Dictionary<string, int> { ["a"] = 1 }),
        Output.Create(ImmutableDictionary<string, int>.Empty.Add("a", 1)),
        new InputMap<int> { { "a", 1 } },
        new InputMap<int> { ["a"] = Output.Create(1) });

    [Theory]
    [MemberData(nameof(Maps))]
    public async Task A_map_can_be_made_of_any_kind_of_map(InputMap<int> map)
        => (await map.ToOutput().ValueAsync()).ShouldBe(new Dictionary<string, int> { ["a"] = 1 });

    [Theory]
    [MemberData(nameof(Maps))]
    public async Task A_map_grows_whatever_it_was_made_of(InputMap<int> map)
    {
        map.Add("b", Output.Create(2));
        map.Add(new Dictionary<string, int> { ["c"] = 3 });

        (await map.ToOutput().ValueAsync()).ShouldBe(
            new Dictionary<string, int> { ["a"] = 1, ["b"] = 2, ["c"] = 3 }, ignoreOrder: true);
    }

    [Fact]
    public async Task In_a_merge_of_maps_the_second_wins_and_both_stay_as_they_were()
    {
        var first = new InputMap<int> { ["a"] = 1, ["b"] = 1 };
        var second = new InputMap<int> { ["b"] = 2 };

        var merged = await InputMap<int>.Merge(first, second).ToOutput().ValueAsync();
        merged["a"].ShouldBe(1);
        merged["b"].ShouldBe(2);
        (await first.ToOutput().ValueAsync())["b"].ShouldBe(1);
        (await InputMap<int>.Merge(first, Output.Create(new Dictionary<string, int> { ["b"] = 3 })).ToOutput().ValueAsync())
            ["b"].ShouldBe(3);
    }

    [Fact]
    public async Task A_key_added_twice_must_have_the_same_value()
    {
        var same = new InputMap<int> { { "a", 1 }, { "a", 1 } };
        var other = new InputMap<int> { { "a", 1 }, { "a", 2 } };

        (await same.ToOutput().ValueAsync())["a"].ShouldBe(1);
        (await Should.ThrowAsync<ArgumentException>(other.ToOutput().ValueAsync()))
            .Message.ShouldBe("Key 'a' already exists in the map with a different value.");
    }

    [Fact]
    public async Task A_union_takes_either_type()
    {
        InputUnion<string, int> text = "a";
        InputUnion<string, int> number = Output.Create(1);

        (await text.ToOutput().ValueAsync()).AsT0.ShouldBe("a");
        (await number.ToOutput().ValueAsync()).AsT1.ShouldBe(1);
    }

    [Fact]
    public void A_union_knows_which_type_it_has()
    {
        Union<string, int> union = 1;

        union.IsT1.ShouldBeTrue();
        union.Match(text => text, number => $"number {number}").ShouldBe("number 1");
        union.TryPickT0(out _, out var number).ShouldBeFalse();
        number.ShouldBe(1);
        union.MapT1(n => n + 1).AsT1.ShouldBe(2);
        union.ShouldBe(Union<string, int>.FromT1(1));
        union.ShouldNotBe(Union<string, int>.FromT0("1"));
        Should.Throw<InvalidOperationException>(() => union.AsT0);
    }

    [Fact]
    public async Task Json_can_be_given_as_text_or_as_an_output_of_text()
    {
        InputJson text = """{"a":1}""";
        InputJson output = Output.CreateSecret("""{"a":2}""");

        (await text.ToOutput().ValueAsync()).GetProperty("a").GetInt32().ShouldBe(1);
        (await output.ToOutput().ValueAsync()).GetProperty("a").GetInt32().ShouldBe(2);
        (await output.ToOutput().IsSecretAsync()).ShouldBeTrue();
    }
}
