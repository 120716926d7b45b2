using OctopusHA.Plan;
using OctopusHA.Settings.Rules;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Settings;

/// <summary>How settings are read: names, types and bounds, and what holds for every rule.</summary>
public class SettingsReaderTests
{
    /// <summary>Lines that cannot be read, the setting that is reported, and a part of the message.</summary>
    public static TheoryData<string, string, string> Unreadable => new()
    {
        { "cloud: gcp", "octopus-ha:cloud: gcp", "set aws" },
        { "cloud:", "octopus-ha:cloud", "is missing; set aws" },
        { "version:", "octopus-ha:version", "is missing" },
        { "nodes: { count: 0 }", "octopus-ha:nodes.count: 0", "set 2 to 8" },
        { "nodes: { count: 9 }", "octopus-ha:nodes.count: 9", "set 2 to 8" },
        { "nodes: { count: two }", "octopus-ha:nodes.count: two", "must be a whole number; set 2 to 8" },
        { "nodes: { count: 2.5 }", "octopus-ha:nodes.count: 2.5", "whole number" },
        { "nodes: { taskCap: 161 }", "octopus-ha:nodes.taskCap: 161", "160" },
        { "nodes: { taskCap: -1 }", "octopus-ha:nodes.taskCap: -1", "0 to 160" },
        { "nodes: { executeCommand: yes }", "octopus-ha:nodes.executeCommand: yes", "true or false" },
        { "network: { zones: 1 }", "octopus-ha:network.zones: 1", "set 2 to 3" },
        { "network: { zones: 4 }", "octopus-ha:network.zones: 4", "set 2 to 3" },
        { "network: { allowedCidrs: 10.0.0.0/8 }", "octopus-ha:network.allowedCidrs", "must be a list" },
        { "database: { edition: standart }", "octopus-ha:database.edition: standart", "did you mean standard?" },
        { "database: { storageGiB: 19 }", "octopus-ha:database.storageGiB: 19", "20 to 16384" },
        { "database: { storageGiB: 16385 }", "octopus-ha:database.storageGiB: 16385", "20 to 16384" },
        { "database: { backupDays: 0 }", "octopus-ha:database.backupDays: 0", "set 1 to 35" },
        { "database: { backupDays: 36 }", "octopus-ha:database.backupDays: 36", "set 1 to 35" },
        {
            "loadBalancer: { kind: aplication }",
            "octopus-ha:loadBalancer.kind: aplication",
            "did you mean application?"
        },
        { "polling: { mode: port-per-node, port: 0 }", "octopus-ha:polling.port: 0", "1 to 65535" },
        { "tags: [one]", "octopus-ha:tags", "must be a map" },
        { "grpc: maybe", "octopus-ha:grpc: maybe", "true or false" },
        { "nodes: 4", "octopus-ha:nodes", "is a section" },
        { "cloud: ''", "octopus-ha:cloud", "is empty" },
        { "version: [2026.4.6342]", "octopus-ha:version", "must be a text, not a list" },
        { "nodse: { count: 3 }", "octopus-ha:nodse", "did you mean nodes?" },
        { "nodes: { cuont: 3 }", "octopus-ha:nodes.cuont", "did you mean nodes.count?" },
        {
            "network: { existing: { vpcid: vpc-1, vpcId: vpc-1, cidr: 10.0.0.0/16, "
                + "nodeSubnets: { a: subnet-1, b: subnet-2 } } }",
            "octopus-ha:network.existing.vpcid",
            "did you mean network.existing.vpcId?"
        },
        { "flavour: strange", "octopus-ha:flavour", "there are: cloud, version" },
        { "nodes.count: 3", "octopus-ha:nodes.count", "--path" },
        {
            StackText.Windows("nodes: { host: windows, dataVolumeGiB: 19 }"),
            "octopus-ha:nodes.dataVolumeGiB: 19",
            "set 20 to 16384"
        },
        {
            StackText.Windows("nodes: { host: windows, dataVolumeGiB: 16385 }"),
            "octopus-ha:nodes.dataVolumeGiB: 16385",
            "set 20 to 16384"
        },
        {
            StackText.Windows("directory: { managed: { edition: premium } }"),
            "octopus-ha:directory.managed.edition: premium",
            "set standard or enterprise"
        },
        {
            StackText.Windows("directory: { existing: { dnsIps: [10.0.0.10, 10.0.1.10], user: octopus } }"),
            "octopus-ha:directory.existing.domain",
            "is missing"
        },
        {
            StackText.Windows("directory: { existing: { domain: corp.example.com, user: octopus } }"),
            "octopus-ha:directory.existing.dnsIps",
            "is missing"
        },
        {
            StackText.Windows("directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10] } }"),
            "octopus-ha:directory.existing.user",
            "is missing"
        },
        {
            StackText.Azure("database: { longTermRetentionMonths: 0 }"),
            "octopus-ha:database.longTermRetentionMonths: 0",
            "1 to 120"
        },
        {
            StackText.Azure("database: { longTermRetentionMonths: 121 }"),
            "octopus-ha:database.longTermRetentionMonths: 121",
            "ten years"
        },
        { StackText.Azure("database: { backupDays: 36 }"), "octopus-ha:database.backupDays: 36", "up to 35 days" },
        {
            StackText.Azure("database: { entraAdmin: { name: admins } }"),
            "octopus-ha:database.entraAdmin.objectId",
            "is missing"
        },
        { "polling: { mode: shared-address, sharedPort: 0 }", "octopus-ha:polling.sharedPort: 0", "1 to 65535" },
        {
            "polling: { mode: port-per-node, alsoKeep: shared-address }",
            "octopus-ha:polling.alsoKeep: shared-address",
            "set port-per-node or address-per-node"
        },
        {
            "polling: { mode: shared-address, redis: { kind: cluster } }",
            "octopus-ha:polling.redis.kind: cluster",
            "set container or managed"
        },
        { "polling: { mode: shared-address, redis: managed }", "octopus-ha:polling.redis", "is a section" },
        {
            "polling: { mode: shared-address, redis: { maxMemoryMiB: 99 } }",
            "octopus-ha:polling.redis.maxMemoryMiB: 99",
            "set 100 to 3000"
        },
        {
            "polling: { mode: shared-address, redis: { maxMemoryMiB: 3001 } }",
            "octopus-ha:polling.redis.maxMemoryMiB: 3001",
            "set 100 to 3000"
        },
        { "nodes: { count: 3, retired: node2 }", "octopus-ha:nodes.retired", "must be a list" },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void A_setting_of_another_type_or_out_of_bounds_is_reported_with_what_to_set(string lines, string setting, string says)
    {
        var problem = StackText.Problem(lines);
        problem.ShouldStartWith(setting + " - ");
        problem.ShouldContain(says);
    }

    [Theory]
    [InlineData("nodes: { count: 8 }")]
    [InlineData("nodes: { taskCap: 0 }")]
    [InlineData("nodes: { size: xlarge, taskCap: 160 }")]
    [InlineData("nodes: { host: windows, dataVolumeGiB: 20 }\ndirectoryPassword: Correct-Horse-7")]
    [InlineData("nodes: { host: windows, dataVolumeGiB: 16384 }\ndirectoryPassword: Correct-Horse-7")]
    [InlineData("network: { zones: 2 }")]
    [InlineData("network: { zones: 3 }")]
    [InlineData("database: { storageGiB: 20 }")]
    [InlineData("database: { storageGiB: 16384 }")]
    [InlineData("database: { backupDays: 1 }")]
    [InlineData("database: { backupDays: 35 }")]
    [InlineData("database: { longTermRetentionMonths: 1 }")]
    [InlineData("database: { longTermRetentionMonths: 120 }")]
    [InlineData("polling: { mode: shared-address, redis: { maxMemoryMiB: 100 } }")]
    [InlineData("polling: { mode: shared-address, redis: { maxMemoryMiB: 3000 } }")]
    public void A_number_at_its_bound_is_accepted(string lines) => StackText.Problems(lines).ShouldBeEmpty();

    [Theory]
    [InlineData("aws")]
    [InlineData("windows")]
    [InlineData("azure")]
    public void A_valid_stack_has_neither_problems_nor_warnings(string system)
    {
        var lines = system switch { "windows" => StackText.Windows(), "azure" => StackText.Azure(), _ => "" };
        StackText.Problems(lines).ShouldBeEmpty();
        StackText.Warnings(lines).ShouldBeEmpty();
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
        StackText.Problem(Lines(blocks + 1)).ShouldContain("the quota is 60");
    }

    [Fact]
    public void A_secret_in_the_wrong_place_is_not_shown()
    {
        foreach (var lines in new[] { "database: { existing: 'Server=x;Password=hunter2' }", "database: 'Server=x;Password=hunter2'", "tags: hunter2", "network: { allowedCidrs: hunter2 }" })
        {
            StackText.Problem(lines).ShouldNotContain("hunter2");
        }
    }

    [Fact]
    public void A_value_that_is_encrypted_is_not_shown_even_if_it_need_not_be_secret()
    {
        var shown = StackText.Read("nodes: { size: hunter2 }").Hiding(new HashSet<string> { "nodes" }).Problems.ShouldHaveSingleItem();
        shown.ToString().ShouldStartWith("octopus-ha:nodes.size - ");
        StackText.Read("nodes: { size: hunter2 }").Hiding(new HashSet<string> { "network" }).Problems.ShouldHaveSingleItem().Value.ShouldBe("hunter2");
    }

    [Fact]
    public void A_command_that_sets_a_secret_names_the_stack() =>
        SettingsReader.Read(StackText.Parse("cloud: aws"), Strictness.Deployment, "prod").Problems
            .ShouldContain(problem => problem.Message.Contains("pulumi config set --secret octopus-ha:masterKey --stack prod", StringComparison.Ordinal));

    [Fact]
    public void All_problems_are_reported_at_once_in_the_order_of_the_settings()
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
    public void Problems_of_a_windows_stack_are_reported_at_once_in_the_order_of_the_settings()
    {
        var problems = StackText.Problems(StackText.Windows("""
            nodes: { host: windows, size: t3.micro }
            storage: { capacityGiB: 10, throughput: 33 }
            directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.256, dns1], user: octopus } }
            directoryPassword:
            """));
        problems.Select(problem => problem.Split(" - ")[0]).ShouldBe(
        [
            "octopus-ha:directoryPassword",
            "octopus-ha:nodes.size: t3.micro",
            "octopus-ha:storage.capacityGiB: 10",
            "octopus-ha:storage.throughput: 33",
            "octopus-ha:directory.existing.dnsIps[0]: 10.0.0.256",
            "octopus-ha:directory.existing.dnsIps[1]: dns1",
        ]);
    }

    [Fact]
    public void Both_mistakes_of_a_stack_with_containers_and_a_windows_share_are_reported() =>
        StackText.Problems(@"storage: { existing: { path: '\\files\octopus' } }").Select(problem => problem.Split(" - ")[0])
            .ShouldBe(["octopus-ha:storage.existing.path", "octopus-ha:storage.existing.fileSystemId"]);

    [Theory]
    [InlineData("nodes: { count: nine }\npolling: { mode: port-per-node }")]
    [InlineData("cloud: gcp\nstorage: { accountName: octopus }")]
    [InlineData("nodes: { host: machines }\nstorage: { capacityGiB: 100 }")]
    [InlineData("loadBalancer: { domain: [octopus.example.com], dnsZone: example.com }")]
    public void A_setting_that_cannot_be_read_causes_no_problem_for_another(string lines) => StackText.Problems(lines).ShouldHaveSingleItem();

    [Fact]
    public void A_preview_needs_no_region() =>
        SettingsReader.Read(StackText.Parse("cloud: azure\nversion: 2026.4.6909"), Strictness.Preview).Problems.ShouldBeEmpty();

    [Fact]
    public void Settings_without_effect_are_reported_in_alphabetical_order_without_their_section()
    {
        var warnings = StackText.Warnings("polling: { redis: { kind: managed }, alsoKeep: port-per-node }");
        warnings.Select(warning => warning.Split(" - ")[0]).ShouldBe(["octopus-ha:polling.alsoKeep", "octopus-ha:polling.redis.kind"]);
    }

    [Fact]
    public void A_setting_of_the_other_cloud_is_a_warning_so_that_a_file_can_switch_clouds() =>
        StackText.Problems("storage: { accountName: octopus }\nnetwork: { availabilitySet: true }").ShouldBeEmpty();

    [Fact]
    public void The_page_about_polling_names_the_server_version_that_the_rule_requires() =>
        File.ReadAllText(Path.Combine(Golden.Root, "docs", "polling.md"))
            .ShouldContain($"the server is {OctopusServer.FirstWithSharedQueue} or newer");

    [Fact]
    public void Retired_nodes_run_no_tasks() =>
        (ClusterPlan.Create(StackText.Settings("nodes: { count: 4, retired: [node2] }")).TotalTaskCap, ClusterPlan.Create(StackText.Settings("nodes: { count: 4 }")).TotalTaskCap)
            .ShouldBe((60, 80));
}
