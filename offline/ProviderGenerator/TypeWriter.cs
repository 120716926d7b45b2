using System.Text.Json;

namespace OctopusHA.ProviderGenerator;

/// <summary>
/// How the types of the facts are written in C# (typeString and unionTypeString of Pulumi's .NET generator): inputs
/// are wrapped, outputs are not; a union of two is a <c>Union</c>, one of more is an <c>object</c>, and an enum that also
/// takes strings is a string in outputs.
/// </summary>
internal sealed class TypeWriter(Facts facts, Naming naming)
{
    /// <summary>An input's type, which takes outputs, too: <c>InputList&lt;string&gt;</c>.</summary>
    public string Input(FactType type, Func<string, string> className) => type switch
    {
        ListType list => $"InputList<{Plain(list.Element, className)}>",
        MapType map => $"InputMap<{Plain(map.Element, className)}>",
        UnionType union => Alternatives(union, className) switch
        {
            [var one] => $"Input<{one}>",
            [var one, var other] => $"InputUnion<{one}, {other}>",
            _ => "object",
        },
        _ => $"Input<{Plain(type, className)}>",
    };

    /// <summary>A plain argument's type, where lists and maps can be added to.</summary>
    public string Argument(FactType type, Func<string, string> className) => type switch
    {
        ListType list => $"List<{Plain(list.Element, className)}>",
        MapType map => $"Dictionary<string, {Plain(map.Element, className)}>",
        _ => Plain(type, className),
    };

    /// <summary>A type inside an input.</summary>
    public string Plain(FactType type, Func<string, string> className) => type switch
    {
        ListType list => $"ImmutableArray<{Plain(list.Element, className)}>",
        MapType map => $"ImmutableDictionary<string, {Plain(map.Element, className)}>",
        UnionType union => Alternatives(union, className) switch
        {
            [var one] => one,
            [var one, var other] => $"Union<{one}, {other}>",
            _ => "object",
        },
        ObjectType nested => Nested(nested.Name, "Inputs", className),
        EnumType { Name: var name } => Enum(name),
        PlainType plain => plain.Name,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>An output's type.</summary>
    public string Output(FactType type, bool isOfFunction) => type switch
    {
        ListType list => $"ImmutableArray<{Output(list.Element, isOfFunction)}>",
        MapType map => $"ImmutableDictionary<string, {Output(map.Element, isOfFunction)}>",
        UnionType union when union.Parts.Any(part => part is EnumType) => "string",
        UnionType union => union.Parts.Select(part => Output(part, isOfFunction)).Distinct().ToList() switch
        {
            [var one] => one,
            [var one, var other] => $"Union<{one}, {other}>",
            _ => "object",
        },
        ObjectType nested => Nested(nested.Name, "Outputs", name => naming.OutputClass(name, isOfFunction)),
        EnumType { Name: var name } => Enum(name),
        PlainType plain => plain.Name,
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    /// <summary>A value that a constructor sets.</summary>
    public string Value(FactType type, JsonElement value) => type is EnumType { Name: var name } && facts.Enums.TryGetValue(name, out var members)
        ? $"{Enum(name)}.{Naming.EnumMember(members.First(member => member.Value == value.GetString()).Key, Naming.Split(name).Name)}"
        : value.GetRawText();

    /// <summary>Whether C# asks for a question mark to tell a value from none.</summary>
    public static bool IsValueType(FactType type) => type is EnumType or PlainType { Name: "bool" or "int" or "double" };

    private List<string> Alternatives(UnionType union, Func<string, string> className) =>
        [.. union.Parts.Select(part => Plain(part, className)).Distinct()];

    private string Nested(string type, string kind, Func<string, string> className)
    {
        var (module, name) = Naming.Split(type);
        return $"global::{naming.Namespace(module)}.{kind}.{className(name)}";
    }

    private string Enum(string type)
    {
        if (!facts.Enums.ContainsKey(type))
            return "string";
        var (module, name) = Naming.Split(type);
        return $"global::{naming.Namespace(module)}.{name}";
    }
}
