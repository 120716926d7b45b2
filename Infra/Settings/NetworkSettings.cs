using System.Collections.Immutable;

namespace OctopusHA.Settings;

/// <summary>The network that everything runs in.</summary>
public sealed record NetworkSettings
{
    /// <summary>The VPC's address block, /16 to /23; each subnet takes a sixteenth. Of no use with <c>existing</c>. When left out: <c>10.0.0.0/16</c>.</summary>
    [TextForm(TextFormAttribute.Cidr)]
    public string Cidr { get; init; } = "10.0.0.0/16";

    /// <summary>The number of availability zones. When left out: 2.</summary>
    [Bounds(2, 3, Because = "one zone is no high availability, and not every region has more than three")]
    public int Zones { get; init; } = 2;

    /// <summary>A NAT gateway in each zone, so that losing a zone costs no other zone its way out; false shares one. When left out: true.</summary>
    public bool NatPerZone { get; init; } = true;

    /// <summary>
    /// The address blocks that may reach the web address (and the polling addresses, unless <c>polling.allowedCidrs</c>
    /// says otherwise). When left out: the VPC's own block; a public load balancer needs it given.
    /// </summary>
    [TextForm(TextFormAttribute.Cidr)]
    public IReadOnlyList<string> AllowedCidrs { get; init; } = [];

    /// <summary>A VPC that the team already has. When left out: one is made.</summary>
    public ExistingNetworkSettings? Existing { get; init; }
}

/// <summary>A VPC that the team already has. Subnets are named by their availability zone, two zones at least.</summary>
public sealed record ExistingNetworkSettings
{
    /// <summary>The VPC's id: <c>vpc-0abc...</c>.</summary>
    [RequiredSetting]
    public string VpcId { get; init; } = "";

    /// <summary>The VPC's address block; it may reach an internal load balancer when <c>network.allowedCidrs</c> is left out.</summary>
    [RequiredSetting]
    [TextForm(TextFormAttribute.Cidr)]
    public string Cidr { get; init; } = "";

    /// <summary>Subnets with a way in from the internet, by zone (<c>us-east-1a: subnet-0abc...</c>); needed when something is public. When left out: none.</summary>
    public IReadOnlyDictionary<string, string> PublicSubnets { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Subnets of the nodes, by zone; they need a way out to the internet or endpoints for what the nodes call.</summary>
    [RequiredSetting]
    public IReadOnlyDictionary<string, string> NodeSubnets { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Subnets of the database, by zone. When left out: those of the nodes.</summary>
    public IReadOnlyDictionary<string, string> DataSubnets { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
