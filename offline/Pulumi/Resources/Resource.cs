using System.Collections.Immutable;
using Pulumi.Serialization;

namespace Pulumi;

public class Resource
{
    private readonly string _type;
    private readonly string _name;
    private readonly bool _protect;
    private readonly ImmutableArray<ResourceTransformation> _transformations;
    private readonly ImmutableArray<Output<string>> _aliases;
    private readonly ImmutableDictionary<string, ProviderResource> _providers;

    private protected Resource(
        string type, string name, bool custom, ResourceArgs args, ResourceOptions options, bool remote = false)
    {
        if (string.IsNullOrEmpty(type))
            throw new ArgumentException("'type' cannot be null or empty.", nameof(type));
        if (string.IsNullOrEmpty(name))
            throw new ArgumentException("'name' cannot be null or empty.", nameof(name));

        (_type, _name) = (type, name);
        Outputs = OutputSlots.Create(this, fillsItsOwn: !custom && !remote && options.Urn is null);

        // A resource without a parent has the stack for one, but takes only the transformations from it.
        var deployment = Deployment.Current;
        var root = options.Parent ?? (type == Stack.RootType || options.Urn is not null ? null : deployment.Stack);
        _transformations = [.. options.ResourceTransformations, .. root?._transformations ?? []];
        (args, options) = Transform(args, options);

        // What the caller passed in stays as it was.
        options = options.Clone();
        var parent = options.Parent;
        var providers = (options as ComponentResourceOptions)?.Providers ?? [];
        if (options.Provider is not null && providers.Count > 0)
        {
            throw new ResourceException(
                "Do not supply both 'provider' and 'providers' options to a ComponentResource.", parent);
        }

        if (parent is not null)
        {
            lock (parent.Children)
                parent.Children.Add(this);
            options.Protect ??= parent._protect;
        }

        _providers = parent?._providers ?? ImmutableDictionary<string, ProviderResource>.Empty;
        if (custom)
        {
            if (options.Provider is null)
                options.Provider = parent?.GetProvider(type);
            else if (type.Split(':') is [var package, _, _])
                _providers = _providers.SetItem(package, options.Provider);
        }
        else
        {
            if (options.Provider is not null)
                providers = [options.Provider];
            foreach (var provider in providers)
                _providers = _providers.SetItem(provider.Package, provider);
        }

        _protect = options.Protect == true;
        Provider = custom ? options.Provider : null;
        _aliases = AllAliases(options.Aliases, parent);
        deployment.Register(this, custom, args, options);
    }

    /// <summary>A resource of which nothing but the URN is known.</summary>
    private protected Resource(string urn)
    {
        (_type, _name) = ("", "");
        (_transformations, _aliases, _providers) = ([], [], ImmutableDictionary<string, ProviderResource>.Empty);
        Outputs = null!;
        Urn = new Output<string>(Task.FromResult(new OutputData(urn, resources: [this])));
    }

    [Output("urn")]
    public Output<string> Urn { get; private protected set; } = null!;

    internal OutputSlots Outputs { get; }

    /// <summary>Everything that named this resource as its parent.</summary>
    internal HashSet<Resource> Children { get; } = [];

    internal ProviderResource? Provider { get; }

    public string GetResourceType() => _type;

    public string GetResourceName() => _name;

    /// <summary>The provider that children of this resource use for a type.</summary>
    internal ProviderResource? GetProvider(string typeOrToken)
        => typeOrToken.Split(':') is [var package, _, _] ? _providers.GetValueOrDefault(package) : null;

    private (ResourceArgs Args, ResourceOptions Options) Transform(ResourceArgs args, ResourceOptions options)
    {
        foreach (var transformation in _transformations)
        {
            if (transformation(new ResourceTransformationArgs(this, args, options)) is not { } result)
                continue;
            if (result.Options.Parent != options.Parent)
            {
                throw new ArgumentException(
                    "Transformations cannot currently be used to change the 'parent' of a resource.");
            }

            (args, options) = (result.Args, result.Options);
        }

        return (args, options);
    }

    /// <summary>Its own aliases, and each that follows from an alias of its parent.</summary>
    private ImmutableArray<Output<string>> AllAliases(List<Input<Alias>> aliases, Resource? parent)
    {
        if (aliases.Count == 0 && (parent is null || parent._aliases.IsEmpty))
            return [];

        var all = ImmutableArray.CreateBuilder<Output<string>>();
        foreach (var alias in aliases)
            all.Add(alias.Apply(a => a.Resolve(_name, _type, parent)));

        var own = all.Count;
        foreach (var parentAlias in parent?._aliases ?? [])
        {
            all.Add(Inherited(_name, _type, parent!, parentAlias));
            for (var i = 0; i < own; i++)
            {
                all.Add(all[i].Apply(urn
                    => Inherited(Pulumi.Urn.NameOf(urn), Pulumi.Urn.TypeOf(urn), parent!, parentAlias)));
            }
        }

        return all.ToImmutable();
    }

    /// <summary>A child named after its parent was, before, named after the parent's former name.</summary>
    private static Output<string> Inherited(string name, string type, Resource parent, Output<string> parentAlias)
    {
        var formerName = name.StartsWith(parent._name, StringComparison.Ordinal)
            ? parentAlias.Apply(urn => Pulumi.Urn.NameOf(urn) + name[parent._name.Length..])
            : Output.Create(name);
        return Pulumi.Urn.Create(formerName, type, parentUrn: parentAlias);
    }
}

public class CustomResource : Resource
{
    public CustomResource(
        string type,
        string name,
        ResourceArgs? args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : this(type, name, args, options)
    {
    }

    public CustomResource(string type, string name, ResourceArgs? args, CustomResourceOptions? options = null)
        : base(type, name, custom: true, args ?? ResourceArgs.Empty, options ?? new CustomResourceOptions())
    {
    }

    private protected CustomResource(string urn)
        : base(urn)
    {
    }

    [Output("id")]
    public Output<string> Id { get; private protected set; } = null!;
}

public class ProviderResource : CustomResource
{
    public ProviderResource(
        string package,
        string name,
        ResourceArgs args,
        CustomResourceOptions? options = null,
        RegisterPackageRequest? registerPackageRequest = null)
        : this(package, name, args, options)
    {
    }

    public ProviderResource(string package, string name, ResourceArgs args, CustomResourceOptions? options = null)
        : base($"pulumi:providers:{package}", name, args, options)
        => Package = package;

    internal string Package { get; }

    /// <summary>How a resource names the provider that it uses.</summary>
    internal static async Task<string> ReferenceAsync(ProviderResource? provider)
    {
        if (provider is null)
            return "";

        var urn = await provider.Urn.DataTask.ConfigureAwait(false);
        var id = await provider.Id.DataTask.ConfigureAwait(false);
        return $"{urn.Value}::{(id is { IsKnown: true, Value: string { Length: > 0 } known } ? known : Serializer.Unknown)}";
    }
}

/// <summary>What mocks see of a resource that is an argument: its URN, and no more.</summary>
internal sealed class DependencyResource(string urn) : CustomResource(urn);
