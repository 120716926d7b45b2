using static OctopusHA.Settings.Rules.Applies;
using static StackSettings.RuleShapes<OctopusHA.Settings.Rules.PlannedSettings>;

namespace OctopusHA.Settings.Rules;

/// <summary>
/// The rules of Azure's application gateway and load balancer, of <c>maintenance</c> and of <c>alerts</c> there.
/// </summary>
internal static class AzureLoadBalancerRules
{
    private const string Address = "loadBalancer.privateAddress";
    private const string Certificate = "loadBalancer.certificate";
    private const string IdleTimeout = "loadBalancer.idleTimeoutSeconds";
    private const string Page = "loadBalancer.maintenancePage";
    private const string NoTls = "an Azure load balancer does not terminate TLS; set loadBalancer.kind: application "
        + "for HTTPS, or remove the setting";
    private const string InVault = "a certificate in a Key Vault, by the id of its secret: "
        + "https://<vault>.vault.azure.net/secrets/<name>";

    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } = On(Cloud.Azure,
    [
        .. Rule.When(s => s.LoadBalancer.Kind == LoadBalancerKind.Application, Gateway),
        .. Rule.When(s => s.LoadBalancer.Kind == LoadBalancerKind.Network, LoadBalancer),
        Refuse(Certificate, "vault",
            s => s.LoadBalancer.Certificate is { } certificate && VaultCertificate.Parse(certificate) is null,
            s => $"{(s.LoadBalancer.Certificate!.StartsWith("arn:", StringComparison.Ordinal)
                ? "is a certificate in AWS; set"
                : "must be")} {InVault}"),
        Warn(Certificate, "version",
            s => s.LoadBalancer.Certificate is { } certificate
                && VaultCertificate.Parse(certificate) is { Version: not null },
            "includes a version, so that a renewed certificate is not used; remove the version"),
        Form("loadBalancer.dnsZone",
            s => s.LoadBalancer.DnsZone, text => DnsZoneId.Parse(text) is not null
                || Formats.IsHostName(text.TrimEnd('.')),
            "must be the name of a DNS zone in the subscription, such as example.com, or the zone's id: "
                + $"{Formats.GroupId}/Microsoft.Network/privateDnsZones/example.com", "azure-zone"),

        // Microsoft Learn, "Create Application Gateway custom error pages".
        Warn(Page, "address", s => s.Plan.LoadBalancer.MaintenancePageUrl is null,
            "is not shown: an application gateway fetches its pages; set the https:// address of a page that anyone "
                + "can read").IfGiven(),
        Refuse(Page, "extension", s => s.Plan.LoadBalancer.MaintenancePageUrl is { } page
                && !page.EndsWith(".htm", StringComparison.OrdinalIgnoreCase)
                    && !page.EndsWith(".html", StringComparison.OrdinalIgnoreCase),
            "must end with .htm or .html for an application gateway; rename the page"),

        .. Rule.When(s => !s.LoadBalancer.Waf,
            NoEffect("loadBalancer.waf", "off",
                "without loadBalancer.waf: true", "loadBalancer.wafMode", "loadBalancer.wafExclusions")),
        RefuseEach("loadBalancer.wafExclusions", "form",
            s => s.LoadBalancer.WafExclusions, (_, text) => WafExclusion.Parse(text) is not null ? null
            : $"must be a variable ({string.Join(", ", WafExclusion.Variables)}), an operator "
                + $"({string.Join(", ", WafExclusion.Operators)}) and a name, such as RequestCookieNames StartsWith "
                + "OctopusIdentificationToken"),

        .. Rule.FirstOf(
            Form(Address, s => s.LoadBalancer.PrivateAddress, text => Formats.Address(text) is not null,
                "must be an IPv4 address, such as 10.0.15.254"),
            Warn(Address, "unused", s => s.LoadBalancer.PrivateAddress is not null && !NeedsAddress(s),
                "has an effect only for an internal gateway in network.existing"),
            Refuse(Address, "in-network", s => Formats.Address(s.LoadBalancer.PrivateAddress) is { } address
                    && Formats.Cidr(s.Plan.Network.Cidr)?.Contains(address) == false,
                s => $"is not in network.existing.cidr, {s.Plan.Network.Cidr}")),
        Refuse(Address, "missing", s => s.LoadBalancer.PrivateAddress is null && NeedsAddress(s),
            "is missing; an internal gateway in an existing network needs a free address of "
                + "network.existing.gatewaySubnetId, such as the second last"),

        Form("alerts.actionGroupId", s => s.Alerts.ActionGroupId, Formats.ActionGroupId().IsMatch,
            $"must be the id of an action group: {Formats.GroupId}/microsoft.insights/actionGroups/<name>"),
        .. Rule.When(s => s.Alerts.ActionGroupId is not null,
            NoEffect("alerts", "action-group",
                "with alerts.actionGroupId: the existing action group has its own recipients", "alerts.email")),
    ]);

    private static Rule[] Gateway =>
    [
        Refuse("loadBalancer.domain", "azure-certificate",
            s => s.LoadBalancer is { Domain: not null, Certificate: null },
            "needs a certificate: set loadBalancer.certificate to the id of one in a Key Vault"),

        // Microsoft Learn, "Application Gateway HTTP settings", request timeout.
        Within(IdleTimeout, "gateway",
            s => s.LoadBalancer.IdleTimeoutSeconds, 1, 86400, "seconds for kind application"),

        // A long request ends at the shorter timeout, that of the client's side (Microsoft Learn, "Application Gateway
        // FAQ", TCP idle timeout).
        Warn(IdleTimeout, "client-side", s => s.LoadBalancer.IdleTimeoutSeconds > LongestIdle(s),
            s => "applies between gateway and node; between client and gateway Azure closes an idle connection after "
                + $"{LongestIdle(s)} seconds with scheme "
                + $"{Names.KebabCase(s.LoadBalancer.Scheme.ToString())}").IfGiven(),
        Warn("maintenance", "gateway", s => !s.Maintenance ? null
            : s.Plan.LoadBalancer.MaintenancePageUrl is null
                ? "an application gateway answers 502 with its own page while the nodes are stopped; set "
                    + "loadBalancer.maintenancePage to the https:// address of another page"
                : "an application gateway shows the page of loadBalancer.maintenancePage with the status 502 while "
                    + "the nodes are stopped"),
    ];

    private static Rule[] LoadBalancer =>
    [
        Refuse("loadBalancer.domain", "no-tls", s => s.LoadBalancer.Domain is not null, NoTls),
        Refuse(Certificate, "no-tls", s => s.LoadBalancer is { Domain: null, Certificate: not null }, NoTls),
        Refuse("loadBalancer.waf", "needs-gateway", s => s.LoadBalancer.Waf,
            "an Azure load balancer works at layer 4 and does not read requests; set loadBalancer.kind: application, "
                + "or remove the setting"),

        // Microsoft Learn, "Load Balancer TCP reset and idle timeout", 4 to 100 minutes.
        Refuse(IdleTimeout, "load-balancer",
            s => s.LoadBalancer.IdleTimeoutSeconds is < 240 or > 6000 || s.LoadBalancer.IdleTimeoutSeconds % 60 != 0,
            "must be whole minutes, 240 to 6000 seconds, for kind network on Azure"),
        Warn("maintenance", "load-balancer", s => s.Maintenance,
            "an Azure load balancer works at layer 4 and cannot show a page: connections are refused while the nodes "
                + "are stopped"),
    ];

    private static bool NeedsAddress(PlannedSettings s) =>
        s.Network.Existing is not null
        && s.LoadBalancer is { Kind: LoadBalancerKind.Application, Scheme: Scheme.Internal };

    private static int LongestIdle(PlannedSettings s) => s.LoadBalancer.Scheme == Scheme.Public ? 1800 : 300;
}
