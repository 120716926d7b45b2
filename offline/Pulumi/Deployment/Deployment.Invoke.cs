using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    internal async Task<OutputData> InvokeAsync(
        string token, InvokeArgs? args, InvokeOptions? options, Type type, bool isSingle = false, bool sendsUnknown = false)
    {
        var members = (args ?? InvokeArgs.Empty).Members();
        var (inputs, dependencies, isKnown) = sendsUnknown
            ? await SerializeArgsAsync(members, $"invoke:{token}", []).ConfigureAwait(false)
            : await SerializeOrReportAsync("invoke", token, members).ConfigureAwait(false);
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
        var members = (args ?? CallArgs.Empty).Members().ToList();
        if (self is not null)
            members.Add(KeyValuePair.Create<string, object?>("__self__", self));

        var (inputs, _, _) = await SerializeOrReportAsync("call", token, members).ConfigureAwait(false);
        var provider = self is null ? options?.Provider ?? options?.Parent?.GetProvider(token) : self.Provider;
        return await AskAsync(token, inputs, provider, type, isSingle: false, []).ConfigureAwait(false);
    }

    /// <summary>What becomes an output might never be awaited, so that its failure is told here.</summary>
    private async Task<(ImmutableDictionary<string, object> Inputs, ImmutableHashSet<Resource> Dependencies, bool IsKnown)>
        SerializeOrReportAsync(string kind, string token, IEnumerable<KeyValuePair<string, object?>> members)
    {
        try
        {
            return await SerializeArgsAsync(members, $"{kind}:{token}", []).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            Runner.AddError($"Error serializing arguments for {kind} {token}: {e}");
            throw;
        }
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
