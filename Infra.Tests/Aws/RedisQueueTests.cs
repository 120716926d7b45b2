using System.Text.Json.Nodes;
using OctopusHA.Bootstrap;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Aws;

/// <summary>The Redis queue of a shared polling address: in memory alone, one of it, reached by nodes only.</summary>
public class RedisQueueTests
{
    private const string Shared = "polling: { mode: shared-address }";
    private const string Managed = "polling: { mode: shared-address, redis: { kind: managed } }";
    private const string Own = "polling: { mode: shared-address, redis: { existing: { connectionString: 'redis.example.com:6380,password=x,ssl=true', securityGroupId: sg-9, port: 6380 } } }";

    private const string Variable = "OCTOPUS_MULTI_NODE_POLLING_TENTACLES_REDIS_CONNECTION_STRING";

    [Theory]
    [InlineData(Shared)]
    [InlineData(Managed)]
    [InlineData(Own)]
    public async Task Every_node_gets_the_same_connection_string_and_as_a_secret(string lines)
    {
        var preview = await Previews.Of($"{lines}\nnodes: {{ count: 3 }}");
        foreach (var node in new[] { "node1", "node2", "node3" })
        {
            var server = preview.Container(node, "octopus");
            server["secrets"]!.AsArray().Single(secret => secret!["name"]!.ToString() == Variable)!["valueFrom"]!.ToString()
                .ShouldBe("${aws:secretsmanager/secret:Secret::nodes-secret-redis.arn}");
            server.Variables().Keys.ShouldNotContain(Variable);
        }

        preview.Single("nodes-secret-redis-value").Text("secretString").ShouldBe("[secret]");
    }

    [Theory]
    [InlineData(Shared, "redis.octopus-ha-test.internal:6379,password=Redis-Secret-Four-4")]
    [InlineData(Managed, "redis-cache.example.com:6379,password=Redis-Secret-Four-4,ssl=true")]
    [InlineData(Own, "redis.example.com:6380,password=x,ssl=true")]
    public async Task The_connection_string_is_one_that_octopus_takes(string lines, string connectionString)
    {
        var registered = await Engine.Register($"{lines}\nredisPassword: Redis-Secret-Four-4");
        registered.Single(resource => resource.Name == "nodes-secret-redis-value").Inputs["secretString"].ShouldBe(connectionString);
    }

    [Theory]
    [InlineData("polling: { mode: none }")]
    [InlineData("polling: { mode: port-per-node }")]
    [InlineData("polling: { mode: address-per-node }")]
    public async Task Without_a_shared_address_there_is_no_queue_and_no_word_of_it(string lines)
    {
        var preview = await Previews.Of(lines);
        preview.Resources.ShouldNotContain(resource => resource.Name.Contains("redis", StringComparison.Ordinal));
        preview.Container("node1", "octopus").ToJsonString().ShouldNotContain(Variable);
    }

    [Fact]
    public async Task The_container_is_what_octopus_documents()
    {
        var preview = await Previews.Of("polling: { mode: shared-address, redis: { maxMemoryMiB: 1000 } }");
        var container = Redis(preview);
        container["image"]!.ToString().ShouldBe("public.ecr.aws/docker/library/redis:8.0.5");
        container["entryPoint"]!.ToJsonString().ShouldBe("""["sh","-c"]""");
        container["command"]![0]!.ToString().ShouldBe(RedisContainer.Script);
        container.Variables().ShouldBe(new Dictionary<string, string> { ["MAX_MEMORY"] = "1000mb" });
        container["secrets"]!.ToJsonString().ShouldBe("""[{"name":"REDIS_PASSWORD","valueFrom":"${aws:secretsmanager/secret:Secret::redis-secret-password.arn}"}]""");
        container["portMappings"]![0]!["containerPort"]!.GetValue<int>().ShouldBe(6379);
    }

    [Theory]
    [InlineData(100, "1024")]
    [InlineData(683, "1024")]
    [InlineData(684, "2048")]
    [InlineData(800, "2048")]
    [InlineData(3000, "4096")]
    public async Task The_task_has_room_beside_the_queue(int queue, string memory)
    {
        var task = (await Previews.Of($"polling: {{ mode: shared-address, redis: {{ maxMemoryMiB: {queue} }} }}")).Single("redis-task");
        task.Text("memory").ShouldBe(memory);
        int.Parse(memory).ShouldBeGreaterThan(queue);
        task.Text("cpu").ShouldBe("512");
    }

    [Fact]
    public async Task There_are_never_two_queues_and_a_hung_one_is_replaced()
    {
        var preview = await Previews.Of(Shared);
        var service = preview.Single("redis-service");
        service.Text("desiredCount").ShouldBe("1");
        service.Text("deploymentMaximumPercent").ShouldBe("100");
        service.Text("deploymentMinimumHealthyPercent").ShouldBe("0");
        // A grace period would silence the container's own check.
        service.Input("healthCheckGracePeriodSeconds").ShouldBeNull();
        Redis(preview)["healthCheck"]!["command"]!.ToJsonString().ShouldContain("redis-cli ping");
    }

    [Fact]
    public async Task A_new_task_is_found_again_within_seconds_by_its_name()
    {
        var preview = await Previews.Of(Shared);
        var name = preview.Single("redis-name");
        name.Text("dnsConfig.dnsRecords.0.type").ShouldBe("A");
        int.Parse(name.Text("dnsConfig.dnsRecords.0.ttl")!).ShouldBeLessThanOrEqualTo(10);
        preview.Single("redis-service").Text("serviceRegistries.registryArn").ShouldBe(name.Reference("arn"));
        preview.Single("redis-namespace").Text("vpc").ShouldBe("${aws:ec2/vpc:Vpc::network-vpc.id}");
    }

