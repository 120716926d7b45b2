using Pulumi.Aws.LB.Inputs;
using Lb = Pulumi.Aws.LB;

namespace OctopusHA.Aws;

/// <summary>The web load balancer, an ALB or an NLB, with its target groups, certificate and DNS record.</summary>
internal sealed class ElasticLoadBalancer : LoadBalancer
{
    // TLS 1.3 and 1.2 only (ELB user guide, "Security policies").
    private const string TlsPolicy = "ELBSecurityPolicy-TLS13-1-2-2021-06";

    private readonly AwsContext _context;
    private readonly List<BackendPool> _pools = [];

    /// <summary>Creates the load balancer.</summary>
    public ElasticLoadBalancer(AwsContext context)
        : base(context)
    {
        _context = context;
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

        var host = settings.Domain is { } domain ? Output.Create(domain) : Balancer.DnsName;
        WebUrl = Output.Format($"{(settings.UsesHttps ? "https" : "http")}://{host}");
        GrpcAddress = settings.ServesGrpc ? Output.Format($"{host}:{OctopusServer.GrpcPort}") : null;
        RegisterOutputs(new Dictionary<string, object?> { ["webUrl"] = WebUrl, ["dnsName"] = Balancer.DnsName });
    }

    /// <inheritdoc/>
    public override Output<string> WebUrl { get; }

    /// <inheritdoc/>
    public override Output<string>? GrpcAddress { get; }

    /// <summary>The load balancer.</summary>
    public Lb.LoadBalancer Balancer { get; }

    /// <summary>The bucket for access logs.</summary>
    public AccessLogBucket AccessLogs { get; }

    /// <summary>The ID of the domain's zone; null if its records are created elsewhere.</summary>
    public Output<string>? Zone { get; }

    /// <summary>The pools of all nodes: web, then gRPC if it is served.</summary>
    public IReadOnlyList<BackendPool> Pools => _pools;

    /// <summary>The pool of the web portal.</summary>
    public BackendPool WebPool => _pools[0];

    private Lb.LoadBalancer CreateBalancer(LoadBalancerPlan settings)
    {
        var application = settings.Kind == LoadBalancerKind.Application;
        var args = new Lb.LoadBalancerArgs
        {
            LoadBalancerType = application ? "application" : "network",
            Internal = settings.Scheme == Scheme.Internal,
            Subnets = _context.Network.SubnetsFor(settings.Scheme),
            SecurityGroups = { _context.Network.Security.LoadBalancer.Id },
            EnableDeletionProtection = _context.Plan.KeepsData,
            EnableCrossZoneLoadBalancing = true,
            AccessLogs = new LoadBalancerAccessLogsArgs
            {
                Bucket = AccessLogs.BucketName,
                Prefix = "web",
                Enabled = true,
            },
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
            DependsOn = [AccessLogs.Ready, .. settings.Scheme == Scheme.Public ? _context.Network.IngressRoutes : []],
        });
    }

    private void CreateApplicationListeners(LoadBalancerPlan settings)
    {
        var web = CreateTargetGroup("web", OctopusServer.WebPort, "HTTP", new TargetGroupHealthCheckArgs
        {
            Protocol = "HTTP",
            Path = OctopusServer.PingPath,
            // 200 only: a draining node answers 418, which removes it from the pool but does not stop it.
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
                Redirect = new ListenerDefaultActionRedirectArgs
                {
                    Protocol = "HTTPS",
                    Port = "443",
                    StatusCode = "HTTP_301",
                },
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
            // A rule before the default action, which remains: ECS requires a listener for each target group.
            _ = new Lb.ListenerRule("load-balancer-maintenance", new Lb.ListenerRuleArgs
            {
                ListenerArn = front.Arn,
                Priority = 1,
                Conditions =
                {
                    new ListenerRuleConditionArgs
                    {
                        PathPattern = new ListenerRuleConditionPathPatternArgs { Values = { "/*" } },
                    },
                },
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
            }, Child());
        }
    }

    // The server's gRPC port uses TLS with its own certificate: the load balancer terminates TLS and re-encrypts, as
    // Octopus documents ("Load balancers"). It does not verify the certificates of targets.
    private void CreateApplicationGrpc(Output<string> certificate)
    {
        var grpc = CreateTargetGroup("grpc", OctopusServer.GrpcPort, "HTTPS", new TargetGroupHealthCheckArgs
        {
            Protocol = "HTTPS",
            // Any gRPC status means that the server runs; streams of a draining node may continue.
            Path = "/AWS.ALB/healthcheck",
            Matcher = "0-99",
        }, group => group.ProtocolVersion = "GRPC");
        var listener = CreateListener(OctopusServer.GrpcPort, "HTTPS", certificate, Forward(grpc));
        AddPool(grpc, OctopusServer.GrpcPort, listener);
    }

    private void CreateNetworkListeners(LoadBalancerPlan settings)
    {
        var web = CreateTargetGroup("web", OctopusServer.WebPort, "TCP", new TargetGroupHealthCheckArgs
        {
            // On layer 4 only the health check keeps users away from a draining node.
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
            const int Port = OctopusServer.GrpcPort;
            var check = new TargetGroupHealthCheckArgs { Protocol = "TCP" };
            var grpc = CreateTargetGroup("grpc", Port, "TCP", check, KeepConnections);
            AddPool(grpc, Port, CreateListener(Port, "TCP", null, Forward(grpc), settings.IdleTimeoutSeconds));
        }
    }

    // Uploads to a node that starts to drain continue: it gets no new connections only.
    private static void KeepConnections(Lb.TargetGroupArgs group) =>
        group.TargetHealthStates.Add(
            new TargetGroupTargetHealthStateArgs { EnableUnhealthyConnectionTermination = false });

    private Lb.TargetGroup CreateTargetGroup(
        string name,
        int port,
        string protocol,
        TargetGroupHealthCheckArgs check,
        Action<Lb.TargetGroupArgs> configure) =>
        TargetGroups.Create(_context, $"load-balancer-{name}", port, protocol, check, this, configure: configure);

    private Lb.Listener CreateListener(
        int port,
        string protocol,
        Output<string>? certificate,
        ListenerDefaultActionArgs action,
        int? idleSeconds = null)
    {
        var args = new Lb.ListenerArgs
        {
            LoadBalancerArn = Balancer.Arn,
            Port = port,
            Protocol = protocol,
            DefaultActions = { action },
            TcpIdleTimeoutSeconds = idleSeconds,
        };
        if (certificate is not null)
        {
            args.CertificateArn = certificate;
            args.SslPolicy = TlsPolicy;
        }

        return new Lb.Listener($"load-balancer-listener-{port}", args, Child());
    }

    private static ListenerDefaultActionArgs Forward(Lb.TargetGroup group) =>
        new() { Type = "forward", TargetGroupArn = group.Arn };

    private Output<string> CertificateArn(LoadBalancerPlan settings) =>
        settings.Certificate is { } existing
        ? Output.Create(existing)
        : AwsDnsZone.IssueCertificate(settings.Domain!, Zone!, this);

    private void AddPool(Lb.TargetGroup group, int containerPort, Resource listener) =>
        _pools.Add(new BackendPool(group, containerPort, listener));
}
