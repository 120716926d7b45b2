using System.Collections.Immutable;
using Pulumi.Testing;
using Shouldly;
using Xunit;

namespace Pulumi.Tests;

public sealed class InvokeTests
{
    private const string Token = "test:index/getImage:getImage";

    [Fact]
    public Task An_invoke_reaches_the_mocks_and_its_result_is_typed() => InRunAsync(async mocks =>
    {
        var image = await Deployment.Instance.InvokeAsync<Image>(Token, new ImageArgs { Name = "ubuntu", Sizes = { 1, 2 } });

        image.Id.ShouldBe("image-of-ubuntu");
        image.Sizes.ShouldBe([1, 2]);
        var call = mocks.Calls.Single();
        call.Token.ShouldBe(Token);
        call.Provider.ShouldBe("");
        call.Args["name"].ShouldBe("ubuntu");
        call.Args["sizes"].ShouldBe(ImmutableArray.Create<object?>(1.0, 2.0));
    });

    [Fact]
    public Task An_invoke_with_outputs_is_itself_an_output() => InRunAsync(async mocks =>
    {
        var bucket = new Bucket("b");
        var image = Deployment.Instance.Invoke<Image>(Token, new ImageArgs { Name = bucket.Id });

        (await image.Apply(i => i.Id).ValueAsync()).ShouldBe("image-of-b-id");
        (await image.DependenciesAsync()).ShouldBe([bucket]);
    });

    [Fact]
    public Task An_invoke_with_something_unknown_is_unknown_and_not_made() => InRunAsync(async mocks =>
    {
        var image = Deployment.Instance.Invoke<Image>(Token, new ImageArgs { Name = Run.Unknown("u") });

        (await image.IsKnownAsync()).ShouldBeFalse();
        mocks.Calls.ShouldBeEmpty();
    });

    [Fact]
    public async Task An_invoke_that_depends_on_what_does_not_exist_yet_is_unknown_and_not_made()
    {
        var mocks = new Mocks { OnResource = args => Task.FromResult<(string?, object)>((null, args.Inputs)) };
        await Deployment.TestAsync(mocks, new TestOptions(), async () =>
        {
            var bucket = new Bucket("b", new BucketArgs { BucketName = "known" });
            var byArgument = Deployment.Instance.Invoke<Image>(Token, new ImageArgs { Name = bucket.BucketName });
            var byOption = Deployment.Instance.Invoke<Image>(
                Token, new ImageArgs { Name = "a" }, new InvokeOutputOptions { DependsOn = { bucket } });

            (await byArgument.IsKnownAsync()).ShouldBeFalse();
            (await byOption.IsKnownAsync()).ShouldBeFalse();
        });

        mocks.Calls.ShouldBeEmpty();
    }

    [Fact]
    public Task An_invoke_gets_secrets_as_plain_values_and_only_its_result_says_what_is_secret() => InRunAsync(async mocks =>
    {
        var image = Deployment.Instance.Invoke<Image>(Token, new ImageArgs { Name = Output.CreateSecret("s") });
        (await image.IsSecretAsync()).ShouldBeFalse();
        mocks.Calls.Single().Args["name"].ShouldBe("s");

        var secret = Deployment.Instance.Invoke<Image>("test:index:secret", new ImageArgs { Name = "s" });
        (await secret.IsSecretAsync()).ShouldBeTrue();
    });

    [Fact]
    public Task A_required_argument_of_an_invoke_must_be_there() => InRunAsync(async mocks =>
        (await Should.ThrowAsync<ArgumentNullException>(
            Deployment.Instance.InvokeAsync<Image>(Token, new ImageArgs())))
            .Message.ShouldContain("ImageArgs.Name is required but was not given a value"));

    [Fact]
    public async Task An_argument_that_cannot_be_sent_is_reported_even_if_the_output_is_not_read()
    {
        var error = await Should.ThrowAsync<AggregateException>(Run.PreviewAsync(() =>
            _ = Deployment.Instance.Invoke<Image>(Token, new ImageArgs())));

        error.InnerExceptions.Select(inner => inner.Message).ShouldContain(message => message.StartsWith(
            $"Error serializing arguments for invoke {Token}: System.ArgumentNullException", StringComparison.Ordinal));
    }

