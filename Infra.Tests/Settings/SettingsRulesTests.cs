using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Settings;

/// <summary>Each rule of the settings, at both sides of its bound.</summary>
public class SettingsRulesTests
{
    /// <summary>Lines that must be refused, the setting they are refused for, and what the message must say.</summary>
    public static TheoryData<string, string, string> Refused => new()
    {
        { "cloud: gcp", "octopus-ha:cloud: gcp", "set aws" },
        { "cloud:", "octopus-ha:cloud", "is missing; set aws" },
        { "version:", "octopus-ha:version", "is missing" },
        { "version: latest", "octopus-ha:version: latest", "YYYY.N.BUILD" },
        { "version: 2026.4", "octopus-ha:version: 2026.4", "YYYY.N.BUILD" },
        { "version: v2026.4.6342", "octopus-ha:version: v2026.4.6342", "YYYY.N.BUILD" },
        { "masterKey: c2hvcnQ=", "octopus-ha:masterKey", "16 bytes as base64" },
        { "masterKey: MDEyMzQ1Njc4OWFiY2Rl", "octopus-ha:masterKey", "16 bytes as base64" },
        { "masterKey: MDEyMzQ1Njc4OWFiY2RlZmc=", "octopus-ha:masterKey", "16 bytes as base64" },
        { "masterKey: not base64 at all", "octopus-ha:masterKey", "16 bytes as base64" },
        { "masterKey:", "octopus-ha:masterKey", "pulumi config set --secret octopus-ha:masterKey" },
        { "adminPassword: seven77", "octopus-ha:adminPassword", "at least 8" },
        { "databasePassword: Sh0rt-x", "octopus-ha:databasePassword", "8 to 128" },
        { "databasePassword: Has/Slash-77", "octopus-ha:databasePassword", "8 to 128" },
        { "databasePassword: Has@Sign-77", "octopus-ha:databasePassword", "8 to 128" },
        { "databasePassword: Has Blank-77", "octopus-ha:databasePassword", "8 to 128" },
        { "databasePassword: onlylowercaseletters", "octopus-ha:databasePassword", "three of these kinds" },
        { "databasePassword: My-Octopus-77", "octopus-ha:databasePassword", "octopus" },
        { "license: '<License/>'", "octopus-ha:license", "base64" },
        { "admin: { email: nobody }", "octopus-ha:admin.email: nobody", "no email address" },
        { "admin: { username: the admin }", "octopus-ha:admin.username: the admin", "no blanks" },
        { "alerts: { email: '@' }", "octopus-ha:alerts.email: @", "no email address" },
        { "nodes: { count: 1 }", "octopus-ha:nodes.count: 1", "a cluster needs at least 2 nodes; set 2 to 8" },
        { "nodes: { count: 0 }", "octopus-ha:nodes.count: 0", "set 2 to 8" },
        { "nodes: { count: 9 }", "octopus-ha:nodes.count: 9", "set 2 to 8" },
        { "nodes: { count: two }", "octopus-ha:nodes.count: two", "must be a whole number; set 2 to 8" },
        { "nodes: { count: 2.5 }", "octopus-ha:nodes.count: 2.5", "whole number" },
        { "nodes: { taskCap: 161 }", "octopus-ha:nodes.taskCap: 161", "160" },
        { "nodes: { taskCap: -1 }", "octopus-ha:nodes.taskCap: -1", "0 to 160" },
        { "nodes: { size: huge }", "octopus-ha:nodes.size: huge", "small, medium, large, xlarge" },
        { "nodes: { size: mediun }", "octopus-ha:nodes.size: mediun", "did you mean medium?" },
        { "nodes: { size: 1024/4096 }", "octopus-ha:nodes.size: 1024/4096", "at least 2 vCPU and 4 GiB" },
        { "nodes: { size: 2048/3072 }", "octopus-ha:nodes.size: 2048/3072", "4096 to 16384 MiB in steps of 1024" },
        { "nodes: { size: 2048/4500 }", "octopus-ha:nodes.size: 2048/4500", "steps of 1024" },
        { "nodes: { size: 8192/18432 }", "octopus-ha:nodes.size: 8192/18432", "steps of 4096" },
        { "nodes: { size: 3000/8192 }", "octopus-ha:nodes.size: 3000/8192", "Fargate has no 3000 CPU units" },
        { "nodes: { executeCommand: yes }", "octopus-ha:nodes.executeCommand: yes", "true or false" },
        { "nodes: { image: 'octopusdeploy/octopusdeploy:latest' }", "octopus-ha:nodes.image: octopusdeploy/octopusdeploy:latest", "without a tag" },
        { "nodes: { watchdogImage: busybox }", "octopus-ha:nodes.watchdogImage: busybox", "must have a tag" },
        { "network: { cidr: 10.0.0.0/24 }", "octopus-ha:network.cidr: 10.0.0.0/24", "/16 to /23" },
        { "network: { cidr: 10.0.0.0/15 }", "octopus-ha:network.cidr: 10.0.0.0/15", "/16 to /23" },
        { "network: { cidr: 10.0.0.1/16 }", "octopus-ha:network.cidr: 10.0.0.1/16", "no bits behind its prefix" },
        { "network: { cidr: 127.0.0.0/16 }", "octopus-ha:network.cidr: 127.0.0.0/16", "no network may have" },
        { "network: { cidr: 169.254.0.0/20 }", "octopus-ha:network.cidr: 169.254.0.0/20", "no network may have" },
        { "network: { cidr: 224.0.0.0/16 }", "octopus-ha:network.cidr: 224.0.0.0/16", "no network may have" },
        { "network: { zones: 1 }", "octopus-ha:network.zones: 1", "set 2 to 3" },
        { "network: { zones: 4 }", "octopus-ha:network.zones: 4", "set 2 to 3" },
        { "network: { allowedCidrs: 10.0.0.0/8 }", "octopus-ha:network.allowedCidrs", "must be a list" },
        { "network: { allowedCidrs: [10.0.0.0/8, office] }", "octopus-ha:network.allowedCidrs[1]: office", "IPv4 block" },
        { "network: { allowedCidrs: [10.0.0.0/8, 10.0.0.0/8] }", "octopus-ha:network.allowedCidrs[1]: 10.0.0.0/8", "twice" },
        { "network: { existing: { vpcId: my-vpc, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, b: subnet-2 } } }", "octopus-ha:network.existing.vpcId: my-vpc", "starts with vpc-" },
        { "network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1 } } }", "octopus-ha:network.existing.nodeSubnets", "at least 2 zones" },
        { "network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, b: subnet-1 } } }", "octopus-ha:network.existing.nodeSubnets: subnet-1", "a subnet lies in one zone" },
        { "network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, b: subnet-2 }, dataSubnets: { a: subnet-3 } } }", "octopus-ha:network.existing.dataSubnets", "at least 2 zones" },
        { "network: { existing: { cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, b: subnet-2 } } }", "octopus-ha:network.existing.vpcId", "is missing" },
        { "database: { edition: express, ephemeral: true, size: small }", "octopus-ha:database.edition: express", "cannot be Multi-AZ" },
        { "database: { edition: web }", "octopus-ha:database.edition: web", "database.allowSingleZone: true" },
        { "database: { edition: express, allowSingleZone: true, size: small }", "octopus-ha:database.edition: express", "cannot encrypt" },
        { "database: { edition: enterprise, size: small }", "octopus-ha:database.size: small", "starts at 4 vCPU" },
        { "database: { edition: standart }", "octopus-ha:database.edition: standart", "did you mean standard?" },
        { "database: { release: 2014 }", "octopus-ha:database.release: 2014", "set 2019 or 2022" },
        { "database: { size: tiny }", "octopus-ha:database.size: tiny", "small, medium, large, xlarge" },
        { "database: { size: db.m7g.large }", "octopus-ha:database.size: db.m7g.large", "does not run on Graviton; take the class without the g, such as db.m7i.large" },
        { "database: { edition: enterprise, size: db.r5.large }", "octopus-ha:database.size: db.r5.large", "starts at 4 vCPU" },
        { "database: { storageGiB: 19 }", "octopus-ha:database.storageGiB: 19", "20 to 16384" },
        { "database: { storageGiB: 16385 }", "octopus-ha:database.storageGiB: 16385", "20 to 16384" },
        { "database: { storageGiB: 100, maxStorageGiB: 109 }", "octopus-ha:database.maxStorageGiB: 109", "set 110 or more" },
        { "database: { backupDays: 0 }", "octopus-ha:database.backupDays: 0", "set 1 to 35" },
        { "database: { backupDays: 36 }", "octopus-ha:database.backupDays: 36", "set 1 to 35" },
        { "database: { existing: { connectionString: nonsense } }", "octopus-ha:database.existing.connectionString", "connection string" },
        { "database: { existing: { securityGroupId: sg-1 } }", "octopus-ha:database.existing.connectionString", "--secret --path octopus-ha:database.existing.connectionString" },
        { "storage: { throughput: fast }", "octopus-ha:storage.throughput: fast", "elastic, bursting, or 1 to 1024" },
        { "storage: { throughput: 0 }", "octopus-ha:storage.throughput: 0", "1 to 1024" },
        { "storage: { throughput: 1025 }", "octopus-ha:storage.throughput: 1025", "1 to 1024" },
        { "storage: { capacityGiB: 100 }", "octopus-ha:storage.capacityGiB", "belongs to FSx" },
        { "storage: { existing: { fileSystemId: efs } }", "octopus-ha:storage.existing.fileSystemId: efs", "fs-" },
        { "loadBalancer: { domain: octopus.example.com }", "octopus-ha:loadBalancer.domain: octopus.example.com", "needs a certificate" },
        { "loadBalancer: { certificate: 'arn:aws:acm:us-east-1:1:certificate/x' }", "octopus-ha:loadBalancer.certificate: arn:aws:acm:us-east-1:1:certificate/x", "needs loadBalancer.domain" },
        { "loadBalancer: { dnsZone: example.com }", "octopus-ha:loadBalancer.dnsZone: example.com", "needs loadBalancer.domain" },
        { "loadBalancer: { domain: 'https://octopus.example.com', dnsZone: Z0123456789 }", "octopus-ha:loadBalancer.domain: https://octopus.example.com", "no scheme and no path" },
        { "loadBalancer: { domain: Octopus.example.com, dnsZone: example.com }", "octopus-ha:loadBalancer.domain: Octopus.example.com", "set octopus.example.com" },
        { "loadBalancer: { domain: octopus.example.com, dnsZone: example.org }", "octopus-ha:loadBalancer.dnsZone: example.org", "does not hold octopus.example.com" },
        { "loadBalancer: { domain: octopus.example.com, certificate: my-cert }", "octopus-ha:loadBalancer.certificate: my-cert", "ARN" },
        { "loadBalancer: { idleTimeoutSeconds: 4001 }", "octopus-ha:loadBalancer.idleTimeoutSeconds: 4001", "for kind application set 1 to 4000" },
        { "loadBalancer: { idleTimeoutSeconds: 0 }", "octopus-ha:loadBalancer.idleTimeoutSeconds: 0", "1 to 4000" },
        { "loadBalancer: { kind: network, idleTimeoutSeconds: 6001 }", "octopus-ha:loadBalancer.idleTimeoutSeconds: 6001", "60 to 6000" },
        { "loadBalancer: { kind: network, idleTimeoutSeconds: 59 }", "octopus-ha:loadBalancer.idleTimeoutSeconds: 59", "60 to 6000" },
        { "loadBalancer: { scheme: public }", "octopus-ha:network.allowedCidrs", "is missing; a public load balancer" },
        { "loadBalancer: { kind: aplication }", "octopus-ha:loadBalancer.kind: aplication", "did you mean application?" },
        { "polling: { mode: port-per-node, port: 443 }", "octopus-ha:polling.port: 443", "run into 443" },
        { "polling: { mode: port-per-node, port: 79 }", "octopus-ha:polling.port: 79", "run into 80" },
        { "polling: { mode: port-per-node, port: 8442 }", "octopus-ha:polling.port: 8442", "run into 8443" },
        { "polling: { mode: port-per-node, port: 65535 }", "octopus-ha:polling.port: 65535", "set 65534 or less" },
        { "polling: { mode: port-per-node, port: 0 }", "octopus-ha:polling.port: 0", "1 to 65535" },
        { "directory: { managed: { domain: corp.example.com } }", "octopus-ha:directory", "belongs to FSx" },
        { "tags: { component: mine }", "octopus-ha:tags.component: mine", "sets itself" },
        { "tags: { 'aws:cost': x }", "octopus-ha:tags.aws:cost: x", "do not start with aws:" },
        { "tags: { team: R&D }", "octopus-ha:tags.team: R&D", "letters, digits, blanks" },
        { "tags: { '': x }", "octopus-ha:tags.: x", "1 to 128" },
        { "tags: [one]", "octopus-ha:tags", "must be a map" },
        { "grpc: maybe", "octopus-ha:grpc: maybe", "true or false" },
        { "nodes: 4", "octopus-ha:nodes", "is a section" },
        { "cloud: ''", "octopus-ha:cloud", "is empty" },
        { "version: [2026.4.6342]", "octopus-ha:version", "must be a text, not a list" },
        { "nodse: { count: 3 }", "octopus-ha:nodse", "did you mean nodes?" },
        { "nodes: { cuont: 3 }", "octopus-ha:nodes.cuont", "did you mean nodes.count?" },
        { "network: { existing: { vpcid: vpc-1, vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, b: subnet-2 } } }", "octopus-ha:network.existing.vpcid", "did you mean network.existing.vpcId?" },
        { "flavour: strange", "octopus-ha:flavour", "there are: cloud, version" },
        { "nodes.count: 3", "octopus-ha:nodes.count", "--path" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_broken_rule_is_told_with_the_setting_and_the_way_out(string lines, string setting, string says)
    {
        var problem = StackText.Problem(lines);
        problem.ShouldStartWith(setting + " - ");
        problem.ShouldContain(says);
    }

    [Theory]
    [InlineData("nodes: { count: 2 }")]
    [InlineData("nodes: { count: 8 }")]
    [InlineData("nodes: { count: 1, allowSingle: true }")]
    [InlineData("nodes: { taskCap: 0 }")]
    [InlineData("nodes: { size: xlarge, taskCap: 160 }")]
    [InlineData("nodes: { size: 2048/4096 }")]
    [InlineData("nodes: { size: 16384/122880 }")]
    [InlineData("nodes: { image: 'registry.example.com:5000/octopus' }")]
    [InlineData("network: { cidr: 10.0.0.0/16 }")]
    [InlineData("network: { cidr: 10.0.0.0/23 }")]
    [InlineData("network: { zones: 3 }")]
    [InlineData("database: { storageGiB: 20 }")]
    [InlineData("database: { storageGiB: 16384 }")]
    [InlineData("database: { storageGiB: 100, maxStorageGiB: 110 }")]
    [InlineData("database: { backupDays: 1 }")]
    [InlineData("database: { backupDays: 35 }")]
    [InlineData("database: { edition: web, allowSingleZone: true }")]
    [InlineData("database: { edition: express, allowSingleZone: true, ephemeral: true }")]
    [InlineData("database: { size: db.r5.2xlarge }")]
    [InlineData("database: { release: 2019 }")]
    [InlineData("storage: { throughput: 1 }")]
    [InlineData("storage: { throughput: 1024 }")]
    [InlineData("storage: { throughput: bursting }")]
    [InlineData("loadBalancer: { idleTimeoutSeconds: 1 }")]
    [InlineData("loadBalancer: { idleTimeoutSeconds: 4000 }")]
    [InlineData("loadBalancer: { kind: network, idleTimeoutSeconds: 60 }")]
    [InlineData("loadBalancer: { kind: network, idleTimeoutSeconds: 6000 }")]
    [InlineData("loadBalancer: { domain: octopus.example.com, dnsZone: Z0123456789ABC }")]
    [InlineData("loadBalancer: { domain: example.com, dnsZone: example.com. }")]
    [InlineData("network: { cidr: 126.0.0.0/16 }")]
    [InlineData("tags: { team: 'a-Z 0_9.:/=+@é' }")]
    [InlineData("database: { edition: enterprise, size: db.r5.xlarge }")]
    [InlineData("loadBalancer: { domain: octopus.example.com, certificate: 'arn:aws:acm:us-east-1:1:certificate/x' }")]
    [InlineData("polling: { mode: port-per-node, port: 81 }")]
    [InlineData("polling: { mode: port-per-node, port: 441 }")]
    [InlineData("polling: { mode: port-per-node, port: 65534 }")]
    [InlineData("version: 2026.4.0")]
    [InlineData("admin: { email: someone@example.com }")]
    [InlineData("masterKey: AAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("databasePassword: 'Abcdef1;'")]
    public void The_near_side_of_a_bound_is_taken(string lines) => StackText.Problems(lines).ShouldBeEmpty();

    [Fact]
    public void The_maintenance_page_may_have_1024_bytes_and_not_one_more()
    {
        static string Page(int bytes) => $"loadBalancer: {{ maintenancePage: {new string('x', bytes)} }}";
        StackText.Problems(Page(1024)).ShouldBeEmpty();
        StackText.Problem(Page(1025)).ShouldContain("has 1025 bytes; the load balancer holds 1024");
    }

    [Fact]
    public void A_security_group_may_have_60_rules_and_not_one_more()
    {
        // HTTPS needs ports 80, 443 and 8443 for each block.
        static string Blocks(int count) => $"network: {{ allowedCidrs: [{string.Join(", ", Enumerable.Range(0, count).Select(i => $"10.0.{i}.0/24"))}] }}";
        StackText.Problems(Blocks(20)).ShouldBeEmpty();
        StackText.Problem(Blocks(21)).ShouldContain("would need 63 rules in one security group, and AWS takes 60");
    }

    [Theory]
    [InlineData("scheme: public, domain: octopus.example.com, dnsZone: example.com", 3, 18, 60)]
    [InlineData("kind: network, domain: octopus.example.com, dnsZone: example.com", 2, 30, 60)]
    [InlineData("kind: network, scheme: public", 3, 28, 59)]
    public async Task The_limit_of_rules_counts_what_the_program_makes(string balancer, int zones, int blocks, int rules)
    {
        string Lines(int count) => $$"""
            loadBalancer: { {{balancer}} }
            network: { zones: {{zones}}, allowedCidrs: [{{string.Join(", ", Enumerable.Range(0, count).Select(i => $"203.0.{i}.0/24"))}}] }
            """;
        var preview = await Previews.Of(Lines(blocks));
        preview.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
            .Count(rule => rule.Text("securityGroupId")!.Contains("load-balancer", StringComparison.Ordinal)).ShouldBe(rules);
        StackText.Problem(Lines(blocks + 1)).ShouldContain("AWS takes 60");
    }

    [Fact]
    public void A_secret_in_the_wrong_place_is_not_repeated()
    {
        foreach (var lines in new[] { "database: { existing: 'Server=x;Password=hunter2' }", "database: 'Server=x;Password=hunter2'", "tags: hunter2", "network: { allowedCidrs: hunter2 }" })
        {
            StackText.Problem(lines).ShouldNotContain("hunter2");
        }
    }

    [Fact]
    public void What_somebody_encrypted_is_not_repeated_though_it_need_not_be_secret()
    {
        var told = StackText.Read("nodes: { size: hunter2 }").Hiding(new HashSet<string> { "nodes" }).Problems.ShouldHaveSingleItem();
        told.ToString().ShouldStartWith("octopus-ha:nodes.size - ");
        StackText.Read("nodes: { size: hunter2 }").Hiding(new HashSet<string> { "network" }).Problems.ShouldHaveSingleItem().Value.ShouldBe("hunter2");
    }

    [Fact]
    public void A_command_that_sets_a_secret_names_the_stack() =>
        OctopusHA.Settings.SettingsReader.Read(StackText.Parse("cloud: aws"), OctopusHA.Settings.Strictness.Deployment, "prod").Problems
            .ShouldContain(problem => problem.Message.Contains("pulumi config set --secret octopus-ha:masterKey --stack prod", StringComparison.Ordinal));

    [Fact]
    public void A_public_polling_address_needs_the_blocks_of_its_tentacles()
    {
        StackText.Problem("polling: { mode: port-per-node, scheme: public }").ShouldStartWith("octopus-ha:polling.allowedCidrs - is missing");
        StackText.Problems("polling: { mode: port-per-node, scheme: public, allowedCidrs: [203.0.113.0/24] }").ShouldBeEmpty();
    }

    [Fact]
    public void One_network_load_balancer_cannot_be_public_for_some_and_internal_for_others() =>
        StackText.Problem("""
            loadBalancer: { kind: network, scheme: internal }
            polling: { mode: port-per-node, scheme: public, allowedCidrs: [203.0.113.0/24] }
            """).ShouldStartWith("octopus-ha:polling.scheme: public - kind network carries web and polling on one load balancer");

    [Fact]
    public void Something_public_in_an_existing_network_needs_public_subnets() =>
        StackText.Problem("""
            loadBalancer: { scheme: public }
            network: { allowedCidrs: [203.0.113.0/24], existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, b: subnet-2 } } }
            """).ShouldStartWith("octopus-ha:network.existing.publicSubnets - has 0 zones");

    [Fact]
    public void A_public_load_balancer_must_be_in_every_zone_that_has_nodes() =>
        StackText.Problem("""
            loadBalancer: { scheme: public }
            network: { allowedCidrs: [203.0.113.0/24], existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { b: subnet-1, c: subnet-2 }, publicSubnets: { a: subnet-3, b: subnet-4 } } }
            """).ShouldBe("octopus-ha:network.existing.publicSubnets - has no subnet in c, where nodes are: no traffic would reach them. Add one there, or take the zone from nodeSubnets");

    [Theory]
    [InlineData("nodes: { count: 5 }", "octopus-ha:nodes.count: 5", "2 to 4 nodes")]
    [InlineData("nodes: { count: 1, allowSingle: true }", "octopus-ha:nodes.count: 1", "no cluster")]
    [InlineData("nodes: { size: small, taskCap: 11 }", "octopus-ha:nodes.taskCap: 11", "about 10 tasks")]
    [InlineData("database: { size: small }", "octopus-ha:database.size: small", "may run 40")]
    [InlineData("database: { allowSingleZone: true }", "octopus-ha:database.allowSingleZone: true", "one zone")]
    [InlineData("loadBalancer: { kind: application }", "octopus-ha:loadBalancer.domain", "plain HTTP")]
    [InlineData("loadBalancer: { kind: application }", "octopus-ha:grpc: true", "only behind HTTPS")]
    [InlineData("network: { allowedCidrs: [0.0.0.0/0] }", "octopus-ha:network.allowedCidrs[0]: 0.0.0.0/0", "whole internet")]
    [InlineData("license:", "octopus-ha:license", "Professional (2 nodes) or Enterprise")]
    [InlineData("loadBalancer: { kind: network, domain: octopus.example.com, dnsZone: example.com, idleTimeoutSeconds: 1000 }", "octopus-ha:loadBalancer.idleTimeoutSeconds: 1000", "350 seconds")]
    [InlineData("database: { size: db.r5.2xlarge }", "octopus-ha:database.size: db.r5.2xlarge", "not checked")]
    [InlineData("polling: { port: 10950 }", "octopus-ha:polling.port", "of no use without polling.mode")]
    [InlineData("storage: { throughput: elastic, existing: { fileSystemId: fs-1 } }", "octopus-ha:storage.throughput", "of no use with storage.existing")]
    [InlineData("database: { size: large, existing: { connectionString: Server=x } }", "octopus-ha:database.size", "of no use with database.existing")]
    [InlineData("network: { zones: 3, existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, b: subnet-2 } } }", "octopus-ha:network.zones", "of no use with network.existing")]
    public void Advice_that_is_not_taken_is_a_warning_and_no_problem(string lines, string setting, string says)
    {
        StackText.Problems(lines).ShouldBeEmpty();
        StackText.Warnings(lines).ShouldContain(warning => warning.StartsWith(setting + " - ", StringComparison.Ordinal) && warning.Contains(says, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nodes: { count: 4, size: small }")]
    [InlineData("nodes: { size: small, taskCap: 10 }")]
    [InlineData("database: { size: medium }")]
    public void A_sound_stack_has_no_warnings(string lines) => StackText.Warnings(lines).ShouldBeEmpty();

    [Fact]
    public void Every_problem_is_told_at_once_in_the_order_of_the_settings()
    {
        var problems = StackText.Problems("""
            nodes: { count: 9, size: huge }
            network: { zones: 7, cidr: nowhere }
            polling: { mode: everywhere }
            nonsense: 1
            """);
        problems.Count.ShouldBe(6);
        problems.Select(problem => problem.Split([' ', ':'])[1]).ShouldBe(["nodes.count", "network.zones", "polling.mode", "nonsense", "nodes.size", "network.cidr"]);
    }

    [Fact]
    public void A_value_that_is_already_refused_is_not_refused_again_for_what_follows_from_it() =>
        StackText.Problems("""
            nodes: { count: nine }
            polling: { mode: port-per-node }
            """).ShouldHaveSingleItem();
}
