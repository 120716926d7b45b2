namespace OctopusHA.Settings;

/// <summary>
/// AWS with Windows nodes: the Active Directory of FSx for Windows, created or existing. Not needed with
/// <c>storage.existing</c>. The nodes do not join it; they open the share as one of its users.
/// </summary>
public sealed record DirectorySettings
{
    /// <summary>
    /// A directory that the program creates. Default: one with default settings, unless <c>existing</c> is set.
    /// </summary>
    public ManagedDirectorySettings? Managed { get; init; }

    /// <summary>An existing directory. Default: the program creates one.</summary>
    public ExistingDirectorySettings? Existing { get; init; }
}

/// <summary>AWS Managed Microsoft AD, with a domain controller in each of two zones.</summary>
public sealed record ManagedDirectorySettings
{
    /// <summary>
    /// The domain. It cannot be changed later. Do not use the domain of your users' host names: nodes send all DNS
    /// queries for it to the directory. Default: <c>octopus.internal</c>.
    /// </summary>
    public string Domain { get; init; } = "octopus.internal";

    /// <summary>
    /// The domain's NetBIOS name, up to 15 characters. Default: the first part of the domain, in upper case.
    /// </summary>
    public string? NetbiosName { get; init; }

    /// <summary>The edition of the directory. Default: <c>standard</c>.</summary>
    public DirectoryEdition Edition { get; init; } = DirectoryEdition.Standard;

    /// <summary>
    /// The user that AWS creates in every managed directory. Its password is the secret <c>directoryPassword</c>.
    /// </summary>
    public const string Administrator = "Admin";

    /// <summary>The domain's NetBIOS name, specified or default.</summary>
    public string ShortName => NetbiosName ?? Domain.Split('.')[0].ToUpperInvariant();
}

/// <summary>The edition of a managed directory.</summary>
public enum DirectoryEdition
{
    /// <summary>For small and medium organizations, up to about 30,000 objects.</summary>
    Standard,

    /// <summary>Up to about 500,000 objects.</summary>
    Enterprise,
}

/// <summary>An existing Active Directory that the network's data subnets can reach.</summary>
public sealed record ExistingDirectorySettings
{
    /// <summary>The domain: <c>corp.example.com</c>.</summary>
    [RequiredSetting]
    public string Domain { get; init; } = "";

    /// <summary>
    /// The private IPv4 addresses of the domain's DNS servers, one to three. Use two or more for high availability.
    /// </summary>
    [RequiredSetting]
    public IReadOnlyList<string> DnsIps { get; init; } = [];

    /// <summary>
    /// The organizational unit that FSx joins: <c>OU=FileServers,DC=corp,DC=example,DC=com</c>. Default: the domain's
    /// default container for computers.
    /// </summary>
    public string? Ou { get; init; }

    /// <summary>
    /// The user name of the service account, without the domain. FSx joins the domain with it, and the nodes open the
    /// share with it. Its password is the secret <c>directoryPassword</c>.
    /// </summary>
    [RequiredSetting]
    public string User { get; init; } = "";

    /// <summary>The group that administers the file system. Default: <c>Domain Admins</c>.</summary>
    public string AdministratorsGroup { get; init; } = "Domain Admins";

    /// <summary>
    /// The CIDR blocks of the domain controllers, which FSx must reach. Default: the addresses in <c>dnsIps</c>.
    /// </summary>
    public IReadOnlyList<string> ControllerCidrs { get; init; } = [];

    /// <summary>The CIDR blocks of the domain controllers, specified or default.</summary>
    public IReadOnlyList<string> Controllers => ControllerCidrs.Count > 0 ? ControllerCidrs : [.. DnsIps.Select(ip => $"{ip}/32")];
}
