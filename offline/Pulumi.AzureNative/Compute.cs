using System.Collections.Immutable;

namespace Pulumi.AzureNative.Compute
{
    public class Disk : CustomResource
    {
        public Disk(string name, DiskArgs args, CustomResourceOptions? options = null)
            : base("azure-native:compute:Disk", name, args, Provider.Defaults(options))
        {
        }

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class DiskArgs : ResourceArgs
    {
        [Input("creationData", required: true)]
        public Input<Inputs.CreationDataArgs> CreationData { get; set; } = null!;

        [Input("diskName")]
        public Input<string>? DiskName { get; set; }

        [Input("diskSizeGB")]
        public Input<int>? DiskSizeGB { get; set; }

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("networkAccessPolicy")]
        public Input<string>? NetworkAccessPolicy { get; set; }

        [Input("publicNetworkAccess")]
        public Input<string>? PublicNetworkAccess { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("sku")]
        public Input<Inputs.DiskSkuArgs>? Sku { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("zones")]
        private InputList<string>? _zones;

        public InputList<string> Zones
        {
            get => _zones ??= new();
            set => _zones = value;
        }
    }

    public class AvailabilitySet : CustomResource
    {
        public AvailabilitySet(string name, AvailabilitySetArgs args, CustomResourceOptions? options = null)
            : base("azure-native:compute:AvailabilitySet", name, args, Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class AvailabilitySetArgs : ResourceArgs
    {
        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("platformFaultDomainCount")]
        public Input<int>? PlatformFaultDomainCount { get; set; }

        [Input("platformUpdateDomainCount")]
        public Input<int>? PlatformUpdateDomainCount { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("sku")]
        public Input<Inputs.SkuArgs>? Sku { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }
    }

    public class VirtualMachine : CustomResource
    {
        public VirtualMachine(string name, VirtualMachineArgs args, CustomResourceOptions? options = null)
            : base("azure-native:compute:VirtualMachine", name, args, Provider.Defaults(options))
        {
        }

        [Output("vmId")]
        public Output<string> VmId { get; private set; } = null!;

        [Output("availabilitySet")]
        public Output<Outputs.SubResourceResponse> AvailabilitySet { get; private set; } = null!;

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;

        [Output("zones")]
        public Output<ImmutableArray<string>> Zones { get; private set; } = null!;
    }

    public sealed class VirtualMachineArgs : ResourceArgs
    {
        [Input("availabilitySet")]
        public Input<Inputs.SubResourceArgs>? AvailabilitySet { get; set; }

        [Input("diagnosticsProfile")]
        public Input<Inputs.DiagnosticsProfileArgs>? DiagnosticsProfile { get; set; }

        [Input("hardwareProfile")]
        public Input<Inputs.HardwareProfileArgs>? HardwareProfile { get; set; }

        [Input("identity")]
        public Input<Inputs.VirtualMachineIdentityArgs>? Identity { get; set; }

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("networkProfile")]
        public Input<Inputs.NetworkProfileArgs>? NetworkProfile { get; set; }

        [Input("osProfile")]
        public Input<Inputs.OSProfileArgs>? OsProfile { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("securityProfile")]
        public Input<Inputs.SecurityProfileArgs>? SecurityProfile { get; set; }

        [Input("storageProfile")]
        public Input<Inputs.StorageProfileArgs>? StorageProfile { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("vmName")]
        public Input<string>? VmName { get; set; }

        [Input("zones")]
        private InputList<string>? _zones;

        public InputList<string> Zones
        {
            get => _zones ??= new();
            set => _zones = value;
        }
    }

