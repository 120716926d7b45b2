using System.Collections.Immutable;

namespace OctopusHA.Settings;

/// <summary>The network of the cluster.</summary>
public sealed record NetworkSettings
{
    /// <summary>
    /// The CIDR block of the network (VPC or VNet), /16 to /23. Each subnet is a sixteenth of it. Not used with
    /// <c>existing</c>. Default: <c>10.0.0.0/16</c>.
    /// </summary>
    [TextForm(TextFormAttribute.Cidr)]
    public string Cidr { get; init; } = "10.0.0.0/16";

    /// <summary>The number of availability zones. Default: 2.</summary>
    [Bounds(2, 3, Because = "one zone is no high availability, and not every region has more than three")]
    public int Zones { get; init; } = 2;

    /// <summary>
    /// Creates a NAT gateway in each zone, so that the failure of a zone does not affect the internet access of others.
    /// With false, all zones share one. Default: true.
    /// </summary>
    public bool NatPerZone { get; init; } = true;

    /// <summary>
    /// The CIDR blocks that can reach the web address, and the polling addresses unless <c>polling.allowedCidrs</c> is
    /// set. Required with a public load balancer. Default: the CIDR block of the network.
    /// </summary>
    [TextForm(TextFormAttribute.Cidr)]
    public IReadOnlyList<string> AllowedCidrs { get; init; } = [];

    /// <summary>
    /// Azure: uses an availability set instead of zones, for regions without them. This protects against the failure of
    /// a rack, not of a datacenter. Database and storage are then in one zone, too. Default: false.
    /// </summary>
    public bool AvailabilitySet { get; init; }

    /// <summary>An existing VPC or VNet. Default: the program creates one.</summary>
    public ExistingNetworkSettings? Existing { get; init; }
}

/// <summary>
/// An existing network. On AWS, subnets are specified by availability zone, in at least two zones. On Azure, a subnet
/// spans all zones, and you manage its security rules and internet access.
/// </summary>
public sealed record ExistingNetworkSettings
{
    /// <summary>AWS: the ID of the VPC: <c>vpc-0abc...</c>. Required on AWS.</summary>
    public string VpcId { get; init; } = "";

    /// <summary>
    /// The CIDR block of the network. It can reach an internal load balancer unless <c>network.allowedCidrs</c> is set.
    /// </summary>
    [RequiredSetting]
    [TextForm(TextFormAttribute.Cidr)]
    public string Cidr { get; init; } = "";

    /// <summary>
    /// AWS: public subnets by zone (<c>us-east-1a: subnet-0abc...</c>). Required when an address is public. Default:
    /// none.
    /// </summary>
    public IReadOnlyDictionary<string, string> PublicSubnets { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>
    /// AWS: subnets of the nodes by zone. Required on AWS. Nodes are assigned to zones in alphabetical order, so a zone
    /// that you add later must sort after the others: otherwise nodes and storage would move. They need internet access, or VPC endpoints for the services
    /// that Windows nodes use: S3, Secrets Manager, EC2, Auto Scaling, CloudWatch, CloudWatch Logs, KMS and Systems
    /// Manager (ssm, ssmmessages, ec2messages). Without access to Auto Scaling, a machine never becomes in service.
    /// </summary>
    public IReadOnlyDictionary<string, string> NodeSubnets { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>AWS: subnets of the database by zone. Default: <c>nodeSubnets</c>.</summary>
    public IReadOnlyDictionary<string, string> DataSubnets { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Azure: the ID of the VNet: <c>/subscriptions/.../virtualNetworks/hub</c>. Required on Azure.</summary>
    public string VnetId { get; init; } = "";

    /// <summary>
    /// Azure: the ID of a subnet that is used only by an application gateway. Required with <c>loadBalancer.kind:
    /// application</c>. Default: none.
    /// </summary>
    public string? GatewaySubnetId { get; init; }

    /// <summary>Azure: the ID of the nodes' subnet, which needs internet access. Required on Azure.</summary>
    public string NodeSubnetId { get; init; } = "";

    /// <summary>Azure: the ID of the private endpoints' subnet. Default: <c>nodeSubnetId</c>.</summary>
    public string? EndpointSubnetId { get; init; }

    /// <summary>
    /// Azure: private DNS zones that are already linked to the VNet, by name (<c>privatelink.database.windows.net:
    /// /subscriptions/...</c>). A VNet can be linked to only one zone of a name. Default: the program creates and links
    /// the zones that it needs.
    /// </summary>
    public IReadOnlyDictionary<string, string> PrivateDnsZoneIds { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
