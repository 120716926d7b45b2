using Shouldly;
using Xunit;

namespace Pulumi.Tests;

/// <summary>
/// Where this build differs from the package and is meant to: it has no engine, and does under mocks what the engine does.
/// </summary>
public sealed class DifferenceTests
{
    [Fact]
    public async Task Started_for_an_engine_it_says_which_packages_to_restore_and_fails()
    {
        var before = Console.Error;
        using var error = new StringWriter();
        Console.SetError(error);
        try
        {
            var ran = false;
            (await Deployment.RunAsync(() => { ran = true; })).ShouldBe(1);
            (await Deployment.RunAsync(() => Task.CompletedTask)).ShouldBe(1);
            (await Deployment.RunAsync(() => new Dictionary<string, object?>())).ShouldBe(1);
            (await Deployment.RunAsync<EmptyStack>()).ShouldBe(1);
            ran.ShouldBeFalse();
        }
        finally
        {
            Console.SetError(before);
        }

        error.ToString().ShouldMatch(@"the packages Pulumi \d+\.\d+\.\d+(, Pulumi\.\w+ \d+\.\d+\.\d+)+ from a feed");
        error.ToString().ShouldContain("delete artifacts/");
    }

    [Fact]
    public async Task A_child_that_depends_on_its_own_parent_is_refused()
        => (await Should.ThrowAsync<RunException>(Run.PreviewAsync(() =>
        {
            var group = new ComponentResource("test:index:Group", "group");
            _ = new Bucket("child", options: new CustomResourceOptions { Parent = group, DependsOn = { group } });
        }))).Message.ShouldBe("Resource 'child' depends on a component that it is itself a part of");

    [Fact]
    public async Task Outputs_named_as_secret_are_secret()
    {
        Bucket bucket = null!;
        await Run.PreviewAsync(() => bucket = new Bucket(
            "b",
            new BucketArgs { BucketName = "n", Size = 1 },
            new CustomResourceOptions { AdditionalSecretOutputs = { "bucketName", "password" } }));

        (await bucket.BucketName.IsSecretAsync()).ShouldBeTrue();
        (await bucket.Password.IsSecretAsync()).ShouldBeTrue();
        (await bucket.Size.IsSecretAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_resources_of_one_type_and_name_are_refused()
    {
        var error = await Should.ThrowAsync<RunException>(Run.PreviewAsync(() =>
        {
            _ = new Bucket("same");
            _ = new Bucket("same");
        }));

        error.Message.ShouldBe("Duplicate resource URN "
            + "'urn:pulumi:stack::project::test:storage/bucket:Bucket::same'; try giving it a unique name");
    }

    [Fact]
    public async Task Two_children_of_one_name_below_parents_of_one_type_are_refused()
        => (await Should.ThrowAsync<RunException>(Run.PreviewAsync(() =>
        {
            foreach (var name in new[] { "one", "two" })
                _ = new Bucket("same", options: new() { Parent = new ComponentResource("test:index:Plain", name) });
        }))).Message.ShouldContain("::test:index:Plain$test:storage/bucket:Bucket::same'");

    private sealed class EmptyStack : Stack;
}
