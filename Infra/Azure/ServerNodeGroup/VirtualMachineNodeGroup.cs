using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OctopusHA.Bootstrap;
using OctopusHA.Components;
using OctopusHA.Plan;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.AzureNative.Compute.Inputs;
using Pulumi.AzureNative.Resources.Inputs;
using Compute = Pulumi.AzureNative.Compute;
using ManagedIdentity = Pulumi.AzureNative.ManagedIdentity;
using Network = Pulumi.AzureNative.Network;
using Resources = Pulumi.AzureNative.Resources;

namespace OctopusHA.Azure;

/// <summary>
/// Nodes on Windows virtual machines: one for each, in its own zone, so that a node keeps its name, its address in the network
/// and its place at the load balancer for as long as its network interface lives, whatever machine is behind it.
/// </summary>
internal sealed class VirtualMachineNodeGroup : ServerNodeGroup
{
    private const string Component = "nodes";

    private static readonly object InstallTemplate = JsonElement.Parse(EmbeddedText.Read("Azure.node-install.template.json"));

    // Minutes. A run command ends after 90 at the latest (Microsoft Learn, "Managed Run Command"); a first schema takes half an hour, and a
    // node that waits for one waits an hour at most.
    private const int InstallMinutes = 80;

    // GiB; what the image of Windows Server needs at least.
    private const int SystemDiskGiB = 127;

    private readonly AzureContext _context;
    private readonly Foundation _foundation;
    private readonly AzureNetwork _network;
    private readonly List<Resource> _installed = [];
    private readonly List<Compute.VirtualMachine> _machines = [];

    /// <summary>Makes the nodes.</summary>
    public VirtualMachineNodeGroup(
        AzureContext context,
        Foundation foundation,
        AzureNetwork network,
        AzureSqlDatabase database,
        AzureFilesStorage storage,
        KeyVault vault,
        AzurePollingEndpoints polling)
        : base(context)
    {
        (_context, _foundation, _network) = (context, foundation, network);
        var identity = foundation.NodesIdentity;
        IReadOnlyList<Resource> ready = [.. vault.AllowReading("nodes", identity.PrincipalId, this), .. vault.Ready, .. database.Ready, .. storage.Ready];
        var set = context.Plan.Network.AvailabilitySet ? CreateAvailabilitySet() : null;
        var logs = new NodeLogs(context, foundation, identity.Id, this);
        foreach (var node in context.Plan.Nodes)
        {
            var machine = CreateMachine(node, polling.InterfaceOf(node), CreateVolume(node), identity, set);
            _machines.Add(machine);
            var agent = logs.Ship(node, machine);
            _installed.Add(Install(node, machine, identity, storage, vault, [agent, .. ready]));
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

    // A resource of its own, which grows while the machine runs. It outlives the machine; the next one begins with an empty volume all
    // the same, since the script formats it anew.
    private Compute.Disk CreateVolume(Node node)
    {
        var name = $"nodes-volume-{node.Name}";
        var args = new Compute.DiskArgs
        {
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            CreationData = new CreationDataArgs { CreateOption = "Empty" },
            DiskSizeGB = _context.Plan.Server.DataVolumeGiB,
            Sku = new DiskSkuArgs { Name = "Premium_LRS" },
            NetworkAccessPolicy = "DenyAll",
            PublicNetworkAccess = "Disabled",
            Tags = Tags(name, node),
        };
        if (_context.Plan.Network.ZoneOf(node) is { } zone)
        {
            args.Zones.Add(zone);
        }

        return new Compute.Disk(name, args, new CustomResourceOptions { Parent = this, ReplaceOnChanges = { "zones" } });
    }

    private Compute.VirtualMachine CreateMachine(Node node, Network.NetworkInterface networkInterface, Compute.Disk volume, ManagedIdentity.UserAssignedIdentity identity, Compute.AvailabilitySet? set)
    {
        var server = _context.Plan.Server;
        var name = $"nodes-machine-{node.Name}";
        var args = new Compute.VirtualMachineArgs
        {
            VmName = _context.Names.Of($"nodes-{node.Name}", longest: 64),
            ResourceGroupName = _foundation.GroupName,
            Location = _foundation.Location,
            HardwareProfile = new HardwareProfileArgs { VmSize = server.Size.Type },
            Identity = new VirtualMachineIdentityArgs { Type = Compute.ResourceIdentityType.UserAssigned, UserAssignedIdentities = { identity.Id } },
            StorageProfile = new StorageProfileArgs
            {
                ImageReference = Image(server),
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
                        CreateOption = "Attach",
                        Caching = Compute.CachingTypes.None,
                        DeleteOption = "Detach",
                        ManagedDisk = new ManagedDiskParametersArgs { Id = volume.Id },
                    },
                },
            },
            NetworkProfile = new NetworkProfileArgs { NetworkInterfaces = { new NetworkInterfaceReferenceArgs { Id = networkInterface.Id, Primary = true, DeleteOption = "Detach" } } },
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
            args.Zones.Add(_context.Plan.Network.ZoneOf(node)!);
        }

        return new Compute.VirtualMachine(name, args, new CustomResourceOptions
        {
            Parent = this,
            // Its network interface, and with it the node's place, belongs to one machine at a time.
            DeleteBeforeReplace = true,
            // What Azure cannot change in a machine that exists.
            ReplaceOnChanges = { "zones", "availabilitySet" },
            // Azure changes neither image nor password in a machine that exists: a new image is for machines to come. A new size restarts
            // the machine, and all of them at once from here: it comes with the roll, which drains first (docs/decisions/0023).
            IgnoreChanges = { "storageProfile.imageReference", "osProfile.adminPassword", "hardwareProfile.vmSize" },
        });
    }

