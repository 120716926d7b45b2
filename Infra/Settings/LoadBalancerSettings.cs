namespace OctopusHA.Settings;

/// <summary>The address that users and Tentacle registrations reach.</summary>
public sealed record LoadBalancerSettings
{
    /// <summary>
    /// <c>application</c> speaks HTTP: redirects, a maintenance page, long requests. <c>network</c> carries web, polling
    /// and gRPC on one address; on Azure over plain HTTP only. When left out: <c>application</c>.
    /// </summary>
    public LoadBalancerKind Kind { get; init; } = LoadBalancerKind.Application;

    /// <summary>Whether the address is reached from the internet or from inside the network. When left out: <c>internal</c>.</summary>
    public Scheme Scheme { get; init; } = Scheme.Internal;

    /// <summary>The name that users type: <c>octopus.example.com</c>. With it goes HTTPS, and so a certificate source. When left out: the load balancer's own name, over plain HTTP.</summary>
    public string? Domain { get; init; }

    /// <summary>
    /// The zone of the domain: the record is made there. AWS: a Route 53 zone by id (<c>Z0123...</c>) or name (<c>example.com</c>), where
    /// the certificate is issued, too, when none is given. Azure: a DNS zone of the subscription by name, a private one for internal
    /// addresses and a public one for public ones; or one of either kind by its id (<c>/subscriptions/.../privateDnsZones/example.com</c>).
    /// When left out: the team makes the record itself.
    /// </summary>
    public string? DnsZone { get; init; }

    /// <summary>
    /// The certificate of the domain. AWS: its ARN in AWS Certificate Manager; when left out, one is issued by way of
    /// <c>dnsZone</c>. Azure: the identifier of the secret that holds it in a Key Vault of the subscription, without a version
    /// (<c>https://team-vault.vault.azure.net/secrets/octopus</c>); a domain needs it. The vault must give rights by role.
    /// </summary>
    public string? Certificate { get; init; }

    /// <summary>
    /// Seconds after which a silent connection is closed. AWS: 1 to 4000 for <c>application</c>, 60 to 6000 for <c>network</c>, where
    /// HTTPS is fixed at 350. Azure: 1 to 86400 for <c>application</c>, 240 to 6000 for <c>network</c> in whole minutes; a gateway waits
    /// so long for a node, and its own address closes a silent connection to a client after 30 minutes at the latest when it is public,
    /// after 5 when it is internal, which Azure has no setting for.
    /// Long, because package uploads and gRPC streams pause. When left out: 3600.
    /// </summary>
    public int IdleTimeoutSeconds { get; init; } = 3600;

    /// <summary>
    /// What is shown during maintenance with <c>application</c>. AWS: HTML, at most 1024 bytes. Azure: the address of a page
    /// that anyone can read, <c>https://...</c>, since the gateway fetches it. When left out: one line that says so; on Azure the gateway's own.
    /// </summary>
    public string MaintenancePage { get; init; } =
        "<!doctype html><title>Maintenance</title><h1>Octopus Deploy is being upgraded</h1><p>It will be back shortly.</p>";

    /// <summary>
    /// Azure: a web application firewall in the gateway, which turns away requests whose path, query, headers or cookies look like an attack. Packages
    /// and scripts pass unread. Needs <c>application</c>. When left out: false.
    /// </summary>
    public bool Waf { get; init; }

    /// <summary>
    /// Azure: what the firewall does with a request that looks like an attack: <c>prevention</c> turns it away, <c>detection</c> only
    /// logs it, to see for a week what would be turned away. Needs <c>waf</c>. Default: <c>prevention</c>.
    /// </summary>
    public WafMode WafMode { get; init; } = WafMode.Prevention;

    /// <summary>
    /// Azure: parts of requests that the firewall does not read, each as variable, operator and name, such as
    /// <c>RequestCookieNames StartsWith OctopusIdentificationToken</c> or <c>RequestArgValues Equals query</c>. Needs <c>waf</c>.
    /// Default: none.
    /// </summary>
    public IReadOnlyList<string> WafExclusions { get; init; } = [];

    /// <summary>
    /// Azure: the address of an internal gateway, a free one of its subnet. Needed with <c>network.existing</c>. When left out:
    /// the last free one of the subnet that the program makes.
    /// </summary>
    public string? PrivateAddress { get; init; }

    /// <summary>The address of the page that Azure's gateway shows; null when none is given.</summary>
    internal string? MaintenancePageUrl => Uri.TryCreate(MaintenancePage, UriKind.Absolute, out var page) && page.Scheme == Uri.UriSchemeHttps ? MaintenancePage : null;

    /// <summary>Whether users reach the address by HTTPS: the rules see to it that a domain has a certificate.</summary>
    public bool UsesHttps => Domain is not null;
}

/// <summary>The kind of a load balancer.</summary>
public enum LoadBalancerKind
{
    /// <summary>Layer 7: an Application Load Balancer, or an Application Gateway.</summary>
    Application,

    /// <summary>Layer 4: a Network Load Balancer, or a Standard Load Balancer.</summary>
    Network,
}

/// <summary>What a web application firewall does with a request that looks like an attack.</summary>
public enum WafMode
{
    /// <summary>It turns the request away.</summary>
    Prevention,

    /// <summary>It logs the request and lets it pass.</summary>
    Detection,
}

/// <summary>From where an address is reached.</summary>
public enum Scheme
{
    /// <summary>From inside the network only.</summary>
    Internal,

    /// <summary>From the internet, as far as the allowed CIDRs let it.</summary>
    Public,
}
