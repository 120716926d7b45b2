namespace OctopusHA.ProviderGenerator;

/// <summary>The type of a property, in the short form of the facts: <c>[string]?</c>, <c>{inputs.lb.Tag}</c>, <c>string|enums.ec2.Tenancy</c>.</summary>
internal abstract record FactType
{
    /// <summary>Reads the short form; a question mark at its end says that the property is optional and is no part of the type.</summary>
    public static (FactType Type, bool IsOptional) Parse(string text) => (ParseUnion(text.TrimEnd('?')), text.EndsWith('?'));

    /// <summary>This type and all within it.</summary>
    public IEnumerable<FactType> WithParts() => this switch
    {
        ListType list => list.Element.WithParts().Prepend(this),
        MapType map => map.Element.WithParts().Prepend(this),
        UnionType union => union.Parts.SelectMany(part => part.WithParts()).Prepend(this),
        _ => [this],
    };

    private static FactType ParseUnion(string text)
    {
        var parts = new List<string>();
        int depth = 0, start = 0;
        for (var at = 0; at < text.Length; at++)
        {
            depth += text[at] is '[' or '{' ? 1 : text[at] is ']' or '}' ? -1 : 0;
            if (text[at] == '|' && depth == 0)
            {
                parts.Add(text[start..at]);
                start = at + 1;
            }
        }

        if (parts.Count == 0)
            return ParseOne(text);
        parts.Add(text[start..]);
        return new UnionType([.. parts.Select(ParseOne)]);
    }

    private static FactType ParseOne(string text) => text switch
    {
        ['[', .. var element, ']'] => new ListType(ParseUnion(element)),
        ['{', .. var element, '}'] => new MapType(ParseUnion(element)),
        _ when text.StartsWith("inputs.", StringComparison.Ordinal) => new ObjectType(text["inputs.".Length..], IsInput: true),
        _ when text.StartsWith("outputs.", StringComparison.Ordinal) => new ObjectType(text["outputs.".Length..], IsInput: false),
        _ when text.StartsWith("enums.", StringComparison.Ordinal) => new EnumType(text["enums.".Length..]),
        "boolean" => new PlainType("bool"),
        "integer" => new PlainType("int"),
        "number" => new PlainType("double"),
        "any" or "object" => new PlainType("object"),
        "pulumi.asset.Archive" => new PlainType("global::Pulumi.Archive"),
        "pulumi.asset.Asset" => new PlainType("global::Pulumi.AssetOrArchive"),
        // "string", a value that never differs ("Default"), and a resource whose name or ARN is taken (Role).
        _ => new PlainType("string"),
    };
}

/// <summary>A list.</summary>
internal sealed record ListType(FactType Element) : FactType;

/// <summary>A map from strings.</summary>
internal sealed record MapType(FactType Element) : FactType;

/// <summary>One of several types.</summary>
internal sealed record UnionType(IReadOnlyList<FactType> Parts) : FactType;

/// <summary>A nested type: its module and name, <c>lb.TargetGroupHealthCheck</c>.</summary>
internal sealed record ObjectType(string Name, bool IsInput) : FactType;

/// <summary>An enum: its module and name.</summary>
internal sealed record EnumType(string Name) : FactType;

/// <summary>A type that C# or the core has: its name there.</summary>
internal sealed record PlainType(string Name) : FactType;