    private static ImageReferenceArgs Image(ServerPlan server)
    {
        if (server.MachineImage is not { } image)
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
    private Output<string> Password(Node node) => Output.CreateSecret(_context.Plan.MasterKey.ToOutput().Apply(key =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{_context.Stack}/{node.Name}/administrator"))) + "aA1!"));

    // By a template: a run command whose text is unchanged does not run, also when it has failed (Azure/azure-sdk-for-net issue 47307). The
    // template adds the time of the deployment to the text, so that whatever has Pulumi deploy it runs the command: a change of an
    // input, or an earlier failure. The command itself goes with the machine.
    private Resources.Deployment Install(
        Node node, Compute.VirtualMachine machine, ManagedIdentity.UserAssignedIdentity identity, AzureFilesStorage storage, KeyVault vault, List<Resource> waitsFor)
    {
        var plan = _context.Plan;
        var name = $"nodes-install-{node.Name}";
        if (_installed.Count > 0)
        {
            // One after the other: the first node creates the schema, or upgrades it; and a change that restarts the server, such as a new
            // secret, never takes two nodes at once, and stops at the first one that does not come up.
            waitsFor.Add(_installed[^1]);
        }

        var script = plan.Maintenance ? Output.Create(StopScript.For(node, plan.Server)) : InstallScript.RunCommand(Describe(node, identity, storage, vault));
        var tags = Tags(name, node);
        return new Resources.Deployment(name, new Resources.DeploymentArgs
        {
            ResourceGroupName = _foundation.GroupName,
            DeploymentName = _context.Names.Of(name, longest: 64),
            Properties = new DeploymentPropertiesArgs
            {
                Mode = Resources.DeploymentMode.Incremental,
                Template = InstallTemplate,
                Parameters =
                {
                    ["machine"] = NodeLogs.Parameter(machine.Name),
                    ["location"] = NodeLogs.Parameter(_foundation.Location),
                    ["tags"] = new DeploymentParameterArgs { Value = tags },
                    ["timeoutSeconds"] = new DeploymentParameterArgs { Value = InstallMinutes * 60 },
                    // What a node is told stands in the text, and no secret does.
                    ["script"] = NodeLogs.Parameter(script),
                    ["reasons"] = new DeploymentParameterArgs { Value = Reasons(machine, vault) },
                },
            },
            Tags = tags,
        }, new CustomResourceOptions
        {
            Parent = this,
            DeletedWith = machine,
            CustomTimeouts = new CustomTimeouts { Create = TimeSpan.FromMinutes(InstallMinutes + 10), Update = TimeSpan.FromMinutes(InstallMinutes + 10) },
            DependsOn = waitsFor,
        });
    }

    private Output<object> Reasons(Compute.VirtualMachine machine, KeyVault vault)
    {
        var reasons = vault.Secrets.ToDictionary(secret => secret.Key, secret => secret.Version, StringComparer.Ordinal);
        reasons.Add("machine", machine.VmId);
        reasons.Add("volumeGiB", Output.Create($"{_context.Plan.Server.DataVolumeGiB}"));
        return Output.All(reasons.Values.Select(value => (Input<string>)value)).Apply<object>(values =>
            reasons.Keys.Zip(values).ToImmutableDictionary(reason => reason.First, object (reason) => reason.Second, StringComparer.Ordinal));
    }

    private WindowsNode Describe(Node node, ManagedIdentity.UserAssignedIdentity identity, AzureFilesStorage storage, KeyVault vault)
    {
        var plan = _context.Plan;
        return new WindowsNode
        {
            Node = node,
            Server = plan.Server,
            Share = storage.Share,
            ShareUser = storage.User,
            // A balancer of layer 4 hands packets on as they came, and says nothing about where from.
            TrustedProxies = plan.LoadBalancer.Kind == LoadBalancerKind.Application ? [plan.Network.GatewayCidr] : [],
            Secrets = vault.Secrets.ToDictionary(secret => secret.Key, secret => secret.Uri, StringComparer.Ordinal),
            Extra = new Dictionary<string, Output<string>>(StringComparer.Ordinal) { [WindowsExtras.IdentityClientId] = identity.ClientId },
        };
    }
}
