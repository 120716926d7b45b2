using static OctopusHA.Settings.Rules.Applies;
using static StackSettings.RuleShapes<OctopusHA.Settings.Rules.PlannedSettings>;

namespace OctopusHA.Settings.Rules;

/// <summary>
/// The rules of <c>network</c>; those of an existing virtual network of Azure are in <see cref="AzureNetworkRules"/>.
/// </summary>
internal static class NetworkRules
{
    private const string Existing = "network.existing";

    // This host, loopback, link-local (AWS's own services), multicast and reserved (IANA IPv4 special-purpose
    // registry).
    private static readonly CidrBlock[] SpecialPurpose =
        [.. new[] { "0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3" }.Select(CidrBlock.Parse)];

    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. Rule.When(s => s.Network.Existing is null, Rule.FirstOf(
            Form("network.cidr", s => s.Network.Cidr, text => Formats.Cidr(text) is not null,
                "must be an IPv4 block in CIDR notation with no host bits set, such as 10.0.0.0/16"),
            Refuse("network.cidr", "too-small",
                s => Formats.Cidr(s.Network.Cidr)?.PrefixLength > SubnetPlan.LongestPrefix,
                $"is too small for three subnets in each zone; {Sizes}"),
            Refuse("network.cidr", "special-purpose",
                s => Formats.Cidr(s.Network.Cidr) is { } block && SpecialPurpose.Any(block.Overlaps),
                "contains addresses that are reserved for special purposes; set a private block such as 10.0.0.0/16"),
            Refuse("network.cidr", "too-large",
                s => Formats.Cidr(s.Network.Cidr)?.PrefixLength < SubnetPlan.ShortestPrefix,
                $"is larger than a VPC can be; {Sizes}"))),
        .. Rule.When(s => s.Network.Existing is not null,
            NoEffect("network", "created-network", "with network.existing", "network.cidr", "network.natPerZone")),
        .. On(Cloud.Aws, Rule.When(s => s.Network.Existing is not null,
            NoEffect("network.zones", "existing-subnets",
                "with network.existing: the zones of nodeSubnets apply", "network.zones"))),

        .. Cidrs("network.allowedCidrs", s => s.Network.AllowedCidrs),
        Refuse("network.allowedCidrs", "missing",
            s => s.LoadBalancer.Scheme == Scheme.Public && s.Network.AllowedCidrs.Count == 0,
            "is missing; a public load balancer needs the blocks that may reach it. Set the blocks of your offices "
                + "and build servers, or 0.0.0.0/0 for everyone"),

        Form($"{Existing}.cidr", s => s.Network.Existing?.Cidr, text => Formats.Cidr(text) is not null,
            "must be the IPv4 block of the network, such as 10.0.0.0/16"),
        .. On(Cloud.Aws, Rule.When(s => s.Network.Existing is not null,
        [
            Id($"{Existing}.vpcId", s => s.Network.Existing!.VpcId, "vpc-"),
            .. Subnets("nodeSubnets", existing => existing.NodeSubnets, s => true),
            .. Subnets("dataSubnets", existing => existing.DataSubnets, s => false),
            .. Subnets("publicSubnets", existing => existing.PublicSubnets, s => s.Plan.AnythingPublic),

            // A target in a zone without the load balancer gets no traffic (Elastic Load Balancing user guide,
            // "Availability Zones").
            Refuse($"{Existing}.publicSubnets", "zones-of-nodes",
                s => s.Plan.AnythingPublic && s.Network.Existing!.PublicSubnets.Count >= 2
                    && ZonesWithoutPublic(s) is { Length: > 0 } zones
                    ? $"has no subnet in {zones}, where nodes run; they would receive no traffic. Add a subnet, or "
                        + "remove the zone from nodeSubnets"
                    : null),
        ])),
    ];

    /// <summary>The rules of a list of address blocks.</summary>
    /// <param name="path">The setting.</param>
    /// <param name="blocks">The blocks.</param>
    internal static Rule[] Cidrs(string path, Func<PlannedSettings, IReadOnlyList<string>> blocks) => Rule.FirstOf(
        RefuseEach(path, "form", blocks, (_, text) => Formats.Cidr(text) is not null ? null
            : "must be an IPv4 block in CIDR notation with no host bits set, such as 203.0.113.0/24"),
        Once(path, blocks),
        WarnEach(path, "internet",
            blocks,
            (_, text) => Formats.Cidr(text)?.PrefixLength == 0
                ? "is the whole internet; set the blocks that need access"
                : null));

    private static string Sizes => $"set a block of /{SubnetPlan.ShortestPrefix} to /{SubnetPlan.LongestPrefix}";

    private static Rule[] Subnets(
        string name,
        Func<ExistingNetworkSettings, IReadOnlyDictionary<string, string>> subnets,
        Func<PlannedSettings, bool> areNeeded) =>
    [
        Refuse($"{Existing}.{name}", "two-zones",
            s => subnets(s.Network.Existing!).Count is var count && count < 2 && (count > 0 || areNeeded(s))
                ? $"has {count} zone{(count == 1 ? "" : "s")}; set a subnet in each of at least 2 zones, such as "
                    + "us-east-1a: subnet-0abc"
                : null),
        RefuseEntries($"{Existing}.{name}", "id",
            s => subnets(s.Network.Existing!), (_, _, subnet) => AboutId(subnet, "subnet-")),
        Rule.Of($"{Existing}.{name}", "one-zone-each", isWarning: false, context =>
            from entry in subnets(context.Settings.Network.Existing!)
            group entry.Key by entry.Value into zones
            where zones.Count() > 1
            select new Problem($"{Existing}.{name}", zones.Key, $"is listed for {string.Join(" and ", zones)}; a "
                + "subnet is in one zone")),
    ];

    private static string ZonesWithoutPublic(PlannedSettings s) => string.Join(", ",
        s.Network.Existing!.NodeSubnets.Keys.Except(s.Network.Existing.PublicSubnets.Keys)
            .Order(StringComparer.Ordinal));
}
