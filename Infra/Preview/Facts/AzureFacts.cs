using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OctopusHA.Plan;
using OctopusHA.Settings;

namespace OctopusHA.Preview.Facts;

/// <summary>Reads the documents of Azure. What lies inside a gateway or balancer is found by its name in its id.</summary>
internal sealed partial class AzureFacts(PreviewDocument document) : FactsReader(document)
{
    private const string NoZone = "availability set";
    private const long BytesPerGiB = 1L << 30;

    private static readonly string[] AllZones = ["1", "2", "3"];

    private IEnumerable<PreviewResource> Gateways => Document.OfType("azure-native:network:ApplicationGateway");

    private IEnumerable<PreviewResource> LoadBalancers => Document.OfType("azure-native:network:LoadBalancer");

    private IEnumerable<PreviewResource> NatRules => Document.OfType("azure-native:network:InboundNatRule");

    // Nodes that Tentacles reach at their network interface's own address.
    private IEnumerable<(PreviewResource Interface, JsonNode Endpoint)> OwnAddresses =>
        from endpoint in PollingEndpoints()
        where endpoint.Text("mode") == "address-per-node"
        from card in Document.OfType("azure-native:network:NetworkInterface")
        where NodeOf(card) == endpoint.Text("node")
        select (card, endpoint);

    /// <inheritdoc/>
    protected override IEnumerable<NodeFact> Nodes() =>
        from machine in Document.OfType("azure-native:compute:VirtualMachine")
        let name = NodeOf(machine)
        where name is not null
        select Node(name, machine);

