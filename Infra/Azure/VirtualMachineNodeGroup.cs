using System.Security.Cryptography;
using System.Text;
using OctopusHA.Bootstrap;
using OctopusHA.Components;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.AzureNative.Compute.Inputs;
using Pulumi.AzureNative.Network.Inputs;
using Compute = Pulumi.AzureNative.Compute;
using ManagedIdentity = Pulumi.AzureNative.ManagedIdentity;
using Network = Pulumi.AzureNative.Network;

namespace OctopusHA.Azure;

/// <summary>
/// Nodes on Windows virtual machines: one for each, in its own zone, so that a node keeps its name, its address in the network
/// and its place at the load balancer for as long as its network interface lives, whatever machine is behind it.
/// </summary>
internal sealed class VirtualMachineNodeGroup : ServerNodeGroup
{
    private const string Component = "nodes";

    // Minutes. A run command ends after 90 at the latest (Microsoft Learn, "Managed Run Command"). All nodes are installed at once, and
    // the others wait for the first one's schema in theirs, an hour at most.
    private const int InstallMinutes = 80;

    // GiB; what the image of Windows Server needs at least.
    private const int SystemDiskGiB = 127;

    private readonly AzureContext _context;
    private readonly Foundation _foundation;
    private readonly AzureNetwork _network;
    private readonly List<Compute.VirtualMachine> _machines = [];

    /// <summary>Makes the nodes.</summary>
    public VirtualMachineNodeGroup(
        AzureContext context,
        Foundation foundation,
        AzureNetwork network,
        AzureSqlDatabase database,
        AzureFilesStorage storage,
        KeyVault vault,
        AzureLoadBalancer web,
        AzurePollingEndpoints polling)
        : base(AzureContext.Cloud, new ComponentResourceOptions())
    {
        (_context, _foundation, _network) = (context, foundation, network);
        // One identity for all, with its rights before the first machine is there: a machine's own would get them after it has begun.
        var identity = new ManagedIdentity.UserAssignedIdentity("nodes-identity", new ManagedIdentity.UserAssignedIdentityArgs
        {
            ResourceGroupName = foundation.GroupName,
            Location = foundation.Location,
            Tags = Tags("nodes-identity"),
        }, Child());
        IReadOnlyList<Resource> ready = [.. vault.AllowReading("nodes", identity.PrincipalId, this), .. vault.Ready, .. database.Ready, .. storage.Ready];
        var set = context.Settings.Network.AvailabilitySet ? CreateAvailabilitySet() : null;
        var logs = new NodeLogs(context, foundation, identity.Id, this);
        foreach (var node in context.Roster)
        {
            var card = CreateNetworkInterface(node, web, polling);
            var machine = CreateMachine(node, card, identity, set);
            _machines.Add(machine);
            var agent = logs.Ship(node, machine);
            _ = Install(node, machine, identity, storage, vault, [agent, .. ready]);
        }

        LogGroup = foundation.WorkspaceName;
        RegisterOutputs(new Dictionary<string, object?> { ["logGroup"] = LogGroup });
    }

    /// <inheritdoc/>
    public override Output<string> LogGroup { get; }

    /// <summary>The nodes' machines, in the order of the nodes.</summary>
    public IReadOnlyList<Compute.VirtualMachine> Machines => _machines;

    private Compute.AvailabilitySet CreateAvailabilitySet() => new("nodes-availability-set", new Compute.AvailabilitySetArgs
    {
        ResourceGroupName = _foundation.GroupName,
        Location = _foundation.Location,
        // Racks, and groups that Azure services one after the other; every region has two racks.
        PlatformFaultDomainCount = 2,
        PlatformUpdateDomainCount = 5,
        // Of machines with managed disks.
        Sku = new Compute.Inputs.SkuArgs { Name = "Aligned" },
        Tags = Tags("nodes-availability-set"),
    }, Child());

