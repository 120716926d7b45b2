using System.Text.Json.Nodes;

namespace OctopusHA.Preview.Facts;

/// <content>Application gateways, load balancers and network interfaces.</content>
internal sealed partial class AzureFacts
{
    private IEnumerable<PreviewResource> Gateways => Document.OfType("azure-native:network:ApplicationGateway");

    private IEnumerable<PreviewResource> LoadBalancers => Document.OfType("azure-native:network:LoadBalancer");

    private IEnumerable<PreviewResource> NatRules => Document.OfType("azure-native:network:InboundNatRule");

    private IEnumerable<PreviewResource> NetworkInterfaces =>
        Document.OfType("azure-native:network:NetworkInterface")
            .Where(networkInterface => NodeOf(networkInterface) is not null);

    // Nodes that Tentacles reach at their network interface's own address.
    private IEnumerable<(PreviewResource Interface, JsonNode Endpoint)> InterfaceEndpoints =>
        from endpoint in PollingEndpoints("address-per-node")
        from networkInterface in NetworkInterfaces
        where NodeOf(networkInterface) == endpoint.Text("node")
        select (networkInterface, endpoint);

    /// <inheritdoc/>
    protected override IEnumerable<BalancerFact> Balancers() => Gateways.Concat(LoadBalancers).Select(_reader.Balancer);

    /// <inheritdoc/>
    protected override IEnumerable<AddressFact> Addresses() =>
    [
        .. Gateways.SelectMany(GatewayAddresses),
        .. LoadBalancers.SelectMany(BalancerAddresses),
        .. NatRules.Select(NatAddress).OrderBy(address => address.Port),
        .. from own in InterfaceEndpoints
           let allowed = _reader.AllowedAt(_reader.SubnetsOf(own.Interface), OctopusServer.PollingPort)
           select InterfaceAddress(own.Interface, own.Endpoint, allowed),
    ];

    /// <inheritdoc/>
    protected override IEnumerable<PoolFact> Pools() =>
    [
        .. Gateways.Select(GatewayPool),
        .. from balancer in LoadBalancers
           from rule in balancer.Inputs.Items("loadBalancingRules")
           select BalancerPool(balancer, rule),
        .. NatRules.Select(NatPool),
        .. InterfaceEndpoints.Select(own => InterfacePool(own.Interface, NodeOf(own.Interface)!)),
    ];

    private IEnumerable<AddressFact> GatewayAddresses(PreviewResource gateway)
    {
        var ports = Named(gateway, "frontendPorts");
        var rules = gateway.Inputs.Items("requestRoutingRules")
            .ToDictionary(rule => Last(rule["httpListener"])!, StringComparer.Ordinal);
        var pool = GatewayPool(gateway);
        return
            from listener in gateway.Inputs.Items("httpListeners")
            let port = ports[Last(listener["frontendPort"])!].Number("port")
            let rule = rules[listener.Text("name")!]
            let redirects = rule["redirectConfiguration"] is not null
            orderby port
            select new AddressFact(
                WebHost ?? NameOf(gateway),
                port,
                listener.Text("protocol")!.ToUpperInvariant(),
                redirects ? $"redirect to {Redirect(gateway, rule)}" : $"all nodes, {pool.Protocol} {pool.Port}",
                _reader.AllowedAt(_reader.SubnetsOf(gateway), port),
                gateway.Name,
                redirects ? null : gateway.Name);
    }

    private static string Redirect(PreviewResource gateway, JsonNode rule)
    {
        var redirect = Named(gateway, "redirectConfigurations")[Last(rule["redirectConfiguration"])!];
        var listener = Named(gateway, "httpListeners")[Last(redirect["targetListener"])!];
        var port = Named(gateway, "frontendPorts")[Last(listener["frontendPort"])!].Number("port");
        return $"{listener.Text("protocol")!.ToUpperInvariant()} {port}";
    }

    private IEnumerable<AddressFact> BalancerAddresses(PreviewResource balancer) =>
        from rule in balancer.Inputs.Items("loadBalancingRules")
        let pool = BalancerPool(balancer, rule)
        orderby rule.Number("frontendPort")
        select new AddressFact(
            Host(pool.Purpose) ?? NameOf(balancer),
            rule.Number("frontendPort"),
            "TCP",
            $"all nodes, TCP {pool.Port}",
            _reader.AllowedAt(Behind(balancer).SelectMany(_reader.SubnetsOf), pool.Port),
            balancer.Name,
            pool.Name);

