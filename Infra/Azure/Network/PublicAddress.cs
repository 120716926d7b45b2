using Pulumi.AzureNative.Network.Inputs;
using Network = Pulumi.AzureNative.Network;

namespace OctopusHA.Azure;

/// <summary>Public IP addresses.</summary>
internal static class PublicAddress
{
    /// <summary>Creates a zone-redundant address with a DNS name.</summary>
    /// <param name="context">The context.</param>
    /// <param name="component">The component's name.</param>
    /// <param name="parent">The component.</param>
    /// <param name="node">The node of the address. Default: all nodes.</param>
    /// <param name="idleMinutes">The idle timeout. Default: Azure's 4; a load balancer's rules have their own.</param>
    /// <param name="label">The prefix of logical name and DNS name. Default: the component.</param>
    public static Network.PublicIPAddress Create(
        AzureContext context,
        string component,
        ClusterComponent parent,
        Node? node = null,
        int? idleMinutes = null,
        string? label = null)
    {
        label ??= component;
        var name = node is null ? $"{label}-address" : $"{label}-address-{node.Name}";
        var args = new Network.PublicIPAddressArgs
        {
            Location = context.Location,
            Sku = new PublicIPAddressSkuArgs { Name = "Standard", Tier = "Regional" },
            PublicIPAllocationMethod = "Static",
            PublicIPAddressVersion = "IPv4",
            DnsSettings = new PublicIPAddressDnsSettingsArgs
            {
                DomainNameLabel = context.Names.DnsLabel(node is null ? label : $"{label}-{node.Name}"),
                // Labels are unique per region; Azure appends a hash of the resource group, so the name is available
                // and stable.
                DomainNameLabelScope = Network.PublicIpAddressDnsSettingsDomainNameLabelScope.ResourceGroupReuse,
            },
            IdleTimeoutInMinutes = idleMinutes,
            Tags = ClusterComponent.TagsOf(node),
        };
        foreach (var zone in context.Zones)
        {
            args.Zones.Add(zone);
        }

        return new Network.PublicIPAddress(name, args, parent.Child());
    }

    /// <summary>The target of DNS records for an address.</summary>
    public static RecordTarget Target(Network.PublicIPAddress address) =>
        new(address.Id, address.IpAddress.Apply(text => text!));

    /// <summary>The DNS name of an address.</summary>
    public static Output<string> HostName(Network.PublicIPAddress address) =>
        address.DnsSettings.Apply(settings => settings!.Fqdn!);
}
