namespace OctopusHA.Settings;

/// <summary>
/// The Active Directory that FSx for Windows belongs to: made, or the team's own. The nodes do not join it; they open the share
/// as one of its users. Of use on AWS with Windows nodes, unless <c>storage.existing</c> is given.
/// </summary>
public sealed record DirectorySettings
{
    /// <summary>A directory that is made. When left out: one with the defaults, unless <c>existing</c> is given.</summary>
    public ManagedDirectorySettings? Managed { get; init; }

    /// <summary>A directory that the team already has. When left out: one is made.</summary>
    public ExistingDirectorySettings? Existing { get; init; }
}

/// <summary>AWS Managed Microsoft AD, with a domain controller in each of two zones.</summary>
public sealed record ManagedDirectorySettings
{
    /// <summary>The domain, which can never be changed. Not one that users' names lie in: nodes ask the directory for all of it. When left out: <c>octopus.internal</c>.</summary>
    public string Domain { get; init; } = "octopus.internal";

    /// <summary>The domain's short name, up to 15 characters. When left out: the first part of the domain, in upper case.</summary>
    public string? NetbiosName { get; init; }

    /// <summary>The size of the directory: <c>standard</c> holds about 30,000 objects. When left out: <c>standard</c>.</summary>
    public DirectoryEdition Edition { get; init; } = DirectoryEdition.Standard;

    /// <summary>The user that AWS makes in every managed directory, whose password is the secret <c>directoryPassword</c>.</summary>
    public const string Administrator = "Admin";

    /// <summary>The domain's short name, given or not.</summary>
    public string ShortName => NetbiosName ?? Domain.Split('.')[0].ToUpperInvariant();
}

/// <summary>The edition of a managed directory.</summary>
public enum DirectoryEdition
{
    /// <summary>For small and medium organisations, up to about 30,000 objects.</summary>
    Standard,

    /// <summary>Up to about 500,000 objects.</summary>
    Enterprise,
}

/// <summary>An Active Directory that the team already has, reached from the network's data subnets.</summary>
public sealed record ExistingDirectorySettings
{
    /// <summary>The domain: <c>corp.example.com</c>.</summary>
    [RequiredSetting]
    public string Domain { get; init; } = "";

    /// <summary>The addresses of the domain's DNS servers, private IPv4, one to three; two survive the loss of one.</summary>
    [RequiredSetting]
    public IReadOnlyList<string> DnsIps { get; init; } = [];

    /// <summary>The organisational unit that FSx joins: <c>OU=FileServers,DC=corp,DC=example,DC=com</c>. When left out: the domain's default for computers.</summary>
    public string? Ou { get; init; }

    /// <summary>
    /// The service account, by its bare name: it joins FSx to the domain, and the nodes open the share as it. Its password is
    /// the secret <c>directoryPassword</c>.
    /// </summary>
    [RequiredSetting]
    public string User { get; init; } = "";

    /// <summary>The group that administers the file system. When left out: <c>Domain Admins</c>.</summary>
    public string AdministratorsGroup { get; init; } = "Domain Admins";

    /// <summary>The blocks of the domain controllers, which FSx must reach. When left out: the DNS servers are the controllers.</summary>
    public IReadOnlyList<string> ControllerCidrs { get; init; } = [];

    /// <summary>The blocks of the domain controllers, given or not.</summary>
    public IReadOnlyList<string> Controllers => ControllerCidrs.Count > 0 ? ControllerCidrs : [.. DnsIps.Select(ip => $"{ip}/32")];
}
