using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

internal interface IInputMap
{
    /// <summary>The keys with the input of each, unless the keys are themselves an output.</summary>
    IEnumerable<KeyValuePair<string, IInput>>? Entries { get; }
}

public sealed class InputMap<TValue> :
    Input<ImmutableDictionary<string, TValue>>, IInputMap, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, TValue>>>
{
    private Dictionary<string, Input<TValue>>? _entries;
    private Output<ImmutableDictionary<string, TValue>>? _whole;

    public InputMap() => _entries = [];

    private InputMap(Dictionary<string, Input<TValue>> entries) => _entries = entries;

    private InputMap(Output<ImmutableDictionary<string, TValue>> whole) => _whole = whole;

    IEnumerable<KeyValuePair<string, IInput>>? IInputMap.Entries
        => _entries?.Select(entry => KeyValuePair.Create<string, IInput>(entry.Key, entry.Value));

    public Input<TValue> this[string key]
    {
        set => Add(key, value);
    }

    private protected override Output<ImmutableDictionary<string, TValue>> AsOutput()
    {
        if (_whole is not null)
            return _whole;

        var keys = _entries!.Keys.ToArray();
        return Output.All(_entries.Values.Select(value => value.ToOutput())).Apply(values =>
        {
            var map = ImmutableDictionary.CreateBuilder<string, TValue>();
            for (var i = 0; i < keys.Length; i++)
                map.Add(keys[i], values[i]);
            return map.ToImmutable();
        });
    }

    public void Add(string key, Input<TValue> value)
    {
        if (_entries is null)
            _whole = Output.Tuple(_whole!, value.ToOutput()).Apply(both => both.Item1.Add(key, both.Item2));
        else if (!_entries.TryAdd(key, value))
            _entries[key] = Same(key, _entries[key], value);
    }

    public void Add(InputMap<TValue> values) => AddRange(values);

    public void AddRange(InputMap<TValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (_entries is not null && values._entries is not null)
        {
            foreach (var (key, value) in values._entries)
                Add(key, value);
            return;
        }

        _whole = Output.Tuple(AsOutput(), values.AsOutput()).Apply(both => both.Item1.AddRange(both.Item2));
        _entries = null;
    }

    /// <summary>Both maps in a new one; where they share a key, the second wins.</summary>
    public static InputMap<TValue> Merge(InputMap<TValue> first, InputMap<TValue> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first._entries is null || second._entries is null)
        {
            return new InputMap<TValue>(Output.Tuple(first.AsOutput(), second.AsOutput())
                .Apply(both => both.Item1.SetItems(both.Item2)));
        }

        var entries = new Dictionary<string, Input<TValue>>(first._entries);
        foreach (var (key, value) in second._entries)
            entries[key] = value;
        return new InputMap<TValue>(entries);
    }

    public static implicit operator InputMap<TValue>(Dictionary<string, TValue> values)
        => values is null ? Output.Create(values!) : Of(values);

    // A map that is null is an argument that is left out, whatever the annotations say.
    public static implicit operator InputMap<TValue>(ImmutableDictionary<string, TValue> values)
        => values is null ? new(Output.Create(values!)) : Of(values);

    public static implicit operator InputMap<TValue>(Output<Dictionary<string, TValue>> values)
        => new(values.Apply(map => ImmutableDictionary.CreateRange(map)));

    public static implicit operator InputMap<TValue>(Output<IDictionary<string, TValue>> values)
        => new(values.Apply(map => ImmutableDictionary.CreateRange(map)));

    public static implicit operator InputMap<TValue>(Output<ImmutableDictionary<string, TValue>> values) => new(values);

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException(
        $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    public async IAsyncEnumerator<Input<KeyValuePair<string, TValue>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var map = await AsOutput().GetValueAsync(ImmutableDictionary<string, TValue>.Empty).ConfigureAwait(false);
        foreach (var entry in map)
            yield return entry;
    }

    private static InputMap<TValue> Of(IEnumerable<KeyValuePair<string, TValue>> values)
    {
        var entries = new Dictionary<string, Input<TValue>>();
        foreach (var (key, value) in values)
            entries.Add(key, value);
        return new InputMap<TValue>(entries);
    }

    private static Output<TValue> Same(string key, Input<TValue> first, Input<TValue> second)
        => Output.Tuple(first, second).Apply(both => EqualityComparer<TValue>.Default.Equals(both.Item1, both.Item2)
            ? both.Item1
            : throw new ArgumentException($"Key '{key}' already exists in the map with a different value."));
}

public static class InputMapExtensions
{
    public static void Add<T0, T1>(this InputMap<Union<T0, T1>> map, string key, Input<T0> value)
        => map.Add(key, value.ToOutput().Apply(v => (Union<T0, T1>)v));

    public static void Add<T0, T1>(this InputMap<Union<T0, T1>> map, string key, Input<T1> value)
        => map.Add(key, value.ToOutput().Apply(v => (Union<T0, T1>)v));
}
