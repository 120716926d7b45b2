using Shouldly;
using Xunit;

namespace Pulumi.Tests.StandIn;

public sealed class PublicSurfaceTests
{
    [Fact]
    public void The_stand_in_has_no_member_that_the_package_lacks_or_declares_otherwise()
    {
        var published = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "pulumi-core.txt")).ToHashSet();
        var surface = PublicSurface.Of(typeof(Deployment).Assembly).ToArray();

        surface.ShouldContain("Pulumi.Urn: readonly struct");
        surface.Where(line => !published.Contains(line)).ShouldBeEmpty();
    }
}
