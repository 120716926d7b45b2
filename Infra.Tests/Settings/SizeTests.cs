using OctopusHA.Plan;
using OctopusHA.Settings;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Settings;

/// <summary>The sizes of nodes in the sizing table of Octopus.</summary>
public class SizeTests
{
    [Theory]
    [InlineData("small", "c6i.large", 10)]
    [InlineData("medium", "c6i.xlarge", 20)]
    [InlineData("large", "c6i.2xlarge", 40)]
    [InlineData("xlarge", "c6i.4xlarge", 80)]
    [InlineData("m6i.large", "m6i.large", 10)]
    [InlineData("r6i.xlarge", "r6i.xlarge", 20)]
    [InlineData("c7i.8xlarge", "c7i.8xlarge", 80)]
    [InlineData("t3.xlarge", "t3.xlarge", 20)]
    [InlineData("c4.xlarge", "c4.xlarge", 10)]
    public void A_size_on_aws_is_an_instance_type_that_meets_the_sizing_table(string size, string type, int tasks)
    {
        var read = NodeSize.Parse(size, Cloud.Aws, NodeHost.Windows, out var fault).ShouldNotBeNull();
        fault.ShouldBeNull();
        (read.Type, read.TaskCap).ShouldBe((type, tasks));
    }

    [Theory]
    [InlineData("small", "Standard_D2ls_v5")]
    [InlineData("medium", "Standard_D4ls_v5")]
    [InlineData("large", "Standard_D8ls_v5")]
    [InlineData("xlarge", "Standard_D16ls_v5")]
    public void A_named_size_on_azure_has_the_cpu_and_memory_of_the_sizing_table(string name, string machine)
    {
        var size = NodeSize.Parse(name, Cloud.Azure, NodeHost.Windows, out _)!;
        var least = NodeSize.Named.Single(row => row.Type == name);
        size.Type.ShouldBe(machine);
        size.Cpus!.Value.ShouldBeGreaterThanOrEqualTo(least.Cpus!.Value);
        size.MemoryGiB!.Value.ShouldBeGreaterThanOrEqualTo(least.MemoryGiB!.Value);
        size.TaskCap.ShouldBe(least.TaskCap);
    }
}
