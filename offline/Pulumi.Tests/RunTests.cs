using Moq;
using Pulumi.Testing;
using Shouldly;
using Xunit;

namespace Pulumi.Tests;

public sealed class RunTests
{
    [Fact]
    public async Task A_stack_and_its_resources_are_the_result()
    {
        var resources = await Deployment.TestAsync<SimpleStack>(new Mocks());

        resources.Select(resource => resource.GetType()).ShouldBe([typeof(SimpleStack), typeof(Bucket)]);
        resources[0].GetResourceType().ShouldBe("pulumi:pulumi:Stack");
        resources[0].GetResourceName().ShouldBe("project-stack");
    }

    [Fact]
    public async Task The_stack_itself_does_not_reach_the_mocks_but_its_outputs_do()
    {
        var mocks = new Mocks();
        await Deployment.TestAsync<SimpleStack>(mocks);

        mocks.Resources.Select(resource => resource.Name).ShouldBe(["b"]);
        var outputs = mocks.Outputs.Single();
        outputs.Urn.ShouldBe("urn:pulumi:stack::project::pulumi:pulumi:Stack::project-stack");
        (await outputs.Outputs["bucketId"].ValueAsync()).ShouldBe("b-id");
    }

    [Fact]
    public async Task A_stack_has_the_outputs_of_its_base_class_too()
    {
        var mocks = new Mocks();
        await Deployment.TestAsync<DerivedStack>(mocks);

        mocks.Outputs.Single().Outputs.Keys.ShouldBe(["bucketId", "Early"], ignoreOrder: true);
        (await mocks.Outputs.Single().Outputs["Early"].ValueAsync()).ShouldBe("from the start");
    }

    [Fact]
    public async Task An_output_of_the_stack_without_a_value_is_named()
        => (await Should.ThrowAsync<RunException>(Deployment.TestAsync<ForgetfulStack>(new Mocks()))).Message.ShouldBe(
            "Output(s) 'forgotten' have no value assigned. "
            + "[Output] attributed properties must be assigned inside Stack constructor.");

    [Fact]
    public async Task A_run_has_names_and_is_a_preview_unless_told_otherwise()
    {
        await Deployment.TestAsync(new Mocks(), new TestOptions(), () =>
        {
            Deployment.Instance.ProjectName.ShouldBe("project");
            Deployment.Instance.StackName.ShouldBe("stack");
            Deployment.Instance.OrganizationName.ShouldBe("organization");
            Deployment.Instance.IsDryRun.ShouldBeTrue();
        });
        var options = new TestOptions { ProjectName = "p", StackName = "s", OrganizationName = "o", IsPreview = false };
        var resources = await Deployment.TestAsync(new Mocks(), options, () =>
        {
            Deployment.Instance.OrganizationName.ShouldBe("o");
            Deployment.Instance.IsDryRun.ShouldBeFalse();
            _ = new Bucket("b");
        });

        (await resources.Single().Urn.ValueAsync()).ShouldStartWith("urn:pulumi:s::p::");
    }

    [Fact]
    public void There_is_no_deployment_outside_of_a_run()
        => Should.Throw<InvalidOperationException>(() => Deployment.Instance)
            .Message.ShouldBe("Trying to acquire Deployment.Instance before 'Run' was called.");

    [Fact]
    public async Task A_resource_outside_of_a_run_is_refused_also_after_one()
    {
        await Run.PreviewAsync(() => _ = new Bucket("b"));

        Should.Throw<InvalidOperationException>(() => new Bucket("b"));
    }

    [Fact]
    public Task A_nested_run_is_rejected() => Run.PreviewAsync(async () =>
        (await Should.ThrowAsync<InvalidOperationException>(Run.PreviewAsync(() => { })))
            .Message.ShouldBe("Deployment.Instance should only be set once at the beginning of a 'Run' call."));

