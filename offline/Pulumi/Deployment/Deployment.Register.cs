using System.Collections;
using System.Collections.Immutable;
using Pulumi.Serialization;
using Pulumi.Testing;

namespace Pulumi;

public sealed partial class Deployment
{
    // What every resource has for outputs is never sent.
    private static readonly string[] NotInputs = ["id", "urn"];

    internal void Register(Resource resource, bool custom, ResourceArgs args, ResourceOptions options)
        => Runner.Add(CompleteAsync(resource, custom, args, options));

    internal void RegisterOutputs(Resource resource, Output<IDictionary<string, object?>> outputs)
        => Runner.Add(RegisterOutputsAsync(resource, outputs));

    private async Task CompleteAsync(Resource resource, bool custom, ResourceArgs args, ResourceOptions options)
    {
        try
        {
            var registered = await ReadOrRegisterAsync(resource, custom, args, options).ConfigureAwait(false);
            var state = await SerializeStateAsync(registered.State, resource.GetResourceType()).ConfigureAwait(false);
            resource.Outputs.Complete(registered.Urn, registered.Id, state, IsDryRun);
        }
        catch (Exception e)
        {
            resource.Outputs.Fail(e);
            throw;
        }
    }

    private async Task<Registered> ReadOrRegisterAsync(
        Resource resource, bool custom, ResourceArgs args, ResourceOptions options)
    {
        if (options.Urn is not null)
        {
            lock (_registered)
            {
                return _registered.GetValueOrDefault(options.Urn)
                    ?? throw new InvalidOperationException($"Unknown resource {options.Urn}");
            }
        }

        var existingId = options.Id is null ? "" : await options.Id.ToOutput().GetValueAsync("").ConfigureAwait(false);
        var isRead = !string.IsNullOrEmpty(existingId);
        if (isRead && !custom)
        {
            throw new ArgumentException(
                $"{nameof(ResourceOptions)}.{nameof(ResourceOptions.Id)} is only valid for a {nameof(CustomResource)}");
        }

        var (type, name) = (resource.GetResourceType(), resource.GetResourceName());
        if (options.HasDependencies)
            await SettleAsync(await GatherAsync(options.DependsOn).ConfigureAwait(false)).ConfigureAwait(false);
        var (inputs, dependencies, _) = await SerializeArgsAsync(args.Members(), $"resource:{name}[{type}]", NotInputs)
            .ConfigureAwait(false);
        await SettleAsync(dependencies).ConfigureAwait(false);

        var parent = options.Parent ?? (type == Stack.RootType ? null : Stack);
        if (parent is not null)
            await parent.Urn.DataTask.ConfigureAwait(false);
        var urn = NewUrn(type, name, parent);
        var provider = await ProviderResource.ReferenceAsync(resource.Provider).ConfigureAwait(false);
        lock (_resources)
            _resources.Add(resource);
        if (type == Stack.RootType)
            return new Registered(urn, null, ImmutableDictionary<string, object>.Empty);

        var importId = isRead ? existingId : (options as CustomResourceOptions)?.ImportId ?? "";
        var (id, state) = await _mocks.NewResourceAsync(new MockResourceArgs
        {
            Type = type,
            Name = name,
            Inputs = inputs,
            Provider = provider,
            Id = importId,
        }).ConfigureAwait(false);
        var registered = new Registered(urn, isRead ? existingId : id ?? importId, state);
        lock (_registered)
            _registered[urn] = registered;
        return registered;
    }

    private async Task RegisterOutputsAsync(Resource resource, Output<IDictionary<string, object?>> outputs)
    {
        var urn = (string)(await resource.Urn.DataTask.ConfigureAwait(false)).Value!;
        var values = (IDictionary<string, object?>?)(await outputs.DataTask.ConfigureAwait(false)).Value;
        var request = ImmutableDictionary.CreateBuilder<string, Output<object?>>();
        foreach (var (name, value) in values ?? ImmutableDictionary<string, object?>.Empty)
        {
            var data = await SerializeArgAsync($"outputs of {urn}", name, value).ConfigureAwait(false);
            if (data.Value is not null || !data.IsKnown)
                request.Add(name, new Output<object?>(Task.FromResult(data)));
        }

        await _mocks.RegisterResourceOutputs(new MockRegisterResourceOutputsRequest(urn, request.ToImmutable()))
            .ConfigureAwait(false);
    }

