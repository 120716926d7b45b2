namespace OctopusHA.Azure;

/// <summary>The web load balancer, an Application Gateway or a Standard Load Balancer, with its DNS record.</summary>
internal sealed class AzureLoadBalancer : LoadBalancer
{
    private const string Component = "load-balancer";

    /// <summary>gRPC over TLS, which terminates on the node; a draining node keeps its streams.</summary>
    public static BalancedPort Grpc { get; } = new("grpc", OctopusServer.GrpcPort, OctopusServer.GrpcPort, null);

    /// <summary>Creates the load balancer.</summary>
    /// <param name="context">The context.</param>
    /// <param name="after">The resources that a gateway depends on; see <see cref="ApplicationGateway"/>.</param>
    public AzureLoadBalancer(AzureContext context, IReadOnlyList<Resource> after)
        : base(context)
    {
        var settings = context.Plan.LoadBalancer;
        Zone = settings.DnsZone is { } zone ? new AzureDnsZone(zone, this) : null;
        Output<string> host;
        RecordTarget target;
        if (settings.Kind == LoadBalancerKind.Application)
        {
            Gateway = new ApplicationGateway(context, Component, this, after);
            (host, target) = (Gateway.Address, Gateway.Target);
        }
        else
        {
            var web = new BalancedPort("web", 80, OctopusServer.WebPort, OctopusServer.PingPath);
            Balancer = new StandardLoadBalancer(
                context, Component, settings.Scheme, [web, .. OtherPorts(context.Plan)], this);
            (host, target) = (Balancer.Address, Balancer.Target);
            GrpcAddress = settings.ServesGrpc ? Output.Format($"{host}:{OctopusServer.GrpcPort}") : null;
        }

        Zone?.CreateRecord("load-balancer-record", settings.Domain!, target, this);
        WebUrl = settings.UsesHttps ? Output.Create($"https://{settings.Domain}") : Output.Format($"http://{host}");
        RegisterOutputs(new Dictionary<string, object?> { ["webUrl"] = WebUrl, ["address"] = host });
    }

    /// <summary>The load-balanced ports besides the web: gRPC, and polling with a shared address.</summary>
    /// <param name="plan">The plan.</param>
    public static IEnumerable<BalancedPort> OtherPorts(ClusterPlan plan)
    {
        if (plan.LoadBalancer.ServesGrpc)
        {
            yield return Grpc;
        }

        if (plan.Polling.Has(PollingMode.SharedAddress))
        {
            // TCP probe only: a draining node must still be polled.
            yield return new BalancedPort("polling", plan.Polling.SharedPort, OctopusServer.PollingPort, null);
        }
    }

    /// <inheritdoc/>
    public override Output<string> WebUrl { get; }

    /// <inheritdoc/>
    public override Output<string>? GrpcAddress { get; }

    /// <summary>The gateway, with kind <c>application</c>.</summary>
    public ApplicationGateway? Gateway { get; }

    /// <summary>The load balancer, with kind <c>network</c>.</summary>
    public StandardLoadBalancer? Balancer { get; }

    /// <summary>The domain's zone; null if its records are created elsewhere.</summary>
    public AzureDnsZone? Zone { get; }
}
