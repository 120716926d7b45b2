using OctopusHA.Components;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.Aws.Backup.Inputs;
using Pulumi.Aws.DirectoryService.Inputs;
using Pulumi.Aws.Fsx.Inputs;
using Backup = Pulumi.Aws.Backup;
using DirectoryService = Pulumi.Aws.DirectoryService;
using Fsx = Pulumi.Aws.Fsx;
using Iam = Pulumi.Aws.Iam;

namespace OctopusHA.Aws;

/// <summary>FSx for Windows in an Active Directory that is made or the team's own; or the team's own share.</summary>
internal sealed class FsxStorage : SharedStorage
{
    private const string Component = "storage";

    // Every FSx file system has this share: domain users may write, the group of administrators has full control
    // (FSx for Windows user guide, "Managing file shares").
    private const string Share = "share";

    private readonly AwsContext _context;

    /// <summary>Makes the storage.</summary>
    public FsxStorage(AwsContext context, EncryptionKey key, AwsNetwork network)
        : base(context)
    {
        _context = context;
        var plan = context.Plan;
        if (plan.Storage.Existing is { } existing)
        {
            StorageId = Output.Create(existing.FileSystemId ?? existing.Path!);
            SharePath = existing.Path is { } path
                ? Output.Create(path)
                : PathOn(Fsx.GetWindowsFileSystem.Invoke(new Fsx.GetWindowsFileSystemInvokeArgs { Id = existing.FileSystemId! }, new InvokeOptions { Parent = this })
                    .Apply(found => found.DnsName));
            if (existing.User is { } user)
            {
                ShareUser = user;
                SharePassword = existing.Password.ToOutput();
            }
        }
        else
        {
            FileSystem = CreateFileSystem(key, network);
            StorageId = FileSystem.Id;
            SharePath = PathOn(FileSystem.DnsName);
            SharePassword = plan.Storage.DirectoryPassword.ToOutput();
        }

        RegisterOutputs(new Dictionary<string, object?> { ["storageId"] = StorageId });
    }

    /// <inheritdoc/>
    public override Output<string> StorageId { get; }

    /// <summary>The share's UNC path.</summary>
    public Output<string> SharePath { get; }

    /// <summary>Who opens the share; null for the machines' own identity.</summary>
    public string? ShareUser { get; private set; }

    /// <summary>That user's password; null for the machines' own identity.</summary>
    public Output<string>? SharePassword { get; }

    /// <summary>The file system; null when the team brings its own.</summary>
    public Fsx.WindowsFileSystem? FileSystem { get; }

    /// <summary>The directory's domain, whose names only its own DNS knows; null when the team brings its own share.</summary>
    public string? DirectoryDomain { get; private set; }

    /// <summary>The security group of the directory that is created, which AWS itself creates; null without one.</summary>
    public Output<string>? DirectoryGroupId { get; private set; }

    /// <summary>The directory's DNS servers, separated by commas; null when the team brings its own share.</summary>
    public Output<string>? DirectoryDnsIps { get; private set; }

    private static Output<string> PathOn(Output<string> host) => Output.Format($@"\\{host}\{Share}");

    private Fsx.WindowsFileSystem CreateFileSystem(EncryptionKey key, AwsNetwork network)
    {
        var plan = _context.Plan;
        var storage = plan.Storage;
        // A standby stands in the second zone; more have no part in it.
        var subnets = network.DataSubnetIds.Take(storage.IsZoneRedundant ? 2 : 1).ToArray();
        var args = new Fsx.WindowsFileSystemArgs
        {
            DeploymentType = storage.IsZoneRedundant ? "MULTI_AZ_1" : "SINGLE_AZ_2",
            SubnetIds = subnets,
            SecurityGroupIds = { network.Security.Storage!.Id },
            StorageType = "SSD",
            StorageCapacity = storage.CapacityGiB,
            ThroughputCapacity = storage.Throughput!.Value,
            KmsKeyId = key.Arn,
            CopyTagsToBackups = true,
            // Saturday, when RDS has Sunday, so that one maintenance is over before the next; UTC, as the daily time.
            WeeklyMaintenanceStartTime = "6:03:00",
            // 0 is none: these backups outlive nothing, but cost as long as the file system lives.
            AutomaticBackupRetentionDays = plan.KeepsData ? storage.BackupDays : 0,
            SkipFinalBackup = !plan.KeepsData,
            Tags = Tags("storage-file-system"),
        };
        if (storage.IsZoneRedundant)
        {
            args.PreferredSubnetId = subnets[0];
        }

        if (plan.KeepsData)
        {
            args.DailyAutomaticBackupStartTime = "02:00";
            args.FinalBackupTags = Tags("storage-file-system");
        }

        if (storage.Alias is { } alias)
        {
            args.Aliases.Add(alias);
        }

        if (storage.ExistingDirectory is { } existing)
        {
            JoinExisting(args, existing);
        }
        else
        {
            JoinManaged(args, storage.ManagedDirectory!, network);
        }

        var fileSystem = new Fsx.WindowsFileSystem("storage-file-system", args, new CustomResourceOptions
        {
            Parent = this,
            Protect = plan.KeepsData,
            // Two file servers and a domain to join take most of an hour.
            CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(90), Update = TimeSpan.FromMinutes(90), Delete = TimeSpan.FromHours(1) },
        });
        if (plan.KeepsData)
        {
            CreateBackups(fileSystem, key);
        }

