using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Settings;

/// <summary>Each rule of polling, of its queue and of nodes taken out, at both sides of its bound.</summary>
public class PollingRulesTests
{
    [Theory]
    [InlineData("mode: shared-address")]
    [InlineData("mode: address-per-node")]
    [InlineData("mode: shared-address, sharedPort: 10942, alsoKeep: port-per-node")]
    [InlineData("mode: shared-address, sharedPort: 10945, alsoKeep: port-per-node")]
    [InlineData("mode: shared-address, alsoKeep: address-per-node")]
    [InlineData("mode: address-per-node, port: 65535")]
    [InlineData("mode: shared-address, port: 65535")]
    [InlineData("mode: shared-address, redis: { maxMemoryMiB: 100 }")]
    [InlineData("mode: shared-address, redis: { maxMemoryMiB: 3000 }")]
    [InlineData("mode: shared-address, redis: { image: 'registry.example.com/redis:8' }")]
    [InlineData("mode: shared-address, redis: { kind: managed, size: cache.r7g.large }")]
    [InlineData("mode: shared-address, redis: { existing: { connectionString: 'redis.example.com:6380,password=x,ssl=true' } }")]
    public void The_near_side_of_a_bound_is_taken(string polling) => StackText.Problems($"polling: {{ {polling} }}").ShouldBeEmpty();

    [Theory]
    [InlineData("mode: shared-address, port: 8443", "polling.port: 8443", "port 8443 runs into 8443, which web and gRPC use")]
    [InlineData("mode: address-per-node, port: 443", "polling.port: 443", "runs into 443")]
    [InlineData("mode: shared-address, sharedPort: 443", "polling.sharedPort: 443", "is used by web or gRPC")]
    [InlineData("mode: shared-address, sharedPort: 0", "polling.sharedPort: 0", "1 to 65535")]
    [InlineData("mode: shared-address, alsoKeep: port-per-node", "polling.sharedPort", "is missing; polling.alsoKeep needs 10943 to 10944 for the nodes; set another port, such as 10942")]
    [InlineData("mode: shared-address, sharedPort: 10943, alsoKeep: port-per-node", "polling.sharedPort: 10943", "polling.alsoKeep needs 10943 to 10944")]
    [InlineData("mode: shared-address, sharedPort: 10944, alsoKeep: port-per-node", "polling.sharedPort: 10944", "such as 10942")]
    [InlineData("mode: shared-address, port: 1, alsoKeep: port-per-node", "polling.sharedPort", "such as 3,")]
    [InlineData("mode: shared-address, port: 65535, sharedPort: 1, alsoKeep: port-per-node", "polling.port: 65535", "set 65534 or less")]
    [InlineData("mode: port-per-node, alsoKeep: port-per-node", "polling.alsoKeep: port-per-node", "is polling.mode already")]
    [InlineData("mode: address-per-node, alsoKeep: address-per-node", "polling.alsoKeep: address-per-node", "is polling.mode already")]
    [InlineData("mode: port-per-node, alsoKeep: shared-address", "polling.alsoKeep: shared-address", "set port-per-node or address-per-node")]
    [InlineData("mode: shared-address, redis: { kind: cluster }", "polling.redis.kind: cluster", "set container or managed")]
    [InlineData("mode: shared-address, redis: managed", "polling.redis", "is a section")]
    [InlineData("mode: shared-address, redis: { maxMemoryMiB: 99 }", "polling.redis.maxMemoryMiB: 99", "set 100 to 3000")]
    [InlineData("mode: shared-address, redis: { maxMemoryMiB: 3001 }", "polling.redis.maxMemoryMiB: 3001", "set 100 to 3000")]
    [InlineData("mode: shared-address, redis: { image: redis }", "polling.redis.image: redis", "must have a tag")]
    [InlineData("mode: shared-address, redis: { kind: managed, size: large }", "polling.redis.size: large", "a size of ElastiCache")]
    [InlineData("mode: shared-address, redis: { existing: { securityGroupId: sg-1 } }", "polling.redis.existing.connectionString", "is missing; set it with `pulumi config set --secret --path octopus-ha:polling.redis.existing.connectionString`")]
    [InlineData("mode: shared-address, redis: { existing: { connectionString: 'redis://x' } }", "polling.redis.existing.connectionString", "StackExchange.Redis")]
    [InlineData("mode: shared-address, redis: { existing: { connectionString: 'password=x' } }", "polling.redis.existing.connectionString", "StackExchange.Redis")]
    [InlineData("mode: shared-address, redis: { existing: { connectionString: 'x', securityGroupId: 9 } }", "polling.redis.existing.securityGroupId: 9", "sg-")]
    public void The_far_side_is_refused_with_the_way_out(string polling, string setting, string says)
    {
        var problem = StackText.Problem($"polling: {{ {polling} }}");
        problem.ShouldStartWith($"octopus-ha:{setting}");
        problem.ShouldContain(says);
    }

