using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

internal interface IInputList
{
    /// <summary>The elements one by one, unless the length is itself an output.</summary>
    IReadOnlyList<IInput>? Items { get; }
}

public sealed class InputList<T> : Input<ImmutableArray<T>>, IInputList, IEnumerable, IAsyncEnumerable<Input<T>>
{
    private List<Input<T>>? _items;
    private Output<ImmutableArray<T>>? _whole;

    public InputList() => _items = [];

    private InputList(List<Input<T>> items) => _items = items;

    private InputList(Output<ImmutableArray<T>> whole) => _whole = whole;

    IReadOnlyList<IInput>? IInputList.Items => _items;

    private protected override Output<ImmutableArray<T>> AsOutput() => _whole ?? Output.All(_items!);

    public void Add(params Input<T>[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        if (_items is null)
            AddRange(inputs);
        else
            _items.AddRange(inputs);
    }

    public void Add(InputList<T> inputs) => AddRange(inputs);

    public void AddRange(InputList<T> inputs)
    {
        var sum = Concat(inputs);
        (_items, _whole) = (sum._items, sum._whole);
    }

    public InputList<T> Concat(InputList<T> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return _items is not null && other._items is not null
            ? new InputList<T>([.. _items, .. other._items])
            : new InputList<T>(Output.Tuple(AsOutput(), other.AsOutput())
                .Apply(both => both.Item1.AddRange(both.Item2)));
    }

    internal InputList<T> Clone() => _items is null ? new InputList<T>(_whole!) : new InputList<T>([.. _items]);

    public static implicit operator InputList<T>(T value) => new([(Input<T>)value]);

    public static implicit operator InputList<T>(Output<T> value) => new([(Input<T>)value]);

    public static implicit operator InputList<T>(Input<T> value) => new([value]);

    public static implicit operator InputList<T>(T[] values) => Of(values);

    public static implicit operator InputList<T>(Output<T>[] values) => Of(values);

    public static implicit operator InputList<T>(Input<T>[] values) => new([.. values]);

    public static implicit operator InputList<T>(List<T> values) => Of(values);

    public static implicit operator InputList<T>(List<Output<T>> values) => Of(values);

    public static implicit operator InputList<T>(List<Input<T>> values) => new([.. values]);

    public static implicit operator InputList<T>(ImmutableArray<T> values) => values.IsDefault ? Default() : Of(values);

    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values)
        => values.IsDefault ? Default() : Of(values);

    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values)
        => values.IsDefault ? Default() : new([.. values]);

    public static implicit operator InputList<T>(Output<T[]> values)
        => new(values.Apply(items => ImmutableArray.Create(items)));

    public static implicit operator InputList<T>(Output<List<T>> values)
        => new(values.Apply(items => ImmutableArray.CreateRange(items)));

    public static implicit operator InputList<T>(Output<IEnumerable<T>> values)
        => new(values.Apply(items => ImmutableArray.CreateRange(items)));

    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values);

    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException(
        $"A {GetType().FullName} cannot be synchronously enumerated. Use {nameof(GetAsyncEnumerator)} instead.");

    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        foreach (var value in await AsOutput().GetValueAsync(whenUnknown: []).ConfigureAwait(false))
            yield return value;
    }

    // An array that was never given a value stays one; mocks and the engine take it for an empty one.
    private static InputList<T> Default() => new(Output.Create(default(ImmutableArray<T>)));

    private static InputList<T> Of(IEnumerable<T> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var items = new List<Input<T>>();
        foreach (var value in values)
            items.Add(value);
        return new InputList<T>(items);
    }

    private static InputList<T> Of(IEnumerable<Output<T>> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var items = new List<Input<T>>();
        foreach (var value in values)
            items.Add(value);
        return new InputList<T>(items);
    }
}

public static class InputListExtensions
{
    public static void Add<T0, T1>(this InputList<Union<T0, T1>> list, Input<T0> value)
        => list.Add(value.ToOutput().Apply(v => (Union<T0, T1>)v));

    public static void Add<T0, T1>(this InputList<Union<T0, T1>> list, Input<T1> value)
        => list.Add(value.ToOutput().Apply(v => (Union<T0, T1>)v));
}
