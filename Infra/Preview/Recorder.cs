using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;
using OctopusHA.Settings;
using Pulumi;
using Pulumi.Testing;

namespace OctopusHA.Preview;

/// <summary>
/// Stands in for engine and cloud, and writes down what a program registers. A transformation sees each resource first, with its
/// arguments and options; then the mock gets its inputs written out, and answers with references.
/// </summary>
/// <param name="project">The Pulumi project.</param>
/// <param name="stack">The stack.</param>
/// <param name="functions">What the program may ask the cloud.</param>
/// <param name="cancellationToken">Ends the run early.</param>
internal sealed class Recorder(string project, string stack, CloudFunctions functions, CancellationToken cancellationToken) : IMocks
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _bySource = new(StringComparer.Ordinal);
    private readonly Dictionary<Resource, Entry> _byResource = new(ReferenceEqualityComparer.Instance);

    private string StackUrn => Urn(PreviewDocument.StackType, $"{project}-{stack}");

    /// <summary>Notes a resource that is about to be registered, and changes nothing about it.</summary>
    public ResourceTransformationResult? Observe(ResourceTransformationArgs args)
    {
        var (type, name) = (args.Resource.GetResourceType(), args.Resource.GetResourceName());
        if (type == PreviewDocument.StackType)
        {
            return null;
        }

        lock (_lock)
        {
            var parent = args.Options.Parent is { } resource ? _byResource.GetValueOrDefault(resource) : null;
            var qualifiedType = parent is null ? type : $"{parent.QualifiedType}${type}";
            var entry = new Entry(args, parent, Urn(qualifiedType, name), type, name, qualifiedType, args.Options.Protect ?? parent?.Protect ?? false);
            var source = Reference.Source(type, name);
            if (!_bySource.TryAdd(source, entry))
            {
                throw new RunException(_bySource[source].Urn == entry.Urn
                    ? $"Duplicate resource URN '{entry.Urn}'; try giving it a unique name"
                    : $"Two resources are called {source}; a preview cannot tell references to them apart, so give one another name");
            }

            _byResource.Add(args.Resource, entry);
            parent?.Children.Add(entry);
        }

        return null;
    }

    /// <inheritdoc/>
    public async Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var source = Reference.Source(args.Type!, args.Name!);
        Entry entry;
        lock (_lock)
        {
            entry = _bySource[source];
        }

        var state = ImmutableDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        foreach (var name in args.Inputs.Keys.Order(StringComparer.Ordinal))
        {
            var reader = new InputReader(source, Resolve);
            entry.Inputs[name] = await reader.ReadMemberAsync(entry.Args, name, args.Inputs[name]).ConfigureAwait(false);
            if (reader.Dependencies.Count > 0)
            {
                entry.PropertyDependencies.Add(name, reader.Dependencies);
            }

            if (reader.HasSecret)
            {
                // What is made of a secret input is secret, too; a text of it is a reference like any other output's.
                if (args.Inputs[name] is string)
                {
                    state.Add(name, Output.CreateSecret(Reference.To(source, name)));
                }
            }
            else if (reader.Dependencies.Count == 0)
            {
                // What is made of another resource is this one's own answer: whoever waits for it waits for this one.
                state.Add(name, args.Inputs[name]);
            }
        }

        entry.IsWritten = true;
        if (!entry.IsCustom)
        {
            return (null, state.ToImmutable());
        }

        foreach (var (name, type) in OutputReferences.Of(entry.Resource.GetType()))
        {
            var reference = OutputReferences.Create(type, source, name);
            if (!state.TryGetValue(name, out var known))
            {
                if (reference is not null)
                {
                    state.Add(name, reference);
                }
            }
            else if (known is ImmutableDictionary<string, object> given && reference is ImmutableDictionary<string, object> whole)
            {
                // What the program gave of an object, and what the provider adds to it.
                state[name] = whole.SetItems(given);
            }
        }

        return (Reference.To(source, "id"), state.ToImmutable());
    }

    /// <inheritdoc/>
    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult(functions.Answer(args));

    /// <summary>Puts the document together, when the program has ended.</summary>
    /// <param name="program">The stack that ran.</param>
    /// <param name="warnings">What the reading of the settings warned of.</param>
    public async Task<PreviewDocument> CompleteAsync(Stack program, IReadOnlyList<Problem> warnings)
    {
        var resources = new List<PreviewResource>
        {
            new() { Urn = StackUrn, Type = PreviewDocument.StackType, Name = $"{project}-{stack}", Custom = false },
        };
        foreach (var entry in _bySource.Values)
        {
            resources.Add(entry.IsWritten
                ? await DescribeAsync(entry).ConfigureAwait(false)
                : throw new RunException($"{entry.Urn} was never registered; something that it waits for does not come"));
        }

        return new PreviewDocument(project, stack, resources, await ReadOutputsAsync(program).ConfigureAwait(false), warnings);
    }

    private async Task<PreviewResource> DescribeAsync(Entry entry)
    {
        var options = entry.Options;
        var custom = options as CustomResourceOptions;
        var dependsOn = await DependsOnAsync(options).ConfigureAwait(false);
        var byProperty = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, dependencies) in entry.PropertyDependencies)
        {
            byProperty.Add(name, Urns(dependencies));
        }

        return new PreviewResource
        {
            Urn = entry.Urn,
            Type = entry.Type,
            Name = entry.Name,
            Custom = entry.IsCustom,
            Parent = entry.Parent?.Urn ?? StackUrn,
            Inputs = entry.Inputs,
            Dependencies = [.. byProperty.Values.SelectMany(urns => urns).Concat(dependsOn).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            PropertyDependencies = byProperty,
            DependsOn = dependsOn,
            Protect = entry.Protect,
            RetainOnDelete = options.RetainOnDelete ?? false,
            DeleteBeforeReplace = custom?.DeleteBeforeReplace ?? false,
            DeletedWith = options.DeletedWith is { } owner ? Urns([owner]).Single() : null,
            IgnoreChanges = [.. options.IgnoreChanges],
            ReplaceOnChanges = [.. options.ReplaceOnChanges],
            AdditionalSecretOutputs = [.. custom?.AdditionalSecretOutputs ?? []],
            Timeouts = Timeouts(options.CustomTimeouts),
        };
    }

    private async Task<IReadOnlyList<string>> DependsOnAsync(ResourceOptions options)
    {
        var probed = await Probe.For(typeof(InputList<Resource>))!.ReadAsync(options.DependsOn).ConfigureAwait(false);
        return Urns((ImmutableArray<Resource>)probed.Value!);
    }

    private static SortedDictionary<string, TimeSpan> Timeouts(CustomTimeouts? timeouts)
    {
        var result = new SortedDictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var (name, time) in new[] { ("create", timeouts?.Create), ("delete", timeouts?.Delete), ("update", timeouts?.Update) })
        {
            if (time is { } given)
            {
                result.Add(name, given);
            }
        }

        return result;
    }

    // A component stands for every resource of a provider that it holds, as in Pulumi.
    private List<string> Urns(IEnumerable<Resource> resources)
    {
        var urns = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var resource in resources)
        {
            Add(_byResource[resource]);
        }

        return [.. urns];

        void Add(Entry entry)
        {
            if (entry.IsCustom)
            {
                urns.Add(entry.Urn);
            }
            else
            {
                entry.Children.ForEach(Add);
            }
        }
    }

    private async Task<JsonObject> ReadOutputsAsync(Stack program)
    {
        var result = new JsonObject();
        var outputs = program.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Select(property => (Property: property, Attribute: property.GetCustomAttribute<OutputAttribute>()))
            .Where(output => output.Attribute is not null)
            .OrderBy(output => output.Attribute!.Name ?? output.Property.Name, StringComparer.Ordinal);
        foreach (var (property, attribute) in outputs)
        {
            var name = attribute!.Name ?? property.Name;
            var probed = await Probe.For(property.PropertyType)!.ReadAsync(property.GetValue(program)!).ConfigureAwait(false);
            var reader = new InputReader($"output {name}", Resolve);
            result[name] = probed.IsSecret
                ? InputReader.Secret
                : await reader.ReadAsync(probed.Value, probed.Value, name).ConfigureAwait(false);
        }

        return result;
    }

    private Resource? Resolve(string inside)
    {
        lock (_lock)
        {
            // A name may have dots in it, and so may the way into a property: the longest name that exists is meant.
            for (var end = inside.LastIndexOf('.'); end > 0; end = inside.LastIndexOf('.', end - 1))
            {
                if (_bySource.TryGetValue(inside[..end], out var entry))
                {
                    return entry.Resource;
                }

                if (CloudFunctions.Knows(inside[..end]))
                {
                    return null;
                }
            }
        }

        throw new RunException($"The reference ${{{inside}}} leads to no resource of the stack.");
    }

    private string Urn(string qualifiedType, string name) => $"urn:pulumi:{stack}::{project}::{qualifiedType}::{name}";

    private sealed class Entry(ResourceTransformationArgs registration, Entry? parent, string urn, string type, string name, string qualifiedType, bool protect)
    {
        public Resource Resource { get; } = registration.Resource;

        public ResourceArgs Args { get; } = registration.Args;

        public ResourceOptions Options { get; } = registration.Options;

        public Entry? Parent { get; } = parent;

        public string Urn { get; } = urn;

        public string Type { get; } = type;

        public string Name { get; } = name;

        public string QualifiedType { get; } = qualifiedType;

        public bool Protect { get; } = protect;

        public bool IsCustom => Resource is CustomResource;

        public bool IsWritten { get; set; }

        public List<Entry> Children { get; } = [];

        public JsonObject Inputs { get; } = [];

        public Dictionary<string, HashSet<Resource>> PropertyDependencies { get; } = new(StringComparer.Ordinal);
    }
}
