using System.Text.Json.Nodes;

namespace OctopusHA.Tests.Azure;

/// <summary>
/// What Azure and Pulumi refuse on the way from one document to another, found by going it step by step as Pulumi does: what comes and
/// what changes in the order of dependencies, with replacements where they stand; what goes at the end, the last one first. Azure's
/// side is what its documentation says of each kind of resource: what cannot change in place, what may be in one place only, what cannot
/// go while something is in it.
/// </summary>
internal sealed class ChangeOrder
{
    // What Azure does not change on what exists, where the provider tries to (REST specifications, "x-ms-mutability", and the services' own pages).
    private static readonly Dictionary<string, string[]> Immutable = new(StringComparer.Ordinal)
    {
        ["azure-native:compute:VirtualMachine"] = ["zones", "availabilitySet", "osProfile.computerName", "osProfile.adminUsername", "osProfile.adminPassword", "storageProfile.imageReference", "securityProfile.securityType"],
        ["azure-native:compute:Disk"] = ["zones", "creationData"],
        ["azure-native:compute:AvailabilitySet"] = ["platformFaultDomainCount", "sku"],
        ["azure-native:network:PublicIPAddress"] = ["zones", "publicIPAllocationMethod", "dnsSettings.domainNameLabelScope"],
        ["azure-native:network:NatGateway"] = ["zones", "sku"],
        ["azure-native:network:LoadBalancer"] = ["sku", "frontendIPConfigurations.zones", "frontendIPConfigurations.subnet", "frontendIPConfigurations.publicIPAddress"],
        ["azure-native:network:ApplicationGateway"] = ["zones", "gatewayIPConfigurations.subnet"],
        ["azure-native:network:VirtualNetwork"] = ["subnets"],
        ["azure-native:network:Subnet"] = ["addressPrefix", "delegations"],
        ["azure-native:keyvault:Vault"] = ["properties.softDeleteRetentionInDays"],
        ["azure-native:storage:StorageAccount"] = ["kind", "sku.name"],
        ["azure-native:sql:Server"] = ["administratorLogin", "administrators", "version"],
        ["azure-native:sql:Database"] = ["collation"],
        ["azure-native:app:ManagedEnvironment"] = ["vnetConfiguration", "zoneRedundant", "workloadProfiles"],
    };

    // Kinds that hold others, and the kinds that they keep from going.
    private static readonly string[] Holders =
    [
        "azure-native:network:Subnet", "azure-native:network:NetworkInterface", "azure-native:network:LoadBalancer", "azure-native:network:ApplicationGateway",
        "azure-native:network:NatGateway", "azure-native:network:PrivateEndpoint", "azure-native:compute:VirtualMachine", "azure-native:app:ManagedEnvironment",
    ];

    private static readonly string[] Held =
    [
        "azure-native:network:PublicIPAddress", "azure-native:network:Subnet", "azure-native:network:NetworkSecurityGroup", "azure-native:network:NatGateway",
        "azure-native:network:NetworkInterface", "azure-native:network:InboundNatRule", "azure-native:network:LoadBalancer", "azure-native:network:ApplicationGateway",
        "azure-native:network:WebApplicationFirewallPolicy", "azure-native:compute:Disk", "azure-native:compute:AvailabilitySet",
    ];

    // One user at a time.
    private static readonly string[] Exclusive = ["azure-native:network:PublicIPAddress", "azure-native:network:NetworkInterface", "azure-native:compute:Disk"];

    private readonly Dictionary<string, PreviewResource> _live;
    private readonly PreviewDocument _before;
    private readonly PreviewDocument _after;
    private readonly List<string> _refusals = [];

    private ChangeOrder(PreviewDocument before, PreviewDocument after)
    {
        (_before, _after) = (before, after);
        _live = before.Resources.Where(resource => resource.Custom).ToDictionary(resource => resource.Urn, StringComparer.Ordinal);
    }

    /// <summary>Goes from one document to the other.</summary>
    /// <returns>What is refused on the way, each with the resource's name and the reason; nothing when all goes.</returns>
    public static IReadOnlyList<string> Refusals(PreviewDocument before, PreviewDocument after) => new ChangeOrder(before, after).Go();

    private List<string> Go()
    {
        var changes = Comparison.Of(_before, _after, "test").Changes.Where(change => change.Resource.Custom).ToDictionary(change => change.Resource.Urn, StringComparer.Ordinal);
        foreach (var resource in Ordered(_after).Where(resource => changes.ContainsKey(resource.Urn)))
        {
            var change = changes[resource.Urn];
            if (change.Kind == ChangeKind.Update)
            {
                Update(change);
            }
            else if (change.Kind == ChangeKind.Replace && resource.DeleteBeforeReplace)
            {
                Remove(change.Old!, replaced: changes);
                Come(resource);
            }
            else
            {
                Come(resource);
            }
        }

        foreach (var resource in Ordered(_before).AsEnumerable().Reverse().Where(resource => changes.GetValueOrDefault(resource.Urn) is { Kind: ChangeKind.Delete }))
        {
            Remove(resource, replaced: null);
        }

        return _refusals;
    }

