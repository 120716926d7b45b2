namespace OctopusHA.Tests.Settings.Rules;

/// <summary>The cases of <c>network</c>.</summary>
internal static partial class RuleCases
{
    private static IReadOnlyList<RuleCase> Network =>
    [
        Aws("network.cidr/form")
            .Broken("network: { cidr: 10.0.0.1/16 }", "octopus-ha:network.cidr: 10.0.0.1/16", "no host bits set")
            .Kept("network: { cidr: 10.0.0.0/16 }"),
        Aws("network.cidr/too-small")
            .Broken("network: { cidr: 10.0.0.0/24 }", "octopus-ha:network.cidr: 10.0.0.0/24", "/16 to /23")
            .Kept("network: { cidr: 10.0.0.0/23 }"),
        Aws("network.cidr/special-purpose")
            .Broken(
                "network: { cidr: 127.0.0.0/16 }",
                "octopus-ha:network.cidr: 127.0.0.0/16",
                "reserved for special purposes")
            .Broken(
                "network: { cidr: 169.254.0.0/20 }",
                "octopus-ha:network.cidr: 169.254.0.0/20",
                "reserved for special purposes")
            .Broken(
                "network: { cidr: 224.0.0.0/16 }",
                "octopus-ha:network.cidr: 224.0.0.0/16",
                "reserved for special purposes")
            .Kept("network: { cidr: 126.0.0.0/16 }"),
        Aws("network.cidr/too-large")
            .Broken("network: { cidr: 10.0.0.0/15 }", "octopus-ha:network.cidr: 10.0.0.0/15", "/16 to /23")
            .Kept("network: { cidr: 10.0.0.0/16 }"),
        Aws("network/created-network")
            .Broken(
                "network: { natPerZone: false, existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, "
                    + "nodeSubnets: { a: subnet-1, b: subnet-2 } } }",
                "octopus-ha:network.natPerZone",
                "has no effect with network.existing")
            .Kept("network: { natPerZone: false }"),
        Aws("network.zones/existing-subnets")
            .Broken(
                "network: { zones: 3, existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, "
                    + "nodeSubnets: { a: subnet-1, b: subnet-2 } } }",
                "octopus-ha:network.zones",
                "has no effect with network.existing"),
        Azure("network.zones/existing-subnets")
            .Kept("network: { existing: { <existing> }, zones: 3 }"),
        Aws("network.allowedCidrs/form")
            .Broken(
                "network: { allowedCidrs: [10.0.0.0/8, office] }",
                "octopus-ha:network.allowedCidrs[1]: office",
                "IPv4 block")
            .Kept("network: { allowedCidrs: [10.0.0.0/8] }"),
        Aws("network.allowedCidrs/twice")
            .Broken(
                "network: { allowedCidrs: [10.0.0.0/8, 10.0.0.0/8] }",
                "octopus-ha:network.allowedCidrs[1]: 10.0.0.0/8",
                "twice")
            .Broken(
                "network: { allowedCidrs: [0.0.0.0/0, 0.0.0.0/0] }",
                "octopus-ha:network.allowedCidrs[1]: 0.0.0.0/0",
                "is listed twice")
            .Kept("network: { allowedCidrs: [10.0.0.0/8, 11.0.0.0/8] }"),
        Aws("network.allowedCidrs/internet")
            .Broken(
                "network: { allowedCidrs: [0.0.0.0/0] }",
                "octopus-ha:network.allowedCidrs[0]: 0.0.0.0/0",
                "whole internet")
            .Kept("network: { allowedCidrs: [0.0.0.0/1] }"),
        Aws("network.allowedCidrs/missing")
            .Broken(
                "loadBalancer: { scheme: public }",
                "octopus-ha:network.allowedCidrs",
                "is missing; a public load balancer")
            .Kept(
                "loadBalancer: { scheme: public, domain: octopus.example.com, dnsZone: example.com }\n"
                    + "network: { allowedCidrs: [203.0.113.0/24] }"),
        Aws("network.existing.cidr/form")
            .Broken(
                "network: { existing: { vpcId: vpc-1, cidr: 10.0.0.1/16, nodeSubnets: { a: subnet-1, "
                    + "b: subnet-2 } } }",
                "octopus-ha:network.existing.cidr: 10.0.0.1/16",
                "must be the IPv4 block of the network")
            .Kept(
                "network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, "
                    + "b: subnet-2 } } }"),
        Azure("network.existing.cidr/form")
            .Broken(
                "network: { existing: { vnetId: <vnet>, cidr: hub, "
                    + "gatewaySubnetId: <vnet>/subnets/gateway, nodeSubnetId: <vnet>/subnets/nodes } }",
                "octopus-ha:network.existing.cidr: hub",
                "must be the IPv4 block of the network"),
        Aws("network.existing.vpcId/id")
            .Broken(
                "network: { existing: { vpcId: my-vpc, cidr: 10.0.0.0/16, "
                    + "nodeSubnets: { a: subnet-1, b: subnet-2 } } }",
                "octopus-ha:network.existing.vpcId: my-vpc",
                "starts with vpc-")
            .Broken(
                "network: { existing: { cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, b: subnet-2 } } }",
                "octopus-ha:network.existing.vpcId",
                "is missing")
            .Kept(
                "network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, "
                    + "b: subnet-2 } } }"),
        Aws("network.existing.nodeSubnets/two-zones")
            .Broken(
                "network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1 } } }",
                "octopus-ha:network.existing.nodeSubnets",
                "at least 2 zones")
            .Kept(
                "network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, "
                    + "b: subnet-2 } } }"),
        Aws("network.existing.nodeSubnets/id")
            .Broken(
                "network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, "
                    + "b: nodes } } }",
                "octopus-ha:network.existing.nodeSubnets.b: nodes",
                "must be an id that starts with subnet-")
            .Kept(
                "network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, "
                    + "b: subnet-2 } } }"),
        Aws("network.existing.nodeSubnets/one-zone-each")
            .Broken(
                "network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, "
                    + "b: subnet-1 } } }",
                "octopus-ha:network.existing.nodeSubnets: subnet-1",
                "a subnet is in one zone")
            .Kept(
                "network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, "
                    + "b: subnet-2 } } }"),
        Aws("network.existing.dataSubnets/two-zones")
            .Broken(
                "network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, "
                    + "b: subnet-2 }, dataSubnets: { a: subnet-3 } } }",
                "octopus-ha:network.existing.dataSubnets",
                "at least 2 zones")
            .Kept(
                "network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, "
                    + "b: subnet-2 }, dataSubnets: { a: subnet-3, b: subnet-4 } } }"),
        Aws("network.existing.dataSubnets/id")
            .Broken(
                "network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, "
                    + "b: subnet-2 }, dataSubnets: { a: subnet-3, b: data } } }",
                "octopus-ha:network.existing.dataSubnets.b: data",
                "subnet-")
            .Kept(
                "network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, "
                    + "b: subnet-2 }, dataSubnets: { a: subnet-3, b: subnet-4 } } }"),
        Aws("network.existing.dataSubnets/one-zone-each")
            .Broken(
                "network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, "
                    + "b: subnet-2 }, dataSubnets: { a: subnet-3, b: subnet-3 } } }",
                "octopus-ha:network.existing.dataSubnets: subnet-3",
                "is listed for a and b")
            .Kept(
                "network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, "
                    + "b: subnet-2 }, dataSubnets: { a: subnet-3, b: subnet-4 } } }"),
        Aws("network.existing.publicSubnets/two-zones")
            .Broken(
                "loadBalancer: { scheme: public, domain: octopus.example.com, dnsZone: example.com }\n"
                    + "network: { allowedCidrs: [203.0.113.0/24], existing: { vpcId: vpc-1, "
                    + "cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, b: subnet-2 } } }",
                "octopus-ha:network.existing.publicSubnets",
                "has 0 zones")
            .Kept(
                "loadBalancer: { scheme: public, domain: octopus.example.com, dnsZone: example.com }\n"
                    + "network: { allowedCidrs: [203.0.113.0/24], existing: { vpcId: vpc-1, "
                    + "cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, b: subnet-2 }, "
                    + "publicSubnets: { a: subnet-3, b: subnet-4 } } }",
                "network: { existing: { vpcId: vpc-1, cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, "
                    + "b: subnet-2 } } }"),
        Aws("network.existing.publicSubnets/id")
            .Broken(
                "loadBalancer: { scheme: public, domain: octopus.example.com, dnsZone: example.com }\n"
                    + "network: { allowedCidrs: [203.0.113.0/24], existing: { vpcId: vpc-1, "
                    + "cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, b: subnet-2 }, "
                    + "publicSubnets: { a: subnet-3, b: public } } }",
                "octopus-ha:network.existing.publicSubnets.b: public",
                "subnet-")
            .Kept(
                "loadBalancer: { scheme: public, domain: octopus.example.com, dnsZone: example.com }\n"
                    + "network: { allowedCidrs: [203.0.113.0/24], existing: { vpcId: vpc-1, "
                    + "cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, b: subnet-2 }, "
                    + "publicSubnets: { a: subnet-3, b: subnet-4 } } }"),
        Aws("network.existing.publicSubnets/one-zone-each")
            .Broken(
                "loadBalancer: { scheme: public, domain: octopus.example.com, dnsZone: example.com }\n"
                    + "network: { allowedCidrs: [203.0.113.0/24], existing: { vpcId: vpc-1, "
                    + "cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, b: subnet-2 }, "
                    + "publicSubnets: { a: subnet-3, b: subnet-3 } } }",
                "octopus-ha:network.existing.publicSubnets: subnet-3",
                "is listed for a and b")
            .Kept(
                "loadBalancer: { scheme: public, domain: octopus.example.com, dnsZone: example.com }\n"
                    + "network: { allowedCidrs: [203.0.113.0/24], existing: { vpcId: vpc-1, "
                    + "cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, b: subnet-2 }, "
                    + "publicSubnets: { a: subnet-3, b: subnet-4 } } }"),
        Aws("network.existing.publicSubnets/zones-of-nodes")
            .Broken(
                "loadBalancer: { scheme: public, domain: octopus.example.com, dnsZone: example.com }\n"
                    + "network: { allowedCidrs: [203.0.113.0/24], existing: { vpcId: vpc-1, "
                    + "cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, b: subnet-2 }, "
                    + "publicSubnets: { b: subnet-3, c: subnet-4 } } }",
                "octopus-ha:network.existing.publicSubnets",
                "has no subnet in a, where nodes run; they would receive no traffic")
            .Kept(
                "loadBalancer: { scheme: public, domain: octopus.example.com, dnsZone: example.com }\n"
                    + "network: { allowedCidrs: [203.0.113.0/24], existing: { vpcId: vpc-1, "
                    + "cidr: 10.0.0.0/16, nodeSubnets: { a: subnet-1, b: subnet-2 }, "
                    + "publicSubnets: { a: subnet-3, b: subnet-4 } } }"),
        Azure("network.existing.vnetId/id")
            .Broken(
                "network: { existing: { cidr: 10.0.0.0/16, gatewaySubnetId: <vnet>/subnets/gateway, "
                    + "nodeSubnetId: <vnet>/subnets/nodes } }",
                "octopus-ha:network.existing.vnetId",
                "is missing; set /subscriptions/")
            .Broken(
                "network: { existing: { vnetId: hub, cidr: 10.0.0.0/16, "
                    + "gatewaySubnetId: <vnet>/subnets/gateway, nodeSubnetId: <vnet>/subnets/nodes } }",
                "octopus-ha:network.existing.vnetId: hub",
                "must be an Azure resource id")
            .Kept(
                "network: { existing: { vnetId: <vnet>, cidr: 10.0.0.0/16, "
                    + "gatewaySubnetId: <vnet>/subnets/gateway, nodeSubnetId: <vnet>/subnets/nodes, "
                    + "endpointSubnetId: <vnet>/subnets/endpoints } }"),
        Azure("network.existing.nodeSubnetId/id")
            .Broken(
                "network: { existing: { vnetId: <vnet>, cidr: 10.0.0.0/16, "
                    + "gatewaySubnetId: <vnet>/subnets/gateway, nodeSubnetId: nodes } }",
                "octopus-ha:network.existing.nodeSubnetId: nodes",
                "must be an Azure resource id: <vnetId>/subnets/<name>")
            .Broken(
                "network: { existing: { vnetId: <vnet>, cidr: 10.0.0.0/16, "
                    + "gatewaySubnetId: <vnet>/subnets/gateway } }",
                "octopus-ha:network.existing.nodeSubnetId",
                "is missing; set <vnetId>/subnets/<name>")
            .Kept(
                "network: { existing: { vnetId: <vnet>, cidr: 10.0.0.0/16, "
                    + "gatewaySubnetId: <vnet>/subnets/gateway, nodeSubnetId: <vnet>/subnets/nodes, "
                    + "endpointSubnetId: <vnet>/subnets/endpoints } }"),
        Azure("network.existing.nodeSubnetId/same-network")
            .Broken(
                "network: { existing: { vnetId: <vnet>, cidr: 10.0.0.0/16, "
                    + "gatewaySubnetId: <vnet>/subnets/gateway, nodeSubnetId: <vnet>2/subnets/nodes } }",
                "octopus-ha:network.existing.nodeSubnetId",
                "is in another network")
            .Kept(
                "network: { existing: { vnetId: <vnet>, cidr: 10.0.0.0/16, "
                    + "gatewaySubnetId: <vnet>/subnets/gateway, nodeSubnetId: <vnet>/subnets/nodes, "
                    + "endpointSubnetId: <vnet>/subnets/endpoints } }"),
        Azure("network.existing.gatewaySubnetId/id")
            .Broken(
                "network: { existing: { vnetId: <vnet>, cidr: 10.0.0.0/16, gatewaySubnetId: gateway, "
                    + "nodeSubnetId: <vnet>/subnets/nodes } }",
                "octopus-ha:network.existing.gatewaySubnetId: gateway",
                "must be an Azure resource id")
            .Kept(
                "network: { existing: { vnetId: <vnet>, cidr: 10.0.0.0/16, "
                    + "gatewaySubnetId: <vnet>/subnets/gateway, nodeSubnetId: <vnet>/subnets/nodes, "
                    + "endpointSubnetId: <vnet>/subnets/endpoints } }"),
        Azure("network.existing.gatewaySubnetId/same-network")
            .Broken(
                "network: { existing: { vnetId: <vnet>, cidr: 10.0.0.0/16, "
                    + "gatewaySubnetId: <vnet>2/subnets/gateway, nodeSubnetId: <vnet>/subnets/nodes } }",
                "octopus-ha:network.existing.gatewaySubnetId",
                "is in another network than network.existing.vnetId")
            .Kept(
                "network: { existing: { vnetId: <vnet>, cidr: 10.0.0.0/16, "
                    + "gatewaySubnetId: <vnet>/subnets/gateway, nodeSubnetId: <vnet>/subnets/nodes, "
                    + "endpointSubnetId: <vnet>/subnets/endpoints } }"),
        Azure("network.existing.endpointSubnetId/id")
            .Broken(
                "network: { existing: { vnetId: <vnet>, cidr: 10.0.0.0/16, "
                    + "gatewaySubnetId: <vnet>/subnets/gateway, nodeSubnetId: <vnet>/subnets/nodes, "
                    + "endpointSubnetId: endpoints } }",
                "octopus-ha:network.existing.endpointSubnetId: endpoints",
                "must be an Azure resource id")
            .Kept(
                "network: { existing: { vnetId: <vnet>, cidr: 10.0.0.0/16, "
                    + "gatewaySubnetId: <vnet>/subnets/gateway, nodeSubnetId: <vnet>/subnets/nodes, "
                    + "endpointSubnetId: <vnet>/subnets/endpoints } }"),
        Azure("network.existing.endpointSubnetId/same-network")
            .Broken(
                "network: { existing: { vnetId: <vnet>, cidr: 10.0.0.0/16, "
                    + "gatewaySubnetId: <vnet>/subnets/gateway, nodeSubnetId: <vnet>/subnets/nodes, "
                    + "endpointSubnetId: <vnet>2/subnets/endpoints } }",
                "octopus-ha:network.existing.endpointSubnetId",
                "is in another network than network.existing.vnetId")
            .Kept(
                "network: { existing: { vnetId: <vnet>, cidr: 10.0.0.0/16, "
                    + "gatewaySubnetId: <vnet>/subnets/gateway, nodeSubnetId: <vnet>/subnets/nodes, "
                    + "endpointSubnetId: <vnet>/subnets/endpoints } }"),
        Azure("network.existing.gatewaySubnetId/missing")
            .Broken(
                "network: { existing: { vnetId: <vnet>, cidr: 10.0.0.0/16, "
                    + "nodeSubnetId: <vnet>/subnets/nodes } }",
                "octopus-ha:network.existing.gatewaySubnetId",
                "needs a dedicated subnet")
            .Kept(
                "network: { existing: { vnetId: <vnet>, cidr: 10.0.0.0/16, "
                    + "nodeSubnetId: <vnet>/subnets/nodes } }\n"
                    + "loadBalancer: { kind: network }"),
        Azure("network.existing.gatewaySubnetId/dedicated")
            .Broken(
                "network: { existing: { vnetId: <vnet>, cidr: 10.0.0.0/16, "
                    + "gatewaySubnetId: <vnet>/subnets/nodes, nodeSubnetId: <vnet>/subnets/nodes } }",
                "octopus-ha:network.existing.gatewaySubnetId",
                "and nothing else")
            .Broken(
                "network: { existing: { vnetId: <vnet>, cidr: 10.0.0.0/16, "
                    + "gatewaySubnetId: <vnet>/subnets/gateway, nodeSubnetId: <vnet>/subnets/nodes, "
                    + "endpointSubnetId: <vnet>/subnets/gateway } }",
                "octopus-ha:network.existing.gatewaySubnetId",
                "and nothing else")
            .Kept(
                "network: { existing: { vnetId: <vnet>, cidr: 10.0.0.0/16, "
                    + "gatewaySubnetId: <vnet>/subnets/gateway, nodeSubnetId: <vnet>/subnets/nodes, "
                    + "endpointSubnetId: <vnet>/subnets/endpoints } }"),
        Azure("network.existing.privateDnsZoneIds/zone")
            .Broken(
                "network: { existing: { <existing>, privateDnsZoneIds: { privatelink.vault.azure.net: /x } } }",
                "octopus-ha:network.existing.privateDnsZoneIds.privatelink.vault.azure.net: /x",
                "the zones in use are")
            .Broken(
                "network: { existing: { <existing>, "
                    + "privateDnsZoneIds: { privatelink.vaultcore.azure.net: hub } } }",
                "octopus-ha:network.existing.privateDnsZoneIds.privatelink.vaultcore.azure.net: hub",
                "must be the zone's id")
            .Kept(
                "network: { existing: { <existing>, "
                    + "privateDnsZoneIds: { privatelink.vaultcore.azure.net: "
                    + "/x/privateDnsZones/privatelink.vaultcore.azure.net } } }"),
        Aws("network.allowedCidrs/security-group")
            .Broken(
                "network: { allowedCidrs: [<blocks*21>] }",
                "octopus-ha:network.allowedCidrs",
                "would need 63 rules in one security group; the quota is 60")
            .Broken(
                "nodes: { count: 3 }\npolling: { mode: port-per-node, allowedCidrs: [<blocks*21>] }",
                "octopus-ha:network.allowedCidrs",
                "the quota is 60")
            .Broken(
                "nodes: { count: 3 }\npolling: { mode: shared-address, allowedCidrs: [<blocks*61>] }",
                "octopus-ha:network.allowedCidrs",
                "the quota is 60")
            .Broken(
                "nodes: { count: 3 }\npolling: { mode: address-per-node, allowedCidrs: [<blocks*61>] }",
                "octopus-ha:network.allowedCidrs",
                "the quota is 60")
            .Kept(
                "network: { allowedCidrs: [<blocks*20>] }",
                "nodes: { count: 3 }\npolling: { mode: port-per-node, allowedCidrs: [<blocks*20>] }",
                "nodes: { count: 3 }\npolling: { mode: shared-address, allowedCidrs: [<blocks*60>] }",
                "nodes: { count: 3 }\npolling: { mode: address-per-node, allowedCidrs: [<blocks*60>] }"),
        Windows("network.allowedCidrs/security-group")
            .Broken(
                "polling: { mode: address-per-node, allowedCidrs: [<blocks*59>] }",
                "octopus-ha:network.allowedCidrs",
                "would need 61 rules in one security group; the quota is 60")
            .Kept("polling: { mode: address-per-node, allowedCidrs: [<blocks*58>] }"),
    ];
}
