using OctopusHA.Components;
using OctopusHA.Plan;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.Aws.LB.Inputs;
using Lb = Pulumi.Aws.LB;

namespace OctopusHA.Aws;

/// <summary>The web address: an Application or a Network Load Balancer, its pools, its certificate and its name.</summary>
internal sealed class ElasticLoadBalancer : LoadBalancer
{
    // Speaks TLS 1.3 and 1.2 and nothing older (ELB user guide, "Security policies").
    private const string TlsPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06";

    private const string Component = "load-balancer";

    private readonly AwsContext _context;
    private readonly AwsNetwork _network;
    private readonly List<BackendPool> _pools = [];

    /// <summary>Makes the load balancer.</summary>
    public ElasticLoadBalancer(AwsContext context, AwsNetwork network)
        : base(context)
    {
        _context = context;
        _network = network;
        var settings = context.Plan.LoadBalancer;
        AccessLogs = new AccessLogBucket(context, this);
        Balancer = CreateBalancer(settings);
        Zone = settings.DnsZone is { } zone ? AwsDnsZone.Find(zone, this) : null;
        if (settings.Kind == LoadBalancerKind.Application)
        {
            CreateApplicationListeners(settings);
        }
        else
        {
            CreateNetworkListeners(settings);
        }

        if (Zone is not null)
        {
            AwsDnsZone.CreateAlias("load-balancer-record", Zone, settings.Domain!, Balancer, this);
        }

        WebUrl = settings.UsesHttps ? Output.Create($"https://{settings.Domain}") : Output.Format($"http://{Balancer.DnsName}");
        GrpcAddress = context.Plan.LoadBalancer.ServesGrpc
            ? Output.Format($"{(settings.Domain is { } name ? Output.Create(name) : Balancer.DnsName)}:{OctopusServer.GrpcPort}")
            : null;
        RegisterOutputs(new Dictionary<string, object?> { ["webUrl"] = WebUrl, ["dnsName"] = Balancer.DnsName });
    }

    /// <inheritdoc/>
    public override Output<string> WebUrl { get; }

    /// <inheritdoc/>
    public override Output<string>? GrpcAddress { get; }

    /// <summary>The load balancer.</summary>
    public Lb.LoadBalancer Balancer { get; }

    /// <summary>Where load balancers write who came.</summary>
    public AccessLogBucket AccessLogs { get; }

    /// <summary>The id of the domain's zone; null when the team makes its records itself.</summary>
    public Output<string>? Zone { get; }

    /// <summary>The pools that every node belongs to: web first, then gRPC where it is served.</summary>
    public IReadOnlyList<BackendPool> Pools => _pools;

    /// <summary>The pool of nodes that serve users.</summary>
    public BackendPool WebPool => _pools[0];

    private Lb.LoadBalancer CreateBalancer(LoadBalancerPlan settings)
    {
        var application = settings.Kind == LoadBalancerKind.Application;
        var args = new Lb.LoadBalancerArgs
        {
            LoadBalancerType = application ? "application" : "network",
            Internal = settings.Scheme == Scheme.Internal,
            Subnets = _network.SubnetsFor(settings.Scheme),
            SecurityGroups = { _network.Security.LoadBalancer.Id },
            EnableDeletionProtection = _context.Plan.KeepsData,
            EnableCrossZoneLoadBalancing = true,
            AccessLogs = new LoadBalancerAccessLogsArgs { Bucket = AccessLogs.BucketName, Prefix = "web", Enabled = true },
            Tags = Tags("load-balancer-elb"),
        };
        if (application)
        {
            args.IdleTimeout = settings.IdleTimeoutSeconds;
            args.DesyncMitigationMode = "defensive";
            args.DropInvalidHeaderFields = true;
            args.PreserveHostHeader = true;
        }

        return new Lb.LoadBalancer("load-balancer-elb", args, new CustomResourceOptions
        {
            Parent = this,
            DependsOn = [AccessLogs.Ready, .. settings.Scheme == Scheme.Public ? _network.WaysIn : []],
        });
    }

