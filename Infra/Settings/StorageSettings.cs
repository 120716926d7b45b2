namespace OctopusHA.Settings;

/// <summary>The storage that all nodes share. For containers it is EFS, which grows and shrinks by itself.</summary>
public sealed record StorageSettings
{
    /// <summary>
    /// <c>elastic</c> follows the load, <c>bursting</c> follows the amount stored (cheap, slow while little is stored), a
    /// number is a fixed throughput in MiB/s, 1 to 1024. When left out: <c>elastic</c>.
    /// </summary>
    public string Throughput { get; init; } = "elastic";

    /// <summary>A file system that the team already has. When left out: one is made.</summary>
    public ExistingStorageSettings? Existing { get; init; }
}

/// <summary>An EFS file system that the team already has, with a mount target in each zone of the nodes.</summary>
public sealed record ExistingStorageSettings
{
    /// <summary>The file system's id: <c>fs-0abc...</c>.</summary>
    [RequiredSetting]
    public string FileSystemId { get; init; } = "";

    /// <summary>The mount targets' security group, which is then opened to the nodes on port 2049. When left out: the team opens the way itself.</summary>
    public string? SecurityGroupId { get; init; }
}
