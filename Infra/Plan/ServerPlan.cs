using OctopusHA.Settings;

namespace OctopusHA.Plan;

/// <summary>The size of a node.</summary>
/// <param name="Type">An instance type, a VM size, or Fargate's CPU units and MiB (<c>4096/8192</c>).</param>
/// <param name="Cpus">vCPUs; null for an unknown type.</param>
/// <param name="MemoryGiB">Memory in GiB; null for an unknown type.</param>
/// <param name="TaskCap">The recommended number of concurrent tasks (Octopus's sizing table).</param>
public sealed record MachineSize(string Type, decimal? Cpus, decimal? MemoryGiB, int TaskCap)
{
    /// <summary>CPU in ECS units, 1024 to a vCPU.</summary>
    public int CpuUnits => (int)((Cpus ?? 0) * 1024);

    /// <summary>Memory in MiB.</summary>
    public int MemoryMiB => (int)((MemoryGiB ?? 0) * 1024);

    /// <summary>Reads the setting <c>nodes.size</c>.</summary>
    /// <param name="text">The setting.</param>
    /// <param name="cloud">The cloud.</param>
    /// <param name="host">The host of the nodes.</param>
    /// <param name="fault">The problem and its fix; null if the size is valid.</param>
    /// <returns>The size; null if it is invalid.</returns>
    public static MachineSize? Parse(string text, Cloud cloud, NodeHost host, out string? fault) => (cloud, host) switch
    {
        (Cloud.Azure, _) => VirtualMachineSize.Parse(text, out fault) is { } size
            ? new(size.Name, size.Cpus, size.MemoryGiB, size.TaskCap)
            : null,
        (_, NodeHost.Windows) => InstanceSize.Parse(text, out fault) is { } size
            ? new(size.InstanceType, size.Cpus, size.MemoryGiB, size.TaskCap)
            : null,
        _ => NodeSize.Parse(text, out fault) is { } size
            ? new($"{size.CpuUnits}/{size.MemoryMiB}", size.CpuUnits / 1024m, size.MemoryMiB / 1024m, size.TaskCap)
            : null,
    };
}

/// <summary>The configuration that all nodes share: the server, its size and its installer.</summary>
public sealed record ServerPlan
{
    // Amazon's monthly image of Windows Server 2022; resolved at each launch.
    private const string LatestWindows =
        "resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base";

    /// <summary>The version of Octopus Server.</summary>
    public required string Version { get; init; }

    /// <summary>The first administrator.</summary>
    public required AdminSettings Admin { get; init; }

    /// <summary>Whether the server listens for gRPC, even if no load balancer serves it.</summary>
    public required bool Grpc { get; init; }

    /// <summary>The size of a node.</summary>
    public required MachineSize Size { get; init; }

    /// <summary>Containers: the repository of the server's image.</summary>
    public required string Image { get; init; }

    /// <summary>Containers: the watchdog's image, with tag.</summary>
    public required string WatchdogImage { get; init; }

    /// <summary>Containers: whether ECS Exec is enabled.</summary>
    public required bool ExecuteCommand { get; init; }

    /// <summary>Windows: the machine image. On Azure null for the newest Windows Server 2022.</summary>
    public required string? MachineImage { get; init; }

    /// <summary>Windows: the download URL of the server's installer.</summary>
    public required string InstallerUrl { get; init; }

    /// <summary>Windows: the installer's SHA-256 in hexadecimal; null to trust the first download.</summary>
    public required string? InstallerSha256 { get; init; }

    /// <summary>Windows: the size of the data volume in GiB.</summary>
    public required int DataVolumeGiB { get; init; }

    /// <summary>Azure: the schedule of Windows updates; null if they are started manually.</summary>
    public required string? PatchSchedule { get; init; }

    internal static ServerPlan Create(OctopusSettings settings, NodeHost host)
    {
        var nodes = settings.Nodes;
        MachineSize? Size(string text) => MachineSize.Parse(text, settings.Cloud, host, out _);
        return new ServerPlan
        {
            Version = settings.Version,
            Admin = settings.Admin,
            Grpc = settings.Grpc,
            Size = Size(nodes.Size) ?? Size(new NodeSettings().Size)!,
            Image = nodes.Image,
            WatchdogImage = nodes.WatchdogImage,
            ExecuteCommand = nodes.ExecuteCommand,
            MachineImage = nodes.MachineImage ?? (settings.Cloud == Cloud.Aws ? LatestWindows : null),
            InstallerUrl = nodes.InstallerUrl
                ?? $"https://download.octopusdeploy.com/octopus/Octopus.{settings.Version}-x64.msi",
            InstallerSha256 = nodes.InstallerSha256,
            DataVolumeGiB = nodes.DataVolumeGiB,
            PatchSchedule = nodes.PatchSchedule,
        };
    }
}