    /// <summary>The URN that mocks give: of all the types above a resource it has that of the stack alone.</summary>
    private string NewUrn(string type, string name, Resource? parent)
        => $"urn:pulumi:{StackName}::{ProjectName}::{(parent is null ? type : $"{Stack.RootType}${type}")}::{name}";

    /// <summary>The known arguments in plain form, the resources that they come from, and whether all are known.</summary>
    private static async Task<(ImmutableDictionary<string, object> Inputs, ImmutableHashSet<Resource> Dependencies, bool IsKnown)>
        SerializeArgsAsync(IEnumerable<KeyValuePair<string, object?>> members, string owner, string[] leaveOut)
    {
        var inputs = ImmutableDictionary.CreateBuilder<string, object>();
        var dependencies = ImmutableHashSet<Resource>.Empty;
        var isKnown = true;
        foreach (var (name, value) in members)
        {
            if (Array.IndexOf(leaveOut, name) >= 0)
                continue;

            var data = await SerializeArgAsync(owner, name, value).ConfigureAwait(false);
            if (data.Value is not null)
                inputs[name] = data.Value;
            dependencies = OutputData.Union(dependencies, data.Resources);
            isKnown &= data.IsKnown;
        }

        return (inputs.ToImmutable(), dependencies, isKnown);
    }

    private static async Task<OutputData> SerializeArgAsync(string owner, string name, object? value)
    {
        try
        {
            return await Serializer.SerializeAsync(owner, name, value).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"error serializing property \"{name}\": {e.Message}", e);
        }
    }

    private static async Task<IReadOnlyDictionary<string, OutputData>> SerializeStateAsync(object state, string owner)
    {
        IEnumerable<KeyValuePair<string, object?>> members = state switch
        {
            IDictionary<string, object?> dictionary => dictionary,
            IDictionary map => map.Keys.Cast<string>().Select(key => KeyValuePair.Create(key, map[key])),
            InputArgs args => args.Members(),
            _ => await Plain(state, owner).ConfigureAwait(false),
        };
        var result = new Dictionary<string, OutputData>();
        foreach (var (name, value) in members)
        {
            var data = await Serializer.SerializeAsync(owner, name, value).ConfigureAwait(false);
            if (data.Value is not null || !data.IsKnown)
                result[name] = data;
        }

        return result;

        static async Task<ImmutableDictionary<string, object?>> Plain(object state, string owner)
            => (await Serializer.SerializeAsync(owner, "state", state).ConfigureAwait(false)).Value
                as ImmutableDictionary<string, object?>
                ?? throw new InvalidOperationException($"{state?.GetType().FullName} is not a supported argument type");
    }

    private static async Task<ImmutableHashSet<Resource>> GatherAsync(InputList<Resource> resources)
        => [.. await resources.ToOutput().GetValueAsync([]).ConfigureAwait(false)];

    /// <summary>Waits until what a resource depends on exists; a component stands for all that is in it.</summary>
    private static async Task SettleAsync(ImmutableHashSet<Resource> dependencies)
    {
        if (dependencies.IsEmpty)
            return;

        foreach (var resource in Reach(dependencies))
        {
            if (resource is not ComponentResource { IsRemote: false })
                await resource.Urn.DataTask.ConfigureAwait(false);
        }
    }

    /// <summary>The resources, and all that is in those that are components.</summary>
    private static HashSet<Resource> Reach(IEnumerable<Resource> resources)
    {
        var seen = new HashSet<Resource>();
        foreach (var resource in resources)
            Add(resource);
        return seen;

        void Add(Resource resource)
        {
            if (!seen.Add(resource) || resource is not ComponentResource { IsRemote: false })
                return;

            Resource[] children;
            lock (resource.Children)
                children = [.. resource.Children];
            foreach (var child in children)
                Add(child);
        }
    }
}
