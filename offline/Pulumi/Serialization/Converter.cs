using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>Turns plain values into the types that resources and functions give out.</summary>
internal static class Converter
{
    private const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly ConcurrentDictionary<Type, Shape> Shapes = new();
    private static readonly ConcurrentDictionary<Type, bool> Checked = new();

    /// <summary>The value as that type, or null where it does not fit: then the output is the default of its type.</summary>
    public static object? Convert(object? value, Type target) => TryConvert(value, target, out var result) ? result : null;

    /// <summary>Refuses a type that no value could ever be turned into.</summary>
    public static void Check(string context, Type type)
    {
        if (Checked.ContainsKey(type))
            return;

        var seen = new HashSet<Type>();
        Check(context, type, seen);
        foreach (var good in seen)
            Checked[good] = true;
    }

    /// <summary>
    /// Refuses values that are neither plain nor what a resource gives out. What is wrapped counts as what is in it.
    /// </summary>
    public static void CheckValues(string context, ImmutableDictionary<string, object?> values, params Type[] wrappers)
    {
        foreach (var value in values.Values)
        {
            if (value is null)
                continue;

            var type = value.GetType();
            var isWrapped = type.IsGenericType && Array.IndexOf(wrappers, type.GetGenericTypeDefinition()) >= 0;
            Check(context, isWrapped ? type.GenericTypeArguments[0] : type);
        }
    }

    private static bool TryConvert(object? value, Type target, out object? result)
    {
        result = null;
        if (value is null)
            return true;
        if (target == typeof(string))
            return Take<string>(value, ref result);
        if (target == typeof(bool))
            return Take<bool>(value, ref result);
        if (target == typeof(double))
            return Take<double>(value, ref result);
        if (target == typeof(object))
            return Take<object>(value, ref result);
        if (target == typeof(int))
        {
            if (value is not double number)
                return false;
            result = (int)number;
            return true;
        }

        return Shapes.GetOrAdd(target, static type => Describe(type))(value, out result);
    }

    private static bool Take<T>(object value, ref object? result)
    {
        if (value is not T)
            return false;
        result = value;
        return true;
    }

