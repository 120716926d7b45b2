using System.Collections.Concurrent;
using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace OfflinePreview;

/// <summary>An input or output, resolved.</summary>
/// <param name="IsSecret">Whether it is secret as a whole; a part of it may be secret by itself.</param>
/// <param name="Value">Its value; null when it is not known before a deployment.</param>
/// <param name="Dependencies">The resources that it comes from.</param>
public readonly record struct Probed(bool IsSecret, object? Value, ImmutableHashSet<Resource> Dependencies);

/// <summary>Resolves inputs and outputs of any type by public members of the SDK.</summary>
public abstract class Probe
{
    private static readonly ConcurrentDictionary<Type, Probe?> OfType = new();

    /// <summary>The probe for values of a type; null when the type is neither an input nor an output.</summary>
    public static Probe? For(Type type) => OfType.GetOrAdd(type, static key => Find(key));

    /// <summary>Waits for an input or output, and resolves it.</summary>
    public abstract Task<Probed> ReadAsync(object source);

    private static Probe? Find(Type type)
    {
        // Lists, maps and unions of inputs derive from the input of the whole.
        for (var candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.IsGenericType && candidate.GetGenericTypeDefinition() is var definition
                && (definition == typeof(Input<>) || definition == typeof(Output<>)))
            {
                return (Probe)Activator.CreateInstance(typeof(Typed<>).MakeGenericType(candidate.GenericTypeArguments))!;
            }
        }

        return null;
    }

    private sealed class Typed<T> : Probe
    {
        public override async Task<Probed> ReadAsync(object source)
        {
            var output = source as Output<T> ?? ((Input<T>)source).ToOutput();
            return new Probed(
                await Output.IsSecretAsync(output).ConfigureAwait(false),
                await OutputUtilities.GetValueAsync(output).ConfigureAwait(false),
                await OutputUtilities.GetDependenciesAsync(output).ConfigureAwait(false));
        }
    }
}
