using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    internal async Task<OutputData> InvokeAsync(
        string token, InvokeArgs? args, InvokeOptions? options, Type type, bool isSingle = false, bool sendsUnknown = false)
    {
        var (inputs, dependencies, isKnown) =
            await SerializeArgsAsync(args ?? InvokeArgs.Empty, $"invoke of '{token}'", []).ConfigureAwait(false);
        if (!sendsUnknown)
        {
            if (options is InvokeOutputOptions outputOptions)
            {
                var dependsOn = await GatherAsync(outputOptions.DependsOn).ConfigureAwait(false);
                dependencies = OutputData.Union(dependencies, dependsOn);
            }

            // What depends on something that does not exist yet cannot be asked for yet.
            if (!isKnown || !await ExistAsync(dependencies).ConfigureAwait(false))
                return new OutputData(null, isKnown: false);
        }

        var provider = options?.Provider ?? options?.Parent?.GetProvider(token);
        return await AskAsync(token, inputs, provider, type, isSingle, dependencies).ConfigureAwait(false);
    }

    internal async Task<OutputData> CallAsync(
        string token, CallArgs? args, Resource? self, CallOptions? options, Type type)
    {
        var (inputs, _, _) = await SerializeArgsAsync(args ?? CallArgs.Empty, $"call of '{token}'", []).ConfigureAwait(false);
        if (self is not null)
            inputs = inputs.SetItem("__self__", self);

        var provider = self is null ? options?.Provider ?? options?.Parent?.GetProvider(token) : self.Provider;
        return await AskAsync(token, inputs, provider, type, isSingle: false, []).ConfigureAwait(false);
    }

    private static async Task<bool> ExistAsync(ImmutableHashSet<Resource> resources)
    {
        foreach (var resource in Reach(resources))
        {
            if (resource is CustomResource custom && !(await custom.Id.DataTask.ConfigureAwait(false)).IsKnown)
                return false;
        }

        return true;
    }

    private async Task<OutputData> AskAsync(
        string token,
        ImmutableDictionary<string, object> inputs,
        ProviderResource? provider,
        Type type,
        bool isSingle,
        ImmutableHashSet<Resource> dependencies)
    {
        var answer = await _mocks.CallAsync(new MockCallArgs
        {
            Token = token,
            Args = inputs,
            Provider = await ProviderResource.ReferenceAsync(provider).ConfigureAwait(false),
        }).ConfigureAwait(false);

        var members = await SerializeStateAsync(answer, $"{token} result").ConfigureAwait(false);
        var isKnown = members.Values.All(member => member.IsKnown);
        var isSecret = members.Values.Any(member => member.IsSecret);
        var value = isSingle
            ? members.Values.First().Value
            : members.Where(member => member.Value.Value is not null)
                .ToImmutableDictionary(member => member.Key, member => member.Value.Value!);
        Converter.Check($"{token} result", type);
        return new OutputData(Converter.Convert(value, type), isKnown, isSecret, dependencies);
    }
}
