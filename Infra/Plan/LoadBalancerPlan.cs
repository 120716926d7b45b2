using OctopusHA.Settings;

namespace OctopusHA.Plan;

/// <summary>The address of users.</summary>
public sealed record LoadBalancerPlan
{
    /// <summary>The kind of load balancer.</summary>
    public required LoadBalancerKind Kind { get; init; }

    /// <summary>From where it is reached.</summary>
    public required Scheme Scheme { get; init; }

    /// <summary>The name that users type; null for the load balancer's own, over plain HTTP.</summary>
    public required string? Domain { get; init; }

    /// <summary>The zone of the domain; null when the team creates its records.</summary>
    public required string? DnsZone { get; init; }

    /// <summary>The certificate; null for one that is issued (AWS).</summary>
    public required string? Certificate { get; init; }

    /// <summary>Seconds after which a silent connection is closed.</summary>
    public required int IdleTimeoutSeconds { get; init; }

    /// <summary>AWS: the page that is shown during maintenance, as HTML.</summary>
    public required string MaintenancePage { get; init; }

    /// <summary>Azure: the address of the page that is shown when no node answers; null for Azure's own.</summary>
    public required string? MaintenancePageUrl { get; init; }

    /// <summary>Azure: whether a web application firewall is in the gateway.</summary>
    public required bool Waf { get; init; }

    /// <summary>Azure: what the firewall does.</summary>
    public required WafMode WafMode { get; init; }

    /// <summary>Azure: what the firewall does not read.</summary>
    public required IReadOnlyList<WafExclusion> WafExclusions { get; init; }

    /// <summary>Whether port 8443 is open: AWS's application load balancer carries gRPC only behind HTTPS; on Azure a load balancer that ends no TLS carries it.</summary>
    public required bool ServesGrpc { get; init; }

    /// <summary>The ports of the web portal: 80, 443.</summary>
    public required IReadOnlyList<int> WebPorts { get; init; }

    /// <summary>The blocks that may reach it.</summary>
    public required IReadOnlyList<string> AllowedCidrs { get; init; }

    /// <summary>Whether users reach it by HTTPS.</summary>
    public bool UsesHttps => Domain is not null;

    /// <summary>Every port at which it listens: web, then gRPC.</summary>
    public IReadOnlyList<int> Ports => [.. WebPorts, .. ServesGrpc ? [OctopusServer.GrpcPort] : Array.Empty<int>()];

    internal static LoadBalancerPlan Create(OctopusSettings settings, NetworkPlan network)
    {
        var balancer = settings.LoadBalancer;
        var (isApplication, usesHttps) = (balancer.Kind == LoadBalancerKind.Application, balancer.Domain is not null);
        return new LoadBalancerPlan
        {
            Kind = balancer.Kind,
            Scheme = balancer.Scheme,
            Domain = balancer.Domain,
            DnsZone = balancer.DnsZone,
            Certificate = balancer.Certificate,
            IdleTimeoutSeconds = balancer.IdleTimeoutSeconds,
            MaintenancePage = balancer.MaintenancePage,
            MaintenancePageUrl = balancer.MaintenancePageUrl,
            Waf = balancer.Waf,
            WafMode = balancer.WafMode,
            WafExclusions = [.. balancer.WafExclusions.Select(WafExclusion.Parse).OfType<WafExclusion>()],
            ServesGrpc = settings.Grpc && (settings.Cloud == Cloud.Azure || !isApplication || usesHttps),
            // Under HTTPS port 80 redirects, which only an application load balancer can do.
            WebPorts = [.. usesHttps && !isApplication ? Array.Empty<int>() : [80], .. usesHttps ? [443] : Array.Empty<int>()],
            AllowedCidrs = settings.Network.AllowedCidrs.Count > 0 ? settings.Network.AllowedCidrs : [network.Cidr],
        };
    }
}
