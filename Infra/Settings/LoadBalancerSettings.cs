namespace OctopusHA.Settings;

/// <summary>The address for users and for the registration of Tentacles.</summary>
public sealed record LoadBalancerSettings
{
    /// <summary>
    /// <c>application</c> is an HTTP load balancer: redirects, a maintenance page, long requests. <c>network</c> serves
    /// web, polling and gRPC on one address; on Azure with plain HTTP only. Default: <c>application</c>.
    /// </summary>
    public LoadBalancerKind Kind { get; init; } = LoadBalancerKind.Application;

    /// <summary>
    /// Whether the address is reachable from the internet or only from inside the network. Default: <c>internal</c>.
    /// </summary>
    public Scheme Scheme { get; init; } = Scheme.Internal;

    /// <summary>
    /// The host name for users: <c>octopus.example.com</c>. It requires HTTPS, and thus a certificate. Default: the
    /// load balancer's own name, with plain HTTP.
    /// </summary>
    public string? Domain { get; init; }

    /// <summary>
    /// The DNS zone of the domain, in which the program creates the record. AWS: a Route 53 zone by ID
    /// (<c>Z0123...</c>) or name (<c>example.com</c>); without <c>certificate</c>, the program also issues a
    /// certificate with it. Azure: a DNS zone of the subscription by name, private for an internal address and public
    /// for a public one; or a zone of either kind by ID (<c>/subscriptions/.../privateDnsZones/example.com</c>).
    /// Default: you create the record.
    /// </summary>
    public string? DnsZone { get; init; }

    /// <summary>
    /// The certificate of the domain. AWS: its ARN in AWS Certificate Manager. Azure: the identifier of its secret in a
    /// Key Vault of the subscription, without a version (<c>https://team-vault.vault.azure.net/secrets/octopus</c>);
    /// required with a domain, and the vault must use Azure role-based access control. Default: on AWS, the program
    /// issues one with <c>dnsZone</c>.
    /// </summary>
    public string? Certificate { get; init; }

    /// <summary>
    /// Seconds until an idle connection is closed; long, because package uploads and gRPC streams pause. AWS: 1 to 4000
    /// for <c>application</c>, 60 to 6000 for <c>network</c>, whose HTTPS listener has a fixed timeout of 350. Azure: 1
    /// to 86400 for <c>application</c>, 240 to 6000 in whole minutes for <c>network</c>. For an application gateway,
    /// this is the timeout between gateway and node. The gateway closes idle client connections after 30 minutes
    /// (public) or 5 minutes (internal), which cannot be changed. Default: 3600.
    /// </summary>
    public int IdleTimeoutSeconds { get; init; } = 3600;

    /// <summary>
    /// The page during maintenance, with <c>application</c>. AWS: HTML, at most 1024 bytes. Azure: the HTTPS address of
    /// a public page, which the gateway downloads. Default: a one-line message; on Azure, the gateway's own page.
    /// </summary>
    public string MaintenancePage { get; init; } =
        "<!doctype html><title>Maintenance</title><h1>Octopus Deploy is being upgraded</h1><p>It will be back shortly.</p>";

    /// <summary>
    /// Azure with <c>application</c>: adds a web application firewall, which blocks requests whose path, query, headers
    /// or cookies look like an attack. It does not inspect packages and scripts. Default: false.
    /// </summary>
    public bool Waf { get; init; }

    /// <summary>
    /// Azure with <c>waf</c>: <c>prevention</c> blocks requests that look like an attack; <c>detection</c> only logs
    /// them. Use <c>detection</c> for a week to see what would be blocked. Default: <c>prevention</c>.
    /// </summary>
    public WafMode WafMode { get; init; } = WafMode.Prevention;

    /// <summary>
    /// Azure with <c>waf</c>: parts of requests that the firewall does not inspect, each as variable, operator and
    /// name, such as <c>RequestCookieNames StartsWith OctopusIdentificationToken</c> or <c>RequestArgValues Equals
    /// query</c>. Default: none.
    /// </summary>
    public IReadOnlyList<string> WafExclusions { get; init; } = [];

    /// <summary>
    /// Azure: the address of an internal gateway, an unused one of its subnet. Required with <c>network.existing</c>.
    /// Default: the last usable address of the subnet that the program creates.
    /// </summary>
    public string? PrivateAddress { get; init; }
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
    /// <summary>Blocks the request.</summary>
    Prevention,

    /// <summary>Logs the request and allows it.</summary>
    Detection,
}

/// <summary>From where an address is reachable.</summary>
public enum Scheme
{
    /// <summary>Only from inside the network.</summary>
    Internal,

    /// <summary>From the internet, restricted to the allowed CIDR blocks.</summary>
    Public,
}
