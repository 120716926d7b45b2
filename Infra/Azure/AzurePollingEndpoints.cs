using OctopusHA.Components;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.AzureNative.Network.Inputs;
using Network = Pulumi.AzureNative.Network;

namespace OctopusHA.Azure;

/// <summary>
/// Polling through a Standard Load Balancer: one address with a port for each node or one port for all, or an address for each
/// node. What leads to one node is an inbound NAT rule, and nobody asks that node anything; what leads to all asks for the open
/// port alone: a node that drains is polled as before. gRPC goes the same way, since an application
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
    private readonly AzureLoadBalancer _web;
    private readonly List<PollingEndpoint> _endpoints = [];
    private readonly Dictionary<string, List<Output<string>>> _rules;

    /// <summary>Makes the polling addresses; with kind <c>network</c> on the web load balancer, else on one of their own.</summary>
    public AzurePollingEndpoints(AzureContext context, Foundation foundation, AzureNetwork network, AzureLoadBalancer web)
        : base(AzureContext.Cloud, new ComponentResourceOptions())
    {
        _context = context;
        _foundation = foundation;
        _web = web;
        _rules = context.Roster.ToDictionary(node => node.Name, _ => new List<Output<string>>(), StringComparer.Ordinal);
        var settings = context.Settings;
        var polls = settings.Polling.Mode != PollingMode.None;
        if (web.Balancer is null && (polls || settings.ServesGrpc))
        {
            OwnBalancer = new StandardLoadBalancer(context, foundation, network, Component, settings.PollingScheme, AzureLoadBalancer.BesideWeb(settings), this);
        }

        if ((web.Balancer ?? OwnBalancer) is not { } balancer || !(polls || OwnBalancer is not null))
        {
            RegisterOutputs(new Dictionary<string, object?>());
            return;
        }

        var servesGrpc = OwnBalancer is not null && settings.ServesGrpc;
        var isShared = servesGrpc || settings.Polling.Has(PollingMode.PortPerNode) || settings.Polling.Has(PollingMode.SharedAddress);
        var address = isShared ? Address("polling-record", "polling", balancer.Address, balancer.Target) : balancer.Address;
        if (servesGrpc)
        {
            GrpcAddress = Output.Format($"{address}:{OctopusServer.GrpcPort}");
        }

        foreach (var mode in settings.Polling.Modes)
        {
            foreach (var node in context.Roster)
            {
                _endpoints.Add(mode switch
                {
                    PollingMode.PortPerNode => AddPort(node, balancer, address),
                    PollingMode.AddressPerNode => AddAddress(node, balancer),
                    // Its rule is a part of the balancer.
                    _ => new PollingEndpoint(node.Name, address, settings.Polling.PortOfAll, mode),
                });
            }
        }

        RegisterOutputs(new Dictionary<string, object?> { ["address"] = address });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<PollingEndpoint> Endpoints => _endpoints;

    /// <inheritdoc/>
    public override Output<string>? GrpcAddress { get; }

    /// <summary>The load balancer of polling and gRPC; null where the web's carries them, or nothing does.</summary>
    public StandardLoadBalancer? OwnBalancer { get; }

    /// <summary>The ids of the inbound NAT rules that lead to a node.</summary>
    /// <param name="node">The node.</param>
    public IEnumerable<Output<string>> RulesOf(Node node) => _rules[node.Name];

    private PollingEndpoint AddPort(Node node, StandardLoadBalancer balancer, Output<string> address)
    {
        AddRule($"polling-rule-{node.Name}", $"polling-{node.Name}", node, balancer, balancer.FrontId, node.PollingPort);
        return new PollingEndpoint(node.Name, address, node.PollingPort, PollingMode.PortPerNode);
    }

    private PollingEndpoint AddAddress(Node node, StandardLoadBalancer balancer)
    {
        var port = _context.Settings.Polling.Port;
        AddRule($"polling-own-rule-{node.Name}", $"polling-own-{node.Name}", node, balancer, balancer.FrontIdOf(node), port);
        return new PollingEndpoint(node.Name, Address($"polling-record-{node.Name}", node.Name, balancer.AddressOf(node), balancer.TargetOf(node)), port, PollingMode.AddressPerNode);
    }

    private Output<string> Address(string record, string label, Output<string> own, RecordTarget target)
    {
        if (_web.Zone is null)
        {
            return own;
        }

        var host = $"{label}.{_context.Settings.LoadBalancer.Domain}";
        _web.Zone.CreateRecord(record, host, target, this);
        return Output.Create(host);
    }

    // A resource of its own, unlike rules with a pool: it comes and goes with its node, and the balancer stays as it is.
    private void AddRule(string logicalName, string name, Node node, StandardLoadBalancer balancer, Output<string> front, int port) =>
        _rules[node.Name].Add(new Network.InboundNatRule(logicalName, new Network.InboundNatRuleArgs
        {
            ResourceGroupName = _foundation.GroupName,
            LoadBalancerName = balancer.Balancer.Name,
            InboundNatRuleName = name,
            FrontendIPConfiguration = new SubResourceArgs { Id = front },
            Protocol = "Tcp",
            FrontendPort = port,
            BackendPort = OctopusServer.PollingPort,
            IdleTimeoutInMinutes = IdleMinutes,
            EnableTcpReset = true,
        }, new CustomResourceOptions { Parent = this }).Id);
}
