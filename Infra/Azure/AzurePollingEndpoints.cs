using OctopusHA.Components;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.AzureNative.Network.Inputs;
using Network = Pulumi.AzureNative.Network;

namespace OctopusHA.Azure;

/// <summary>
/// Polling through a Standard Load Balancer: one address, and behind each node's own port that node alone, by an inbound NAT
/// rule. Nobody asks the node anything: a node that drains is polled as before. gRPC goes the same way, since an application
/// gateway speaks HTTP/1.1 to what is behind it (Microsoft Learn, "Application Gateway features", HTTP/2).
/// </summary>
internal sealed class AzurePollingEndpoints : PollingEndpoints
{
    private const string Component = "polling";

    // Minutes. A polling Tentacle keeps one connection open and speaks at least every few minutes; TCP reset tells both ends
    // when it is closed all the same.
    private const int IdleMinutes = 30;

    private readonly AzureContext _context;
    private readonly Foundation _foundation;
    private readonly Dictionary<string, Output<string>> _rules = new(StringComparer.Ordinal);

    /// <summary>Makes the polling addresses; with kind <c>network</c> on the web load balancer, else on one of their own.</summary>
    public AzurePollingEndpoints(AzureContext context, Foundation foundation, AzureNetwork network, AzureLoadBalancer web)
        : base(AzureContext.Cloud, new ComponentResourceOptions())
    {
        _context = context;
        _foundation = foundation;
        var settings = context.Settings;
        var polls = settings.Polling.Mode != PollingMode.None;
        if (web.Balancer is null && (polls || settings.ServesGrpc))
        {
            OwnBalancer = new StandardLoadBalancer(context, foundation, network, Component, settings.PollingScheme, settings.ServesGrpc ? [AzureLoadBalancer.Grpc] : [], this);
        }

        if ((web.Balancer ?? OwnBalancer) is not { } balancer || !(polls || OwnBalancer is not null))
        {
            Endpoints = [];
            RegisterOutputs(new Dictionary<string, object?>());
            return;
        }

        var address = Address(balancer, web);
        if (OwnBalancer is not null && settings.ServesGrpc)
        {
            GrpcAddress = Output.Format($"{address}:{OctopusServer.GrpcPort}");
        }

        if (polls)
        {
            foreach (var node in context.Roster)
            {
                _rules.Add(node.Name, CreateRule(node, balancer));
            }
        }

        Endpoints = polls ? [.. context.Roster.Select(node => new PollingEndpoint(node.Name, address, node.PollingPort))] : [];
        RegisterOutputs(new Dictionary<string, object?> { ["address"] = address });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<PollingEndpoint> Endpoints { get; }

    /// <inheritdoc/>
    public override Output<string>? GrpcAddress { get; }

    /// <summary>The load balancer of polling and gRPC; null where the web's carries them, or nothing does.</summary>
    public StandardLoadBalancer? OwnBalancer { get; }

    /// <summary>The ids of the inbound NAT rules that lead to a node.</summary>
    /// <param name="node">The node.</param>
    public IEnumerable<Output<string>> RulesOf(Node node) => _rules.TryGetValue(node.Name, out var rule) ? [rule] : [];

    private Output<string> Address(StandardLoadBalancer balancer, AzureLoadBalancer web)
    {
        if (web.Zone is null)
        {
            return balancer.Address;
        }

        var host = $"polling.{_context.Settings.LoadBalancer.Domain}";
        web.Zone.CreateRecord("polling-record", host, balancer.Target, this);
        return Output.Create(host);
    }

    // A resource of its own, unlike rules with a pool: it comes and goes with its node, and the balancer stays as it is.
    private Output<string> CreateRule(Node node, StandardLoadBalancer balancer) =>
        new Network.InboundNatRule($"polling-rule-{node.Name}", new Network.InboundNatRuleArgs
        {
            ResourceGroupName = _foundation.GroupName,
            LoadBalancerName = balancer.Balancer.Name,
            InboundNatRuleName = $"polling-{node.Name}",
            FrontendIPConfiguration = new SubResourceArgs { Id = balancer.FrontId },
            Protocol = "Tcp",
            FrontendPort = node.PollingPort,
            BackendPort = OctopusServer.PollingPort,
            IdleTimeoutInMinutes = IdleMinutes,
            EnableTcpReset = true,
        }, new CustomResourceOptions { Parent = this }).Id;
}
