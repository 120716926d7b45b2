using System.Text.Json.Nodes;

namespace OctopusHA.Preview.Facts;

/// <summary>Reads the documents of AWS: what its systems have in common.</summary>
internal sealed partial class AwsFacts(PreviewDocument document) : CloudFacts(document)
{
    private readonly AwsReader _reader = new(document);

    /// <inheritdoc/>
    protected override IEnumerable<NodeFact> Nodes() => ContainerNodes().Concat(MachineNodes());

    /// <inheritdoc/>
    protected override IEnumerable<BalancerFact> Balancers() => _reader.Balancers().Concat(InterfaceBalancers());

    /// <inheritdoc/>
    protected override IEnumerable<AddressFact> Addresses() => Document.OfType("aws:lb/listener:Listener")
        .OrderBy(listener => listener.Inputs["tags"].Text("component"), StringComparer.Ordinal)
        .ThenBy(listener => listener.Inputs.Number("port"))
        .Select(Address)
        .Concat(InterfaceAddresses());

    /// <inheritdoc/>
    protected override IEnumerable<OpeningFact> Openings() => _reader.Openings();

    /// <inheritdoc/>
    protected override IEnumerable<PoolFact> Pools()
    {
        var members = ContainerPoolMembers().Concat(MachinePoolMembers())
            .ToLookup(member => member.Pool, member => member.Node, StringComparer.Ordinal);
        return Document.OfType("aws:lb/targetGroup:TargetGroup").Select(group => new PoolFact(
            group.Name,
            PurposeOf(group.Inputs.Number("port")),
            group.Inputs.Text("protocol") ?? "",
            group.Inputs.Number("port"),
            Check(group.Inputs["healthCheck"]),
            [.. InOrder(members[group.Name], node => node)]))
            .Concat(InterfacePools());
    }

    /// <inheritdoc/>
    protected override DatabaseFact? Database() => _reader.Database();

    /// <inheritdoc/>
    protected override StorageFact Storage() => Groups.Any()
        ? _reader.Fsx() ?? ExistingStorage("Windows share", "Share")
        : _reader.Efs() ?? ExistingStorage("EFS", "File system", _reader.Folders());

    /// <inheritdoc/>
    protected override (string Type, string Kind) ManagedRedis =>
        ("aws:elasticache/replicationGroup:ReplicationGroup", "ElastiCache");

    /// <inheritdoc/>
    protected override NetworkFact Network() => _reader.Network();

    private AddressFact Address(PreviewResource listener)
    {
        var inputs = listener.Inputs;
        var balancer = Document.Referenced(inputs.Text("loadBalancerArn"))!;
        var port = inputs.Number("port");
        var from = _reader.BlocksAt(balancer.Inputs.Texts("securityGroups"), port);
        var pool = Document.Referenced(inputs["defaultActions"]?[0].Text("targetGroupArn"));
        var address = inputs["tags"].Text("component") == "polling"
            ? PollingAddress(inputs, balancer.Inputs["tags"].Text("node") is not null)
            : WebHost;
        return new AddressFact(
            address ?? NameOf(balancer),
            port,
            inputs.Text("protocol")!,
            Target(inputs, pool),
            [.. from],
            balancer.Name,
            pool?.Name);
    }

    // The one of the listener's own node first, since nodes may have an address each besides a shared one.
    private string? PollingAddress(JsonObject listener, bool hasNode) => PollingEndpoints()
        .Where(endpoint => endpoint.Number("port") == listener.Number("port"))
        .OrderBy(endpoint => endpoint.Text("node") != listener["tags"].Text("node"))
        .ThenBy(endpoint => (endpoint.Text("mode") == "address-per-node") != hasNode)
        .Select(endpoint => Reference.Known(endpoint.Text("address")))
        .FirstOrDefault();

    private static string Target(JsonObject listener, PreviewResource? pool)
    {
        var action = listener["defaultActions"]![0]!;
        if (action.Text("type") == "redirect")
        {
            return $"redirect to {action["redirect"].Text("protocol")} {action["redirect"].Text("port")}";
        }

        return pool is null
            ? action.Text("type") ?? ""
            : $"{pool.Inputs["tags"].Text("node") ?? "all nodes"}, {pool.Inputs.Text("protocol")} "
                + $"{pool.Inputs.Number("port")}";
    }

    private static HealthCheckFact Check(JsonNode? check) => HealthCheck(
        check.Text("protocol") ?? "HTTP",
        check.Text("path"),
        check.Text("matcher"),
        check.Number("interval"),
        check.Number("unhealthyThreshold"));
}
