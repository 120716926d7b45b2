using System.Collections.Concurrent;
using System.Reflection;
using Pulumi;

namespace OfflinePreview;

/// <summary>Which property of a class of arguments has a wire name.</summary>
internal static class ArgumentTypes
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, PropertyInfo>> OfType = new();

    /// <summary>Finds the value that the program gave for a wire name.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="wireName">The name that the provider receives.</param>
    /// <param name="value">The value; null when there is none.</param>
    /// <returns>Whether a property has the name.</returns>
    public static bool TryGet(InputArgs args, string wireName, out object? value)
    {
        var found = OfType.GetOrAdd(args.GetType(), static type => ByWireName(type)).TryGetValue(wireName, out var property);
        value = found ? Read(property!, args) : null;
        return found;
    }

    /// <summary>The wire name of a property that no attribute names: <c>VpcId</c> is <c>vpcId</c>.</summary>
    /// <param name="name">The property's name.</param>
    public static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    // The wire name is the property's own in camel case, unless its attribute says otherwise (a property may not be
    // called like its class). Where a private field carries the attribute, of lists and maps, it is always the first.
    private static Dictionary<string, PropertyInfo> ByWireName(Type type)
    {
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        var byName = new Dictionary<string, PropertyInfo>(properties.Length, StringComparer.Ordinal);
        foreach (var property in properties)
        {
            byName[WireName(property)] = property;
        }

        return byName;
    }

    private static string WireName(PropertyInfo property) =>
        property.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType == typeof(InputAttribute))
            is { ConstructorArguments: [{ Value: string name }, ..] }
            ? name
            : CamelCase(property.Name);

    // A delegate for each object instead of PropertyInfo.GetValue: for that the runtime would compile a stub a
    // property.
    private static object? Read(PropertyInfo property, InputArgs args) =>
        property.PropertyType.IsValueType
            ? property.GetValue(args)
            : property.GetMethod!.CreateDelegate<Func<object?>>(args)();
}
