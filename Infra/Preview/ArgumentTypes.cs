using System.Collections.Concurrent;
using System.Reflection;
using OctopusHA.Settings;
using Pulumi;

namespace OctopusHA.Preview;

/// <summary>Which property of a class of arguments stands behind a wire name.</summary>
internal static class ArgumentTypes
{
    private static readonly ConcurrentDictionary<Type, Dictionary<string, PropertyInfo>> OfType = new();

    /// <summary>What the program gave for a wire name; null when no property stands for it.</summary>
    public static bool TryGet(InputArgs args, string wireName, out object? value)
    {
        var found = OfType.GetOrAdd(args.GetType(), static type => ByWireName(type)).TryGetValue(wireName, out var property);
        value = found ? Read(property!, args) : null;
        return found;
    }

    // The wire name is the property's own in camel case, unless its attribute says otherwise (a property may not be called
    // like its class). Where a private field carries the attribute, of lists and maps, it is always the first.
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
        property.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType == typeof(InputAttribute)) is { ConstructorArguments: [{ Value: string name }, ..] }
            ? name
            : Names.CamelCase(property.Name);

    // A delegate for each object instead of PropertyInfo.GetValue: for that the runtime would compile a stub a property.
    private static object? Read(PropertyInfo property, InputArgs args) =>
        property.PropertyType.IsValueType
            ? property.GetValue(args)
            : property.GetMethod!.CreateDelegate<Func<object?>>(args)();
}
