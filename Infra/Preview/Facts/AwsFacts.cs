using System.Globalization;
using System.Text.Json.Nodes;
using OctopusHA.Bootstrap;

namespace OctopusHA.Preview.Facts;

/// <summary>Reads the documents of AWS: what all its systems have in common.</summary>
internal sealed partial class AwsFacts(PreviewDocument document) : FactsReader(document)
{
    /// <inheritdoc/>
    protected override IEnumerable<NodeFact> Nodes() => ContainerNodes().Concat(MachineNodes());

    /// <inheritdoc/>
    protected override IEnumerable<BalancerFact> Balancers() => Document.OfType("aws:lb/loadBalancer:LoadBalancer").Select(balancer => new BalancerFact(
        balancer.Name,
        balancer.Inputs.Text("loadBalancerType") ?? "application",
        balancer.Inputs.Flag("internal") ? "internal" : "public",
        [.. SubnetsOf(balancer).Select(ZoneOf).Distinct(StringComparer.Ordinal)],
        // An application load balancer always does (ELB user guide, "Cross-zone load balancing").
        balancer.Inputs.Text("loadBalancerType") != "network" || balancer.Inputs.Flag("enableCrossZoneLoadBalancing")))
        .Concat(InterfaceBalancers());

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
        var members = ContainerPoolMembers().Concat(MachinePoolMembers()).ToLookup(member => member.Pool, member => member.Node, StringComparer.Ordinal);
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
        (string, string) endpoint = ("Endpoint", Known(Document.Outputs.Text("databaseEndpoint")) ?? "told by the deployment");
        if (Document.OfType("aws:rds/instance:Instance").FirstOrDefault() is not { } instance)
        {
            return new DatabaseFact { Kind = "SQL Server", IsOwn = true, Details = [endpoint, ("Made by", "the team itself")] };
        }

