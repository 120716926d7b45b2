using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

internal interface IInputMap
{
    /// <summary>The keys with the input of each, unless the keys are themselves an output.</summary>
    IEnumerable<KeyValuePair<string, IInput>>? Entries { get; }
}

public sealed class InputMap<V> :
    Input<ImmutableDictionary<string, V>>, IInputMap, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, V>>>
{
    private Dictionary<string, Input<V>>? _entries;
    private Output<ImmutableDictionary<string, V>>? _whole;

    public InputMap() => _entries = [];

    private InputMap(Dictionary<string, Input<V>> entries) => _entries = entries;

    private InputMap(Output<ImmutableDictionary<string, V>> whole) => _whole = whole;

    IEnumerable<KeyValuePair<string, IInput>>? IInputMap.Entries
        => _entries?.Select(entry => KeyValuePair.Create<string, IInput>(entry.Key, entry.Value));

    public Input<V> this[string key]
    {
        set => Add(key, value);
    }

    private protected override Output<ImmutableDictionary<string, V>> AsOutput()
    {
        if (_whole is not null)
            return _whole;

        var keys = _entries!.Keys.ToArray();
        return Output.All(_entries.Values).Apply(values =>
        {
            var map = ImmutableDictionary.CreateBuilder<string, V>();
            for (var i = 0; i < keys.Length; i++)
                map.Add(keys[i], values[i]);
            return map.ToImmutable();
        });
    }

    public void Add(string key, Input<V> value)
    {
        if (_entries is null)
            _whole = Output.Tuple(_whole!, value.ToOutput()).Apply(both => both.Item1.Add(key, both.Item2));
        else if (!_entries.TryAdd(key, value))
            _entries[key] = Same(key, _entries[key], value);
    }

    public void Add(InputMap<V> values) => AddRange(values);

    public void AddRange(InputMap<V> values)
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
    public static InputMap<V> Merge(InputMap<V> first, InputMap<V> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first._entries is null || second._entries is null)
        {
            return new InputMap<V>(Output.Tuple(first.AsOutput(), second.AsOutput())
                .Apply(both => both.Item1.SetItems(both.Item2)));
        }

        var entries = new Dictionary<string, Input<V>>(first._entries);
        foreach (var (key, value) in second._entries)
            entries[key] = value;
        return new InputMap<V>(entries);
    }

    public static implicit operator InputMap<V>(Dictionary<string, V> values) => Of(values);

    public static implicit operator InputMap<V>(ImmutableDictionary<string, V> values) => Of(values);

    public static implicit operator InputMap<V>(Output<Dictionary<string, V>> values)
        => new(values.Apply(map => ImmutableDictionary.CreateRange(map)));

    public static implicit operator InputMap<V>(Output<IDictionary<string, V>> values)
        => new(values.Apply(map => ImmutableDictionary.CreateRange(map)));

    public static implicit operator InputMap<V>(Output<ImmutableDictionary<string, V>> values) => new(values);

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException(
        $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    public async IAsyncEnumerator<Input<KeyValuePair<string, V>>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var map = await AsOutput().GetValueAsync(ImmutableDictionary<string, V>.Empty).ConfigureAwait(false);
        foreach (var entry in map)
            yield return entry;
    }

    private static InputMap<V> Of(IEnumerable<KeyValuePair<string, V>> values)
    {
        var entries = new Dictionary<string, Input<V>>();
        foreach (var (key, value) in values)
            entries.Add(key, value);
        return new InputMap<V>(entries);
    }

    private static Output<V> Same(string key, Input<V> first, Input<V> second)
        => Output.Tuple(first, second).Apply(both => EqualityComparer<V>.Default.Equals(both.Item1, both.Item2)
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
