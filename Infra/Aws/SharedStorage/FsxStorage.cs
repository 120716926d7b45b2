using Pulumi.Aws.Backup.Inputs;
using Pulumi.Aws.DirectoryService.Inputs;
using Pulumi.Aws.Fsx.Inputs;
using Backup = Pulumi.Aws.Backup;
using DirectoryService = Pulumi.Aws.DirectoryService;
using Fsx = Pulumi.Aws.Fsx;

namespace OctopusHA.Aws;

/// <summary>FSx for Windows in a managed or existing Active Directory; or an existing share.</summary>
internal sealed class FsxStorage : SharedStorage
{
    // The default share of FSx: domain users can write, administrators have full control (FSx for Windows user guide,
    // "Managing file shares").
    private const string Share = "share";

    private readonly AwsContext _context;

    /// <summary>Creates the storage.</summary>
    public FsxStorage(AwsContext context)
        : base(context)
    {
        _context = context;
        var plan = context.Plan;
        if (plan.Storage.Existing is { } existing)
        {
            StorageId = Output.Create(existing.FileSystemId ?? existing.Path!);
            var lookup = new Fsx.GetWindowsFileSystemInvokeArgs { Id = existing.FileSystemId! };
            SharePath = existing.Path is { } path
                ? Output.Create(path)
                : PathOn(Fsx.GetWindowsFileSystem.Invoke(lookup, new InvokeOptions { Parent = this })
                    .Apply(found => found.DnsName));
            if (existing.User is { } user)
            {
                ShareUser = user;
                SharePassword = existing.Password.ToOutput();
            }
        }
        else
        {
            FileSystem = CreateFileSystem();
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

    /// <summary>The user of the share; null for the machine's identity.</summary>
    public string? ShareUser { get; private set; }

    /// <summary>That user's password; null for the machine's identity.</summary>
    public Output<string>? SharePassword { get; }

    /// <summary>The file system; null for an existing share.</summary>
    public Fsx.WindowsFileSystem? FileSystem { get; }

    /// <summary>The directory's domain, which only its own DNS servers resolve; null for an existing share.</summary>
    public string? DirectoryDomain { get; private set; }

    /// <summary>The security group that AWS creates for a managed directory; null without one.</summary>
    public Output<string>? DirectoryGroupId { get; private set; }

    /// <summary>The directory's DNS servers, comma-separated; null for an existing share.</summary>
    public Output<string>? DirectoryDnsIps { get; private set; }

    private static Output<string> PathOn(Output<string> host) => Output.Format($@"\\{host}\{Share}");

    private Fsx.WindowsFileSystem CreateFileSystem()
    {
        var plan = _context.Plan;
        var storage = plan.Storage;
        // The standby is in the second zone; further zones are not used.
        var subnets = _context.Network.DataSubnetIds.Take(storage.IsZoneRedundant ? 2 : 1).ToArray();
        var args = new Fsx.WindowsFileSystemArgs
        {
            DeploymentType = storage.IsZoneRedundant ? "MULTI_AZ_1" : "SINGLE_AZ_2",
            SubnetIds = subnets,
            SecurityGroupIds = { _context.Network.Security.Storage!.Id },
            StorageType = "SSD",
            StorageCapacity = storage.CapacityGiB,
            ThroughputCapacity = storage.Throughput!.Value,
            KmsKeyId = _context.Key.Arn,
            CopyTagsToBackups = true,
            // Saturday, UTC: a day before RDS's maintenance.
            WeeklyMaintenanceStartTime = "6:03:00",
            // 0 disables backups: these are deleted with the file system, and cost until then.
            AutomaticBackupRetentionDays = plan.KeepsData ? storage.BackupDays : 0,
            SkipFinalBackup = !plan.KeepsData,
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
            JoinManaged(args, storage.ManagedDirectory!);
        }

        var fileSystem = new Fsx.WindowsFileSystem("storage-file-system", args, new CustomResourceOptions
        {
            Parent = this,
            Protect = plan.KeepsData,
            // Creating two file servers and joining a domain takes most of an hour.
            CustomTimeouts = new CustomTimeouts
            {
                Create = TimeSpan.FromMinutes(90),
                Update = TimeSpan.FromMinutes(90),
                Delete = TimeSpan.FromHours(1),
            },
        });
        if (plan.KeepsData)
        {
            CreateBackups(fileSystem);
        }

        return fileSystem;
    }

    private void JoinManaged(Fsx.WindowsFileSystemArgs args, ManagedDirectorySettings managed)
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
            // Exactly two: a domain controller in each zone.
            VpcSettings = new DirectoryVpcSettingsArgs
            {
                VpcId = _context.Network.VpcId,
                SubnetIds = _context.Network.DataSubnetIds.Take(2).ToArray(),
            },
        }, new CustomResourceOptions
        {
            Parent = this,
            Protect = plan.KeepsData,
            // A new password is set in the directory; the provider would replace the directory, and with it the share.
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

    // FSx's own backups are deleted with the file system; a vault's are not (guard
    // fsx_resources_protected_by_backup_plan).
    private void CreateBackups(Fsx.WindowsFileSystem fileSystem)
    {
        var vault = new Backup.Vault("storage-vault", new Backup.VaultArgs
        {
            KmsKeyArn = _context.Key.Arn,
        }, new CustomResourceOptions { Parent = this, Protect = true, RetainOnDelete = true });
        var plan = new Backup.Plan("storage-backup-plan", new Backup.PlanArgs
        {
            Rules =
            {
                new PlanRuleArgs
                {
                    RuleName = "daily",
                    TargetVaultName = vault.Name,
                    // UTC; not within four hours before FSx's own windows (AWS Backup developer guide, "Creating a
                    // backup plan").
                    Schedule = "cron(0 12 * * ? *)",
                    StartWindow = 60,
                    CompletionWindow = 720,
                    Lifecycle = new PlanRuleLifecycleArgs { DeleteAfter = _context.Plan.Storage.BackupDays },
                    RecoveryPointTags = Tags("storage-file-system"),
                },
            },
        }, Child());
        var role = IamRoles.Create(
            "storage-backup-role",
            PolicyDocument.TrustOf("backup.amazonaws.com"),
            $"Backs up the shared storage of {_context.Stack}",
            this);
        IamRoles.Attach(
            "storage-backup-policy", role, _context, "service-role/AWSBackupServiceRolePolicyForBackup", this);
        _ = new Backup.Selection("storage-backup-selection", new Backup.SelectionArgs
        {
            PlanId = plan.Id,
            IamRoleArn = role.Arn,
            Resources = { fileSystem.Arn },
        }, Child());
    }
}