    [Theory]
    [InlineData("2026.4.6908", false)]
    [InlineData("2026.4.6909", true)]
    [InlineData("2026.4.6910", true)]
    [InlineData("2026.3.9999", false)]
    [InlineData("2026.5.1", true)]
    [InlineData("2025.4.9999", false)]
    [InlineData("2027.1.1", true)]
    public void A_shared_address_needs_a_server_that_shares_its_queue(string version, bool isTaken)
    {
        var lines = $"version: {version}\npolling: {{ mode: shared-address }}";
        if (isTaken)
        {
            StackText.Problems(lines).ShouldBeEmpty();
            return;
        }

        StackText.Problem(lines).ShouldBe($"octopus-ha:polling.mode: shared-address - needs Octopus Server 2026.4.6909 or newer on every node, and octopus-ha:version is {version}; raise it first, or set port-per-node or address-per-node");
        StackText.Problems($"version: {version}\npolling: {{ mode: address-per-node }}").ShouldBeEmpty();
    }

    [Fact]
    public void The_page_about_polling_gives_the_server_that_the_rule_demands() =>
        File.ReadAllText(Path.Combine(Golden.Root, "docs", "polling.md")).ShouldContain($"the server is {OctopusServer.FirstWithSharedQueue} or newer");

    [Theory]
    [InlineData("Abcdef0123456789")]
    [InlineData("!&#$^<>-abcdefgh")]
    public void A_redis_password_that_redis_and_elasticache_take(string password) => StackText.Problems($"polling: {{ mode: shared-address }}\nredisPassword: '{password}'").ShouldBeEmpty();

    [Theory]
    [InlineData("Abcdef012345678")]
    [InlineData("Abcdef0123456789,")]
    [InlineData("Abcdef0123456789 ")]
    [InlineData("Abcdef0123456789\"")]
    [InlineData("Abcdef0123456789_")]
    [InlineData("Äbcdef0123456789")]
    public void A_redis_password_that_one_of_them_does_not_take_is_refused_and_not_shown(string password)
    {
        var problem = StackText.Problem($"polling: {{ mode: shared-address }}\nredisPassword: '{password}'");
        problem.ShouldBe("octopus-ha:redisPassword - must have 16 to 128 letters, digits and ! & # $ ^ < > -");
        StackText.Problems($"polling: {{ mode: port-per-node }}\nredisPassword: '{password}'").ShouldBeEmpty();
    }

    [Fact]
    public void A_redis_password_may_have_128_characters_and_not_one_more()
    {
        StackText.Problems($"polling: {{ mode: shared-address }}\nredisPassword: {new string('x', 128)}").ShouldBeEmpty();
        StackText.Problem($"polling: {{ mode: shared-address }}\nredisPassword: {new string('x', 129)}").ShouldContain("16 to 128");
    }

    [Fact]
    public void Only_a_shared_address_needs_the_redis_password()
    {
        StackText.Problem("polling: { mode: shared-address }\nredisPassword:").ShouldContain("pulumi config set --secret octopus-ha:redisPassword");
        StackText.Problems("polling: { mode: port-per-node }\nredisPassword:").ShouldBeEmpty();
        StackText.Problems("polling: { mode: shared-address, redis: { existing: { connectionString: x } } }\nredisPassword:").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("polling: { redis: { kind: managed }, alsoKeep: port-per-node }", "polling.alsoKeep polling.redis.kind")]
    [InlineData("polling: { mode: port-per-node, redis: { kind: managed } }", "polling.redis.kind")]
    [InlineData("polling: { mode: port-per-node, sharedPort: 10942 }", "polling.sharedPort")]
    [InlineData("polling: { mode: shared-address, redis: { size: cache.t4g.small } }", "polling.redis.size")]
    [InlineData("polling: { mode: shared-address, redis: { existing: { connectionString: x }, kind: container, image: 'redis:8' } }", "polling.redis.image polling.redis.kind")]
    public void What_is_of_no_use_is_told(string lines, string settings)
    {
        StackText.Problems(lines).ShouldBeEmpty();
        StackText.Warnings(lines).ShouldBe(settings.Split(' ').Select(setting => StackText.Warnings(lines).First(warning => warning.StartsWith($"octopus-ha:{setting} - is of no use without", StringComparison.Ordinal))));
    }

