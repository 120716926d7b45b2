using Pulumi.Azure.Backup.Inputs;
using Pulumi.AzureNative.RecoveryServices.Inputs;
using Pulumi.AzureNative.Storage.Inputs;
using Backup = Pulumi.Azure.Backup;
using RecoveryServices = Pulumi.AzureNative.RecoveryServices;
using RecoverySkuArgs = Pulumi.AzureNative.RecoveryServices.Inputs.SkuArgs;
using Storage = Pulumi.AzureNative.Storage;
using StorageSkuArgs = Pulumi.AzureNative.Storage.Inputs.SkuArgs;

namespace OctopusHA.Azure;

/// <summary>Azure Files, zone redundant and optionally geo-redundant, with backups; or an existing share.</summary>
internal sealed class AzureFilesStorage : SharedStorage
{
    private const string ShareName = "octopus";

    // Days that snapshots are kept in the account, besides the vault, for fast recovery of files.
    private const int SnapshotDays = 5;

    private readonly AzureContext _context;

    /// <summary>Creates the storage.</summary>
    public AzureFilesStorage(AzureContext context)
        : base(context)
    {
        _context = context;
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
            AccountName = account.Name,
            ShareName = ShareName,
            ShareQuota = context.Plan.Storage.CapacityGiB,
            EnabledProtocols = "SMB",
        }, new CustomResourceOptions { Parent = this, Protect = context.Plan.KeepsData, DependsOn = [service] });
        AddReady(share);
        // Share, endpoint and backups one after the other: an account rejects concurrent changes.
        var endpoint =
            context.Network.Endpoints.Create("storage-endpoint", PrivateService.Files, account.Id, this, share);
        AddReady(endpoint);

        if (context.Plan.Storage.HasAzureBackups)
        {
            CreateBackups(account, share, [.. endpoint]);
        }

        // Last, so that the lock does not affect the creation of other resources.
        ManagementLock.Create(context, account, "storage-account", this, Ready);
        ServiceId = service.Id;
        StorageId = share.Id;
        Share = Output.Format($@"\\{account.Name}.file.core.windows.net\{share.Name}");
        User = Output.Format($@"AZURE\{account.Name}");
        Password = Output.CreateSecret(Storage.ListStorageAccountKeys.Invoke(new()
        {
            ResourceGroupName = context.GroupName,
            AccountName = account.Name,
        }).Apply(result => result.Keys[0].Value));
        RegisterOutputs(new Dictionary<string, object?> { ["storageId"] = StorageId });
    }

    /// <inheritdoc/>
    public override Output<string> StorageId { get; }

    /// <summary>The share's UNC path.</summary>
    public Output<string> Share { get; }

    /// <summary>The user of the share; null for the machine's identity.</summary>
    public Output<string>? User { get; }

    /// <summary>That user's password or the account's key, a secret; null for the machine's identity.</summary>
    public Output<string>? Password { get; }

    /// <summary>The ID of the account's file service, which has the metrics; null for an existing share.</summary>
    public Output<string>? ServiceId { get; }

    /// <summary>The ID of the backup vault; null without backups.</summary>
    public Output<string>? BackupVaultId { get; private set; }

    private Storage.StorageAccount CreateAccount()
    {
        var plan = _context.Plan;
        var name = plan.Storage.AccountName is { } custom
            ? Output.Create(custom)
            : _context.SubscriptionId.Apply(_context.Names.StorageAccount);
        var (kind, sku) = plan.Storage switch
        {
            // SSD shares are stored in one region only, so a geo-redundant share is HDD (docs/decisions/0024).
            { IsGeoRedundant: true } => ("StorageV2", "Standard_GZRS"),
            { IsZoneRedundant: true } => ("FileStorage", "Premium_ZRS"),
            _ => ("FileStorage", "Premium_LRS"),
        };
        return new Storage.StorageAccount("storage-account", new Storage.StorageAccountArgs
        {
            Location = _context.Location,
            AccountName = name,
            Kind = kind,
            Sku = new StorageSkuArgs { Name = sku },
            MinimumTlsVersion = "TLS1_2",
            // For SMB this requires encryption.
            EnableHttpsTrafficOnly = true,
            AllowBlobPublicAccess = false,
            // Nodes mount with the account's key (docs/decisions/0011; CKV2_AZURE_40 waived).
            AllowSharedKeyAccess = true,
            PublicNetworkAccess = "Disabled",
            // Backup is one of Azure's trusted services.
            NetworkRuleSet = new NetworkRuleSetArgs
            {
                DefaultAction = Storage.DefaultAction.Deny,
                Bypass = "AzureServices",
            },
        }, new CustomResourceOptions { Parent = this, Protect = plan.KeepsData });
    }

    private Storage.FileServiceProperties CreateService(Storage.StorageAccount account)
    {
        var smb = new SmbSettingArgs
        {
            Versions = "SMB3.1.1;",
            // Required by the account's key.
            AuthenticationMethods = "NTLMv2;",
            KerberosTicketEncryption = "AES-256;",
            ChannelEncryption = "AES-256-GCM;",
        };
        if (!_context.Plan.Storage.IsGeoRedundant)
        {
            // SSD shares only.
            smb.Multichannel = new MultichannelArgs { Enabled = true };
        }

        return new Storage.FileServiceProperties("storage-service", new Storage.FileServicePropertiesArgs
        {
            AccountName = account.Name,
            FileServicesName = "default",
            ProtocolSettings = new ProtocolSettingsArgs { Smb = smb },
            // Days that a deleted share can be restored.
            ShareDeleteRetentionPolicy = _context.Plan.KeepsData
                ? new DeleteRetentionPolicyArgs { Enabled = true, Days = 30 }
                : new DeleteRetentionPolicyArgs { Enabled = false },
        }, Child());
    }

    // A vault with backups cannot be deleted, so ephemeral data has none.
    private void CreateBackups(Storage.StorageAccount account, Storage.FileShare share, Resource[] after)
    {
        var properties = new VaultPropertiesArgs
        {
            PublicNetworkAccess = "Enabled",
            MonitoringSettings = new MonitoringSettingsArgs
            {
                AzureMonitorAlertSettings = new AzureMonitorAlertSettingsArgs { AlertsForAllJobFailures = "Enabled" },
            },
        };
        if (_context.Plan.Storage.IsGeoRedundant)
        {
            properties.RedundancySettings = new VaultPropertiesRedundancySettingsArgs
            {
                StandardTierStorageRedundancy = "GeoRedundant",
                CrossRegionRestore = "Enabled",
            };
        }

        var vault = new RecoveryServices.Vault("storage-backup-vault", new RecoveryServices.VaultArgs
        {
            Location = _context.Location,
            Sku = new RecoverySkuArgs { Name = "RS0", Tier = "Standard" },
            Properties = properties,
        }, new CustomResourceOptions { Parent = this, Protect = true });
        BackupVaultId = vault.Id;
        ManagementLock.Create(_context, vault, "storage-backup-vault", this);
        var rules = new Backup.PolicyFileShareArgs
        {
            RecoveryVaultName = vault.Name,
            // Outside most teams' working hours.
            Timezone = "UTC",
            Backup = new PolicyFileShareBackupArgs { Frequency = "Daily", Time = "01:00" },
            RetentionDaily = new PolicyFileShareRetentionDailyArgs { Count = _context.Plan.Storage.BackupDays },
        };
        if (_context.Plan.Storage.IsGeoRedundant)
        {
            // In the vault besides snapshots in the account, which Azure supports for HDD shares.
            rules.BackupTier = "vault-standard";
            rules.SnapshotRetentionInDays = Math.Min(SnapshotDays, _context.Plan.Storage.BackupDays);
        }

        var policy = new Backup.PolicyFileShare("storage-backup-policy", rules, Child());
        var container = new Backup.ContainerStorageAccount("storage-backup-container", new()
        {
            RecoveryVaultName = vault.Name,
            StorageAccountId = account.Id,
        }, new CustomResourceOptions { Parent = this, DependsOn = after });
        _ = new Backup.ProtectedFileShare("storage-backup", new Backup.ProtectedFileShareArgs
        {
            RecoveryVaultName = vault.Name,
            SourceStorageAccountId = container.StorageAccountId,
            SourceFileShareName = share.Name,
            BackupPolicyId = policy.Id,
        }, Child());
    }
}
