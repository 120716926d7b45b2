using System.Text.Json.Nodes;

namespace OctopusHA.Preview.Changes;

/// <summary>What would become of a resource.</summary>
internal enum ChangeKind
{
    /// <summary>A new one would come, and the one that is would go.</summary>
    Replace,

    /// <summary>It would go.</summary>
    Delete,

    /// <summary>It would be changed where it is.</summary>
    Update,

    /// <summary>It would come.</summary>
    Create,
}

/// <summary>A resource that differs between two previews.</summary>
/// <param name="Kind">What would become of it.</param>
/// <param name="Old">As it is; null for one that would come.</param>
/// <param name="New">As it would be; null for one that would go.</param>
/// <param name="Properties">What differs; nothing for one that comes or goes.</param>
internal sealed record ResourceChange(ChangeKind Kind, PreviewResource? Old, PreviewResource? New, IReadOnlyList<PropertyChange> Properties)
{
    /// <summary>The resource, as it would be where it stays.</summary>
    public PreviewResource Resource => New ?? Old!;
}

/// <summary>
/// Two previews of a stack against each other: what a deployment would do where the older one is deployed. A secret whose value
/// alone differs looks the same in both.
/// </summary>
internal sealed record Comparison
{
    private Comparison(PreviewDocument old, PreviewDocument @new, string with, IReadOnlyList<ResourceChange> changes)
    {
        (Old, New, With, Changes) = (old, @new, with, changes);
        Unchanged = @new.Resources.Count - changes.Count(change => change.New is not null);
        Notices = Notice.Of(this);
    }

    /// <summary>The older preview.</summary>
    public PreviewDocument Old { get; }

    /// <summary>The newer preview.</summary>
    public PreviewDocument New { get; }

    /// <summary>What the newer one is compared with, as a person knows it: <c>main (852b349)</c>.</summary>
    public string With { get; }

    /// <summary>What differs: what is replaced, deleted, updated and created, each by URN.</summary>
    public IReadOnlyList<ResourceChange> Changes { get; }

    /// <summary>How many resources would stay as they are.</summary>
    public int Unchanged { get; }

    /// <summary>What a reviewer must not overlook, the gravest first.</summary>
    public IReadOnlyList<Notice> Notices { get; }

    /// <summary>Compares two previews.</summary>
    /// <param name="old">The older one.</param>
    /// <param name="new">The newer one.</param>
    /// <param name="with">What the older one is, as a person knows it.</param>
    /// <exception cref="PreviewException">They are not of one stack.</exception>
    public static Comparison Of(PreviewDocument old, PreviewDocument @new, string with)
    {
        Check(old, @new, with);
        return new Comparison(old, @new, with, [.. new Changing(old, @new).All()]);
    }

    private static void Check(PreviewDocument old, PreviewDocument @new, string with)
    {
        if (!old.Resources.Any(resource => resource.Type.StartsWith(ComponentTypes, StringComparison.Ordinal)))
        {
            throw new PreviewException($"{with} is a preview of another program, {old.Project}: it has none of the components {ComponentTypes}*.");
        }

        if (old.Project != @new.Project)
        {
            throw new PreviewException($"{with} is a preview of the project {old.Project}, and this one is called {@new.Project}. Pulumi would know none of its resources again; compare what has one name.");
        }

        if (old.Stack != @new.Stack)
        {
            throw new PreviewException($"{with} is a preview of the stack {old.Stack}, and this is the stack {@new.Stack}. Name the same one with --stack {old.Stack}.");
        }
    }

    // The beginning of the types of the program's own components, whatever the project is called.
    private const string ComponentTypes = "octopus-ha:";

    // Finds what changes, and what follows from it: who refers to a resource that is replaced gets another value.
    private sealed class Changing
    {
        private readonly Dictionary<string, (PreviewResource? Old, PreviewResource? New)> _byUrn = new(StringComparer.Ordinal);
        private readonly Dictionary<string, IReadOnlyList<PropertyChange>> _properties = new(StringComparer.Ordinal);
        private readonly HashSet<string> _replaced = new(StringComparer.Ordinal);
        private readonly PreviewDocument _new;

        public Changing(PreviewDocument old, PreviewDocument @new)
        {
            _new = @new;
            foreach (var resource in old.Resources)
            {
                _byUrn[resource.Urn] = (resource, null);
            }

            foreach (var resource in @new.Resources)
            {
                _byUrn[resource.Urn] = (_byUrn.GetValueOrDefault(resource.Urn).Old, resource);
            }

            foreach (var (urn, (before, after)) in _byUrn.Where(entry => entry.Value is { Old: not null, New: not null }))
            {
                _properties[urn] = Differences(before!, after!, old, @new);
            }

            // Each round may change more, whose dependents the next one looks at.
            for (var before = -1; before != Found;)
            {
                before = Found;
                _replaced.UnionWith(_properties.Where(entry => entry.Value.Any(property => property.ForcesReplacement)).Select(entry => entry.Key));
                foreach (var urn in _properties.Keys.ToList())
                {
                    _properties[urn] = [.. _properties[urn], .. Followers(_byUrn[urn].New!, _properties[urn])];
                }
            }
        }

