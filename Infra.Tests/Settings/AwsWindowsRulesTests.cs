using OctopusHA.Settings;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Settings;

/// <summary>The rules of Windows nodes on AWS, at both sides of each bound.</summary>
public class AwsWindowsRulesTests
{
    /// <summary>Lines beside <c>nodes: { host: windows }</c> that must be refused, the setting they are refused for, and what the message must say.</summary>
    public static TheoryData<string, string, string> Refused => new()
    {
        { "nodes: { host: windows, size: 4096/8192 }", "octopus-ha:nodes.size: 4096/8192", "small, medium, large, xlarge, or an EC2 instance type" },
        { "nodes: { host: windows, size: mediun }", "octopus-ha:nodes.size: mediun", "did you mean medium?" },
        { "nodes: { host: windows, size: t3.small }", "octopus-ha:nodes.size: t3.small", "has 2 vCPU and 2 GiB; a node needs at least 2 vCPU and 4 GiB" },
        { "nodes: { host: windows, size: m7a.medium }", "octopus-ha:nodes.size: m7a.medium", "has 1 vCPU and 4 GiB" },
        { "nodes: { host: windows, size: c4.large }", "octopus-ha:nodes.size: c4.large", "has 2 vCPU and 3.75 GiB" },
        { "nodes: { host: windows, size: m7g.xlarge }", "octopus-ha:nodes.size: m7g.xlarge", "does not run on Graviton; take an Intel or AMD type such as m6i.xlarge" },
        { "nodes: { host: windows, size: c6gn.2xlarge }", "octopus-ha:nodes.size: c6gn.2xlarge", "such as c6i.2xlarge" },
        { "nodes: { host: windows, size: t4g.large }", "octopus-ha:nodes.size: t4g.large", "Graviton" },
        { "nodes: { host: windows, size: a1.xlarge }", "octopus-ha:nodes.size: a1.xlarge", "Graviton" },
        { "nodes: { host: windows, machineImage: windows-2022 }", "octopus-ha:nodes.machineImage: windows-2022", "ami-0abc..." },
        { "nodes: { host: windows, installerUrl: 'http://example.com/octopus.msi' }", "octopus-ha:nodes.installerUrl: http://example.com/octopus.msi", "HTTPS" },
        { "nodes: { host: windows, installerSha256: abc }", "octopus-ha:nodes.installerSha256: abc", "64 hexadecimal digits" },
        { "nodes: { host: windows, dataVolumeGiB: 19 }", "octopus-ha:nodes.dataVolumeGiB: 19", "set 20 to 16384" },
        { "nodes: { host: windows, dataVolumeGiB: 16385 }", "octopus-ha:nodes.dataVolumeGiB: 16385", "set 20 to 16384" },
        { "storage: { capacityGiB: 31 }", "octopus-ha:storage.capacityGiB: 31", "set 32 to 65536" },
        { "storage: { capacityGiB: 65537 }", "octopus-ha:storage.capacityGiB: 65537", "set 32 to 65536" },
        { "storage: { throughput: 100 }", "octopus-ha:storage.throughput: 100", "FSx takes 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4608, 6144, 9216 (MB/s)" },
        { "storage: { throughput: elastic }", "octopus-ha:storage.throughput: elastic", "FSx takes 8" },
        { "storage: { throughput: '064' }", "octopus-ha:storage.throughput: 064", "FSx takes 8" },
        { "storage: { backupDays: 0 }", "octopus-ha:storage.backupDays: 0", "set 1 to 90" },
        { "storage: { backupDays: 91 }", "octopus-ha:storage.backupDays: 91", "set 1 to 90" },
        { "storage: { alias: files }", "octopus-ha:storage.alias: files", "host name" },
        { "storage: { existing: { fileSystemId: efs, user: octopus@corp, password: x } }", "octopus-ha:storage.existing.fileSystemId: efs", "fs-" },
        { "storage: { existing: { user: octopus@corp, password: x } }", "octopus-ha:storage.existing", "names no storage" },
        { "storage: { existing: { fileSystemId: fs-1, path: '\\\\files\\octopus', user: octopus@corp, password: x } }", "octopus-ha:storage.existing", "not both" },
        { "storage: { existing: { path: '\\\\files', user: octopus@corp, password: x } }", @"octopus-ha:storage.existing.path: \\files", "UNC path" },
        { "storage: { existing: { path: 'S:\\octopus', user: octopus@corp, password: x } }", @"octopus-ha:storage.existing.path: S:\octopus", "UNC path" },
        { "storage: { existing: { fileSystemId: fs-1, user: octopus, password: x } }", "octopus-ha:storage.existing.user: octopus", @"CORP\octopus" },
        { "storage: { existing: { fileSystemId: fs-1, user: octopus@corp } }", "octopus-ha:storage.existing.password", "--secret --path octopus-ha:storage.existing.password" },
        { "storage: { existing: { fileSystemId: fs-1, password: x } }", "octopus-ha:storage.existing.user", "is missing" },
        { "storage: { existing: { fileSystemId: fs-1, user: octopus@corp, password: x, securityGroupId: group } }", "octopus-ha:storage.existing.securityGroupId: group", "sg-" },
        { "directory: { managed: { domain: corp } }", "octopus-ha:directory.managed.domain: corp", "two parts" },
        { "directory: { managed: { domain: sixteen-letters1.example.com } }", "octopus-ha:directory.managed.domain: sixteen-letters1.example.com", "SIXTEEN-LETTERS1 has 16; set directory.managed.netbiosName" },
        { "directory: { managed: { domain: corp.example.com, netbiosName: SIXTEENLETTERS16 } }", "octopus-ha:directory.managed.netbiosName: SIXTEENLETTERS16", "up to 15 characters" },
        { "directory: { managed: { domain: corp.example.com, netbiosName: CO.RP } }", "octopus-ha:directory.managed.netbiosName: CO.RP", "letters, digits and hyphens" },
        { "directory: { managed: { domain: corp.example.com, netbiosName: 12345 } }", "octopus-ha:directory.managed.netbiosName: 12345", "not of digits alone" },
        { "directory: { managed: { domain: example.com } }", "octopus-ha:directory.managed.domain: example.com", "holds octopus.example.com: the nodes would ask the directory" },
        { "directory: { managed: { edition: premium } }", "octopus-ha:directory.managed.edition: premium", "set standard or enterprise" },
        { "directory: { managed: { domain: corp.example.com }, existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], user: octopus } }", "octopus-ha:directory", "not both" },
        { "directory: { existing: { dnsIps: [10.0.0.10, 10.0.1.10], user: octopus } }", "octopus-ha:directory.existing.domain", "is missing" },
        { "directory: { existing: { domain: corp, dnsIps: [10.0.0.10, 10.0.1.10], user: octopus } }", "octopus-ha:directory.existing.domain: corp", "two parts" },
        { "directory: { existing: { domain: corp.example.com, user: octopus } }", "octopus-ha:directory.existing.dnsIps", "is missing" },
        { "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.0.11, 10.0.0.12, 10.0.0.13], user: octopus } }", "octopus-ha:directory.existing.dnsIps", "1 to 3" },
        { "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.0.10], user: octopus } }", "octopus-ha:directory.existing.dnsIps[1]: 10.0.0.10", "twice" },
        { "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 8.8.8.8], user: octopus } }", "octopus-ha:directory.existing.dnsIps[1]: 8.8.8.8", "private address" },
        { "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 172.32.0.1], user: octopus } }", "octopus-ha:directory.existing.dnsIps[1]: 172.32.0.1", "private address" },
        { "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 'fd00::1'], user: octopus } }", "octopus-ha:directory.existing.dnsIps[1]: fd00::1", "IPv4" },
        { "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], user: 'CORP\\octopus' } }", @"octopus-ha:directory.existing.user: CORP\octopus", "without domain" },
        { "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10] } }", "octopus-ha:directory.existing.user", "is missing" },
        { "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], user: octopus, ou: Computers } }", "octopus-ha:directory.existing.ou: Computers", "OU=FileServers" },
        { "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], user: octopus, controllerCidrs: [10.1.0.0/16, 10.2.0.0/16, 10.3.0.0/16, 10.4.0.0/16] } }", "octopus-ha:directory.existing.controllerCidrs", "at most 3" },
        { "directoryPassword: Short-7", "octopus-ha:directoryPassword", "8 to 64" },
        { "directoryPassword: onlylowercase1", "octopus-ha:directoryPassword", "three of these kinds" },
        { "directoryPassword: My-Admin-Password-7", "octopus-ha:directoryPassword", "the word admin" },
        { "directoryPassword:", "octopus-ha:directoryPassword", "pulumi config set --secret octopus-ha:directoryPassword" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_broken_rule_is_told_with_the_setting_and_the_way_out(string lines, string setting, string says)
    {
        var problem = StackText.Problem(StackText.Windows(lines));
        problem.ShouldStartWith(setting + " - ");
        problem.ShouldContain(says);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nodes: { host: windows, size: small }")]
    [InlineData("nodes: { host: windows, size: c5n.large }")]
    [InlineData("nodes: { host: windows, size: t3.medium }")]
    [InlineData("nodes: { host: windows, size: m7i-flex.large }")]
    [InlineData("nodes: { host: windows, machineImage: ami-0123456789abcdef0 }")]
    [InlineData("nodes: { host: windows, machineImage: 'resolve:ssm:/images/octopus' }")]
    [InlineData("nodes: { host: windows, installerUrl: 'https://mirror.example.com/octopus.msi', installerSha256: 0123456789abcdefABCDEF0123456789abcdefABCDEF0123456789abcdef0123 }")]
    [InlineData("nodes: { host: windows, dataVolumeGiB: 20 }")]
    [InlineData("nodes: { host: windows, dataVolumeGiB: 16384 }")]
    [InlineData("storage: { capacityGiB: 32, throughput: 8, backupDays: 1 }")]
    [InlineData("storage: { capacityGiB: 65536, throughput: 2048, backupDays: 90, alias: files.example.com }")]
    [InlineData("storage: { existing: { fileSystemId: fs-1, user: octopus@corp.example.com, password: x } }")]
    [InlineData("storage: { existing: { path: '\\\\files.example.com\\share\\octopus', user: 'CORP\\octopus', password: x } }")]
    [InlineData("directory: { managed: { domain: fifteen-letters.example.com } }")]
    [InlineData("directory: { managed: { domain: ad.octopus.example.com, netbiosName: FIFTEEN-LETTERS, edition: enterprise } }")]
    [InlineData("directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 172.31.255.1, 192.168.0.1], user: svc-octopus, ou: 'OU=Files,DC=corp,DC=example,DC=com', administratorsGroup: Octopus } }")]
    [InlineData("directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], user: octopus, controllerCidrs: [10.1.0.0/16, 10.2.0.0/16, 10.3.0.0/16] } }")]
    [InlineData("directoryPassword: Abcdef1x")]
    public void The_near_side_of_a_bound_is_taken(string lines) => StackText.Problems(StackText.Windows(lines)).ShouldBeEmpty();

    [Fact]
    public void A_directory_password_may_have_64_characters_and_not_one_more()
    {
        StackText.Problems(StackText.Windows($"directoryPassword: Ab1{new string('x', 61)}")).ShouldBeEmpty();
        StackText.Problem(StackText.Windows($"directoryPassword: Ab1{new string('x', 62)}")).ShouldContain("8 to 64");
    }

    [Fact]
    public void The_password_of_a_teams_own_account_is_its_own_business()
    {
        const string own = "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], user: octopus } }\ndirectoryPassword:";
        StackText.Problems(StackText.Windows($"{own} admin")).ShouldBeEmpty();
        StackText.Problem(StackText.Windows(own)).ShouldStartWith("octopus-ha:directoryPassword - is missing");
    }

    [Fact]
    public void Everything_wrong_with_an_existing_directory_is_told_at_once()
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

    [Theory]
    [InlineData("storage: { capacityGiB: 100 }", "octopus-ha:storage.capacityGiB")]
    [InlineData("storage: { backupDays: 30 }", "octopus-ha:storage.backupDays")]
    [InlineData("storage: { allowSingleZone: true }", "octopus-ha:storage.allowSingleZone")]
    [InlineData("storage: { alias: files.example.com }", "octopus-ha:storage.alias")]
    [InlineData("directory: { managed: { domain: corp.example.com } }", "octopus-ha:directory")]
    [InlineData("directoryPassword: Correct-Horse-7", "octopus-ha:directoryPassword")]
    [InlineData("storage: { existing: { fileSystemId: fs-1, user: octopus@corp } }", "octopus-ha:storage.existing.user")]
    public void Containers_take_nothing_of_fsx(string lines, string setting) =>
        StackText.Problem(lines).ShouldBe($"{setting} - belongs to FSx, the storage of Windows nodes; containers have EFS, which grows by itself and is backed up for 35 days. Remove it, or set nodes.host: windows");

    [Fact]
    public void Containers_need_a_file_system_and_no_share()
    {
        var problems = StackText.Problems(@"storage: { existing: { path: '\\files\octopus' } }");
        problems.Count.ShouldBe(2);
        problems[0].ShouldStartWith("octopus-ha:storage.existing.path - belongs to FSx");
        problems[1].ShouldStartWith("octopus-ha:storage.existing.fileSystemId - is missing");
    }

    [Theory]
    [InlineData("nodes: { host: windows, image: registry.example.com/octopus }", "octopus-ha:nodes.image", "of no use with nodes.host: windows")]
    [InlineData("nodes: { host: windows, watchdogImage: 'busybox:1' }", "octopus-ha:nodes.watchdogImage", "of no use with nodes.host: windows")]
    [InlineData("nodes: { host: windows, executeCommand: true }", "octopus-ha:nodes.executeCommand", "of no use with nodes.host: windows")]
    [InlineData("nodes: { host: windows, size: x9z.large }", "octopus-ha:nodes.size: x9z.large", "how many tasks it carries (5 are assumed), is not checked")]
    [InlineData("nodes: { host: windows, size: u-12tb1.112xlarge }", "octopus-ha:nodes.size: u-12tb1.112xlarge", "is not checked")]
    [InlineData("nodes: { host: windows, size: m6i.metal }", "octopus-ha:nodes.size: m6i.metal", "is not checked")]
    [InlineData("nodes: { host: windows, size: c6i.large, taskCap: 11 }", "octopus-ha:nodes.taskCap: 11", "about 10 tasks")]
    [InlineData("storage: { allowSingleZone: true }", "octopus-ha:storage.allowSingleZone: true", "one zone")]
    [InlineData("storage: { throughput: 4608 }", "octopus-ha:storage.throughput: 4608", "some regions only")]
    [InlineData("storage: { existing: { path: '\\\\files\\octopus' } }", "octopus-ha:storage.existing.user", "joins the domain")]
    [InlineData("storage: { capacityGiB: 64, existing: { fileSystemId: fs-1, user: a@b, password: x } }", "octopus-ha:storage.capacityGiB", "of no use with storage.existing")]
    [InlineData("directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10], user: octopus } }", "octopus-ha:directory.existing.dnsIps: 10.0.0.10", "Give two")]
    public void Advice_that_is_not_taken_is_a_warning_and_no_problem(string lines, string setting, string says)
    {
        StackText.Problems(StackText.Windows(lines)).ShouldBeEmpty();
        StackText.Warnings(StackText.Windows(lines)).ShouldContain(warning => warning.StartsWith(setting + " - ", StringComparison.Ordinal) && warning.Contains(says, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nodes: { machineImage: ami-0123456789abcdef0 }", "octopus-ha:nodes.machineImage")]
    [InlineData("nodes: { dataVolumeGiB: 50 }", "octopus-ha:nodes.dataVolumeGiB")]
    public void A_machines_setting_is_of_no_use_to_a_container(string lines, string setting) =>
        StackText.Warnings(lines).ShouldHaveSingleItem().ShouldBe($"{setting} - is of no use with nodes.host: container");

    [Fact]
    public void A_sound_windows_stack_has_no_warnings() => StackText.Warnings(StackText.Windows()).ShouldBeEmpty();

    [Theory]
    [InlineData("small", "c6i.large", 10)]
    [InlineData("medium", "c6i.xlarge", 20)]
    [InlineData("large", "c6i.2xlarge", 40)]
    [InlineData("xlarge", "c6i.4xlarge", 80)]
    [InlineData("m6i.large", "m6i.large", 10)]
    [InlineData("r6i.xlarge", "r6i.xlarge", 20)]
    [InlineData("c7i.8xlarge", "c7i.8xlarge", 80)]
    [InlineData("t3.xlarge", "t3.xlarge", 20)]
    [InlineData("c4.xlarge", "c4.xlarge", 10)]
    public void A_size_names_a_type_that_meets_octopuss_sizing_table(string size, string type, int tasks)
    {
        var read = InstanceSize.Parse(size, out var fault).ShouldNotBeNull();
        fault.ShouldBeNull();
        (read.InstanceType, read.TaskCap).ShouldBe((type, tasks));
    }
}