    private Network.NetworkInterface CreateNetworkInterface(Node node, AzureLoadBalancer web, AzurePollingEndpoints polling)
    {
        var address = new NetworkInterfaceIPConfigurationArgs
        {
            Name = "node",
            Primary = true,
            PrivateIPAllocationMethod = "Dynamic",
            Subnet = new Pulumi.AzureNative.Network.Inputs.SubnetArgs { Id = _network.SubnetOf(node) },
        };
        if (web.Gateway is { } gateway)
        {
            address.ApplicationGatewayBackendAddressPools.Add(new ApplicationGatewayBackendAddressPoolArgs { Id = gateway.PoolId });
        }

        if ((web.Balancer ?? polling.OwnBalancer) is { } balancer)
        {
            address.LoadBalancerBackendAddressPools.Add(new BackendAddressPoolArgs { Id = balancer.PoolId });
        }

        foreach (var rule in polling.RulesOf(node))
        {
            address.LoadBalancerInboundNatRules.Add(new InboundNatRuleArgs { Id = rule });
        }

        var name = $"nodes-network-interface-{node.Name}";
        return new Network.NetworkInterface(name, new Network.NetworkInterfaceArgs
        {
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            IpConfigurations = { address },
            EnableAcceleratedNetworking = true,
            Tags = Tags(name, node),
        }, Child());
    }

    private Compute.VirtualMachine CreateMachine(Node node, Network.NetworkInterface card, ManagedIdentity.UserAssignedIdentity identity, Compute.AvailabilitySet? set)
    {
        var settings = _context.Settings.Nodes;
        var name = $"nodes-machine-{node.Name}";
        var args = new Compute.VirtualMachineArgs
        {
            VmName = _context.Names.Of($"nodes-{node.Name}", longest: 64),
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            HardwareProfile = new HardwareProfileArgs { VmSize = VirtualMachineSize.Parse(settings.Size, out _)!.Name },
            Identity = new VirtualMachineIdentityArgs { Type = Compute.ResourceIdentityType.UserAssigned, UserAssignedIdentities = { identity.Id } },
            StorageProfile = new StorageProfileArgs
            {
                ImageReference = Image(settings),
                OsDisk = new OSDiskArgs
                {
                    CreateOption = "FromImage",
                    Caching = Compute.CachingTypes.ReadWrite,
                    DiskSizeGB = SystemDiskGiB,
                    DeleteOption = "Delete",
                    ManagedDisk = new ManagedDiskParametersArgs { StorageAccountType = "Premium_LRS" },
                },
                // Packages under way, caches, git repositories, logs: a node's own, and made anew with it.
                DataDisks =
                {
                    new DataDiskArgs
                    {
                        Lun = 0,
                        CreateOption = "Empty",
                        Caching = Compute.CachingTypes.None,
                        DiskSizeGB = settings.DataVolumeGiB,
                        DeleteOption = "Delete",
                        ManagedDisk = new ManagedDiskParametersArgs { StorageAccountType = "Premium_LRS" },
                    },
                },
            },
            NetworkProfile = new NetworkProfileArgs { NetworkInterfaces = { new NetworkInterfaceReferenceArgs { Id = card.Id, Primary = true, DeleteOption = "Detach" } } },
            OsProfile = new OSProfileArgs
            {
                ComputerName = $"octopus-{node.Name}",
                AdminUsername = "octopusadmin",
                AdminPassword = Password(node),
                AllowExtensionOperations = true,
                WindowsConfiguration = new WindowsConfigurationArgs
                {
                    ProvisionVMAgent = true,
                    // Nobody restarts a node that has not been drained.
                    EnableAutomaticUpdates = false,
                    PatchSettings = new PatchSettingsArgs { PatchMode = "Manual", AssessmentMode = "AutomaticByPlatform" },
                },
            },
            SecurityProfile = new SecurityProfileArgs
            {
                EncryptionAtHost = true,
                SecurityType = "TrustedLaunch",
                UefiSettings = new UefiSettingsArgs { SecureBootEnabled = true, VTpmEnabled = true },
            },
            DiagnosticsProfile = new DiagnosticsProfileArgs { BootDiagnostics = new BootDiagnosticsArgs { Enabled = true } },
            Tags = Tags(name, node),
        };
        if (set is not null)
        {
            args.AvailabilitySet = new Pulumi.AzureNative.Compute.Inputs.SubResourceArgs { Id = set.Id };
        }
        else
        {
            args.Zones.Add(_network.ZoneOf(node)!);
        }

        return new Compute.VirtualMachine(name, args, new CustomResourceOptions
        {
            Parent = this,
            // Its network interface, and with it the node's place, belongs to one machine at a time.
            DeleteBeforeReplace = true,
            // Azure changes neither in a machine that exists: a new image is for machines to come.
            IgnoreChanges = { "storageProfile.imageReference", "osProfile.adminPassword" },
        });
    }

