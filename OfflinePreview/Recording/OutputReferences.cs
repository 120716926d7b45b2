using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Pulumi;

namespace OfflinePreview;

/// <summary>Values for outputs that only a deployment knows: references, in the shape of the output's type.</summary>
internal static class OutputReferences
{
    // Types of outputs nest, and some contain themselves; no program reads deeper before a deployment.
    private const int Depth = 2;

    private static readonly ConcurrentDictionary<Type, (string Name, Type Type)[]> OutputsOfType = new();

    /// <summary>The outputs of a class of resources by wire name, with the type of each.</summary>
    public static IReadOnlyList<(string Name, Type Type)> Of(Type resource) => OutputsOfType.GetOrAdd(resource, static type =>
    [
        .. from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
           where property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(Output<>)
           let output = property.GetCustomAttribute<OutputAttribute>()
           where output is not null
           let name = output.Name ?? property.Name
           where name is not "id" and not "urn"
           select (name, property.PropertyType.GenericTypeArguments[0]),
    ]);

    /// <summary>
    /// A value of references: a text is one, a list has one element, an object has its texts. Null for numbers, flags
    /// and maps, which stay unknown.
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
            return Create(type.GenericTypeArguments[0], source, $"{path}[0]", depth) is { } element
                ? ImmutableArray.Create(element)
                : null;
        }

        if (depth == 0 || !type.IsDefined(typeof(OutputTypeAttribute)))
        {
            return null;
        }

        var members = ImmutableDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = ArgumentTypes.CamelCase(field.Name);
            if (Create(field.FieldType, source, $"{path}.{name}", depth - 1) is { } member)
            {
                members.Add(name, member);
            }
        }

        return members.ToImmutable();
    }
}