    [Fact]
    public async Task A_program_can_be_a_function_with_or_without_outputs_async_or_not()
    {
        var options = new TestOptions();

        (await Deployment.TestAsync(new Mocks(), options, () => { _ = new Bucket("b"); })).Length.ShouldBe(1);
        (await Deployment.TestAsync(new Mocks(), options, async () =>
        {
            await Task.Yield();
            _ = new Bucket("b");
        })).Length.ShouldBe(1);

        var (resources, outputs) = await Deployment.TestAsync(
            new Mocks(), options, () => new Dictionary<string, object?> { ["id"] = new Bucket("b").Id });
        resources.Single().ShouldBeOfType<Bucket>();
        (await ((Output<string>)outputs["id"]!).ValueAsync()).ShouldBe("b-id");

        (resources, outputs) = await Deployment.TestAsync(new Mocks(), options, async () =>
        {
            await Task.Yield();
            IDictionary<string, object?> result = new Dictionary<string, object?> { ["id"] = new Bucket("b").Id };
            return result;
        });
        resources.Single().ShouldBeOfType<Bucket>();
        outputs.Keys.ShouldBe(["id"]);
    }

    [Fact]
    public async Task A_stack_can_come_from_a_service_provider()
    {
        var services = new Mock<IServiceProvider>();
        services.Setup(provider => provider.GetService(typeof(SimpleStack))).Returns(() => new SimpleStack());

        (await Deployment.TestWithServiceProviderAsync<SimpleStack>(new Mocks(), services.Object)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_stack_that_the_service_provider_does_not_know_is_named()
        => (await Should.ThrowAsync<RunException>(Deployment.TestWithServiceProviderAsync<SimpleStack>(
            new Mocks(), Mock.Of<IServiceProvider>())))
            .Message.ShouldContain($"Failed to resolve instance of type {typeof(SimpleStack)} from service provider.");

    [Fact]
    public async Task An_exception_inside_an_Apply_fails_the_run_with_its_message()
    {
        var error = await Should.ThrowAsync<RunException>(Run.PreviewAsync(() =>
            Output.Create(1).Apply(int (_) => throw new FormatException("wrong in here"))));

        error.Message.ShouldContain("failed with an unhandled exception:");
        error.Message.ShouldContain("System.FormatException: wrong in here");
    }

    [Fact]
    public async Task An_exception_inside_a_late_Apply_fails_the_run_too()
        => (await Should.ThrowAsync<RunException>(Run.PreviewAsync(() =>
            Output.Create(Task.Delay(20).ContinueWith(_ => 1, TaskScheduler.Default))
                .Apply(int (_) => throw new FormatException("late"))))).Message.ShouldContain("late");

    [Fact]
    public async Task An_exception_that_reaches_many_outputs_is_reported_once()
    {
        var error = await Should.ThrowAsync<RunException>(Run.PreviewAsync(() =>
        {
            var broken = Output.Create(1).Apply(string (_) => throw new FormatException("once"));
            _ = broken.Apply(text => text + "!");
            _ = broken.Apply(text => text + "?");
        }));

        error.Message.Split("FormatException: once").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_run_ends_at_the_first_failure_and_does_not_wait_for_the_rest()
    {
        var never = new TaskCompletionSource<string>();
        var error = await Should.ThrowAsync<RunException>(Run.PreviewAsync(() =>
        {
            _ = new Bucket("waits", new BucketArgs { BucketName = Output.Create(never.Task) });
            Output.Create(1).Apply(int (_) => throw new FormatException("first"));
        }));

        error.Message.ShouldContain("first");
    }

    [Fact]
    public async Task All_logged_errors_are_reported()
    {
        var error = await Should.ThrowAsync<AggregateException>(Run.PreviewAsync(() =>
        {
            Log.Error("first");
            Log.Error("second");
        }));

        error.InnerExceptions.ShouldAllBe(inner => inner is RunException);
        error.InnerExceptions.Select(inner => inner.Message).ShouldBe(["first", "second"]);
    }

    [Fact]
    public async Task A_run_that_fails_asks_for_the_exit_code_that_says_the_user_has_been_told()
    {
        await Should.ThrowAsync<RunException>(Run.PreviewAsync(() => throw new RunException("no")));

        Environment.ExitCode.ShouldBe(32);
    }

    [Fact]
    public async Task A_RunException_is_reported_by_its_message_only()
    {
        (await Should.ThrowAsync<RunException>(Run.PreviewAsync(() => throw new RunException("just this"))))
            .Message.ShouldBe("just this");
        (await Should.ThrowAsync<RunException>(
            Run.PreviewAsync(() => throw new ResourceException("and this", null, hideStack: true))))
            .Message.ShouldBe("and this");
    }

    [Fact]
    public async Task An_exception_in_the_constructor_of_a_stack_fails_the_run()
        => (await Should.ThrowAsync<RunException>(Deployment.TestAsync<BrokenStack>(new Mocks())))
            .Message.ShouldContain("cannot be built");

    [Fact]
    public async Task A_logged_error_fails_the_run_and_other_messages_do_not()
    {
        await Run.PreviewAsync(() =>
        {
            Log.Debug("d");
            Log.Info("i");
            Log.Warn("w");
        });

        (await Should.ThrowAsync<RunException>(Run.PreviewAsync(() => Log.Error("it is broken"))))
            .Message.ShouldBe("it is broken");
        (await Should.ThrowAsync<RunException>(Run.PreviewAsync(() => Log.Exception(new FormatException("this way")))))
            .Message.ShouldContain("this way");
    }

    [Fact]
    public async Task A_run_waits_for_resources_that_are_registered_late()
    {
        var mocks = new Mocks
        {
            OnResource = async args =>
            {
                await Task.Delay(10);
                return ($"{args.Name}-id", args.Inputs);
            },
        };
        var resources = await Run.PreviewAsync(mocks, () =>
        {
            var first = new Bucket("first");
            first.Id.Apply(id => new Bucket($"after-{id}", new BucketArgs { BucketName = id }));
        });

        resources.Select(resource => resource.GetResourceName()).ShouldBe(["first", "after-first-id"]);
        mocks.InputsOf("after-first-id")["bucketName"].ShouldBe("first-id");
    }

    [Fact]
    public async Task Parallel_runs_do_not_affect_each_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(async () =>
        {
            var mocks = new Mocks
            {
                OnResource = async args =>
                {
                    await Task.Yield();
                    return (Deployment.Instance.StackName, args.Inputs);
                },
            };
            var options = new TestOptions { StackName = $"stack-{number}", IsPreview = number % 2 == 0 };
            Bucket bucket = null!;
            var resources = await Deployment.TestAsync(mocks, options, async () =>
            {
                await Task.Yield();
                bucket = new Bucket("same");
                bucket.Id.Apply(id => new Bucket($"{id}-{Deployment.Instance.StackName}"));
            });

            (await bucket.Id.ValueAsync()).ShouldBe($"stack-{number}");
            (await bucket.Password.IsKnownAsync()).ShouldBe(number % 2 != 0);
            resources.Select(resource => resource.GetResourceName())
                .ShouldBe(["same", $"stack-{number}-stack-{number}"]);
        })));
    }

