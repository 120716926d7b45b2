using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OctopusHA.Plan;
using OctopusHA.Settings;

namespace OctopusHA.Preview.Facts;

/// <content>Windows machines: an auto-scaling group of one for each node, and FSx.</content>
internal sealed partial class AwsFacts
{
    private IEnumerable<PreviewResource> Groups => Document.OfType("aws:autoscaling/group:Group");

    // What ends a group's machine: another group in its place, or another subnet. A new template waits until the machine is
    // replaced, unless the group refreshes its instances.
    private static readonly string[] NewMachine = ["name", "namePrefix", "vpcZoneIdentifiers", "availabilityZones"];

    private IEnumerable<NodeFact> MachineNodes() =>
        from machine in Groups
        let template = TemplateOf(machine)
        where template is not null
        select MachineNode(machine, template);

    private NodeFact MachineNode(PreviewResource machine, PreviewResource template)
    {
        var name = NodeOf(machine);
        var type = template.Inputs.Text("instanceType") ?? "?";
        var size = NodeSize.Parse(type, Cloud.Aws, NodeHost.Windows, out _);
        var told = Base64Text.Decode(template.Inputs.Text("userData") ?? "") ?? "";
        return new NodeFact
        {
            Name = name,
            Zone = machine.Inputs.Texts("vpcZoneIdentifiers") is [var subnet, ..] ? ZoneOf(subnet) : machine.Inputs.Texts("availabilityZones") is [var zone, ..] ? zone : "?",
            Size = size is { Cpus: { } cpus, MemoryGiB: { } memory } ? string.Create(CultureInfo.InvariantCulture, $"{type}: {cpus} vCPU, {memory:0.##} GiB") : type,
            VCpu = (int?)size?.Cpus,
            MemoryGiB = size?.MemoryGiB,
            TaskCap = int.TryParse(Parameter(told, "TaskCap"), NumberStyles.None, CultureInfo.InvariantCulture, out var cap) ? cap : null,
            Polling = PollingOf(name),
            Version = Parameter(told, "Version") ?? "?",
            IsRunning = machine.Inputs.Number("desiredCapacity") > 0,
            RestartedBy = [new RestartFact(machine.Name, machine.Inputs["instanceRefresh"] is null ? NewMachine : [.. NewMachine, "launchTemplate"])],
        };
    }

    private IEnumerable<(string Pool, string Node)> MachinePoolMembers() =>
        (from machine in Groups
         from arn in machine.Inputs.Texts("targetGroupArns")
         let pool = Document.Referenced(arn)
         where pool is not null
         select (pool.Name, NodeOf(machine)))
        .Concat(
         from attachment in Document.OfType("aws:lb/targetGroupAttachment:TargetGroupAttachment")
         let pool = Document.Referenced(attachment.Inputs.Text("targetGroupArn"))
         let node = Document.Referenced(attachment.Inputs.Text("targetId"))?.Inputs["tags"].Text("node")
         where pool is not null && node is not null
         select (pool.Name, node));

    // Network interfaces that nodes keep, and Tentacles reach with nothing in between.
    private IEnumerable<PreviewResource> Interfaces => Document.OfType("aws:ec2/networkInterface:NetworkInterface").Where(card => card.Inputs["tags"].Text("component") == "polling");

    private IEnumerable<BalancerFact> InterfaceBalancers() => Interfaces.Select(card => new BalancerFact(
        card.Name,
        "network interface",
        Document.OfType("aws:ec2/eipAssociation:EipAssociation").Any(association => Document.Referenced(association.Inputs.Text("networkInterfaceId")) == card) ? "public" : "internal",
        [ZoneOf(card.Inputs.Text("subnetId")!)],
        CrossesZones: false));

    private IEnumerable<PoolFact> InterfacePools() => Interfaces.Select(card => new PoolFact(
        card.Name, PoolPurpose.Polling, "TCP", OctopusServer.PollingPort, HealthCheckFact.None, [card.Inputs["tags"].Text("node")!]));

