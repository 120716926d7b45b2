using System.Globalization;
using System.Text.Json.Nodes;

namespace OctopusHA.Preview.Facts;

/// <summary>Reads the documents of AWS: what its systems have in common.</summary>
internal sealed partial class AwsFacts(PreviewDocument document) : CloudFacts(document)
{
    /// <inheritdoc/>
    protected override IEnumerable<NodeFact> Nodes() => ContainerNodes().Concat(MachineNodes());

    /// <inheritdoc/>
    protected override IEnumerable<BalancerFact> Balancers() =>
    [
        .. Document.OfType("aws:lb/loadBalancer:LoadBalancer").Select(balancer => new BalancerFact(
            balancer.Name,
            balancer.Inputs.Text("loadBalancerType") ?? "application",
            balancer.Inputs.Flag("internal") ? "internal" : "public",
            [.. SubnetsOf(balancer).Select(ZoneOf).Distinct(StringComparer.Ordinal)],
            // An application load balancer always does (ELB user guide, "Cross-zone load balancing").
            balancer.Inputs.Text("loadBalancerType") != "network" || balancer.Inputs.Flag("enableCrossZoneLoadBalancing"))),
        .. InterfaceBalancers(),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<AddressFact> Addresses() => Document.OfType("aws:lb/listener:Listener")
        .OrderBy(listener => listener.Inputs["tags"].Text("component"), StringComparer.Ordinal)
        .ThenBy(listener => listener.Inputs.Number("port"))
        .Select(Address)
        .Concat(InterfaceAddresses());

    /// <inheritdoc/>
    protected override IEnumerable<OpeningFact> Openings() =>
        from rule in Document.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
        let block = Known(rule.Inputs.Text("cidrIpv4") ?? rule.Inputs.Text("cidrIpv6"))
        where block is not null
        let isAnyPort = rule.Inputs["fromPort"] is null
        select new OpeningFact(
            Document.Referenced(rule.Inputs.Text("securityGroupId"))?.Name ?? rule.Inputs.Text("securityGroupId") ?? "",
            isAnyPort ? 0 : rule.Inputs.Number("fromPort"),
            isAnyPort ? ushort.MaxValue : rule.Inputs.Number("toPort"),
            block);

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
    protected override DatabaseFact Database()
    {
        if (Document.OfType("aws:rds/instance:Instance").FirstOrDefault() is not { } instance)
        {
            return ExistingDatabase();
        }

        var inputs = instance.Inputs;
        var edition = Edition(inputs.Text("engine"));
        var isMultiAz = inputs.Flag("multiAz");
        var isProtected = inputs.Flag("deletionProtection");
        var ceiling = inputs["maxAllocatedStorage"] is null ? "" : $", grows to {inputs.Number("maxAllocatedStorage")} GiB";
        var days = Words.Count(inputs.Number("backupRetentionPeriod"), "day");
        var subnets = Document.Referenced(inputs.Text("dbSubnetGroupName"))?.Inputs.Texts("subnetIds") ?? [];
        return new DatabaseFact
        {
            Kind = $"{edition} on RDS",
            IsExisting = false,
            Class = inputs.Text("instanceClass"),
            SurvivesZone = isMultiAz,
            Zones = [.. subnets.Select(ZoneOf)],
            StorageGiB = inputs.Number("allocatedStorage"),
            BackupDays = inputs.Number("backupRetentionPeriod"),
            IsEncrypted = inputs.Flag("storageEncrypted"),
            IsProtected = instance.Protect || isProtected,
            Details =
            [
                DatabaseEndpoint(),
                ("Class", inputs.Text("instanceClass")!),
                ("Edition", $"{edition}, version {inputs.Text("engineVersion")}"),
                ("Multi-AZ", isMultiAz ? "yes, a standby in a second zone" : "no, one zone only"),
                ("Storage", $"{inputs.Number("allocatedStorage")} GiB {inputs.Text("storageType")}{ceiling}"),
                ("Backups", $"{days}, {(inputs.Flag("skipFinalSnapshot") ? "no" : "and a")} final snapshot"),
                ("Encrypted", inputs.Flag("storageEncrypted") ? "yes" : "no"),
                ("Protected", Protection(instance.Protect, isProtected)),
            ],
        };
    }

    /// <inheritdoc/>
    protected override StorageFact Storage() => Groups.Any() ? WindowsStorage() : EfsStorage();

    /// <inheritdoc/>
    protected override (string Type, string Kind) ManagedRedis => ("aws:elasticache/replicationGroup:ReplicationGroup", "ElastiCache");

    /// <inheritdoc/>
    protected override NetworkFact Network()
    {
        if (Document.OfType("aws:ec2/vpc:Vpc").FirstOrDefault() is not { } vpc)
        {
            return new NetworkFact { IsExisting = true, Details = [("VPC", Existing)] };
        }

        var subnets = Document.OfType("aws:ec2/subnet:Subnet").ToList();
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
                ("Internet access", Words.Count(Document.OfType("aws:ec2/natGateway:NatGateway").Count(), "NAT gateway")),
            ],
        };
    }

    // The zone of a subnet by its reference; of an existing one, only its id is known.
    private string ZoneOf(string subnet) => Document.Referenced(subnet)?.Inputs.Text("availabilityZone") ?? subnet;

    private static IEnumerable<string> SubnetsOf(PreviewResource balancer) =>
    [
        .. balancer.Inputs.Texts("subnets"),
        .. balancer.Inputs.Items("subnetMappings").Select(mapping => mapping.Text("subnetId")).OfType<string>(),
    ];

    // From a node's subnet by its route table to a gateway.
    private IEnumerable<EgressRoute> EgressRoutes()
    {
        var routes = Document.OfType("aws:ec2/route:Route")
            .Where(route => route.Inputs["natGatewayId"] is not null)
            .ToLookup(
                route => Document.Referenced(route.Inputs.Text("routeTableId")),
                route => Document.Referenced(route.Inputs.Text("natGatewayId")));
        return
            from association in Document.OfType("aws:ec2/routeTableAssociation:RouteTableAssociation")
            from gateway in routes[Document.Referenced(association.Inputs.Text("routeTableId"))]
            where gateway is not null
            select new EgressRoute(ZoneOf(association.Inputs.Text("subnetId")!), gateway.Name, ZoneOf(gateway.Inputs.Text("subnetId")!));
    }

    private AddressFact Address(PreviewResource listener)
    {
        var inputs = listener.Inputs;
        var balancer = Document.Referenced(inputs.Text("loadBalancerArn"))!;
        var port = inputs.Number("port");
        var from = BlocksAt(balancer.Inputs.Texts("securityGroups"), port);
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

    // The blocks that security groups allow at a port.
    private IEnumerable<string> BlocksAt(IReadOnlyList<string> groups, int port) => Document
        .OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
        .Where(rule => groups.Contains(rule.Inputs.Text("securityGroupId"), StringComparer.Ordinal)
            && rule.Inputs.Number("fromPort") <= port && rule.Inputs.Number("toPort") >= port)
        .Select(rule => rule.Inputs.Text("cidrIpv4"))
        .OfType<string>();

    // The one of the listener's own node first, since nodes may have an address each besides a shared one.
    private string? PollingAddress(JsonObject listener, bool hasNode) => PollingEndpoints()
        .Where(endpoint => endpoint.Number("port") == listener.Number("port"))
        .OrderBy(endpoint => endpoint.Text("node") != listener["tags"].Text("node"))
        .ThenBy(endpoint => (endpoint.Text("mode") == "address-per-node") != hasNode)
        .Select(endpoint => Known(endpoint.Text("address")))
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
            : $"{pool.Inputs["tags"].Text("node") ?? "all nodes"}, {pool.Inputs.Text("protocol")} {pool.Inputs.Number("port")}";
    }

    private static HealthCheckFact Check(JsonNode? check) => HealthCheck(
        check.Text("protocol") ?? "HTTP",
        check.Text("path"),
        check.Text("matcher"),
        check.Number("interval"),
        check.Number("unhealthyThreshold"));

    private static string Edition(string? engine) => engine switch
    {
        "sqlserver-ee" => "SQL Server Enterprise",
        "sqlserver-se" => "SQL Server Standard",
        "sqlserver-web" => "SQL Server Web",
        "sqlserver-ex" => "SQL Server Express",
        _ => engine ?? "?",
    };
}
