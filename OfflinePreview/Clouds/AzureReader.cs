using System.Globalization;
using System.Text.Json.Nodes;

namespace OfflinePreview;

/// <summary>
/// Reads what the resources of Azure mean: the network, its load balancers and open ports, databases and shares. A
/// resource that is not in the document gives no fact.
/// </summary>
/// <param name="document">The preview.</param>
public sealed partial class AzureReader(PreviewDocument document)
{
    private const string NoZone = "availability set";

    private IEnumerable<PreviewResource> Machines => document.OfType("azure-native:compute:VirtualMachine");

    /// <summary>The zone of a machine, or what replaces it.</summary>
    /// <param name="machine">The machine.</param>
    public static string ZoneOf(PreviewResource machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        return machine.Inputs.Texts("zones") is [var zone, ..] ? zone : NoZone;
    }

    /// <summary>The VNet; an existing one when the document has none.</summary>
    public NetworkFact Network()
    {
        if (document.OfType("azure-native:network:VirtualNetwork").FirstOrDefault() is not { } network)
        {
            return new NetworkFact { IsExisting = true, Details = [("VNet", CloudWords.Existing)] };
        }

        var gateways = document.OfType("azure-native:network:NatGateway").Count();
        var cidr = network.Inputs["addressSpace"].Texts("addressPrefixes")[0];
        var zones = new SortedSet<string>(
            Machines.SelectMany(machine => machine.Inputs.Texts("zones")), StringComparer.Ordinal);
        var subnets = document.OfType("azure-native:network:Subnet")
            .Select(subnet => $"{subnet.Inputs.Text("subnetName")} {subnet.Inputs.Text("addressPrefix")}");
        var endpoints = document.OfType("azure-native:network:PrivateEndpoint")
            .Select(endpoint => endpoint.Inputs["tags"].Text("component"))
            .Distinct(StringComparer.Ordinal);
        return new NetworkFact
        {
            IsExisting = false,
            Cidr = cidr,
            Zones = [.. zones],
            EgressRoutes = [.. EgressRoutes().Distinct()],
            Details =
            [
                ("VNet", cidr),
                ("Zones", zones.Count == 0 ? "none: an availability set" : string.Join(", ", zones)),
                ("Subnets", string.Join(", ", subnets)),
                ("Internet access", Words.Count(gateways, "NAT gateway")),
                ("Private endpoints", string.Join(", ", endpoints)),
            ],
        };
    }

    /// <summary>An application gateway, which is in the zones of its own, or a load balancer.</summary>
    /// <param name="balancer">The resource.</param>
    public BalancerFact Balancer(PreviewResource balancer)
    {
        ArgumentNullException.ThrowIfNull(balancer);
        var fronts = balancer.Inputs.Items("frontendIPConfigurations").ToList();
        var isGateway = balancer.Type == "azure-native:network:ApplicationGateway";
        // A load balancer is in the zones of its address.
        var zones = isGateway
            ? balancer.Inputs
            : document.Referenced(fronts[0]["publicIPAddress"].Text("id"))?.Inputs ?? fronts[0];
        return new BalancerFact(
            balancer.Name,
            isGateway ? "application" : "network",
            // An internal gateway has a public address as well, without a listener.
            fronts.Exists(front => front["subnet"] is not null) ? "internal" : "public",
            zones.Texts("zones"),
            CrossesZones: true);
    }

    /// <summary>The ports that security groups open to blocks and service tags.</summary>
    public IEnumerable<OpeningFact> Openings() =>
        from securityGroup in document.OfType("azure-native:network:NetworkSecurityGroup")
        from rule in securityGroup.Inputs.Items("securityRules")
        where rule.Text("access") == "Allow" && rule.Text("direction") == "Inbound"
        from source in Sources(rule)
        from ports in rule.Text("destinationPortRange") is { } range ? [range] : rule.Texts("destinationPortRanges")
        let bounds = ports == "*" ? ["0", "65535"] : ports.Split('-')
        let first = int.Parse(bounds[0], CultureInfo.InvariantCulture)
        let last = int.Parse(bounds[^1], CultureInfo.InvariantCulture)
        select new OpeningFact(securityGroup.Name, first, last, source);

    /// <summary>
    /// The blocks that the security groups of subnets allow at a port; those of an existing network are not in the
    /// document.
    /// </summary>
    /// <param name="subnets">The subnets.</param>
    /// <param name="port">The port.</param>
    public IReadOnlyList<string> AllowedAt(IEnumerable<PreviewResource> subnets, int port) =>
    [
        .. (from subnet in subnets
            let securityGroup = document.Referenced(subnet.Inputs["networkSecurityGroup"].Text("id"))
            where securityGroup is not null
            from rule in securityGroup.Inputs.Items("securityRules")
            where rule.Text("access") == "Allow"
                && rule.Text("destinationPortRange") == port.ToString(CultureInfo.InvariantCulture)
            from source in Sources(rule)
            select source).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The created subnets of a network interface or an application gateway.</summary>
    /// <param name="resource">The resource.</param>
    public IEnumerable<PreviewResource> SubnetsOf(PreviewResource resource)
    {
        ArgumentNullException.ThrowIfNull(resource);
        return resource.Inputs.Items("ipConfigurations").Concat(resource.Inputs.Items("gatewayIPConfigurations"))
            .Select(configuration => document.Referenced(configuration["subnet"].Text("id")))
            .OfType<PreviewResource>();
    }

    // From the subnet of a machine's network interface to its gateway.
    private IEnumerable<EgressRoute> EgressRoutes() =>
        from machine in Machines
        from reference in machine.Inputs["networkProfile"].Items("networkInterfaces")
        let networkInterface = document.Referenced(reference.Text("id"))
        where networkInterface is not null
        from subnet in SubnetsOf(networkInterface)
        let gateway = document.Referenced(subnet.Inputs["natGateway"].Text("id"))
        where gateway is not null
        select new EgressRoute(
            ZoneOf(machine), gateway.Name, gateway.Inputs.Texts("zones") is [var zone, ..] ? zone : null);

    // The sources of a rule: blocks, or Azure's service tags (GatewayManager, AzureLoadBalancer, VirtualNetwork).
    private static IEnumerable<string> Sources(JsonNode rule) =>
        (rule.Text("sourceAddressPrefix") is { } one ? [one] : rule.Texts("sourceAddressPrefixes"))
            .Select(source => source is "Internet" or "*" ? "0.0.0.0/0" : source);
}
