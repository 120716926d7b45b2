using System.Text.Json;
using System.Text.Json.Serialization;

namespace OctopusHA.ProviderGenerator;

/// <summary>What a provider publishes about some of its modules, as <c>offline/facts/README.md</c> explains.</summary>
internal sealed record Facts
{
    /// <summary>The provider's version, which all its packages share.</summary>
    public required string Version { get; init; }

    /// <summary>Resources by token.</summary>
    public required IReadOnlyDictionary<string, ResourceFacts> Resources { get; init; }

    /// <summary>Functions by token.</summary>
    public required IReadOnlyDictionary<string, FunctionFacts> Functions { get; init; }

    /// <summary>Nested input types: the types of their properties.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Types { get; init; }

    /// <summary>Nested output types: the types of their properties.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> OutputTypes { get; init; }

    /// <summary>Enums: member names and their values on the wire.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Enums { get; init; }

    /// <summary>What is deprecated; <c>*</c> is the whole.</summary>
    public required DeprecatedFacts Deprecated { get; init; }

    /// <summary>What the constructor of a nested input type sets.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonElement>> Defaults { get; init; }

    /// <summary>Properties of nested input types that are secret, whoever sets them.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Secrets { get; init; }

    /// <summary>The names of all classes, functions, types and enums of a module.</summary>
    public required IReadOnlyDictionary<string, NameFacts> Names { get; init; }

    /// <summary>Reads a provider's facts.</summary>
    /// <exception cref="JsonException">The file is no facts file.</exception>
    public static Facts Read(string file)
    {
        using var stream = File.OpenRead(file);
        return JsonSerializer.Deserialize(stream, FactsJson.Default.Facts) ?? throw new JsonException($"{file} is empty.");
    }
}

/// <summary>A resource: its class, and its properties by wire name.</summary>
internal sealed record ResourceFacts
{
    public required string Class { get; init; }
    public required string Module { get; init; }
    public required IReadOnlyDictionary<string, string> Inputs { get; init; }
    public required IReadOnlyDictionary<string, string> Outputs { get; init; }

    /// <summary>Inputs that are secret, whoever sets them.</summary>
    public IReadOnlyList<string> SecretInputs { get; init => field = value ?? []; } = [];

    /// <summary>Outputs that the engine keeps secret.</summary>
    public IReadOnlyList<string> SecretOutputs { get; init => field = value ?? []; } = [];

    /// <summary>What the constructor of the arguments sets.</summary>
    public IReadOnlyDictionary<string, JsonElement> Defaults { get; init => field = value ?? field; } = new Dictionary<string, JsonElement>();

    /// <summary>Inputs that always have one value.</summary>
    public IReadOnlyDictionary<string, JsonElement> Constants { get; init => field = value ?? field; } = new Dictionary<string, JsonElement>();
}

/// <summary>A function: its arguments, where it has any, and its result.</summary>
internal sealed record FunctionFacts
{
    public required string Module { get; init; }
    public IReadOnlyDictionary<string, string>? Args { get; init; }
    public required IReadOnlyDictionary<string, string> Result { get; init; }
}

/// <summary>Deprecated properties by resource, function or type.</summary>
internal sealed record DeprecatedFacts
{
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Resources { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Functions { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Types { get; init; }
}

/// <summary>All names of a module, as the npm package has them.</summary>
internal sealed record NameFacts
{
    public IReadOnlyList<string> Classes { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> Functions { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> Inputs { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> Outputs { get; init => field = value ?? []; } = [];
    public IReadOnlyList<string> Enums { get; init => field = value ?? []; } = [];
}

// What is absent comes as null from the generated reader, hence the init accessors above. Generated at compile time: reading the facts must not cost more than writing the sources.
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Facts))]
[JsonSerializable(typeof(string))]
internal sealed partial class FactsJson : JsonSerializerContext;
