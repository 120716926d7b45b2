using OctopusHA.Components;
using OctopusHA.Plan;
using OctopusHA.Settings;
using Pulumi;

namespace OctopusHA.Azure;

/// <summary>The web address: an Application Gateway or a Standard Load Balancer, its pool and its name.</summary>
internal sealed class AzureLoadBalancer : LoadBalancer
{
    private const string Component = "load-balancer";

    /// <summary>gRPC over TLS, which ends at the node and nowhere before; a node that drains keeps its streams.</summary>
    public static BalancedPort Grpc { get; } = new("grpc", OctopusServer.GrpcPort, OctopusServer.GrpcPort, null);

    /// <summary>Creates the load balancer.</summary>
    /// <param name="context">The stack.</param>
    /// <param name="foundation">The resource group and the log workspace.</param>
    /// <param name="network">The network.</param>
    /// <param name="after">What takes minutes to create, which a gateway waits for; <see cref="ApplicationGateway"/> says why.</param>
    public AzureLoadBalancer(AzureContext context, Foundation foundation, AzureNetwork network, IReadOnlyList<Resource> after)
        : base(context)
    {
        var settings = context.Plan.LoadBalancer;
        Zone = settings.DnsZone is { } zone ? new AzureDnsZone(zone, this) : null;
        Output<string> host;
        RecordTarget target;
        if (settings.Kind == LoadBalancerKind.Application)
        {
            Gateway = new ApplicationGateway(context, foundation, network, Component, this, after);
            (host, target) = (Gateway.Address, Gateway.Target);
        }
        else
        {
            var web = new BalancedPort("web", 80, OctopusServer.WebPort, OctopusServer.PingPath);
            Balancer = new StandardLoadBalancer(context, foundation, network, Component, settings.Scheme, [web, .. BesideWeb(context.Plan)], this);
            (host, target) = (Balancer.Address, Balancer.Target);
            GrpcAddress = settings.ServesGrpc ? Output.Format($"{host}:{OctopusServer.GrpcPort}") : null;
        }

        Zone?.CreateRecord("load-balancer-record", settings.Domain!, target, this);
        WebUrl = settings.UsesHttps ? Output.Create($"https://{settings.Domain}") : Output.Format($"http://{host}");
        RegisterOutputs(new Dictionary<string, object?> { ["webUrl"] = WebUrl, ["address"] = host });
    }

    /// <summary>What a balancer spreads over all nodes beside the web: gRPC, and polling where all nodes share a port.</summary>
    /// <param name="plan">The plan.</param>
    public static IReadOnlyList<BalancedPort> BesideWeb(ClusterPlan plan) =>
    [
        .. plan.LoadBalancer.ServesGrpc ? [Grpc] : Array.Empty<BalancedPort>(),
        // The port is all that is asked: a node that drains must still be polled.
        .. plan.Polling.Has(PollingMode.SharedAddress) ? [new BalancedPort("polling", plan.Polling.SharedPort, OctopusServer.PollingPort, null)] : Array.Empty<BalancedPort>(),
    ];

    /// <inheritdoc/>
    public override Output<string> WebUrl { get; }

    /// <inheritdoc/>
    public override Output<string>? GrpcAddress { get; }

    /// <summary>The gateway, with kind <c>application</c>.</summary>
    public ApplicationGateway? Gateway { get; }

    /// <summary>The load balancer, with kind <c>network</c>.</summary>
    public StandardLoadBalancer? Balancer { get; }

    /// <summary>The domain's zone; null when the team makes its records itself.</summary>
    public AzureDnsZone? Zone { get; }
}
