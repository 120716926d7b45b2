namespace OctopusHA.Tests.Settings.Rules;

/// <summary>The cases of <c>polling</c>.</summary>
internal static partial class RuleCases
{
    private static IReadOnlyList<RuleCase> Polling =>
    [
        Aws("polling.allowedCidrs/form")
            .Broken(
                "polling: { mode: port-per-node, allowedCidrs: [office] }",
                "octopus-ha:polling.allowedCidrs[0]: office",
                "IPv4 block")
            .Kept("polling: { mode: port-per-node, allowedCidrs: [10.0.0.0/8, 11.0.0.0/8] }"),
        Aws("polling.allowedCidrs/twice")
            .Broken(
                "polling: { mode: port-per-node, allowedCidrs: [10.0.0.0/8, 10.0.0.0/8] }",
                "octopus-ha:polling.allowedCidrs[1]: 10.0.0.0/8",
                "is listed twice")
            .Kept("polling: { mode: port-per-node, allowedCidrs: [10.0.0.0/8, 11.0.0.0/8] }"),
        Aws("polling.allowedCidrs/internet")
            .Broken(
                "polling: { mode: port-per-node, allowedCidrs: [0.0.0.0/0] }",
                "octopus-ha:polling.allowedCidrs[0]: 0.0.0.0/0",
                "is the whole internet")
            .Kept("polling: { mode: port-per-node, allowedCidrs: [10.0.0.0/8, 11.0.0.0/8] }"),
        Aws("polling/no-mode")
            .Broken("polling: { port: 10950 }", "octopus-ha:polling.port", "has no effect without polling.mode")
            .Broken(
                "polling: { redis: { kind: managed }, alsoKeep: port-per-node }",
                "octopus-ha:polling.redis.kind",
                "has no effect without polling.mode")
            .Broken(
                "polling: { alsoKeep: port-per-node }",
                "octopus-ha:polling.alsoKeep",
                "has no effect without polling.mode")
            .Kept("polling: { mode: port-per-node, port: 10950 }"),
        Aws("polling.sharedPort/no-shared-address")
            .Broken(
                "polling: { mode: port-per-node, sharedPort: 10942 }",
                "octopus-ha:polling.sharedPort",
                "has no effect without polling.mode: shared-address")
            .Kept("polling: { mode: shared-address, sharedPort: 10942 }"),
        Aws("polling.alsoKeep/other-mode")
            .Broken(
                "polling: { mode: port-per-node, alsoKeep: port-per-node }",
                "octopus-ha:polling.alsoKeep: port-per-node",
                "is polling.mode already")
            .Broken(
                "polling: { mode: address-per-node, alsoKeep: address-per-node }",
                "octopus-ha:polling.alsoKeep: address-per-node",
                "is polling.mode already")
            .Kept(
                "polling: { mode: port-per-node, alsoKeep: address-per-node }",
                "polling: { mode: shared-address, alsoKeep: address-per-node }"),
        Aws("polling.scheme/one-load-balancer")
            .Broken(
                "loadBalancer: { kind: network, scheme: internal }\n"
                    + "polling: { mode: port-per-node, scheme: public, allowedCidrs: [203.0.113.0/24] }",
                "octopus-ha:polling.scheme: public",
                "web and polling share one load balancer")
            .Broken(
                "loadBalancer: { kind: network, scheme: internal }\n"
                    + "polling: { mode: shared-address, scheme: public, allowedCidrs: [203.0.113.0/24] }",
                "octopus-ha:polling.scheme: public",
                "web and polling share one load balancer")
            .Kept(
                "loadBalancer: { kind: network, scheme: internal }\n"
                    + "polling: { mode: address-per-node, scheme: public, allowedCidrs: [203.0.113.0/24] }"),
        Aws("polling.allowedCidrs/missing")
            .Broken(
                "polling: { mode: port-per-node, scheme: public }",
                "octopus-ha:polling.allowedCidrs",
                "is missing; a public polling address")
            .Kept("polling: { mode: port-per-node, scheme: public, allowedCidrs: [203.0.113.0/24] }"),
        Aws("polling.mode/server-version")
            .Broken(
                "version: 2026.4.6908\npolling: { mode: shared-address }",
                "octopus-ha:polling.mode: shared-address",
                "needs Octopus Server 2026.4.6909 or newer on every node, and octopus-ha:version is 2026.4.6908")
            .Broken(
                "version: 2026.3.9999\npolling: { mode: shared-address }",
                "octopus-ha:polling.mode: shared-address",
                "needs Octopus Server 2026.4.6909 or newer on every node, and octopus-ha:version is 2026.3.9999")
            .Broken(
                "version: 2025.4.9999\npolling: { mode: shared-address }",
                "octopus-ha:polling.mode: shared-address",
                "needs Octopus Server 2026.4.6909 or newer on every node, and octopus-ha:version is 2025.4.9999")
            .Kept(
                "version: 2026.4.6909\npolling: { mode: shared-address }",
                "version: 2026.5.1\npolling: { mode: shared-address }",
                "version: 2027.1.1\npolling: { mode: shared-address }",
                "version: 2026.4.6908\npolling: { mode: address-per-node }"),
        Aws("polling.redis/no-queue")
            .Broken(
                "polling: { mode: port-per-node, redis: { kind: managed } }",
                "octopus-ha:polling.redis.kind",
                "has no effect without polling.mode: shared-address")
            .Kept("polling: { mode: shared-address, redis: { maxMemoryMiB: 900 } }"),
        Aws("polling.redis/existing")
            .Broken(
                "polling: { mode: shared-address, redis: { existing: { connectionString: x }, "
                    + "kind: container, image: 'redis:8' } }",
                "octopus-ha:polling.redis.image",
                "has no effect with polling.redis.existing")
            .Kept("polling: { mode: shared-address, redis: { existing: { connectionString: x } } }"),
        Aws("polling.redis.existing/aws-settings")
            .Kept("polling: { mode: shared-address, redis: { existing: { connectionString: x, port: 6380 } } }"),
        Azure("polling.redis.existing/aws-settings")
            .Broken(
                "polling: { mode: shared-address, redis: { existing: { connectionString: x, port: 6380 } } }",
                "octopus-ha:polling.redis.existing.port",
                "has no effect without cloud: aws"),
        Aws("polling.redis.existing.securityGroupId/id")
            .Broken(
                "polling: { mode: shared-address, redis: { existing: { connectionString: x, "
                    + "securityGroupId: group } } }",
                "octopus-ha:polling.redis.existing.securityGroupId: group",
                "sg-")
            .Kept(
                "polling: { mode: shared-address, redis: { existing: { connectionString: x, "
                    + "securityGroupId: sg-1 } } }"),
        Aws("polling.redis.image/no-spaces")
            .Broken(
                "polling: { mode: shared-address, redis: { image: 'my redis:8' } }",
                "octopus-ha:polling.redis.image: my redis:8",
                "must not contain spaces")
            .Kept("polling: { mode: shared-address, redis: { image: 'redis:8' } }"),
        Aws("polling.redis.image/tag")
            .Broken(
                "polling: { mode: shared-address, redis: { image: redis } }",
                "octopus-ha:polling.redis.image: redis",
                "must have a tag")
            .Kept(
                "polling: { mode: shared-address, redis: { image: 'redis:8' } }",
                "polling: { mode: shared-address, redis: { image: 'registry.example.com/redis:8' } }"),
        Aws("polling.redis/container")
            .Broken(
                "polling: { mode: shared-address, redis: { size: cache.t4g.small } }",
                "octopus-ha:polling.redis.size",
                "has no effect without polling.redis.kind: managed")
            .Kept("polling: { mode: shared-address, redis: { kind: managed, size: cache.t4g.small } }"),
        Azure("polling.redis.kind/own-subnet")
            .Broken(
                "polling: { mode: shared-address }\nnetwork: { existing: { <existing> } }",
                "octopus-ha:polling.redis.kind: container",
                "needs a dedicated subnet")
            .Kept(
                "polling: { mode: shared-address }",
                "polling: { mode: shared-address, redis: { kind: managed } }\n"
                    + "network: { existing: { <existing> } }"),
        Aws("polling.redis/managed")
            .Broken(
                "polling: { mode: shared-address, redis: { kind: managed, image: 'redis:8' } }",
                "octopus-ha:polling.redis.image",
                "has no effect without polling.redis.kind: container")
            .Kept("polling: { mode: shared-address, redis: { image: 'redis:8' } }"),
        Aws("polling.redis.kind/untested")
            .Broken(
                "polling: { mode: shared-address, redis: { kind: managed } }",
                "octopus-ha:polling.redis.kind: managed",
                "ElastiCache does not offer Redis 8")
            .Kept("polling: { mode: shared-address }"),
        Azure("polling.redis.kind/untested")
            .Broken(
                "polling: { mode: shared-address, redis: { kind: managed } }",
                "octopus-ha:polling.redis.kind: managed",
                "Azure Managed Redis does not offer Redis 8"),
        Azure("polling.redis.size/azure-size")
            .Broken(
                "polling: { mode: shared-address, redis: { kind: managed, size: cache.t4g.small } }",
                "octopus-ha:polling.redis.size: cache.t4g.small",
                "such as Balanced_B0")
            .Kept("polling: { mode: shared-address, redis: { kind: managed, size: Balanced_B1 } }"),
        Aws("polling.redis.size/aws-size")
            .Broken(
                "polling: { mode: shared-address, redis: { kind: managed, size: Balanced_B0 } }",
                "octopus-ha:polling.redis.size: Balanced_B0",
                "such as cache.t4g.small")
            .Kept("polling: { mode: shared-address, redis: { kind: managed, size: cache.t4g.medium } }"),
        Aws("polling.port/last")
            .Broken(
                "polling: { mode: port-per-node, port: 65535 }",
                "octopus-ha:polling.port: 65535",
                "set 65534 or less")
            .Broken(
                "polling: { mode: shared-address, port: 65535, sharedPort: 1, alsoKeep: port-per-node }",
                "octopus-ha:polling.port: 65535",
                "set 65534 or less")
            .Kept(
                "polling: { mode: port-per-node, port: 65534 }",
                "polling: { mode: address-per-node, port: 65535 }",
                "polling: { mode: shared-address, port: 65535 }"),
        Azure("polling.port/last")
            .Broken(
                "polling: { mode: port-per-node, port: 65535 }",
                "octopus-ha:polling.port: 65535",
                "set 65534 or less")
            .Kept("polling: { mode: port-per-node, port: 65534 }"),
        Aws("polling.port/web-ports")
            .Broken("polling: { mode: port-per-node, port: 443 }", "octopus-ha:polling.port: 443", "include 443")
            .Broken("polling: { mode: port-per-node, port: 79 }", "octopus-ha:polling.port: 79", "include 80")
            .Broken("polling: { mode: port-per-node, port: 8442 }", "octopus-ha:polling.port: 8442", "include 8443")
            .Broken(
                "polling: { mode: shared-address, port: 8443 }",
                "octopus-ha:polling.port: 8443",
                "is a port that web or gRPC uses; 10943 is the usual first port")
            .Broken(
                "polling: { mode: address-per-node, port: 443 }",
                "octopus-ha:polling.port: 443",
                "is a port that web or gRPC uses")
            .Kept("polling: { mode: port-per-node, port: 81 }", "polling: { mode: port-per-node, port: 441 }"),
        Aws("polling.port/of-machine")
            .Kept("polling: { mode: address-per-node, port: 10944 }"),
        Windows("polling.port/of-machine")
            .Broken(
                "polling: { mode: address-per-node, port: 10944 }",
                "octopus-ha:polling.port: 10944",
                "which listens on 10943")
            .Kept("polling: { mode: address-per-node }"),
        Aws("polling.sharedPort/web-ports")
            .Broken(
                "polling: { mode: shared-address, sharedPort: 443 }",
                "octopus-ha:polling.sharedPort: 443",
                "is used by web or gRPC")
            .Kept("polling: { mode: shared-address, sharedPort: 444 }"),
        Aws("polling.sharedPort/ports-of-nodes")
            .Broken(
                "polling: { mode: shared-address, alsoKeep: port-per-node }",
                "octopus-ha:polling.sharedPort",
                "is missing; polling.alsoKeep needs 10943 to 10944 for the nodes; set another port, "
                    + "such as 10942")
            .Broken(
                "polling: { mode: shared-address, alsoKeep: port-per-node, sharedPort: 10944 }",
                "octopus-ha:polling.sharedPort: 10944",
                "polling.alsoKeep needs 10943 to 10944")
            .Broken(
                "polling: { mode: shared-address, sharedPort: 10943, alsoKeep: port-per-node }",
                "octopus-ha:polling.sharedPort: 10943",
                "polling.alsoKeep needs 10943 to 10944")
            .Broken(
                "polling: { mode: shared-address, port: 1, alsoKeep: port-per-node }",
                "octopus-ha:polling.sharedPort",
                "such as 3,")
            .Kept(
                "polling: { mode: shared-address, alsoKeep: port-per-node, sharedPort: 10942 }",
                "polling: { mode: shared-address, alsoKeep: port-per-node, sharedPort: 10945 }"),
        Aws("polling.mode/elastic-ips")
            .Broken(
                "nodes: { count: 4, size: small }\n"
                    + "network: { zones: 2, allowedCidrs: [203.0.113.0/24] }\n"
                    + "polling: { mode: address-per-node, scheme: public }",
                "octopus-ha:polling.mode: address-per-node",
                "needs 6 Elastic IP addresses")
            .Broken(
                "nodes: { count: 3, size: small }\n"
                    + "network: { zones: 3, allowedCidrs: [203.0.113.0/24] }\n"
                    + "polling: { mode: address-per-node, scheme: public }",
                "octopus-ha:polling.mode: address-per-node",
                "needs 6 Elastic IP addresses")
            .Kept(
                "nodes: { count: 3, size: small }\n"
                    + "network: { zones: 2, allowedCidrs: [203.0.113.0/24] }\n"
                    + "polling: { mode: address-per-node, scheme: public }",
                "nodes: { count: 2, size: small }\n"
                    + "network: { zones: 3, allowedCidrs: [203.0.113.0/24] }\n"
                    + "polling: { mode: address-per-node, scheme: public }",
                "nodes: { count: 4, size: small }\n"
                    + "network: { zones: 3, allowedCidrs: [203.0.113.0/24] }\n"
                    + "polling: { mode: address-per-node, scheme: internal }"),
        Aws("polling.alsoKeep/elastic-ips")
            .Broken(
                "nodes: { count: 4, size: small }\n"
                    + "network: { zones: 2, allowedCidrs: [203.0.113.0/24] }\n"
                    + "polling: { mode: port-per-node, alsoKeep: address-per-node, scheme: public }",
                "octopus-ha:polling.alsoKeep: address-per-node",
                "needs 6 Elastic IP addresses")
            .Kept(
                "nodes: { count: 3, size: small }\n"
                    + "network: { zones: 2, allowedCidrs: [203.0.113.0/24] }\n"
                    + "polling: { mode: port-per-node, alsoKeep: address-per-node, scheme: public }"),
    ];
}
