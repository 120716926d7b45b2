using System.Globalization;

namespace OfflinePreview;

/// <summary>
/// Reads what the resources of AWS mean: the network, its load balancers and open ports, databases and file systems. A
/// resource that is not in the document gives no fact.
/// </summary>
/// <param name="document">The preview.</param>
public sealed partial class AwsReader(PreviewDocument document)
{
    private const string IngressRule = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

    /// <summary>The zone of a subnet by its reference; of an existing subnet, only its ID is known.</summary>
    /// <param name="subnet">The reference or the ID.</param>
    public string ZoneOf(string subnet) => document.Referenced(subnet)?.Inputs.Text("availabilityZone") ?? subnet;

    /// <summary>The VPC; an existing one when the document has none.</summary>
    public NetworkFact Network()
    {
        if (document.OfType("aws:ec2/vpc:Vpc").FirstOrDefault() is not { } vpc)
        {
            return new NetworkFact { IsExisting = true, Details = [("VPC", CloudWords.Existing)] };
        }

        var gateways = document.OfType("aws:ec2/natGateway:NatGateway").Count();
        var subnets = document.OfType("aws:ec2/subnet:Subnet").ToList();
        var zones = new SortedSet<string>(
            subnets.Select(subnet => subnet.Inputs.Text("availabilityZone")).OfType<string>(), StringComparer.Ordinal);
        return new NetworkFact
        {
            IsExisting = false,
            Cidr = vpc.Inputs.Text("cidrBlock"),
            Zones = [.. zones],
            EgressRoutes = [.. EgressRoutes().Distinct()],
            Details =
            [
                ("VPC", vpc.Inputs.Text("cidrBlock")!),
                ("Zones", string.Join(", ", zones)),
                ("Subnets", subnets.Count.ToString(CultureInfo.InvariantCulture)),
                ("Internet access", Words.Count(gateways, "NAT gateway")),
            ],
        };
    }

    /// <summary>The load balancers.</summary>
    public IEnumerable<BalancerFact> Balancers() =>
        document.OfType("aws:lb/loadBalancer:LoadBalancer").Select(balancer => new BalancerFact(
            balancer.Name,
            balancer.Inputs.Text("loadBalancerType") ?? "application",
            balancer.Inputs.Flag("internal") ? "internal" : "public",
            [.. SubnetsOf(balancer).Select(ZoneOf).Distinct(StringComparer.Ordinal)],
            // An application load balancer always does (ELB user guide, "Cross-zone load balancing").
            balancer.Inputs.Text("loadBalancerType") != "network"
                || balancer.Inputs.Flag("enableCrossZoneLoadBalancing")));

    /// <summary>The ports that security groups open to blocks that are known before the deployment.</summary>
    public IEnumerable<OpeningFact> Openings() =>
        from rule in document.OfType(IngressRule)
        let block = Reference.Known(rule.Inputs.Text("cidrIpv4") ?? rule.Inputs.Text("cidrIpv6"))
        where block is not null
        let isAnyPort = rule.Inputs["fromPort"] is null
        select new OpeningFact(
            document.Referenced(rule.Inputs.Text("securityGroupId"))?.Name ?? rule.Inputs.Text("securityGroupId") ?? "",
            isAnyPort ? 0 : rule.Inputs.Number("fromPort"),
            isAnyPort ? ushort.MaxValue : rule.Inputs.Number("toPort"),
            block);

    /// <summary>The blocks that security groups allow at a port.</summary>
    /// <param name="groups">References to the groups.</param>
    /// <param name="port">The port.</param>
    public IEnumerable<string> BlocksAt(IReadOnlyList<string> groups, int port) => document.OfType(IngressRule)
        .Where(rule => groups.Contains(rule.Inputs.Text("securityGroupId"), StringComparer.Ordinal)
            && rule.Inputs.Number("fromPort") <= port && rule.Inputs.Number("toPort") >= port)
        .Select(rule => rule.Inputs.Text("cidrIpv4"))
        .OfType<string>();

    private static IEnumerable<string> SubnetsOf(PreviewResource balancer) =>
    [
        .. balancer.Inputs.Texts("subnets"),
        .. balancer.Inputs.Items("subnetMappings").Select(mapping => mapping.Text("subnetId")).OfType<string>(),
    ];

    // From a subnet by its route table to a gateway.
    private IEnumerable<EgressRoute> EgressRoutes()
    {
        var routes = document.OfType("aws:ec2/route:Route")
            .Where(route => route.Inputs["natGatewayId"] is not null)
            .ToLookup(
                route => document.Referenced(route.Inputs.Text("routeTableId")),
                route => document.Referenced(route.Inputs.Text("natGatewayId")));
        return
            from association in document.OfType("aws:ec2/routeTableAssociation:RouteTableAssociation")
            from gateway in routes[document.Referenced(association.Inputs.Text("routeTableId"))]
            where gateway is not null
            select new EgressRoute(
                ZoneOf(association.Inputs.Text("subnetId")!), gateway.Name, ZoneOf(gateway.Inputs.Text("subnetId")!));
    }
}
