namespace OctopusHA.Plan;

/// <summary>The load balancer for users.</summary>
public sealed record LoadBalancerPlan
{
    /// <summary>The kind of load balancer.</summary>
    public required LoadBalancerKind Kind { get; init; }

    /// <summary>Whether it is public or internal.</summary>
    public required Scheme Scheme { get; init; }

    /// <summary>The domain name of the web portal; null for the load balancer's own name, over plain HTTP.</summary>
    public required string? Domain { get; init; }

    /// <summary>The DNS zone of the domain; null if its records are created elsewhere.</summary>
    public required string? DnsZone { get; init; }

    /// <summary>The existing certificate; null if one is issued (AWS).</summary>
    public required string? Certificate { get; init; }

    /// <summary>The idle timeout in seconds.</summary>
    public required int IdleTimeoutSeconds { get; init; }

    /// <summary>AWS: the maintenance page, as HTML.</summary>
    public required string MaintenancePage { get; init; }

    /// <summary>Azure: the URL of the page that is shown when no node responds; null for Azure's own.</summary>
    public required string? MaintenancePageUrl { get; init; }

    /// <summary>Azure: whether the gateway has a web application firewall (WAF).</summary>
    public required bool Waf { get; init; }

    /// <summary>Azure: whether the WAF detects or prevents.</summary>
    public required WafMode WafMode { get; init; }

    /// <summary>Azure: the exclusions of the WAF.</summary>
    public required IReadOnlyList<WafExclusion> WafExclusions { get; init; }

    /// <summary>
    /// Whether port 8443 is open: an AWS Application Load Balancer serves gRPC over HTTPS only; on Azure a layer 4 load
    /// balancer always serves it.
    /// </summary>
    public required bool ServesGrpc { get; init; }

    /// <summary>The ports of the web portal: 80, 443.</summary>
    public required IReadOnlyList<int> WebPorts { get; init; }

    /// <summary>The allowed client address blocks.</summary>
    public required IReadOnlyList<string> AllowedCidrs { get; init; }

    /// <summary>Whether the web portal uses HTTPS.</summary>
    public bool UsesHttps => Domain is not null;

    /// <summary>All listener ports: web, then gRPC.</summary>
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
            MaintenancePageUrl = IsHttps(balancer.MaintenancePage) ? balancer.MaintenancePage : null,
            Waf = balancer.Waf,
            WafMode = balancer.WafMode,
            WafExclusions = [.. balancer.WafExclusions.Select(WafExclusion.Parse).OfType<WafExclusion>()],
            ServesGrpc = settings.Grpc && (settings.Cloud == Cloud.Azure || !isApplication || usesHttps),
            // With HTTPS port 80 redirects, which only an application load balancer can do.
            WebPorts = usesHttps ? isApplication ? [80, 443] : [443] : [80],
            AllowedCidrs = settings.Network.AllowedCidrs.Count > 0 ? settings.Network.AllowedCidrs : [network.Cidr],
        };
    }

    private static bool IsHttps(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme == Uri.UriSchemeHttps;
}
