using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>The rules of the translation, with a provider of two types: quick enough to run always.</summary>
public class TranslationTests
{
    private static readonly ProviderSchema Schema = new(JsonElement.Parse("""
        {
          "aws_lb_target_group": { "block": {
            "attributes": {
              "name": { "type": "string", "optional": true }, "arn": { "type": "string", "computed": true }, "port": { "type": "number", "optional": true },
              "tags": { "type": ["map", "string"], "optional": true }, "vpc_id": { "type": "string", "optional": true }, "load_balancer_arns": { "type": ["set", "string"], "computed": true }
            },
            "block_types": {
              "health_check": { "nesting_mode": "list", "max_items": 1, "block": { "attributes": { "path": { "type": "string", "optional": true } } } },
              "target_failover": { "nesting_mode": "list", "block": { "attributes": { "on_deregistration": { "type": "string", "required": true } } } }
            }
          } },
          "aws_vpc": { "block": { "attributes": {
            "id": { "type": "string", "computed": true }, "cidr_block": { "type": "string", "optional": true }, "description": { "type": "string", "optional": true },
            "route": { "type": ["set", ["object", { "cidr_block": "string", "gateway_id": "string" }]], "optional": true }
          } } }
        }
        """));

    [Fact]
    public void Names_follow_the_provider_and_a_single_block_becomes_a_list() =>
        Translate(Group("web", """{ "vpcId": "vpc-1", "healthCheck": { "path": "/" }, "targetFailovers": [{ "onDeregistration": "rebalance" }], "tags": { "camelCase": "stays" } }"""))
            ["aws_lb_target_group"]!["web"]!.AsObject().Where(member => member.Key != "name").Select(member => $"{member.Key}={member.Value!.ToJsonString()}").ShouldBe(
            [
                "vpc_id=\"vpc-1\"",
                "health_check=[{\"path\":\"/\"}]",
                "target_failover=[{\"on_deregistration\":\"rebalance\"}]",
                "tags={\"camelCase\":\"stays\"}",
            ]);

    [Fact]
    public void A_reference_becomes_an_interpolation_also_within_json() =>
        Text(Group("web", "{}"), Vpc("net", """{ "description": "{\"Arn\":\"${aws:lb/targetGroup:TargetGroup::web.arn}\"}" }"""))
            .ShouldBe("""{"Arn":"${aws_lb_target_group.web.arn}"}""");

    [Fact]
    public void A_step_into_a_block_or_a_set_takes_the_index_that_terraform_wants() =>
        Text(Group("web", "{}"), Vpc("net", """{ "description": "${aws:lb/targetGroup:TargetGroup::web.healthCheck.path} ${aws:lb/targetGroup:TargetGroup::web.loadBalancerArns[0]}" }"""))
            .ShouldBe("${aws_lb_target_group.web.health_check[0].path} ${tolist(aws_lb_target_group.web.load_balancer_arns)[0]}");

    [Fact]
    public void What_a_script_or_a_policy_writes_stays_as_it_is() =>
        Text(Vpc("net", """{ "description": "curl -w '%{http_code}' ${URL:-x} ${aws:username}" }"""))
            .ShouldBe("curl -w '%%{http_code}' $${URL:-x} $${aws:username}");

    [Fact]
    public void A_block_in_the_form_of_an_attribute_has_every_member() =>
        Translate(Vpc("net", """{ "routes": [{ "cidrBlock": "0.0.0.0/0" }] }"""))["aws_vpc"]!["net"]!["route"]!.ToJsonString()
            .ShouldBe("""[{"cidr_block":"0.0.0.0/0","gateway_id":null}]""");

    [Fact]
    public void What_has_no_name_is_named_as_pulumi_does_and_the_same_every_time()
    {
        var name = Translate(Group("web", "{}"))["aws_lb_target_group"]!["web"]!["name"]!.ToString();
        name.ShouldMatch("^web-[0-9a-f]{7}$");
        Translate(Group("web", "{}"))["aws_lb_target_group"]!["web"]!["name"]!.ToString().ShouldBe(name);
    }

    [Fact]
    public void A_logical_name_that_leaves_no_room_for_pulumis_digits_is_refused() =>
        Fault(Group("a-pool-with-twenty-five-c", "{}")).ShouldContain("33 characters; aws_lb_target_group takes 32");

    [Fact]
    public void An_unknown_token_fails_by_name() =>
        Fault(Resource("aws:ec2/teapot:Teapot", "pot", "{}")).ShouldContain("aws:ec2/teapot:Teapot");

    [Fact]
    public void Every_unknown_property_fails_by_name()
    {
        var message = Fault(Group("web", """{ "healthCheck": { "colour": "red" } }"""), Vpc("net", """{ "shape": "round" }"""));
        message.ShouldContain("healthCheck.colour");
        message.ShouldContain("shape");
    }

    [Theory]
    [InlineData("${aws:ec2/vpc:Vpc::gone.id}")]
    [InlineData("${aws:index/getTeapot:getTeapot.id}")]
    [InlineData("${aws:ec2/vpc:Vpc::net.colour}")]
    public void An_unknown_reference_fails_by_name(string reference) =>
        Fault(Vpc("net", $$"""{ "description": "{{reference}}" }""")).ShouldContain(reference.Contains("colour", StringComparison.Ordinal) ? "colour" : reference);

    [Fact]
    public void Options_become_what_terraform_has_for_them()
    {
        var group = Group("web", "{}");
        var vpc = Vpc("net", "{}") with { DependsOn = [group.Urn], IgnoreChanges = ["cidrBlock"], Protect = true };
        Translate(group, vpc)["aws_vpc"]!["net"]!.ToJsonString()
            .ShouldBe("""{"depends_on":["aws_lb_target_group.web"],"lifecycle":{"ignore_changes":["cidr_block"],"prevent_destroy":true}}""");
    }

    [Fact]
    public void A_secret_is_made_for_the_run() =>
        Text(Vpc("net-master-key", """{ "description": "[secret]" }""")).ShouldBe(Secrets.MasterKey);

    [Fact]
    public void Each_exception_and_each_gap_has_its_reason()
    {
        Tables.Properties.Values.ShouldAllBe(exception => exception.Reason.Length > 10);
        Tables.Gaps.ShouldAllBe(gap => gap.Reason.Length > 10);
        Tables.Stubbed.Values.ShouldAllBe(reason => reason.Length > 10);
    }

    private static readonly RunSecrets Secrets = new();

    private static string Text(params PreviewResource[] resources) => Translate(resources)["aws_vpc"]!.AsObject().Single().Value!["description"]!.ToString();

    private static string Fault(params PreviewResource[] resources) => Should.Throw<TranslationException>(() => Translate(resources)).Message;

    private static JsonObject Translate(params PreviewResource[] resources) =>
        Translation.Of(new PreviewDocument("octopus-ha", "test", resources, [], []), Schema, Secrets, new Dictionary<string, string>()).Json["resource"]!.AsObject();

    private static PreviewResource Group(string name, string inputs) => Resource("aws:lb/targetGroup:TargetGroup", name, inputs);

    private static PreviewResource Vpc(string name, string inputs) => Resource("aws:ec2/vpc:Vpc", name, inputs);

    private static PreviewResource Resource(string type, string name, string inputs) => new()
    {
        Urn = $"urn:pulumi:test::octopus-ha::{type}::{name}",
        Type = type,
        Name = name,
        Custom = true,
        Inputs = JsonNode.Parse(inputs)!.AsObject(),
    };
}
