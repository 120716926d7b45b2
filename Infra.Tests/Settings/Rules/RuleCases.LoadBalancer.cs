namespace OctopusHA.Tests.Settings.Rules;

/// <summary>The cases of <c>loadBalancer</c>, <c>grpc</c> and <c>maintenance</c>.</summary>
internal static partial class RuleCases
{
    private static IReadOnlyList<RuleCase> LoadBalancer =>
    [
        Aws("loadBalancer.domain/form")
            .Broken(
                "loadBalancer: { domain: 'https://octopus.example.com', dnsZone: Z0123456789 }",
                "octopus-ha:loadBalancer.domain: https://octopus.example.com",
                "no scheme and no path")
            .Kept("loadBalancer: { domain: octopus.example.com, dnsZone: Z0123456789ABC }"),
        Aws("loadBalancer.domain/lower-case")
            .Broken(
                "loadBalancer: { domain: Octopus.example.com, dnsZone: example.com }",
                "octopus-ha:loadBalancer.domain: Octopus.example.com",
                "set octopus.example.com")
            .Kept("loadBalancer: { domain: example.com, dnsZone: example.com. }"),
        Aws("loadBalancer.domain/plain-http")
            .Broken("loadBalancer: { kind: application }", "octopus-ha:loadBalancer.domain", "plain HTTP")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, dnsZone: example.com }",
                "loadBalancer: { scheme: internal }\ndatabase: { ephemeral: true }"),
        Aws("loadBalancer.dnsZone/contains-domain")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, dnsZone: example.org }",
                "octopus-ha:loadBalancer.dnsZone: example.org",
                "does not contain octopus.example.com")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, dnsZone: example.com }",
                "loadBalancer: { domain: example.com, dnsZone: example.com. }"),
        Azure("loadBalancer.dnsZone/contains-domain")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', dnsZone: example.org }",
                "octopus-ha:loadBalancer.dnsZone: example.org",
                "does not contain octopus.example.com")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', dnsZone: example.com }"),
        Aws("loadBalancer.certificate/needs-domain")
            .Broken(
                "loadBalancer: { certificate: 'arn:aws:acm:us-east-1:1:certificate/x' }",
                "octopus-ha:loadBalancer.certificate: arn:aws:acm:us-east-1:1:certificate/x",
                "needs loadBalancer.domain")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'arn:aws:acm:us-east-1:1:certificate/x' }"),
        Aws("loadBalancer.dnsZone/needs-domain")
            .Broken(
                "loadBalancer: { dnsZone: example.com }",
                "octopus-ha:loadBalancer.dnsZone: example.com",
                "needs loadBalancer.domain")
            .Kept("loadBalancer: { domain: octopus.example.com, dnsZone: example.com }"),
        Aws("loadBalancer.domain/aws-certificate")
            .Broken(
                "loadBalancer: { domain: octopus.example.com }",
                "octopus-ha:loadBalancer.domain: octopus.example.com",
                "needs a certificate")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'arn:aws:acm:us-east-1:1:certificate/x' }"),
        Aws("loadBalancer.certificate/arn")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, certificate: my-cert }",
                "octopus-ha:loadBalancer.certificate: my-cert",
                "ARN")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus' }",
                "octopus-ha:loadBalancer.certificate: https://contoso.vault.azure.net/secrets/octopus",
                "is a certificate in Azure; set the ARN")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'arn:aws:acm:us-east-1:1:certificate/x' }"),
        Aws("loadBalancer.dnsZone/hosted-zone")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, dnsZone: zone }",
                "octopus-ha:loadBalancer.dnsZone: zone",
                "of a Route 53 hosted zone")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, dnsZone: Z0123456789ABC }",
                "loadBalancer: { domain: octopus.example.com, dnsZone: example.com }"),
        Aws("loadBalancer.idleTimeoutSeconds/alb")
            .Broken(
                "loadBalancer: { idleTimeoutSeconds: 4001 }",
                "octopus-ha:loadBalancer.idleTimeoutSeconds: 4001",
                "must be 1 to 4000 seconds for kind application")
            .Broken(
                "loadBalancer: { idleTimeoutSeconds: 0 }",
                "octopus-ha:loadBalancer.idleTimeoutSeconds: 0",
                "1 to 4000")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, dnsZone: example.com, idleTimeoutSeconds: 1 }",
                "loadBalancer: { domain: octopus.example.com, dnsZone: example.com, idleTimeoutSeconds: 4000 }"),
        Aws("grpc/needs-https")
            .Broken("loadBalancer: { kind: application }", "octopus-ha:grpc: true", "only with HTTPS")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, dnsZone: example.com }",
                "loadBalancer: { kind: network }"),
        Aws("loadBalancer.idleTimeoutSeconds/nlb")
            .Broken(
                "loadBalancer: { kind: network, idleTimeoutSeconds: 6001 }",
                "octopus-ha:loadBalancer.idleTimeoutSeconds: 6001",
                "60 to 6000")
            .Broken(
                "loadBalancer: { kind: network, idleTimeoutSeconds: 59 }",
                "octopus-ha:loadBalancer.idleTimeoutSeconds: 59",
                "60 to 6000")
            .Kept(
                "loadBalancer: { kind: network, idleTimeoutSeconds: 60 }",
                "loadBalancer: { kind: network, idleTimeoutSeconds: 6000 }"),
        Aws("loadBalancer.idleTimeoutSeconds/nlb-https")
            .Broken(
                "loadBalancer: { kind: network, domain: octopus.example.com, dnsZone: example.com, "
                    + "idleTimeoutSeconds: 1000 }",
                "octopus-ha:loadBalancer.idleTimeoutSeconds: 1000",
                "350 seconds")
            .Kept("loadBalancer: { kind: network, domain: octopus.example.com, dnsZone: example.com }"),
        Aws("maintenance/no-page")
            .Broken(
                "loadBalancer: { kind: network, domain: octopus.example.com, dnsZone: example.com }\n"
                    + "maintenance: true",
                "octopus-ha:maintenance: true",
                "a Network Load Balancer cannot show a page")
            .Kept("maintenance: true"),
        Aws("loadBalancer.maintenancePage/size")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, dnsZone: example.com, maintenancePage: <x*1025> }",
                "octopus-ha:loadBalancer.maintenancePage",
                "has 1025 bytes")
            .Kept("loadBalancer: { domain: octopus.example.com, dnsZone: example.com, maintenancePage: <x*1024> }"),
        Azure("loadBalancer.domain/azure-certificate")
            .Broken(
                "loadBalancer: { domain: octopus.example.com }",
                "octopus-ha:loadBalancer.domain: octopus.example.com",
                "set loadBalancer.certificate to the id of one in a Key Vault")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus' }"),
        Azure("loadBalancer.idleTimeoutSeconds/gateway")
            .Broken(
                "loadBalancer: { idleTimeoutSeconds: 0 }",
                "octopus-ha:loadBalancer.idleTimeoutSeconds: 0",
                "1 to 86400")
            .Broken(
                "loadBalancer: { idleTimeoutSeconds: 86401 }",
                "octopus-ha:loadBalancer.idleTimeoutSeconds: 86401",
                "1 to 86400")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', idleTimeoutSeconds: 1 }",
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', idleTimeoutSeconds: 86400 }"),
        Azure("loadBalancer.idleTimeoutSeconds/client-side")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', idleTimeoutSeconds: 301 }",
                "octopus-ha:loadBalancer.idleTimeoutSeconds: 301",
                "after 300 seconds with scheme internal")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', scheme: public, "
                    + "idleTimeoutSeconds: 1801 }\n"
                    + "network: { allowedCidrs: [203.0.113.0/24] }",
                "octopus-ha:loadBalancer.idleTimeoutSeconds: 1801",
                "after 1800 seconds with scheme public")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', idleTimeoutSeconds: 300 }",
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', scheme: public, "
                    + "idleTimeoutSeconds: 1800 }\n"
                    + "network: { allowedCidrs: [203.0.113.0/24] }"),
        Azure("maintenance/gateway")
            .Broken("maintenance: true", "octopus-ha:maintenance: true", "answers 502 with its own page")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', "
                    + "maintenancePage: 'https://example.com/down.html' }\n"
                    + "maintenance: true",
                "octopus-ha:maintenance: true",
                "shows the page of loadBalancer.maintenancePage")
            .Kept("maintenance: false"),
        Azure("loadBalancer.domain/no-tls")
            .Broken(
                "loadBalancer: { kind: network, domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus' }",
                "octopus-ha:loadBalancer.domain: octopus.example.com",
                "does not terminate TLS; set loadBalancer.kind: application")
            .Kept("loadBalancer: { kind: network }"),
        Azure("loadBalancer.certificate/no-tls")
            .Broken(
                "loadBalancer: { kind: network, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus' }",
                "octopus-ha:loadBalancer.certificate",
                "does not terminate TLS")
            .Kept("loadBalancer: { kind: network }"),
        Azure("loadBalancer.waf/needs-gateway")
            .Broken(
                "loadBalancer: { kind: network, waf: true }",
                "octopus-ha:loadBalancer.waf: true",
                "works at layer 4 and does not read requests")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', waf: true }"),
        Azure("loadBalancer.idleTimeoutSeconds/load-balancer")
            .Broken(
                "loadBalancer: { kind: network, idleTimeoutSeconds: 239 }",
                "octopus-ha:loadBalancer.idleTimeoutSeconds: 239",
                "whole minutes, 240 to 6000")
            .Broken(
                "loadBalancer: { kind: network, idleTimeoutSeconds: 6060 }",
                "octopus-ha:loadBalancer.idleTimeoutSeconds: 6060",
                "whole minutes, 240 to 6000")
            .Broken(
                "loadBalancer: { kind: network, idleTimeoutSeconds: 241 }",
                "octopus-ha:loadBalancer.idleTimeoutSeconds: 241",
                "whole minutes, 240 to 6000")
            .Kept(
                "loadBalancer: { kind: network, idleTimeoutSeconds: 240 }",
                "loadBalancer: { kind: network, idleTimeoutSeconds: 6000 }"),
        Azure("maintenance/load-balancer")
            .Broken(
                "loadBalancer: { kind: network }\nmaintenance: true",
                "octopus-ha:maintenance: true",
                "works at layer 4 and cannot show a page")
            .Kept("loadBalancer: { kind: network }"),
        Azure("loadBalancer.certificate/vault")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'arn:aws:acm:us-east-1:1:certificate/x' }",
                "octopus-ha:loadBalancer.certificate: arn:aws:acm:us-east-1:1:certificate/x",
                "is a certificate in AWS; set a certificate in a Key Vault")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/certificates/octopus' }",
                "octopus-ha:loadBalancer.certificate: https://contoso.vault.azure.net/certificates/octopus",
                "/secrets/<name>")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus/latest' }",
                "octopus-ha:loadBalancer.certificate: https://contoso.vault.azure.net/secrets/octopus/latest",
                "by the id of its secret")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: "
                    + "'https://contoso.vault.azure.net/secrets/octopus/0123456789abcdef0123456789abcdef' }",
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus' }"),
        Azure("loadBalancer.certificate/version")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: "
                    + "'https://contoso.vault.azure.net/secrets/octopus/0123456789abcdef0123456789abcdef' }",
                "octopus-ha:loadBalancer.certificate",
                "includes a version")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus' }"),
        Azure("loadBalancer.dnsZone/azure-zone")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', dnsZone: Z0123456789ABC }",
                "octopus-ha:loadBalancer.dnsZone: Z0123456789ABC",
                "must be the name of a DNS zone in the subscription")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', dnsZone: example.com }"),
        Azure("loadBalancer.maintenancePage/address")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', maintenancePage: Down }",
                "octopus-ha:loadBalancer.maintenancePage",
                "is not shown")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', "
                    + "maintenancePage: 'https://example.com/down.htm' }",
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', "
                    + "maintenancePage: 'https://example.com/down.html' }"),
        Azure("loadBalancer.maintenancePage/extension")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', "
                    + "maintenancePage: 'https://example.com/down' }",
                "octopus-ha:loadBalancer.maintenancePage: https://example.com/down",
                "must end with .htm or .html")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', "
                    + "maintenancePage: 'https://example.com/down.htm' }",
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', "
                    + "maintenancePage: 'https://example.com/down.html' }"),
        Azure("loadBalancer.waf/off")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', wafMode: detection }",
                "octopus-ha:loadBalancer.wafMode",
                "has no effect without loadBalancer.waf: true")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', waf: true, "
                    + "wafMode: detection }"),
        Azure("loadBalancer.wafExclusions/form")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', waf: true, "
                    + "wafExclusions: ['Cookies Start x'] }",
                "octopus-ha:loadBalancer.wafExclusions[0]: Cookies Start x",
                "must be a variable")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', waf: true, "
                    + "wafExclusions: ['RequestCookieNames StartsWith OctopusIdentificationToken'] }"),
        Azure("loadBalancer.privateAddress/form")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', privateAddress: gateway }\n"
                    + "network: { existing: { <existing> } }",
                "octopus-ha:loadBalancer.privateAddress: gateway",
                "must be an IPv4 address")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', "
                    + "privateAddress: 10.0.255.250 }\n"
                    + "network: { existing: { <existing> } }"),
        Azure("loadBalancer.privateAddress/unused")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', privateAddress: 10.0.1.250 }",
                "octopus-ha:loadBalancer.privateAddress: 10.0.1.250",
                "only for an internal gateway in network.existing")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', "
                    + "privateAddress: 10.0.255.250 }\n"
                    + "network: { existing: { <existing> } }"),
        Azure("loadBalancer.privateAddress/in-network")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', privateAddress: 10.1.0.4 }\n"
                    + "network: { existing: { <existing> } }",
                "octopus-ha:loadBalancer.privateAddress: 10.1.0.4",
                "is not in network.existing.cidr, 10.0.0.0/16")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', "
                    + "privateAddress: 10.0.255.250 }\n"
                    + "network: { existing: { <existing> } }"),
        Azure("loadBalancer.privateAddress/missing")
            .Broken(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus' }\n"
                    + "network: { existing: { <existing> } }",
                "octopus-ha:loadBalancer.privateAddress",
                "is missing; an internal gateway in an existing network")
            .Kept(
                "loadBalancer: { domain: octopus.example.com, "
                    + "certificate: 'https://contoso.vault.azure.net/secrets/octopus', "
                    + "privateAddress: 10.0.255.250 }\n"
                    + "network: { existing: { <existing> } }"),
    ];
}
