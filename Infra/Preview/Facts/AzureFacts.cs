namespace OctopusHA.Preview.Facts;

/// <summary>
/// Reads the documents of Azure. Parts of a gateway or load balancer are found by the names in their ids.
/// </summary>
internal sealed partial class AzureFacts(PreviewDocument document) : CloudFacts(document)
{
    private readonly AzureReader _reader = new(document);

    // Properties whose change replaces the machine; all others are changed while it runs. A new size comes with the
    // Roll component, which drains first.
    private static readonly string[] NewMachine =
        ["zones", "availabilitySet", "vmName", "location", "resourceGroupName"];

    private IEnumerable<PreviewResource> Machines => Document.OfType("azure-native:compute:VirtualMachine");

    /// <inheritdoc/>
    protected override (string Type, string Kind) ManagedRedis =>
        ("azure-native:redisenterprise:Database", "Azure Managed Redis");

    /// <inheritdoc/>
    protected override IEnumerable<NodeFact> Nodes() =>
        from machine in Machines
        let name = NodeOf(machine)
        where name is not null
        let type = machine.Inputs["hardwareProfile"].Text("vmSize")
        let restart = new RestartFact(machine.Name, NewMachine)
        select Node(name, AzureReader.ZoneOf(machine), type, isRunning: null, restart);

    // Without Azure's service tags: GatewayManager, AzureLoadBalancer, VirtualNetwork.
    /// <inheritdoc/>
    protected override IEnumerable<OpeningFact> Openings() =>
        _reader.Openings().Where(opening => CidrBlock.TryParse(opening.From, out _));

    /// <inheritdoc/>
    protected override DatabaseFact? Database() => _reader.Database();

    /// <inheritdoc/>
    protected override StorageFact Storage() => _reader.Storage() ?? ExistingStorage("Windows share", "Share");

    /// <inheritdoc/>
    protected override NetworkFact Network() => _reader.Network();

    private static string? NodeOf(PreviewResource resource) => resource.Inputs["tags"].Text("node");
}
