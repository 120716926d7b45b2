using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

/// <summary>What resources and functions are called with.</summary>
public abstract class InputArgs
{
    private protected InputArgs()
    {
    }

    /// <summary>Every argument by its wire name; one that is required and missing is an error that names it.</summary>
    internal virtual IEnumerable<KeyValuePair<string, object?>> Members() => InputMember.Read(this);
}

public abstract class ResourceArgs : InputArgs
{
    public static readonly ResourceArgs Empty = new None();

    private sealed class None : ResourceArgs;
}

public abstract class InvokeArgs : InputArgs
{
    public static readonly InvokeArgs Empty = new None();

    private sealed class None : InvokeArgs;
}

public abstract class CallArgs : InputArgs
{
    public static readonly CallArgs Empty = new None();

    private sealed class None : CallArgs;
}

public sealed class DictionaryResourceArgs : ResourceArgs
{
    private readonly ImmutableDictionary<string, object?> _dictionary;

    public DictionaryResourceArgs(ImmutableDictionary<string, object?> dictionary)
    {
        Converter.CheckValues(nameof(dictionary), dictionary, typeof(Output<>));
        _dictionary = dictionary;
    }

    internal override IEnumerable<KeyValuePair<string, object?>> Members() => _dictionary;
}

public sealed class DictionaryInvokeArgs : InvokeArgs
{
    private readonly ImmutableDictionary<string, object?> _dictionary;

    public DictionaryInvokeArgs(ImmutableDictionary<string, object?> dictionary)
    {
        Converter.CheckValues(nameof(dictionary), dictionary, typeof(Output<>), typeof(Input<>));
        _dictionary = dictionary;
    }

    internal override IEnumerable<KeyValuePair<string, object?>> Members() => _dictionary;
}
