namespace Pulumi.Aws.Efs
{
    public class AccessPoint : CustomResource
    {
        public AccessPoint(string name, AccessPointArgs args, CustomResourceOptions? options = null)
            : base("aws:efs/accessPoint:AccessPoint", name, args, Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("fileSystemArn")]
        public Output<string> FileSystemArn { get; private set; } = null!;

        [Output("fileSystemId")]
        public Output<string> FileSystemId { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class AccessPointArgs : ResourceArgs
    {
        [Input("fileSystemId", required: true)]
        public Input<string> FileSystemId { get; set; } = null!;

        [Input("posixUser")]
        public Input<Inputs.AccessPointPosixUserArgs>? PosixUser { get; set; }

        [Input("rootDirectory")]
        public Input<Inputs.AccessPointRootDirectoryArgs>? RootDirectory { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    public class BackupPolicy : CustomResource
    {
        public BackupPolicy(string name, BackupPolicyArgs args, CustomResourceOptions? options = null)
            : base("aws:efs/backupPolicy:BackupPolicy", name, args, Provider.Defaults(options))
        {
        }

        [Output("fileSystemId")]
        public Output<string> FileSystemId { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class BackupPolicyArgs : ResourceArgs
    {
        [Input("backupPolicy", required: true)]
        public Input<Inputs.BackupPolicyBackupPolicyArgs> BackupPolicyDetails { get; set; } = null!;

        [Input("fileSystemId", required: true)]
        public Input<string> FileSystemId { get; set; } = null!;
    }

    public class FileSystem : CustomResource
    {
        public FileSystem(string name, FileSystemArgs? args = null, CustomResourceOptions? options = null)
            : base("aws:efs/fileSystem:FileSystem", name, args ?? new FileSystemArgs(), Provider.Defaults(options))
        {
        }

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("dnsName")]
        public Output<string> DnsName { get; private set; } = null!;

        [Output("kmsKeyId")]
        public Output<string> KmsKeyId { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class FileSystemArgs : ResourceArgs
    {
        [Input("encrypted")]
        public Input<bool>? Encrypted { get; set; }

        [Input("kmsKeyId")]
        public Input<string>? KmsKeyId { get; set; }

        [Input("lifecyclePolicies")]
        private InputList<Inputs.FileSystemLifecyclePolicyArgs>? _lifecyclePolicies;

        public InputList<Inputs.FileSystemLifecyclePolicyArgs> LifecyclePolicies
        {
            get => _lifecyclePolicies ??= new();
            set => _lifecyclePolicies = value;
        }

        [Input("provisionedThroughputInMibps")]
        public Input<double>? ProvisionedThroughputInMibps { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("throughputMode")]
        public Input<string>? ThroughputMode { get; set; }
    }

    public class FileSystemPolicy : CustomResource
    {
        public FileSystemPolicy(string name, FileSystemPolicyArgs args, CustomResourceOptions? options = null)
            : base("aws:efs/fileSystemPolicy:FileSystemPolicy", name, args, Provider.Defaults(options))
        {
        }

        [Output("fileSystemId")]
        public Output<string> FileSystemId { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class FileSystemPolicyArgs : ResourceArgs
    {
        [Input("fileSystemId", required: true)]
        public Input<string> FileSystemId { get; set; } = null!;

        [Input("policy", required: true)]
        public Input<string> Policy { get; set; } = null!;
    }

    public class MountTarget : CustomResource
    {
        public MountTarget(string name, MountTargetArgs args, CustomResourceOptions? options = null)
            : base("aws:efs/mountTarget:MountTarget", name, args, Provider.Defaults(options))
        {
        }

        [Output("dnsName")]
        public Output<string> DnsName { get; private set; } = null!;

        [Output("fileSystemArn")]
        public Output<string> FileSystemArn { get; private set; } = null!;

        [Output("fileSystemId")]
        public Output<string> FileSystemId { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;
    }

    public sealed class MountTargetArgs : ResourceArgs
    {
        [Input("fileSystemId", required: true)]
        public Input<string> FileSystemId { get; set; } = null!;

        [Input("securityGroups")]
        private InputList<string>? _securityGroups;

        public InputList<string> SecurityGroups
        {
            get => _securityGroups ??= new();
            set => _securityGroups = value;
        }

        [Input("subnetId", required: true)]
        public Input<string> SubnetId { get; set; } = null!;
    }
}

namespace Pulumi.Aws.Efs.Inputs
{
    public sealed class AccessPointPosixUserArgs : ResourceArgs
    {
        [Input("gid", required: true)]
        public Input<int> Gid { get; set; } = null!;

        [Input("uid", required: true)]
        public Input<int> Uid { get; set; } = null!;
    }

    public sealed class AccessPointRootDirectoryArgs : ResourceArgs
    {
        [Input("creationInfo")]
        public Input<Inputs.AccessPointRootDirectoryCreationInfoArgs>? CreationInfo { get; set; }

        [Input("path")]
        public Input<string>? Path { get; set; }
    }

    public sealed class AccessPointRootDirectoryCreationInfoArgs : ResourceArgs
    {
        [Input("ownerGid", required: true)]
        public Input<int> OwnerGid { get; set; } = null!;

        [Input("ownerUid", required: true)]
        public Input<int> OwnerUid { get; set; } = null!;

        [Input("permissions", required: true)]
        public Input<string> Permissions { get; set; } = null!;
    }

    public sealed class BackupPolicyBackupPolicyArgs : ResourceArgs
    {
        [Input("status", required: true)]
        public Input<string> Status { get; set; } = null!;
    }

    public sealed class FileSystemLifecyclePolicyArgs : ResourceArgs
    {
        [Input("transitionToIa")]
        public Input<string>? TransitionToIa { get; set; }

        [Input("transitionToPrimaryStorageClass")]
        public Input<string>? TransitionToPrimaryStorageClass { get; set; }
    }
}
