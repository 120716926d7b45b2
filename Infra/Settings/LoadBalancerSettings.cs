namespace OctopusHA.Settings;

/// <summary>The address that users and Tentacle registrations reach.</summary>
public sealed record LoadBalancerSettings
{
    /// <summary>
    /// <c>application</c> speaks HTTP: redirects, a maintenance page, long requests. <c>network</c> carries web, polling
    /// and gRPC on one address. When left out: <c>application</c>.
    /// </summary>
    public LoadBalancerKind Kind { get; init; } = LoadBalancerKind.Application;

    /// <summary>Whether the address is reached from the internet or from inside the network. When left out: <c>internal</c>.</summary>
    public Scheme Scheme { get; init; } = Scheme.Internal;

    /// <summary>The name that users type: <c>octopus.example.com</c>. With it goes HTTPS, and so a certificate source. When left out: the load balancer's own name, over plain HTTP.</summary>
    public string? Domain { get; init; }

    /// <summary>The Route 53 zone of the domain, by id (<c>Z0123...</c>) or name (<c>example.com</c>): the record is made there, and the certificate issued when none is given. When left out: the team makes the record itself.</summary>
    public string? DnsZone { get; init; }

    /// <summary>The ARN of a certificate in AWS Certificate Manager for the domain. When left out: one is issued by way of <c>dnsZone</c>.</summary>
    public string? Certificate { get; init; }

    /// <summary>
    /// Seconds after which a silent connection is closed: 1 to 4000 for <c>application</c>, 60 to 6000 for <c>network</c>.
    /// Long, because package uploads and gRPC streams pause. HTTPS through <c>network</c> is fixed at 350 by AWS. When left out: 3600.
    /// </summary>
    public int IdleTimeoutSeconds { get; init; } = 3600;

    /// <summary>The HTML shown during maintenance, at most 1024 bytes, by the load balancer itself. When left out: one line that says so.</summary>
    public string MaintenancePage { get; init; } =
        "<!doctype html><title>Maintenance</title><h1>Octopus Deploy is being upgraded</h1><p>It will be back shortly.</p>";

    /// <summary>Whether users reach the address by HTTPS: the rules see to it that a domain has a certificate.</summary>
    public bool UsesHttps => Domain is not null;
}

/// <summary>The kind of a load balancer.</summary>
public enum LoadBalancerKind
{
    /// <summary>Layer 7: an Application Load Balancer.</summary>
    Application,

    /// <summary>Layer 4: a Network Load Balancer.</summary>
    Network,
}

/// <summary>From where an address is reached.</summary>
public enum Scheme
{
    /// <summary>From inside the network only.</summary>
    Internal,

    /// <summary>From the internet, as far as the allowed CIDRs let it.</summary>
    Public,
}
