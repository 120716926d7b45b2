using OctopusHA.Settings;

namespace OctopusHA.Plan;

/// <summary>The size of a node, whatever it runs on.</summary>
/// <param name="Type">The cloud's name of it: an instance type, a size of virtual machine, or Fargate's CPU units and MiB (<c>4096/8192</c>).</param>
/// <param name="Cpus">Its vCPUs; null for a type that is not known here.</param>
/// <param name="MemoryGiB">Its memory in GiB; null for a type that is not known here.</param>
/// <param name="TaskCap">The tasks that it carries at once (Octopus's sizing table).</param>
public sealed record MachineSize(string Type, decimal? Cpus, decimal? MemoryGiB, int TaskCap)
{
    /// <summary>CPU in ECS units, 1024 to a vCPU.</summary>
    public int CpuUnits => (int)((Cpus ?? 0) * 1024);

    /// <summary>Memory in MiB.</summary>
    public int MemoryMiB => (int)((MemoryGiB ?? 0) * 1024);

    /// <summary>Reads the setting <c>nodes.size</c>.</summary>
    /// <param name="text">The setting.</param>
    /// <param name="cloud">The cloud.</param>
    /// <param name="host">What a node runs on.</param>
    /// <param name="fault">What is wrong with it and the fix; null when it is read.</param>
    /// <returns>The size; null with a fault.</returns>
    public static MachineSize? Parse(string text, Cloud cloud, NodeHost host, out string? fault) => (cloud, host) switch
    {
        (Cloud.Azure, _) => VirtualMachineSize.Parse(text, out fault) is { } size ? new(size.Name, size.Cpus, size.MemoryGiB, size.TaskCap) : null,
        (_, NodeHost.Windows) => InstanceSize.Parse(text, out fault) is { } size ? new(size.InstanceType, size.Cpus, size.MemoryGiB, size.TaskCap) : null,
        _ => NodeSize.Parse(text, out fault) is { } size
            ? new($"{size.CpuUnits}/{size.MemoryMiB}", size.CpuUnits / 1024m, size.MemoryMiB / 1024m, size.TaskCap)
            : null,
    };
}

/// <summary>What every node is alike in: the server, its size, and where it is installed from.</summary>
public sealed record ServerPlan
{
    // Windows Server 2022, as Amazon publishes it each month; read anew whenever a machine starts.
    private const string NewestWindows = "resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base";

    /// <summary>The version of Octopus Server.</summary>
    public required string Version { get; init; }

    /// <summary>The first administrator.</summary>
    public required AdminSettings Admin { get; init; }

    /// <summary>Whether the server listens for gRPC, whether or not a load balancer carries it.</summary>
    public required bool Grpc { get; init; }

    /// <summary>The size of a node.</summary>
    public required MachineSize Size { get; init; }

    /// <summary>Containers: the repository of the server's image.</summary>
    public required string Image { get; init; }

    /// <summary>Containers: the watchdog's image, with tag.</summary>
    public required string WatchdogImage { get; init; }

    /// <summary>Containers: whether a shell can be opened in one.</summary>
    public required bool ExecuteCommand { get; init; }

    /// <summary>Windows: the machine image. On Azure null for the newest Windows Server 2022.</summary>
    public required string? MachineImage { get; init; }

    /// <summary>Windows: where the server's installer is downloaded from.</summary>
    public required string InstallerUrl { get; init; }

    /// <summary>Windows: the installer's SHA-256 in hexadecimal; null to trust the first download.</summary>
    public required string? InstallerSha256 { get; init; }

    /// <summary>Windows: the data volume of a machine, in GiB.</summary>
    public required int DataVolumeGiB { get; init; }

    /// <summary>Azure: when Windows is patched; null when a person starts it.</summary>
    public required string? PatchSchedule { get; init; }

    internal static ServerPlan Create(OctopusSettings settings, NodeHost host)
    {
        var nodes = settings.Nodes;
        return new ServerPlan
        {
            Version = settings.Version,
            Admin = settings.Admin,
            Grpc = settings.Grpc,
            Size = MachineSize.Parse(nodes.Size, settings.Cloud, host, out _) ?? MachineSize.Parse(new NodeSettings().Size, settings.Cloud, host, out _)!,
            Image = nodes.Image,
            WatchdogImage = nodes.WatchdogImage,
            ExecuteCommand = nodes.ExecuteCommand,
            MachineImage = nodes.MachineImage ?? (settings.Cloud == Cloud.Aws ? NewestWindows : null),
            InstallerUrl = nodes.InstallerUrl ?? $"https://download.octopusdeploy.com/octopus/Octopus.{settings.Version}-x64.msi",
            InstallerSha256 = nodes.InstallerSha256,
            DataVolumeGiB = nodes.DataVolumeGiB,
            PatchSchedule = nodes.PatchSchedule,
        };
    }
}
