using OctopusHA.Components;
using Pulumi;
using Pulumi.Azure.Backup.Inputs;
using Pulumi.AzureNative.RecoveryServices.Inputs;
using Pulumi.AzureNative.Storage.Inputs;
using Backup = Pulumi.Azure.Backup;
using RecoveryServices = Pulumi.AzureNative.RecoveryServices;
using RecoverySkuArgs = Pulumi.AzureNative.RecoveryServices.Inputs.SkuArgs;
using Storage = Pulumi.AzureNative.Storage;
using StorageSkuArgs = Pulumi.AzureNative.Storage.Inputs.SkuArgs;

namespace OctopusHA.Azure;

/// <summary>Azure Files: a share in three zones, with backups, copied to a second region when asked for; or any share that the team already has.</summary>
internal sealed class AzureFilesStorage : SharedStorage
{
    private const string Component = "storage";
    private const string ShareName = "octopus";

    // Days that a snapshot stays in the account beside the copy in the vault: a file comes back from it within seconds.
    private const int SnapshotDays = 5;

    private readonly AzureContext _context;
    private readonly Foundation _foundation;
    private readonly List<Resource> _ready = [];

    /// <summary>Makes the storage.</summary>
    public AzureFilesStorage(AzureContext context, Foundation foundation, AzureNetwork network)
        : base(context)
    {
        _context = context;
        _foundation = foundation;
        if (context.Plan.Storage.Existing is { Path: { } path } existing)
        {
            Share = Output.Create(path);
            StorageId = Share;
            if (existing.User is { } user)
            {
                User = Output.Create(user);
                Password = existing.Password.ToOutput();
            }

            RegisterOutputs(new Dictionary<string, object?> { ["storageId"] = StorageId });
            return;
        }

        var account = CreateAccount();
        var service = CreateService(account);
        var share = new Storage.FileShare("storage-share", new Storage.FileShareArgs
        {
            ResourceGroupName = foundation.GroupName,
            AccountName = account.Name,
            ShareName = ShareName,
            ShareQuota = context.Plan.Storage.CapacityGiB,
            EnabledProtocols = "SMB",
        }, new CustomResourceOptions { Parent = this, Protect = context.Plan.KeepsData, DependsOn = [service] });
        _ready.Add(share);
        // One after the other, share, endpoint, backups: an account that is being changed refuses another change, and for good.
        var endpoint = network.Endpoints.Create("storage-endpoint", PrivateService.Files, account.Id, this, after: share);
        _ready.AddRange(endpoint);

        if (context.Plan.Storage.HasAzureBackups)
        {
            CreateBackups(account, share, [.. endpoint]);
        }

        // Last, so that nothing that is set up at the account meets the lock.
        ManagementLock.Create(context, account, "storage-account", this, _ready);
        ServiceId = service.Id;
        StorageId = share.Id;
        Share = Output.Format($@"\\{account.Name}.file.core.windows.net\{share.Name}");
        User = Output.Format($@"AZURE\{account.Name}");
        Password = Output.CreateSecret(Storage.ListStorageAccountKeys.Invoke(new Storage.ListStorageAccountKeysInvokeArgs
        {
            ResourceGroupName = foundation.GroupName,
            AccountName = account.Name,
        }).Apply(result => result.Keys[0].Value));
        RegisterOutputs(new Dictionary<string, object?> { ["storageId"] = StorageId });
    }

    /// <inheritdoc/>
    public override Output<string> StorageId { get; }

    /// <summary>The share's UNC path.</summary>
    public Output<string> Share { get; }

    /// <summary>The user that nodes open the share as; null: the machine's own identity.</summary>
    public Output<string>? User { get; }

    /// <summary>That user's password, a secret: of Azure Files the account's key. Null with the machine's own identity.</summary>
    public Output<string>? Password { get; }

    /// <summary>The id of the account's file service, which counts what is stored; null when the team brings its own share.</summary>
    public Output<string>? ServiceId { get; }

    /// <summary>The id of the vault that backups of the share are managed by; null where there are none.</summary>
    public Output<string>? BackupVaultId { get; private set; }

    /// <summary>What must be there before a node can mount; empty when the team brings its own share.</summary>
    public IReadOnlyList<Resource> Ready => _ready;

