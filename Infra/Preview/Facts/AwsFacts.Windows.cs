namespace OctopusHA.Preview.Facts;

/// <content>Windows machines: an auto-scaling group of one for each node.</content>
internal sealed partial class AwsFacts
{
    // Properties whose change replaces a group or its machine. A new launch template waits until the machine is
    // replaced, unless the group refreshes its instances.
    private static readonly string[] NewMachine = ["name", "namePrefix", "vpcZoneIdentifiers", "availabilityZones"];

    private IEnumerable<PreviewResource> Groups => Document.OfType("aws:autoscaling/group:Group");

    // Network interfaces that nodes keep, and Tentacles reach without a load balancer.
    private IEnumerable<PreviewResource> NetworkInterfaces =>
        Document.OfType("aws:ec2/networkInterface:NetworkInterface")
        .Where(networkInterface => networkInterface.Inputs["tags"].Text("component") == "polling");

    private IEnumerable<NodeFact> MachineNodes() =>
        from machine in Groups
        let template = TemplateOf(machine)
        where template is not null
        select Node(
            NodeOf(machine),
            machine.Inputs.Texts("vpcZoneIdentifiers") is [var subnet, ..] ? _reader.ZoneOf(subnet)
                : machine.Inputs.Texts("availabilityZones") is [var zone, ..] ? zone
                : NodeFact.Unknown,
            template.Inputs.Text("instanceType"),
            isRunning: machine.Inputs.Number("desiredCapacity") > 0,
            new RestartFact(
                machine.Name,
                machine.Inputs["instanceRefresh"] is null ? NewMachine : [.. NewMachine, "launchTemplate"]));

    private IEnumerable<(string Pool, string Node)> MachinePoolMembers() =>
    [
        .. from machine in Groups
           from arn in machine.Inputs.Texts("targetGroupArns")
           let pool = Document.Referenced(arn)
           where pool is not null
           select (pool.Name, NodeOf(machine)),
        .. from attachment in Document.OfType("aws:lb/targetGroupAttachment:TargetGroupAttachment")
           let pool = Document.Referenced(attachment.Inputs.Text("targetGroupArn"))
           let node = Document.Referenced(attachment.Inputs.Text("targetId"))?.Inputs["tags"].Text("node")
           where pool is not null && node is not null
           select (pool.Name, node),
    ];

    private IEnumerable<BalancerFact> InterfaceBalancers()
    {
        var isPublic = Document.OfType("aws:ec2/eipAssociation:EipAssociation")
            .Select(association => Document.Referenced(association.Inputs.Text("networkInterfaceId")))
            .ToHashSet();
        return NetworkInterfaces.Select(networkInterface => new BalancerFact(
            networkInterface.Name,
            "network interface",
            isPublic.Contains(networkInterface) ? "public" : "internal",
            [_reader.ZoneOf(networkInterface.Inputs.Text("subnetId")!)],
            CrossesZones: false));
    }

    private IEnumerable<PoolFact> InterfacePools() =>
        from networkInterface in NetworkInterfaces
        select InterfacePool(networkInterface, networkInterface.Inputs["tags"].Text("node")!);

    private IEnumerable<AddressFact> InterfaceAddresses() =>
        from networkInterface in NetworkInterfaces
        from endpoint in PollingEndpoints("address-per-node")
        where endpoint.Text("node") == networkInterface.Inputs["tags"].Text("node")
        let allowed = _reader.BlocksAt(networkInterface.Inputs.Texts("securityGroups"), OctopusServer.PollingPort)
        select InterfaceAddress(networkInterface, endpoint, [.. allowed]);

    /// <inheritdoc/>
    protected override IEnumerable<string> NodeNotes()
    {
        var images = Groups.Select(group => TemplateOf(group)?.Inputs.Text("imageId")).OfType<string>()
            .Distinct(StringComparer.Ordinal).ToList();
        if (images.Count > 0)
        {
            yield return $"Image: {string.Join(", ", images.Select(Image))}.";
            yield return "A running machine is not changed: a new image, size or version waits until it is replaced "
                + "(docs/operations.md).";
        }
    }

    private static string Image(string image) => image.StartsWith("resolve:ssm:", StringComparison.Ordinal)
        ? $"the newest of {image["resolve:ssm:".Length..]} when a machine starts"
        : image;

    private PreviewResource? TemplateOf(PreviewResource machine) =>
        Document.Referenced(machine.Inputs["launchTemplate"].Text("id"));

    // The tags of a group are a list.
    private static string NodeOf(PreviewResource machine) =>
        machine.Inputs.Items("tags").FirstOrDefault(tag => tag.Text("key") == "node").Text("value") ?? machine.Name;
}
