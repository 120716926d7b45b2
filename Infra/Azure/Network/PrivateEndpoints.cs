using OctopusHA.Components;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.AzureNative.Network.Inputs;
using Network = Pulumi.AzureNative.Network;
using PrivateDns = Pulumi.AzureNative.PrivateDns;

namespace OctopusHA.Azure;

/// <summary>A kind of service that can be reached privately.</summary>
/// <param name="Label">What it is called in names.</param>
/// <param name="GroupId">What Azure calls the part of it that is reached.</param>
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
/// Ways to managed services that lead through the network: an endpoint with an address of the network, and the DNS zone in which
/// the service's own name leads there.
/// </summary>
/// <param name="context">The stack.</param>
/// <param name="foundation">Where they go.</param>
/// <param name="network">The network, which owns the zones.</param>
internal sealed class PrivateEndpoints(AzureContext context, Foundation foundation, AzureNetwork network)
{
    private readonly Dictionary<string, (Output<string> Id, Resource? Link)> _zones = new(StringComparer.Ordinal);

    /// <summary>Makes a way to a service.</summary>
    /// <param name="name">The endpoint's logical name; its DNS entry takes it as a beginning.</param>
    /// <param name="service">The kind of service.</param>
    /// <param name="resourceId">The service.</param>
    /// <param name="parent">The component that owns the service.</param>
    /// <param name="after">What has to be done with the service first, where it takes one change at a time. When left out: nothing.</param>
    /// <returns>What must be there before a node finds the service.</returns>
    public IReadOnlyList<Resource> Create(string name, PrivateService service, Output<string> resourceId, ClusterComponent parent, Resource? after = null)
    {
        var endpoint = new Network.PrivateEndpoint(name, new Network.PrivateEndpointArgs
        {
            ResourceGroupName = foundation.GroupName,
            Location = foundation.Location,
            Subnet = new SubnetArgs { Id = network.EndpointSubnetId },
            PrivateLinkServiceConnections =
            {
                new PrivateLinkServiceConnectionArgs { Name = service.Label, PrivateLinkServiceId = resourceId, GroupIds = { service.GroupId } },
            },
            Tags = parent.Tags(name),
        }, parent.Child(after is null ? [] : [after]));
        var (zoneId, link) = Zone(service);
        var records = new Network.PrivateDnsZoneGroup($"{name}-records", new Network.PrivateDnsZoneGroupArgs
        {
            ResourceGroupName = foundation.GroupName,
            PrivateEndpointName = endpoint.Name,
            PrivateDnsZoneConfigs = { new PrivateDnsZoneConfigArgs { Name = service.Label, PrivateDnsZoneId = zoneId } },
        }, parent.Child());
        return link is null ? [records] : [records, link];
    }

    // A network takes one zone of a name, so two services of a kind share it.
    private (Output<string> Id, Resource? Link) Zone(PrivateService service)
    {
        if (_zones.TryGetValue(service.Zone, out var known))
        {
            return known;
        }

        if (context.Plan.Network.Existing?.PrivateDnsZoneIds.GetValueOrDefault(service.Zone) is { } own)
        {
            return _zones[service.Zone] = (Output.Create(own), null);
        }

        var name = $"network-{service.Label}-zone";
        var zone = new PrivateDns.PrivateZone(name, new PrivateDns.PrivateZoneArgs
        {
            ResourceGroupName = foundation.GroupName,
            PrivateZoneName = service.Zone,
            Location = Everywhere,
            Tags = network.Tags(name),
        }, network.Child());
        var link = new PrivateDns.VirtualNetworkLink($"{name}-link", new PrivateDns.VirtualNetworkLinkArgs
        {
            ResourceGroupName = foundation.GroupName,
            PrivateZoneName = zone.Name,
            Location = Everywhere,
            VirtualNetwork = new PrivateDns.Inputs.SubResourceArgs { Id = network.VnetId },
            RegistrationEnabled = false,
            // What the zone does not know is asked for outside, or it would hide the team's other vaults, servers and shares of its name.
            ResolutionPolicy = "NxDomainRedirect",
            Tags = network.Tags($"{name}-link"),
        }, network.Child());
        return _zones[service.Zone] = (zone.Id, link);
    }

    // A DNS zone is in no region.
    private const string Everywhere = "global";
}
