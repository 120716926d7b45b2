namespace OctopusHA.Tests.Settings.Rules;

/// <summary>The cases of <c>directory</c>.</summary>
internal static partial class RuleCases
{
    private static IReadOnlyList<RuleCase> Directory =>
    [
        Windows("directory/one")
            .Broken(
                "directory: { managed: { domain: corp.example.com }, "
                    + "existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], user: octopus } }",
                "octopus-ha:directory",
                "not both")
            .Kept("directory: { managed: { domain: corp.example.com } }"),
        Windows("directory.existing.domain/form")
            .Broken(
                "directory: { existing: { domain: corp, dnsIps: [10.0.0.10, 10.0.1.10], user: octopus } }",
                "octopus-ha:directory.existing.domain: corp",
                "two parts")
            .Kept(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, "
                    + "172.31.255.1, 192.168.0.1], user: svc-octopus, "
                    + "ou: 'OU=Files,DC=corp,DC=example,DC=com', administratorsGroup: Octopus } }"),
        Windows("directory.existing.dnsIps/count")
            .Broken(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.0.11, "
                    + "10.0.0.12, 10.0.0.13], user: octopus } }",
                "octopus-ha:directory.existing.dnsIps",
                "1 to 3")
            .Kept(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, "
                    + "172.31.255.1, 192.168.0.1], user: svc-octopus, "
                    + "ou: 'OU=Files,DC=corp,DC=example,DC=com', administratorsGroup: Octopus } }"),
        Windows("directory.existing.dnsIps/single")
            .Broken(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10], user: octopus } }",
                "octopus-ha:directory.existing.dnsIps",
                "Set two")
            .Kept(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, "
                    + "172.31.255.1, 192.168.0.1], user: svc-octopus, "
                    + "ou: 'OU=Files,DC=corp,DC=example,DC=com', administratorsGroup: Octopus } }"),
        Windows("directory.existing.dnsIps/form")
            .Broken(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 'fd00::1'], "
                    + "user: octopus } }",
                "octopus-ha:directory.existing.dnsIps[1]: fd00::1",
                "IPv4")
            .Kept(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, "
                    + "172.31.255.1, 192.168.0.1], user: svc-octopus, "
                    + "ou: 'OU=Files,DC=corp,DC=example,DC=com', administratorsGroup: Octopus } }"),
        Windows("directory.existing.dnsIps/private")
            .Broken(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 8.8.8.8], "
                    + "user: octopus } }",
                "octopus-ha:directory.existing.dnsIps[1]: 8.8.8.8",
                "private address")
            .Broken(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 172.32.0.1], "
                    + "user: octopus } }",
                "octopus-ha:directory.existing.dnsIps[1]: 172.32.0.1",
                "private address")
            .Kept(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, "
                    + "172.31.255.1, 192.168.0.1], user: svc-octopus, "
                    + "ou: 'OU=Files,DC=corp,DC=example,DC=com', administratorsGroup: Octopus } }"),
        Windows("directory.existing.dnsIps/twice")
            .Broken(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.0.10], "
                    + "user: octopus } }",
                "octopus-ha:directory.existing.dnsIps[1]: 10.0.0.10",
                "twice")
            .Kept(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, "
                    + "172.31.255.1, 192.168.0.1], user: svc-octopus, "
                    + "ou: 'OU=Files,DC=corp,DC=example,DC=com', administratorsGroup: Octopus } }"),
        Windows("directory.existing.controllerCidrs/form")
            .Broken(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], "
                    + "user: octopus, controllerCidrs: [10.1.0.1/16] } }",
                "octopus-ha:directory.existing.controllerCidrs[0]: 10.1.0.1/16",
                "no host bits set")
            .Kept(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], "
                    + "user: octopus, controllerCidrs: [10.1.0.0/16, 10.2.0.0/16, 10.3.0.0/16] } }"),
        Windows("directory.existing.controllerCidrs/twice")
            .Broken(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], "
                    + "user: octopus, controllerCidrs: [10.1.0.0/16, 10.1.0.0/16] } }",
                "octopus-ha:directory.existing.controllerCidrs[1]: 10.1.0.0/16",
                "is listed twice")
            .Kept(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], "
                    + "user: octopus, controllerCidrs: [10.1.0.0/16, 10.2.0.0/16, 10.3.0.0/16] } }"),
        Windows("directory.existing.controllerCidrs/internet")
            .Broken(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], "
                    + "user: octopus, controllerCidrs: [0.0.0.0/0] } }",
                "octopus-ha:directory.existing.controllerCidrs[0]: 0.0.0.0/0",
                "is the whole internet")
            .Kept(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], "
                    + "user: octopus, controllerCidrs: [10.1.0.0/16, 10.2.0.0/16, 10.3.0.0/16] } }"),
        Windows("directory.existing.ou/form")
            .Broken(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], "
                    + "user: octopus, ou: Computers } }",
                "octopus-ha:directory.existing.ou: Computers",
                "OU=FileServers")
            .Kept(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, "
                    + "172.31.255.1, 192.168.0.1], user: svc-octopus, "
                    + "ou: 'OU=Files,DC=corp,DC=example,DC=com', administratorsGroup: Octopus } }"),
        Windows("directory.existing.user/form")
            .Broken(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], "
                    + "user: 'CORP\\octopus' } }",
                "octopus-ha:directory.existing.user: CORP\\octopus",
                "without domain")
            .Kept(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, "
                    + "172.31.255.1, 192.168.0.1], user: svc-octopus, "
                    + "ou: 'OU=Files,DC=corp,DC=example,DC=com', administratorsGroup: Octopus } }"),
        Windows("directory.managed.domain/form")
            .Broken(
                "directory: { managed: { domain: corp } }",
                "octopus-ha:directory.managed.domain: corp",
                "two parts")
            .Kept("directory: { managed: { domain: corp.example.com } }"),
        Windows("directory.managed.domain/netbios-length")
            .Broken(
                "directory: { managed: { domain: sixteen-letters1.example.com } }",
                "octopus-ha:directory.managed.domain: sixteen-letters1.example.com",
                "SIXTEEN-LETTERS1 has 16; set directory.managed.netbiosName")
            .Kept("directory: { managed: { domain: fifteen-letters.example.com } }"),
        Windows("directory.managed.netbiosName/length")
            .Broken(
                "directory: { managed: { domain: corp.example.com, netbiosName: SIXTEENLETTERS16 } }",
                "octopus-ha:directory.managed.netbiosName: SIXTEENLETTERS16",
                "up to 15 characters")
            .Kept(
                "directory: { managed: { domain: ad.octopus.example.com, "
                    + "netbiosName: FIFTEEN-LETTERS, edition: enterprise } }"),
        Windows("directory.managed.netbiosName/characters")
            .Broken(
                "directory: { managed: { domain: corp.example.com, netbiosName: CO.RP } }",
                "octopus-ha:directory.managed.netbiosName: CO.RP",
                "letters, digits and hyphens")
            .Broken(
                "directory: { managed: { domain: corp.example.com, netbiosName: 12345 } }",
                "octopus-ha:directory.managed.netbiosName: 12345",
                "not of digits only")
            .Broken(
                "directory: { managed: { domain: 123.example.org } }",
                "octopus-ha:directory.managed.netbiosName",
                "the NetBIOS name 123")
            .Kept(
                "directory: { managed: { domain: ad.octopus.example.com, "
                    + "netbiosName: FIFTEEN-LETTERS, edition: enterprise } }"),
        Windows("directory.managed.domain/web-address")
            .Broken(
                "directory: { managed: { domain: example.com } }",
                "octopus-ha:directory.managed.domain: example.com",
                "contains octopus.example.com: the nodes would look that name up")
            .Kept(
                "directory: { managed: { domain: ad.octopus.example.com, "
                    + "netbiosName: FIFTEEN-LETTERS, edition: enterprise } }"),
        Windows("directory.existing.controllerCidrs/security-group")
            .Broken(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], "
                    + "user: octopus, controllerCidrs: [10.1.0.0/16, 10.2.0.0/16, 10.3.0.0/16, 10.4.0.0/16] } }",
                "octopus-ha:directory.existing.controllerCidrs",
                "at most 3")
            .Kept(
                "directory: { existing: { domain: corp.example.com, dnsIps: [10.0.0.10, 10.0.1.10], "
                    + "user: octopus, controllerCidrs: [10.1.0.0/16, 10.2.0.0/16, 10.3.0.0/16] } }"),
    ];
}
