using Pulumi.Aws.Efs.Inputs;
using Efs = Pulumi.Aws.Efs;

namespace OctopusHA.Aws;

/// <summary>A folder of the shared storage that containers mount.</summary>
/// <param name="Name">The name: <c>artifacts</c>.</param>
/// <param name="ContainerPath">The path in the container.</param>
/// <param name="AccessPointId">The ID of its access point.</param>
/// <param name="AccessPointArn">The access point's ARN.</param>
internal sealed record SharedFolder(
    string Name, string ContainerPath, Output<string> AccessPointId, Output<string> AccessPointArn);

/// <summary>EFS with an access point for each shared folder; or an existing file system.</summary>
internal sealed class EfsStorage : SharedStorage
{
    // The shared folders of Octopus Server's image (Octopus documentation, "path" and "Linux container").
    // "cluster-shared" is for data without a folder, such as imports. Cache, git and server logs are local to each
    // node.
    private static readonly (string Name, string Path)[] Folders =
    [
        ("artifacts", "/artifacts"),
        ("cluster-shared", "/clusterShared"),
        ("event-exports", "/eventExports"),
        ("repository", "/repository"),
        ("task-logs", "/taskLogs"),
    ];

    /// <summary>The IAM actions that mount the file system as root and write to it.</summary>
    public static readonly string[] MountActions =
        ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite", "elasticfilesystem:ClientRootAccess"];

    private readonly AwsContext _context;

    /// <summary>Creates the storage.</summary>
    public EfsStorage(AwsContext context)
        : base(context)
    {
        _context = context;
        if (context.Plan.Storage.Existing is { } existing)
        {
            // The settings rules require the ID of an existing file system.
            StorageId = Output.Create(existing.FileSystemId!);
            FileSystemArn = Output.Format(
                $"arn:{context.Partition}:elasticfilesystem:{context.Region}:{context.AccountId}")
                .Apply(prefix => $"{prefix}:file-system/{existing.FileSystemId}");
        }
        else
        {
            var fileSystem = CreateFileSystem();
            StorageId = fileSystem.Id;
            FileSystemArn = fileSystem.Arn;
            CreateMountTargets(fileSystem);
        }

        SharedFolders = [.. Folders.Select(folder => CreateAccessPoint(folder.Name, folder.Path))];
        RegisterOutputs(new Dictionary<string, object?> { ["storageId"] = StorageId });
    }

    /// <inheritdoc/>
    public override Output<string> StorageId { get; }

    /// <summary>The file system's ARN.</summary>
    public Output<string> FileSystemArn { get; }

    /// <summary>The folders that every node mounts.</summary>
    public IReadOnlyList<SharedFolder> SharedFolders { get; }

    private Efs.FileSystem CreateFileSystem()
    {
        var plan = _context.Plan;
        var fileSystem = new Efs.FileSystem("storage-file-system", new Efs.FileSystemArgs
        {
            Encrypted = true,
            KmsKeyId = _context.Key.Arn,
            ThroughputMode = plan.Storage.ThroughputMode,
            ProvisionedThroughputInMibps = plan.Storage.Throughput,
            // Old task logs and packages are rarely read; the first access moves them back.
            LifecyclePolicies =
            {
                new FileSystemLifecyclePolicyArgs { TransitionToIa = "AFTER_30_DAYS" },
                new FileSystemLifecyclePolicyArgs { TransitionToPrimaryStorageClass = "AFTER_1_ACCESS" },
            },
        }, new CustomResourceOptions { Parent = this, Protect = plan.KeepsData });

        _ = new Efs.BackupPolicy("storage-backup-policy", new Efs.BackupPolicyArgs
        {
            FileSystemId = fileSystem.Id,
            // Recovery points are retained after the file system, so ephemeral data has none.
            BackupPolicyDetails = new BackupPolicyBackupPolicyArgs { Status = plan.KeepsData ? "ENABLED" : "DISABLED" },
        }, Child());

        AddReady(new Efs.FileSystemPolicy("storage-file-system-policy", new Efs.FileSystemPolicyArgs
        {
            FileSystemId = fileSystem.Id,
            Policy = PolicyDocument.Of([_context.Partition, _context.AccountId, fileSystem.Arn], parts =>
            [
                // Only identities of this account, if their own role allows it; a mount without IAM has no account.
                PolicyStatement.Allow("MountWithIam", MountActions, parts[2])
                    .ByIdentity($"arn:{parts[0]}:iam::{parts[1]}:root")
                    .If(("Bool", "elasticfilesystem:AccessedViaMountTarget", "true")),
                PolicyStatement.DenyWithoutTls("*", parts[2]),
            ]),
        }, Child()));
        return fileSystem;
    }

    private void CreateMountTargets(Efs.FileSystem fileSystem)
    {
        for (var i = 0; i < _context.Network.NodeSubnetIds.Length; i++)
        {
            // Named by zone: a zone has one, and a new zone must not rename the others.
            AddReady(new Efs.MountTarget($"storage-mount-target-{_context.Plan.Network.Zones[i].Name}", new()
            {
                FileSystemId = fileSystem.Id,
                SubnetId = _context.Network.NodeSubnetIds[i],
                SecurityGroups = { _context.Network.Security.Storage!.Id },
            }, Child()));
        }
    }

    private SharedFolder CreateAccessPoint(string name, string containerPath)
    {
        var accessPoint = new Efs.AccessPoint($"storage-{name}", new Efs.AccessPointArgs
        {
            FileSystemId = StorageId,
            // The image runs as root; all files have this owner, whatever user the container runs as (CKV_AWS_330).
            PosixUser = new AccessPointPosixUserArgs { Uid = 0, Gid = 0 },
            RootDirectory = new AccessPointRootDirectoryArgs
            {
                Path = $"/octopus/{name}",
                CreationInfo = new AccessPointRootDirectoryCreationInfoArgs
                {
                    OwnerUid = 0,
                    OwnerGid = 0,
                    Permissions = "0750",
                },
            },
        }, Child());
        return new SharedFolder(name, containerPath, accessPoint.Id, accessPoint.Arn);
    }
}