    public class VirtualMachineExtension : CustomResource
    {
        public VirtualMachineExtension(string name, VirtualMachineExtensionArgs args, CustomResourceOptions? options = null)
            : base("azure-native:compute:VirtualMachineExtension", name, args, Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class VirtualMachineExtensionArgs : ResourceArgs
    {
        [Input("autoUpgradeMinorVersion")]
        public Input<bool>? AutoUpgradeMinorVersion { get; set; }

        [Input("enableAutomaticUpgrade")]
        public Input<bool>? EnableAutomaticUpgrade { get; set; }

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("publisher")]
        public Input<string>? Publisher { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("settings")]
        public Input<object>? Settings { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("type")]
        public Input<string>? Type { get; set; }

        [Input("typeHandlerVersion")]
        public Input<string>? TypeHandlerVersion { get; set; }

        [Input("vmExtensionName")]
        public Input<string>? VmExtensionName { get; set; }

        [Input("vmName", required: true)]
        public Input<string> VmName { get; set; } = null!;
    }

    public class VirtualMachineRunCommandByVirtualMachine : CustomResource
    {
        public VirtualMachineRunCommandByVirtualMachine(string name, VirtualMachineRunCommandByVirtualMachineArgs args, CustomResourceOptions? options = null)
            : base("azure-native:compute:VirtualMachineRunCommandByVirtualMachine", name, args, Provider.Defaults(options))
        {
        }

        [Output("location")]
        public Output<string> Location { get; private set; } = null!;

        [Output("name")]
        public Output<string> Name { get; private set; } = null!;
    }

    public sealed class VirtualMachineRunCommandByVirtualMachineArgs : ResourceArgs
    {
        [Input("asyncExecution")]
        public Input<bool>? AsyncExecution { get; set; }

        [Input("location")]
        public Input<string>? Location { get; set; }

        [Input("resourceGroupName", required: true)]
        public Input<string> ResourceGroupName { get; set; } = null!;

        [Input("runCommandName")]
        public Input<string>? RunCommandName { get; set; }

        [Input("source")]
        public Input<Inputs.VirtualMachineRunCommandScriptSourceArgs>? Source { get; set; }

        [Input("tags")]
        private InputMap<string>? _tags;

        public InputMap<string> Tags
        {
            get => _tags ??= new();
            set => _tags = value;
        }

        [Input("timeoutInSeconds")]
        public Input<int>? TimeoutInSeconds { get; set; }

        [Input("treatFailureAsDeploymentFailure")]
        public Input<bool>? TreatFailureAsDeploymentFailure { get; set; }

        [Input("vmName", required: true)]
        public Input<string> VmName { get; set; } = null!;
    }