        private int Found => _replaced.Count + _properties.Values.Sum(properties => properties.Count);

        public IEnumerable<ResourceChange> All() => _byUrn
            .Select(entry => entry.Value switch
            {
                (null, { } come) => new ResourceChange(ChangeKind.Create, null, come, []),
                ({ } go, null) => new ResourceChange(ChangeKind.Delete, go, null, []),
                var (before, after) => new ResourceChange(_replaced.Contains(entry.Key) ? ChangeKind.Replace : ChangeKind.Update, before, after, _properties[entry.Key]),
            })
            .Where(change => change.Kind is ChangeKind.Create or ChangeKind.Delete || change.Properties.Count > 0)
            .OrderBy(change => change.Kind)
            .ThenBy(change => change.Resource.Urn, StringComparer.Ordinal);

        private static IReadOnlyList<PropertyChange> Differences(PreviewResource old, PreviewResource @new, PreviewDocument oldDocument, PreviewDocument newDocument)
        {
            var inputs = PropertyComparison.Compare(old.Inputs, @new.Inputs)
                .Where(property => !@new.IgnoreChanges.Any(ignored => property.Property == ignored || property.Property.StartsWith($"{ignored}.", StringComparison.Ordinal)))
                .Select(property => property with { ForcesReplacement = Forces(@new, property) });
            IEnumerable<PropertyChange> outputs = @new.Type == PreviewDocument.StackType
                ? PropertyComparison.Compare(new JsonObject { ["outputs"] = oldDocument.Outputs.DeepClone() }, new JsonObject { ["outputs"] = newDocument.Outputs.DeepClone() })
                : [];
            IEnumerable<PropertyChange> options = PropertyComparison.Compare(Options(old), Options(@new));
            return [.. inputs, .. outputs, .. options];
        }

        // What Pulumi itself is told of a resource.
        private static JsonObject Options(PreviewResource resource) => new()
        {
            ["protect"] = resource.Protect,
            ["retainOnDelete"] = resource.RetainOnDelete,
        };

        private static bool Forces(PreviewResource resource, PropertyChange change) =>
            resource.Custom
            && (Replacements.Forces(resource.Type, change.Property)
                || Replacements.ForcesHere(resource, change)
                || resource.ReplaceOnChanges.Contains(change.Property.Split('.')[0], StringComparer.Ordinal));

        private IEnumerable<PropertyChange> Followers(PreviewResource resource, IReadOnlyList<PropertyChange> known)
        {
            foreach (var (name, urns) in resource.PropertyDependencies.Where(entry => !resource.IgnoreChanges.Contains(entry.Key, StringComparer.Ordinal)))
            {
                foreach (var (path, property, value, because) in Places(resource.Inputs[name], name, name, urns))
                {
                    if (!known.Any(change => change.Path == path))
                    {
                        var change = new PropertyChange(path, value?.DeepClone(), value?.DeepClone()) { Property = property, Because = because.Name };
                        yield return change with { ForcesReplacement = Forces(resource, change) };
                    }
                }
            }
        }

        // Where in an input there is a reference that would lead to another value.
        private IEnumerable<(string Path, string Property, JsonNode? Value, PreviewResource Because)> Places(JsonNode? node, string path, string property, IReadOnlyList<string> urns)
        {
            switch (PropertyComparison.Unfold(node))
            {
                case JsonObject map:
                    return map.SelectMany(member => Places(member.Value, $"{path}.{member.Key}", $"{property}.{member.Key}", urns));
                case JsonArray list:
                    return list.SelectMany((item, i) => Places(item, $"{path}[{i}]", property, urns));
                case JsonValue value when value.TryGetValue<string>(out var text):
                    // What a secret is made of is all that is known of it.
                    var because = text == InputReader.Secret
                        ? urns.Where(_replaced.Contains).Select(urn => _new[urn]).FirstOrDefault()
                        : _new.AllReferenced(text).Where(reference => HasNewValue(reference.Resource, reference.Property)).Select(reference => reference.Resource).FirstOrDefault();
                    return because is null ? [] : [(path, property, value, because)];
                default:
                    return [];
            }
        }

        private bool HasNewValue(PreviewResource resource, string output) =>
            _replaced.Contains(resource.Urn) || (Replacements.ChangesWithEveryUpdate(resource.Type, output) && _properties.GetValueOrDefault(resource.Urn, []).Count > 0);
    }
}