    private static ImageReferenceArgs Image(NodeSettings settings)
    {
        if (settings.MachineImage is not { } image)
        {
            // The newest build of one edition for one generation of machines: those that run keep the one that they began with.
            return new ImageReferenceArgs { Publisher = "MicrosoftWindowsServer", Offer = "WindowsServer", Sku = "2022-datacenter-g2", Version = "latest" };
        }

        var parts = image.Split(':');
        return parts.Length == 4
            ? new ImageReferenceArgs { Publisher = parts[0], Offer = parts[1], Sku = parts[2], Version = parts[3] }
            : new ImageReferenceArgs { Id = image };
    }

    // A machine must have a password, and nobody is to sign in with it: run commands need none, and no way leads to the sign-in. So it
    // is a random one that the stack need not keep beside its other secrets: what HMAC makes of the master key and the node's name
    // tells nothing of the key. The four letters are Azure's four kinds of characters.
    private Output<string> Password(Node node) => Output.CreateSecret(_context.Settings.MasterKey.ToOutput().Apply(key =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{_context.Stack}/{node.Name}/administrator"))) + "aA1!"));

    private Compute.VirtualMachineRunCommandByVirtualMachine Install(
        Node node, Compute.VirtualMachine machine, ManagedIdentity.UserAssignedIdentity identity, AzureFilesStorage storage, KeyVault vault, List<Resource> waitsFor)
    {
        var settings = _context.Settings;
        var name = $"nodes-install-{node.Name}";
        return new Compute.VirtualMachineRunCommandByVirtualMachine(name, new Compute.VirtualMachineRunCommandByVirtualMachineArgs
        {
            RunCommandName = "install",
            VmName = machine.Name,
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            Source = new VirtualMachineRunCommandScriptSourceArgs
            {
                // A changed text runs, an unchanged one does not; so what a node is told stands in the text.
                Script = settings.Maintenance ? StopScript.For(node, settings) : InstallScript.RunCommand(Describe(node, identity, storage, vault)),
            },
            // A node that does not come up fails the deployment, while there is someone to see it.
            AsyncExecution = false,
            TreatFailureAsDeploymentFailure = true,
            TimeoutInSeconds = InstallMinutes * 60,
            Tags = Tags(name, node),
        }, new CustomResourceOptions
        {
            Parent = this,
            CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(InstallMinutes + 10), Update = TimeSpan.FromMinutes(InstallMinutes + 10) },
            DependsOn = waitsFor,
        });
    }

    private WindowsNode Describe(Node node, ManagedIdentity.UserAssignedIdentity identity, AzureFilesStorage storage, KeyVault vault)
    {
        var settings = _context.Settings;
        return new WindowsNode
        {
            Node = node,
            Settings = settings,
            Share = storage.Share,
            ShareUser = storage.User,
            // A balancer of layer 4 hands packets on as they came, and says nothing about where from.
            TrustedProxies = settings.LoadBalancer.Kind == LoadBalancerKind.Application ? [_network.GatewayCidr] : [],
            Secrets = vault.Secrets.ToDictionary(secret => secret.Key, secret => secret.Uri, StringComparer.Ordinal),
            Extra = new Dictionary<string, Output<string>>(StringComparer.Ordinal) { [WindowsExtras.IdentityClientId] = identity.ClientId },
            InstallerUrl = settings.Nodes.InstallerUrl,
            InstallerSha256 = settings.Nodes.InstallerSha256,
        };
    }

    private CustomResourceOptions Child() => new() { Parent = this };

    private Dictionary<string, string> Tags(string name, Node? node = null) => _context.Tags.For(name, Component, node?.Name);
}
