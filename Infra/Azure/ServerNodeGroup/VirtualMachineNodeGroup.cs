using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using OctopusHA.Bootstrap;
using Pulumi.AzureNative.Compute.Inputs;
using Pulumi.AzureNative.Resources.Inputs;
using Compute = Pulumi.AzureNative.Compute;
using Network = Pulumi.AzureNative.Network;
using Resources = Pulumi.AzureNative.Resources;

namespace OctopusHA.Azure;

/// <summary>
/// Nodes on Windows virtual machines, each in its zone. A node keeps its name, its address and its backend pools when
/// its machine is replaced, because its network interface is retained.
/// </summary>
internal sealed class VirtualMachineNodeGroup : ServerNodeGroup
{
    private static readonly object InstallTemplate =
        JsonElement.Parse(EmbeddedText.Read("Azure.node-install.template.json"));

    // The maximum of a run command is 90 (Microsoft Learn, "Managed Run Command"); a first schema takes half an hour,
    // and a node waits for one an hour at most.
    private const int InstallMinutes = 80;

    // GiB; the minimum of the Windows Server image.
    private const int SystemDiskGiB = 127;

    private readonly AzureContext _context;
    private readonly List<Resource> _installed = [];
    private readonly List<Compute.VirtualMachine> _machines = [];

    /// <summary>Creates the nodes.</summary>
    public VirtualMachineNodeGroup(
        AzureContext context,
        AzureSqlDatabase database,
        AzureFilesStorage storage,
        KeyVault vault,
        AzurePollingEndpoints polling)
        : base(context)
    {
        _context = context;
        var identity = context.Foundation.NodesIdentity;
        IReadOnlyList<Resource> ready =
        [
            .. vault.AllowReading("nodes", identity.PrincipalId, this), .. vault.Ready, .. database.Ready,
            .. storage.Ready,
        ];
        var set = context.Plan.Network.AvailabilitySet ? CreateAvailabilitySet() : null;
        var logs = new NodeLogs(context, identity.Id, this);
        foreach (var node in context.Plan.Nodes)
        {
            var machine = CreateMachine(node, polling.InterfaceOf(node), CreateVolume(node), set);
            _machines.Add(machine);
            var agent = logs.Ship(node, machine);
            _installed.Add(Install(node, machine, storage, vault, [agent, .. ready]));
        }

        LogGroup = context.Foundation.WorkspaceName;
        RegisterOutputs(new Dictionary<string, object?> { ["logGroup"] = LogGroup });
    }

    /// <inheritdoc/>
    public override Output<string> LogGroup { get; }

    /// <summary>The nodes' machines, in the order of the nodes.</summary>
    public IReadOnlyList<Compute.VirtualMachine> Machines => _machines;

    private Compute.AvailabilitySet CreateAvailabilitySet() => new("nodes-availability-set", new()
    {
        Location = _context.Location,
        // Racks, of which every region has two, and groups that Azure updates one after the other.
        PlatformFaultDomainCount = 2,
        PlatformUpdateDomainCount = 5,
        // For machines with managed disks.
        Sku = new Compute.Inputs.SkuArgs { Name = "Aligned" },
    }, Child());

    // A separate resource, which can grow while the machine runs. It is retained when the machine is replaced, but the
    // install script formats it again.
    private Compute.Disk CreateVolume(Node node)
    {
        var args = new Compute.DiskArgs
        {
            Location = _context.Location,
            CreationData = new CreationDataArgs { CreateOption = "Empty" },
            DiskSizeGB = _context.Plan.Server.DataVolumeGiB,
            Sku = new DiskSkuArgs { Name = "Premium_LRS" },
            NetworkAccessPolicy = "DenyAll",
            PublicNetworkAccess = "Disabled",
            Tags = TagsOf(node),
        };
        if (_context.Plan.Network.ZoneOf(node) is { } zone)
        {
            args.Zones.Add(zone);
        }

        var options = new CustomResourceOptions { Parent = this, ReplaceOnChanges = { "zones" } };
        return new Compute.Disk($"nodes-volume-{node.Name}", args, options);
    }

