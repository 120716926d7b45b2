namespace OctopusHA.Settings;

/// <summary>The storage that all nodes share. For containers it is EFS, which grows and shrinks by itself.</summary>
public sealed record StorageSettings
{
    /// <summary>
    /// <c>elastic</c> follows the load, <c>bursting</c> follows the amount stored (cheap, slow while little is stored), a
    /// number is a fixed throughput in MiB/s, 1 to 1024. When left out: <c>elastic</c>.
    /// </summary>
    public string Throughput { get; init; } = "elastic";

    /// <summary>The size of the share on Azure in GiB, 100 to 102400; it can be raised later. When left out: 256.</summary>
    public int? CapacityGiB { get; init; }

    /// <summary>Days that daily backups of the share on Azure are kept, 1 to 200; EFS's are always kept 35. When left out: 30.</summary>
    public int? BackupDays { get; init; }

    /// <summary>Keeps the storage in one zone only: cheaper, and down when that zone is. When left out: false.</summary>
    public bool AllowSingleZone { get; init; }

    /// <summary>
    /// Azure: the storage account's name, 3 to 24 lower-case letters and digits, the only one of that name in all of Azure. When left
    /// out: project and stack, and eight letters that their subscription gives.
    /// </summary>
    public string? AccountName { get; init; }

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
