using System.Collections.Immutable;

namespace OctopusHA.Settings;

/// <summary>The network that everything runs in.</summary>
public sealed record NetworkSettings
{
    /// <summary>The network's address block (VPC, VNet), /16 to /23; each subnet takes a sixteenth. Of no use with <c>existing</c>. When left out: <c>10.0.0.0/16</c>.</summary>
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

    /// <summary>
    /// Azure only: puts the nodes into an availability set and not into zones, for a region that has none. Racks fail apart then, and
    /// not buildings; database and storage live in one zone, too. When left out: false.
    /// </summary>
    public bool AvailabilitySet { get; init; }

    /// <summary>A VPC or VNet that the team already has. When left out: one is made.</summary>
    public ExistingNetworkSettings? Existing { get; init; }
}

/// <summary>
/// A network that the team already has. On AWS subnets are named by their availability zone, two zones at least; on Azure a subnet
/// spans the zones, and its rules and its way out are the team's own.
/// </summary>
public sealed record ExistingNetworkSettings
{
    /// <summary>AWS: the VPC's id: <c>vpc-0abc...</c>. When left out: a problem there.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>The network's address block; it may reach an internal load balancer when <c>network.allowedCidrs</c> is left out.</summary>
    [RequiredSetting]
    [TextForm(TextFormAttribute.Cidr)]
    public string Cidr { get; init; } = "";

    /// <summary>AWS: subnets with a way in from the internet, by zone (<c>us-east-1a: subnet-0abc...</c>); needed when something is public. When left out: none.</summary>
    public IReadOnlyDictionary<string, string> PublicSubnets { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>AWS: subnets of the nodes, by zone; they need internet access, or endpoints for what Windows nodes call: S3, Secrets Manager, EC2, Auto Scaling, CloudWatch, CloudWatch Logs, KMS and Systems Manager (ssm, ssmmessages, ec2messages). Without Auto Scaling a machine never counts as in service. When left out: a problem there.</summary>
    public IReadOnlyDictionary<string, string> NodeSubnets { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>AWS: subnets of the database, by zone. When left out: those of the nodes.</summary>
    public IReadOnlyDictionary<string, string> DataSubnets { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Azure: the VNet's id: <c>/subscriptions/.../virtualNetworks/hub</c>. When left out: a problem there.</summary>
    public string VnetId { get; init; } = "";

    /// <summary>Azure: the id of a subnet that an application gateway has for itself. When left out: none, which <c>loadBalancer.kind: application</c> needs.</summary>
    public string? GatewaySubnetId { get; init; }

    /// <summary>Azure: the id of the nodes' subnet; it needs a way out to the internet. When left out: a problem there.</summary>
    public string NodeSubnetId { get; init; } = "";

    /// <summary>Azure: the id of the subnet of the private endpoints. When left out: the nodes' subnet.</summary>
    public string? EndpointSubnetId { get; init; }

    /// <summary>
    /// Azure: private DNS zones that the VNet is linked to already, by their names (<c>privatelink.database.windows.net: /subscriptions/...</c>);
    /// a VNet takes one zone of a name. When left out: the program makes and links those that it needs.
    /// </summary>
    public IReadOnlyDictionary<string, string> PrivateDnsZoneIds { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
