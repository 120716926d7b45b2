using Pulumi;
using Pulumi.Aws.Ec2;
using Pulumi.Aws.LB.Inputs;
using Shouldly;
using Xunit;
using Acm = Pulumi.Aws.Acm;
using Efs = Pulumi.Aws.Efs;
using Lb = Pulumi.Aws.LB;
using SecretsManager = Pulumi.Aws.SecretsManager;

namespace OfflinePreview.Tests.Recording;

public sealed class RecorderTests
{
    [Fact]
    public async Task What_only_a_deployment_knows_is_a_reference_wherever_it_ends_up()
    {
        var document = await SmallPrograms.Of(() =>
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

    [Fact]
    public async Task A_text_that_hides_its_reference_still_depends_on_the_resource()
    {
        var document = await SmallPrograms.Of(() =>
        {
            var vpc = new Vpc("net", new VpcArgs { CidrBlock = "10.0.0.0/16" });
            _ = new Vpc("other", new VpcArgs { CidrBlock = vpc.Id.Apply(id => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(id))) });
        });

        document.Single("other").Dependencies.ShouldBe([document.Single("net").Urn]);
    }

    [Fact]
    public async Task A_list_of_objects_that_only_a_deployment_knows_has_one_element_of_references()
    {
        var document = await SmallPrograms.Of(() =>
        {
            var certificate = new Acm.Certificate("cert", new Acm.CertificateArgs { DomainName = "a.example.com" });
            _ = new Vpc("uses", new VpcArgs { CidrBlock = certificate.DomainValidationOptions.GetAt(0).Apply(option => option.ResourceRecordName!) });
        });

        document.Single("uses").Inputs["cidrBlock"]!.GetValue<string>()
            .ShouldBe("${aws:acm/certificate:Certificate::cert.domainValidationOptions[0].resourceRecordName}");
    }

    [Fact]
    public async Task An_input_that_comes_back_as_an_output_keeps_its_value()
    {
        var document = await SmallPrograms.Of(() =>
        {
            var address = new Eip("first", new EipArgs { Domain = "vpc" });
            _ = new Eip("second", new EipArgs { Domain = address.Domain });
        });

        document.Single("second").Inputs["domain"]!.GetValue<string>().ShouldBe("vpc");
        document.Single("second").Dependencies.ShouldBe([document.Single("first").Urn]);
    }

    [Fact]
    public async Task A_secret_is_masked_and_what_it_is_made_of_still_counts()
    {
        var document = await SmallPrograms.Of(() =>
        {
            var vpc = new Vpc("net", new VpcArgs { CidrBlock = "10.0.0.0/16" });
            _ = new SecretsManager.SecretVersion("value", new SecretsManager.SecretVersionArgs
            {
                SecretId = "id",
                SecretString = Output.Format($"{Output.CreateSecret("hunter2")}@{vpc.Arn}"),
            });
        });

        document.Single("value").Inputs.ToJsonString().ShouldBe("""{"secretId":"id","secretString":"[secret]"}""");
        document.Single("value").PropertyDependencies["secretString"].ShouldBe([document.Single("net").Urn]);
        PreviewJson.Write(document).ShouldNotContain("hunter2");
    }

    [Fact]
    public async Task A_secret_inside_a_structure_is_masked_and_nothing_beside_it()
    {
        var document = await SmallPrograms.Of(() => _ = new Lb.ListenerRule("rule", new Lb.ListenerRuleArgs
        {
            ListenerArn = "arn",
            Conditions = { new ListenerRuleConditionArgs { PathPattern = new ListenerRuleConditionPathPatternArgs { Values = { "/*" } } } },
            Actions =
            {
                new ListenerRuleActionArgs
                {
                    Type = "fixed-response",
                    FixedResponse = new ListenerRuleActionFixedResponseArgs { StatusCode = "503", ContentType = "text/plain", MessageBody = Output.CreateSecret("hunter2") },
                },
            },
        }));

        document.Single("rule").Inputs["actions"]!.ToJsonString()
            .ShouldBe("""[{"fixedResponse":{"contentType":"text/plain","messageBody":"[secret]","statusCode":"503"},"type":"fixed-response"}]""");
    }

    [Fact]
    public async Task A_map_with_a_secret_in_it_is_masked_as_a_whole_because_the_sdk_does_not_tell_which_entry_it_is()
    {
        var document = await SmallPrograms.Of(() => _ = new Vpc("net", new VpcArgs { CidrBlock = "10.0.0.0/16", Tags = { ["open"] = "yes", ["hidden"] = Output.CreateSecret("hunter2") } }));

        document.Single("net").Inputs.ToJsonString().ShouldBe("""{"cidrBlock":"10.0.0.0/16","tags":"[secret]"}""");
    }

    [Fact]
    public async Task What_is_made_of_a_secret_input_of_another_resource_is_secret_too()
    {
        var document = await SmallPrograms.Of(() =>
        {
            var address = new Eip("first", new EipArgs { Domain = Output.CreateSecret("hunter2") });
            _ = new Eip("second", new EipArgs { Domain = address.Domain });
        });

        document.Single("second").Inputs["domain"]!.GetValue<string>().ShouldBe("[secret]");
    }

    [Fact]
    public async Task An_input_whose_property_has_another_name_is_found()
    {
        var document = await SmallPrograms.Of(() => _ = new Efs.BackupPolicy("policy", new Efs.BackupPolicyArgs
        {
            FileSystemId = "fs-1",
            BackupPolicyDetails = new Efs.Inputs.BackupPolicyBackupPolicyArgs { Status = Output.CreateSecret("ENABLED") },
        }));

        document.Single("policy").Inputs["backupPolicy"]!.ToJsonString().ShouldBe("""{"status":"[secret]"}""");
    }

    [Fact]
    public async Task Children_are_protected_with_their_parent_unless_they_say_otherwise()
    {
        var document = await SmallPrograms.Of(() => _ = new SmallPrograms.Holder("outer", outer =>
        {
            _ = new SmallPrograms.Holder("inner", inner => _ = new Vpc("deep", new VpcArgs(), new CustomResourceOptions { Parent = inner }), new ComponentResourceOptions { Parent = outer });
            _ = new Vpc("free", new VpcArgs(), new CustomResourceOptions { Parent = outer, Protect = false });
        }, new ComponentResourceOptions { Protect = true }));

        document.Single("inner").Protect.ShouldBeTrue();
        document.Single("deep").Protect.ShouldBeTrue();
        document.Single("free").Protect.ShouldBeFalse();
    }

    [Fact]
    public async Task A_urn_names_the_types_of_all_parents()
    {
        var document = await SmallPrograms.Of(() => _ = new SmallPrograms.Holder("outer", outer => _ = new SmallPrograms.Holder("inner",
            inner => _ = new Vpc("deep", new VpcArgs(), new CustomResourceOptions { Parent = inner }), new ComponentResourceOptions { Parent = outer })));

        document.Single("deep").Urn.ShouldBe("urn:pulumi:test::project::test:index:Holder$test:index:Holder$aws:ec2/vpc:Vpc::deep");
        document.Single("deep").Parent.ShouldBe(document.Single("inner").Urn);
        document.Single("outer").Parent.ShouldBe("urn:pulumi:test::project::pulumi:pulumi:Stack::project-test");
    }

    [Fact]
    public async Task Whoever_depends_on_a_component_depends_on_all_it_holds()
    {
        var document = await SmallPrograms.Of(() =>
        {
            var holder = new SmallPrograms.Holder("holder", self =>
            {
                _ = new Vpc("one", new VpcArgs(), new CustomResourceOptions { Parent = self });
                _ = new Vpc("two", new VpcArgs(), new CustomResourceOptions { Parent = self });
            });
            _ = new Vpc("last", new VpcArgs(), new CustomResourceOptions { DependsOn = { holder } });
        });

        document.Single("last").DependsOn.ShouldBe([document.Single("one").Urn, document.Single("two").Urn]);
        document.Single("last").Dependencies.ShouldBe(document.Single("last").DependsOn);
    }

    [Fact]
    public async Task Options_are_in_the_document()
    {
        var document = await SmallPrograms.Of(() => _ = new Vpc("net", new VpcArgs(), new CustomResourceOptions
        {
            IgnoreChanges = { "tags" },
            ReplaceOnChanges = { "cidrBlock" },
            AdditionalSecretOutputs = { "arn" },
            DeleteBeforeReplace = true,
            RetainOnDelete = true,
            CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(5) },
        }));

        var vpc = document.Single("net");
        (vpc.IgnoreChanges, vpc.ReplaceOnChanges, vpc.AdditionalSecretOutputs).ShouldSatisfyAllConditions(
            options => options.IgnoreChanges.ShouldBe(["tags"]),
            options => options.ReplaceOnChanges.ShouldBe(["cidrBlock"]),
            options => options.AdditionalSecretOutputs.ShouldBe(["arn"]));
        (vpc.DeleteBeforeReplace, vpc.RetainOnDelete).ShouldBe((true, true));
        vpc.Timeouts.ShouldBe([KeyValuePair.Create("create", TimeSpan.FromMinutes(5))]);
    }

