using System.Text.RegularExpressions;
using static OctopusHA.Settings.Rules.Applies;
using static StackSettings.RuleShapes<OctopusHA.Settings.Rules.PlannedSettings>;

namespace OctopusHA.Settings.Rules;

/// <summary>The rules of <c>network.existing</c> on Azure.</summary>
internal static class AzureNetworkRules
{
    private const string Existing = "network.existing";
    private const string Gateway = $"{Existing}.gatewaySubnetId";
    private const string Zones = $"{Existing}.privateDnsZoneIds";

    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. On(Cloud.Azure, Rule.When(s => s.Network.Existing is not null,
        [
            AzureId($"{Existing}.vnetId", existing => existing.VnetId, Formats.VnetId(),
                $"{Formats.GroupId}/Microsoft.Network/virtualNetworks/<name>"),
            .. Subnet("nodeSubnetId", existing => existing.NodeSubnetId),
            .. Subnet("gatewaySubnetId", existing => existing.GatewaySubnetId),
            .. Subnet("endpointSubnetId", existing => existing.EndpointSubnetId),
            Refuse(Gateway, "missing",
                s => s.LoadBalancer.Kind == LoadBalancerKind.Application && s.Network.Existing!.GatewaySubnetId is null,
                "is missing; an application gateway needs a dedicated subnet. Set one, or set loadBalancer.kind: "
                    + "network"),
            Refuse(Gateway, "dedicated",
                s => s.Network.Existing is { GatewaySubnetId: { } gateway } existing
                    && (Same(gateway, existing.NodeSubnetId) || Same(gateway, existing.EndpointSubnetId)),
                "must contain the application gateway and nothing else; set a dedicated subnet"),
            RefuseEntries(Zones, "zone", s => s.Network.Existing!.PrivateDnsZoneIds,
                (_, zone, id) => !PrivateDnsZones.All.Contains(zone, StringComparer.Ordinal)
                    ? $"{Names.Hint(zone, PrivateDnsZones.All)}the zones in use are "
                        + $"{string.Join(", ", PrivateDnsZones.All)}"
                    : !id.StartsWith('/')
                        || !id.EndsWith($"/privateDnsZones/{zone}", StringComparison.OrdinalIgnoreCase)
                        ? $"must be the zone's id: {Formats.GroupId}/Microsoft.Network/privateDnsZones/{zone}"
                        : null),
        ])),
    ];

    private static Rule[] Subnet(string name, Func<ExistingNetworkSettings, string?> id) =>
    [
        AzureId($"{Existing}.{name}", id, Formats.SubnetId(), "<vnetId>/subnets/<name>"),
        Refuse($"{Existing}.{name}", "same-network",
            s => id(s.Network.Existing!) is { } subnet && Formats.SubnetId().IsMatch(subnet)
                && s.Network.Existing!.VnetId is var vnet && Formats.VnetId().IsMatch(vnet)
                && !subnet.StartsWith($"{vnet}/", StringComparison.OrdinalIgnoreCase),
            "is in another network than network.existing.vnetId"),
    ];

    private static Rule AzureId(
        string path, Func<ExistingNetworkSettings, string?> value, Regex form, string example) =>
        Refuse(path, "id", s => value(s.Network.Existing!) is not { } id || form.IsMatch(id) ? null
            : id.Length == 0 ? $"is missing; set {example}"
            : $"must be an Azure resource id: {example}");

    private static bool Same(string one, string? other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
