using Pulumi;
using Pulumi.Aws.Ec2;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Preview;

public sealed class RecorderTests
{
    [Fact]
    public async Task What_only_a_deployment_knows_is_a_reference_wherever_it_ends_up()
    {
        var document = await Previews.Of(() =>
        {
            var vpc = new Vpc("net", new VpcArgs { CidrBlock = "10.0.0.0/16" });
            _ = new Subnet("sub", new SubnetArgs { VpcId = vpc.Id, Tags = { ["note"] = Output.Format($"in {vpc.Arn}!") } });
        });

        var subnet = document.Single("sub");
        subnet.Inputs["vpcId"]!.GetValue<string>().ShouldBe("${aws:ec2/vpc:Vpc::net.id}");
        subnet.Inputs["tags"]!["note"]!.GetValue<string>().ShouldBe("in ${aws:ec2/vpc:Vpc::net.arn}!");
        subnet.Dependencies.ShouldBe([document.Single("net").Urn]);
        subnet.PropertyDependencies.Keys.ShouldBe(["tags", "vpcId"]);
    }
}
