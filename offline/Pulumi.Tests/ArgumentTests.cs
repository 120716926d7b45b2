using System.Collections.Immutable;
using Shouldly;
using Xunit;

namespace Pulumi.Tests;

/// <summary>What mocks see of the arguments of a resource.</summary>
public sealed class ArgumentTests
{
    [Fact]
    public async Task Arguments_arrive_by_wire_name_and_numbers_as_doubles()
    {
        var inputs = await Run.InputsAsync(() => new BucketArgs
        {
            BucketName = "mine",
            Size = 3,
            Ratio = 0.5,
            Public = false,
        });

        inputs.ShouldBe(
            new Dictionary<string, object> { ["bucketName"] = "mine", ["size"] = 3.0, ["ratio"] = 0.5, ["public"] = false },
            ignoreOrder: true);
    }

    [Fact]
    public async Task A_null_argument_is_omitted()
    {
        (await Run.InputsAsync(() => new BucketArgs())).ShouldBeEmpty();
        (await Run.InputsAsync(() => new BucketArgs { BucketName = Output.Create((string)null!) })).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_list_and_an_empty_map_are_kept()
    {
        var inputs = await Run.InputsAsync(() => new BucketArgs { Zones = [], Tags = [] });

        inputs["zones"].ShouldBe(ImmutableArray<object>.Empty);
        inputs["tags"].ShouldBeAssignableTo<ImmutableDictionary<string, object>>().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_list_that_was_never_given_a_value_is_an_empty_one()
        => (await Run.InputsAsync(() => new BucketArgs { Anything = default(ImmutableArray<string>) }))
            ["anything"].ShouldBe(ImmutableArray<object>.Empty);

    [Fact]
    public async Task An_input_on_a_private_field_counts_and_a_secret_arrives_as_plain_value()
        => (await Run.InputsAsync(() => new BucketArgs { Password = "hush" }))["password"].ShouldBe("hush");

    [Fact]
    public async Task A_null_secret_input_is_omitted()
        => (await Run.InputsAsync(() => new BucketArgs { Password = null })).ShouldNotContainKey("password");

    [Fact]
    public async Task Nested_arguments_are_maps_by_wire_name_without_their_nulls()
    {
        var inputs = await Run.InputsAsync(() => new BucketArgs { Rule = new BucketRuleArgs { ExpireAfterDays = 1 } });

        inputs["rule"].ShouldBeAssignableTo<ImmutableDictionary<string, object>>()
            .ShouldBe(new Dictionary<string, object> { ["expireAfterDays"] = 1.0 });
    }

    [Fact]
    public async Task A_list_of_nested_arguments_is_a_list_of_maps()
    {
        var inputs = await Run.InputsAsync(() => new BucketArgs
        {
            Rules =
            {
                new BucketRuleArgs { ExpireAfterDays = 1, Prefix = "a" },
                Output.Create(new BucketRuleArgs { ExpireAfterDays = 2 }),
            },
        });

        var rules = inputs["rules"].ShouldBeOfType<ImmutableArray<object>>();
        ((ImmutableDictionary<string, object>)rules[0])["prefix"].ShouldBe("a");
        ((ImmutableDictionary<string, object>)rules[1])["expireAfterDays"].ShouldBe(2.0);
    }

    [Fact]
    public async Task A_map_has_its_values_and_secrets_in_it_are_plain()
    {
        var inputs = await Run.InputsAsync(() => new BucketArgs
        {
            Tags = { ["a"] = "1", ["b"] = Output.CreateSecret("2") },
        });

        inputs["tags"].ShouldBeAssignableTo<ImmutableDictionary<string, object>>()
            .ShouldBe(new Dictionary<string, object> { ["a"] = "1", ["b"] = "2" }, ignoreOrder: true);
    }

    [Fact]
    public async Task A_list_that_is_itself_an_output_arrives_whole()
        => (await Run.InputsAsync(() => new BucketArgs { Zones = Output.Create(ImmutableArray.Create("a", "b")) }))
            ["zones"].ShouldBeOfType<ImmutableArray<object>>().ShouldBe(["a", "b"]);

    [Fact]
    public async Task A_union_arrives_as_the_value_it_has()
    {
        (await Run.InputsAsync(() => new BucketArgs { Policy = "open" }))["policy"].ShouldBe("open");
        (await Run.InputsAsync(() => new BucketArgs { Policy = new BucketRuleArgs { ExpireAfterDays = 4 } }))["policy"]
            .ShouldBeAssignableTo<ImmutableDictionary<string, object>>()!["expireAfterDays"].ShouldBe(4.0);
    }

    [Fact]
    public async Task An_enum_arrives_as_its_text_or_number()
    {
        var inputs = await Run.InputsAsync(() => new BucketArgs { Tier = Tier.Cold, Level = Level.High });

        inputs["tier"].ShouldBe("cold-tier");
        inputs["level"].ShouldBe(1.0);
    }

    [Fact]
    public async Task Assets_and_archives_arrive_as_such()
    {
        (await Run.InputsAsync(() => new BucketArgs { Content = new StringAsset("x") }))["content"]
            .ShouldBeOfType<StringAsset>();
        (await Run.InputsAsync(() => new BucketArgs { Content = new FileArchive("dir") }))["content"]
            .ShouldBeOfType<FileArchive>();
    }

    [Fact]
    public async Task A_json_value_arrives_as_plain_values()
    {
        var document = (await Run.InputsAsync(() => new BucketArgs
        {
            Document = """{ "a": [1, "x", true, null], "b": null }""",
        }))["document"].ShouldBeAssignableTo<ImmutableDictionary<string, object>>()!;

        document["a"].ShouldBe(ImmutableArray.Create<object?>(1.0, "x", true, null));
    }

    [Fact]
    public async Task An_argument_that_goes_as_json_text_arrives_as_text()
        => (await Run.InputsAsync(() => new BucketArgs { Settings = new() { ["b"] = "2\"", ["a"] = Output.Create("1") } }))
            ["settings"].ShouldBe("""{ "a": "1", "b": "2\"" }""");

    [Fact]
    public async Task Json_text_escapes_what_the_protocol_escapes()
        => (await Run.InputsAsync(() => new BucketArgs { Settings = new() { ["a"] = "\\ <é> &'+/ \t\u001f\u0085\u2028 😀" } }))
            ["settings"].ShouldBe("""{ "a": "\\ \u003cé\u003e &'+/ \t\u001f\u0085\u2028 \ud83d\ude00" }""");

    [Fact]
    public async Task A_resource_can_be_an_argument_and_the_argument_depends_on_it()
    {
        var mocks = new Mocks();
        Bucket first = null!;
        await Run.PreviewAsync(mocks, () =>
        {
            first = new Bucket("first");
            _ = new Bucket("second", new BucketArgs { Neighbour = first });
        });

        var neighbour = mocks.InputsOf("second")["neighbour"].ShouldBeAssignableTo<Resource>()!;
        (await neighbour.Urn.ValueAsync()).ShouldBe(await first.Urn.ValueAsync());
    }

    [Fact]
    public async Task Unknown_arguments_are_left_out_with_all_that_is_around_them()
    {
        var inputs = await Run.InputsAsync(() => new BucketArgs
        {
            BucketName = Run.Unknown("u"),
            Size = 1,
            Tags = { ["known"] = "k", ["unknown"] = Run.Unknown("u") },
        });

        inputs.Keys.ShouldBe(["size"]);
    }

    [Fact]
    public async Task Arguments_are_waited_for()
    {
        var source = new TaskCompletionSource<string>();
        var mocks = new Mocks();
        var run = Run.PreviewAsync(mocks, () => _ = new Bucket("b", new BucketArgs
        {
            BucketName = Output.Create(source.Task),
            Tags = { ["nested"] = Output.Create(source.Task).Apply(text => Output.Create(source.Task)) },
        }));
        mocks.Resources.ShouldBeEmpty();

        source.SetResult("late");
        await run;
        mocks.InputsOf("b")["bucketName"].ShouldBe("late");
        ((ImmutableDictionary<string, object>)mocks.InputsOf("b")["tags"])["nested"].ShouldBe("late");
    }

    [Fact]
    public async Task A_required_argument_that_is_missing_is_named_with_the_argument_that_it_is_in()
    {
        var mocks = new Mocks();
        var error = await Should.ThrowAsync<RunException>(Run.PreviewAsync(mocks, () =>
            _ = new Bucket("broken", new BucketArgs { Rules = { new BucketRuleArgs { Prefix = "a" } } })));

        error.Message.ShouldContain("error serializing property \"rules\": "
            + "[Input] Pulumi.Tests.BucketRuleArgs.ExpireAfterDays is required but was not given a value (Parameter 'ExpireAfterDays')");
        mocks.Resources.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_value_of_a_type_that_cannot_be_sent_is_refused_with_its_place()
    {
        var error = await Should.ThrowAsync<RunException>(
            Run.InputsAsync(() => new BucketArgs { Anything = new List<object> { new { A = 1L } } }));

        error.Message.ShouldContain("error serializing property \"anything\": ");
        error.Message.ShouldContain("is not a supported argument type.\n\tresource:b[test:storage/bucket:Bucket].anything[0]");
    }

    [Fact]
    public async Task A_task_among_the_arguments_is_refused()
        => (await Should.ThrowAsync<RunException>(
            Run.InputsAsync(() => new BucketArgs { Anything = Task.FromResult(1) })))
            .Message.ShouldContain("Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output");

    [Fact]
    public async Task A_map_with_keys_other_than_text_is_refused()
        => (await Should.ThrowAsync<RunException>(
            Run.InputsAsync(() => new BucketArgs { Anything = new Dictionary<int, string> { [1] = "a" } })))
            .Message.ShouldContain("Dictionaries are only supported with string keys");

    [Fact]
    public async Task A_list_or_map_that_was_never_given_a_value_is_empty_or_left_out()
    {
        (await Run.InputsAsync(() => new BucketArgs { Zones = default(ImmutableArray<string>) }))["zones"]
            .ShouldBe(ImmutableArray<object>.Empty);
        (await Run.InputsAsync(() => new BucketArgs { Zones = Output.Create(default(ImmutableArray<string>)) }))["zones"]
            .ShouldBe(ImmutableArray<object>.Empty);
        (await Run.InputsAsync(() => new BucketArgs { Tags = (ImmutableDictionary<string, string>)null! })).ShouldBeEmpty();
        (await Run.InputsAsync(() => new BucketArgs { Tags = Output.Create((ImmutableDictionary<string, string>)null!) }))
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task The_engines_mark_for_something_unknown_is_unknown_as_an_argument_too()
        => (await Run.InputsAsync(() => new BucketArgs { BucketName = StateTests.UnknownMark, Size = 1 })).Keys.ShouldBe(["size"]);

    [Fact]
    public void Values_in_a_plain_dictionary_must_be_of_a_type_that_a_resource_gives_out()
    {
        Should.Throw<InvalidOperationException>(() => new DictionaryResourceArgs(With(DateTime.UnixEpoch)))
            .Message.ShouldStartWith("dictionary contains invalid type System.DateTime. Allowed types are:");
        Should.Throw<InvalidOperationException>(() => new DictionaryResourceArgs(With(Output.Create(DateTime.UnixEpoch))));
        Should.Throw<InvalidOperationException>(() => new DictionaryResourceArgs(With((Input<string>)"a")));
        Should.Throw<InvalidOperationException>(() => new DictionaryInvokeArgs(With(new List<string>())));
        _ = new DictionaryResourceArgs(With(Output.Create(ImmutableArray.Create("a"))));
        _ = new DictionaryInvokeArgs(With((Input<string>)"a"));

        static ImmutableDictionary<string, object?> With(object value)
            => ImmutableDictionary<string, object?>.Empty.Add("nothing", null).Add("value", value);
    }

    [Fact]
    public async Task Arguments_can_be_a_plain_dictionary()
    {
        var mocks = new Mocks();
        await Run.PreviewAsync(mocks, () => _ = new CustomResource("test:index:Any", "any", new DictionaryResourceArgs(
            ImmutableDictionary<string, object?>.Empty.Add("a", 1).Add("b", Output.Create("x")).Add("c", null)), null));

        mocks.InputsOf("any").ShouldBe(new Dictionary<string, object> { ["a"] = 1.0, ["b"] = "x" }, ignoreOrder: true);
    }
}
