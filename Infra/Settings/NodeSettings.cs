using System.Globalization;

namespace OctopusHA.Settings;

/// <summary>The Octopus Server nodes.</summary>
public sealed record NodeSettings
{
    /// <summary>What a node runs on. Windows machines and Linux containers cannot share a cluster: they store paths differently. When left out: <c>container</c> on AWS, <c>windows</c> on Azure, which runs no containers.</summary>
    public NodeHost? Host { get; init; }

    /// <summary>The number of nodes, those in <c>retired</c> included. A warning above 4: each further node adds less. When left out: 2.</summary>
    [Bounds(1, 8, Advised = 2, Because = "Octopus sees diminishing returns at 6 to 8 nodes")]
    public int Count { get; init; } = 2;

    /// <summary>
    /// Nodes taken out for good, by name (<c>[node2]</c>): the others keep their names, addresses and ports. The last node
    /// is taken out by a smaller <c>count</c> instead. When left out: none.
    /// </summary>
    public IReadOnlyList<string> Retired { get; init; } = [];

    /// <summary>Allows a single node, which is no cluster: every restart is an outage. When left out: false.</summary>
    public bool AllowSingle { get; init; }

    /// <summary>
    /// CPU and memory of a node: <c>small</c> (2 vCPU, 4 GiB, 10 tasks), <c>medium</c> (4, 8, 20), <c>large</c> (8, 16, 40),
    /// <c>xlarge</c> (16, 32, 80); or, for containers, Fargate's own numbers as <c>CPU units/MiB</c>, such as <c>4096/16384</c>,
    /// and for Windows machines an instance type, such as <c>m6i.xlarge</c> (a named size is one of the <c>c6i</c> family).
    /// Four small nodes beat two large ones: losing one costs a quarter instead of half. When left out: <c>medium</c>.
    /// </summary>
    public string Size { get; init; } = "medium";

    /// <summary>
    /// The number of tasks that a node runs at once; 0 makes it serve users only. When left out: what its size carries.
    /// </summary>
    [Bounds(0, 160, Because = "Octopus discourages more than 160 tasks on one node")]
    public int? TaskCap { get; init; }

    /// <summary>
    /// The repository of the server's image, for a private mirror; the tag is <c>version</c>. Containers only.
    /// When left out: <c>octopusdeploy/octopusdeploy</c> on Docker Hub.
    /// </summary>
    public string Image { get; init; } = "octopusdeploy/octopusdeploy";

    /// <summary>
    /// The image, with tag, of the small container that watches a node and ends it when it hangs: any image with
    /// <c>sh</c>, <c>wget</c> and <c>timeout</c>. Containers only. When left out: busybox from Amazon's public registry.
    /// </summary>
    public string WatchdogImage { get; init; } = "public.ecr.aws/docker/library/busybox:1.37";

    /// <summary>
    /// Allows a shell in a running container through Session Manager (<c>aws ecs execute-command</c>); a Windows machine has
    /// Session Manager always. When left out: false.
    /// </summary>
    public bool ExecuteCommand { get; init; }

    /// <summary>
    /// The image of a Windows machine: <c>ami-0abc...</c>, or <c>resolve:ssm:&lt;parameter&gt;</c> to take what a parameter
    /// names whenever a machine starts. A new one is for machines to come; those that run stay. When left out: Amazon's
    /// newest Windows Server 2022, by its public parameter.
    /// </summary>
    public string? MachineImage { get; init; }

    /// <summary>
    /// Where Windows machines download the server's installer (MSI) from, once: the cluster keeps a copy; HTTPS. When left out: Octopus's
    /// own download of <c>version</c>.
    /// </summary>
    public string? InstallerUrl { get; init; }

    /// <summary>The installer's SHA-256, 64 hexadecimal digits; another file is not installed. When left out: the first download is trusted, and its own SHA-256 kept with the copy.</summary>
    public string? InstallerSha256 { get; init; }

    /// <summary>
    /// The volume of a Windows machine for what is its own, in GiB: packages under way, caches, git repositories, logs. When
    /// left out: 100.
    /// </summary>
    [Bounds(20, 16384, Because = "a gp3 volume has up to 16384 GiB, and less than 20 fills with the first large packages")]
    public int DataVolumeGiB { get; init; } = 100;

    /// <summary>
    /// Azure: when Windows is patched every week, as day and time in UTC: <c>Sunday 03:00</c>. Node by node: drained, stopped, patched, restarted
    /// where a patch needs it, and back in service before the next one begins. Default: no schedule; start the roll by hand.
    /// </summary>
    public string? PatchSchedule { get; init; }

    /// <summary>The numbers of the nodes that there are: 1 to <see cref="Count"/>, without the retired ones.</summary>
    public IReadOnlyList<int> Numbers => [.. Enumerable.Range(1, Math.Max(Count, 0)).Where(number => !Retired.Contains(NameOf(number), StringComparer.Ordinal))];

    /// <summary>A node's name in Octopus and in the names of resources: <c>node1</c>.</summary>
    /// <param name="number">The node's number, from 1.</param>
    public static string NameOf(int number) => $"node{number.ToString(CultureInfo.InvariantCulture)}";
}

/// <summary>What a node runs on.</summary>
public enum NodeHost
{
    /// <summary>A Linux container on ECS Fargate.</summary>
    Container,

    /// <summary>A Windows machine: on EC2, or a virtual machine of Azure.</summary>
    Windows,
}
