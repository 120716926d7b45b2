using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>
/// One [Input] of a class of arguments. Reflection looks at each class once, and values are read from fields: to call
/// a getter through reflection would have the runtime compile a stub for every single one.
/// </summary>
internal sealed record InputMember(InputAttribute Input, string Name, FieldInfo? Field, PropertyInfo? Property)
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly ConcurrentDictionary<Type, InputMember[]> OfType = new();

    public static IEnumerable<KeyValuePair<string, object?>> Read(InputArgs args)
    {
        foreach (var member in OfType.GetOrAdd(args.GetType(), static type => [.. Find(type)]))
        {
            var value = member.Field is null ? member.Property!.GetValue(args) : member.Field.GetValue(args);
            if (value is null && member.Input.IsRequired)
            {
                throw new ArgumentNullException(
                    member.Name,
                    $"[Input] {args.GetType().FullName}.{member.Name} is required but was not given a value");
            }

            if (value is not null)
                yield return KeyValuePair.Create(member.Input.Name, member.Input.Json ? new Json(value) : value)!;
        }
    }

    public static FieldInfo? BackingField(PropertyInfo property)
        => property.DeclaringType!.GetField($"<{property.Name}>k__BackingField", Any);

    private static IEnumerable<InputMember> Find(Type type)
    {
        foreach (var field in type.GetFields(Any))
        {
            if (field.GetCustomAttribute<InputAttribute>() is { } input)
                yield return new InputMember(input, field.Name, field, null);
        }

        foreach (var property in type.GetProperties(Any))
        {
            if (property.GetCustomAttribute<InputAttribute>() is { } input)
                yield return new InputMember(input, property.Name, BackingField(property), property);
        }
    }
}
