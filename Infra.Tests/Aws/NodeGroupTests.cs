using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Aws;

public class NodeGroupTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(8)]
    public async Task Each_node_is_a_service_of_one_task_with_a_name_of_its_own(int count)
    {
        var preview = await Previews.Of($"nodes: {{ count: {count} }}");
        preview.Services().Count().ShouldBe(count);
        for (var i = 1; i <= count; i++)
        {
            var service = preview.Single($"nodes-service-node{i}");
            service.Text("name").ShouldBe($"node{i}");
            service.Text("desiredCount").ShouldBe("1");
            service.Text("taskDefinition").ShouldBe(preview.Single($"nodes-task-node{i}").Reference("arn"));
            preview.Container($"node{i}", "octopus").Variables()["OCTOPUS_SERVER_NODE_NAME"].ShouldBe($"node{i}");
        }
    }

    [Fact]
    public async Task Two_tasks_of_one_node_never_run_side_by_side()
    {
        foreach (var service in (await Previews.Of()).Services())
        {
            service.Text("deploymentMinimumHealthyPercent").ShouldBe("0");
            service.Text("deploymentMaximumPercent").ShouldBe("100");
            service.Text("availabilityZoneRebalancing").ShouldBe("DISABLED");
        }
    }

    [Fact]
    public async Task The_first_node_creates_the_schema_before_other_nodes_start()
    {
        var preview = await Previews.Of("nodes: { count: 4 }");
        var first = preview.Single("nodes-service-node1");
        first.Text("waitForSteadyState").ShouldBe("true");
        foreach (var other in preview.Services().Where(service => service != first))
        {
            other.Text("waitForSteadyState").ShouldBe("false");
            other.Dependencies.ShouldContain(first.Urn);
            preview.Services().Where(service => other.Dependencies.Contains(service.Urn)).ShouldBe([first]);
        }
    }

    [Fact]
    public async Task Nodes_are_spread_over_the_zones_in_turn()
    {
        var preview = await Previews.Of("""
            nodes: { count: 4 }
            network: { zones: 3 }
            """);
        for (var i = 1; i <= 4; i++)
        {
            var zone = (i - 1) % 3 + 1;
            preview.Single($"nodes-service-node{i}").Text("networkConfiguration.subnets.0").ShouldBe(preview.Single($"network-node-subnet-{zone}").Reference("id"));
        }

        preview.Single("network-node-subnet-3").Text("availabilityZone").ShouldBe("us-east-1c");
    }

    [Fact]
    public async Task A_node_cannot_be_reached_from_the_internet()
    {
        foreach (var service in (await Previews.Of()).Services())
        {
            service.Text("networkConfiguration.assignPublicIp").ShouldBe("false");
            service.Text("networkConfiguration.securityGroups.0").ShouldBe("${aws:ec2/securityGroup:SecurityGroup::network-nodes-security-group.id}");
        }
    }

    [Fact]
    public async Task The_image_is_the_one_of_the_version_and_of_no_other()
    {
        var preview = await Previews.Of("nodes: { image: registry.example.com/octopus, watchdogImage: 'registry.example.com/busybox:1' }");
        preview.Container("node1", "octopus")["image"]!.ToString().ShouldBe("registry.example.com/octopus:2026.4.6909");
        preview.Container("node1", "watchdog")["image"]!.ToString().ShouldBe("registry.example.com/busybox:1");
    }

    [Fact]
    public async Task A_task_is_what_fargate_and_octopus_ask_for()
    {
        var preview = await Previews.Of("nodes: { size: medium }");
        var task = preview.Single("nodes-task-node1");
        task.Text("requiresCompatibilities.0").ShouldBe("FARGATE");
        task.Text("networkMode").ShouldBe("awsvpc");
        (task.Text("cpu"), task.Text("memory")).ShouldBe(("4096", "8192"));
        (task.Text("runtimePlatform.cpuArchitecture"), task.Text("runtimePlatform.operatingSystemFamily")).ShouldBe(("X86_64", "LINUX"));

        var server = preview.Container("node1", "octopus");
        server["portMappings"]!.AsArray().Select(mapping => (int)mapping!["containerPort"]!).ShouldBe([8080, 8443, 10943]);
        // The image's process ends when its standard input does.
        server["interactive"]!.GetValue<bool>().ShouldBeTrue();
        server["stopTimeout"]!.GetValue<int>().ShouldBe(120);
        var variables = server.Variables();
        (variables["ACCEPT_EULA"], variables["DISABLE_DIND"], variables["TASK_CAP"], variables["OCTOPUS_GRPC_SERVICES_PORT"]).ShouldBe(("Y", "Y", "20", "8443"));
        variables.Keys.ShouldBe(variables.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("small", "2048", "4096", "10")]
    [InlineData("large", "8192", "16384", "40")]
    [InlineData("xlarge", "16384", "32768", "80")]
    [InlineData("4096/16384", "4096", "16384", "20")]
    public async Task A_size_brings_its_task_cap(string size, string cpu, string memory, string cap)
    {
        var preview = await Previews.Of($"nodes: {{ size: {size} }}");
        var task = preview.Single("nodes-task-node2");
        (task.Text("cpu"), task.Text("memory")).ShouldBe((cpu, memory));
        preview.Container("node2", "octopus").Variables()["TASK_CAP"].ShouldBe(cap);
    }

    [Fact]
    public async Task Nodes_share_what_must_be_shared_and_keep_the_rest()
    {
        var preview = await Previews.Of();
        var mounts = preview.Container("node1", "octopus")["mountPoints"]!.AsArray().Select(mount => mount!["containerPath"]!.ToString());
        mounts.ShouldBe(["/artifacts", "/clusterShared", "/eventExports", "/repository", "/taskLogs"]);
        preview.Container("node1", "octopus").Variables()["CLUSTER_SHARED_CONFIG"].ShouldBe("SEPARATE_VOLUMES_WITH_CLUSTER_SHARED");
        foreach (var volume in preview.Single("nodes-task-node1").Input("volumes")!.AsArray())
        {
            var configuration = volume!["efsVolumeConfiguration"]!;
            configuration["transitEncryption"]!.ToString().ShouldBe("ENABLED");
            configuration["authorizationConfig"]!["iam"]!.ToString().ShouldBe("ENABLED");
            configuration["authorizationConfig"]!["accessPointId"]!.ToString().ShouldBe($"${{aws:efs/accessPoint:AccessPoint::storage-{volume["name"]}.id}}");
        }
    }

    [Fact]
    public async Task A_node_starts_only_when_it_can_mount_and_read_its_secrets_and_is_in_front_of_its_listeners()
    {
        var preview = await Previews.Of("polling: { mode: port-per-node }");
        var service = preview.Single("nodes-service-node2");
        foreach (var name in new[] { "storage-mount-target-1", "storage-mount-target-2", "nodes-secret-master-key-value", "nodes-secret-connection-string-value", "nodes-execution-policy", "nodes-task-policy", "storage-file-system-policy", "network-private-1-default-route", "load-balancer-listener-443", "polling-listener-node2" })
        {
            service.Dependencies.ShouldContain(preview.Single(name).Urn, name);
        }

        service.Dependencies.ShouldNotContain(preview.Single("polling-listener-node1").Urn);
    }

    [Fact]
    public async Task A_node_is_in_the_web_pool_the_grpc_pool_and_its_own_polling_pool()
    {
        var preview = await Previews.Of("polling: { mode: port-per-node }");
        Pools(preview, "node2").ShouldBe(
        [
            ("${aws:lb/targetGroup:TargetGroup::load-balancer-web.arn}", 8080),
            ("${aws:lb/targetGroup:TargetGroup::load-balancer-grpc.arn}", 8443),
            ("${aws:lb/targetGroup:TargetGroup::polling-pool-node2.arn}", 10943),
        ]);
    }

    [Fact]
    public async Task Maintenance_stops_every_node_and_waits_until_it_has()
    {
        foreach (var service in (await Previews.Of("maintenance: true")).Services())
        {
            service.Text("desiredCount").ShouldBe("0");
            service.Text("waitForSteadyState").ShouldBe("true");
        }
    }

    [Fact]
    public async Task Shell_access_to_a_node_is_off_by_default()
    {
        var off = await Previews.Of();
        off.Services().ShouldAllBe(service => service.Text("enableExecuteCommand") == "false");
        off.Find("nodes-task-shell-policy").ShouldBeNull();

        var on = await Previews.Of("nodes: { executeCommand: true }");
        on.Services().ShouldAllBe(service => service.Text("enableExecuteCommand") == "true");
        on.Single("nodes-task-shell-policy").Text("policy")!.ShouldContain("ssmmessages:OpenDataChannel");
    }

    [Fact]
    public async Task A_private_registry_on_ecr_is_readable_and_no_other_is_needed()
    {
        (await Previews.Of()).Find("nodes-execution-registry").ShouldBeNull();
        (await Previews.Of("nodes: { image: 123456789012.dkr.ecr.us-east-1.amazonaws.com/octopus }")).Find("nodes-execution-registry").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_running_node_may_write_to_its_folders_as_the_root_that_they_belong_to_and_nothing_else()
    {
        var policy = JsonNode.Parse((await Previews.Of()).Single("nodes-task-policy").Text("policy")!)!;
        var statements = policy["Statement"]!.AsArray();
        statements.Count.ShouldBe(5);
        foreach (var statement in statements)
        {
            statement!["Action"]!.AsArray().Select(action => action!.ToString()).ShouldBe(["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite", "elasticfilesystem:ClientRootAccess"]);
            statement["Condition"]!["StringEquals"]!["elasticfilesystem:AccessPointArn"]!.ToString().ShouldStartWith("${aws:efs/accessPoint:AccessPoint::storage-");
        }
    }

    private static IEnumerable<(string, int)> Pools(PreviewDocument preview, string node) =>
        preview.Single($"nodes-service-{node}").Input("loadBalancers")!.AsArray()
            .Select(pool => (pool!["targetGroupArn"]!.ToString(), (int)pool["containerPort"]!));
}
