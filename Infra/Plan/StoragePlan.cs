using System.Globalization;

namespace OctopusHA.Plan;

/// <summary>The storage that all nodes share.</summary>
public sealed record StoragePlan
{
    /// <summary>The existing storage; null when it is created.</summary>
    public required ExistingStorageSettings? Existing { get; init; }

    /// <summary>FSx and Azure: the size in GiB. Default: 200 for FSx, 256 on Azure.</summary>
    public required int CapacityGiB { get; init; }

    /// <summary>Throughput: of FSx in MB/s, default 64; of EFS in MiB/s, null if not provisioned.</summary>
    public required int? Throughput { get; init; }

    /// <summary>EFS: <c>elastic</c>, <c>bursting</c> or <c>provisioned</c>.</summary>
    public required string ThroughputMode { get; init; }

    /// <summary>Days that daily backups are kept. Default: 30.</summary>
    public required int BackupDays { get; init; }

    /// <summary>Whether it survives the failure of a zone.</summary>
    public required bool IsZoneRedundant { get; init; }

    /// <summary>Azure: whether it is replicated to the paired region.</summary>
    public required bool IsGeoRedundant { get; init; }

    /// <summary>FSx: a DNS alias; null for none.</summary>
    public required string? Alias { get; init; }

    /// <summary>Azure: the storage account's name; null for a computed one.</summary>
    public required string? AccountName { get; init; }

    /// <summary>Azure: whether backups of the share are kept.</summary>
    public required bool HasAzureBackups { get; init; }

    /// <summary>FSx: the managed directory to create; null without FSx, or with an existing directory.</summary>
    public required ManagedDirectorySettings? ManagedDirectory { get; init; }

    /// <summary>FSx: the existing directory to join; null without FSx, or with a managed directory.</summary>
    public required ExistingDirectorySettings? ExistingDirectory { get; init; }

    /// <summary>FSx: the password of the directory user.</summary>
    public required Secret DirectoryPassword { get; init; }

    /// <summary>Whether FSx for Windows is created, which requires an Active Directory.</summary>
    public bool CreatesFsx => ManagedDirectory is not null || ExistingDirectory is not null;

    internal static StoragePlan Create(OctopusSettings settings, NodeHost host, bool keepsData)
    {
        var storage = settings.Storage;
        var isAzure = settings.Cloud == Cloud.Azure;
        var createsFsx = !isAzure && HostTraits.Of(host).UsesSmb && storage.Existing is null;
        var (style, culture) = (NumberStyles.None, CultureInfo.InvariantCulture);
        int? throughput = int.TryParse(storage.Throughput, style, culture, out var number) ? number : null;
        return new StoragePlan
        {
            Existing = storage.Existing,
            CapacityGiB = storage.CapacityGiB ?? (isAzure ? 256 : 200),
            Throughput = throughput ?? (createsFsx ? 64 : null),
            ThroughputMode = throughput is null ? storage.Throughput ?? "elastic" : "provisioned",
            BackupDays = storage.BackupDays ?? 30,
            IsZoneRedundant = !storage.AllowSingleZone && !(isAzure && settings.Network.AvailabilitySet),
            IsGeoRedundant = storage.Redundancy == StorageRedundancy.GeoZone,
            Alias = storage.Alias,
            AccountName = storage.AccountName,
            HasAzureBackups = isAzure && keepsData && storage.Existing is null,
            ManagedDirectory = createsFsx && settings.Directory.Existing is null
                ? settings.Directory.Managed ?? new ManagedDirectorySettings()
                : null,
            ExistingDirectory = createsFsx ? settings.Directory.Existing : null,
            DirectoryPassword = settings.DirectoryPassword,
        };
    }
}