    private static Shape Describe(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return (object value, out object? result) => TryConvert(value, underlying, out result);

        if (typeof(AssetOrArchive).IsAssignableFrom(type) || typeof(Resource).IsAssignableFrom(type))
        {
            return (object value, out object? result) =>
            {
                result = type.IsInstanceOfType(value) ? value : null;
                return result is not null;
            };
        }

        if (type == typeof(JsonElement))
        {
            return (object value, out object? result) =>
            {
                result = JsonDocument.Parse(Json.Write(value)).RootElement;
                return true;
            };
        }

        if (type.IsEnum)
        {
            return (object value, out object? result) =>
            {
                result = value is double number ? Enum.ToObject(type, (int)number) : null;
                return result is not null;
            };
        }

        if (type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute)))
        {
            return (object value, out object? result) =>
            {
                result = type.GetConstructor(Any, [value.GetType()])?.Invoke([value]);
                return result is not null;
            };
        }

        if (type.IsConstructedGenericType)
        {
            var arguments = type.GenericTypeArguments;
            var definition = type.GetGenericTypeDefinition();
            if (definition == typeof(ImmutableArray<>))
                return Make(typeof(OfList<>), arguments[0]).TryConvert;
            if (definition == typeof(ImmutableDictionary<,>))
                return Make(typeof(OfMap<>), arguments[1]).TryConvert;
            if (definition == typeof(Union<,>))
                return Make(typeof(OfUnion<,>), arguments).TryConvert;
            if (definition == typeof(Output<>))
                return Make(typeof(OfOutput<>), arguments).TryConvert;
        }

        return Constructor(type) is { } constructor ? Construct(constructor) : Nothing;
    }

    private static Shape Construct(ConstructorInfo constructor)
    {
        var parameters = constructor.GetParameters();
        var names = Array.ConvertAll(
            parameters,
            p => p.GetCustomAttribute<OutputConstructorParameterAttribute>()?.Name ?? p.Name!);
        return (object value, out object? result) =>
        {
            result = null;
            if (value is not ImmutableDictionary<string, object> members)
                return false;

            var arguments = new object?[parameters.Length];
            for (var i = 0; i < arguments.Length; i++)
            {
                // A value type that gets a null here gets its default, which is what Invoke makes of null.
                arguments[i] = Convert(members.GetValueOrDefault(names[i]), parameters[i].ParameterType);
            }

            result = constructor.Invoke(arguments);
            return true;
        };
    }

    private static bool Nothing(object value, out object? result)
    {
        result = null;
        return false;
    }

    private static IConverter Make(Type definition, params Type[] arguments)
        => (IConverter)Activator.CreateInstance(definition.MakeGenericType(arguments))!;

    private static ConstructorInfo? Constructor(Type type)
    {
        if (!type.IsDefined(typeof(OutputTypeAttribute)))
            return null;

        var constructors = type.GetConstructors(Any);
        return constructors.FirstOrDefault(c => c.IsDefined(typeof(OutputConstructorAttribute)))
            ?? (constructors.Where(c => c.IsPublic).ToArray() is [var only] ? only : null);
    }

    private static void Check(string context, Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type)
            || type == typeof(bool) || type == typeof(int) || type == typeof(double) || type == typeof(string)
            || type == typeof(object) || type == typeof(JsonElement)
            || type == typeof(Asset) || type == typeof(Archive) || type == typeof(AssetOrArchive)
            || typeof(Resource).IsAssignableFrom(type)
            || (type.IsEnum && type.GetEnumUnderlyingType() == typeof(int)))
        {
            return;
        }

        if (type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute)))
        {
            if (type.GetConstructor(Any, [typeof(string)]) is null && type.GetConstructor(Any, [typeof(double)]) is null)
            {
                throw new InvalidOperationException(
                    $"{type.FullName} had [{nameof(EnumTypeAttribute)}], but did not contain constructor with a single String or Double parameter.");
            }

            return;
        }

        if (type.IsConstructedGenericType)
        {
            var definition = type.GetGenericTypeDefinition();
            if (definition == typeof(ImmutableDictionary<,>) && type.GenericTypeArguments[0] != typeof(string))
            {
                throw new InvalidOperationException(
                    $"{context} contains invalid type {type.FullName}:\n    The only allowed ImmutableDictionary 'TKey' type is 'String'.");
            }

            if (definition != typeof(Nullable<>) && definition != typeof(Union<,>) && definition != typeof(Output<>)
                && definition != typeof(ImmutableArray<>) && definition != typeof(ImmutableDictionary<,>))
            {
                throw new InvalidOperationException(
                    $"{context} contains invalid type {type.FullName}:\n    The only generic types allowed are ImmutableArray<...> and ImmutableDictionary<string, ...>");
            }

            foreach (var argument in type.GenericTypeArguments)
                Check(context, argument, seen);
            return;
        }

        if (!type.IsDefined(typeof(OutputTypeAttribute)))
        {
            throw new InvalidOperationException(
                $"{context} contains invalid type {type.FullName}. Allowed types are:\n"
                + "    String, Boolean, Int32, Double,\n"
                + "    Nullable<...>, ImmutableArray<...> and ImmutableDictionary<string, ...> or\n"
                + $"    a class explicitly marked with the [{nameof(OutputTypeAttribute)}].");
        }

        var constructor = Constructor(type) ?? throw new InvalidOperationException(
            $"{type.FullName} had [{nameof(OutputTypeAttribute)}], but did not contain constructor marked with [{nameof(OutputConstructorAttribute)}].");
        foreach (var parameter in constructor.GetParameters())
            Check($"{type.FullName}({parameter.Name})", parameter.ParameterType, seen);
    }

    private delegate bool Shape(object value, out object? result);

    private interface IConverter
    {
        bool TryConvert(object value, out object? result);
    }

    private sealed class OfList<T> : IConverter
    {
        public bool TryConvert(object value, out object? result)
        {
            result = null;
            if (value is not ImmutableArray<object?> items)
                return false;

            var converted = new T[items.Length];
            for (var i = 0; i < converted.Length; i++)
                converted[i] = Convert(items[i], typeof(T)) is T item ? item : default!;
            result = ImmutableCollectionsMarshal.AsImmutableArray(converted);
            return true;
        }
    }

    private sealed class OfMap<T> : IConverter
    {
        public bool TryConvert(object value, out object? result)
        {
            result = null;
            if (value is not ImmutableDictionary<string, object> members)
                return false;

            var converted = ImmutableDictionary.CreateBuilder<string, T>();
            foreach (var (name, member) in members)
                converted.Add(name, Convert(member, typeof(T)) is T item ? item : default!);
            result = converted.ToImmutable();
            return true;
        }
    }

    private sealed class OfUnion<T0, T1> : IConverter
    {
        public bool TryConvert(object value, out object? result)
        {
            result = null;
            if (Converter.TryConvert(value, typeof(T0), out var first))
                result = Union<T0, T1>.FromT0((T0)first!);
            else if (Converter.TryConvert(value, typeof(T1), out var second))
                result = Union<T0, T1>.FromT1((T1)second!);
            return result is not null;
        }
    }

    private sealed class OfOutput<T> : IConverter
    {
        public bool TryConvert(object value, out object? result)
        {
            var converts = Converter.TryConvert(value, typeof(T), out var inner);
            result = converts ? Output.Create((T)inner!) : null;
            return converts;
        }
    }
}