    private AddressFact NatAddress(PreviewResource rule)
    {
        var balancer = Document.Referenced(rule.Inputs["frontendIPConfiguration"].Text("id"))!;
        var pool = NatPool(rule);
        var endpoint = PollingEndpoints("port-per-node")
            .FirstOrDefault(endpoint => pool.Nodes.Contains(endpoint.Text("node")));
        return new AddressFact(
            Reference.Known(endpoint.Text("address")) ?? NameOf(balancer),
            rule.Inputs.Number("frontendPort"),
            "TCP",
            $"{string.Join(", ", pool.Nodes)}, TCP {pool.Port}",
            _reader.AllowedAt(Behind(rule).SelectMany(_reader.SubnetsOf), pool.Port),
            balancer.Name,
            rule.Name);
    }

    private PoolFact GatewayPool(PreviewResource gateway)
    {
        var settings = gateway.Inputs.Items("backendHttpSettingsCollection").First();
        var probe = Named(gateway, "probes")[Last(settings["probe"])!];
        var statuses = string.Join(',', probe["match"].Texts("statusCodes"));
        return new PoolFact(
            gateway.Name,
            PurposeOf(settings.Number("port")),
            settings.Text("protocol")!.ToUpperInvariant(),
            settings.Number("port"),
            HealthCheck(
                "HTTP", probe.Text("path"), statuses, probe.Number("interval"), probe.Number("unhealthyThreshold")),
            NodesBehind(gateway));
    }

    private PoolFact BalancerPool(PreviewResource balancer, JsonNode rule)
    {
        var probe = Named(balancer, "probes")[Last(rule["probe"])!];
        var path = probe.Text("requestPath");
        return new PoolFact(
            $"{balancer.Name}-{rule.Text("name")}",
            PurposeOf(rule.Number("backendPort")),
            "TCP",
            rule.Number("backendPort"),
            // 200 is the only healthy response to an HTTP probe (Microsoft Learn, "Azure Load Balancer health probes").
            HealthCheck(
                path is null ? "TCP" : "HTTP",
                path,
                OctopusServer.Online,
                probe.Number("intervalInSeconds"),
                probe.Number("probeThreshold")),
            NodesBehind(balancer));
    }

    // A NAT rule has one node and no health check.
    private PoolFact NatPool(PreviewResource rule)
    {
        var port = rule.Inputs.Number("backendPort");
        return new PoolFact(rule.Name, PurposeOf(port), "TCP", port, HealthCheckFact.None, NodesBehind(rule));
    }

    private IReadOnlyList<string> NodesBehind(PreviewResource balancer) =>
        [.. InOrder(Behind(balancer).Select(networkInterface => NodeOf(networkInterface)!), node => node)];

    // The network interfaces of nodes that are in a pool of a gateway or load balancer, or are the target of a NAT
    // rule.
    private IEnumerable<PreviewResource> Behind(PreviewResource balancer) =>
        from networkInterface in NetworkInterfaces
        from address in networkInterface.Inputs.Items("ipConfigurations")
        from membership in (IEnumerable<JsonNode>)
        [
            .. address.Items("applicationGatewayBackendAddressPools"),
            .. address.Items("loadBalancerBackendAddressPools"),
            .. address.Items("loadBalancerInboundNatRules"),
        ]
        where Document.Referenced(membership.Text("id")) == balancer
        select networkInterface;

    private string? Host(PoolPurpose purpose) => purpose switch
    {
        PoolPurpose.Polling => Reference.Known(PollingEndpoints("shared-address").FirstOrDefault().Text("address")),
        PoolPurpose.Grpc => Reference.Known(Document.Outputs.Text("grpcAddress"))?.Split(':')[0],
        _ => WebHost,
    };

    private static Dictionary<string, JsonNode> Named(PreviewResource resource, string kind) =>
        resource.Inputs.Items(kind).ToDictionary(part => part.Text("name")!, StringComparer.Ordinal);

    // The name at the end of an id.
    private static string? Last(JsonNode? reference) => reference.Text("id")?.Split('/')[^1];
}
