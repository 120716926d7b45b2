using System.Text;
using static OctopusHA.Settings.Rules.Applies;
using static StackSettings.RuleShapes<OctopusHA.Settings.Rules.PlannedSettings>;

namespace OctopusHA.Settings.Rules;

/// <summary>
/// The rules of <c>loadBalancer</c> in any cloud and on AWS, and of <c>grpc</c> and <c>maintenance</c>; those of Azure
/// are in
/// <see cref="AzureLoadBalancerRules"/>.
/// </summary>
internal static class LoadBalancerRules
{
    private const string Certificate = "loadBalancer.certificate";
    private const string Domain = "loadBalancer.domain";
    private const string DnsZone = "loadBalancer.dnsZone";
    private const string IdleTimeout = "loadBalancer.idleTimeoutSeconds";
    private const string NeedsDomain = "needs loadBalancer.domain, the name that users enter";

    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. Rule.FirstOf(
            Form(Domain, s => s.LoadBalancer.Domain, Formats.IsHostName,
                "must be a host name such as octopus.example.com, with no scheme and no path"),
            Refuse(Domain, "lower-case", s => s.LoadBalancer.Domain?.Any(char.IsAsciiLetterUpper) == true,
                s => $"must be in lower case, as in DNS; set {s.LoadBalancer.Domain!.ToLowerInvariant()}")),
        Warn(Domain, "plain-http", s => s is { LoadBalancer.Domain: null, Database.Ephemeral: false },
            "is not set: users sign in over plain HTTP"),
        Refuse(DnsZone, "contains-domain",
            s => s.LoadBalancer.Domain is { } domain && ZoneName(s) is { } zone && !Formats.IsWithin(domain, zone),
            s => $"does not contain {s.LoadBalancer.Domain}; set the zone that the domain ends with"),
        Refuse(Certificate, "needs-domain",
            s => s.LoadBalancer is { Domain: null, Certificate: not null }
                && s is not { Cloud: Cloud.Azure, LoadBalancer.Kind: LoadBalancerKind.Network },
            NeedsDomain).Needs(Domain),
        Refuse(DnsZone, "needs-domain",
            s => s.LoadBalancer is { Domain: null, DnsZone: not null }, NeedsDomain).Needs(Domain),
        .. On(Cloud.Aws, Aws),
    ];

    private static Rule[] Aws =>
    [
        Refuse(Domain, "aws-certificate", s => s.LoadBalancer is { Domain: not null, Certificate: null, DnsZone: null },
            "needs a certificate: set loadBalancer.certificate to the ARN of one, or loadBalancer.dnsZone to issue "
                + "one"),
        Refuse(Certificate, "arn", s => s.LoadBalancer.Certificate is { } certificate && !IsCertificateArn(certificate),
            s => (s.LoadBalancer.Certificate!.Contains(".vault.azure.net/", StringComparison.OrdinalIgnoreCase)
                    ? "is a certificate in Azure; set"
                    : "must be")
                + " the ARN of a certificate in AWS Certificate Manager: "
                + "arn:aws:acm:<region>:<account>:certificate/<id>"),
        Form(DnsZone,
            s => s.LoadBalancer.DnsZone, text => Formats.IsHostedZoneId(text) || Formats.IsHostName(text.TrimEnd('.')),
            "must be the id (Z0123...) or the name (example.com) of a Route 53 hosted zone", "hosted-zone"),

        // Elastic Load Balancing user guides: idle timeout of an ALB; TCP idle timeout of an NLB's listener.
        .. Rule.When(s => s.LoadBalancer.Kind == LoadBalancerKind.Application,
            Within(IdleTimeout, "alb", s => s.LoadBalancer.IdleTimeoutSeconds, 1, 4000, "seconds for kind application"),
            Warn("grpc", "needs-https", s => s.Grpc && !s.Plan.LoadBalancer.UsesHttps,
                "an Application Load Balancer supports gRPC only with HTTPS, so port 8443 stays closed; set "
                    + "loadBalancer.domain, or kind: network, or grpc: false")),
        .. Rule.When(s => s.LoadBalancer.Kind == LoadBalancerKind.Network,
            Within(IdleTimeout, "nlb", s => s.LoadBalancer.IdleTimeoutSeconds, 60, 6000, "seconds for kind network"),
            Warn(IdleTimeout, "nlb-https", s => s.Plan.LoadBalancer.UsesHttps,
                "applies to gRPC only: a Network Load Balancer closes idle HTTPS connections after 350 "
                    + "seconds").IfGiven(),
            Warn("maintenance", "no-page", s => s.Maintenance,
                "a Network Load Balancer cannot show a page: connections are refused while the nodes are stopped")),

        // A fixed response holds at most 1024 bytes (Elastic Load Balancing, FixedResponseActionConfig).
        Rule.Of("loadBalancer.maintenancePage", "size", isWarning: false, context =>
            Encoding.UTF8.GetByteCount(context.Settings.LoadBalancer.MaintenancePage) is > 1024 and var bytes
                ? [new Problem("loadBalancer.maintenancePage", null, $"has {bytes} bytes; an Application Load Balancer "
                    + "accepts 1024")]
                : []),
    ];

    private static bool IsCertificateArn(string text) =>
        text.StartsWith("arn:", StringComparison.Ordinal) && text.Contains(":acm:", StringComparison.Ordinal);

    // The name of the zone; null for a zone that is given by an id without its name.
    private static string? ZoneName(PlannedSettings s) =>
        (DnsZoneId.Parse(s.LoadBalancer.DnsZone ?? "")?.Name ?? s.LoadBalancer.DnsZone?.TrimEnd('.')) is { } zone
            && Formats.IsHostName(zone)
            ? zone
            : null;
}
