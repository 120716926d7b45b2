namespace OctopusHA.Settings;

/// <summary>
/// The storage that all nodes share: EFS for containers, FSx for Windows for Windows nodes on AWS, Azure Files on
/// Azure.
/// </summary>
public sealed record StorageSettings
{
    /// <summary>
    /// AWS. EFS: <c>elastic</c> follows the load, <c>bursting</c> follows the amount of data (low cost, slow with
    /// little data), a number is a provisioned throughput of 1 to 1024 MiB/s. FSx: 8, 16, 32, 64, 128, 256, 512, 1024
    /// or 2048 MB/s, and in some regions 4608, 6144 or 9216. Default: <c>elastic</c> for EFS, 64 for FSx.
    /// </summary>
    public string? Throughput { get; init; }

    /// <summary>
    /// The size of the storage, in GiB: FSx 32 to 65536, Azure Files 100 to 102400. It can be increased later; FSx
    /// cannot be decreased. EFS has no fixed size. Default: 200 for FSx, 256 on Azure.
    /// </summary>
    public int? CapacityGiB { get; init; }

    /// <summary>
    /// The retention of daily backups, in days: FSx 1 to 90, Azure Files 1 to 200. Backups of EFS are always retained
    /// for 35 days. Default: 30.
    /// </summary>
    public int? BackupDays { get; init; }

    /// <summary>
    /// Runs FSx or the storage on Azure in one zone, which costs less; it is unavailable while that zone is. Default:
    /// false.
    /// </summary>
    public bool AllowSingleZone { get; init; }

    /// <summary>
    /// FSx: an additional DNS name of the file system for people and other machines, such as
    /// <c>files.corp.example.com</c>. You create the DNS record. The nodes do not depend on it. Default: none.
    /// </summary>
    public string? Alias { get; init; }

    /// <summary>
    /// Azure: the name of the storage account, 3 to 24 lower-case letters and digits, unique in all of Azure. Default:
    /// project, stack and eight letters that are derived from the subscription.
    /// </summary>
    public string? AccountName { get; init; }

    /// <summary>
    /// Azure: the redundancy of the share. It cannot be changed later. <c>zone</c>: SSD in three zones of the region;
    /// the loss of the region loses share and backups. <c>geo-zone</c>: HDD in three zones, replicated to the paired
    /// region within minutes, with backups in a geo-redundant vault; slower, at most 5120 GiB, only in regions with a
    /// pair. Default: <c>zone</c>.
    /// </summary>
    public StorageRedundancy Redundancy { get; init; } = StorageRedundancy.Zone;

    /// <summary>Existing storage. Default: the program creates it.</summary>
    public ExistingStorageSettings? Existing { get; init; }
}

/// <summary>The redundancy of a file share on Azure.</summary>
public enum StorageRedundancy
{
    /// <summary>In three zones of one region.</summary>
    Zone,

    /// <summary>In three zones, and in the paired region.</summary>
    GeoZone,
}

/// <summary>
/// Existing storage. For containers, an EFS file system with a mount target in each zone of the nodes; for Windows
/// nodes, an FSx file system by ID, or any Windows share by path.
/// </summary>
public sealed record ExistingStorageSettings
{
    /// <summary>
    /// AWS: the ID of the file system: <c>fs-0abc...</c>. Required for containers. Windows nodes need this or
    /// <c>path</c>.
    /// </summary>
    public string? FileSystemId { get; init; }

    /// <summary>
    /// Windows: the UNC path of the share: <c>\\files.corp.example.com\octopus</c>. Default: the share of
    /// <c>fileSystemId</c>.
    /// </summary>
    public string? Path { get; init; }

    /// <summary>
    /// Windows: the user with which nodes open the share, with full control of it: <c>CORP\octopus</c> or
    /// <c>octopus@corp.example.com</c>. Default: the machine's own identity, which requires an image that joins the
    /// domain.
    /// </summary>
    public string? User { get; init; }

    /// <summary>
    /// The password of <c>user</c>. Set it with <c>pulumi config set --secret --path
    /// octopus-ha:storage.existing.password</c>.
    /// </summary>
    public Secret Password { get; init; } = Secret.Missing("storage.existing.password");

    /// <summary>
    /// AWS: the security group of the storage. The program adds a rule to it that allows the nodes on port 2049 (EFS)
    /// or 445 (SMB). Default: you add the rule.
    /// </summary>
    public string? SecurityGroupId { get; init; }
}
