using System.Collections.Immutable;
using Pulumi.Testing;
using Pulumi.Utilities;
using Shouldly;
using Xunit;

namespace Pulumi.Tests;

public sealed class OutputTests
{
    [Fact]
    public async Task An_output_can_be_made_and_read_outside_of_any_run()
    {
        var output = Output.Create(20).Apply(value => value + 1);

        (await output.ValueAsync()).ShouldBe(21);
        (await output.IsKnownAsync()).ShouldBeTrue();
        (await output.IsSecretAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task An_output_of_a_task_has_its_result()
    {
        var source = new TaskCompletionSource<string>();
        var output = Output.Create(source.Task);
        source.SetResult("later");

        (await output.ValueAsync()).ShouldBe("later");
    }

    [Fact]
    public void An_output_of_a_null_task_is_rejected()
        => Should.Throw<ArgumentNullException>(() => Output.Create<string>((Task<string>)null!));

    [Fact]
    public async Task A_secret_stays_secret_through_Apply()
        => (await Output.CreateSecret("s").Apply(s => s.Length).IsSecretAsync()).ShouldBeTrue();

    [Fact]
    public async Task A_secret_inside_Apply_makes_the_result_secret()
    {
        var output = Output.Create("a").Apply(a => Output.CreateSecret(a));

        (await output.IsSecretAsync()).ShouldBeTrue();
        (await output.ValueAsync()).ShouldBe("a");
    }

    [Fact]
    public async Task CreateSecret_of_an_output_leaves_that_output_alone()
    {
        var plain = Output.Create(1);

        (await Output.CreateSecret(plain).IsSecretAsync()).ShouldBeTrue();
        (await plain.IsSecretAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task CreateSecret_of_a_task_is_a_secret()
        => (await Output.CreateSecret(Task.FromResult(1)).IsSecretAsync()).ShouldBeTrue();

    [Fact]
    public async Task Unsecret_gives_a_copy_that_is_no_secret()
    {
        var secret = Output.CreateSecret("s");
        var open = Output.Unsecret(secret);

        (await open.IsSecretAsync()).ShouldBeFalse();
        (await open.ValueAsync()).ShouldBe("s");
        (await secret.IsSecretAsync()).ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Apply_does_not_run_on_an_unknown_value(bool isPreview)
    {
        var ran = false;
        await Deployment.TestAsync(new Mocks(), new TestOptions { IsPreview = isPreview }, async () =>
            (await Run.Unknown("u").Apply(value => ran = true).IsKnownAsync()).ShouldBeFalse());

        ran.ShouldBeFalse();
    }

    [Fact]
    public async Task What_comes_of_an_unknown_value_fits_its_own_type()
        => (await Output.Tuple(Run.Unknown("u").Apply(text => text.Length), Output.Create(1)).IsKnownAsync()).ShouldBeFalse();

    [Fact]
    public Task What_comes_of_an_unknown_value_in_an_update_is_unknown_too() => Run.UpdateAsync(async () =>
        (await Run.Unknown("u").Apply(value => Output.Create(value + "!")).IsKnownAsync()).ShouldBeFalse());

    [Fact]
    public Task An_unknown_value_inside_Apply_makes_the_result_unknown() => Run.PreviewAsync(async () =>
    {
        var output = Output.Create("a").Apply(_ => Run.Unknown("b"));

        (await output.IsKnownAsync()).ShouldBeFalse();
        (await output.ValueAsync()).ShouldBeNull();
    });

    [Fact]
    public Task An_unknown_secret_stays_secret_through_Apply() => Run.PreviewAsync(async () =>
        (await Output.CreateSecret(Run.Unknown("u")).Apply(u => u + "!").IsSecretAsync()).ShouldBeTrue());

    [Fact]
    public async Task Apply_takes_a_function_that_gives_a_task()
        => (await Output.Create(2).Apply(two => Task.FromResult(two * 2)).ValueAsync()).ShouldBe(4);

    [Fact]
    public async Task Apply_takes_a_function_that_gives_an_input()
        => (await Output.Create(2).Apply(two => (Input<int>)(two * 3)).ValueAsync()).ShouldBe(6);

    [Fact]
    public async Task Apply_waits_for_a_value_that_is_still_under_way()
    {
        var source = new TaskCompletionSource<int>();
        var output = Output.Create(source.Task).Apply(value => Output.Create(value + 1)).Apply(value => value * 2);

        output.ValueAsync().IsCompleted.ShouldBeFalse();
        source.SetResult(1);
        (await output.ValueAsync()).ShouldBe(4);
    }

    [Fact]
    public async Task Apply_to_nothing_at_all_gives_the_default()
    {
        (await Output.Create(1).Apply(_ => (Output<string>?)null).ValueAsync()).ShouldBeNull();
        (await Output.Create(1).Apply(_ => (Input<int>?)null).ValueAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task An_exception_in_Apply_is_the_result_and_not_thrown_at_once()
    {
        var output = Output.Create(1).Apply(int (_) => throw new FormatException("no"));

        (await Should.ThrowAsync<FormatException>(output.ValueAsync())).Message.ShouldBe("no");
    }

    [Fact]
    public async Task All_returns_the_values_in_order()
    {
        (await Output.All(Output.Create("a"), Output.Create("b")).ValueAsync()).ShouldBe(["a", "b"]);
        (await Output.All<string>("c", Output.Create("d")).ValueAsync()).ShouldBe(["c", "d"]);
        (await Output.All(new List<Input<int>> { 1, 2 }).ValueAsync()).ShouldBe([1, 2]);
        (await Output.All(new List<Output<int>>()).ValueAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_is_secret_when_one_is()
    {
        (await Output.All(Output.Create(1), Output.CreateSecret(2)).IsSecretAsync()).ShouldBeTrue();
        (await Output.All(Output.Create(1), Output.Create(2)).IsSecretAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task All_is_unknown_when_one_is()
        => (await Output.All(Output.Create(1), Run.Unknown(2)).IsKnownAsync()).ShouldBeFalse();

    [Fact]
    public async Task Tuple_has_each_value_with_its_type()
    {
        (await Output.Tuple(Output.Create("a"), Output.Create(1)).ValueAsync()).ShouldBe(("a", 1));
        (await Output.Tuple<string, int, bool>("a", 1, true).ValueAsync()).ShouldBe(("a", 1, true));
        (await Output.Tuple<int, int, int, int, int, int, int, string>(1, 2, 3, 4, 5, 6, 7, "8").ValueAsync())
            .ShouldBe((1, 2, 3, 4, 5, 6, 7, "8"));
    }

    [Fact]
    public async Task Tuple_is_secret_and_unknown_when_one_is()
    {
        var tuple = Output.Tuple(Output.CreateSecret("a"), Run.Unknown(1));

        (await tuple.IsSecretAsync()).ShouldBeTrue();
        (await tuple.IsKnownAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Format_fills_holes_with_outputs_inputs_and_plain_values()
    {
        Input<string> input = "in";
        var output = Output.Format($"{Output.Create("out")}-{input}-{7:00}-{(string?)null}|{{}}");

        (await output.ValueAsync()).ShouldBe("out-in-07-|{}");
    }

    [Fact]
    public async Task Format_applies_the_format_of_a_hole_to_the_value_of_an_output()
        => (await Output.Format($"{Output.Create(7):000},{Output.Create("x"),3}").ValueAsync()).ShouldBe("007,  x");

    [Fact]
    public async Task Format_is_secret_when_a_hole_is()
    {
        (await Output.Format($"{Output.CreateSecret("s")}").IsSecretAsync()).ShouldBeTrue();
        (await Output.Format($"{Output.Create("s")}").IsSecretAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Format_is_unknown_when_a_hole_is()
        => (await Output.Format($"{Run.Unknown("u")}").IsKnownAsync()).ShouldBeFalse();

    [Fact]
    public async Task Outputs_of_a_resource_depend_on_it_through_Apply_All_Tuple_and_Format()
    {
        Bucket one = null!, two = null!;
        await Run.PreviewAsync(() => (one, two) = (new Bucket("one"), new Bucket("two")));

        (await one.Id.DependenciesAsync()).ShouldBe([one]);
        (await one.Id.Apply(id => two.Id).DependenciesAsync()).ShouldBe([one, two], ignoreOrder: true);
        (await Output.All(one.Id, two.Id).DependenciesAsync()).ShouldBe([one, two], ignoreOrder: true);
        (await Output.Tuple(one.Id, two.Urn).DependenciesAsync()).ShouldBe([one, two], ignoreOrder: true);
        (await Output.Format($"{one.Id}{two.Id}").DependenciesAsync()).ShouldBe([one, two], ignoreOrder: true);
        (await Output.Create("x").DependenciesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public Task ToString_says_that_it_is_not_the_way_to_the_value() => Run.PreviewAsync(() =>
    {
        var text = $"{Output.Create("value")}";

        text.ShouldStartWith("Calling [ToString] on an [Output<T>] is not supported.");
        text.ShouldContain("1. o.Apply(v => $\"prefix{v}suffix\")");
        text.ShouldNotContain("value\"");
    });

    [Fact]
    public void ToString_needs_a_run()
        => Should.Throw<InvalidOperationException>(() => Output.Create("value").ToString())
            .Message.ShouldBe("Trying to acquire Deployment.Instance before 'Run' was called.");

    [Fact]
    public void ToString_throws_where_the_environment_asks_for_it()
    {
        Environment.SetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING", "true");
        try
        {
            Should.Throw<InvalidOperationException>(() => Output.Create("value").ToString());
        }
        finally
        {
            Environment.SetEnvironmentVariable("PULUMI_ERROR_OUTPUT_STRING", null);
        }
    }

    [Fact]
    public async Task UntypedApply_gets_the_value_as_an_object()
        => (await Output.Create(2).UntypedApply(value => Output.Create($"{value}!")).ValueAsync()).ShouldBe("2!");

    [Fact]
    public async Task A_deferred_output_is_filled_once_with_all_that_another_one_has()
    {
        var deferred = new DeferredOutput<string>();
        var output = deferred.Output.Apply(text => text + "!");
        deferred.Resolve(Output.CreateSecret("late"));

        (await output.ValueAsync()).ShouldBe("late!");
        (await output.IsSecretAsync()).ShouldBeTrue();
        Should.Throw<InvalidOperationException>(() => deferred.Resolve(Output.Create("again")))
            .Message.ShouldBe("DeferredOutput can only be resolved once.");
    }

    [Fact]
    public Task CreateUnknown_does_not_call_its_factory_in_a_preview() => Run.PreviewAsync(async () =>
    {
        var output = OutputUtilities.CreateUnknown<int>(() => throw new InvalidOperationException("called"));

        (await output.IsKnownAsync()).ShouldBeFalse();
    });

    [Fact]
    public async Task Elements_of_an_output_array_are_outputs()
    {
        var array = Output.Create(ImmutableArray.Create("a", "b"));

        (await array.First().ValueAsync()).ShouldBe("a");
        (await array.GetAt(1).ValueAsync()).ShouldBe("b");
        (await array.Length().ValueAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_case_of_an_output_union_is_an_output()
    {
        var union = Output.Create(Union<string, int>.FromT1(3));

        (await union.IsT0().ValueAsync()).ShouldBeFalse();
        (await union.AsT1().ValueAsync()).ShouldBe(3);
        (await union.Value().ValueAsync()).ShouldBe(3);
    }
}