    private IEnumerable<AddressFact> InterfaceAddresses() =>
        from card in Interfaces
        let node = card.Inputs["tags"].Text("node")!
        from endpoint in PollingEndpoints()
        where endpoint.Text("mode") == "address-per-node" && endpoint.Text("node") == node
        select new AddressFact(
            Known(endpoint.Text("address")) ?? $"({card.Name}'s own address)",
            endpoint.Number("port"),
            "TCP",
            $"{node}, TCP {OctopusServer.PollingPort}",
            [.. BlocksAt(card.Inputs.Texts("securityGroups"), OctopusServer.PollingPort)],
            card.Name,
            card.Name);

    /// <inheritdoc/>
    protected override IEnumerable<string> NodeNotes()
    {
        var images = Groups.Select(TemplateOf).OfType<PreviewResource>().Select(template => template.Inputs.Text("imageId")).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (images.Count > 0)
        {
            yield return $"Image: {string.Join(", ", images.Select(Image))}.";
            yield return "A running machine stays as it is: a new image, size or version waits until it is replaced (docs/operations.md).";
        }
    }

    private static string Image(string image) => image.StartsWith("resolve:ssm:", StringComparison.Ordinal)
        ? $"what {image["resolve:ssm:".Length..]} names when a machine starts"
        : image;

    private StorageFact WindowsStorage()
    {
        if (Document.OfType("aws:fsx/windowsFileSystem:WindowsFileSystem").FirstOrDefault() is not { } fileSystem)
        {
            return new StorageFact { Kind = "Windows share", IsOwn = true, Details = [("Share", $"{Document.Outputs.Text("storageId")}, the team's own")] };
        }

        var inputs = fileSystem.Inputs;
        var isMultiAz = inputs.Text("deploymentType")?.StartsWith("MULTI_AZ", StringComparison.Ordinal) == true;
        IReadOnlyList<string> zones = [.. inputs.Texts("subnetIds").Select(ZoneOf)];
        var days = inputs.Number("automaticBackupRetentionDays");
        var vault = Document.OfType("aws:backup/selection:Selection").Any(selection => selection.Inputs.Texts("resources").Any(arn => Document.Referenced(arn) == fileSystem));
        return new StorageFact
        {
            Kind = "FSx for Windows",
            IsOwn = false,
            SurvivesZone = isMultiAz,
            Zones = zones,
            IsProtected = fileSystem.Protect,
            Details =
            [
                ("File system", $"FSx for Windows, {inputs.Number("storageCapacity")} GiB {inputs.Text("storageType")}, {inputs.Number("throughputCapacity")} MB/s"),
                ("Multi-AZ", isMultiAz ? $"yes, in {zones[0]}, a standby in {zones[^1]}" : $"no, {zones[0]} only"),
                ("Directory", Directory(inputs)),
                ("Backups", days == 0 ? "none" : Words.Count(days, "day") + (vault ? ", as long in a vault of their own" : "") + (inputs.Flag("skipFinalBackup") ? "" : ", and a final backup")),
                ("Encrypted", "yes"),
                ("Protected", Protection(fileSystem.Protect, inCloud: false)),
            ],
        };
    }

    private string Directory(JsonObject fileSystem)
    {
        if (Document.Referenced(fileSystem.Text("activeDirectoryId")) is not { } directory)
        {
            return $"{fileSystem["selfManagedActiveDirectory"].Text("domainName")}, the team's own";
        }

        var zones = directory.Inputs["vpcSettings"].Texts("subnetIds").Select(ZoneOf);
        return $"{directory.Inputs.Text("name")} ({directory.Inputs.Text("shortName")}), Microsoft AD {directory.Inputs.Text("edition")} in {string.Join(" and ", zones)}";
    }

    private PreviewResource? TemplateOf(PreviewResource machine) => Document.Referenced(machine.Inputs["launchTemplate"].Text("id"));

    // The tags of a group are a list, each with whether its machines get it.
    private static string NodeOf(PreviewResource machine) =>
        (machine.Inputs["tags"] as JsonArray)?.FirstOrDefault(tag => tag.Text("key") == "node").Text("value") ?? machine.Name;

    // The install script's parameters stand a line each in the user data.
    private static string? Parameter(string userData, string name) =>
        Regex.Match(userData, $@"^\s*{name} = '(?<value>[^']*)'\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) is { Success: true } match ? match.Groups["value"].Value : null;
}
