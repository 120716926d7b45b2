namespace OctopusHA.Settings;

/// <summary>The storage that all nodes share: for containers EFS, which grows and shrinks by itself; for Windows nodes FSx for Windows.</summary>
public sealed record StorageSettings
{
    /// <summary>
    /// EFS: <c>elastic</c> follows the load, <c>bursting</c> follows the amount stored (cheap, slow while little is stored), a
    /// number is a fixed throughput in MiB/s, 1 to 1024. FSx: a number of MB/s, 8 to 2048 in powers of two and, in some
    /// regions, 4608, 6144 and 9216. When left out: <c>elastic</c> for EFS, 64 for FSx.
    /// </summary>
    public string? Throughput { get; init; }

    /// <summary>
    /// The size of FSx in GiB, 32 to 65536, or of the share on Azure, 100 to 102400; it can be raised later, FSx's never lowered.
    /// When left out: 200 for FSx, 256 on Azure.
    /// </summary>
    public int? CapacityGiB { get; init; }

    /// <summary>Days that daily backups of FSx (1 to 90) or of the share on Azure (1 to 200) are kept; EFS's are always kept 35. When left out: 30.</summary>
    public int? BackupDays { get; init; }

    /// <summary>Keeps FSx or the storage on Azure in one zone only: cheaper, and down when that zone is. When left out: false.</summary>
    public bool AllowSingleZone { get; init; }

    /// <summary>
    /// A further name of FSx for people and other machines, such as <c>files.corp.example.com</c>; the team makes the DNS
    /// record that leads to the file system. The nodes do not depend on it. When left out: none.
    /// </summary>
    public string? Alias { get; init; }

    /// <summary>
    /// Azure: the storage account's name, 3 to 24 lower-case letters and digits, the only one of that name in all of Azure. When left
    /// out: project and stack, and eight letters that their subscription gives.
    /// </summary>
    public string? AccountName { get; init; }

    /// <summary>
    /// Azure: where the share is kept. <c>zone</c>: SSD, in three zones of the region; the loss of the region takes share and backups.
    /// <c>geo-zone</c>: HDD, in three zones and copied to the paired region some minutes later, with backups in a vault that is copied there,
    /// too; slower, at most 5120 GiB, and for regions that have a pair. It cannot be changed later. Default: <c>zone</c>.
    /// </summary>
    public StorageRedundancy Redundancy { get; init; } = StorageRedundancy.Zone;

    /// <summary>Storage that the team already has. When left out: it is made.</summary>
    public ExistingStorageSettings? Existing { get; init; }
}

/// <summary>Where a file share of Azure is kept.</summary>
public enum StorageRedundancy
{
    /// <summary>In three zones of one region.</summary>
    Zone,

    /// <summary>In three zones, and in the paired region.</summary>
    GeoZone,
}

/// <summary>
/// Storage that the team already has: for containers an EFS file system with a mount target in each zone of the nodes, for
/// Windows nodes an FSx file system by its id, or any Windows share by its path.
/// </summary>
public sealed record ExistingStorageSettings
{
    /// <summary>The file system's id: <c>fs-0abc...</c>. Containers need it; Windows nodes need this or <c>path</c>.</summary>
    public string? FileSystemId { get; init; }

    /// <summary>The share's UNC path, for Windows nodes: <c>\\files.corp.example.com\octopus</c>. When left out: the share of <c>fileSystemId</c>.</summary>
    public string? Path { get; init; }

    /// <summary>
    /// The user that Windows nodes open the share as, with full control of it: <c>CORP\octopus</c> or
    /// <c>octopus@corp.example.com</c>. When left out: the machine's own identity, which only an image that joins the domain has.
    /// </summary>
    public string? User { get; init; }

    /// <summary>
    /// That user's password. Set it with <c>pulumi config set --secret --path octopus-ha:storage.existing.password</c>.
    /// </summary>
    public Secret Password { get; init; } = Secret.Missing("storage.existing.password");

    /// <summary>The storage's security group, which is then opened to the nodes on port 2049 (EFS) or 445 (SMB). When left out: the team opens the way itself.</summary>
    public string? SecurityGroupId { get; init; }
}
