using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using OctopusHA.Settings;
using Pulumi;

namespace OctopusHA.Preview;

/// <summary>What a preview answers for outputs that only a deployment knows: references, in the shape of the output's type.</summary>
internal static class OutputReferences
{
    // Types of outputs nest, and some hold themselves; no program reaches deeper before a deployment.
    private const int Depth = 2;

    private static readonly ConcurrentDictionary<Type, (string Name, Type Type)[]> OutputsOfType = new();

    /// <summary>The outputs of a class of resources by wire name, with the type of each.</summary>
    public static IReadOnlyList<(string Name, Type Type)> Of(Type resource) => OutputsOfType.GetOrAdd(resource, static type =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Output<>))
            .Select(property => (property.GetCustomAttribute<OutputAttribute>() is { } output ? output.Name ?? property.Name : null, property.PropertyType.GenericTypeArguments[0]))
            .Where(output => output.Item1 is not null and not "id" and not "urn")
            .Select(output => (output.Item1!, output.Item2))]);

    /// <summary>
    /// A value of references: a text is one, a list has one element, an object has its texts. Null for numbers, flags and maps,
    /// which stay unknown.
    /// </summary>
    /// <param name="type">The output's type.</param>
    /// <param name="source">What it is an output of: <c>type::name</c>.</param>
    /// <param name="path">The output, and the way into it.</param>
    public static object? Create(Type type, string source, string path) => Create(type, source, path, Depth);

    private static object? Create(Type type, string source, string path, int depth)
    {
        if (type == typeof(string))
        {
            return Reference.To(source, path);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return Create(type.GenericTypeArguments[0], source, $"{path}[0]", depth) is { } element ? ImmutableArray.Create(element) : null;
        }

        if (depth == 0 || !type.IsDefined(typeof(OutputTypeAttribute)))
        {
            return null;
        }

        var members = ImmutableDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = Names.CamelCase(field.Name);
            if (Create(field.FieldType, source, $"{path}.{name}", depth - 1) is { } member)
            {
                members.Add(name, member);
            }
        }

        return members.ToImmutable();
    }
}
