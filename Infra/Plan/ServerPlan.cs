using OctopusHA.Settings;

namespace OctopusHA.Plan;

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
    public required NodeSize Size { get; init; }

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
            Size = NodeSize.Parse(nodes.Size, settings.Cloud, host, out _) ?? NodeSize.Parse(new NodeSettings().Size, settings.Cloud, host, out _)!,
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
