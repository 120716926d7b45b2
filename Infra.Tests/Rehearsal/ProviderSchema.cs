using System.Text.Json;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>What the provider says of its own types: <c>terraform providers schema -json</c>.</summary>
internal sealed class ProviderSchema(JsonElement resources)
{
    /// <summary>Reads what Terraform wrote.</summary>
    public static ProviderSchema Read(string file)
    {
        using var stream = File.OpenRead(file);
        using var document = JsonDocument.Parse(stream);
        return new ProviderSchema(document.RootElement.GetProperty("provider_schemas").EnumerateObject().Single().Value.GetProperty("resource_schemas").Clone());
    }

    /// <summary>The body of a type of resources.</summary>
    public SchemaBlock Type(string name) => resources.TryGetProperty(name, out var type)
        ? new SchemaBlock(type.GetProperty("block"))
        : throw new TranslationException($"The provider has no type {name}.");

    /// <summary>The version of a type's state.</summary>
    public int Version(string name) => resources.GetProperty(name).GetProperty("version").GetInt32();
}

/// <summary>A body of a resource, or a block in one.</summary>
internal sealed record SchemaBlock(JsonElement Json)
{
    /// <summary>An attribute's type, as the provider writes it; null when there is none of that name.</summary>
    public JsonElement? Attribute(string name) => Member("attributes", name) is { } attribute ? attribute.GetProperty("type") : null;

    /// <summary>Whether an attribute of that name can be set.</summary>
    public bool IsSettable(string name) =>
        Member("attributes", name) is { } attribute && (Is(attribute, "required") || Is(attribute, "optional"));

    /// <summary>A block; null when there is none of that name.</summary>
    public NestedBlock? Block(string name) => Member("block_types", name) is { } block
        ? new NestedBlock(
            new SchemaBlock(block.GetProperty("block")),
            // Pulumi gives and takes a block that may stand only once as an object, not as a list of one.
            block.GetProperty("nesting_mode").GetString() == "single" || (block.TryGetProperty("max_items", out var most) && most.GetInt32() == 1))
        : null;

    private JsonElement? Member(string kind, string name) =>
        Json.TryGetProperty(kind, out var members) && members.TryGetProperty(name, out var member) ? member : null;

    private static bool Is(JsonElement attribute, string flag) => attribute.TryGetProperty(flag, out var value) && value.GetBoolean();
}

/// <summary>A block in a body.</summary>
internal sealed record NestedBlock(SchemaBlock Body, bool IsSingle);

/// <summary>Thrown for what cannot be translated; the message names it.</summary>
internal sealed class TranslationException(string message) : Exception(message);