    [Fact]
    public Task An_invoke_takes_the_provider_of_its_options_or_of_the_parent() => InRunAsync(async mocks =>
    {
        var provider = new Provider("p");
        var parent = new ComponentResource("test:index:Group", "g", new ComponentResourceOptions { Provider = provider });
        await Deployment.Instance.InvokeAsync<Image>(
            Token, new ImageArgs { Name = "a" }, new InvokeOptions { Provider = provider });
        await Deployment.Instance.InvokeAsync<Image>(
            Token, new ImageArgs { Name = "a" }, new InvokeOptions { Parent = parent });

        mocks.Calls.ShouldAllBe(call => call.Provider!.EndsWith("::p::p-id", StringComparison.Ordinal));
        mocks.Calls.Count.ShouldBe(2);
    });

    [Fact]
    public Task An_invoke_can_depend_on_a_resource() => InRunAsync(async mocks =>
    {
        var bucket = new Bucket("b");
        var image = Deployment.Instance.Invoke<Image>(
            Token, new ImageArgs { Name = "a" }, new InvokeOutputOptions { DependsOn = { bucket } });

        (await image.DependenciesAsync()).ShouldBe([bucket]);
    });

    [Fact]
    public Task The_single_value_of_a_result_can_be_asked_for() => InRunAsync(async mocks =>
    {
        (await Deployment.Instance.InvokeSingleAsync<string>("test:index:single", InvokeArgs.Empty)).ShouldBe("only");
        (await Deployment.Instance.InvokeSingle<string>("test:index:single", InvokeArgs.Empty).ValueAsync())
            .ShouldBe("only");
    });

    [Fact]
    public Task A_call_reaches_the_mocks_with_its_resource() => InRunAsync(async mocks =>
    {
        var bucket = new Bucket("b");
        var result = Deployment.Instance.Call<Image>("test:index:method", new MethodArgs { Name = "m" }, bucket);

        (await result.Apply(image => image.Id).ValueAsync()).ShouldBe("image-of-m");
        var self = mocks.Calls.Single().Args["__self__"].ShouldBeAssignableTo<Resource>()!;
        (await self.Urn.ValueAsync()).ShouldBe(await bucket.Urn.ValueAsync());
    });

    [Fact]
    public async Task An_invoke_that_fails_fails_the_run()
    {
        var mocks = new Mocks { OnCall = _ => throw new FormatException("no such image") };

        (await Should.ThrowAsync<RunException>(Run.PreviewAsync(mocks, () =>
            _ = Deployment.Instance.Invoke<Image>(Token, new ImageArgs { Name = "a" }))))
            .Message.ShouldContain("no such image");
    }

    private static async Task InRunAsync(Func<Mocks, Task> test)
    {
        var mocks = new Mocks
        {
            OnCall = args => args.Token switch
            {
                "test:index:single" => new Dictionary<string, object> { ["value"] = "only" },
                "test:index:secret" => new Dictionary<string, object> { ["id"] = Output.CreateSecret("x") },
                _ => args.Args.Add("id", $"image-of-{args.Args["name"]}"),
            },
        };
        await Deployment.TestAsync(mocks, new TestOptions(), () => test(mocks));
    }

    private sealed class ImageArgs : InvokeArgs
    {
        [Input("sizes")]
        private InputList<int>? _sizes;

        [Input("name", required: true)]
        public Input<string> Name { get; set; } = null!;

        public InputList<int> Sizes
        {
            get => _sizes ??= [];
            set => _sizes = value;
        }
    }

    private sealed class MethodArgs : CallArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }
    }

    [OutputType]
    private sealed class Image
    {
        public readonly string Id;
        public readonly ImmutableArray<int> Sizes;

        [OutputConstructor]
        private Image(string id, ImmutableArray<int> sizes) => (Id, Sizes) = (id, sizes);
    }
}