    private Storage.StorageAccount CreateAccount()
    {
        var plan = _context.Plan;
        var name = plan.Storage.AccountName is { } given ? Output.Create(given) : _context.SubscriptionId.Apply(_context.Names.StorageAccount);
        return new Storage.StorageAccount("storage-account", new Storage.StorageAccountArgs
        {
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            AccountName = name,
            // SSD shares are kept in one region only, so a copy in a second one is an HDD share (docs/decisions/0024).
            Kind = _context.Plan.Storage.IsGeoRedundant ? "StorageV2" : "FileStorage",
            Sku = new StorageSkuArgs { Name = _context.Plan.Storage.IsGeoRedundant ? "Standard_GZRS" : _context.Plan.Storage.IsZoneRedundant ? "Premium_ZRS" : "Premium_LRS" },
            MinimumTlsVersion = "TLS1_2",
            // For SMB it means: encrypted, always.
            EnableHttpsTrafficOnly = true,
            AllowBlobPublicAccess = false,
            // Nodes mount by the account's key (docs/decisions/0011; CKV2_AZURE_40 waived).
            AllowSharedKeyAccess = true,
            PublicNetworkAccess = "Disabled",
            // Backups come by way of Azure's own trusted services.
            NetworkRuleSet = new NetworkRuleSetArgs { DefaultAction = Storage.DefaultAction.Deny, Bypass = "AzureServices" },
            Tags = Tags("storage-account"),
        }, new CustomResourceOptions { Parent = this, Protect = plan.KeepsData });
    }

    private Storage.FileServiceProperties CreateService(Storage.StorageAccount account)
    {
        var smb = new SmbSettingArgs
        {
            Versions = "SMB3.1.1;",
            // A mount by the account's key signs in by NTLMv2.
            AuthenticationMethods = "NTLMv2;",
            KerberosTicketEncryption = "AES-256;",
            ChannelEncryption = "AES-256-GCM;",
        };
        if (!_context.Plan.Storage.IsGeoRedundant)
        {
            // Of SSD shares alone.
            smb.Multichannel = new MultichannelArgs { Enabled = true };
        }

        return new Storage.FileServiceProperties("storage-service", new Storage.FileServicePropertiesArgs
        {
            ResourceGroupName = _foundation.GroupName,
            AccountName = account.Name,
            FileServicesName = "default",
            ProtocolSettings = new ProtocolSettingsArgs { Smb = smb },
            // Days that a deleted share can be brought back.
            ShareDeleteRetentionPolicy = _context.Plan.KeepsData
                ? new DeleteRetentionPolicyArgs { Enabled = true, Days = 30 }
                : new DeleteRetentionPolicyArgs { Enabled = false },
        }, Child());
    }

    // A vault cannot go while it keeps anything, so data that nobody will miss has none.
    private void CreateBackups(Storage.StorageAccount account, Storage.FileShare share, Resource[] after)
    {
        var properties = new VaultPropertiesArgs
        {
            PublicNetworkAccess = "Enabled",
            MonitoringSettings = new MonitoringSettingsArgs { AzureMonitorAlertSettings = new AzureMonitorAlertSettingsArgs { AlertsForAllJobFailures = "Enabled" } },
        };
        if (_context.Plan.Storage.IsGeoRedundant)
        {
            properties.RedundancySettings = new VaultPropertiesRedundancySettingsArgs { StandardTierStorageRedundancy = "GeoRedundant", CrossRegionRestore = "Enabled" };
        }

        var vault = new RecoveryServices.Vault("storage-backup-vault", new RecoveryServices.VaultArgs
        {
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            Sku = new RecoverySkuArgs { Name = "RS0", Tier = "Standard" },
            Properties = properties,
            Tags = Tags("storage-backup-vault"),
        }, new CustomResourceOptions { Parent = this, Protect = true });
        BackupVaultId = vault.Id;
        ManagementLock.Create(_context, vault, "storage-backup-vault", this);
        var rules = new Backup.PolicyFileShareArgs
        {
            ResourceGroupName = _foundation.GroupName,
            RecoveryVaultName = vault.Name,
            // In UTC, in the quiet hours of most teams.
            Timezone = "UTC",
            Backup = new PolicyFileShareBackupArgs { Frequency = "Daily", Time = "01:00" },
            RetentionDaily = new PolicyFileShareRetentionDailyArgs { Count = _context.Plan.Storage.BackupDays },
        };
        if (_context.Plan.Storage.IsGeoRedundant)
        {
            // In the vault, and not as snapshots in the account alone, which Azure offers for HDD shares.
            rules.BackupTier = "vault-standard";
            rules.SnapshotRetentionInDays = Math.Min(SnapshotDays, _context.Plan.Storage.BackupDays);
        }

        var policy = new Backup.PolicyFileShare("storage-backup-policy", rules, Child());
        var container = new Backup.ContainerStorageAccount("storage-backup-container", new Backup.ContainerStorageAccountArgs
        {
            ResourceGroupName = _foundation.GroupName,
            RecoveryVaultName = vault.Name,
            StorageAccountId = account.Id,
        }, new CustomResourceOptions { Parent = this, DependsOn = after });
        _ = new Backup.ProtectedFileShare("storage-backup", new Backup.ProtectedFileShareArgs
        {
            ResourceGroupName = _foundation.GroupName,
            RecoveryVaultName = vault.Name,
            SourceStorageAccountId = container.StorageAccountId,
            SourceFileShareName = share.Name,
            BackupPolicyId = policy.Id,
        }, Child());
    }
}
