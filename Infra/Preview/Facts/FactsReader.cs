using System.Text.Json.Nodes;

namespace OctopusHA.Preview.Facts;

/// <summary>
/// Reads a cloud's documents. Each system of a cloud (containers, Windows) has its own nodes and storage, told apart by what the
/// document holds: what is not there gives nothing.
/// </summary>
/// <param name="document">The preview.</param>
internal abstract class FactsReader(PreviewDocument document)
{
    /// <summary>The preview.</summary>
    protected PreviewDocument Document { get; } = document;

    /// <summary>What users type; null when only the deployment tells it.</summary>
    protected string? WebUrl => Known(Document.Outputs.Text("webUrl"));

    /// <summary>Reads everything.</summary>
    public ClusterFacts Read() => new()
    {
        WebUrl = WebUrl,
        Nodes = [.. InOrder(Nodes(), node => node.Name)],
        NodeNotes = [.. NodeNotes()],
        Balancers = [.. Balancers()],
        Addresses = [.. Addresses()],
        Openings = [.. Openings()],
        Pools = [.. Pools()],
        Database = Database(),
        Storage = Storage(),
        Queue = Queue(),
        Network = Network(),
    };

    /// <summary>The nodes, in any order.</summary>
    protected abstract IEnumerable<NodeFact> Nodes();

    /// <summary>What a reader should know of all nodes, a sentence each.</summary>
    protected virtual IEnumerable<string> NodeNotes() => [];

    /// <summary>What stands between users or Tentacles and the nodes.</summary>
    protected abstract IEnumerable<BalancerFact> Balancers();

    /// <summary>Every port at which the cluster is reached: those of users first, then those of polling Tentacles.</summary>
    protected abstract IEnumerable<AddressFact> Addresses();

    /// <summary>Every port that addresses outside the stack may reach.</summary>
    protected abstract IEnumerable<OpeningFact> Openings();

    /// <summary>The pools of nodes.</summary>
    protected abstract IEnumerable<PoolFact> Pools();

    /// <summary>The database.</summary>
    protected abstract DatabaseFact Database();

    /// <summary>The shared storage.</summary>
    protected abstract StorageFact Storage();

    /// <summary>The Redis queue; null where each node keeps its own.</summary>
    protected virtual QueueFact? Queue() => null;

    /// <summary>The network.</summary>
    protected abstract NetworkFact Network();

    /// <summary>Where polling Tentacles reach a node, as the stack's outputs tell.</summary>
    /// <param name="node">The node's name.</param>
    protected IReadOnlyList<PollingFact> PollingOf(string node) =>
        [.. PollingEndpoints().Where(endpoint => endpoint.Text("node") == node).Select(endpoint => new PollingFact(Known(endpoint.Text("address")), endpoint.Number("port")))];

    /// <summary>The stack's output of polling addresses, of all nodes: <c>node</c>, <c>address</c>, <c>port</c>.</summary>
    protected IEnumerable<JsonNode> PollingEndpoints() => (Document.Outputs["pollingEndpoints"] as JsonArray)?.OfType<JsonNode>() ?? [];

    /// <summary>What a pool is for, by the port of the nodes.</summary>
    /// <param name="port">The nodes' port.</param>
    protected static PoolPurpose PurposeOf(int port) => port switch
    {
        OctopusServer.WebPort => PoolPurpose.Web,
        OctopusServer.PollingPort => PoolPurpose.Polling,
        OctopusServer.GrpcPort => PoolPurpose.Grpc,
        _ => PoolPurpose.Other,
    };

    /// <summary>Whether a check takes a draining node out: it asks ping, and does not take what a draining node answers.</summary>
    /// <param name="path">What is asked; null where only a port is.</param>
    /// <param name="statuses">The HTTP statuses that keep a node in: <c>200</c>, <c>200,418</c>, <c>200-399</c>.</param>
    protected static bool DrainingLeaves(string? path, string? statuses) =>
        path == OctopusServer.PingPath && statuses is not null && !statuses.Split(',').Any(range =>
            range.Split('-', StringSplitOptions.TrimEntries) is var bounds
            && string.CompareOrdinal(bounds[0], OctopusServer.Draining) <= 0
            && string.CompareOrdinal(bounds[^1], OctopusServer.Draining) >= 0);

    /// <summary>A text that is known before the deployment; null for a reference, which says nothing to a person.</summary>
    /// <param name="text">The text.</param>
    protected static string? Known(string? text) => text is null || Reference.In(text).Any() ? null : text;

    /// <summary>Things in the order of their names, in which node10 follows node9.</summary>
    /// <param name="things">The things.</param>
    /// <param name="name">The name of one.</param>
    protected static IEnumerable<T> InOrder<T>(IEnumerable<T> things, Func<T, string> name) => things.OrderBy(thing => name(thing).Length).ThenBy(name, StringComparer.Ordinal);

    /// <summary>What stands against a deletion, as a person reads it.</summary>
    /// <param name="byPulumi">Whether Pulumi refuses.</param>
    /// <param name="inCloud">Whether the cloud refuses.</param>
    protected static string Protection(bool byPulumi, bool inCloud) => (byPulumi, inCloud) switch
    {
        (true, true) => "by Pulumi and by the cloud",
        (true, false) => "by Pulumi",
        (false, true) => "by the cloud",
        _ => "no: goes with the stack",
    };
}