        return fileSystem;
    }

    private void JoinManaged(Fsx.WindowsFileSystemArgs args, ManagedDirectorySettings managed, AwsNetwork network)
    {
        var plan = _context.Plan;
        var directory = new DirectoryService.Directory("storage-directory", new DirectoryService.DirectoryArgs
        {
            Type = "MicrosoftAD",
            Name = managed.Domain,
            ShortName = managed.ShortName,
            Edition = $"{managed.Edition}",
            Password = plan.Storage.DirectoryPassword.ToOutput(),
            Description = $"Identities of the shared storage of {_context.Stack}",
            // A domain controller in each of two zones: that many, no more and no fewer.
            VpcSettings = new DirectoryVpcSettingsArgs { VpcId = network.VpcId, SubnetIds = network.DataSubnetIds.Take(2).ToArray() },
            Tags = Tags("storage-directory"),
        }, new CustomResourceOptions
        {
            Parent = this,
            Protect = plan.KeepsData,
            // A new password is set in the directory itself; the provider would make the directory anew, and with it the share.
            IgnoreChanges = { "password" },
            CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(90), Delete = TimeSpan.FromHours(1) },
        });
        DirectoryGroupId = directory.SecurityGroupId;
        args.ActiveDirectoryId = directory.Id;
        ShareUser = $@"{managed.ShortName}\{ManagedDirectorySettings.Administrator}";
        DirectoryDomain = managed.Domain;
        DirectoryDnsIps = directory.DnsIpAddresses.Apply(addresses => string.Join(',', addresses));
    }

    private void JoinExisting(Fsx.WindowsFileSystemArgs args, ExistingDirectorySettings existing)
    {
        var join = new WindowsFileSystemSelfManagedActiveDirectoryArgs
        {
            DomainName = existing.Domain,
            DnsIps = existing.DnsIps.ToArray(),
            Username = existing.User,
            Password = _context.Plan.Storage.DirectoryPassword.ToOutput(),
            FileSystemAdministratorsGroup = existing.AdministratorsGroup,
        };
        if (existing.Ou is { } ou)
        {
            join.OrganizationalUnitDistinguishedName = ou;
        }

        args.SelfManagedActiveDirectory = join;
        ShareUser = $"{existing.User}@{existing.Domain}";
        DirectoryDomain = existing.Domain;
        DirectoryDnsIps = Output.Create(string.Join(',', existing.DnsIps));
    }

    // FSx's own backups go with the file system; those of a vault do not (guard fsx_resources_protected_by_backup_plan).
    private void CreateBackups(Fsx.WindowsFileSystem fileSystem, EncryptionKey key)
    {
        var vault = new Backup.Vault("storage-vault", new Backup.VaultArgs
        {
            KmsKeyArn = key.Arn,
            Tags = Tags("storage-vault"),
        }, new CustomResourceOptions { Parent = this, Protect = true, RetainOnDelete = true });
        var plan = new Backup.Plan("storage-backup-plan", new Backup.PlanArgs
        {
            Rules =
            {
                new PlanRuleArgs
                {
                    RuleName = "daily",
                    TargetVaultName = vault.Name,
                    // UTC, far from FSx's own windows: none may start in the four hours before them (AWS Backup developer guide, "Creating a backup plan").
                    Schedule = "cron(0 12 * * ? *)",
                    StartWindow = 60,
                    CompletionWindow = 720,
                    Lifecycle = new PlanRuleLifecycleArgs { DeleteAfter = _context.Plan.Storage.BackupDays },
                    RecoveryPointTags = Tags("storage-file-system"),
                },
            },
            Tags = Tags("storage-backup-plan"),
        }, Child());
        var role = new Iam.Role("storage-backup-role", new Iam.RoleArgs
        {
            AssumeRolePolicy = PolicyDocument.TrustOf("backup.amazonaws.com"),
            Description = $"Backs up the shared storage of {_context.Stack}",
            Tags = Tags("storage-backup-role"),
        }, Child());
        _ = new Iam.RolePolicyAttachment("storage-backup-policy", new Iam.RolePolicyAttachmentArgs
        {
            Role = role.Name,
            PolicyArn = Output.Format($"arn:{_context.Partition}:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"),
        }, Child());
        _ = new Backup.Selection("storage-backup-selection", new Backup.SelectionArgs
        {
            PlanId = plan.Id,
            IamRoleArn = role.Arn,
            Resources = { fileSystem.Arn },
        }, Child());
    }
}