    private void Update(ResourceChange change)
    {
        var (old, resource) = (change.Old!, change.New!);
        _live[resource.Urn] = resource;
        // A text that only follows another resource is not known to differ.
        foreach (var property in change.Properties.Where(property => property.Because is null))
        {
            if (Immutable.GetValueOrDefault(resource.Type, []).FirstOrDefault(fixedOne => property.Property == fixedOne || property.Property.StartsWith($"{fixedOne}.", StringComparison.Ordinal)) is { } name)
            {
                Refuse(resource, $"Azure does not change {name} in place");
            }
        }

        if (resource.Type == "azure-native:compute:Disk" && Number(old, "diskSizeGB") > Number(resource, "diskSizeGB"))
        {
            Refuse(resource, "a disk does not shrink");
        }

        foreach (var (kind, list) in old.Inputs.Where(member => member.Value is JsonArray).Select(member => (member.Key, member.Value!.AsArray())))
        {
            var left = (resource.Inputs[kind] as JsonArray ?? []).OfType<JsonObject>().Select(part => part["name"]?.ToString()).ToHashSet(StringComparer.Ordinal);
            foreach (var part in list.OfType<JsonObject>().Select(part => part["name"]?.ToString()).OfType<string>().Where(part => !left.Contains(part)))
            {
                foreach (var user in _live.Values.Where(other => other.Urn != resource.Urn && Texts(other.Inputs).Any(text => text == $"{resource.Reference("id")}/{kind}/{part}")))
                {
                    Refuse(resource, $"{kind}/{part} goes while {user.Name} is in it");
                }
            }
        }

        CheckPlace(resource);
    }

    private void Come(PreviewResource resource)
    {
        _live[resource.Urn] = resource;
        CheckPlace(resource);
    }

    // What may be in one place only: an address, an interface, a disk; a port of a balancer.
    private void CheckPlace(PreviewResource resource)
    {
        if (Holders.Contains(resource.Type, StringComparer.Ordinal))
        {
            foreach (var used in Used(resource, _after).Where(used => Exclusive.Contains(used.Type, StringComparer.Ordinal)))
            {
                foreach (var other in _live.Values.Where(other => other.Urn != resource.Urn && Holders.Contains(other.Type, StringComparer.Ordinal) && Mentions(other, used)))
                {
                    Refuse(resource, $"{used.Name} is in use by {other.Name}");
                }
            }
        }

        if (resource.Type is "azure-native:network:LoadBalancer" or "azure-native:network:InboundNatRule")
        {
            foreach (var port in Ports().GroupBy(port => (port.Front, port.Port)).Where(group => group.Count() > 1))
            {
                Refuse(resource, $"port {port.Key.Port} is taken by {string.Join(" and ", port.Select(user => user.User))}");
            }
        }
    }

    private IEnumerable<(string Front, string Port, string User)> Ports()
    {
        foreach (var balancer in _live.Values.Where(live => live.Type == "azure-native:network:LoadBalancer"))
        {
            foreach (var rule in balancer.Input("loadBalancingRules")?.AsArray() ?? [])
            {
                yield return ($"{balancer.Name} {rule!["frontendIPConfiguration"]!["id"]!.ToString().Split('/')[^1]}", rule["frontendPort"]!.ToString(), rule["name"]!.ToString());
            }
        }

        foreach (var rule in _live.Values.Where(live => live.Type == "azure-native:network:InboundNatRule"))
        {
            var id = rule.Text("frontendIPConfiguration.id")!;
            yield return ($"{id.Split("::")[1].Split('.')[0]} {id.Split('/')[^1]}", rule.Text("frontendPort")!, rule.Name);
        }
    }

    private void Remove(PreviewResource resource, Dictionary<string, ResourceChange>? replaced)
    {
        _live.Remove(resource.Urn);
        if (resource.Protect)
        {
            Refuse(resource, "Pulumi protects it");
        }

        // By the vault's own address, which is closed.
        if (resource.Type == "azure-native:keyvault:Secret" && (resource.DeletedWith is null || _live.ContainsKey(resource.DeletedWith)))
        {
            Refuse(resource, "the vault is closed to whoever runs Pulumi");
        }

        if (!Held.Contains(resource.Type, StringComparer.Ordinal))
        {
            return;
        }

        foreach (var holder in _live.Values.Where(other => Holders.Contains(other.Type, StringComparer.Ordinal) && Mentions(other, resource)
            && replaced?.GetValueOrDefault(other.Urn) is not { Kind: ChangeKind.Replace }))
        {
            Refuse(resource, $"goes while {holder.Name} uses it");
        }
    }

    private void Refuse(PreviewResource resource, string why)
    {
        var refusal = $"{resource.Name}: {why}";
        if (!_refusals.Contains(refusal, StringComparer.Ordinal))
        {
            _refusals.Add(refusal);
        }
    }

    private static int Number(PreviewResource resource, string path) => int.Parse(resource.Text(path) ?? "0", System.Globalization.CultureInfo.InvariantCulture);

    private static bool Mentions(PreviewResource user, PreviewResource used) => Texts(user.Inputs).Any(text => text.StartsWith(used.Reference("id"), StringComparison.Ordinal));

    private static IEnumerable<PreviewResource> Used(PreviewResource user, PreviewDocument document) =>
        document.Resources.Where(used => used.Custom && used.Urn != user.Urn && Mentions(user, used));

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        _ => [],
    };

    // What is needed first.
    private static List<PreviewResource> Ordered(PreviewDocument document)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        var ordered = new List<PreviewResource>();
        void Visit(PreviewResource resource)
        {
            if (!done.Add(resource.Urn))
            {
                return;
            }

            foreach (var urn in resource.Dependencies)
            {
                Visit(document[urn]);
            }

            if (resource.Custom)
            {
                ordered.Add(resource);
            }
        }

        foreach (var resource in document.Resources)
        {
            Visit(resource);
        }

        return ordered;
    }
}
