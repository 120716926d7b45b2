using OctopusHA.Components;
using Pulumi;
using Pulumi.Aws.Efs.Inputs;
using Efs = Pulumi.Aws.Efs;

namespace OctopusHA.Aws;

/// <summary>A folder of the shared storage as a container mounts it.</summary>
/// <param name="Name">What it holds: <c>artifacts</c>.</param>
/// <param name="ContainerPath">Where Octopus Server looks for it.</param>
/// <param name="AccessPointId">The access point that leads to it and nowhere else.</param>
/// <param name="AccessPointArn">The access point's ARN.</param>
internal sealed record SharedFolder(string Name, string ContainerPath, Output<string> AccessPointId, Output<string> AccessPointArn);

/// <summary>EFS, with an access point for each shared folder; or the team's own file system.</summary>
internal sealed class EfsStorage : SharedStorage
{
    private const string Component = "storage";

    // Where Octopus Server's image keeps what nodes share (Octopus documentation, "path" and "Linux container"). The last
    // one holds what has no folder of its own, imports among it. Cache, git and server logs are each node's own.
    private static readonly (string Name, string Path)[] Folders =
    [
        ("artifacts", "/artifacts"),
        ("cluster-shared", "/clusterShared"),
        ("event-exports", "/eventExports"),
        ("repository", "/repository"),
        ("task-logs", "/taskLogs"),
    ];

    private readonly AwsContext _context;
    private readonly List<Resource> _ready = [];

    /// <summary>Makes the storage.</summary>
    public EfsStorage(AwsContext context, EncryptionKey key, AwsNetwork network)
        : base(context)
    {
        _context = context;
        if (context.Plan.Storage.Existing is { } existing)
        {
            // The rules see to it that an existing storage of containers has an id.
            StorageId = Output.Create(existing.FileSystemId!);
            FileSystemArn = Output.Format($"arn:{context.Partition}:elasticfilesystem:{context.Region}:{context.AccountId}:file-system/{existing.FileSystemId}");
        }
        else
        {
            var fileSystem = CreateFileSystem(key);
            StorageId = fileSystem.Id;
            FileSystemArn = fileSystem.Arn;
            CreateMountTargets(fileSystem, network);
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

    /// <summary>What must be there before a node can mount; empty when the team brings its own file system.</summary>
    public IReadOnlyList<Resource> Ready => _ready;

    private Efs.FileSystem CreateFileSystem(EncryptionKey key)
    {
        var plan = _context.Plan;
        var fileSystem = new Efs.FileSystem("storage-file-system", new Efs.FileSystemArgs
        {
            Encrypted = true,
            KmsKeyId = key.Arn,
            ThroughputMode = plan.Storage.ThroughputMode,
            ProvisionedThroughputInMibps = plan.Storage.Throughput,
            // Old task logs and packages are rarely read again; the first reader brings them back.
            LifecyclePolicies =
            {
                new FileSystemLifecyclePolicyArgs { TransitionToIa = "AFTER_30_DAYS" },
                new FileSystemLifecyclePolicyArgs { TransitionToPrimaryStorageClass = "AFTER_1_ACCESS" },
            },
            Tags = Tags("storage-file-system"),
        }, new CustomResourceOptions { Parent = this, Protect = plan.KeepsData });

        _ = new Efs.BackupPolicy("storage-backup-policy", new Efs.BackupPolicyArgs
        {
            FileSystemId = fileSystem.Id,
            // Recovery points outlive the file system, which data that nobody will miss must not.
            BackupPolicyDetails = new BackupPolicyBackupPolicyArgs { Status = plan.KeepsData ? "ENABLED" : "DISABLED" },
        }, Child());

        _ready.Add(new Efs.FileSystemPolicy("storage-file-system-policy", new Efs.FileSystemPolicyArgs
        {
            FileSystemId = fileSystem.Id,
            Policy = PolicyDocument.Of([_context.Partition, _context.AccountId, fileSystem.Arn], parts =>
            [
                // Only who is signed in to this account, and is allowed by its own role; a mount without IAM has no account.
                new PolicyStatement("MountWithIam", ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite", "elasticfilesystem:ClientRootAccess"])
                {
                    Principal = Principals.Aws($"arn:{parts[0]}:iam::{parts[1]}:root"),
                    Resource = [parts[2]],
                    Condition = PolicyStatement.When("Bool", "elasticfilesystem:AccessedViaMountTarget", "true"),
                },
                new PolicyStatement("DemandTls", ["*"])
                {
                    Effect = "Deny",
                    Principal = Principals.Aws("*"),
                    Resource = [parts[2]],
                    Condition = PolicyStatement.When("Bool", "aws:SecureTransport", "false"),
                },
            ]),
        }, Child()));
        return fileSystem;
    }

    private void CreateMountTargets(Efs.FileSystem fileSystem, AwsNetwork network)
    {
        for (var i = 0; i < network.NodeSubnetIds.Length; i++)
        {
            // By its zone: a zone takes one, so none may move to another's when a zone is added.
            _ready.Add(new Efs.MountTarget($"storage-mount-target-{_context.Plan.Network.Zones[i].Name}", new Efs.MountTargetArgs
            {
                FileSystemId = fileSystem.Id,
                SubnetId = network.NodeSubnetIds[i],
                SecurityGroups = { network.Security.Storage!.Id },
            }, Child()));
        }
    }

    private SharedFolder CreateAccessPoint(string name, string containerPath)
    {
        var accessPoint = new Efs.AccessPoint($"storage-{name}", new Efs.AccessPointArgs
        {
            FileSystemId = StorageId,
            // The image runs as root; whatever user a container claims to be, files belong to this one (CKV_AWS_330).
            PosixUser = new AccessPointPosixUserArgs { Uid = 0, Gid = 0 },
            RootDirectory = new AccessPointRootDirectoryArgs
            {
                Path = $"/octopus/{name}",
                CreationInfo = new AccessPointRootDirectoryCreationInfoArgs { OwnerUid = 0, OwnerGid = 0, Permissions = "0750" },
            },
            Tags = Tags($"storage-{name}"),
        }, Child());
        return new SharedFolder(name, containerPath, accessPoint.Id, accessPoint.Arn);
    }
}
