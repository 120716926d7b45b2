namespace OfflinePreview;

/// <summary>The network of a stack.</summary>
public sealed record NetworkFact
{
    /// <summary>Whether it exists outside the stack; then its egress routes are not in the document.</summary>
    public required bool IsExisting { get; init; }

    /// <summary>Its addresses: <c>10.0.0.0/16</c>; null when it is an existing one.</summary>
    public string? Cidr { get; init; }

    /// <summary>The zones of its subnets, sorted. Default: none, when it is an existing one.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>
    /// The routes of each zone's machines to the internet. Default: none, when they are not in the document.
    /// </summary>
    public IReadOnlyList<EgressRoute> EgressRoutes { get; init; } = [];

    /// <summary>Its properties for a person, in the cloud's terms.</summary>
    public required IReadOnlyList<(string Name, string Value)> Details { get; init; }
}

/// <summary>A route of a zone's machines to the internet.</summary>
/// <param name="Zone">The machines' zone.</param>
/// <param name="Gateway">The logical name of the gateway.</param>
/// <param name="GatewayZone">The gateway's zone; null when it is in all.</param>
public sealed record EgressRoute(string Zone, string Gateway, string? GatewayZone);

/// <summary>A load balancer or gateway.</summary>
/// <param name="Name">The logical name of its resource.</param>
/// <param name="Kind">What it is: <c>application</c>, <c>network</c>.</param>
/// <param name="Scheme"><c>public</c> or <c>internal</c>.</param>
/// <param name="Zones">The zones that it is in.</param>
/// <param name="CrossesZones">Whether it sends to machines of every zone from each of its own.</param>
public sealed record BalancerFact(
    string Name, string Kind, string Scheme, IReadOnlyList<string> Zones, bool CrossesZones);

/// <summary>Ports that are open to addresses outside the stack.</summary>
/// <param name="Where">The logical name of the security group.</param>
/// <param name="FirstPort">The first port.</param>
/// <param name="LastPort">The last port.</param>
/// <param name="From">The block that may reach them: <c>203.0.113.0/24</c>; on Azure also a service tag.</param>
public sealed record OpeningFact(string Where, int FirstPort, int LastPort, string From)
{
    /// <summary>Whether another one opens some of the same ports of the same security group.</summary>
    /// <param name="other">The other one.</param>
    public bool Overlaps(OpeningFact other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Where == Where && other.FirstPort <= LastPort && other.LastPort >= FirstPort;
    }
}
