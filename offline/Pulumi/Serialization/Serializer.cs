using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;

namespace Pulumi.Serialization;

/// <summary>
/// Turns what programs pass around into what a mock sees: null, bool, double, string, assets, resources, and
/// <see cref="ImmutableArray{T}"/> and <see cref="ImmutableDictionary{TKey, TValue}"/> of those. It cannot await: a pass
/// that meets outputs still under way notes them, and is made again when they have arrived.
/// </summary>
internal sealed class Serializer(string owner)
{
    /// <summary>The engine's mark for a value that is not known yet.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static readonly ConcurrentDictionary<Type, Func<object, object?>> EnumReaders = new();

    // What is inside an output has this name in a path.
    private static readonly Step Inside = new("id", 0);

    private readonly List<Step> _path = [];
    private List<Task>? _pending;
    private bool _isKnown = true;
    private bool _isSecret;
    private ImmutableHashSet<Resource> _resources = ImmutableHashSet<Resource>.Empty;

    /// <summary>The value in plain form; unknown when anything in it is, and secret likewise.</summary>
    public static async Task<OutputData> SerializeAsync(string owner, string name, object? value)
    {
        while (true)
        {
            var pass = new Serializer(owner);
            pass._path.Add(new Step(name, 0));
            var plain = pass.Serialize(value);
            if (pass._pending is null)
                return new OutputData(pass._isKnown ? plain : null, pass._isKnown, pass._isSecret, pass._resources);

            await Task.WhenAll(pass._pending).ConfigureAwait(false);
        }
    }

    private object? Serialize(object? value)
    {
        switch (value)
        {
            case Unknown:
                _isKnown = false;
                return null;
            case null or string or bool or double or AssetOrArchive:
                return value;
            case int number:
                return (double)number;
            case InputArgs args:
                return SerializeMembers(args.Members());
            case IInputList { Items: { } items }:
                return SerializeItems(items, items.Count);
            case IInputMap { Entries: { } entries }:
                return SerializeMembers(entries);
            case IInput input:
                return SerializeOutput(input.ToOutput());
            case IOutput output:
                return SerializeOutput(output);
            case IUnion union:
                return Serialize(union.Value);
            case Json json:
                return Serialize(json.Value) is { } plain ? Json.Write(plain) : null;
            case JsonElement element:
                return SerializeJson(element);
            case Resource resource:
                return SerializeResource(resource);
            case ImmutableDictionary<string, object?> dictionary:
                return SerializeMembers(dictionary);
            case IDictionary dictionary:
                return SerializeMembers(Entries(dictionary));
            case IList list:
                return SerializeItems(list, Count(list));
            case Task:
                throw new InvalidOperationException(
                    $"Tasks are not allowed inside ResourceArgs. Please wrap your Task in an Output:\n\t{Path}");
            case Enum when Enum.GetUnderlyingType(value.GetType()) == typeof(int):
                return (double)(int)value;
            case ValueTuple:
                return null;
            default:
                return SerializeObject(value);
        }
    }

    private DependencyResource? SerializeResource(Resource resource)
    {
        // A component's URN is that of the component, so it depends on it too.
        if (resource is CustomResource { Id: { } id })
        {
            _resources = _resources.Add(resource);
            if (!id.DataTask.IsCompleted)
                (_pending ??= []).Add(id.DataTask);
        }

        return SerializeOutput(resource.Urn) is string urn ? new DependencyResource(urn) : null;
    }

    private object? SerializeOutput(IOutput output)
    {
        if (!output.DataTask.IsCompleted)
        {
            (_pending ??= []).Add(output.DataTask);
            return null;
        }

        var data = output.DataTask.GetAwaiter().GetResult();
        _resources = OutputData.Union(_resources, data.Resources);
        _isSecret |= data.IsSecret;
        _isKnown &= data.IsKnown;
        return data.IsKnown ? SerializeAt(Inside, data.Value) : null;
    }

    private ImmutableDictionary<string, object> SerializeMembers<T>(IEnumerable<KeyValuePair<string, T>> members)
    {
        var result = ImmutableDictionary.CreateBuilder<string, object>();
        foreach (var (name, value) in members)
        {
            if (SerializeAt(new Step(name, 0), value) is { } plain)
                result[name] = plain;
        }

        return result.ToImmutable();
    }

    private ImmutableArray<object?> SerializeItems(IEnumerable items, int count)
    {
        if (count == 0)
            return [];

        var result = ImmutableArray.CreateBuilder<object?>(count);
        foreach (var item in items)
            result.Add(SerializeAt(new Step(null, result.Count), item));

        return result.ToImmutable();
    }

    private object? SerializeAt(Step step, object? value)
    {
        _path.Add(step);
        var plain = Serialize(value);
        _path.RemoveAt(_path.Count - 1);
        return plain;
    }

    private static object? SerializeJson(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.Number:
                return element.GetDouble();
            case JsonValueKind.True or JsonValueKind.False:
                return element.GetBoolean();
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(SerializeJson).ToImmutableArray();
            case JsonValueKind.Object:
                var result = ImmutableDictionary.CreateBuilder<string, object?>();
                foreach (var property in element.EnumerateObject())
                    result[property.Name] = SerializeJson(property.Value);
                return result.ToImmutable();
            default:
                return null;
        }
    }

    private object? SerializeObject(object value)
    {
        var type = value.GetType();
        if (type.IsValueType && type.IsDefined(typeof(EnumTypeAttribute)))
            return EnumReaders.GetOrAdd(type, EnumReader)(value);

        if (type.IsDefined(typeof(OutputTypeAttribute)))
        {
            return SerializeMembers(type
                .GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                .Where(field => field.IsInitOnly)
                .Select(field => KeyValuePair.Create(
                    char.ToLowerInvariant(field.Name[0]) + field.Name[1..], field.GetValue(value))));
        }

        throw new InvalidOperationException($"{type.FullName} is not a supported argument type.\n\t{Path}");
    }

    private string Path => owner + string.Concat(_path.Select(step => step.Name is null ? $"[{step.Index}]" : $".{step.Name}"));

    private IEnumerable<KeyValuePair<string, object?>> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return entry.Key is string key
                ? KeyValuePair.Create(key, entry.Value)
                : throw new InvalidOperationException($"Dictionaries are only supported with string keys:\n\t{Path}");
        }
    }

    private static int Count(IList list)
    {
        try
        {
            return list.Count;
        }
        catch (InvalidOperationException)
        {
            // An ImmutableArray that was never given a value counts as an empty one.
            return 0;
        }
    }

    /// <summary>The text or number behind an enum: read from its one field, which is cheaper than to call its conversion.</summary>
    private static Func<object, object?> EnumReader(Type type)
    {
        var fields = type.GetFields(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance);
        if (fields is [var field] && (field.FieldType == typeof(string) || field.FieldType == typeof(double)))
            return field.GetValue;

        var conversion = type.GetMethod("op_Explicit", [type]);
        return conversion is not null
            && (conversion.ReturnType == typeof(string) || conversion.ReturnType == typeof(double))
            ? value => conversion.Invoke(null, [value])
            : throw new InvalidOperationException(
                $"Expected {type.FullName} to have an explicit conversion operator to String or Double.");
    }

    private readonly record struct Step(string? Name, int Index);
}
