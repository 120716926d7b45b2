using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>
/// What an output resolves to. It is not generic on purpose: everything that awaits, combines and propagates works on
/// this one type, so a program with outputs of a hundred types compiles that machinery once at run time.
/// </summary>
internal sealed class OutputData(
    object? value,
    bool isKnown = true,
    bool isSecret = false,
    ImmutableHashSet<Resource>? resources = null,
    Type? convertTo = null)
{
    public static readonly Task<OutputData> Null = Task.FromResult(new OutputData(null));

    private static readonly object NotYet = new();

    private readonly object? _given = value;
    private object? _value = convertTo is null ? value : NotYet;

    /// <summary>The value. What came from a mock is turned into its type when it is first read; most never is.</summary>
    public object? Value
    {
        get
        {
            var value = _value;
            if (ReferenceEquals(value, NotYet))
                _value = value = Converter.Convert(_given, convertTo!);
            return value;
        }
    }

    public bool IsKnown { get; } = isKnown;

    public bool IsSecret { get; } = isSecret;

    public ImmutableHashSet<Resource> Resources { get; } = resources ?? ImmutableHashSet<Resource>.Empty;

    /// <summary>The value as a <typeparamref name="T"/>; a missing one is the default of its type.</summary>
    public T As<T>() => Value is null ? default! : (T)Value;

    public static Task<OutputData> From<T>(T value, bool isSecret = false)
        => Task.FromResult(new OutputData(value, isSecret: isSecret));

    public static Task<OutputData> From<T>(Task<T> value, bool isSecret = false)
    {
        return value.IsCompletedSuccessfully ? From(value.Result, isSecret) : Await(value, isSecret);

        static async Task<OutputData> Await(Task<T> value, bool isSecret)
            => new(await value.ConfigureAwait(false), isSecret: isSecret);
    }

    /// <summary>Changes the value and nothing else. A value that is not known is left alone.</summary>
    public static async Task<OutputData> Map(Task<OutputData> source, Func<OutputData, object?> func)
    {
        var data = await source.ConfigureAwait(false);
        return data.IsKnown
            ? new OutputData(func(data), isKnown: true, data.IsSecret, data.Resources)
            : data.WithoutValue();
    }

    /// <summary>As <see cref="Map"/>, for a function whose result is itself an output: both count.</summary>
    public static async Task<OutputData> Bind(Task<OutputData> source, Func<OutputData, Task<OutputData>?> func)
    {
        var data = await source.ConfigureAwait(false);
        if (!data.IsKnown)
            return data.WithoutValue();

        var inner = await (func(data) ?? Null).ConfigureAwait(false);
        return new OutputData(
            inner.Value,
            inner.IsKnown,
            data.IsSecret || inner.IsSecret,
            Union(data.Resources, inner.Resources));
    }

    /// <summary>One output of many: unknown when any is, secret when any is, depending on all they depend on.</summary>
    public static async Task<OutputData> Combine(Task<OutputData>[] sources, Func<OutputData[], object?> func)
    {
        var all = new OutputData[sources.Length];
        var resources = ImmutableHashSet<Resource>.Empty;
        var isKnown = true;
        var isSecret = false;
        for (var i = 0; i < sources.Length; i++)
        {
            var data = all[i] = await sources[i].ConfigureAwait(false);
            resources = Union(resources, data.Resources);
            isKnown &= data.IsKnown;
            isSecret |= data.IsSecret;
        }

        return new OutputData(func(all), isKnown, isSecret, resources);
    }

    public static async Task<OutputData> WithSecret(Task<OutputData> source, bool isSecret)
    {
        var data = await source.ConfigureAwait(false);
        return data.IsSecret == isSecret ? data : new OutputData(data.Value, data.IsKnown, isSecret, data.Resources);
    }

    private OutputData WithoutValue() => new(null, isKnown: false, IsSecret, Resources);

    public static ImmutableHashSet<Resource> Union(ImmutableHashSet<Resource> left, ImmutableHashSet<Resource> right)
        => right.IsEmpty || ReferenceEquals(left, right) ? left : left.IsEmpty ? right : left.Union(right);
}