    private void CreateApplicationListeners(LoadBalancerPlan settings)
    {
        var web = CreateTargetGroup("web", OctopusServer.WebPort, "HTTP", new TargetGroupHealthCheckArgs
        {
            Protocol = "HTTP",
            Path = OctopusServer.PingPath,
            // 200 alone: a node that drains answers 418 and leaves the pool, and nothing but the pool.
            Matcher = OctopusServer.Online,
        }, group =>
        {
            group.LoadBalancingAlgorithmType = "least_outstanding_requests";
            group.Stickiness = new TargetGroupStickinessArgs { Type = "lb_cookie", Enabled = false };
        });

        Lb.Listener front;
        if (settings.UsesHttps)
        {
            var certificate = CertificateArn(settings);
            _ = CreateListener(80, "HTTP", null, new ListenerDefaultActionArgs
            {
                Type = "redirect",
                Redirect = new ListenerDefaultActionRedirectArgs { Protocol = "HTTPS", Port = "443", StatusCode = "HTTP_301" },
            });
            front = CreateListener(443, "HTTPS", certificate, Forward(web));
            AddPool(web, OctopusServer.WebPort, front);
            if (_context.Plan.LoadBalancer.ServesGrpc)
            {
                CreateApplicationGrpc(certificate);
            }
        }
        else
        {
            front = CreateListener(80, "HTTP", null, Forward(web));
            AddPool(web, OctopusServer.WebPort, front);
        }

        if (_context.Plan.Maintenance)
        {
            // A rule in front of the pool, not in its place: ECS keeps no node in a group that no listener knows.
            _ = new Lb.ListenerRule("load-balancer-maintenance", new Lb.ListenerRuleArgs
            {
                ListenerArn = front.Arn,
                Priority = 1,
                Conditions = { new ListenerRuleConditionArgs { PathPattern = new ListenerRuleConditionPathPatternArgs { Values = { "/*" } } } },
                Actions =
                {
                    new ListenerRuleActionArgs
                    {
                        Type = "fixed-response",
                        FixedResponse = new ListenerRuleActionFixedResponseArgs
                        {
                            StatusCode = "503",
                            ContentType = "text/html",
                            MessageBody = settings.MaintenancePage,
                        },
                    },
                },
                Tags = Tags("load-balancer-maintenance"),
            }, Child());
        }
    }

    // The monitor speaks gRPC over TLS to the server's own certificate: the load balancer ends TLS and begins it anew,
    // which Octopus names as one of the ways (documentation, "Load balancers"). A balancer does not verify its targets.
    private void CreateApplicationGrpc(Output<string> certificate)
    {
        var grpc = CreateTargetGroup("grpc", OctopusServer.GrpcPort, "HTTPS", new TargetGroupHealthCheckArgs
        {
            Protocol = "HTTPS",
            // Any gRPC status means that the server speaks; a draining node's streams may go on.
            Path = "/AWS.ALB/healthcheck",
            Matcher = "0-99",
        }, group => group.ProtocolVersion = "GRPC");
        AddPool(grpc, OctopusServer.GrpcPort, CreateListener(OctopusServer.GrpcPort, "HTTPS", certificate, Forward(grpc)));
    }

    private void CreateNetworkListeners(LoadBalancerPlan settings)
    {
        var web = CreateTargetGroup("web", OctopusServer.WebPort, "TCP", new TargetGroupHealthCheckArgs
        {
            // Layer 4 forwards blindly, so it is the check that keeps users from a node that drains.
            Protocol = "HTTP",
            Path = OctopusServer.PingPath,
            Matcher = OctopusServer.Online,
        }, KeepConnections);
        var front = settings.UsesHttps
            ? CreateListener(443, "TLS", CertificateArn(settings), Forward(web))
            : CreateListener(80, "TCP", null, Forward(web), settings.IdleTimeoutSeconds);
        AddPool(web, OctopusServer.WebPort, front);
        if (_context.Plan.LoadBalancer.ServesGrpc)
        {
            var grpc = CreateTargetGroup("grpc", OctopusServer.GrpcPort, "TCP", new TargetGroupHealthCheckArgs { Protocol = "TCP" }, KeepConnections);
            AddPool(grpc, OctopusServer.GrpcPort, CreateListener(OctopusServer.GrpcPort, "TCP", null, Forward(grpc), settings.IdleTimeoutSeconds));
        }
    }

    // An upload to a node that begins to drain goes on: it is out of the pool for new connections only.
    private static void KeepConnections(Lb.TargetGroupArgs group) =>
        group.TargetHealthStates.Add(new TargetGroupTargetHealthStateArgs { EnableUnhealthyConnectionTermination = false });

    private Lb.TargetGroup CreateTargetGroup(string name, int port, string protocol, TargetGroupHealthCheckArgs healthCheck, Action<Lb.TargetGroupArgs>? customise = null) =>
        TargetGroups.Create(_context, $"load-balancer-{name}", port, protocol, healthCheck, _network, Tags($"load-balancer-{name}"), this, customise);

    private Lb.Listener CreateListener(int port, string protocol, Output<string>? certificate, ListenerDefaultActionArgs action, int? idleTimeout = null)
    {
        var args = new Lb.ListenerArgs
        {
            LoadBalancerArn = Balancer.Arn,
            Port = port,
            Protocol = protocol,
            DefaultActions = { action },
            Tags = Tags($"load-balancer-listener-{port}"),
        };
        if (certificate is not null)
        {
            args.CertificateArn = certificate;
            args.SslPolicy = TlsPolicy;
        }

        if (idleTimeout is { } seconds)
        {
            args.TcpIdleTimeoutSeconds = seconds;
        }

        return new Lb.Listener($"load-balancer-listener-{port}", args, Child());
    }

    private static ListenerDefaultActionArgs Forward(Lb.TargetGroup group) => new() { Type = "forward", TargetGroupArn = group.Arn };

    private Output<string> CertificateArn(LoadBalancerPlan settings) =>
        settings.Certificate is { } given
        ? Output.Create(given)
        : AwsDnsZone.IssueCertificate(settings.Domain!, Zone!, this);

    private void AddPool(Lb.TargetGroup group, int containerPort, Resource listener) =>
        _pools.Add(new BackendPool(group, containerPort, listener));
}
