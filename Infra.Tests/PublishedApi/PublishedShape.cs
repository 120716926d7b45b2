using System.Text.Json;
using System.Text.Json.Nodes;
using OctopusHA.ProviderGenerator;
using Shouldly;

namespace OctopusHA.Tests.PublishedApi;

/// <summary>
/// Holds what a preview registers against what the providers publish (offline/facts): the type exists, every property
/// exists, required ones are there, nested shapes and enum values are the declared ones, and nothing is deprecated.
/// </summary>
internal static class PublishedShape
{
    // Deprecated, and needed all the same: the reason is beside its use.
    private static readonly HashSet<string> Waived = ["servicediscovery.ServiceHealthCheckCustomConfig.failureThreshold"];

    // Lists that are not what the API takes: sizes as they were in 2020 (Compute takes any name that a region offers), and another
    // type's operators under the same name (Resource Manager's own types have GreaterThan and so on).
    private static readonly HashSet<string> OpenLists = ["compute.VirtualMachineSizeTypes", "monitor.ConditionOperator"];

    private static readonly Lazy<Dictionary<string, Facts>> Providers = new(() => new[] { "aws", "azure", "azure-native" }
        .ToDictionary(provider => provider, provider => Facts.Read(Path.Combine(Golden.Root, "offline", "facts", $"{provider}.json")), StringComparer.Ordinal));

    /// <summary>Every provider's facts.</summary>
    public static IReadOnlyDictionary<string, Facts> All => Providers.Value;

    /// <summary>The preview registers at least one cloud resource, and nothing that is not published.</summary>
    public static PreviewDocument ShouldBePublished(this PreviewDocument preview, string? because = null)
    {
        var checkedResources = preview.Resources.Count(resource => FactsOf(resource.Type) is not null);
        checkedResources.ShouldBeGreaterThan(0, because);
        Problems(preview).ShouldBeEmpty(because);
        return preview;
    }

    /// <summary>What is not as published, each with its place.</summary>
    public static IReadOnlyList<string> Problems(PreviewDocument preview)
    {
        var problems = new List<string>();
        foreach (var resource in preview.Resources)
        {
            if (FactsOf(resource.Type) is not { } facts)
                continue;
            if (!facts.Resources.TryGetValue(resource.Type, out var published))
                problems.Add($"{resource.Name}: no such resource type as {resource.Type}, or its module is not among the facts");
            else
                new Walk(facts, problems).Object(resource.Inputs, published.Inputs, Deprecated(facts.Deprecated.Resources, resource.Type), $"{published.Module}.{published.Class}", resource.Name);
        }

        return problems;
    }

    private static Facts? FactsOf(string token) => All.GetValueOrDefault(token.Split(':')[0]);

    private static IReadOnlyList<string> Deprecated(IReadOnlyDictionary<string, IReadOnlyList<string>> all, string key) => all.GetValueOrDefault(key, []);

    private sealed class Walk(Facts facts, List<string> problems)
    {
        public void Object(JsonObject value, IReadOnlyDictionary<string, string> properties, IReadOnlyList<string> deprecated, string type, string place)
        {
            if (deprecated.Contains("*"))
                problems.Add($"{place}: {type} is deprecated");
            foreach (var (name, member) in value)
            {
                if (!properties.TryGetValue(name, out var text))
                    problems.Add($"{place}.{name}: {type} has no such property; there are: {string.Join(", ", properties.Keys)}");
                else if (member is not null)
                    Value(member, FactType.Parse(text).Type, $"{place}.{name}");
                if (deprecated.Contains(name) && !Waived.Contains($"{type}.{name}"))
                    problems.Add($"{place}.{name}: is deprecated");
            }

            problems.AddRange(from property in properties
                              where !FactType.Parse(property.Value).IsOptional && value[property.Key] is null
                              select $"{place}.{property.Key}: required, and missing");
        }

        private void Value(JsonNode value, FactType type, string place)
        {
            // What another resource will tell, or what nobody may see, is of any type.
            if (value is JsonValue text && text.TryGetValue<string>(out var written) && (written.Contains("${", StringComparison.Ordinal) || written is "[secret]" or "[unknown]"))
                return;
            var kind = value.GetValueKind();
            switch (type)
            {
                case ListType list when value is JsonArray items:
                    for (var index = 0; index < items.Count; index++)
                        Value(items[index]!, list.Element, $"{place}[{index}]");
                    break;
                case MapType map when value is JsonObject members:
                    foreach (var (name, member) in members)
                        Value(member!, map.Element, $"{place}.{name}");
                    break;
                case ObjectType { Name: var name } when value is JsonObject members:
                    if (facts.Types.TryGetValue(name, out var properties))
                        Object(members, properties, Deprecated(facts.Deprecated.Types, name), name, place);
                    break;
                case EnumType { Name: var name } when kind == JsonValueKind.String:
                    if (!OpenLists.Contains(name) && facts.Enums.TryGetValue(name, out var published) && !published.Values.Contains(value.ToString()))
                        problems.Add($"{place}: {value} is no member of {name}: {string.Join(", ", published.Values)}");
                    break;
                case UnionType union:
                    Union(value, union, place);
                    break;
                case PlainType { Name: "object" or "global::Pulumi.AssetOrArchive" or "global::Pulumi.Archive" }:
                case PlainType { Name: "string" } when kind == JsonValueKind.String:
                case PlainType { Name: "bool" } when kind is JsonValueKind.True or JsonValueKind.False:
                case PlainType { Name: "double" } when kind == JsonValueKind.Number:
                case PlainType { Name: "int" } when kind == JsonValueKind.Number && decimal.IsInteger(value.GetValue<decimal>()):
                    break;
                default:
                    problems.Add($"{place}: {value.ToJsonString()} where {Describe(type)} is wanted");
                    break;
            }
        }

        // One alternative must fit; a string where an enum names the usual ones should be one of them.
        private void Union(JsonNode value, UnionType union, string place)
        {
            var best = union.Parts.OrderBy(part => part is EnumType ? 0 : 1).Select(part =>
            {
                var found = new List<string>();
                new Walk(facts, found).Value(value, part, place);
                return found;
            }).ToList();
            var hasEnum = union.Parts.Any(part => part is EnumType);
            problems.AddRange(hasEnum ? best[0] : best.MinBy(found => found.Count)!);
        }

        private static string Describe(FactType type) => type switch
        {
            ListType => "a list",
            MapType => "a map",
            ObjectType nested => nested.Name,
            EnumType nested => nested.Name,
            PlainType plain => plain.Name,
            _ => type.ToString(),
        };
    }
}
