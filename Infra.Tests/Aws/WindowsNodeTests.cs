using System.Text.Json.Nodes;
using OctopusHA.Bootstrap;
using OctopusHA.Settings;
using Shouldly;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace OctopusHA.Tests.Aws;

/// <summary>What is promised of nodes that are Windows machines.</summary>
public class WindowsNodeTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public async Task Each_node_is_a_group_of_exactly_one_machine_that_receives_its_name(int count)
    {
        var preview = await Windows($"nodes: {{ host: windows, count: {count} }}");
        preview.Groups().Count().ShouldBe(count);
        for (var i = 1; i <= count; i++)
        {
            var machine = preview.Single($"nodes-group-node{i}");
            (machine.Text("minSize"), machine.Text("maxSize"), machine.Text("desiredCapacity")).ShouldBe(("1", "1", "1"));
            machine.Text("name").ShouldBe($"octopus-ha-test-node{i}");
            machine.Text("launchTemplate.id").ShouldBe(preview.Single($"nodes-template-node{i}").Reference("id"));
            preview.UserData($"node{i}").ShouldContain($"    NodeName = 'node{i}'\n");
        }
    }

    [Fact]
    public async Task A_draining_node_keeps_running_because_only_a_failed_machine_is_replaced()
    {
        var preview = await Windows("nodes: { host: windows, count: 3 }");
        preview.Groups().Count().ShouldBe(3);
        preview.Groups().ShouldAllBe(machine => machine.Text("healthCheckType") == "EC2");
    }

    [Fact]
    public async Task Two_machines_of_one_node_never_run_side_by_side() =>
        (await Windows()).Groups().ShouldAllBe(machine =>
            machine.Text("instanceMaintenancePolicy.minHealthyPercentage") == "0" && machine.Text("instanceMaintenancePolicy.maxHealthyPercentage") == "100");

    [Fact]
    public async Task A_changed_template_replaces_no_running_machine()
    {
        foreach (var machine in (await Windows()).Groups())
        {
            machine.Input("instanceRefresh").ShouldBeNull();
            machine.Input("maxInstanceLifetime").ShouldBeNull();
            machine.Text("launchTemplate.version").ShouldBe("$Latest");
        }
    }

    [Fact]
    public async Task All_nodes_start_at_once_because_the_others_wait_for_the_first_one_by_themselves()
    {
        var preview = await Windows("nodes: { host: windows, count: 4 }");
        foreach (var group in preview.Groups())
        {
            preview.Groups().Where(other => group.Dependencies.Contains(other.Urn) || group.DependsOn.Contains(other.Urn)).ShouldBeEmpty(group.Name);
        }

        preview.UserData("node1").ShouldContain("FirstNode = 'true'");
        preview.UserData("node2").ShouldContain("FirstNode = 'false'");
    }

    [Fact]
    public async Task A_new_machine_is_held_until_its_node_serves_and_pulumi_up_waits_for_it()
    {
        var preview = await Windows("nodes: { host: windows, count: 3 }");
        foreach (var group in preview.Groups())
        {
            var hook = group.Input("initialLifecycleHooks")!.AsArray().Single(each => each!["lifecycleTransition"]!.ToString() == "autoscaling:EC2_INSTANCE_LAUNCHING")!;
            // A machine that never reports is replaced, and not put into service.
            hook["defaultResult"]!.ToString().ShouldBe("ABANDON");
            var node = group.Name["nodes-group-".Length..];
            preview.UserData(node).ShouldContain($"    LaunchHook = '{hook["name"]}'\n");
            preview.UserData(node).ShouldContain($"    LaunchGroup = '{group.Text("name")}'\n");
            // Longer than a step of the script, between two of its signs of life.
            ((int)hook["heartbeatTimeout"]!).ShouldBeInRange(InstallScript.LongestStepMinutes * 60 + 300, 7200);
            var wait = int.Parse(group.Text("waitForCapacityTimeout")!.TrimEnd('m'));
            wait.ShouldBeGreaterThan(InstallScript.FirstNodeMinutes + 15, "the others wait for the first node, and then install themselves");
            group.Timeouts["update"].TotalMinutes.ShouldBeGreaterThan(wait);
        }
    }

    [Fact]
    public async Task A_machine_may_let_go_and_keep_machines_of_its_stack_alone()
    {
        var launch = Statement(await Windows(), "nodes-machine-policy", "Launch");
        launch["Action"]!.ToJsonString().ShouldBe("""["autoscaling:CompleteLifecycleAction","autoscaling:RecordLifecycleActionHeartbeat"]""");
        launch["Resource"]![0]!.ToString().ShouldEndWith(":autoScalingGroup:*:autoScalingGroupName/octopus-ha-test-node*");
    }

    [Fact]
    public async Task Copies_of_what_is_downloaded_are_in_the_stack_s_own_versioned_bucket_and_a_machine_may_write_nothing_else_there()
    {
        var preview = await Windows();
        preview.UserData("node2").ShouldContain($"    StoreBucket = '{preview.Single("nodes-script").Reference("bucket")}'\n");
        preview.Single("nodes-script-versioning").Text("versioningConfiguration.status").ShouldBe("Enabled");
        var store = Statement(preview, "nodes-machine-policy", "Store");
        store["Action"]!.ToJsonString().ShouldBe("""["s3:GetObject","s3:PutObject","s3:AbortMultipartUpload"]""");
        store["Resource"]!.ToJsonString().ShouldBe("""["${aws:s3/bucket:Bucket::nodes-script.arn}/downloads/*"]""");
        Statement(preview, "nodes-machine-policy", "Script")["Action"]!.ToJsonString().ShouldNotContain("Put");
    }

    [Fact]
    public async Task A_node_is_pinned_to_a_zone_and_zones_take_nodes_in_turn()
    {
        var preview = await Windows("nodes: { host: windows, count: 4 }\nnetwork: { zones: 3 }");
        for (var i = 1; i <= 4; i++)
        {
            var subnets = preview.Single($"nodes-group-node{i}").Input("vpcZoneIdentifiers")!.AsArray();
            subnets.ShouldHaveSingleItem()!.ToString().ShouldBe(preview.Single($"network-node-subnet-{(i - 1) % 3 + 1}").Reference("id"));
        }
    }

    [Fact]
    public async Task A_node_is_in_the_web_pool_the_grpc_pool_and_its_own_polling_pool()
    {
        var preview = await Windows("polling: { mode: port-per-node }");
        preview.Single("nodes-group-node2").Input("targetGroupArns")!.AsArray().Select(arn => arn!.ToString()).ShouldBe(
        [
            preview.Single("load-balancer-web").Reference("arn"),
            preview.Single("load-balancer-grpc").Reference("arn"),
            preview.Single("polling-pool-node2").Reference("arn"),
        ]);
    }

    [Theory]
    [InlineData("port-per-node", "polling-pool-node2")]
    [InlineData("shared-address", "polling-pool-shared")]
    public async Task A_mode_of_polling_that_has_pools_has_the_same_as_with_containers(string mode, string pool)
    {
        var preview = await Windows($"polling: {{ mode: {mode} }}\nredisPassword: {StackText.Password}");
        preview.Single("nodes-group-node2").Text("targetGroupArns.2").ShouldBe(preview.Single(pool).Reference("arn"));
        (preview.Single(pool).Text("targetType"), preview.Single(pool).Text("healthCheck.protocol")).ShouldBe(("instance", "TCP"));
        preview.UserData("node2").Contains("    RedisSecret = '${aws:secretsmanager/secret:Secret::nodes-secret-redis.arn}'\n", StringComparison.Ordinal).ShouldBe(mode == "shared-address");
    }

    [Theory]
    [InlineData("application", "HTTP", null)]
    [InlineData("network", "TCP", "false")]
    public async Task A_machine_is_a_target_by_itself_and_may_call_its_own_cluster(string kind, string protocol, string? preserveClientIp)
    {
        var preview = await Windows($"loadBalancer: {{ kind: {kind}, domain: octopus.example.com, dnsZone: example.com }}");
        var web = preview.Single("load-balancer-web");
        (web.Text("targetType"), web.Text("protocol"), web.Text("preserveClientIp")).ShouldBe(("instance", protocol, preserveClientIp));
    }

    [Fact]
    public async Task The_port_of_the_web_is_the_same_as_in_a_container()
    {
        var preview = await Windows();
        preview.Single("load-balancer-web").Text("port").ShouldBe("8080");
        preview.UserData("node1").ShouldContain("    WebPort = '8080'\n");
    }

    [Fact]
    public async Task The_image_is_windows_server_2022_as_amazon_publishes_it_or_the_given_one()
    {
        (await Windows()).Single("nodes-template-node1").Text("imageId").ShouldBe("resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base");
        (await Windows("nodes: { host: windows, machineImage: ami-0123456789abcdef0 }")).Single("nodes-template-node2").Text("imageId").ShouldBe("ami-0123456789abcdef0");
    }

    [Theory]
    [InlineData("small", "c6i.large", "10")]
    [InlineData("medium", "c6i.xlarge", "20")]
    [InlineData("large", "c6i.2xlarge", "40")]
    [InlineData("xlarge", "c6i.4xlarge", "80")]
    [InlineData("m6i.large", "m6i.large", "10")]
    public async Task A_size_is_an_instance_type_and_brings_its_task_cap(string size, string type, string tasks)
    {
        var preview = await Windows($"nodes: {{ host: windows, size: {size} }}");
        preview.Single("nodes-template-node1").Text("instanceType").ShouldBe(type);
        preview.UserData("node1").ShouldContain($"    TaskCap = '{tasks}'\n");
    }

    [Fact]
    public async Task A_machine_has_a_root_and_a_data_volume_both_encrypted_and_its_own()
    {
        var volumes = (await Windows("nodes: { host: windows, dataVolumeGiB: 250 }")).Single("nodes-template-node1").Input("blockDeviceMappings")!.AsArray();
        volumes.Select(volume => (volume!["deviceName"]!.ToString(), (int)volume["ebs"]!["volumeSize"]!)).ShouldBe([("/dev/sda1", 80), ("xvdf", 250)]);
        foreach (var volume in volumes)
        {
            (volume!["ebs"]!["volumeType"]!.ToString(), volume["ebs"]!["encrypted"]!.ToString(), volume["ebs"]!["deleteOnTermination"]!.ToString()).ShouldBe(("gp3", "true", "true"));
        }
    }

    [Fact]
    public async Task Machines_have_no_key_pair_and_are_accessed_through_session_manager()
    {
        var preview = await Windows();
        preview.OfType("aws:ec2/launchTemplate:LaunchTemplate").ShouldAllBe(template => template.Input("keyName") == null);
        Statement(preview, "nodes-machine-session-policy", "Session")["Action"]!.AsArray().Select(action => action!.ToString()).ShouldContain("ssmmessages:OpenDataChannel");
        Statement(preview, "nodes-machine-session-policy", "Session")["Action"]!.ToJsonString().ShouldNotContain("GetParameter");
    }

    [Fact]
    public async Task A_machine_may_read_its_secrets_and_its_script_and_little_else()
    {
        var preview = await Windows();
        Statement(preview, "nodes-machine-policy", "Secrets")["Resource"]!.AsArray().Select(arn => arn!.ToString()).ShouldBe(
            Secrets.Select(name => preview.Single($"nodes-secret-{name}").Reference("arn")));
        Statement(preview, "nodes-machine-policy", "Script")["Resource"]!.ToJsonString().ShouldBe("""["${aws:s3/bucket:Bucket::nodes-script.arn}/install-node.ps1"]""");
        Statement(preview, "nodes-machine-policy", "Key")["Action"]!.ToJsonString().ShouldBe("""["kms:Decrypt","kms:GenerateDataKey"]""");
        Statements(preview, "nodes-machine-policy").Select(statement => statement["Sid"]!.ToString()).ShouldBe(["Logs", "FindLogs", "Secrets", "Key", "Script", "Store", "FindObjects", "Launch", "Report"]);
    }

    [Fact]
    public async Task A_machine_may_tell_how_its_installation_went_by_one_tag_on_machines_of_its_stack()
    {
        var report = Statement(await Windows(), "nodes-machine-policy", "Report");
        report["Action"]!.ToJsonString().ShouldBe("""["ec2:CreateTags"]""");
        report["Condition"]!.ToJsonString().ShouldBe("""{"StringEquals":{"aws:ResourceTag/project":"octopus-ha","aws:ResourceTag/stack":"test"},"ForAllValues:StringEquals":{"aws:TagKeys":"octopus-ha:install"}}""");
    }

    [Fact]
    public async Task The_machines_of_a_group_carry_its_tags_and_their_volumes_too()
    {
        var preview = await Windows();
        var machine = preview.Single("nodes-group-node2");
        machine.Input("tags")!.AsArray().ShouldAllBe(tag => (bool)tag!["propagateAtLaunch"]!);
        machine.Tags()["node"].ShouldBe("node2");
        var volumes = preview.Single("nodes-template-node2").Input("tagSpecifications")!.AsArray().ShouldHaveSingleItem()!;
        (volumes["resourceType"]!.ToString(), volumes["tags"]!["node"]!.ToString()).ShouldBe(("volume", "node2"));
    }

    [Fact]
    public async Task Auto_scaling_may_use_the_key_of_the_volumes_and_no_other_role_of_the_account_by_that()
    {
        var policy = JsonNode.Parse((await Windows()).Single("encryption-key").Text("policy")!)!["Statement"]!.AsArray();
        const string role = "arn:aws:iam::${aws:index/getCallerIdentity:getCallerIdentity.accountId}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";
        foreach (var sid in new[] { "Volumes", "VolumesWhileAttached" })
        {
            var condition = policy.Single(statement => statement!["Sid"]!.ToString() == sid)!["Condition"]!;
            condition["StringEquals"]!["aws:PrincipalArn"]!.ToString().ShouldBe(role);
            condition["StringEquals"]!["kms:CallerAccount"]!.ToString().ShouldBe("${aws:index/getCallerIdentity:getCallerIdentity.accountId}");
        }

        policy.Single(statement => statement!["Sid"]!.ToString() == "VolumesWhileAttached")!["Condition"]!["Bool"]!["kms:GrantIsForAWSResource"]!.ToString().ShouldBe("true");
        JsonNode.Parse((await Previews.Of()).Single("encryption-key").Text("policy")!)!["Statement"]!.AsArray().ShouldNotContain(statement => statement!["Sid"]!.ToString() == "Volumes");
    }

    [Fact]
    public async Task The_script_that_a_machine_runs_is_the_whole_one_in_the_version_that_it_was_made_for()
    {
        var preview = await Windows();
        var script = preview.Single("nodes-script-object");
        script.Text("content").ShouldBe(InstallScript.For(Cloud.Aws));
        (script.Text("serverSideEncryption"), script.Text("kmsKeyId")).ShouldBe(("aws:kms", preview.Single("encryption-key").Reference("arn")));
        script.DependsOn.ShouldContain(preview.Single("nodes-script-versioning").Urn);
        preview.UserData("node1").ShouldContain($" Version = '{script.Reference("versionId")}'");
        preview.UserData("node1").ShouldContain(InstallScript.Sha256(Cloud.Aws));
        preview.Single("nodes-template-node1").Dependencies.ShouldContain(script.Urn);
    }

    [Fact]
    public async Task A_machine_trusts_the_word_of_the_load_balancers_subnets_about_who_calls()
    {
        (await Windows("network: { zones: 3 }")).UserData("node1").ShouldContain("    TrustedProxies = '10.0.16.0/20,10.0.80.0/20,10.0.144.0/20'\n");
        (await Windows("loadBalancer: { scheme: public, domain: octopus.example.com, dnsZone: example.com }\nnetwork: { allowedCidrs: [203.0.113.0/24] }"))
            .UserData("node1").ShouldContain("    TrustedProxies = '10.0.0.0/20,10.0.64.0/20'\n");
        (await Windows("network: { existing: { vpcId: vpc-1, cidr: 10.8.0.0/16, nodeSubnets: { a: subnet-1, b: subnet-2 } } }"))
            .UserData("node1").ShouldContain("    TrustedProxies = '10.8.0.0/16'\n");
    }

    [Fact]
    public async Task A_machine_starts_only_when_it_can_read_what_it_needs_and_drain_when_it_goes()
    {
        var preview = await Windows("polling: { mode: port-per-node }");
        var machine = preview.Single("nodes-group-node2");
        foreach (var name in new[] { "nodes-machine-policy", "nodes-machine-session-policy", "nodes-secret-share-password-value", "nodes-script-object", "nodes-drain-target", "nodes-drain-policy", "nodes-drain-event-policy", "network-private-1-default-route", "load-balancer-listener-443", "polling-listener-node2" })
        {
            machine.Dependencies.ShouldContain(preview.Single(name).Urn, name);
        }

        machine.Dependencies.ShouldNotContain(preview.Single("polling-listener-node1").Urn);
        preview.Single("nodes-template-node2").Dependencies.ShouldContain(preview.Single("storage-file-system").Urn);
    }

    [Fact]
    public async Task A_machine_that_is_to_go_is_held_until_its_node_has_drained_and_never_for_long()
    {
        var preview = await Windows();
        foreach (var machine in preview.Groups())
        {
            var hook = machine.Input("initialLifecycleHooks")!.AsArray().Single(each => each!["lifecycleTransition"]!.ToString() != "autoscaling:EC2_INSTANCE_LAUNCHING")!;
            (hook["lifecycleTransition"]!.ToString(), hook["defaultResult"]!.ToString(), (int)hook["heartbeatTimeout"]!).ShouldBe(("autoscaling:EC2_INSTANCE_TERMINATING", "CONTINUE", 900));
            JsonNode.Parse(preview.Single("nodes-drain-rule").Text("eventPattern")!)!["detail"]!["LifecycleHookName"]![0]!.ToString().ShouldBe(hook["name"]!.ToString());
            // Pulumi gives a group that goes longer than the group gives its machine.
            machine.Timeouts["delete"].ShouldBeGreaterThan(TimeSpan.FromSeconds(900));
            // The provider makes a group anew for another hook, and its machine with it.
            machine.IgnoreChanges.ShouldBe(["initialLifecycleHooks"]);
        }
    }

    [Fact]
    public async Task The_automation_drains_the_node_and_lets_the_machine_go_whatever_came_of_it()
    {
        var preview = await Windows();
        var target = preview.Single("nodes-drain-target");
        target.Text("arn").ShouldBe("arn:aws:ssm:us-east-1:${aws:index/getCallerIdentity:getCallerIdentity.accountId}:automation-definition/${aws:ssm/document:Document::nodes-drain.name}:$DEFAULT");

        using var text = new StringReader(preview.Single("nodes-drain").Text("content")!);
        var yaml = new YamlStream();
        yaml.Load(text);
        var root = yaml.Documents.ShouldHaveSingleItem().RootNode;
        var steps = ((YamlSequenceNode)root["mainSteps"]).Children;
        steps.Select(step => $"{step["name"]} {step["action"]}").ShouldBe(["Drain aws:runCommand", "LetGo aws:executeAwsApi"]);
        ($"{steps[0]["onFailure"]}", $"{steps[0]["nextStep"]}", $"{steps[0]["onCancel"]}").ShouldBe(("Continue", "LetGo", "step:LetGo"));
        ((YamlSequenceNode)steps[0]["inputs"]["Parameters"]["commands"]).Select(line => $"{line}")
            .ShouldContain("& $server node --instance=OctopusServer --drain=true --wait=600 --cancel-tasks");
        ($"{steps[1]["inputs"]["Api"]}", $"{steps[1]["inputs"]["LifecycleActionResult"]}").ShouldBe(("CompleteLifecycleAction", "CONTINUE"));
        // The command ends before the hold does.
        int.Parse($"{steps[0]["timeoutSeconds"]}").ShouldBeLessThan(900);

        // Every value that the event brings is a parameter, and the other way round.
        var given = JsonNode.Parse(target.Text("inputTransformer.inputTemplate")!.Replace("<", "\"<", StringComparison.Ordinal).Replace(">", ">\"", StringComparison.Ordinal))!.AsObject();
        given.Select(value => value.Key).ShouldBe(((YamlMappingNode)root["parameters"]).Children.Keys.Select(name => $"{name}"), ignoreOrder: true);
        given.Select(value => value.Value![0]!.ToString().Trim('<', '>')).ShouldBe(target.Input("inputTransformer.inputPaths")!.AsObject().Select(path => path.Key), ignoreOrder: true);
    }

    [Fact]
    public async Task The_automation_may_run_one_command_on_machines_of_its_stack_and_let_them_go()
    {
        var preview = await Windows();
        Statement(preview, "nodes-drain-policy", "Command")["Resource"]!.ToJsonString().ShouldBe("""["arn:aws:ssm:us-east-1::document/AWS-RunPowerShellScript"]""");
        Statement(preview, "nodes-drain-policy", "Machines")["Condition"]!.ToJsonString().ShouldBe("""{"StringEquals":{"ssm:resourceTag/project":"octopus-ha","ssm:resourceTag/stack":"test"}}""");
        Statement(preview, "nodes-drain-policy", "LetGo")["Resource"]![0]!.ToString().ShouldEndWith(":autoScalingGroup:*:autoScalingGroupName/octopus-ha-test-node*");
        Statement(preview, "nodes-drain-event-policy", "Pass")["Condition"]!.ToJsonString().ShouldBe("""{"StringEquals":{"iam:PassedToService":"ssm.amazonaws.com"}}""");
    }

    [Fact]
    public async Task No_machine_runs_during_maintenance()
    {
        foreach (var machine in (await Windows("maintenance: true")).Groups())
        {
            (machine.Text("minSize"), machine.Text("maxSize"), machine.Text("desiredCapacity")).ShouldBe(("0", "0", "0"));
        }
    }

    [Fact]
    public async Task Alarms_name_a_node_without_a_machine_and_storage_that_fills_up()
    {
        var preview = await Windows("nodes: { host: windows, count: 3 }\nstorage: { capacityGiB: 100 }");
        for (var i = 1; i <= 3; i++)
        {
            var alarm = preview.Single($"alerts-machine-node{i}");
            (alarm.Text("namespace"), alarm.Text("metricName"), alarm.Text("treatMissingData"), alarm.Text("threshold")).ShouldBe(("AWS/AutoScaling", "GroupInServiceInstances", "breaching", "1"));
            alarm.Text("dimensions.AutoScalingGroupName").ShouldBe($"octopus-ha-test-node{i}");
            preview.Single($"nodes-group-node{i}").Input("enabledMetrics")!.ToJsonString().ShouldBe("""["GroupInServiceInstances"]""");
        }

        var storage = preview.Single("alerts-storage");
        (storage.Text("metricName"), storage.Text("threshold")).ShouldBe(("FreeStorageCapacity", "10737418240"));
        (await Windows("maintenance: true")).Single("alerts-machine-node1").Text("actionsEnabled").ShouldBe("false");
    }

    [Fact]
    public async Task A_dead_end_of_containers_has_no_place_in_a_windows_stack()
    {
        var preview = await Windows();
        preview.Resources.ShouldNotContain(resource => resource.Type.StartsWith("aws:ecs/", StringComparison.Ordinal) || resource.Type.StartsWith("aws:efs/", StringComparison.Ordinal));
        (await Previews.Of()).Resources.ShouldNotContain(resource => resource.Type.StartsWith("aws:autoscaling/", StringComparison.Ordinal) || resource.Type.StartsWith("aws:fsx/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_five_parts_and_their_outputs_are_the_same_as_with_containers()
    {
        var (windows, containers) = (await Windows("polling: { mode: port-per-node }"), await Previews.Of("polling: { mode: port-per-node }"));
        static IEnumerable<string> Parts(PreviewDocument preview) => preview.Resources.Where(resource => !resource.Custom).Select(resource => $"{resource.Type} {resource.Name}").Order(StringComparer.Ordinal);
        Parts(windows).ShouldBe(Parts(containers));
        windows.Outputs.Select(output => output.Key).ShouldBe(containers.Outputs.Select(output => output.Key));
        windows.Outputs["pollingEndpoints"]!.ToJsonString().ShouldBe(containers.Outputs["pollingEndpoints"]!.ToJsonString());
        windows.Outputs["webUrl"]!.ToString().ShouldBe(containers.Outputs["webUrl"]!.ToString());
    }

    private static readonly string[] Secrets = ["admin-password", "connection-string", "master-key", "license", "share-password"];

    private static Task<PreviewDocument> Windows(string lines = "") => Previews.Of(StackText.Windows(lines));

    private static IEnumerable<JsonNode> Statements(PreviewDocument preview, string policy) =>
        JsonNode.Parse(preview.Single(policy).Text("policy")!)!["Statement"]!.AsArray().Select(statement => statement!);

    private static JsonNode Statement(PreviewDocument preview, string policy, string sid) => Statements(preview, policy).Single(statement => statement["Sid"]!.ToString() == sid);
}
