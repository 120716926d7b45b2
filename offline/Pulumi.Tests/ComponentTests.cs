using System.Collections.Immutable;
using Shouldly;
using Xunit;

namespace Pulumi.Tests;

public sealed class ComponentTests
{
    [Fact]
    public async Task A_component_reaches_the_mocks_with_its_arguments_and_without_an_id()
    {
        var mocks = new Mocks();
        await Run.PreviewAsync(mocks, () => _ = new Site("site", new SiteArgs { Domain = "example.org" }));

        var seen = mocks.Resources.First();
        seen.Type.ShouldBe("test:index:Site");
        seen.Name.ShouldBe("site");
        seen.Id.ShouldBe("");
        seen.Provider.ShouldBe("");
        seen.Inputs["domain"].ShouldBe("example.org");
    }

    [Fact]
    public async Task The_outputs_that_a_component_registers_reach_the_mocks()
    {
        var mocks = new Mocks();
        Site site = null!;
        await Run.PreviewAsync(mocks, () => { site = new Site("site"); });

        var outputs = mocks.Outputs.Single(request => request.Urn.Contains("Site", StringComparison.Ordinal)).Outputs;
        outputs.Keys.ShouldBe(["bucketId", "Address", "later"], ignoreOrder: true);
        (await outputs["bucketId"].ValueAsync()).ShouldBe("site-bucket-id");
        (await outputs["Address"].IsSecretAsync()).ShouldBeTrue();
        (await outputs["Address"].ValueAsync()).ShouldBe("https://site");
        (await outputs["later"].IsKnownAsync()).ShouldBeFalse();
        (await site.BucketId.ValueAsync()).ShouldBe("site-bucket-id");
    }

    [Fact]
    public async Task Outputs_can_be_registered_as_a_dictionary()
    {
        var mocks = new Mocks();
        await Run.PreviewAsync(mocks, () => _ = new Plain("plain", new Dictionary<string, object?>
        {
            ["number"] = 1,
            ["list"] = new[] { Output.Create("a") },
            ["nothing"] = null,
        }));

        var outputs = mocks.Outputs.First().Outputs;
        outputs.Keys.ShouldBe(["number", "list"], ignoreOrder: true);
        (await outputs["number"].ValueAsync()).ShouldBe(1.0);
        (await outputs["list"].ValueAsync()).ShouldBe(ImmutableArray.Create<object?>("a"));
    }

    [Fact]
    public async Task A_component_fills_its_own_outputs_unless_it_is_made_elsewhere()
    {
        var mocks = new Mocks
        {
            OnResource = _ => Task.FromResult<(string?, object)>(
                (null, new Dictionary<string, object> { ["address"] = "from the mocks" })),
        };
        Half local = null!, remote = null!;
        await Run.PreviewAsync(mocks, () => (local, remote) = (new Half("l", remote: false), new Half("r", remote: true)));

        (await local.Address.ValueAsync()).ShouldBe("its own");
        (await remote.Address.ValueAsync()).ShouldBe("from the mocks");
    }

    [Fact]
    public async Task A_resource_knows_its_name_and_type()
    {
        var resources = await Run.PreviewAsync(() => _ = new Site("site"));

        resources.Select(resource => resource.GetResourceName()).ShouldBe(["site", "site-bucket"]);
        resources[0].GetResourceType().ShouldBe("test:index:Site");
    }

    [Theory]
    [InlineData("", "name")]
    [InlineData("test:index:Type", "")]
    public async Task A_resource_without_a_type_or_a_name_is_refused(string type, string name)
        => (await Should.ThrowAsync<RunException>(
            Run.PreviewAsync(() => _ = new ComponentResource(type, name))))
            .Message.ShouldContain("cannot be null or empty.");

    [Fact]
    public async Task The_same_name_is_free_for_another_type_and_below_a_parent_of_another_type()
    {
        var resources = await Run.PreviewAsync(() =>
        {
            var site = new Site("same");
            _ = new Bucket("same");
            _ = new Bucket("same", options: new() { Parent = site });
            _ = new Provider("same");
        });

        resources.Count(resource => resource.GetResourceName() == "same").ShouldBe(4);
    }

    [Fact]
    public async Task Two_resources_of_one_name_are_for_the_engine_to_refuse()
    {
        var resources = await Run.PreviewAsync(() =>
        {
            _ = new Bucket("same");
            _ = new Bucket("same");
        });

        resources.Length.ShouldBe(2);
    }

    private sealed class SiteArgs : ResourceArgs
    {
        [Input("domain")]
        public Input<string>? Domain { get; set; }
    }

    private sealed class Site : ComponentResource
    {
        public Site(string name, SiteArgs? args = null)
            : base("test:index:Site", name, args)
        {
            var bucket = new Bucket($"{name}-bucket", options: new CustomResourceOptions { Parent = this });
            BucketId = bucket.Id;
            Address = Output.CreateSecret($"https://{name}");
            Later = bucket.BucketName;
            RegisterOutputs();
        }

        [Output("bucketId")]
        public Output<string> BucketId { get; private set; }

        [Output]
        public Output<string> Address { get; private set; }

        [Output("later")]
        public Output<string> Later { get; private set; }

        public Output<string> Unmarked { get; } = Output.Create("not an output of the component");
    }

    private sealed class Half(string name, bool remote)
        : ComponentResource("test:index:Half", name, ResourceArgs.Empty, remote: remote)
    {
        [Output("address")]
        public Output<string> Address { get; private set; } = Output.Create("its own");
    }

    private sealed class Plain : ComponentResource
    {
        public Plain(string name, IDictionary<string, object?> outputs)
            : base("test:index:Plain", name)
            => RegisterOutputs(outputs);
    }
}
