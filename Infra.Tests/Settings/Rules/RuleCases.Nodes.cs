namespace OctopusHA.Tests.Settings.Rules;

/// <summary>The cases of cloud, region and <c>nodes</c>.</summary>
internal static partial class RuleCases
{
    private static IReadOnlyList<RuleCase> Nodes =>
    [
        Aws("cloud/aws-settings")
            .Kept("database: { edition: enterprise }"),
        Azure("cloud/aws-settings")
            .Broken(
                "database: { edition: enterprise }",
                "octopus-ha:database.edition",
                "has no effect on Azure: database.size chooses the tier")
            .Broken(
                "storage: { throughput: bursting }",
                "octopus-ha:storage.throughput",
                "has no effect on Azure: the throughput of a share follows storage.capacityGiB")
            .Broken(
                "nodes: { image: registry.example.com/octopus }",
                "octopus-ha:nodes.image",
                "has no effect on Azure")
            .Broken("directoryPassword: x", "octopus-ha:directoryPassword", "the share needs no Active Directory"),
        Azure("azure-native:location/missing", region: null)
            .Broken(
                "",
                "azure-native:location",
                "is missing; set it with `pulumi config set azure-native:location westeurope`"),
        Azure("azure-native:location/missing", region: null, preview: true)
            .Kept(""),
        Azure("azure-native:location/missing", region: "westeurope")
            .Kept(""),
        Azure("azure-native:location/form", region: "West Europe")
            .Broken("", "azure-native:location: West Europe", "lower-case letters and digits; set westeurope"),
        Azure("azure-native:location/form", region: "westeurope")
            .Kept(""),
        Azure("azure-native:location/other-azure-cloud", region: "usgovvirginia")
            .Broken("", "azure-native:location: usgovvirginia", "belongs to a separate Azure cloud"),
        Azure("azure-native:location/other-azure-cloud", region: "westeurope")
            .Kept(""),
        Azure("azure-native:location/no-zones", region: "westus")
            .Broken(
                "",
                "azure-native:location: westus",
                "has no availability zones; set a region that has, such as westus2, "
                    + "or set network.availabilitySet: true")
            .Kept("network: { availabilitySet: true }"),
        Azure("azure-native:location/unknown", region: "westeurop")
            .Broken("", "azure-native:location: westeurop", "is not a known region (did you mean westeurope?)"),
        Azure("azure-native:location/unknown", region: "westeurope")
            .Kept(""),
        Azure("network.availabilitySet/region-has-zones", region: "westeurope")
            .Broken(
                "network: { availabilitySet: true }",
                "octopus-ha:network.availabilitySet: true",
                "westeurope has availability zones"),
        Azure("network.availabilitySet/region-has-zones", region: "westus")
            .Kept("network: { availabilitySet: true }"),
        Azure("network.availabilitySet/no-zone-settings", region: "westeurope")
            .Kept("network: { zones: 3 }"),
        Azure("network.availabilitySet/no-zone-settings", region: "westus")
            .Broken(
                "network: { availabilitySet: true, zones: 3 }",
                "octopus-ha:network.zones",
                "has no effect with network.availabilitySet")
            .Broken(
                "network: { availabilitySet: true, natPerZone: false }",
                "octopus-ha:network.natPerZone",
                "has no effect with network.availabilitySet"),
        Azure("nodes.host/no-containers")
            .Broken(
                "nodes: { host: container }",
                "octopus-ha:nodes.host: container",
                "containers run on AWS only; set windows, or remove the setting")
            .Kept("nodes: { host: windows }"),
        Aws("cloud/azure-settings")
            .Broken("storage: { accountName: octopus }", "octopus-ha:storage.accountName", "has no effect on AWS")
            .Broken(
                "database: { failoverRegion: eu-west-1 }",
                "octopus-ha:database.failoverRegion",
                "has no effect on AWS")
            .Broken(
                "network: { availabilitySet: true }",
                "octopus-ha:network.availabilitySet",
                "has no effect on AWS: every AWS Region has Availability Zones"),
        Azure("cloud/azure-settings")
            .Kept("storage: { accountName: octopus }"),
        Aws("nodes.count/single")
            .Broken("nodes: { count: 1 }", "octopus-ha:nodes.count: 1", "a cluster needs at least 2 nodes; set 2 to 8")
            .Kept("nodes: { count: 2 }", "nodes: { count: 8 }", "nodes: { count: 1, allowSingle: true }"),
        Aws("nodes.count/not-available")
            .Broken("nodes: { count: 1, allowSingle: true }", "octopus-ha:nodes.count: 1", "not highly available")
            .Kept("nodes: { count: 2 }"),
        Aws("nodes.count/usual")
            .Broken("nodes: { count: 5 }", "octopus-ha:nodes.count: 5", "2 to 4 nodes")
            .Kept("nodes: { count: 4, size: small }"),
        Aws("nodes.retired/first-node")
            .Broken(
                "nodes: { count: 3, retired: [node1] }",
                "octopus-ha:nodes.retired[0]: node1",
                "creates and upgrades the database schema")
            .Kept("nodes: { count: 3, retired: [node2] }"),
        Aws("nodes.retired/unknown")
            .Broken(
                "nodes: { count: 3, retired: [node4] }",
                "octopus-ha:nodes.retired[0]: node4",
                "set node2 to node3")
            .Broken(
                "nodes: { count: 3, retired: [node2, '2'] }",
                "octopus-ha:nodes.retired[1]: 2",
                "is not a node of this cluster")
            .Kept("nodes: { count: 8, retired: [node8] }"),
        Aws("nodes.retired/twice")
            .Broken(
                "nodes: { count: 4, retired: [node2, node2] }",
                "octopus-ha:nodes.retired[1]: node2",
                "is listed twice")
            .Kept("nodes: { count: 4, retired: [node2, node3] }"),
        Aws("nodes.retired/single")
            .Broken("nodes: { count: 2, retired: [node2] }", "octopus-ha:nodes.retired", "leaves a single node")
            .Kept("nodes: { count: 2, retired: [node2], allowSingle: true }"),
        Aws("nodes.image/no-spaces")
            .Broken(
                "nodes: { image: 'octopus deploy' }",
                "octopus-ha:nodes.image: octopus deploy",
                "must not contain spaces")
            .Kept("nodes: { image: octopus-deploy }"),
        Aws("nodes.image/tag")
            .Broken(
                "nodes: { image: 'octopusdeploy/octopusdeploy:latest' }",
                "octopus-ha:nodes.image: octopusdeploy/octopusdeploy:latest",
                "without a tag")
            .Kept("nodes: { image: 'registry.example.com:5000/octopus' }"),
        Aws("nodes.watchdogImage/no-spaces")
            .Broken(
                "nodes: { watchdogImage: 'busy box:1' }",
                "octopus-ha:nodes.watchdogImage: busy box:1",
                "must not contain spaces")
            .Kept("nodes: { watchdogImage: 'busybox:1' }"),
        Aws("nodes.watchdogImage/tag")
            .Broken("nodes: { watchdogImage: busybox }", "octopus-ha:nodes.watchdogImage: busybox", "must have a tag")
            .Kept("nodes: { watchdogImage: 'busybox:1' }"),
        Aws("nodes/machine-settings")
            .Broken(
                "nodes: { dataVolumeGiB: 50 }",
                "octopus-ha:nodes.dataVolumeGiB",
                "has no effect with nodes.host: container")
            .Broken(
                "nodes: { machineImage: ami-0123456789abcdef0 }",
                "octopus-ha:nodes.machineImage",
                "has no effect with nodes.host: container"),
        Windows("nodes/machine-settings")
            .Kept("nodes: { host: windows, dataVolumeGiB: 50 }"),
        Aws("nodes/container-settings")
            .Kept("nodes: { executeCommand: true }"),
        Windows("nodes/container-settings")
            .Broken(
                "nodes: { host: windows, image: registry.example.com/octopus }",
                "octopus-ha:nodes.image",
                "has no effect with nodes.host: windows")
            .Broken(
                "nodes: { host: windows, watchdogImage: 'busybox:1' }",
                "octopus-ha:nodes.watchdogImage",
                "has no effect with nodes.host: windows")
            .Broken(
                "nodes: { host: windows, executeCommand: true }",
                "octopus-ha:nodes.executeCommand",
                "has no effect with nodes.host: windows"),
        Windows("nodes.machineImage/form")
            .Broken(
                "nodes: { host: windows, machineImage: windows-2022 }",
                "octopus-ha:nodes.machineImage: windows-2022",
                "ami-0abc...")
            .Kept(
                "nodes: { host: windows, machineImage: ami-0123456789abcdef0 }",
                "nodes: { host: windows, machineImage: 'resolve:ssm:/images/octopus' }"),
        Azure("nodes.machineImage/azure-form")
            .Broken(
                "nodes: { machineImage: windows-2022 }",
                "octopus-ha:nodes.machineImage: windows-2022",
                "must be a Marketplace image as publisher:offer:sku:version")
            .Kept(
                "nodes: { machineImage: 'MicrosoftWindowsServer:WindowsServer:2022-datacenter-g2:latest' }",
                "nodes: { machineImage: /subscriptions/x/providers/Microsoft.Compute/images/octopus }"),
        Azure("nodes.patchSchedule/form")
            .Broken(
                "nodes: { patchSchedule: '03:00' }",
                "octopus-ha:nodes.patchSchedule: 03:00",
                "such as Sunday 03:00")
            .Kept("nodes: { patchSchedule: 'Sunday 03:00' }"),
        Windows("nodes.installerUrl/form")
            .Broken(
                "nodes: { host: windows, installerUrl: 'http://example.com/octopus.msi' }",
                "octopus-ha:nodes.installerUrl: http://example.com/octopus.msi",
                "HTTPS")
            .Kept("nodes: { host: windows, installerUrl: 'https://mirror.example.com/octopus.msi' }"),
        Windows("nodes.installerSha256/form")
            .Broken(
                "nodes: { host: windows, installerSha256: abc }",
                "octopus-ha:nodes.installerSha256: abc",
                "64 hexadecimal digits")
            .Kept(
                "nodes: { host: windows, "
                    + "installerSha256: 0123456789abcdefABCDEF0123456789abcdefABCDEF0123456789abcdef0123 }"),
        Aws("nodes.retired/one-zone")
            .Broken(
                "nodes: { count: 3, retired: [node2] }",
                "octopus-ha:nodes.retired",
                "leaves node1 and node3 in one zone")
            .Kept(
                "nodes: { count: 4, size: small, retired: [node2] }",
                "nodes: { count: 3, retired: [node2] }\nnetwork: { zones: 3 }"),
        Azure("nodes.retired/one-zone")
            .Broken(
                "nodes: { count: 3, retired: [node2] }\nnetwork: { existing: { <existing> } }",
                "octopus-ha:nodes.retired",
                "leaves node1 and node3 in one zone"),
        Azure("nodes.retired/one-zone", region: "westus")
            .Kept("nodes: { count: 3, retired: [node2] }\nnetwork: { availabilitySet: true }"),
        Aws("nodes.size/supported")
            .Broken("nodes: { size: huge }", "octopus-ha:nodes.size: huge", "small, medium, large, xlarge")
            .Broken("nodes: { size: mediun }", "octopus-ha:nodes.size: mediun", "did you mean medium?")
            .Broken("nodes: { size: 1024/4096 }", "octopus-ha:nodes.size: 1024/4096", "at least 2 vCPU and 4 GiB")
            .Broken(
                "nodes: { size: 2048/3072 }",
                "octopus-ha:nodes.size: 2048/3072",
                "4096 to 16384 MiB in steps of 1024")
            .Broken("nodes: { size: 2048/4500 }", "octopus-ha:nodes.size: 2048/4500", "steps of 1024")
            .Broken("nodes: { size: 8192/18432 }", "octopus-ha:nodes.size: 8192/18432", "steps of 4096")
            .Broken("nodes: { size: 3000/8192 }", "octopus-ha:nodes.size: 3000/8192", "Fargate has no 3000 CPU units")
            .Kept(
                "nodes: { size: 2048/4096 }",
                "nodes: { size: 16384/122880 }",
                "nodes: { size: xlarge, taskCap: 160 }"),
        Windows("nodes.size/supported")
            .Broken(
                "nodes: { host: windows, size: 4096/8192 }",
                "octopus-ha:nodes.size: 4096/8192",
                "small, medium, large, xlarge, or an EC2 instance type")
            .Broken("nodes: { host: windows, size: mediun }", "octopus-ha:nodes.size: mediun", "did you mean medium?")
            .Broken(
                "nodes: { host: windows, size: t3.small }",
                "octopus-ha:nodes.size: t3.small",
                "has 2 vCPU and 2 GiB; a node needs at least 2 vCPU and 4 GiB")
            .Broken(
                "nodes: { host: windows, size: m7a.medium }",
                "octopus-ha:nodes.size: m7a.medium",
                "has 1 vCPU and 4 GiB")
            .Broken(
                "nodes: { host: windows, size: c4.large }",
                "octopus-ha:nodes.size: c4.large",
                "has 2 vCPU and 3.75 GiB")
            .Broken(
                "nodes: { host: windows, size: m7g.xlarge }",
                "octopus-ha:nodes.size: m7g.xlarge",
                "does not run on Graviton; take an Intel or AMD type such as m6i.xlarge")
            .Broken(
                "nodes: { host: windows, size: c6gn.2xlarge }",
                "octopus-ha:nodes.size: c6gn.2xlarge",
                "such as c6i.2xlarge")
            .Broken("nodes: { host: windows, size: t4g.large }", "octopus-ha:nodes.size: t4g.large", "Graviton")
            .Broken("nodes: { host: windows, size: a1.xlarge }", "octopus-ha:nodes.size: a1.xlarge", "Graviton")
            .Kept(
                "nodes: { host: windows, size: small }",
                "nodes: { host: windows, size: c5n.large }",
                "nodes: { host: windows, size: t3.medium }",
                "nodes: { host: windows, size: m7i-flex.large }"),
        Azure("nodes.size/supported")
            .Broken(
                "nodes: { size: c6i.xlarge }",
                "octopus-ha:nodes.size: c6i.xlarge",
                "one of Azure's sizes such as Standard_D4s_v5")
            .Broken(
                "nodes: { size: 4096/8192 }",
                "octopus-ha:nodes.size: 4096/8192",
                "set small, medium, large, xlarge")
            .Broken("nodes: { size: Standard_D4ps_v5 }", "octopus-ha:nodes.size: Standard_D4ps_v5", "Arm machine")
            .Broken(
                "nodes: { size: Standard_D4_v5 }",
                "octopus-ha:nodes.size: Standard_D4_v5",
                "no premium disks; take the size with an s")
            .Broken(
                "nodes: { size: Standard_E1s_v5 }",
                "octopus-ha:nodes.size: Standard_E1s_v5",
                "at least 2 vCPU and 4 GiB")
            .Kept("nodes: { size: Standard_E8ds_v5 }", "nodes: { size: Standard_F4s_v2 }"),
        Windows("nodes.size/not-in-table")
            .Broken(
                "nodes: { host: windows, size: x9z.large }",
                "octopus-ha:nodes.size: x9z.large",
                "how many tasks it can run (5 are assumed), is not checked")
            .Broken(
                "nodes: { host: windows, size: u-12tb1.112xlarge }",
                "octopus-ha:nodes.size: u-12tb1.112xlarge",
                "is not checked")
            .Broken("nodes: { host: windows, size: m6i.metal }", "octopus-ha:nodes.size: m6i.metal", "is not checked")
            .Kept("nodes: { host: windows, size: c6i.large }"),
        Aws("nodes.taskCap/of-size")
            .Broken("nodes: { size: small, taskCap: 11 }", "octopus-ha:nodes.taskCap: 11", "about 10 tasks")
            .Kept("nodes: { size: small, taskCap: 10 }"),
        Windows("nodes.taskCap/of-size")
            .Broken(
                "nodes: { host: windows, size: c6i.large, taskCap: 11 }",
                "octopus-ha:nodes.taskCap: 11",
                "about 10 tasks")
            .Kept("nodes: { host: windows, size: c6i.large, taskCap: 10 }"),
        Azure("nodes.taskCap/of-size")
            .Broken("nodes: { size: small, taskCap: 11 }", "octopus-ha:nodes.taskCap: 11", "about 10 tasks")
            .Broken("nodes: { size: Standard_D16s_v5, taskCap: 81 }", "octopus-ha:nodes.taskCap: 81", "about 80 tasks")
            .Kept("nodes: { size: Standard_D16s_v5, taskCap: 80 }"),
    ];
}