    [Fact]
    public async Task Two_resources_of_one_urn_are_refused_in_one_line()
    {
        var failure = await Should.ThrowAsync<PreviewException>(() => SmallPrograms.Of(() =>
        {
            _ = new Vpc("net", new VpcArgs());
            _ = new Vpc("net", new VpcArgs());
        }));

        failure.Message.ShouldBe("Duplicate resource URN 'urn:pulumi:test::project::aws:ec2/vpc:Vpc::net'; try giving it a unique name");
    }

    [Fact]
    public async Task A_failure_inside_the_program_is_reported_without_a_stack_trace()
    {
        var failure = await Should.ThrowAsync<PreviewException>(() => SmallPrograms.Of(() =>
        {
            var vpc = new Vpc("net", new VpcArgs());
            _ = new Vpc("other", new VpcArgs { CidrBlock = vpc.Id.Apply(id => id.Length > 0 ? throw new InvalidOperationException("no such block") : id) });
        }));

        failure.Message.ShouldContain("no such block");
        failure.Message.ShouldNotContain("   at ");
        failure.Message.ShouldNotContain("Running program");
    }

    [Fact]
    public async Task A_reference_to_a_missing_resource_is_rejected()
    {
        var failure = await Should.ThrowAsync<PreviewException>(() => SmallPrograms.Of(() => _ = new Vpc("net", new VpcArgs { CidrBlock = "${aws:ec2/vpc:Vpc::gone.id}" })));

        failure.Message.ShouldContain("The reference ${aws:ec2/vpc:Vpc::gone.id} is to no resource of the stack.");
    }

    [Theory]
    [InlineData("${NAME:-default} ${1} $${x} ${}")]
    [InlineData("${aws:username} and ${aws:PrincipalTag/team}")]
    [InlineData("${VALUE:0:3} ${unclosed")]
    public async Task What_only_looks_like_a_reference_is_left_alone(string text)
    {
        var document = await SmallPrograms.Of(() => _ = new Vpc("net", new VpcArgs { CidrBlock = text }));

        document.Single("net").Inputs["cidrBlock"]!.GetValue<string>().ShouldBe(text);
    }

    [Fact]
    public async Task A_question_to_the_cloud_that_nobody_answers_is_named()
    {
        var failure = await Should.ThrowAsync<PreviewException>(() => SmallPrograms.Of(() =>
            _ = Deployment.Instance.Invoke<object>("aws:ec2/getAmi:getAmi", InvokeArgs.Empty)));

        failure.Message.ShouldContain("no result for the function aws:ec2/getAmi:getAmi");
    }
}