    private Compute.VirtualMachine CreateMachine(
        Node node, Network.NetworkInterface networkInterface, Compute.Disk volume, Compute.AvailabilitySet? set)
    {
        var server = _context.Plan.Server;
        var args = new Compute.VirtualMachineArgs
        {
            VmName = _context.Names.Of($"nodes-{node.Name}", longest: 64),
            Location = _context.Location,
            HardwareProfile = new HardwareProfileArgs { VmSize = server.Size.Type },
            Identity = new VirtualMachineIdentityArgs
            {
                Type = Compute.ResourceIdentityType.UserAssigned,
                UserAssignedIdentities = { _context.Foundation.NodesIdentity.Id },
            },
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
                // Packages in transfer, caches, git repositories and logs of the node, which are not persistent.
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
            NetworkProfile = new NetworkProfileArgs
            {
                NetworkInterfaces =
                {
                    new NetworkInterfaceReferenceArgs
                    {
                        Id = networkInterface.Id,
                        Primary = true,
                        DeleteOption = "Detach",
                    },
                },
            },
            OsProfile = new OSProfileArgs
            {
                ComputerName = $"octopus-{node.Name}",
                AdminUsername = "octopusadmin",
                AdminPassword = Password(node),
                AllowExtensionOperations = true,
                WindowsConfiguration = new WindowsConfigurationArgs
                {
                    ProvisionVMAgent = true,
                    // Automatic updates would restart a node without draining it.
                    EnableAutomaticUpdates = false,
                    PatchSettings = new PatchSettingsArgs
                    {
                        PatchMode = "Manual",
                        AssessmentMode = "AutomaticByPlatform",
                    },
                },
            },
            SecurityProfile = new SecurityProfileArgs
            {
                EncryptionAtHost = true,
                SecurityType = "TrustedLaunch",
                UefiSettings = new UefiSettingsArgs { SecureBootEnabled = true, VTpmEnabled = true },
            },
            DiagnosticsProfile = new DiagnosticsProfileArgs
            {
                BootDiagnostics = new BootDiagnosticsArgs { Enabled = true },
            },
            Tags = TagsOf(node),
        };
        if (set is not null)
        {
            args.AvailabilitySet = new Pulumi.AzureNative.Compute.Inputs.SubResourceArgs { Id = set.Id };
        }
        else
        {
            args.Zones.Add(_context.Plan.Network.ZoneOf(node)!);
        }

        return new Compute.VirtualMachine($"nodes-machine-{node.Name}", args, new CustomResourceOptions
        {
            Parent = this,
            // The network interface can be attached to one machine only.
            DeleteBeforeReplace = true,
            // Azure cannot change these properties of an existing machine.
            ReplaceOnChanges = { "zones", "availabilitySet" },
            // Azure cannot change image and password of an existing machine: a new image applies to new machines. A new
            // size restarts a machine, here all at once: the roll applies it after draining (docs/decisions/0023).
            IgnoreChanges = { "storageProfile.imageReference", "osProfile.adminPassword", "hardwareProfile.vmSize" },
        });
    }

    private static ImageReferenceArgs Image(ServerPlan server)
    {
        if (server.MachineImage is not { } image)
        {
            // The latest build for new machines; existing machines keep theirs.
            image = "MicrosoftWindowsServer:WindowsServer:2022-datacenter-g2:latest";
        }

        return image.Split(':') is [var publisher, var offer, var sku, var version]
            ? new ImageReferenceArgs { Publisher = publisher, Offer = offer, Sku = sku, Version = version }
            : new ImageReferenceArgs { Id = image };
    }

