namespace Pulumi.Aws.Fsx
{
    public class WindowsFileSystem : CustomResource
    {
        public WindowsFileSystem(string name, WindowsFileSystemArgs args, CustomResourceOptions? options = null)
            : base("aws:fsx/windowsFileSystem:WindowsFileSystem", name, args, Provider.Defaults(options))
        {
        }

        [Output("activeDirectoryId")]
        public Output<string> ActiveDirectoryId { get; private set; } = null!;

        [Output("arn")]
        public Output<string> Arn { get; private set; } = null!;

        [Output("dailyAutomaticBackupStartTime")]
        public Output<string> DailyAutomaticBackupStartTime { get; private set; } = null!;

        [Output("dnsName")]
        public Output<string> DnsName { get; private set; } = null!;

        [Output("kmsKeyId")]
        public Output<string> KmsKeyId { get; private set; } = null!;

        [Output("region")]
        public Output<string> Region { get; private set; } = null!;

        [Output("vpcId")]
        public Output<string> VpcId { get; private set; } = null!;
    }

    public sealed class WindowsFileSystemArgs : ResourceArgs
    {
        [Input("activeDirectoryId")]
        public Input<string>? ActiveDirectoryId { get; set; }

        [Input("aliases")]
        private InputList<string>? _aliases;

        public InputList<string> Aliases
        {
            get => _aliases ??= new();
            set => _aliases = value;
        }

        [Input("automaticBackupRetentionDays")]
        public Input<int>? AutomaticBackupRetentionDays { get; set; }

        [Input("copyTagsToBackups")]
        public Input<bool>? CopyTagsToBackups { get; set; }

        [Input("dailyAutomaticBackupStartTime")]
        public Input<string>? DailyAutomaticBackupStartTime { get; set; }

        [Input("deploymentType")]
        public Input<string>? DeploymentType { get; set; }

        [Input("finalBackupTags")]
        private InputMap<string>? _finalBackupTags;

        public InputMap<string> FinalBackupTags
        {
            get => _finalBackupTags ??= new();
            set => _finalBackupTags = value;
        }

        [Input("kmsKeyId")]
        public Input<string>? KmsKeyId { get; set; }

        [Input("preferredSubnetId")]
        public Input<string>? PreferredSubnetId { get; set; }

        [Input("securityGroupIds")]
        private InputList<string>? _securityGroupIds;

        public InputList<string> SecurityGroupIds
        {
            get => _securityGroupIds ??= new();
            set => _securityGroupIds = value;
        }

        [Input("selfManagedActiveDirectory")]
        public Input<Inputs.WindowsFileSystemSelfManagedActiveDirectoryArgs>? SelfManagedActiveDirectory { get; set; }

        [Input("skipFinalBackup")]
        public Input<bool>? SkipFinalBackup { get; set; }

        [Input("storageCapacity")]
        public Input<int>? StorageCapacity { get; set; }

        [Input("storageType")]
        public Input<string>? StorageType { get; set; }

        [Input("subnetIds", required: true)]
        private InputList<string>? _subnetIds;

        public InputList<string> SubnetIds
        {
            get => _subnetIds ??= new();
            set => _subnetIds = value;
        }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("throughputCapacity", required: true)]
        public Input<int> ThroughputCapacity { get; set; } = null!;

        [Input("weeklyMaintenanceStartTime")]
        public Input<string>? WeeklyMaintenanceStartTime { get; set; }
    }

    public static class GetWindowsFileSystem
    {
        public static Output<GetWindowsFileSystemResult> Invoke(GetWindowsFileSystemInvokeArgs args, InvokeOptions? options = null) =>
            Deployment.Instance.Invoke<GetWindowsFileSystemResult>("aws:fsx/getWindowsFileSystem:getWindowsFileSystem", args, options);
    }

    public sealed class GetWindowsFileSystemInvokeArgs : InvokeArgs
    {
        [Input("id", required: true)]
        public Input<string> Id { get; set; } = null!;
    }

    [OutputType]
    public sealed class GetWindowsFileSystemResult
    {
        public readonly string DnsName;

        [OutputConstructor]
        private GetWindowsFileSystemResult(string dnsName) => DnsName = dnsName;
    }
}

namespace Pulumi.Aws.Fsx.Inputs
{
    public sealed class WindowsFileSystemSelfManagedActiveDirectoryArgs : ResourceArgs
    {
        [Input("dnsIps", required: true)]
        private InputList<string>? _dnsIps;

        public InputList<string> DnsIps
        {
            get => _dnsIps ??= new();
            set => _dnsIps = value;
        }

        [Input("domainName", required: true)]
        public Input<string> DomainName { get; set; } = null!;

        [Input("fileSystemAdministratorsGroup")]
        public Input<string>? FileSystemAdministratorsGroup { get; set; }

        [Input("organizationalUnitDistinguishedName")]
        public Input<string>? OrganizationalUnitDistinguishedName { get; set; }

        [Input("password")]
        private Input<string>? _password;

        public Input<string>? Password
        {
            get => _password;
            set => _password = Secrets.Mark(value);
        }

        [Input("username")]
        public Input<string>? Username { get; set; }
    }
}