        var inputs = instance.Inputs;
        var edition = Edition(inputs.Text("engine"));
        var isMultiAz = inputs.Flag("multiAz");
        var isProtected = inputs.Flag("deletionProtection");
        var ceiling = inputs["maxAllocatedStorage"] is null ? "" : $", grows to {inputs.Number("maxAllocatedStorage")} GiB";
        var subnets = Document.Referenced(inputs.Text("dbSubnetGroupName"))?.Inputs.Texts("subnetIds") ?? [];
        return new DatabaseFact
        {
            Kind = $"{edition} on RDS",
            IsOwn = false,
            Class = inputs.Text("instanceClass"),
            SurvivesZone = isMultiAz,
            Zones = [.. subnets.Select(ZoneOf)],
            StorageGiB = inputs.Number("allocatedStorage"),
            BackupDays = inputs.Number("backupRetentionPeriod"),
            IsEncrypted = inputs.Flag("storageEncrypted"),
            IsProtected = instance.Protect || isProtected,
            Details =
            [
                endpoint,
                ("Class", inputs.Text("instanceClass")!),
                ("Edition", $"{edition}, version {inputs.Text("engineVersion")}"),
                ("Multi-AZ", isMultiAz ? "yes, a standby in a second zone" : "no, one zone only"),
                ("Storage", $"{inputs.Number("allocatedStorage")} GiB {inputs.Text("storageType")}{ceiling}"),
                ("Backups", Words.Count(inputs.Number("backupRetentionPeriod"), "day") + (inputs.Flag("skipFinalSnapshot") ? ", no final snapshot" : ", and a final snapshot")),
                ("Encrypted", inputs.Flag("storageEncrypted") ? "yes" : "no"),
                ("Protected", Protection(instance.Protect, isProtected)),
            ],
        };
    }

    /// <inheritdoc/>
    protected override StorageFact Storage() => Groups.Any() ? WindowsStorage() : EfsStorage();

    /// <inheritdoc/>
    protected override QueueFact? Queue()
    {
        if (Document.OfType("octopus-ha:aws:RedisQueue").FirstOrDefault() is not { } component)
        {
            return null;
        }

        var parts = Document.ChildrenOf(component).Where(part => part.Custom).ToList();
        return parts.Count == 0 ? new QueueFact("Redis", IsOwn: true, null)
            : parts.Find(part => part.Type == "aws:elasticache/replicationGroup:ReplicationGroup") is { } cache ? new QueueFact("ElastiCache", IsOwn: false, cache.Inputs.Number("port"))
            : new QueueFact("a container", IsOwn: false, RedisContainer.Port);
    }

    /// <inheritdoc/>
    protected override NetworkFact Network()
    {
        if (Document.OfType("aws:ec2/vpc:Vpc").FirstOrDefault() is not { } vpc)
        {
            return new NetworkFact { IsOwn = true, Details = [("VPC", "the team's own")] };
        }

        var subnets = Document.OfType("aws:ec2/subnet:Subnet").ToList();
        IReadOnlyList<string> zones = [.. subnets.Select(subnet => subnet.Inputs.Text("availabilityZone")).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new NetworkFact
        {
            IsOwn = false,
            Cidr = vpc.Inputs.Text("cidrBlock"),
            Zones = zones,
            WaysOut = [.. WaysOut().Distinct()],
            Details =
            [
                ("VPC", vpc.Inputs.Text("cidrBlock")!),
                ("Zones", string.Join(", ", zones)),
                ("Subnets", subnets.Count.ToString(CultureInfo.InvariantCulture)),
                ("Way out", Words.Count(Document.OfType("aws:ec2/natGateway:NatGateway").Count(), "NAT gateway")),
            ],
        };
    }

    // The zone of a subnet by its reference; of one that the team brings, only its id is known.
    private string ZoneOf(string subnet) => Document.Referenced(subnet)?.Inputs.Text("availabilityZone") ?? subnet;

    private static IEnumerable<string> SubnetsOf(PreviewResource balancer) =>
        balancer.Inputs.Texts("subnets").Concat((balancer.Inputs["subnetMappings"] as JsonArray ?? []).Select(mapping => mapping.Text("subnetId")).OfType<string>());

    // From the subnet that a node stands in by its route table to a gateway: the very way that its packets take.
    private IEnumerable<WayOutFact> WaysOut()
    {
        var routes = Document.OfType("aws:ec2/route:Route")
            .Where(route => route.Inputs["natGatewayId"] is not null)
            .ToLookup(route => Document.Referenced(route.Inputs.Text("routeTableId")), route => Document.Referenced(route.Inputs.Text("natGatewayId")));
        return
            from association in Document.OfType("aws:ec2/routeTableAssociation:RouteTableAssociation")
            from gateway in routes[Document.Referenced(association.Inputs.Text("routeTableId"))]
            where gateway is not null
            select new WayOutFact(ZoneOf(association.Inputs.Text("subnetId")!), gateway.Name, ZoneOf(gateway.Inputs.Text("subnetId")!));
    }

    private AddressFact Address(PreviewResource listener)
    {
        var inputs = listener.Inputs;
        var balancer = Document.Referenced(inputs.Text("loadBalancerArn"))!;
        var port = inputs.Number("port");
        var from = BlocksAt(balancer.Inputs.Texts("securityGroups"), port);
        var pool = Document.Referenced(inputs["defaultActions"]?[0].Text("targetGroupArn"));
        return new AddressFact(
            (inputs["tags"].Text("component") == "polling" ? PollingAddress(inputs, balancer.Inputs["tags"].Text("node") is not null) : Known(WebUrl?.Split("://")[^1])) ?? $"({balancer.Name}'s own name)",
            port,
            inputs.Text("protocol")!,
            Target(inputs, pool),
            [.. from],
            balancer.Name,
            pool?.Name);
    }

    // The blocks that security groups let in at a port.
    private IEnumerable<string> BlocksAt(IReadOnlyList<string> groups, int port) => Document.OfType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule")
        .Where(rule => groups.Contains(rule.Inputs.Text("securityGroupId"), StringComparer.Ordinal)
            && rule.Inputs.Number("fromPort") <= port && rule.Inputs.Number("toPort") >= port)
        .Select(rule => rule.Inputs.Text("cidrIpv4"))
        .OfType<string>();

    // Of the listener's own node where it has one, since nodes may have an address each, beside the one that they share.
    private string? PollingAddress(JsonObject listener, bool isOwn) => PollingEndpoints()
        .Where(endpoint => endpoint.Number("port") == listener.Number("port"))
        .OrderBy(endpoint => endpoint.Text("node") != listener["tags"].Text("node"))
        .ThenBy(endpoint => (endpoint.Text("mode") == "address-per-node") != isOwn)
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

    private static HealthCheckFact Check(JsonNode? check)
    {
        var path = check.Text("path");
        var matcher = check.Text("matcher");
        var protocol = check.Text("protocol") ?? "HTTP";
        return new HealthCheckFact(
            path is null ? protocol : $"{protocol} {path}",
            matcher ?? "open port",
            check.Number("interval"),
            check.Number("interval") * check.Number("unhealthyThreshold"),
            DrainingLeaves(path, matcher));
    }

    private static string Edition(string? engine) => engine switch
    {
        "sqlserver-ee" => "SQL Server Enterprise",
        "sqlserver-se" => "SQL Server Standard",
        "sqlserver-web" => "SQL Server Web",
        "sqlserver-ex" => "SQL Server Express",
        _ => engine ?? "?",
    };
}