    [Fact]
    public async Task The_container_can_start_in_any_zone_since_it_holds_nothing()
    {
        var preview = await Previews.Of($"{Shared}\nnetwork: {{ zones: 3 }}");
        preview.Single("redis-service").Input("networkConfiguration.subnets")!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task Elasticache_keeps_nothing_on_a_disk_copies_nothing_and_evicts_nothing()
    {
        var preview = await Previews.Of(Managed);
        var cache = preview.Single("redis-cache");
        cache.Text("numCacheClusters").ShouldBe("1");
        cache.Text("automaticFailoverEnabled").ShouldBe("false");
        cache.Text("multiAzEnabled").ShouldBe("false");
        cache.Text("snapshotRetentionLimit").ShouldBe("0");
        preview.Single("redis-parameters").Input("parameters")!.ToJsonString().ShouldBe("""[{"name":"maxmemory-policy","value":"noeviction"}]""");
        cache.Text("parameterGroupName").ShouldBe(preview.Single("redis-parameters").Reference("name"));
    }

    [Fact]
    public async Task CKV_AWS_29_30_and_31_elasticache_is_encrypted_at_rest_in_transit_and_asks_for_a_password()
    {
        var cache = (await Previews.Of(Managed)).Single("redis-cache");
        cache.Text("atRestEncryptionEnabled").ShouldBe("true");
        cache.Text("kmsKeyId").ShouldBe("${aws:kms/key:Key::encryption-key.arn}");
        cache.Text("transitEncryptionEnabled").ShouldBe("true");
        cache.Text("authToken").ShouldBe("[secret]");
    }

    [Theory]
    [InlineData(Shared)]
    [InlineData(Managed)]
    public async Task Only_nodes_reach_the_queue(string lines)
    {
        var preview = await Previews.Of(lines);
        var group = preview.Single("network-redis-security-group").Reference("id");
        var ways = preview.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").Where(rule => rule.Text("securityGroupId") == group).ToList();
        var way = ways.ShouldHaveSingleItem();
        way.Text("fromPort").ShouldBe("6379");
        way.Text("referencedSecurityGroupId").ShouldBe("${aws:ec2/securityGroup:SecurityGroup::network-nodes-security-group.id}");
        way.Input("cidrIpv4").ShouldBeNull();
    }

    [Fact]
    public async Task The_container_has_no_public_address_and_fetches_its_image_by_https_alone()
    {
        var preview = await Previews.Of(Shared);
        preview.Single("redis-service").Text("networkConfiguration.assignPublicIp").ShouldBe("false");
        var group = preview.Single("network-redis-security-group").Reference("id");
        preview.OfType("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule").Where(rule => rule.Text("securityGroupId") == group)
            .ShouldHaveSingleItem().Text("fromPort").ShouldBe("443");
    }

    [Fact]
    public async Task The_group_of_a_redis_that_the_team_brings_is_opened_to_the_nodes_at_its_port()
    {
        var preview = await Previews.Of(Own);
        var way = preview.Single("network-allow-redis-from-nodes-6380");
        way.Text("securityGroupId").ShouldBe("sg-9");
        preview.Find("network-redis-security-group").ShouldBeNull();
    }

    [Theory]
    [InlineData(Shared, "redis-service")]
    [InlineData(Managed, "redis-cache")]
    public async Task Nodes_depend_on_the_queue(string lines, string queue)
    {
        var preview = await Previews.Of(lines);
        preview.Services().ShouldAllBe(service => service.Dependencies.Contains(preview.Single(queue).Urn));
    }

    [Fact]
    public async Task The_shared_folders_are_those_of_every_mode_so_that_a_change_of_mode_loses_nothing()
    {
        var (before, after) = (await Previews.Of("polling: { mode: port-per-node }"), await Previews.Of(Shared));
        foreach (var preview in new[] { before, after })
        {
            var server = preview.Container("node1", "octopus");
            // The mode for existing volumes, which has the root beside them that the queue's streams need.
            server.Variables()["CLUSTER_SHARED_MODE"].ShouldBe("SEPARATE_VOLUMES_WITH_CLUSTER_SHARED");
            server.Variables()["CLUSTER_SHARED_CONFIG"].ShouldBe("SEPARATE_VOLUMES_WITH_CLUSTER_SHARED");
            server["mountPoints"]!.AsArray().Select(mount => mount!["containerPath"]!.ToString())
                .ShouldBe(["/artifacts", "/clusterShared", "/eventExports", "/repository", "/taskLogs"]);
        }
    }

    [Fact]
    public async Task The_on_call_engineer_is_notified_when_the_queue_is_unavailable()
    {
        var preview = await Previews.Of(Shared);
        preview.Single("alerts-redis").Text("dimensions.ClusterName").ShouldBe(preview.Single("redis-cluster").Text("name"));
        (await Previews.Of(Managed)).Find("alerts-redis").ShouldBeNull();
    }

    private static JsonObject Redis(PreviewDocument preview) =>
        JsonNode.Parse(preview.Single("redis-task").Text("containerDefinitions")!)!.AsArray().ShouldHaveSingleItem()!.AsObject();
}
