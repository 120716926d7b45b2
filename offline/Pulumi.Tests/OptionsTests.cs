using System.Collections.Immutable;
using Pulumi.Testing;
using Shouldly;
using Xunit;

namespace Pulumi.Tests;

public sealed class OptionsTests
{
    [Fact]
    public void In_a_merge_the_second_options_win_and_collections_are_joined()
    {
        var first = new CustomResourceOptions
        {
            Protect = true,
            Version = "1",
            ImportId = "kept",
            DeleteBeforeReplace = true,
            IgnoreChanges = { "a" },
            ReplaceOnChanges = { "a" },
            AdditionalSecretOutputs = { "a" },
            Aliases = { new Alias { Name = "a" } },
            CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(1) },
            RetainOnDelete = true,
        };
        var second = new CustomResourceOptions
        {
            Protect = false,
            Version = "2",
            IgnoreChanges = { "b" },
            ReplaceOnChanges = { "b" },
            AdditionalSecretOutputs = { "b" },
            Aliases = { new Alias { Name = "b" } },
        };

        var merged = CustomResourceOptions.Merge(first, second);
        (merged.Protect, merged.Version, merged.ImportId).ShouldBe((false, "2", "kept"));
        merged.DeleteBeforeReplace.ShouldBe(true);
        merged.RetainOnDelete.ShouldBe(true);
        merged.CustomTimeouts!.Create.ShouldBe(TimeSpan.FromMinutes(1));
        merged.IgnoreChanges.ShouldBe(["a", "b"]);
        merged.ReplaceOnChanges.ShouldBe(["a", "b"]);
        merged.AdditionalSecretOutputs.ShouldBe(["a", "b"]);
        merged.Aliases.Count.ShouldBe(2);
        first.IgnoreChanges.ShouldBe(["a"]);
        second.IgnoreChanges.ShouldBe(["b"]);
    }

    [Fact]
    public void A_merge_with_nothing_is_a_copy()
    {
        var options = new CustomResourceOptions { Protect = true, IgnoreChanges = { "a" } };

        var merged = CustomResourceOptions.Merge(options, null);
        merged.IgnoreChanges.Add("b");

        merged.Protect.ShouldBe(true);
        options.IgnoreChanges.ShouldBe(["a"]);
        CustomResourceOptions.Merge(null, null).IgnoreChanges.ShouldBeEmpty();
    }

    [Fact]
    public Task A_merge_joins_dependencies() => Run.PreviewAsync(async () =>
    {
        var (one, two) = (new Bucket("one"), new Bucket("two"));
        var merged = CustomResourceOptions.Merge(
            new CustomResourceOptions { DependsOn = { one } }, new CustomResourceOptions { DependsOn = { two } });

        (await merged.DependsOn.ToOutput().ValueAsync()).ShouldBe([one, two]);
    });

    [Fact]
    public Task A_merge_of_components_keeps_one_provider_for_each_package() => Run.PreviewAsync(() =>
    {
        var (one, two) = (new Provider("one"), new Provider("two"));
        var other = new ProviderResource("other", "other", ResourceArgs.Empty, null);

        var merged = ComponentResourceOptions.Merge(
            new ComponentResourceOptions { Providers = { one, other } },
            new ComponentResourceOptions { Providers = { two } });

        merged.Providers.ShouldBe([other, two]);
    });

    [Fact]
    public async Task A_resource_names_its_provider_by_urn_and_id()
    {
        var mocks = new Mocks();
        Provider provider = null!;
        await Run.PreviewAsync(mocks, () =>
        {
            provider = new Provider("p");
            _ = new Bucket("with", options: new CustomResourceOptions { Provider = provider });
            _ = new Bucket("without");
        });

        ProviderOf(mocks, "with").ShouldBe($"{await provider.Urn.ValueAsync()}::p-id");
        ProviderOf(mocks, "without").ShouldBe("");
        mocks.Resources.Single(resource => resource.Name == "p").Type.ShouldBe("pulumi:providers:test");
    }

    [Fact]
    public async Task Children_inherit_the_provider_of_their_package()
    {
        var mocks = new Mocks();
        await Run.PreviewAsync(mocks, () =>
        {
            var provider = new Provider("p");
            var other = new ProviderResource("other", "q", ResourceArgs.Empty, null);
            var outer = new Group("outer", new ComponentResourceOptions { Providers = { provider, other } });
            var inner = new Group("inner", new ComponentResourceOptions { Parent = outer });
            _ = new Bucket("grandchild", options: new CustomResourceOptions { Parent = inner });
            _ = new CustomResource("other:index:Any", "any", null, new CustomResourceOptions { Parent = inner });
            _ = new CustomResource("third:index:Any", "third", null, new CustomResourceOptions { Parent = inner });
        });

        ProviderOf(mocks, "grandchild").ShouldEndWith("::p::p-id");
        ProviderOf(mocks, "any").ShouldEndWith("::q::q-id");
        ProviderOf(mocks, "third").ShouldBe("");
    }

    [Fact]
    public async Task A_provider_of_its_own_comes_before_that_of_the_parent()
    {
        var mocks = new Mocks();
        await Run.PreviewAsync(mocks, () =>
        {
            var group = new Group("g", new ComponentResourceOptions { Provider = new Provider("p") });
            _ = new Bucket("b", options: new CustomResourceOptions { Parent = group, Provider = new Provider("own") });
        });

        ProviderOf(mocks, "b").ShouldEndWith("::own::own-id");
    }

    [Fact]
    public async Task A_component_with_both_a_provider_and_providers_is_refused()
        => (await Should.ThrowAsync<RunException>(Run.PreviewAsync(() => _ = new Group("g", new ComponentResourceOptions
        {
            Provider = new Provider("p"),
            Providers = { new Provider("q") },
        })))).Message.ShouldContain("Do not supply both 'provider' and 'providers' options to a ComponentResource.");

    [Fact]
    public async Task A_resource_waits_for_those_it_depends_on()
    {
        var gate = new TaskCompletionSource();
        var mocks = new Mocks
        {
            OnResource = async args =>
            {
                if (args.Name == "first")
                    await gate.Task;
                return (args.Name, args.Inputs);
            },
        };
        var run = Run.PreviewAsync(mocks, () =>
        {
            var first = new Bucket("first");
            _ = new Bucket("second", options: new CustomResourceOptions { DependsOn = { first } });
        });
        mocks.Resources.Select(resource => resource.Name).ShouldBe(["first"]);

        gate.SetResult();
        await run;
        mocks.Resources.Select(resource => resource.Name).ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task A_resource_that_depends_on_its_own_parent_never_completes()
    {
        var mocks = new Mocks();
        Bucket sibling = null!;
        var run = Run.PreviewAsync(mocks, () =>
        {
            var group = new Group("group");
            _ = new Bucket("child", options: new CustomResourceOptions { Parent = group, DependsOn = { group } });
            sibling = new Bucket("sibling", options: new CustomResourceOptions { Parent = group });
        });

        await sibling.Id.ValueAsync();
        await Should.ThrowAsync<TimeoutException>(run.WaitAsync(TimeSpan.FromMilliseconds(200)));
        mocks.Resources.Select(resource => resource.Name).ShouldBe(["group", "sibling"], ignoreOrder: true);
    }

    [Fact]
    public async Task To_depend_on_a_component_is_to_depend_on_all_in_it()
    {
        var gate = new TaskCompletionSource();
        var mocks = new Mocks
        {
            OnResource = async args =>
            {
                if (args.Name == "grandchild")
                    await gate.Task;
                return (args.Name, args.Inputs);
            },
        };
        var run = Run.PreviewAsync(mocks, () =>
        {
            var outer = new Group("outer");
            var inner = new Group("inner", new ComponentResourceOptions { Parent = outer });
            _ = new Bucket("grandchild", options: new CustomResourceOptions { Parent = inner });
            _ = new Bucket("last", options: new CustomResourceOptions { DependsOn = { outer } });
        });
        mocks.Resources.ShouldNotContain(resource => resource.Name == "last");

        gate.SetResult();
        await run;
        mocks.Resources.Last().Name.ShouldBe("last");
    }

    [Fact]
    public async Task An_argument_that_comes_from_a_component_waits_for_all_in_it()
    {
        var gate = new TaskCompletionSource();
        var mocks = new Mocks
        {
            OnResource = async args =>
            {
                if (args.Name == "child")
                    await gate.Task;
                return (args.Name, args.Inputs);
            },
        };
        var run = Run.PreviewAsync(mocks, () =>
        {
            var group = new Group("group");
            _ = new Bucket("child", options: new CustomResourceOptions { Parent = group });
            _ = new Bucket("last", new BucketArgs { BucketName = group.Urn });
        });
        mocks.Resources.ShouldNotContain(resource => resource.Name == "last");

        gate.SetResult();
        await run;
        mocks.Resources.Last().Name.ShouldBe("last");
    }

    [Fact]
    public async Task What_a_child_inherits_does_not_show_in_the_options_it_was_given()
    {
        var mocks = new Mocks();
        var options = new CustomResourceOptions();
        await Run.PreviewAsync(mocks, () =>
        {
            options.Parent = new Group("g", new ComponentResourceOptions { Provider = new Provider("p"), Protect = true });
            _ = new Bucket("b", null, options);
        });

        ProviderOf(mocks, "b").ShouldEndWith("::p::p-id");
        options.Provider.ShouldBeNull();
        options.Protect.ShouldBeNull();
    }

    [Fact]
    public async Task An_existing_resource_is_read_by_its_id()
    {
        var mocks = new Mocks { OnResource = args => Task.FromResult<(string?, object)>(("other", args.Inputs)) };
        Bucket bucket = null!;
        await Run.PreviewAsync(mocks, () => bucket = new Bucket("b", null, new CustomResourceOptions { Id = "existing" }));

        mocks.Resources.Single().Id.ShouldBe("existing");
        (await bucket.Id.ValueAsync()).ShouldBe("existing");
    }

    [Fact]
    public async Task A_component_has_no_id_to_be_read_by()
        => (await Should.ThrowAsync<RunException>(
            Run.PreviewAsync(() => _ = new Group("g", new ComponentResourceOptions { Id = "existing" }))))
            .Message.ShouldContain("ResourceOptions.Id is only valid for a CustomResource");

    [Fact]
    public async Task An_import_id_reaches_the_mocks_and_stands_in_for_a_missing_id()
    {
        var mocks = new Mocks { OnResource = args => Task.FromResult<(string?, object)>((null, args.Inputs)) };
        Bucket bucket = null!;
        await Run.PreviewAsync(mocks, () => bucket = new Bucket("b", null, new CustomResourceOptions { ImportId = "i" }));

        mocks.Resources.Single().Id.ShouldBe("i");
        (await bucket.Id.ValueAsync()).ShouldBe("i");
    }

    [Fact]
    public async Task Transformations_go_from_the_resource_up_to_the_stack()
    {
        var order = new List<string>();
        await Deployment.TestAsync<TransformedStack>(new Mocks { OnResource = Note }, new TestOptions());
        order.ShouldBe(["own tags", "group tags", "stack tags"]);

        Task<(string?, object)> Note(MockResourceArgs args)
        {
            if (args.Name == "b")
                order.AddRange(((ImmutableArray<object?>)args.Inputs["zones"]).Cast<string>());
            return Task.FromResult<(string?, object)>((args.Name, args.Inputs));
        }
    }

    [Fact]
    public async Task A_transformation_can_replace_options_and_leaves_those_of_the_caller_alone()
    {
        var mocks = new Mocks();
        var options = new CustomResourceOptions();
        await Run.PreviewAsync(mocks, () =>
        {
            var provider = new Provider("p");
            options.ResourceTransformations.Add(args => new ResourceTransformationResult(
                args.Args,
                CustomResourceOptions.Merge((CustomResourceOptions)args.Options, new() { Provider = provider })));
            _ = new Bucket("b", null, options);
        });

        ProviderOf(mocks, "b").ShouldEndWith("::p::p-id");
        options.Provider.ShouldBeNull();
    }

    [Fact]
    public async Task A_transformation_that_returns_null_changes_nothing()
    {
        var mocks = new Mocks();
        var seen = new List<string>();
        await Run.PreviewAsync(mocks, () => _ = new Bucket("b", new BucketArgs { Size = 1 }, new CustomResourceOptions
        {
            ResourceTransformations =
            {
                args =>
                {
                    seen.Add($"{args.Resource.GetResourceName()} {args.Resource.GetResourceType()}");
                    return null;
                },
            },
        }));

        seen.ShouldBe(["b test:storage/bucket:Bucket"]);
        mocks.InputsOf("b")["size"].ShouldBe(1.0);
    }

    [Fact]
    public async Task A_transformation_cannot_give_a_resource_another_parent()
        => (await Should.ThrowAsync<RunException>(Run.PreviewAsync(() =>
        {
            var group = new Group("g");
            _ = new Bucket("b", null, new CustomResourceOptions
            {
                ResourceTransformations =
                {
                    args => new ResourceTransformationResult(args.Args, new CustomResourceOptions { Parent = group }),
                },
            });
        }))).Message.ShouldContain("Transformations cannot currently be used to change the 'parent' of a resource.");

    [Fact]
    public async Task A_contradictory_alias_is_rejected()
    {
        (await AliasErrorAsync(new Alias { Urn = "urn:pulumi:s::p::t::n", Name = "n" }))
            .ShouldContain("Alias should not specify both Urn and Name");
        (await AliasErrorAsync(new Alias { NoParent = true, ParentUrn = "urn:pulumi:s::p::t::n" }))
            .ShouldContain("Only specify one of 'Parent', 'ParentUrn' or 'NoParent' in an Alias");

        static async Task<string> AliasErrorAsync(Alias alias) => (await Should.ThrowAsync<RunException>(
            Run.PreviewAsync(() => _ = new Bucket("b", null, new CustomResourceOptions { Aliases = { alias } })))).Message;
    }

    [Fact]
    public Task A_urn_is_made_of_stack_project_type_and_name_below_its_parent() => Run.PreviewAsync(async () =>
    {
        (await Urn.Create("n", "a:b:C").ValueAsync()).ShouldBe("urn:pulumi:stack::project::a:b:C::n");
        (await Urn.Create("n", "a:b:C", project: "p", stack: "s").ValueAsync()).ShouldBe("urn:pulumi:s::p::a:b:C::n");
        (await Urn.Create("n", "a:b:C", parentUrn: "urn:pulumi:s::p::x:y:Z::parent").ValueAsync())
            .ShouldBe("urn:pulumi:s::p::x:y:Z$a:b:C::n");
    });

    private static string? ProviderOf(Mocks mocks, string name)
        => mocks.Resources.Single(resource => resource.Name == name).Provider;

    private static ResourceTransformation AddZone(string zone) => args =>
    {
        if (args.Args is BucketArgs bucket)
            bucket.Zones.Add(zone);
        return new ResourceTransformationResult(args.Args, args.Options);
    };

    private sealed class TransformedStack : Stack
    {
        public TransformedStack()
            : base(new StackOptions { ResourceTransformations = { AddZone("stack tags") } })
        {
            var group = new Group("g", new ComponentResourceOptions
            {
                ResourceTransformations = { AddZone("group tags") },
            });
            _ = new Bucket("b", new BucketArgs(), new CustomResourceOptions
            {
                Parent = group,
                ResourceTransformations = { AddZone("own tags") },
            });
        }
    }

    private sealed class Group(string name, ComponentResourceOptions? options = null)
        : ComponentResource("test:index:Group", name, options);
}
