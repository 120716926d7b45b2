using System.Globalization;
using OctopusHA.Settings;

namespace OctopusHA.Plan;

/// <summary>The storage that all nodes share.</summary>
public sealed record StoragePlan
{
    /// <summary>The existing storage; null when it is created.</summary>
    public required ExistingStorageSettings? Existing { get; init; }

    /// <summary>FSx and Azure: the size in GiB. Default: 200 for FSx, 256 on Azure.</summary>
    public required int CapacityGiB { get; init; }

    /// <summary>A fixed throughput: of FSx in MB/s, default 64; of EFS in MiB/s, null when it follows load or size.</summary>
    public required int? Throughput { get; init; }

    /// <summary>EFS: <c>elastic</c>, <c>bursting</c> or <c>provisioned</c>.</summary>
    public required string ThroughputMode { get; init; }

    /// <summary>Days that daily backups are kept. Default: 30.</summary>
    public required int BackupDays { get; init; }

    /// <summary>Whether it survives the loss of a zone.</summary>
    public required bool IsZoneRedundant { get; init; }

    /// <summary>Azure: whether it is copied to the paired region.</summary>
    public required bool IsGeoRedundant { get; init; }

    /// <summary>FSx: a further name; null for none.</summary>
    public required string? Alias { get; init; }

    /// <summary>Azure: the storage account's name; null for one that is computed.</summary>
    public required string? AccountName { get; init; }

    /// <summary>Whether Azure keeps backups of the share.</summary>
    public required bool HasAzureBackups { get; init; }

    /// <summary>FSx: the directory that is created; null where FSx is not created, or joins an existing one.</summary>
    public required ManagedDirectorySettings? ManagedDirectory { get; init; }

    /// <summary>FSx: the existing directory that it joins; null where FSx is not created, or gets one of its own.</summary>
    public required ExistingDirectorySettings? ExistingDirectory { get; init; }

    /// <summary>FSx: the password of the directory's user.</summary>
    public required Secret DirectoryPassword { get; init; }

    /// <summary>Whether FSx for Windows is created, which needs an Active Directory.</summary>
    public bool CreatesFsx => ManagedDirectory is not null || ExistingDirectory is not null;

    internal static StoragePlan Create(OctopusSettings settings, NodeHost host, bool keepsData)
    {
        var storage = settings.Storage;
        var isAzure = settings.Cloud == Cloud.Azure;
        var createsFsx = !isAzure && host == NodeHost.Windows && storage.Existing is null;
        int? throughput = int.TryParse(storage.Throughput, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
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
            ManagedDirectory = createsFsx && settings.Directory.Existing is null ? settings.Directory.Managed ?? new ManagedDirectorySettings() : null,
            ExistingDirectory = createsFsx ? settings.Directory.Existing : null,
            DirectoryPassword = settings.DirectoryPassword,
        };
    }
}
