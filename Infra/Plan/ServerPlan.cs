namespace OctopusHA.Plan;

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
    public required NodeSize Size { get; init; }

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
        NodeSize? Size(string text) => NodeSize.Parse(text, settings.Cloud, host, out _);
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
