using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;

namespace OctopusHA.Tests.PublishedApi;

/// <summary>
/// Holds the Azure resources of a preview against Azure Resource Manager's own types (offline/facts/arm.json): required and
/// read-only properties, lengths, patterns, bounds and values. The provider flattens <c>properties</c> into the object above
/// it, so a property is looked for in both. The types know no fractions: any number is taken for an integer.
/// </summary>
internal static class ArmTypes
{
    // The provider's names where they are not the API's.
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["odataType"] = "odata.type",
        ["enableHttpsTrafficOnly"] = "supportsHttpsTrafficOnly",
        ["networkRuleSet"] = "networkAcls",
    };

    // Compute takes any size that a region offers; the list is of 2020.
    private const string OpenList = ".hardwareProfile.vmSize";

    private static readonly Lazy<(JsonObject Resources, JsonArray Types, JsonObject Names)> Facts = new(() =>
    {
        var published = Read("arm.json");
        return (published["resources"]!.AsObject(), published["types"]!.AsArray(), Read("arm-names.json"));
    });

    /// <summary>The preview registers at least one resource of Azure, and nothing that Resource Manager would refuse for its shape.</summary>
    public static PreviewDocument ShouldFitArm(this PreviewDocument preview, string? because = null)
    {
        preview.Resources.ShouldContain(resource => IsAzure(resource), because);
        Problems(preview).ShouldBeEmpty(because);
        return preview;
    }

    /// <summary>What does not fit, each with its place.</summary>
    public static IReadOnlyList<string> Problems(PreviewDocument preview)
    {
        var problems = new List<string>();
        foreach (var resource in preview.Resources.Where(IsAzure))
        {
            var key = resource.Type["azure-native:".Length..];
            if (Facts.Value.Names[key] is not JsonArray name)
                problems.Add($"{resource.Name}: {key} has no line in arm-names.json");
            else if (Facts.Value.Resources[name[0]!.ToString()] is not { } type)
                problems.Add($"{resource.Name}: arm.json has no type {name[0]}");
            else
                new Walk(problems).Body(resource.Inputs, TypeAt(type["body"]!), resource.Name, [.. name[1]!.ToString().Split(' '), "resourceGroupName"], isTop: true);
        }

        return problems;
    }

    private static bool IsAzure(PreviewResource resource) => resource.Type.StartsWith("azure-native:", StringComparison.Ordinal);

    private static JsonObject Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Golden.Root, "offline", "facts", name)))!.AsObject();

    private static JsonObject TypeAt(JsonNode index) => Facts.Value.Types[index.GetValue<int>()]!.AsObject();

    private static string Kind(JsonObject type) => type["is"]!.ToString();

    private static JsonObject Members(JsonObject type) => type["props"]!.AsObject();

    private static JsonObject? Inner(JsonObject type) =>
        Members(type)["properties"] is JsonArray inner && TypeAt(inner[0]!) is var nested && Kind(nested) is "object" or "choice" ? nested : null;

    private static bool Has(JsonNode member, char flag) => member[1]!.ToString().Contains(flag, StringComparison.Ordinal);

    private sealed class Walk(List<string> problems)
    {
        public void Body(JsonObject value, JsonObject type, string place, HashSet<string> address, bool isTop = false)
        {
            if (Kind(type) == "choice")
            {
                var by = type["by"]!.ToString();
                var picked = (value[by] ?? value[Renamed.FirstOrDefault(name => name.Value == by).Key ?? by])?.ToString() ?? "";
                if (type["of"]![picked] is not { } chosen)
                {
                    problems.Add($"{place}.{by}: '{picked}' is none of {string.Join(", ", type["of"]!.AsObject().Select(choice => choice.Key))}");
                    return;
                }

                var merged = TypeAt(chosen).DeepClone().AsObject();
                foreach (var (name, member) in Members(type))
                    Members(merged).TryAdd(name, member!.DeepClone());
                merged["is"] = "object";
                merged["name"] ??= type["name"]!.DeepClone();
                type = merged;
            }

            var known = Known(type);
            var present = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var (wireName, member) in value)
            {
                var name = known.ContainsKey(wireName) ? wireName : Renamed.GetValueOrDefault(wireName, wireName);
                present.Add(name);
                if (address.Contains(wireName) || member is null)
                    continue;
                if (!known.TryGetValue(name, out var property))
                {
                    if (type["rest"] is { } rest)
                        Value(member, TypeAt(rest), $"{place}.{wireName}");
                    else
                        problems.Add($"{place}.{wireName}: {type["name"]} has no such property");
                    continue;
                }

                // The resource's own type is above, an extension's below.
                if (isTop && name == "type" && Inner(type) is { } extension && Members(extension)["type"] is { } own)
                    property = own;
                if (Has(property, 'o') && !Has(property, 'r'))
                    problems.Add($"{place}.{wireName}: is read-only");
                Value(member, TypeAt(property[0]!), $"{place}.{wireName}");
            }

            Required(type, present, place, isTop);
        }

        private void Required(JsonObject type, HashSet<string> present, string place, bool isTop)
        {
            string[] given = isTop ? ["name", "type", "apiVersion", "scope", "properties"] : ["properties"];
            problems.AddRange(from member in Members(type)
                              where Has(member.Value!, 'r') && !present.Contains(member.Key) && !given.Contains(member.Key)
                              select $"{place}: {member.Key} is required");
            if (Inner(type) is not { } inner || present.Contains("properties"))
                return;
            if (Has(Members(type)["properties"]!, 'r') || Members(inner).Any(member => present.Contains(member.Key)))
            {
                problems.AddRange(from member in Members(inner)
                                  where Has(member.Value!, 'r') && !present.Contains(member.Key)
                                  select $"{place}: {member.Key} is required");
            }
        }

        // What an object may hold; that of a flattened "properties" object, too.
        private static Dictionary<string, JsonNode> Known(JsonObject type)
        {
            var known = new Dictionary<string, JsonNode>(StringComparer.OrdinalIgnoreCase);
            void Add(JsonObject members)
            {
                foreach (var (name, member) in members)
                    known.TryAdd(name, member!);
            }

            Add(Members(type));
            if (Inner(type) is { } inner)
            {
                Add(Members(inner));
                foreach (var (_, choice) in inner["of"] as JsonObject ?? [])
                    Add(Members(TypeAt(choice!)));
            }

            return known;
        }

        private void Value(JsonNode value, JsonObject type, string place)
        {
            var text = value is JsonValue scalar && scalar.TryGetValue<string>(out var written) ? written : null;
            if (text is not null && (text.Contains("${", StringComparison.Ordinal) || text is "[secret]" or "[unknown]"))
                return;
            switch (Kind(type))
            {
                case "string" when text is not null:
                    Text(text, type, place);
                    break;
                case "integer" when value.GetValueKind() == JsonValueKind.Number:
                    var number = value.GetValue<decimal>();
                    if (number < (type["minValue"]?.GetValue<decimal>() ?? number))
                        problems.Add($"{place}: {number} is below {type["minValue"]}");
                    if (number > (type["maxValue"]?.GetValue<decimal>() ?? number))
                        problems.Add($"{place}: {number} is above {type["maxValue"]}");
                    break;
                case "boolean" when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False:
                case "any":
                    break;
                case "literal":
                    if (text != type["value"]!.ToString())
                        problems.Add($"{place}: {value.ToJsonString()} is not {type["value"]}");
                    break;
                case "union":
                    Union(value, text, type, place);
                    break;
                case "array" when value is JsonArray items:
                    if (items.Count < (type["minLength"]?.GetValue<int>() ?? 0) || items.Count > (type["maxLength"]?.GetValue<int>() ?? int.MaxValue))
                        problems.Add($"{place}: {items.Count} items");
                    for (var index = 0; index < items.Count; index++)
                        Value(items[index]!, TypeAt(type["of"]!), $"{place}[{index}]");
                    break;
                case "object" or "choice" when value is JsonObject members:
                    Body(members, type, place, []);
                    break;
                // userAssignedIdentities and the like: the provider takes a list of keys.
                case "object" when value is JsonArray && type.ContainsKey("rest"):
                    break;
                case var kind:
                    problems.Add($"{place}: {value.ToJsonString()} where {kind} is wanted");
                    break;
            }
        }

        private void Text(string text, JsonObject type, string place)
        {
            if (text.Length < (type["minLength"]?.GetValue<int>() ?? 0))
                problems.Add($"{place}: '{text}' is shorter than {type["minLength"]}");
            if (text.Length > (type["maxLength"]?.GetValue<int>() ?? int.MaxValue))
                problems.Add($"{place}: '{text}' is longer than {type["maxLength"]}");
            if (type["pattern"] is { } pattern && !Regex.IsMatch(text, pattern.ToString(), RegexOptions.None, TimeSpan.FromSeconds(5)))
                problems.Add($"{place}: '{text}' does not match {pattern}");
        }

        private void Union(JsonNode value, string? text, JsonObject type, string place)
        {
            var parts = type["of"]!.AsArray().Select(part => TypeAt(part!)).ToList();
            var literals = parts.Where(part => Kind(part) == "literal").Select(part => part["value"]!.ToString()).ToList();
            if (text is not null && literals.Count > 0)
            {
                if (!literals.Contains(text) && !place.EndsWith(OpenList, StringComparison.Ordinal))
                    problems.Add($"{place}: '{text}' is none of {string.Join(", ", literals)}");
            }
            else if (parts.FirstOrDefault(part => Kind(part) is not ("literal" or "string")) is { } other)
            {
                Value(value, other, place);
            }
        }
    }
}
