using OctopusHA.Components;
using OctopusHA.Plan;
using Pulumi;
using Pulumi.AzureNative.Network.Inputs;
using Network = Pulumi.AzureNative.Network;

namespace OctopusHA.Azure;

/// <summary>Addresses in the internet.</summary>
internal static class PublicAddress
{
    /// <summary>Makes an address that stands in every zone and has a name of its own.</summary>
    /// <param name="context">The stack.</param>
    /// <param name="foundation">The resource group.</param>
    /// <param name="component">The name of the component that it belongs to.</param>
    /// <param name="parent">The component.</param>
    /// <param name="node">The node that it leads to. When left out: it leads to all.</param>
    /// <param name="idleMinutes">Minutes after which a silent connection is closed. Default: Azure's own, 4; a load balancer's rules have their own.</param>
    /// <param name="label">What begins its logical name and its DNS name. Default: the component.</param>
    public static Network.PublicIPAddress Create(AzureContext context, Foundation foundation, string component, ClusterComponent parent, Node? node = null, int? idleMinutes = null, string? label = null)
    {
        label ??= component;
        var name = node is null ? $"{label}-address" : $"{label}-address-{node.Name}";
        var args = new Network.PublicIPAddressArgs
        {
            ResourceGroupName = foundation.GroupName,
            Location = foundation.Location,
            Sku = new PublicIPAddressSkuArgs { Name = "Standard", Tier = "Regional" },
            PublicIPAllocationMethod = "Static",
            PublicIPAddressVersion = "IPv4",
            DnsSettings = new PublicIPAddressDnsSettingsArgs
            {
                DomainNameLabel = context.Names.DnsLabel(node is null ? label : $"{label}-{node.Name}"),
                // The label is taken once in a region; with the group's own hash behind it, it is the stack's at once and for good.
                DomainNameLabelScope = Network.PublicIpAddressDnsSettingsDomainNameLabelScope.ResourceGroupReuse,
            },
            Tags = parent.Tags(name, node),
        };
        if (idleMinutes is { } minutes)
        {
            args.IdleTimeoutInMinutes = minutes;
        }

        foreach (var zone in context.Zones)
        {
            args.Zones.Add(zone);
        }

        return new Network.PublicIPAddress(name, args, parent.Child());
    }

    /// <summary>What a DNS record of an address leads to.</summary>
    public static RecordTarget Target(Network.PublicIPAddress address) => new(address.Id, address.IpAddress.Apply(text => text!));

    /// <summary>The name that Azure gives an address.</summary>
    public static Output<string> HostName(Network.PublicIPAddress address) => address.DnsSettings.Apply(settings => settings!.Fqdn!);
}
