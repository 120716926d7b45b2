using System.Collections.Immutable;
using Shouldly;
using Xunit;

namespace Pulumi.Tests;

/// <summary>What becomes of the state that mocks answer with.</summary>
public sealed class StateTests
{
    // What the engine's protocol writes for a value that is not known yet.
    internal const string UnknownMark = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    [Fact]
    public async Task Every_kind_of_output_is_read_from_the_state()
    {
        var bucket = await Run.BucketAsync(new Dictionary<string, object>
        {
            ["bucketName"] = "mine",
            ["size"] = 3,
            ["ratio"] = 0.5,
            ["public"] = true,
            ["zones"] = new[] { "a", "b" },
            ["tags"] = new Dictionary<string, string> { ["k"] = "v" },
            ["rules"] = new[] { new Dictionary<string, object> { ["expireAfterDays"] = 7 } },
            ["policy"] = ImmutableDictionary<string, object>.Empty.Add("expireAfterDays", 8.0),
            ["tier"] = "cold-tier",
        });

        (await bucket.Id.ValueAsync()).ShouldBe("id");
        (await bucket.BucketName.ValueAsync()).ShouldBe("mine");
        (await bucket.Size.ValueAsync()).ShouldBe(3);
        (await bucket.Ratio.ValueAsync()).ShouldBe(0.5);
        (await bucket.Public.ValueAsync()).ShouldBe(true);
        (await bucket.Zones.ValueAsync()).ShouldBe(["a", "b"]);
        (await bucket.Tags.ValueAsync())!["k"].ShouldBe("v");
        (await bucket.Rules.ValueAsync()).Single().ExpireAfterDays.ShouldBe(7);
        (await bucket.Rules.ValueAsync()).Single().Prefix.ShouldBeNull();
        (await bucket.Policy.ValueAsync()).AsT1.ExpireAfterDays.ShouldBe(8);
        (await bucket.Tier.ValueAsync()).ShouldBe(Tier.Cold);
    }

    [Fact]
    public async Task A_union_takes_the_first_type_that_fits()
        => (await (await Run.BucketAsync(new Dictionary<string, object> { ["policy"] = "open" })).Policy.ValueAsync())
            .AsT0.ShouldBe("open");

