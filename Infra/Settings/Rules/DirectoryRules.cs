using static StackSettings.RuleShapes<OctopusHA.Settings.Rules.PlannedSettings>;

namespace OctopusHA.Settings.Rules;

/// <summary>The rules of <c>directory</c>, the Active Directory that FSx for Windows joins.</summary>
internal static class DirectoryRules
{
    private const string DnsIps = "directory.existing.dnsIps";
    private const string ManagedDomain = "directory.managed.domain";
    private const string NetbiosName = "directory.managed.netbiosName";
    private const string TwoParts = "must be a domain of two parts or more, such as corp.example.com";

    // FSx joins only domains whose DNS servers are in these, or in the VPC (FSx API reference,
    // SelfManagedActiveDirectoryConfiguration).
    private static readonly CidrBlock[] PrivateNetworks =
        [.. new[] { "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16" }.Select(CidrBlock.Parse)];

    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. Rule.When(s => s.Plan.Storage.CreatesFsx,
        [
            Refuse("directory", "one", s => s.Directory is { Managed: not null, Existing: not null },
                "is either created or an existing one; set managed or existing, not both"),
            .. Rule.When(s => s.Directory is { Managed: null, Existing: not null }, Existing),
            Refuse(ManagedDomain, "form",
                s => s.Plan.Storage.ManagedDirectory is { } managed && !Formats.IsHostName(managed.Domain), TwoParts),
            .. Rule.When(s => s.Plan.Storage.ManagedDirectory is { } managed && Formats.IsHostName(managed.Domain), Managed),
        ]),
    ];

    private static Rule[] Managed =>
    [
        // AWS Directory Service API reference, CreateMicrosoftAD, ShortName; Windows keeps 15 characters of a NetBIOS
        // name.
        Refuse(ManagedDomain, "netbios-length",
            s => s.Plan.Storage.ManagedDirectory is { NetbiosName: null, ShortName.Length: > 15 }, TooLong),
        .. Rule.FirstOf(
            Refuse(NetbiosName, "length", s => s.Plan.Storage.ManagedDirectory!.NetbiosName?.Length > 15, TooLong),
            Refuse(NetbiosName, "characters", s => s.Plan.Storage.ManagedDirectory!.ShortName is var name
                && (!name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
                    || name.All(char.IsAsciiDigit))
                    ? $"the NetBIOS name {name} must consist of letters, digits and hyphens, and not of digits only; "
                        + "set one such as CORP"
                    : null)),
        Refuse(ManagedDomain, "web-address",
            s => s.LoadBalancer.Domain is { } web && Formats.IsWithin(web, s.Plan.Storage.ManagedDirectory!.Domain),
            s => $"contains {s.LoadBalancer.Domain}: the nodes would look that name up in the directory, which does "
                + $"not have it. Set a dedicated domain, such as ad.{s.Plan.Storage.ManagedDirectory!.Domain}"),
    ];

    private static Rule[] Existing =>
    [
        Form("directory.existing.domain", s => s.Directory.Existing!.Domain, Formats.IsHostName, TwoParts),

        // FSx API reference, SelfManagedActiveDirectoryConfiguration, DnsIps.
        Refuse(DnsIps, "count", s => s.Directory.Existing!.DnsIps.Count is var count and (0 or > 3)
            ? $"has {count} addresses; FSx supports 1 to 3 DNS servers of the domain"
            : null),
        Warn(DnsIps, "single", s => s.Directory.Existing!.DnsIps.Count == 1,
            s => $"has one DNS server, {s.Directory.Existing!.DnsIps[0]}: if it fails, no node finds the share. Set "
                + "two"),
        .. Rule.FirstOf(
            RefuseEach(DnsIps, "form", s => s.Directory.Existing!.DnsIps, (_, ip) => Formats.Address(ip) is null
                ? "must be an IPv4 address such as 10.0.0.10"
                : null),
            RefuseEach(DnsIps, "private",
                s => s.Directory.Existing!.DnsIps, (s, ip) => Formats.Address(ip) is not { } address
                || PrivateNetworks.Any(network => network.Contains(address))
                || Formats.Cidr(s.Plan.Network.Cidr)?.Contains(address) == true
                    ? null
                    : "must be a private address (10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16) or an address of the "
                        + "network; FSx reaches no other"),
            Once(DnsIps, s => s.Directory.Existing!.DnsIps)),
        .. NetworkRules.Cidrs("directory.existing.controllerCidrs", s => s.Directory.Existing!.ControllerCidrs),
        Form("directory.existing.ou", s => s.Directory.Existing!.Ou,
            ou => ou.StartsWith("OU=", StringComparison.OrdinalIgnoreCase)
                && ou.Contains("DC=", StringComparison.OrdinalIgnoreCase),
            "must be the distinguished name of an organizational unit, such as "
                + "OU=FileServers,DC=corp,DC=example,DC=com"),
        Form("directory.existing.user", s => s.Directory.Existing!.User,
            user => !user.Any(char.IsWhiteSpace) && user.IndexOfAny(['\\', '@', '/']) < 0,
            @"must be the account name without domain: octopus and not CORP\octopus"),
    ];

    private static string TooLong(PlannedSettings s) =>
        $"a NetBIOS name has up to 15 characters, and {s.Plan.Storage.ManagedDirectory!.ShortName} has "
            + $"{s.Plan.Storage.ManagedDirectory.ShortName.Length}; set {NetbiosName} to a shorter one";
}
