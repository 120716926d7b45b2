using OctopusHA.Components;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.Aws.LB.Inputs;
using Lb = Pulumi.Aws.LB;

namespace OctopusHA.Aws;

/// <summary>
/// Polling through a Network Load Balancer: one address, and behind each node's own port a pool of that node alone. TLS is
/// never ended here: the Tentacle trusts the server's certificate and no other.
/// </summary>
internal sealed class NlbPollingEndpoints : PollingEndpoints
{
    private const string Component = "polling";

    private readonly AwsContext _context;
    private readonly Dictionary<string, BackendPool> _pools = new(StringComparer.Ordinal);

    /// <summary>Makes the polling addresses; with kind <c>network</c> on the web load balancer, else on one of their own.</summary>
    public NlbPollingEndpoints(AwsContext context, AwsNetwork network, ElasticLoadBalancer web)
        : base(AwsContext.Cloud, new ComponentResourceOptions())
    {
        _context = context;
        var settings = context.Settings;
        if (settings.Polling.Mode == PollingMode.None)
        {
            Endpoints = [];
            RegisterOutputs(new Dictionary<string, object?>());
            return;
        }

        var balancer = settings.LoadBalancer.Kind == LoadBalancerKind.Network ? web.Balancer : CreateBalancer(network, web);
        var address = Address(balancer, web);
        foreach (var node in context.Roster)
        {
            _pools.Add(node.Name, CreatePool(node, balancer, network));
        }

        Endpoints = [.. context.Roster.Select(node => new PollingEndpoint(node.Name, address, node.PollingPort))];
        RegisterOutputs(new Dictionary<string, object?> { ["address"] = address });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<PollingEndpoint> Endpoints { get; }

    /// <summary>The pools that a node belongs to.</summary>
    /// <param name="node">The node.</param>
    public IEnumerable<BackendPool> PoolsOf(Node node) => _pools.TryGetValue(node.Name, out var pool) ? [pool] : [];

    private Lb.LoadBalancer CreateBalancer(AwsNetwork network, ElasticLoadBalancer web)
    {
        var settings = _context.Settings;
        return new Lb.LoadBalancer("polling-nlb", new Lb.LoadBalancerArgs
        {
            LoadBalancerType = "network",
            Internal = settings.PollingScheme == Scheme.Internal,
            Subnets = network.SubnetsFor(settings.PollingScheme),
            SecurityGroups = { network.Security.Polling!.Id },
            EnableDeletionProtection = settings.KeepsData,
            // Each node has a pool of one, in one zone: without it the address would work in that zone only.
            EnableCrossZoneLoadBalancing = true,
            AccessLogs = new LoadBalancerAccessLogsArgs { Bucket = web.AccessLogs.BucketName, Prefix = "polling", Enabled = true },
            Tags = _context.Tags.For("polling-nlb", Component),
        }, new CustomResourceOptions
        {
            Parent = this,
            DependsOn = [web.AccessLogs.Ready, .. settings.PollingScheme == Scheme.Public ? network.WaysIn : []],
        });
    }

    private Output<string> Address(Lb.LoadBalancer balancer, ElasticLoadBalancer web)
    {
        if (web.Zone is null)
        {
            return balancer.DnsName;
        }

        var host = $"polling.{_context.Settings.LoadBalancer.Domain}";
        DnsZone.CreateAlias("polling-record", web.Zone, host, balancer, this);
        return Output.Create(host);
    }

    private BackendPool CreatePool(Node node, Lb.LoadBalancer balancer, AwsNetwork network)
    {
        var name = $"polling-pool-{node.Name}";
        var group = TargetGroups.Create(
            _context,
            name,
            OctopusServer.PollingPort,
            "TCP",
            // The port is all that is asked: a node that drains answers ping with 418, and must still be polled.
            new TargetGroupHealthCheckArgs { Protocol = "TCP" },
            network,
            _context.Tags.For(name, Component, node.Name),
            this);
        var listener = new Lb.Listener($"polling-listener-{node.Name}", new Lb.ListenerArgs
        {
            LoadBalancerArn = balancer.Arn,
            Port = node.PollingPort,
            Protocol = "TCP",
            TcpIdleTimeoutSeconds = PollingIdleTimeoutSeconds,
            DefaultActions = { new ListenerDefaultActionArgs { Type = "forward", TargetGroupArn = group.Arn } },
            Tags = _context.Tags.For($"polling-listener-{node.Name}", Component, node.Name),
        }, new CustomResourceOptions { Parent = this });
        return new BackendPool(group, OctopusServer.PollingPort, listener);
    }

    // A polling Tentacle keeps one connection open and speaks at least every few minutes; an hour leaves room for a
    // long transfer that pauses. NLB takes 60 to 6000 (ELB user guide, "TCP idle timeout").
    private const int PollingIdleTimeoutSeconds = 3600;
}
