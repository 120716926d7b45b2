using Pulumi.AzureNative.Network.Inputs;
using Network = Pulumi.AzureNative.Network;
using PrivateDns = Pulumi.AzureNative.PrivateDns;

namespace OctopusHA.Azure;

/// <summary>A service with private endpoints.</summary>
/// <param name="Label">The name in resource names.</param>
/// <param name="GroupId">The target subresource.</param>
/// <param name="Zone">The private DNS zone of Azure's public cloud.</param>
internal sealed record PrivateService(string Label, string GroupId, string Zone)
{
    /// <summary>Azure SQL.</summary>
    public static PrivateService Sql { get; } = new("database", "sqlServer", PrivateDnsZones.Sql);

    /// <summary>Azure Files.</summary>
    public static PrivateService Files { get; } = new("storage", "file", PrivateDnsZones.Files);

    /// <summary>Azure Managed Redis.</summary>
    public static PrivateService Redis { get; } = new("redis", "redisEnterprise", "privatelink.redis.azure.net");

    /// <summary>Key Vault.</summary>
    public static PrivateService Vault { get; } = new("secrets", "vault", PrivateDnsZones.Vault);
}

/// <summary>
/// Private endpoints of managed services: an endpoint with an address in the network, and the private DNS zone that
/// resolves the service's name to it.
/// </summary>
/// <param name="context">The context.</param>
/// <param name="network">The network, which owns the zones.</param>
internal sealed class PrivateEndpoints(AzureContext context, AzureNetwork network)
{
    private readonly Dictionary<string, (Output<string> Id, Resource? Link)> _zones = new(StringComparer.Ordinal);

    /// <summary>Creates a private endpoint.</summary>
    /// <param name="name">The logical name.</param>
    /// <param name="service">The service.</param>
    /// <param name="resourceId">The ID of the service's resource.</param>
    /// <param name="parent">The component that owns the resource.</param>
    /// <param name="after">A resource to create first, for services that allow one change at a time. Default:
    /// none.</param>
    /// <returns>The resources that must exist before a node connects to the service.</returns>
    public IReadOnlyList<Resource> Create(
        string name,
        PrivateService service,
        Output<string> resourceId,
        ClusterComponent parent,
        Resource? after = null)
    {
        var endpoint = new Network.PrivateEndpoint(name, new Network.PrivateEndpointArgs
        {
            Location = context.Location,
            Subnet = new SubnetArgs { Id = network.EndpointSubnetId },
            PrivateLinkServiceConnections =
            {
                new PrivateLinkServiceConnectionArgs
                {
                    Name = service.Label,
                    PrivateLinkServiceId = resourceId,
                    GroupIds = { service.GroupId },
                },
            },
        }, parent.Child(after is null ? [] : [after]));
        var (zoneId, link) = Zone(service);
        var records = new Network.PrivateDnsZoneGroup($"{name}-records", new Network.PrivateDnsZoneGroupArgs
        {
            PrivateEndpointName = endpoint.Name,
            PrivateDnsZoneConfigs =
            {
                new PrivateDnsZoneConfigArgs { Name = service.Label, PrivateDnsZoneId = zoneId },
            },
        }, parent.Child());
        return link is null ? [records] : [records, link];
    }

    // A VNet can be linked to one zone of a name only, so resources of the same service share it.
    private (Output<string> Id, Resource? Link) Zone(PrivateService service)
    {
        if (_zones.TryGetValue(service.Zone, out var known))
        {
            return known;
        }

        if (context.Plan.Network.Existing?.PrivateDnsZoneIds.GetValueOrDefault(service.Zone) is { } existing)
        {
            return _zones[service.Zone] = (Output.Create(existing), null);
        }

        var name = $"network-{service.Label}-zone";
        var zone = new PrivateDns.PrivateZone(name, new PrivateDns.PrivateZoneArgs
        {
            PrivateZoneName = service.Zone,
            Location = Global,
        }, network.Child());
        var link = new PrivateDns.VirtualNetworkLink($"{name}-link", new PrivateDns.VirtualNetworkLinkArgs
        {
            PrivateZoneName = zone.Name,
            Location = Global,
            VirtualNetwork = new PrivateDns.Inputs.SubResourceArgs { Id = network.VnetId },
            RegistrationEnabled = false,
            // Unknown names are resolved publicly; otherwise the zone would hide all other vaults, servers and shares.
            ResolutionPolicy = "NxDomainRedirect",
        }, network.Child());
        return _zones[service.Zone] = (zone.Id, link);
    }

    // DNS zones are global.
    private const string Global = "global";
}
