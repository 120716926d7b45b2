using System.Text.Json;
using System.Text.Json.Nodes;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>
/// A state in which everything exists and every value of it differs from what the stack says: a plan against it tells of each
/// attribute whether its change replaces the resource. The provider checks a configuration's values, but takes a state as it is.
/// </summary>
internal static class OtherState
{
    /// <summary>Makes the state.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="plan">The plan that would make all of it.</param>
    /// <param name="schema">The provider's types.</param>
    public static JsonObject Of(TerraformStack stack, Plan plan, ProviderSchema schema)
    {
        var text = stack.Json.ToJsonString();
        return new JsonObject
        {
            ["version"] = 4,
            ["terraform_version"] = plan.Json["terraform_version"]!.ToString(),
            ["serial"] = 1,
            ["lineage"] = "00000000-0000-0000-0000-000000000000",
            ["outputs"] = new JsonObject(),
            ["resources"] = new JsonArray([.. plan.Json["resource_changes"]!.AsArray()
                .Where(change => stack.Resources.ContainsKey(change!["address"]!.ToString()))
                .Select(change => Resource(change!, stack, text, schema))]),
        };
    }

    /// <summary>One state in which each module has a state of its own.</summary>
    public static JsonObject Together(IReadOnlyDictionary<string, JsonObject> states)
    {
        var together = states.Values.First().DeepClone().AsObject();
        // Results of checks belong to a configuration that is not this one.
        together.Remove("check_results");
        var resources = new JsonArray();
        foreach (var (module, state) in states)
        {
            foreach (var resource in state["resources"]!.AsArray())
            {
                var own = resource!.DeepClone();
                own["module"] = $"module.{module}";
                resources.Add(own);
            }
        }

        together["resources"] = resources;
        return together;
    }

    private static JsonObject Resource(JsonNode change, TerraformStack stack, string text, ProviderSchema schema)
    {
        var (type, name) = (change["type"]!.ToString(), change["name"]!.ToString());
        var given = stack.Json["resource"]![type]![name]!.AsObject();
        var attributes = Body(given, change["change"]!["after"]!.AsObject(), schema.Type(type));
        // What others refer to must be there.
        foreach (var (unknown, _) in change["change"]!["after_unknown"]!.AsObject().Where(member => !attributes.ContainsKey(member.Key)))
        {
            if (schema.Type(type).Attribute(unknown) is { } attribute && (unknown == "id" || text.Contains($"{type}.{name}.{unknown}", StringComparison.Ordinal)))
            {
                attributes[unknown] = unknown.EndsWith("arn", StringComparison.Ordinal) ? "arn:aws:other:us-east-1:123456789012:other" : Other(null, attribute);
            }
        }

        return new JsonObject
        {
            ["mode"] = "managed",
            ["type"] = type,
            ["name"] = name,
            ["provider"] = "provider[\"registry.terraform.io/hashicorp/aws\"]",
            ["instances"] = new JsonArray(new JsonObject { ["schema_version"] = schema.Version(type), ["attributes"] = attributes, ["sensitive_attributes"] = new JsonArray() }),
        };
    }

    // What the stack says is another here; what it leaves to the provider is as planned.
    private static JsonObject Body(JsonObject given, JsonObject planned, SchemaBlock schema)
    {
        var body = new JsonObject();
        foreach (var (name, value) in planned)
        {
            if (!given.ContainsKey(name))
            {
                body[name] = value?.DeepClone();
            }
            else if (schema.Block(name) is { } block)
            {
                var bodies = new JsonArray([.. Elements(given[name]).Zip(Elements(value)).Select(pair => (JsonNode)Body(pair.First!.AsObject(), pair.Second!.AsObject(), block.Body))]);
                body[name] = value is JsonArray ? bodies : bodies[0]!.DeepClone();
            }
            else
            {
                body[name] = Other(value, schema.Attribute(name)!.Value);
            }
        }

        // What is known only after a deployment is not among the planned values.
        foreach (var (name, _) in given)
        {
            if (!body.ContainsKey(name) && schema.Attribute(name) is { } type)
            {
                body[name] = Other(null, type);
            }
        }

        return body;
    }

    private static IEnumerable<JsonNode?> Elements(JsonNode? value) => value is JsonArray list ? list : Enumerable.Repeat(value, 1);

    private static JsonNode? Other(JsonNode? value, JsonElement type)
    {
        if (type.ValueKind == JsonValueKind.String)
        {
            return type.GetString() switch
            {
                "bool" => value?.GetValue<bool>() != true,
                "number" => (value is JsonValue number && number.TryGetValue<decimal>(out var known) ? known : 0) + 1,
                _ => $"{value}other",
            };
        }

        return type[0].GetString() switch
        {
            "map" => new JsonObject { ["other"] = Other(null, type[1]) },
            "object" => new JsonObject(type[1].EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Other((value as JsonObject)?[member.Name], member.Value)))),
            _ => new JsonArray(Other((value as JsonArray)?.FirstOrDefault(), type[1])),
        };
    }
}
