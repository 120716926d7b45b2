using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;

namespace OctopusHA.Tests.Azure;

/// <summary>Ids of parts of resources, which Azure takes as texts: a frontend, a pool, a subnet, a secret of a vault.</summary>
internal static partial class PartReferences
{
    // What each kind of part stands in: an input that lists them, or resources of their own with the name in an input.
    private static readonly Dictionary<string, (string Type, string Name)> OwnResources = new(StringComparer.Ordinal)
    {
        ["secrets"] = ("azure-native:keyvault:Secret", "secretName"),
        ["inboundNatRules"] = ("azure-native:network:InboundNatRule", "inboundNatRuleName"),
    };

    /// <summary>Every id of a part in a document leads to a part that the document makes; returns how many there are.</summary>
    public static int ShouldAllResolve(this PreviewDocument document)
    {
        var ids = document.Resources.SelectMany(resource => Texts(resource.Inputs).SelectMany(text => Parts().Matches(text)).Select(match => (resource, match))).ToList();
        foreach (var (resource, id) in ids)
        {
            var (kind, part) = (id.Groups["kind"].Value, id.Groups["part"].Value);
            var owners = document.Resources.Where(owner => id.Groups["owner"].Success
                ? $"{owner.Type}::{owner.Name}" == id.Groups["owner"].Value
                : IsNamed(owner, id.Groups["type"].Value, id.Groups["name"].Value)).ToList();
            var where = $"{resource.Name} names {id.Value}";
            owners.Count.ShouldBe(1, where);
            if (kind == "databases")
            {
                part.ShouldBe("master", where);
                continue;
            }

            if (owners[0].Input(kind) is JsonArray parts && parts.Any(item => item!["name"]?.ToString() == part))
            {
                continue;
            }

            var own = OwnResources.GetValueOrDefault(kind, ("", ""));
            document.OfType(own.Item1).Count(candidate => candidate.Text(own.Item2) == part).ShouldBe(1, where);
        }

        return ids.Count;
    }

    // An id written out must name a resource by a name that is known beforehand, in the stack's own group.
    private static bool IsNamed(PreviewResource owner, string type, string name) =>
        owner.Type.Equals($"azure-native:network:{type.TrimEnd('s')}", StringComparison.OrdinalIgnoreCase)
        && (owner.Text("loadBalancerName") ?? owner.Text("applicationGatewayName")) == name;

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        _ => [],
    };

    // ${type::name.id}/kind/part, or /subscriptions/.../resourceGroups/octopus-ha-test/providers/Microsoft.Network/type/name/kind/part
    [GeneratedRegex(@"(\$\{(?<owner>[^}]+::[^}]+)\.(id|name)\}(\.vault\.azure\.net)?|/subscriptions/[^/]+/resourceGroups/octopus-ha-[a-z]+/providers/Microsoft\.Network/(?<type>\w+)/(?<name>[^/\s]+))/(?<kind>[a-zA-Z]+)/(?<part>[^/\s""']+)")]
    private static partial Regex Parts();
}
