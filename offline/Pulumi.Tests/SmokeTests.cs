using System.Collections.Immutable;
using Pulumi.Testing;
using Pulumi.Utilities;
using Shouldly;
using Xunit;

namespace Pulumi.Tests;

public sealed class SmokeTests
{
    [Fact]
    public async Task A_resource_reaches_the_mocks_and_its_outputs_come_back()
    {
        var mocks = new Mocks();
        Bucket bucket = null!;
        await Deployment.TestAsync(mocks, new TestOptions(), () =>
        {
            bucket = new Bucket("b", new BucketArgs
            {
                BucketName = "mine",
                Size = 3,
                Tags = { ["a"] = "b" },
                Zones = { "x", Output.Create("y") },
                Rules = { new BucketRuleArgs { ExpireAfterDays = 1 } },
                Tier = Tier.Cold,
                Password = "secret",
            });
        });

        var inputs = mocks.InputsOf("b");
        inputs["size"].ShouldBe(3.0);
        inputs["tier"].ShouldBe("cold-tier");
        inputs["zones"].ShouldBeOfType<ImmutableArray<object>>().ShouldBe(["x", "y"]);
        (await OutputUtilities.GetValueAsync(bucket.Rules))[0].ExpireAfterDays.ShouldBe(1);
        (await OutputUtilities.GetValueAsync(bucket.Tier)).ShouldBe(Tier.Cold);
        (await OutputUtilities.GetValueAsync(bucket.Id)).ShouldBe("b-id");
        (await OutputUtilities.GetValueAsync(bucket.Urn)).ShouldBe(
            "urn:pulumi:stack::project::pulumi:pulumi:Stack$test:storage/bucket:Bucket::b");
    }
}
