using System.Globalization;

namespace OctopusHA.Settings;

/// <summary>The Octopus Server nodes.</summary>
public sealed record NodeSettings
{
    /// <summary>
    /// What a node runs on. A cluster cannot mix Windows machines and Linux containers, which store paths differently.
    /// Azure supports only <c>windows</c>. Default: <c>container</c> on AWS, <c>windows</c> on Azure.
    /// </summary>
    public NodeHost? Host { get; init; }

    /// <summary>
    /// The number of nodes, including those in <c>retired</c>. More than 4 are a warning, because each additional node
    /// adds less. Default: 2.
    /// </summary>
    [Bounds(1, 8, Advised = 2, Because = "Octopus sees diminishing returns at 6 to 8 nodes")]
    public int Count { get; init; } = 2;

    /// <summary>
    /// Nodes that are removed permanently, by name (<c>[node2]</c>). The other nodes keep their names, addresses and
    /// ports. To remove the last node, decrease <c>count</c> instead. Default: none.
    /// </summary>
    public IReadOnlyList<string> Retired { get; init; } = [];

    /// <summary>
    /// Allows a single node, which is not highly available: every restart is an outage. Default: false.
    /// </summary>
    public bool AllowSingle { get; init; }

    /// <summary>
    /// CPU and memory of a node: <c>small</c> (2 vCPU, 4 GiB, 10 tasks), <c>medium</c> (4 vCPU, 8 GiB, 20 tasks),
    /// <c>large</c> (8 vCPU, 16 GiB, 40 tasks) or <c>xlarge</c> (16 vCPU, 32 GiB, 80 tasks). Or a size of the platform:
    /// for containers, CPU units and MiB of Fargate such as <c>4096/16384</c>; for Windows on AWS, an EC2 instance type
    /// such as <c>m6i.xlarge</c>; on Azure, a virtual machine size such as <c>Standard_D4s_v5</c>. Named sizes are of
    /// the family <c>c6i</c> on EC2 and of the series <c>Dlsv5</c> on Azure. Prefer four small nodes to two large ones:
    /// the loss of one then costs a quarter of the capacity, not half. Default: <c>medium</c>.
    /// </summary>
    public string Size { get; init; } = "medium";

    /// <summary>
    /// The number of tasks that a node runs at the same time. A node with 0 only serves the web portal. Default: the
    /// tasks of its size.
    /// </summary>
    [Bounds(0, 160, Because = "Octopus discourages more than 160 tasks on one node")]
    public int? TaskCap { get; init; }

    /// <summary>
    /// Containers: the repository of the server's image, for a private mirror. The tag is <c>version</c>. Default:
    /// <c>octopusdeploy/octopusdeploy</c> on Docker Hub.
    /// </summary>
    public string Image { get; init; } = "octopusdeploy/octopusdeploy";

    /// <summary>
    /// Containers: the image, with tag, of the watchdog that ends a node when it hangs. It needs <c>sh</c>, <c>wget</c>
    /// and <c>timeout</c>. Default: busybox from the Amazon ECR Public Gallery.
    /// </summary>
    public string WatchdogImage { get; init; } = "public.ecr.aws/docker/library/busybox:1.37";

    /// <summary>
    /// Containers: allows a shell in a running container through Session Manager (<c>aws ecs execute-command</c>).
    /// Windows machines on EC2 always allow Session Manager. Default: false.
    /// </summary>
    public bool ExecuteCommand { get; init; }

    /// <summary>
    /// Windows: the image of new machines; running machines keep theirs. AWS: an AMI (<c>ami-0abc...</c>), or
    /// <c>resolve:ssm:&lt;parameter&gt;</c> to resolve an SSM parameter whenever a machine starts. Azure: a marketplace
    /// image as <c>publisher:offer:sku:version</c>, or the ID of an image (<c>/subscriptions/...</c>). Default: the
    /// latest Windows Server 2022 of Amazon or Microsoft.
    /// </summary>
    public string? MachineImage { get; init; }

    /// <summary>
    /// Windows: the HTTPS address of the server's installer (MSI). It is downloaded once, and the cluster keeps a copy.
    /// Default: the installer of <c>version</c> at download.octopusdeploy.com.
    /// </summary>
    public string? InstallerUrl { get; init; }

    /// <summary>
    /// Windows: the SHA-256 hash of the installer, 64 hexadecimal digits. A different file is not installed. Default:
    /// the first download is trusted, and its hash is kept with the copy.
    /// </summary>
    public string? InstallerSha256 { get; init; }

    /// <summary>
    /// Windows: the size of a machine's data volume for local files (package cache, git repositories, logs), in GiB.
    /// Default: 100.
    /// </summary>
    [Bounds(20, 16384, Because = "a gp3 volume has up to 16384 GiB, and less than 20 fills with the first large packages")]
    public int DataVolumeGiB { get; init; } = 100;

    /// <summary>
    /// Azure: when Windows is patched every week, as day and time in UTC: <c>Sunday 03:00</c>. One node at a time is
    /// drained, stopped, patched, restarted if a patch requires it, and returned to service. Default: no schedule;
    /// start it by hand.
    /// </summary>
    public string? PatchSchedule { get; init; }

    /// <summary>The numbers of the active nodes: 1 to <see cref="Count"/>, without the retired ones.</summary>
    public IReadOnlyList<int> Numbers =>
        [.. Enumerable.Range(1, Math.Max(Count, 0))
            .Where(number => !Retired.Contains(NameOf(number), StringComparer.Ordinal))];

    /// <summary>The name of a node in Octopus and in names of resources: <c>node1</c>.</summary>
    /// <param name="number">The node's number, from 1.</param>
    public static string NameOf(int number) => $"node{number.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>What a node runs on.</summary>
public enum NodeHost
{
    /// <summary>A Linux container on ECS Fargate.</summary>
    Container,

    /// <summary>A Windows machine: on EC2, or a virtual machine on Azure.</summary>
    Windows,
}