    [Fact]
    public void Elasticache_is_told_to_be_what_octopus_has_not_tested()
    {
        StackText.Warnings("polling: { mode: shared-address, redis: { kind: managed } }").ShouldHaveSingleItem().ShouldContain("no Redis 8");
        StackText.Warnings("polling: { mode: shared-address }").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(3, 2, "public", 0)]
    [InlineData(4, 2, "public", 6)]
    [InlineData(2, 3, "public", 0)]
    [InlineData(3, 3, "public", 6)]
    [InlineData(4, 3, "internal", 0)]
    public void More_public_addresses_than_a_new_account_has_are_told_beforehand(int nodes, int zones, string scheme, int addresses)
    {
        var lines = $$"""
            nodes: { count: {{nodes}}, size: small }
            network: { zones: {{zones}}, allowedCidrs: [203.0.113.0/24] }
            polling: { mode: address-per-node, scheme: {{scheme}} }
            """;
        StackText.Problems(lines).ShouldBeEmpty();
        var warnings = StackText.Warnings(lines);
        if (addresses == 0)
        {
            warnings.ShouldBeEmpty();
        }
        else
        {
            warnings.ShouldHaveSingleItem().ShouldContain($"needs {addresses} Elastic IP addresses, NAT gateways included, and an account begins with 5");
        }
    }

    [Fact]
    public void Addresses_of_nodes_may_be_public_beside_an_internal_network_load_balancer()
    {
        static string Lines(string mode) => $$"""
            loadBalancer: { kind: network, scheme: internal }
            network: { allowedCidrs: [203.0.113.0/24] }
            polling: { mode: {{mode}}, scheme: public }
            """;
        StackText.Problems(Lines("address-per-node")).ShouldBeEmpty();
        StackText.Problem(Lines("shared-address")).ShouldContain("kind network carries web and polling on one load balancer");
    }

    [Theory]
    [InlineData("port-per-node", 20, 21)]
    [InlineData("shared-address", 60, 61)]
    [InlineData("address-per-node", 60, 61)]
    public void A_security_group_takes_60_rules_of_tentacles_blocks(string mode, int most, int tooMany)
    {
        string Lines(int blocks) => $"nodes: {{ count: 3 }}\npolling: {{ mode: {mode}, allowedCidrs: [{string.Join(", ", Enumerable.Range(0, blocks).Select(i => $"203.0.{i}.0/24"))}] }}";
        StackText.Problems(Lines(most)).ShouldBeEmpty();
        StackText.Problem(Lines(tooMany)).ShouldContain("AWS takes 60");
    }

    [Theory]
    [InlineData("count: 3, retired: [node2]")]
    [InlineData("count: 8, retired: [node8]")]
    [InlineData("count: 2, retired: [node2], allowSingle: true")]
    public void Nodes_may_be_taken_out(string nodes) => StackText.Problems($"nodes: {{ {nodes} }}").ShouldBeEmpty();

    [Theory]
    [InlineData("count: 3, retired: [node1]", "nodes.retired[0]: node1", "makes and upgrades the schema")]
    [InlineData("count: 3, retired: [node4]", "nodes.retired[0]: node4", "set node2 to node3")]
    [InlineData("count: 3, retired: [node2, '2']", "nodes.retired[1]: 2", "is no node of this cluster")]
    [InlineData("count: 4, retired: [node2, node2]", "nodes.retired[1]: node2", "stands there twice")]
    [InlineData("count: 2, retired: [node2]", "nodes.retired", "leaves a single node")]
    [InlineData("count: 3, retired: node2", "nodes.retired", "must be a list")]
    public void Nodes_that_cannot_be_taken_out_are_refused(string nodes, string setting, string says)
    {
        var problem = StackText.Problem($"nodes: {{ {nodes} }}");
        problem.ShouldStartWith($"octopus-ha:{setting}");
        problem.ShouldContain(says);
    }

    [Fact]
    public void Nodes_that_are_left_in_one_zone_are_told()
    {
        StackText.Warnings("nodes: { count: 3, retired: [node2] }").ShouldHaveSingleItem().ShouldContain("leaves node1 and node3 in one zone");
        StackText.Warnings("nodes: { count: 4, size: small, retired: [node2] }").ShouldBeEmpty();
        StackText.Warnings("nodes: { count: 3, retired: [node2] }\nnetwork: { zones: 3 }").ShouldBeEmpty();
    }

    [Fact]
    public void Nodes_that_were_taken_out_run_no_tasks() =>
        (StackText.Settings("nodes: { count: 4, retired: [node2] }").TotalTaskCap, StackText.Settings("nodes: { count: 4 }").TotalTaskCap).ShouldBe((60, 80));
}