    [EnumType]
    public readonly struct CachingTypes : IEquatable<CachingTypes>
    {
        private readonly string _value;

        private CachingTypes(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static CachingTypes None { get; } = new("None");

        public static CachingTypes ReadWrite { get; } = new("ReadWrite");

        public static explicit operator string(CachingTypes value) => value._value;

        public static bool operator ==(CachingTypes left, CachingTypes right) => left.Equals(right);

        public static bool operator !=(CachingTypes left, CachingTypes right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is CachingTypes other && Equals(other);

        public bool Equals(CachingTypes other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct DeleteOptions : IEquatable<DeleteOptions>
    {
        private readonly string _value;

        private DeleteOptions(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(DeleteOptions value) => value._value;

        public static bool operator ==(DeleteOptions left, DeleteOptions right) => left.Equals(right);

        public static bool operator !=(DeleteOptions left, DeleteOptions right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is DeleteOptions other && Equals(other);

        public bool Equals(DeleteOptions other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct DiskCreateOptionTypes : IEquatable<DiskCreateOptionTypes>
    {
        private readonly string _value;

        private DiskCreateOptionTypes(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(DiskCreateOptionTypes value) => value._value;

        public static bool operator ==(DiskCreateOptionTypes left, DiskCreateOptionTypes right) => left.Equals(right);

        public static bool operator !=(DiskCreateOptionTypes left, DiskCreateOptionTypes right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is DiskCreateOptionTypes other && Equals(other);

        public bool Equals(DiskCreateOptionTypes other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct DiskDeleteOptionTypes : IEquatable<DiskDeleteOptionTypes>
    {
        private readonly string _value;

        private DiskDeleteOptionTypes(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(DiskDeleteOptionTypes value) => value._value;

        public static bool operator ==(DiskDeleteOptionTypes left, DiskDeleteOptionTypes right) => left.Equals(right);

        public static bool operator !=(DiskDeleteOptionTypes left, DiskDeleteOptionTypes right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is DiskDeleteOptionTypes other && Equals(other);

        public bool Equals(DiskDeleteOptionTypes other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct ResourceIdentityType : IEquatable<ResourceIdentityType>
    {
        private readonly string _value;

        private ResourceIdentityType(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static ResourceIdentityType UserAssigned { get; } = new("UserAssigned");

        public static explicit operator string(ResourceIdentityType value) => value._value;

        public static bool operator ==(ResourceIdentityType left, ResourceIdentityType right) => left.Equals(right);

        public static bool operator !=(ResourceIdentityType left, ResourceIdentityType right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is ResourceIdentityType other && Equals(other);

        public bool Equals(ResourceIdentityType other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct SecurityTypes : IEquatable<SecurityTypes>
    {
        private readonly string _value;

        private SecurityTypes(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(SecurityTypes value) => value._value;

        public static bool operator ==(SecurityTypes left, SecurityTypes right) => left.Equals(right);

        public static bool operator !=(SecurityTypes left, SecurityTypes right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is SecurityTypes other && Equals(other);

        public bool Equals(SecurityTypes other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct StorageAccountTypes : IEquatable<StorageAccountTypes>
    {
        private readonly string _value;

        private StorageAccountTypes(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(StorageAccountTypes value) => value._value;

        public static bool operator ==(StorageAccountTypes left, StorageAccountTypes right) => left.Equals(right);

        public static bool operator !=(StorageAccountTypes left, StorageAccountTypes right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is StorageAccountTypes other && Equals(other);

        public bool Equals(StorageAccountTypes other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct VirtualMachineSizeTypes : IEquatable<VirtualMachineSizeTypes>
    {
        private readonly string _value;

        private VirtualMachineSizeTypes(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(VirtualMachineSizeTypes value) => value._value;

        public static bool operator ==(VirtualMachineSizeTypes left, VirtualMachineSizeTypes right) => left.Equals(right);

        public static bool operator !=(VirtualMachineSizeTypes left, VirtualMachineSizeTypes right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is VirtualMachineSizeTypes other && Equals(other);

        public bool Equals(VirtualMachineSizeTypes other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct WindowsPatchAssessmentMode : IEquatable<WindowsPatchAssessmentMode>
    {
        private readonly string _value;

        private WindowsPatchAssessmentMode(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(WindowsPatchAssessmentMode value) => value._value;

        public static bool operator ==(WindowsPatchAssessmentMode left, WindowsPatchAssessmentMode right) => left.Equals(right);

        public static bool operator !=(WindowsPatchAssessmentMode left, WindowsPatchAssessmentMode right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is WindowsPatchAssessmentMode other && Equals(other);

        public bool Equals(WindowsPatchAssessmentMode other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }

    [EnumType]
    public readonly struct WindowsVMGuestPatchMode : IEquatable<WindowsVMGuestPatchMode>
    {
        private readonly string _value;

        private WindowsVMGuestPatchMode(string value) => _value = value ?? throw new ArgumentNullException(nameof(value));

        public static explicit operator string(WindowsVMGuestPatchMode value) => value._value;

        public static bool operator ==(WindowsVMGuestPatchMode left, WindowsVMGuestPatchMode right) => left.Equals(right);

        public static bool operator !=(WindowsVMGuestPatchMode left, WindowsVMGuestPatchMode right) => !left.Equals(right);

        public override bool Equals(object? obj) => obj is WindowsVMGuestPatchMode other && Equals(other);

        public bool Equals(WindowsVMGuestPatchMode other) => string.Equals(_value, other._value, StringComparison.Ordinal);

        public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

        public override string ToString() => _value;
    }
}

namespace Pulumi.AzureNative.Compute.Inputs
{
    public sealed class DiskSkuArgs : ResourceArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }
    }

    public sealed class CreationDataArgs : ResourceArgs
    {
        [Input("createOption", required: true)]
        public Input<string> CreateOption { get; set; } = null!;
    }

    public sealed class BootDiagnosticsArgs : ResourceArgs
    {
        [Input("enabled")]
        public Input<bool>? Enabled { get; set; }
    }

    public sealed class DataDiskArgs : ResourceArgs
    {
        [Input("caching")]
        public Input<Pulumi.AzureNative.Compute.CachingTypes>? Caching { get; set; }

        [Input("createOption", required: true)]
        public InputUnion<string, Pulumi.AzureNative.Compute.DiskCreateOptionTypes> CreateOption { get; set; } = null!;

        [Input("deleteOption")]
        public InputUnion<string, Pulumi.AzureNative.Compute.DiskDeleteOptionTypes>? DeleteOption { get; set; }

        [Input("diskSizeGB")]
        public Input<int>? DiskSizeGB { get; set; }

        [Input("lun", required: true)]
        public Input<int> Lun { get; set; } = null!;

        [Input("managedDisk")]
        public Input<Inputs.ManagedDiskParametersArgs>? ManagedDisk { get; set; }
    }

    public sealed class DiagnosticsProfileArgs : ResourceArgs
    {
        [Input("bootDiagnostics")]
        public Input<Inputs.BootDiagnosticsArgs>? BootDiagnostics { get; set; }
    }

    public sealed class HardwareProfileArgs : ResourceArgs
    {
        [Input("vmSize")]
        public InputUnion<string, Pulumi.AzureNative.Compute.VirtualMachineSizeTypes>? VmSize { get; set; }
    }

    public sealed class ImageReferenceArgs : ResourceArgs
    {
        [Input("id")]
        public Input<string>? Id { get; set; }

        [Input("offer")]
        public Input<string>? Offer { get; set; }

        [Input("publisher")]
        public Input<string>? Publisher { get; set; }

        [Input("sku")]
        public Input<string>? Sku { get; set; }

        [Input("version")]
        public Input<string>? Version { get; set; }
    }

    public sealed class ManagedDiskParametersArgs : ResourceArgs
    {
        [Input("id")]
        public Input<string>? Id { get; set; }

        [Input("storageAccountType")]
        public InputUnion<string, Pulumi.AzureNative.Compute.StorageAccountTypes>? StorageAccountType { get; set; }
    }

    public sealed class NetworkInterfaceReferenceArgs : ResourceArgs
    {
        [Input("deleteOption")]
        public InputUnion<string, Pulumi.AzureNative.Compute.DeleteOptions>? DeleteOption { get; set; }

        [Input("id")]
        public Input<string>? Id { get; set; }

        [Input("primary")]
        public Input<bool>? Primary { get; set; }
    }

    public sealed class NetworkProfileArgs : ResourceArgs
    {
        [Input("networkInterfaces")]
        private InputList<Inputs.NetworkInterfaceReferenceArgs>? _networkInterfaces;

        public InputList<Inputs.NetworkInterfaceReferenceArgs> NetworkInterfaces
        {
            get => _networkInterfaces ??= new();
            set => _networkInterfaces = value;
        }
    }

    public sealed class OSDiskArgs : ResourceArgs
    {
        [Input("caching")]
        public Input<Pulumi.AzureNative.Compute.CachingTypes>? Caching { get; set; }

        [Input("createOption", required: true)]
        public InputUnion<string, Pulumi.AzureNative.Compute.DiskCreateOptionTypes> CreateOption { get; set; } = null!;

        [Input("deleteOption")]
        public InputUnion<string, Pulumi.AzureNative.Compute.DiskDeleteOptionTypes>? DeleteOption { get; set; }

        [Input("diskSizeGB")]
        public Input<int>? DiskSizeGB { get; set; }

        [Input("managedDisk")]
        public Input<Inputs.ManagedDiskParametersArgs>? ManagedDisk { get; set; }
    }

    public sealed class OSProfileArgs : ResourceArgs
    {
        [Input("adminPassword")]
        public Input<string>? AdminPassword { get; set; }

        [Input("adminUsername")]
        public Input<string>? AdminUsername { get; set; }

        [Input("allowExtensionOperations")]
        public Input<bool>? AllowExtensionOperations { get; set; }

        [Input("computerName")]
        public Input<string>? ComputerName { get; set; }

        [Input("windowsConfiguration")]
        public Input<Inputs.WindowsConfigurationArgs>? WindowsConfiguration { get; set; }
    }

    public sealed class PatchSettingsArgs : ResourceArgs
    {
        [Input("assessmentMode")]
        public InputUnion<string, Pulumi.AzureNative.Compute.WindowsPatchAssessmentMode>? AssessmentMode { get; set; }

        [Input("patchMode")]
        public InputUnion<string, Pulumi.AzureNative.Compute.WindowsVMGuestPatchMode>? PatchMode { get; set; }
    }

    public sealed class SecurityProfileArgs : ResourceArgs
    {
        [Input("encryptionAtHost")]
        public Input<bool>? EncryptionAtHost { get; set; }

        [Input("securityType")]
        public InputUnion<string, Pulumi.AzureNative.Compute.SecurityTypes>? SecurityType { get; set; }

        [Input("uefiSettings")]
        public Input<Inputs.UefiSettingsArgs>? UefiSettings { get; set; }
    }

    public sealed class SkuArgs : ResourceArgs
    {
        [Input("name")]
        public Input<string>? Name { get; set; }
    }

    public sealed class StorageProfileArgs : ResourceArgs
    {
        [Input("dataDisks")]
        private InputList<Inputs.DataDiskArgs>? _dataDisks;

        public InputList<Inputs.DataDiskArgs> DataDisks
        {
            get => _dataDisks ??= new();
            set => _dataDisks = value;
        }

        [Input("imageReference")]
        public Input<Inputs.ImageReferenceArgs>? ImageReference { get; set; }

        [Input("osDisk")]
        public Input<Inputs.OSDiskArgs>? OsDisk { get; set; }
    }

    public sealed class SubResourceArgs : ResourceArgs
    {
        [Input("id")]
        public Input<string>? Id { get; set; }
    }

    public sealed class UefiSettingsArgs : ResourceArgs
    {
        [Input("secureBootEnabled")]
        public Input<bool>? SecureBootEnabled { get; set; }

        [Input("vTpmEnabled")]
        public Input<bool>? VTpmEnabled { get; set; }
    }

    public sealed class VirtualMachineIdentityArgs : ResourceArgs
    {
        [Input("type")]
        public Input<Pulumi.AzureNative.Compute.ResourceIdentityType>? Type { get; set; }

        [Input("userAssignedIdentities")]
        private InputList<string>? _userAssignedIdentities;

        public InputList<string> UserAssignedIdentities
        {
            get => _userAssignedIdentities ??= new();
            set => _userAssignedIdentities = value;
        }
    }

    public sealed class VirtualMachineRunCommandScriptSourceArgs : ResourceArgs
    {
        [Input("script")]
        public Input<string>? Script { get; set; }
    }

    public sealed class WindowsConfigurationArgs : ResourceArgs
    {
        [Input("enableAutomaticUpdates")]
        public Input<bool>? EnableAutomaticUpdates { get; set; }

        [Input("patchSettings")]
        public Input<Inputs.PatchSettingsArgs>? PatchSettings { get; set; }

        [Input("provisionVMAgent")]
        public Input<bool>? ProvisionVMAgent { get; set; }
    }
}

namespace Pulumi.AzureNative.Compute.Outputs
{
    [OutputType]
    public sealed class SubResourceResponse
    {
        public readonly string? Id;

        [OutputConstructor]
        private SubResourceResponse(string? id)
        {
            Id = id;
        }
    }
}
