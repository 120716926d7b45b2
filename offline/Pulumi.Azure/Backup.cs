namespace Pulumi.Azure.Backup
{
    public class ContainerStorageAccount : CustomResource
    {
        public ContainerStorageAccount(string name, ContainerStorageAccountArgs args, CustomResourceOptions? options = null)
            : base("azure:backup/containerStorageAccount:ContainerStorageAccount", name, args, Provider.Defaults(options))
        {
        }

        [Output("storageAccountId")]
        public Output<string> StorageAccountId { get; private set; } = null!;
    }

    public sealed class ContainerStorageAccountArgs : ResourceArgs
    {
        [Input("recoveryVaultName", required: true)]
        public Input<string> RecoveryVaultName { get; set; } = null!;

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("storageAccountId", required: true)]
        public Input<string> StorageAccountId { get; set; } = null!;
    }

    public class PolicyFileShare : CustomResource
    {
        public PolicyFileShare(string name, PolicyFileShareArgs args, CustomResourceOptions? options = null)
            : base("azure:backup/policyFileShare:PolicyFileShare", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class PolicyFileShareArgs : ResourceArgs
    {
        [Input("backupTier")]
        public Input<string>? BackupTier { get; set; }

        [Input("snapshotRetentionInDays")]
        public Input<int>? SnapshotRetentionInDays { get; set; }

        [Input("backup", required: true)]
        public Input<Inputs.PolicyFileShareBackupArgs> Backup { get; set; } = null!;

        [Input("recoveryVaultName", required: true)]
        public Input<string> RecoveryVaultName { get; set; } = null!;

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("retentionDaily", required: true)]
        public Input<Inputs.PolicyFileShareRetentionDailyArgs> RetentionDaily { get; set; } = null!;

        [Input("timezone")]
        public Input<string>? Timezone { get; set; }
    }

    public class ProtectedFileShare : CustomResource
    {
        public ProtectedFileShare(string name, ProtectedFileShareArgs args, CustomResourceOptions? options = null)
            : base("azure:backup/protectedFileShare:ProtectedFileShare", name, args, Provider.Defaults(options))
        {
        }
    }

    public sealed class ProtectedFileShareArgs : ResourceArgs
    {
        [Input("backupPolicyId", required: true)]
        public Input<string> BackupPolicyId { get; set; } = null!;

        [Input("recoveryVaultName", required: true)]
        public Input<string> RecoveryVaultName { get; set; } = null!;

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("sourceFileShareName", required: true)]
        public Input<string> SourceFileShareName { get; set; } = null!;

        [Input("sourceStorageAccountId", required: true)]
        public Input<string> SourceStorageAccountId { get; set; } = null!;
    }
}

namespace Pulumi.Azure.Backup.Inputs
{
    public sealed class PolicyFileShareBackupArgs : ResourceArgs
    {
        [Input("frequency", required: true)]
        public Input<string> Frequency { get; set; } = null!;

        [Input("time")]
        public Input<string>? Time { get; set; }
    }

    public sealed class PolicyFileShareRetentionDailyArgs : ResourceArgs
    {
        [Input("count", required: true)]
        public Input<int> Count { get; set; } = null!;
    }
}