    /// <inheritdoc/>
    protected override IEnumerable<BalancerFact> Balancers() =>
    [
        .. Gateways.Select(gateway => new BalancerFact(gateway.Name, "application", IsInternal(gateway) ? "internal" : "public", gateway.Inputs.Texts("zones"), CrossesZones: true)),
        .. LoadBalancers.Select(balancer => new BalancerFact(balancer.Name, "network", IsInternal(balancer) ? "internal" : "public", ZonesOf(balancer), CrossesZones: true)),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<AddressFact> Addresses() =>
    [
        .. Gateways.SelectMany(GatewayAddresses),
        .. LoadBalancers.SelectMany(BalancerAddresses),
        .. NatRules.Select(NatAddress).OrderBy(address => address.Port),
        .. OwnAddresses.Select(own => new AddressFact(
            Known(own.Endpoint.Text("address")) ?? OwnName(own.Interface),
            own.Endpoint.Number("port"),
            "TCP",
            $"{NodeOf(own.Interface)}, TCP {OctopusServer.PollingPort}",
            OpenTo("network-nodes-security-group", OctopusServer.PollingPort),
            own.Interface.Name,
            own.Interface.Name)),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<OpeningFact> Openings() =>
        from securityGroup in Document.OfType("azure-native:network:NetworkSecurityGroup")
        from rule in Items(securityGroup.Inputs, "securityRules")
        where rule.Text("access") == "Allow" && rule.Text("direction") == "Inbound"
        from source in rule.Text("sourceAddressPrefix") is { } one ? [one] : rule.Texts("sourceAddressPrefixes")
        let block = source is "Internet" or "*" ? "0.0.0.0/0" : source
        // What remains are Azure's own parts by their names: GatewayManager, AzureLoadBalancer, VirtualNetwork.
        where CidrBlock.TryParse(block, out _)
        from ports in rule.Text("destinationPortRange") is { } range ? [range] : rule.Texts("destinationPortRanges")
        let bounds = ports == "*" ? ["0", "65535"] : ports.Split('-')
        select new OpeningFact(securityGroup.Name, int.Parse(bounds[0], CultureInfo.InvariantCulture), int.Parse(bounds[^1], CultureInfo.InvariantCulture), block);

    /// <inheritdoc/>
    protected override IEnumerable<PoolFact> Pools() =>
    [
        .. Gateways.Select(GatewayPool),
        .. LoadBalancers.SelectMany(balancer => Items(balancer.Inputs, "loadBalancingRules").Select(rule => BalancerPool(balancer, rule))),
        .. NatRules.Select(NatPool),
        .. OwnAddresses.Select(own => new PoolFact(
            own.Interface.Name, PoolPurpose.Polling, "TCP", OctopusServer.PollingPort, HealthCheckFact.None, [NodeOf(own.Interface)!])),
    ];

    /// <inheritdoc/>
    protected override DatabaseFact Database()
    {
        (string, string) endpoint = ("Endpoint", Known(Document.Outputs.Text("databaseEndpoint")) ?? "told by the deployment");
        if (Document.OfType("azure-native:sql:Database").FirstOrDefault() is not { } database)
        {
            return new DatabaseFact { Kind = "SQL Server", IsOwn = true, Details = [endpoint, ("Made by", "the team itself")] };
        }

        var sku = database.Inputs["sku"];
        var level = sku.Text("family") is null ? $"{sku.Text("name")}, {sku.Number("capacity")} DTU" : $"{sku.Text("tier")}, {sku.Number("capacity")} vCores ({sku.Text("family")})";
        var isRedundant = database.Inputs.Flag("zoneRedundant");
        var gib = (int)(Long(database.Inputs, "maxSizeBytes") / BytesPerGiB);
        var days = Document.OfType("azure-native:sql:BackupShortTermRetentionPolicy").Select(policy => policy.Inputs.Number("retentionDays")).FirstOrDefault();
        var months = Document.OfType("azure-native:sql:LongTermRetentionPolicy").Select(policy => policy.Inputs.Text("monthlyRetention")).FirstOrDefault();
        var isEncrypted = Document.OfType("azure-native:sql:TransparentDataEncryption").Any(encryption => encryption.Inputs.Text("state") == "Enabled");
        var partner = Document.OfType("azure-native:sql:FailoverGroup").Any();
        return new DatabaseFact
        {
            Kind = "Azure SQL",
            IsOwn = false,
            Class = level,
            SurvivesZone = isRedundant,
            Zones = isRedundant ? AllZones : [],
            StorageGiB = gib,
            BackupDays = days,
            IsEncrypted = isEncrypted,
            IsProtected = database.Protect,
            Details =
            [
                endpoint,
                ("Class", level),
                ("Zones", isRedundant ? "redundant, in three" : "one only"),
                ("Storage", $"up to {gib} GiB"),
                ("Backups", Words.Count(days, "day") + (months is null ? "" : $", and one of each month ({months})")),
                .. partner ? [("Second region", "a copy, failed over to by hand")] : Array.Empty<(string, string)>(),
                ("Encrypted", isEncrypted ? "yes" : "no"),
                ("Protected", Protection(database.Protect, inCloud: false)),
            ],
        };
    }

    /// <inheritdoc/>
    protected override StorageFact Storage()
    {
        if (Document.OfType("azure-native:storage:FileShare").FirstOrDefault() is not { } share)
        {
            return new StorageFact { Kind = "Windows share", IsOwn = true, Details = [("Share", $"{Document.Outputs.Text("storageId")}, the team's own")] };
        }

        var account = Document.OfType("azure-native:storage:StorageAccount").First();
        var service = Document.OfType("azure-native:storage:FileServiceProperties").FirstOrDefault()?.Inputs;
        var sku = account.Inputs["sku"].Text("name") ?? "";
        var isRedundant = sku.EndsWith("ZRS", StringComparison.Ordinal);
        var days = Document.OfType("azure:backup/policyFileShare:PolicyFileShare").Select(policy => policy.Inputs["retentionDaily"].Number("count")).FirstOrDefault();
        return new StorageFact
        {
            Kind = "Azure Files",
            IsOwn = false,
            SurvivesZone = isRedundant,
            IsProtected = share.Protect,
            Details =
            [
                ("Share", $"Azure Files, {(sku.StartsWith("Premium", StringComparison.Ordinal) ? "premium" : "standard")}, {share.Inputs.Number("shareQuota")} GiB"),
                ("Zones", isRedundant ? "redundant, in three" : "one only"),
                .. sku.EndsWith("_GZRS", StringComparison.Ordinal) ? [("Second region", "a copy, some minutes behind")] : Array.Empty<(string, string)>(),
                ("In transit", $"{service?["protocolSettings"]?["smb"].Text("versions")?.TrimEnd(';')}, {service?["protocolSettings"]?["smb"].Text("channelEncryption")?.TrimEnd(';')}"),
                ("Backups", days == 0 ? "none" : $"daily, kept {Words.Count(days, "day")}"),
                ("Encrypted", "yes"),
                ("Protected", Protection(share.Protect, inCloud: false)),
            ],
        };
    }

    /// <inheritdoc/>
    protected override QueueFact? Queue()
    {
        if (Document.OfType("octopus-ha:azure:RedisQueue").FirstOrDefault() is not { } component)
        {
            return null;
        }

        var parts = Document.ChildrenOf(component).Where(part => part.Custom).ToList();
        return parts.Count == 0 ? new QueueFact("Redis", IsOwn: true, null)
            : parts.Find(part => part.Type == "azure-native:redisenterprise:Database") is { } cache ? new QueueFact("Azure Managed Redis", IsOwn: false, cache.Inputs.Number("port"))
            : new QueueFact("a container", IsOwn: false, Bootstrap.RedisContainer.Port);
    }

    /// <inheritdoc/>
    protected override NetworkFact Network()
    {
        if (Document.OfType("azure-native:network:VirtualNetwork").FirstOrDefault() is not { } network)
        {
            return new NetworkFact { IsOwn = true, Details = [("VNet", "the team's own")] };
        }

        var subnets = Document.OfType("azure-native:network:Subnet").ToList();
        var cidr = network.Inputs["addressSpace"].Texts("addressPrefixes")[0];
        IReadOnlyList<string> zones = [.. Document.OfType("azure-native:compute:VirtualMachine").SelectMany(machine => machine.Inputs.Texts("zones")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new NetworkFact
        {
            IsOwn = false,
            Cidr = cidr,
            Zones = zones,
            WaysOut = [.. WaysOut(subnets).Distinct()],
            Details =
            [
                ("VNet", cidr),
                ("Zones", zones.Count == 0 ? "none: an availability set" : string.Join(", ", zones)),
                ("Subnets", string.Join(", ", subnets.Select(subnet => $"{subnet.Inputs.Text("subnetName")} {subnet.Inputs.Text("addressPrefix")}"))),
                ("Way out", Words.Count(Document.OfType("azure-native:network:NatGateway").Count(), "NAT gateway")),
                ("Private ways to", string.Join(", ", Document.OfType("azure-native:network:PrivateEndpoint").Select(endpoint => endpoint.Inputs["tags"].Text("component")).Distinct(StringComparer.Ordinal))),
            ],
        };
    }

    // From the subnet that a node's network interface stands in to a gateway: the very way that its packets take.
    private IEnumerable<WayOutFact> WaysOut(IReadOnlyList<PreviewResource> subnets) =>
        from machine in Document.OfType("azure-native:compute:VirtualMachine")
        from card in Items(machine.Inputs["networkProfile"], "networkInterfaces")
        from address in Items(Document.Referenced(card.Text("id"))?.Inputs, "ipConfigurations")
        from subnet in subnets
        where Document.Referenced(address["subnet"].Text("id")) == subnet
        let gateway = Document.Referenced(subnet.Inputs["natGateway"].Text("id"))
        where gateway is not null
        select new WayOutFact(machine.Inputs.Texts("zones") is [var zone, ..] ? zone : NoZone, gateway.Name, gateway.Inputs.Texts("zones") is [var its, ..] ? its : null);

    private static string? NodeOf(PreviewResource resource) => resource.Inputs["tags"].Text("node");

    private NodeFact Node(string name, PreviewResource machine)
    {
        var type = machine.Inputs["hardwareProfile"].Text("vmSize") ?? "?";
        var size = NodeSize.Parse(type, Cloud.Azure, NodeHost.Windows, out _);
        var script = Document.OfType("azure-native:resources:Deployment")
            .FirstOrDefault(command => NodeOf(command) == name)?.Inputs["properties"]?["parameters"]?["script"].Text("value") ?? "";
        return new NodeFact
        {
            Name = name,
            Zone = machine.Inputs.Texts("zones") is [var zone, ..] ? zone : NoZone,
            Size = size?.MemoryGiB is { } memory ? string.Create(CultureInfo.InvariantCulture, $"{size.Cpus} vCPU, {memory} GiB") : type,
            VCpu = (int?)size?.Cpus,
            MemoryGiB = size?.MemoryGiB,
            TaskCap = int.TryParse(Told(script, "TaskCap"), NumberStyles.None, CultureInfo.InvariantCulture, out var cap) ? cap : null,
            Polling = PollingOf(name),
            Version = Told(script, "Version") ?? "?",
            IsRunning = !script.StartsWith(Bootstrap.StopScript.FirstLine, StringComparison.Ordinal),
            // Another machine; all else changes while it runs. A new size is the roll's to bring, which drains first.
            RestartedBy = [new RestartFact(machine.Name, ["zones", "availabilitySet", "vmName", "location", "resourceGroupName"])],
        };
    }

    // A value as the run command's text tells it to the node: TaskCap = '20'.
    private static string? Told(string script, string name) =>
        ToldValues().Matches(script).FirstOrDefault(match => match.Groups["name"].Value == name)?.Groups["value"].Value;

    [GeneratedRegex(@"^[# ]+(?<name>[A-Za-z]+) = '(?<value>[^'\n]*)'$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ToldValues();

    // A gateway inside has an address in the internet as well, at which nothing listens.
    private static bool IsInternal(PreviewResource balancer) =>
        Items(balancer.Inputs, "frontendIPConfigurations").Any(front => front["subnet"] is not null);

    private IReadOnlyList<string> ZonesOf(PreviewResource balancer)
    {
        var front = Items(balancer.Inputs, "frontendIPConfigurations").First();
        return (Document.Referenced(front["publicIPAddress"].Text("id"))?.Inputs ?? front).Texts("zones");
    }

    private IEnumerable<AddressFact> GatewayAddresses(PreviewResource gateway)
    {
        var ports = Named(gateway, "frontendPorts");
        var rules = Items(gateway.Inputs, "requestRoutingRules").ToDictionary(rule => Last(rule["httpListener"])!, StringComparer.Ordinal);
        return
            from listener in Items(gateway.Inputs, "httpListeners")
            let port = ports[Last(listener["frontendPort"])!].Number("port")
            let rule = rules[listener.Text("name")!]
            let redirects = rule["redirectConfiguration"] is not null
            orderby port
            select new AddressFact(
                WebHost ?? OwnName(gateway),
                port,
                listener.Text("protocol")!.ToUpperInvariant(),
                redirects ? $"redirect to {Redirect(gateway, rule)}" : $"all nodes, {GatewayPool(gateway).Protocol} {GatewayPool(gateway).Port}",
                OpenTo("network-gateway-security-group", port),
                gateway.Name,
                redirects ? null : gateway.Name);
    }

    private static string Redirect(PreviewResource gateway, JsonNode rule)
    {
        var target = Last(Named(gateway, "redirectConfigurations")[Last(rule["redirectConfiguration"])!]["targetListener"])!;
        var listener = Named(gateway, "httpListeners")[target];
        return $"{listener.Text("protocol")!.ToUpperInvariant()} {Named(gateway, "frontendPorts")[Last(listener["frontendPort"])!].Number("port")}";
    }

    private IEnumerable<AddressFact> BalancerAddresses(PreviewResource balancer) =>
        from rule in Items(balancer.Inputs, "loadBalancingRules")
        let pool = BalancerPool(balancer, rule)
        orderby rule.Number("frontendPort")
        select new AddressFact(
            Host(pool.Purpose) ?? OwnName(balancer),
            rule.Number("frontendPort"),
            "TCP",
            $"all nodes, TCP {pool.Port}",
            OpenTo("network-nodes-security-group", pool.Port),
            balancer.Name,
            pool.Name);

    private AddressFact NatAddress(PreviewResource rule)
    {
        var balancer = Document.Referenced(rule.Inputs["frontendIPConfiguration"].Text("id"))!;
        var port = rule.Inputs.Number("backendPort");
        var node = Behind(rule) is [var first, ..] ? first : null;
        return new AddressFact(
            PollingEndpoints().Where(IsThere).Select(endpoint => Known(endpoint.Text("address"))).FirstOrDefault() ?? OwnName(balancer),
            rule.Inputs.Number("frontendPort"),
            "TCP",
            $"{string.Join(", ", Behind(rule))}, TCP {port}",
            OpenTo("network-nodes-security-group", port),
            balancer.Name,
            rule.Name);

        bool IsThere(JsonNode endpoint) => endpoint.Text("mode") == "port-per-node" && endpoint.Text("node") == node;
    }

    private PoolFact GatewayPool(PreviewResource gateway)
    {
        var settings = Items(gateway.Inputs, "backendHttpSettingsCollection").First();
        var probe = Named(gateway, "probes")[Last(settings["probe"])!];
        var statuses = string.Join(',', probe["match"].Texts("statusCodes"));
        var interval = probe.Number("interval");
        return new PoolFact(
            gateway.Name,
            PurposeOf(settings.Number("port")),
            settings.Text("protocol")!.ToUpperInvariant(),
            settings.Number("port"),
            new HealthCheckFact($"HTTP {probe.Text("path")}", statuses, interval, interval * probe.Number("unhealthyThreshold"), DrainingLeaves(probe.Text("path"), statuses)),
            Behind(gateway));
    }

    private PoolFact BalancerPool(PreviewResource balancer, JsonNode rule)
    {
        var probe = Named(balancer, "probes")[Last(rule["probe"])!];
        var path = probe.Text("requestPath");
        var interval = probe.Number("intervalInSeconds");
        return new PoolFact(
            $"{balancer.Name}-{rule.Text("name")}",
            PurposeOf(rule.Number("backendPort")),
            "TCP",
            rule.Number("backendPort"),
            // An HTTP probe takes 200 and nothing else (Microsoft Learn, "Azure Load Balancer health probes").
            new HealthCheckFact(
                path is null ? "TCP" : $"HTTP {path}",
                path is null ? "open port" : OctopusServer.Online,
                interval,
                interval * probe.Number("probeThreshold"),
                DrainingLeaves(path, OctopusServer.Online)),
            Behind(balancer));
    }

    // Behind a NAT rule there is one node, and nobody asks it anything.
    private PoolFact NatPool(PreviewResource rule) => new(
        rule.Name, PurposeOf(rule.Inputs.Number("backendPort")), "TCP", rule.Inputs.Number("backendPort"), HealthCheckFact.None, Behind(rule));

    // The nodes whose network interfaces name a gateway, a balancer or a rule.
    private IReadOnlyList<string> Behind(PreviewResource balancer) =>
    [
        .. from card in Document.OfType("azure-native:network:NetworkInterface")
           let node = NodeOf(card)
           where node is not null
           from address in Items(card.Inputs, "ipConfigurations")
           from membership in Items(address, "applicationGatewayBackendAddressPools")
               .Concat(Items(address, "loadBalancerBackendAddressPools"))
               .Concat(Items(address, "loadBalancerInboundNatRules"))
           where Document.Referenced(membership.Text("id")) == balancer
           orderby node
           select node,
    ];

    // Which blocks a security group of ours lets to a port; in the team's own network the document does not tell.
    private IReadOnlyList<string> OpenTo(string securityGroup, int port) =>
    [
        .. from rule in Items(Document.Find(securityGroup)?.Inputs, "securityRules")
           where rule.Text("access") == "Allow" && rule.Text("destinationPortRange") == port.ToString(CultureInfo.InvariantCulture)
           from source in rule.Text("sourceAddressPrefix") is { } one ? [one] : rule.Texts("sourceAddressPrefixes")
           select source == "Internet" ? "0.0.0.0/0" : source,
    ];

    private string? WebHost => WebUrl?.Split("://")[^1];

    private string? Host(PoolPurpose purpose) => purpose switch
    {
        PoolPurpose.Polling => PollingEndpoints().Where(endpoint => endpoint.Text("mode") == "shared-address").Select(endpoint => Known(endpoint.Text("address"))).FirstOrDefault(),
        PoolPurpose.Grpc => Known(Document.Outputs.Text("grpcAddress"))?.Split(':')[0],
        _ => WebHost,
    };

    private static string OwnName(PreviewResource balancer) => $"({balancer.Name}'s own name)";

    private static Dictionary<string, JsonNode> Named(PreviewResource resource, string kind) => Items(resource.Inputs, kind).ToDictionary(part => part.Text("name")!, StringComparer.Ordinal);

    private static IEnumerable<JsonNode> Items(JsonNode? node, string name) => (node?[name] as JsonArray)?.OfType<JsonNode>() ?? [];

    private static long Long(JsonNode? node, string name) => node?[name] is JsonValue value && value.TryGetValue<long>(out var number) ? number : 0;

    // The name at the end of an id.
    private static string? Last(JsonNode? reference) => reference.Text("id")?.Split('/')[^1];
}
