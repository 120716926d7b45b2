using Shouldly;
using Xunit;

namespace OctopusHA.ProviderGenerator.Tests;

public class FactTypeTests
{
    private static readonly Facts Facts = Committed.Facts("aws");

    [Theory]
    [InlineData("string", "Input<string>")]
    [InlineData("boolean?", "Input<bool>")]
    [InlineData("integer", "Input<int>")]
    [InlineData("number", "Input<double>")]
    [InlineData("any", "Input<object>")]
    [InlineData("[string]", "InputList<string>")]
    [InlineData("[[string]]", "InputList<ImmutableArray<string>>")]
    [InlineData("{string}", "InputMap<string>")]
    [InlineData("{[string]}?", "InputMap<ImmutableArray<string>>")]
    [InlineData("inputs.lb.TargetGroupHealthCheck", "Input<global::Pulumi.Aws.LB.Inputs.TargetGroupHealthCheckArgs>")]
    [InlineData("[inputs.ec2.VpcIpv4CidrBlock]", "InputList<global::Pulumi.Aws.Ec2.Inputs.VpcIpv4CidrBlockArgs>")]
    [InlineData("string|enums.ec2.InstanceType", "InputUnion<string, global::Pulumi.Aws.Ec2.InstanceType>")]
    [InlineData("string|inputs.iam.PolicyDocument", "InputUnion<string, global::Pulumi.Aws.Iam.Inputs.PolicyDocumentArgs>")]
    [InlineData("string|Role", "Input<string>")]
    [InlineData("pulumi.asset.Asset|pulumi.asset.Archive", "InputUnion<global::Pulumi.AssetOrArchive, global::Pulumi.Archive>")]
    [InlineData("inputs.rds.ParameterGroupParameter|inputs.rds.ProxyAuth|inputs.rds.OptionGroupOption", "object")]
    [InlineData("pulumi.asset.Archive", "Input<global::Pulumi.Archive>")]
    public void An_input_is_wrapped_as_in_the_official_package(string type, string expected)
    {
        var naming = Committed.Naming("aws");
        new TypeWriter(Facts, naming).Input(FactType.Parse(type).Type, naming.InputClass).ShouldBe(expected);
    }

    [Theory]
    [InlineData("[outputs.lb.TargetGroupHealthCheck]", false, "ImmutableArray<global::Pulumi.Aws.LB.Outputs.TargetGroupHealthCheck>")]
    [InlineData("[outputs.index.GetAvailabilityZonesFilter]", true, "ImmutableArray<global::Pulumi.Aws.Outputs.GetAvailabilityZonesFilterResult>")]
    [InlineData("{string}", false, "ImmutableDictionary<string, string>")]
    [InlineData("string|enums.ec2.InstanceType", false, "string")]
    [InlineData("enums.rds.StorageType", false, "global::Pulumi.Aws.Rds.StorageType")]
    public void An_output_is_plain_and_an_enum_that_takes_strings_is_a_string(string type, bool isOfFunction, string expected) =>
        new TypeWriter(Facts, Committed.Naming("aws")).Output(FactType.Parse(type).Type, isOfFunction).ShouldBe(expected);

    [Fact]
    public void A_question_mark_is_of_the_property_and_not_of_its_type()
    {
        FactType.Parse("[string]?").ShouldBe((new ListType(new PlainType("string")), true));
        FactType.Parse("[string]").IsOptional.ShouldBeFalse();
    }
}