    [Fact]
    public async Task A_failed_run_does_not_affect_the_next_run()
    {
        await Should.ThrowAsync<RunException>(Run.PreviewAsync(() => throw new RunException("no")));

        (await Run.PreviewAsync(() => _ = new Bucket("b"))).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Three_hundred_resources_that_use_each_other_all_arrive()
    {
        var mocks = new Mocks();
        var resources = await Run.PreviewAsync(mocks, () =>
        {
            var previous = Output.Create("start");
            for (var i = 0; i < 300; i++)
            {
                previous = new Bucket($"b{i}", new BucketArgs { BucketName = previous, Tags = { ["at"] = previous } }).Id
                    .Apply(id => id);
            }
        });

        resources.Length.ShouldBe(300);
        mocks.InputsOf("b299")["bucketName"].ShouldBe("b298-id");
    }

    private class SimpleStack : Stack
    {
        public SimpleStack() => BucketId = new Bucket("b").Id;

        [Output("bucketId")]
        public Output<string> BucketId { get; private set; }
    }

    private sealed class DerivedStack : SimpleStack
    {
        [Output]
        public Output<string> Early { get; private set; } = Output.Create("from the start");
    }

    private sealed class ForgetfulStack : Stack
    {
        [Output("forgotten")]
        public Output<string> Forgotten { get; private set; } = null!;
    }

    private sealed class BrokenStack : Stack
    {
        public BrokenStack() => throw new FormatException("cannot be built");
    }
}
