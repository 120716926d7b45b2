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
            var output = RuntimeHelpers.GetUninitializedObject(_slots[i].OutputType());
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
    public void Complete(string urn, string? id, IReadOnlyDictionary<string, OutputData> state, bool isDryRun)
    {
        for (var i = 0; i < _slots.Length; i++)
        {
            var slot = _slots[i];
            if (slot.Name == "urn")
                Set(i, urn, isKnown: true);
            else if (slot.IsId)
                Set(i, id ?? "", isKnown: !string.IsNullOrEmpty(id));
            else if (state.TryGetValue(slot.Name, out var data))
                Set(i, data.Value, data.IsKnown, data.IsSecret);
            else
                Set(i, null, isKnown: !isDryRun);
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
            if (property.GetCustomAttribute<OutputAttribute>() is { } attribute)
                yield return new Slot(type, property, attribute.Name ?? property.Name);
        }
    }

    private sealed class Slot
    {
        private readonly string _context;
        private readonly PropertyInfo _property;
        private readonly FieldInfo? _field;
        private bool _isChecked;

        public Slot(Type type, PropertyInfo property, string name)
        {
            // The setter of a base class shows on that class only.
            _property = property.DeclaringType == type ? property : property.DeclaringType!.GetProperty(
                property.Name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)!;
            _field = InputMember.BackingField(_property);
            _context = $"[Output] {type.FullName}.{property.Name}";
            Name = name;
            IsId = property.DeclaringType == typeof(CustomResource);
            ValueType = property.PropertyType.IsConstructedGenericType
                && property.PropertyType.GetGenericTypeDefinition() == typeof(Output<>)
                    ? property.PropertyType.GenericTypeArguments[0]
                    : null;
        }

        public string Name { get; }

        public bool IsId { get; }

        public Type? ValueType { get; }

        /// <summary>The type of output to fill in, which must be one that a state can fill.</summary>
        public Type OutputType()
        {
            if (!_isChecked)
            {
                if (ValueType is null)
                    throw RunException.OutputsHaveIncorrectType([Name]);
                if (_property.SetMethod is null)
                    throw new InvalidOperationException($"{_context} did not have a 'set' method");
                Converter.Check(_context, ValueType);
                _isChecked = true;
            }

            return _property.PropertyType;
        }

        public object? Get(Resource resource) => _field is null ? _property.GetValue(resource) : _field.GetValue(resource);

        public void Set(Resource resource, object output)
        {
            if (_field is null)
                _property.SetValue(resource, output);
            else
                _field.SetValue(resource, output);
        }
    }
}
