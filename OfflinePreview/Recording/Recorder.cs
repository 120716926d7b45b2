using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Nodes;
using Pulumi;
using Pulumi.Testing;

namespace OfflinePreview;

/// <summary>
/// Takes the place of engine and cloud, and records what a program registers. A transformation sees each resource
/// first, with its arguments and options; then the mock receives its resolved inputs, and returns references.
/// </summary>
/// <param name="project">The Pulumi project.</param>
/// <param name="stack">The stack.</param>
/// <param name="functions">The functions that the program may call.</param>
/// <param name="cancellationToken">Ends the run early.</param>
internal sealed class Recorder(string project, string stack, CloudFunctions functions, CancellationToken cancellationToken) : IMocks
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _bySource = new(StringComparer.Ordinal);
    private readonly Dictionary<Resource, Entry> _byResource = new(ReferenceEqualityComparer.Instance);

    private string StackUrn => Urn(PreviewDocument.StackType, $"{project}-{stack}");

    /// <summary>Records a resource that is about to be registered, and changes nothing about it.</summary>
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
            var protect = args.Options.Protect ?? parent?.Protect ?? false;
            var entry = new Entry(args, parent, Urn(qualifiedType, name), type, name, qualifiedType, protect);
            var source = Reference.Source(type, name);
            if (!_bySource.TryAdd(source, entry))
            {
                throw new RunException(_bySource[source].Urn == entry.Urn
                    ? $"Duplicate resource URN '{entry.Urn}'; try giving it a unique name"
                    : $"Two resources are called {source}, so references to them are ambiguous in a preview; rename one of them");
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
            var writer = new InputWriter(source, Resolve);
            entry.Inputs[name] = await writer.WriteMemberAsync(entry.Args, name, args.Inputs[name]).ConfigureAwait(false);
            if (writer.Dependencies.Count > 0)
            {
                entry.PropertyDependencies.Add(name, writer.Dependencies);
            }

            if (writer.HasSecret)
            {
                // The output of a secret input is secret, too; a text becomes a reference like any other output.
                if (args.Inputs[name] is string)
                {
                    state.Add(name, Output.CreateSecret(Reference.To(source, name)));
                }
            }
            else if (writer.Dependencies.Count == 0)
            {
                // Only a value with no dependency is known; a derived one is an output of this resource.
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
                // The members that the program gave, and those that the provider adds.
                state[name] = whole.SetItems(given);
            }
        }

        return (Reference.To(source, "id"), state.ToImmutable());
    }

    /// <inheritdoc/>
    public Task<object> CallAsync(MockCallArgs args) => Task.FromResult(functions.Call(args));

    /// <summary>Puts the document together, when the program has ended.</summary>
    /// <param name="program">The stack that ran.</param>
    /// <param name="warnings">Warnings for the reader of the document.</param>
    public async Task<PreviewDocument> CompleteAsync(Stack program, IReadOnlyList<PreviewWarning> warnings)
    {
        var resources = new List<PreviewResource>
        {
            new() { Urn = StackUrn, Type = PreviewDocument.StackType, Name = $"{project}-{stack}", Custom = false },
        };
        foreach (var entry in _bySource.Values)
        {
            resources.Add(entry.IsWritten
                ? await DescribeAsync(entry).ConfigureAwait(false)
                : throw new RunException($"{entry.Urn} was never registered: a value that it waits for never arrives"));
        }

        var outputs = await ReadOutputsAsync(program).ConfigureAwait(false);
        return new PreviewDocument(project, stack, resources, outputs, warnings);
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
            Dependencies = [.. new SortedSet<string>(byProperty.Values.SelectMany(urns => urns).Concat(dependsOn), StringComparer.Ordinal)],
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
        Add("create", timeouts?.Create);
        Add("delete", timeouts?.Delete);
        Add("update", timeouts?.Update);
        return result;

        void Add(string operation, TimeSpan? time)
        {
            if (time is { } given)
            {
                result.Add(operation, given);
            }
        }
    }

    // A dependency on a component is one on every custom resource in it, as in Pulumi.
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
        const BindingFlags declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var outputs = program.GetType().GetProperties(declared)
            .Select(property => (Property: property, Attribute: property.GetCustomAttribute<OutputAttribute>()))
            .Where(output => output.Attribute is not null)
            .OrderBy(output => output.Attribute!.Name ?? output.Property.Name, StringComparer.Ordinal);
        foreach (var (property, attribute) in outputs)
        {
            var name = attribute!.Name ?? property.Name;
            var probe = Probe.For(property.PropertyType)!;
            var probed = await probe.ReadAsync(property.GetValue(program)!).ConfigureAwait(false);
            var writer = new InputWriter($"output {name}", Resolve);
            result[name] = probed.IsSecret
                ? PreviewDocument.Secret
                : await writer.WriteAsync(probed.Value, probed.Value, name).ConfigureAwait(false);
        }

        return result;
    }

    private Resource? Resolve(string content)
    {
        lock (_lock)
        {
            // Both a name and a property path may contain dots: the longest existing name is meant.
            for (var end = content.LastIndexOf('.'); end > 0; end = content.LastIndexOf('.', end - 1))
            {
                if (_bySource.TryGetValue(content[..end], out var entry))
                {
                    return entry.Resource;
                }

                if (CloudFunctions.Knows(content[..end]))
                {
                    return null;
                }
            }
        }

        throw new RunException($"The reference ${{{content}}} is to no resource of the stack.");
    }

    private string Urn(string qualifiedType, string name) => $"urn:pulumi:{stack}::{project}::{qualifiedType}::{name}";

    private sealed class Entry(
        ResourceTransformationArgs registration, Entry? parent, string urn, string type, string name, string qualifiedType, bool protect)
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