    // Azure requires a password, but nobody signs in with it: run commands need none, and RDP is not reachable. It is
    // derived, so that the stack need not store another secret: an HMAC of the master key and the node's name, which
    // does not reveal the key. The suffix has Azure's four required kinds of characters.
    private Output<string> Password(Node node)
    {
        var message = Encoding.UTF8.GetBytes($"{_context.Stack}/{node.Name}/administrator");
        return Output.CreateSecret(_context.Plan.MasterKey.ToOutput().Apply(key =>
            Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), message)) + "aA1!"));
    }

    // A template, because a run command with unchanged text does not run again, even after a failure
    // (Azure/azure-sdk-for-net issue 47307). The template adds the time of the deployment to the text, so that every
    // deployment runs the command: after a change of an input, or an earlier failure. The command is deleted with the
    // machine.
    private Resources.Deployment Install(
        Node node, Compute.VirtualMachine machine, AzureFilesStorage storage, KeyVault vault, List<Resource> dependsOn)
    {
        var plan = _context.Plan;
        var name = $"nodes-install-{node.Name}";
        if (_installed.Count > 0)
        {
            // One after the other: the first node creates or upgrades the schema; and a change that restarts the
            // server, such as a new secret, never affects two nodes at once, and stops at the first failure.
            dependsOn.Add(_installed[^1]);
        }

        var script = plan.Maintenance
            ? Output.Create(StopScript.For(node, plan.Server))
            : InstallScript.RunCommand(Describe(node, storage, vault));
        var timeout = TimeSpan.FromMinutes(InstallMinutes + 10);
        return new Resources.Deployment(name, new Resources.DeploymentArgs
        {
            DeploymentName = _context.Names.Of(name, longest: 64),
            Properties = new DeploymentPropertiesArgs
            {
                Mode = Resources.DeploymentMode.Incremental,
                Template = InstallTemplate,
                Parameters =
                {
                    ["machine"] = NodeLogs.Parameter(machine.Name),
                    ["location"] = NodeLogs.Parameter(_context.Location),
                    ["tags"] = new DeploymentParameterArgs { Value = Tags(name, node) },
                    ["timeoutSeconds"] = new DeploymentParameterArgs { Value = InstallMinutes * 60 },
                    // The text contains the node's configuration, without secrets.
                    ["script"] = NodeLogs.Parameter(script),
                    ["reasons"] = new DeploymentParameterArgs { Value = Triggers(machine, vault) },
                },
            },
            Tags = TagsOf(node),
        }, new CustomResourceOptions
        {
            Parent = this,
            DeletedWith = machine,
            CustomTimeouts = new CustomTimeouts { Create = timeout, Update = timeout },
            DependsOn = dependsOn,
        });
    }

    // The values whose change runs the command again.
    private Output<object> Triggers(Compute.VirtualMachine machine, KeyVault vault)
    {
        var triggers = vault.Secrets.ToDictionary(next => next.Key, next => next.Version, StringComparer.Ordinal);
        triggers.Add("machine", machine.VmId);
        triggers.Add("volumeGiB", Output.Create($"{_context.Plan.Server.DataVolumeGiB}"));
        return Output.All(triggers.Values.Select(value => (Input<string>)value)).Apply<object>(values =>
            triggers.Keys.Zip(values).ToImmutableDictionary(
                trigger => trigger.First, object (trigger) => trigger.Second, StringComparer.Ordinal));
    }

    private WindowsNode Describe(Node node, AzureFilesStorage storage, KeyVault vault)
    {
        var plan = _context.Plan;
        return new WindowsNode
        {
            Node = node,
            Server = plan.Server,
            Share = storage.Share,
            ShareUser = storage.User,
            // A layer 4 load balancer preserves the client's address and sends no header.
            TrustedProxies = plan.LoadBalancer.Kind == LoadBalancerKind.Application ? [plan.Network.GatewayCidr] : [],
            Secrets = vault.Secrets.ToDictionary(secret => secret.Key, secret => secret.Uri, StringComparer.Ordinal),
            Extra = new Dictionary<string, Output<string>>(StringComparer.Ordinal)
            {
                [WindowsExtras.IdentityClientId] = _context.Foundation.NodesIdentity.ClientId,
            },
        };
    }
}