    [Fact]
    public async Task An_output_that_the_state_does_not_give_is_unknown_in_a_preview()
    {
        var bucket = await Run.BucketAsync(new Dictionary<string, object>());

        (await bucket.BucketName.IsKnownAsync()).ShouldBeFalse();
        (await bucket.Id.IsKnownAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task An_output_that_the_state_does_not_give_is_the_default_in_an_update()
    {
        var bucket = await Run.BucketAsync(new Dictionary<string, object>(), isPreview: false);

        (await bucket.BucketName.IsKnownAsync()).ShouldBeTrue();
        (await bucket.BucketName.ValueAsync()).ShouldBeNull();
        (await bucket.Size.ValueAsync()).ShouldBe(0);
        (await bucket.Public.ValueAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Secrets_and_unknowns_in_the_state_are_those_of_the_output()
    {
        var bucket = await Run.BucketAsync(new Dictionary<string, object>
        {
            ["password"] = Output.CreateSecret("hush"),
            ["size"] = Run.Unknown(1),
            ["bucketName"] = "open",
            ["tags"] = new Dictionary<string, object> { ["k"] = Output.CreateSecret("v") },
        });

        (await bucket.Password.IsSecretAsync()).ShouldBeTrue();
        (await bucket.Password.ValueAsync()).ShouldBe("hush");
        (await bucket.Tags.IsSecretAsync()).ShouldBeTrue();
        (await bucket.Size.IsKnownAsync()).ShouldBeFalse();
        (await bucket.BucketName.IsSecretAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_engines_mark_for_something_unknown_makes_an_output_unknown(bool isPreview)
    {
        var bucket = await Run.BucketAsync(
            new Dictionary<string, object> { ["bucketName"] = UnknownMark, ["zones"] = new[] { "a", UnknownMark } }, isPreview);

        (await bucket.BucketName.IsKnownAsync()).ShouldBeFalse();
        (await bucket.Zones.IsKnownAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task To_name_an_output_as_secret_is_for_the_engine_and_changes_nothing_under_mocks()
    {
        Bucket bucket = null!;
        await Run.PreviewAsync(() => bucket = new Bucket(
            "b", new BucketArgs { BucketName = "n" }, new CustomResourceOptions { AdditionalSecretOutputs = { "bucketName" } }));

        (await bucket.BucketName.IsSecretAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_value_of_the_wrong_type_becomes_the_default()
        => (await (await Run.BucketAsync(new Dictionary<string, object> { ["size"] = "many" })).Size.ValueAsync())
            .ShouldBe(0);

    [Fact]
    public async Task The_state_can_be_a_class_of_arguments()
    {
        Bucket bucket = null!;
        var mocks = new Mocks
        {
            OnResource = _ => Task.FromResult<(string?, object)>(("id", new BucketArgs { BucketName = "mine" })),
        };
        await Run.PreviewAsync(mocks, () => { bucket = new Bucket("b"); });

        (await bucket.BucketName.ValueAsync()).ShouldBe("mine");
    }

    [Fact]
    public async Task The_state_can_be_a_dictionary_of_outputs()
    {
        Bucket bucket = null!;
        var state = new Dictionary<string, Output<string>>
        {
            ["bucketName"] = Run.Unknown("u"),
            ["password"] = Output.CreateSecret("hush"),
        };
        var mocks = new Mocks { OnResource = _ => Task.FromResult<(string?, object)>(("id", state)) };
        await Run.PreviewAsync(mocks, () => { bucket = new Bucket("b"); });

        (await bucket.BucketName.IsKnownAsync()).ShouldBeFalse();
        (await bucket.Password.ValueAsync()).ShouldBe("hush");
    }

    [Fact]
    public async Task A_state_of_any_other_class_is_refused()
    {
        var mocks = new Mocks { OnResource = _ => Task.FromResult<(string?, object)>(("id", new { Name = "x" })) };

        (await Should.ThrowAsync<RunException>(Run.PreviewAsync(mocks, () => _ = new Bucket("b"))))
            .Message.ShouldContain("is not a supported argument type");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task An_id_that_the_mocks_do_not_give_is_unknown(string? id)
    {
        Bucket bucket = null!;
        var mocks = new Mocks { OnResource = args => Task.FromResult<(string?, object)>((id, args.Inputs)) };
        await Run.PreviewAsync(mocks, () => { bucket = new Bucket("b"); });

        (await bucket.Id.IsKnownAsync()).ShouldBeFalse();
        (await bucket.Urn.IsKnownAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task The_outputs_of_a_resource_that_fails_fail_too()
    {
        Bucket bucket = null!;
        var mocks = new Mocks { OnResource = _ => throw new FormatException("mock says no") };
        await Should.ThrowAsync<RunException>(Run.PreviewAsync(mocks, () => { bucket = new Bucket("b"); }));

        (await Should.ThrowAsync<FormatException>(bucket.Id.ValueAsync())).Message.ShouldBe("mock says no");
    }

    [Fact]
    public async Task An_output_of_a_type_that_no_state_can_fill_is_refused()
    {
        (await Should.ThrowAsync<RunException>(Run.PreviewAsync(() => _ = new Odd("odd"))))
            .Message.ShouldContain("[Output] Pulumi.Tests.StateTests+Odd.When contains invalid type System.DateTime. Allowed types are:");
        (await Should.ThrowAsync<RunException>(Run.PreviewAsync(() => _ = new NoOutput("odd"))))
            .Message.ShouldBe("Output(s) 'plain' have incorrect type. [Output] attributed properties must be instances of Output<T>.");
        (await Should.ThrowAsync<RunException>(Run.PreviewAsync(() => _ = new NoSetter("odd"))))
            .Message.ShouldContain("[Output] Pulumi.Tests.StateTests+NoSetter.Fixed did not have a 'set' method");
    }

    [Fact]
    public Task A_component_that_fills_its_own_outputs_may_have_them_of_any_type()
        => Run.PreviewAsync(() => new OddComponent("odd").When.ShouldNotBeNull());

    private sealed class Odd(string name) : CustomResource("test:index:Odd", name, null, null)
    {
        [Output("when")]
        public Output<DateTime> When { get; private set; } = null!;
    }

    private sealed class NoOutput(string name) : CustomResource("test:index:NoOutput", name, null, null)
    {
        [Output("plain")]
        public string Plain { get; private set; } = null!;
    }

    private sealed class NoSetter(string name) : CustomResource("test:index:NoSetter", name, null, null)
    {
        [Output("fixed")]
        public Output<string> Fixed { get; } = null!;
    }

    private sealed class OddComponent(string name) : ComponentResource("test:index:OddComponent", name)
    {
        [Output("when")]
        public Output<DateTime> When { get; private set; } = Output.Create(DateTime.UnixEpoch);
    }
}
