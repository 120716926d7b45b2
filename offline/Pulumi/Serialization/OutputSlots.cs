using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Pulumi.Serialization;

/// <summary>The [Output] properties of one resource, to be filled in when it has been registered.</summary>
internal sealed class OutputSlots
{
    private static readonly ConcurrentDictionary<Type, Slot[]> OfType = new();

    private readonly Slot[] _slots;
    private readonly TaskCompletionSource<OutputData>?[] _sources;
    private readonly ImmutableHashSet<Resource> _resource;

    private OutputSlots(Resource resource, bool fillsItsOwn)
    {
        _slots = OfType.GetOrAdd(resource.GetType(), static type => [.. Find(type)]);
        _sources = new TaskCompletionSource<OutputData>[_slots.Length];
        _resource = ImmutableHashSet<Resource>.Empty.Add(resource);
        for (var i = 0; i < _slots.Length; i++)
        {
            if (fillsItsOwn && _slots[i].Name != "urn")
                continue;

            var source = _sources[i] = new TaskCompletionSource<OutputData>();

            // Made without its constructor, which would have to be called through reflection for every type of output.
            var output = RuntimeHelpers.GetUninitializedObject(_slots[i].OutputType);
            ((IOutput)output).Initialize(source.Task);
            _slots[i].Set(resource, output);
        }
    }

    /// <summary>
    /// Gives each [Output] property of a resource an output that is not there yet; only the URN where the resource is a
    /// component that fills its own.
    /// </summary>
    public static OutputSlots Create(Resource resource, bool fillsItsOwn) => new(resource, fillsItsOwn);

    /// <summary>The outputs of a component by name, without its URN.</summary>
    public static IDictionary<string, object?> Values(Resource resource)
    {
        var values = new Dictionary<string, object?>();
        foreach (var slot in OfType[resource.GetType()])
        {
            if (slot.Name != "urn")
                values[slot.Name] = slot.Get(resource);
        }

        return values;
    }

    /// <summary>Fills in all outputs: from the state, or else with a default that only an update knows.</summary>
    public void Complete(
        string urn, string? id, IReadOnlyDictionary<string, OutputData> state, List<string> secrets, bool isDryRun)
    {
        for (var i = 0; i < _slots.Length; i++)
        {
            var slot = _slots[i];
            if (slot.Name == "urn")
                Set(i, urn, isKnown: true);
            else if (slot.IsId)
                Set(i, id ?? "", isKnown: !string.IsNullOrEmpty(id));
            else if (state.TryGetValue(slot.Name, out var data))
                Set(i, data.Value, data.IsKnown, data.IsSecret || secrets.Contains(slot.Name));
            else
                Set(i, null, isKnown: !isDryRun, secrets.Contains(slot.Name));
        }
    }

    /// <summary>Whoever waits for an output of a resource that failed fails the same way.</summary>
    public void Fail(Exception exception)
    {
        foreach (var source in _sources)
        {
            if (source?.TrySetException(exception) == true)
                _ = source.Task.Exception;
        }
    }

    private void Set(int slot, object? value, bool isKnown, bool isSecret = false)
        => _sources[slot]?.SetResult(new OutputData(
            value, isKnown, isSecret, _resource, value is null ? null : _slots[slot].ValueType));

    private static IEnumerable<Slot> Find(Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<OutputAttribute>() is not { } attribute)
                continue;

            if (!property.PropertyType.IsConstructedGenericType
                || property.PropertyType.GetGenericTypeDefinition() != typeof(Output<>))
            {
                throw RunException.OutputsHaveIncorrectType([attribute.Name ?? property.Name]);
            }

            var context = $"[Output] {type.FullName}.{property.Name}";
            var declared = property.DeclaringType == type ? property : property.DeclaringType!.GetProperty(
                property.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)!;
            if (declared.SetMethod is null)
                throw new InvalidOperationException($"{context} did not have a 'set' method");

            var valueType = property.PropertyType.GenericTypeArguments[0];
            Converter.Check(context, valueType);
            yield return new Slot(
                attribute.Name ?? property.Name,
                property.PropertyType,
                valueType,
                declared.DeclaringType == typeof(CustomResource),
                InputMember.BackingField(declared),
                declared);
        }
    }

    private sealed record Slot(
        string Name, Type OutputType, Type ValueType, bool IsId, FieldInfo? Field, PropertyInfo Property)
    {
        public object? Get(Resource resource) => Field is null ? Property.GetValue(resource) : Field.GetValue(resource);

        public void Set(Resource resource, object output)
        {
            if (Field is null)
                Property.SetValue(resource, output);
            else
                Field.SetValue(resource, output);
        }
    }
}
