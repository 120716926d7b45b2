using Pulumi.Aws.Vpc;

namespace OctopusHA.Aws;

/// <summary>
/// The rules of the security groups, from the plan, each as its own resource. They are created after the components
/// whose addresses and groups they refer to.
/// </summary>
internal sealed class SecurityGroupRules(
    AwsNetwork network, AwsPollingEndpoints polling, Output<string>? directoryGroupId)
{
    /// <summary>Creates the rules.</summary>
    /// <param name="rules">The plan's firewall rules.</param>
    public void Create(IReadOnlyList<FirewallRule> rules)
    {
        foreach (var rule in AwsFirewall.OfGroups(rules))
        {
            if (rule.IsIngress)
            {
                CreateIngress(rule);
            }
            else
            {
                CreateEgress(rule);
            }
        }
    }

    private void CreateIngress(SecurityGroupRule rule) =>
        _ = new SecurityGroupIngressRule(rule.Name, new SecurityGroupIngressRuleArgs
        {
            SecurityGroupId = network.Security.IdOf(rule.Group),
            IpProtocol = rule.Rule.Protocol,
            FromPort = rule.Rule.FirstPort,
            ToPort = rule.Rule.LastPort,
            Description = rule.Description,
            ReferencedSecurityGroupId = GroupOf(rule.Peer),
            CidrIpv4 = BlockOf(rule.Peer),
        }, network.Child());

    private void CreateEgress(SecurityGroupRule rule) =>
        _ = new SecurityGroupEgressRule(rule.Name, new SecurityGroupEgressRuleArgs
        {
            SecurityGroupId = network.Security.IdOf(rule.Group),
            IpProtocol = rule.Rule.Protocol,
            FromPort = rule.Rule.IsForEveryPort ? null : rule.Rule.FirstPort,
            ToPort = rule.Rule.IsForEveryPort ? null : rule.Rule.LastPort,
            Description = rule.Description,
            ReferencedSecurityGroupId = GroupOf(rule.Peer),
            CidrIpv4 = BlockOf(rule.Peer),
        }, network.Child());

    private Input<string>? GroupOf(FirewallPeer peer) => peer.Kind switch
    {
        FirewallPeerKind.Role => network.Security.IdOf(peer.Name),
        FirewallPeerKind.Directory => directoryGroupId!,
        _ => null,
    };

    private Input<string>? BlockOf(FirewallPeer peer) => peer.Kind switch
    {
        FirewallPeerKind.Role or FirewallPeerKind.Directory => null,
        FirewallPeerKind.Internet => "0.0.0.0/0",
        FirewallPeerKind.Nat => Output.Format($"{network.NatAddresses[peer.Name]}/32"),
        FirewallPeerKind.NodeAddress => Output.Format($"{polling.PublicAddresses[peer.Name]}/32"),
        _ => peer.Blocks.Single(),
    };
}
