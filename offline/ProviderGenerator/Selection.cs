namespace OctopusHA.ProviderGenerator;

/// <summary>What is written in full: the listed resources and functions, and every nested type and enum that they reach.</summary>
internal sealed class Selection
{
    private readonly Facts _facts;

    /// <summary>Follows the listed tokens.</summary>
    /// <param name="facts">The provider's facts.</param>
    /// <param name="tokens">Tokens of its resources and functions.</param>
    /// <exception cref="GeneratorException">A token is in no module of the facts.</exception>
    public Selection(Facts facts, IEnumerable<string> tokens)
    {
        _facts = facts;
        var unknown = new List<string>();
        foreach (var token in tokens)
        {
            if (facts.Resources.TryGetValue(token, out var resource))
            {
                Resources[token] = resource;
                Reach(resource.Inputs.Values, Inputs, facts.Types);
                Reach(resource.Outputs.Values, Outputs, facts.OutputTypes);
            }
            else if (facts.Functions.TryGetValue(token, out var function))
            {
                Functions[token] = function;
                Reach(function.Args?.Values ?? [], FunctionInputs, facts.Types);
                Reach(function.Result.Values, FunctionOutputs, facts.OutputTypes);
            }
            else
            {
                unknown.Add(Nearest(token));
            }
        }

        if (unknown.Count > 0)
            throw new GeneratorException($"offline/resources.txt lists what the facts do not know: {string.Join("; ", unknown)}. Mend the token, or add its module to eng/facts/refresh.sh and run it.");
    }

    public SortedDictionary<string, ResourceFacts> Resources { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, FunctionFacts> Functions { get; } = new(StringComparer.Ordinal);

    /// <summary>Nested types of resources' inputs.</summary>
    public SortedSet<string> Inputs { get; } = new(StringComparer.Ordinal);

    /// <summary>Nested types of resources' outputs.</summary>
    public SortedSet<string> Outputs { get; } = new(StringComparer.Ordinal);

    /// <summary>Nested types of functions' arguments.</summary>
    public SortedSet<string> FunctionInputs { get; } = new(StringComparer.Ordinal);

    /// <summary>Nested types of functions' results.</summary>
    public SortedSet<string> FunctionOutputs { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Enums { get; } = new(StringComparer.Ordinal);

    private void Reach(IEnumerable<string> types, SortedSet<string> reached, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> known)
    {
        foreach (var part in types.SelectMany(type => FactType.Parse(type).Type.WithParts()))
        {
            if (part is EnumType { Name: var enumName } && _facts.Enums.ContainsKey(enumName))
                Enums.Add(enumName);
            else if (part is ObjectType { Name: var name } && known.TryGetValue(name, out var properties) && reached.Add(name))
                Reach(properties.Values, reached, known);
        }
    }

    private string Nearest(string token)
    {
        var name = token[(token.LastIndexOf(':') + 1)..];
        var same = _facts.Resources.Keys.Concat(_facts.Functions.Keys)
            .FirstOrDefault(known => known.EndsWith(":" + name, StringComparison.OrdinalIgnoreCase));
        return same is null ? token : $"{token} (there is {same})";
    }
}
