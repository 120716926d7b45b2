using System.Text.Json.Nodes;

namespace OfflinePreview;

/// <summary>What a deployment would do to a resource.</summary>
public enum ChangeKind
{
    /// <summary>Create a new one and delete the existing one.</summary>
    Replace,

    /// <summary>Delete it.</summary>
    Delete,

    /// <summary>Update it in place.</summary>
    Update,

    /// <summary>Create it.</summary>
    Create,
}

/// <summary>A resource that differs between two previews.</summary>
/// <param name="Kind">What a deployment would do to it.</param>
/// <param name="Old">The resource in the older preview; null for one that would be created.</param>
/// <param name="New">The resource in the newer preview; null for one that would be deleted.</param>
/// <param name="Properties">The properties that differ; empty for one that would be created or deleted.</param>
public sealed record ResourceChange(ChangeKind Kind, PreviewResource? Old, PreviewResource? New, IReadOnlyList<PropertyChange> Properties)
{
    /// <summary>The resource in the newer preview; in the older one when it would be deleted.</summary>
    public PreviewResource Resource => New ?? Old!;

    /// <summary>The kind in a word: <c>replace</c>.</summary>
    public string Verb => VerbOf(Kind);

    /// <summary>A kind in a word: <c>replace</c>.</summary>
    /// <param name="kind">The kind.</param>
    public static string VerbOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => "create",
        ChangeKind.Delete => "delete",
        ChangeKind.Replace => "replace",
        _ => "update",
    };
}

/// <summary>
/// The difference between two previews of a stack: what a deployment would do where the older one is deployed. A secret
/// whose value alone differs looks the same in both.
/// </summary>
public sealed record Comparison
{
    private Comparison(PreviewDocument old, PreviewDocument @new, string with, IReadOnlyList<ResourceChange> changes)
    {
        (Old, New, With, Changes) = (old, @new, with, changes);
        Unchanged = @new.Resources.Count - changes.Count(change => change.New is not null);
    }

    /// <summary>The older preview.</summary>
    public PreviewDocument Old { get; }

    /// <summary>The newer preview.</summary>
    public PreviewDocument New { get; }

    /// <summary>The name of the older preview for a person: <c>main (852b349)</c>.</summary>
    public string With { get; }

    /// <summary>What differs: replaced, deleted, updated and created resources, each kind by URN.</summary>
    public IReadOnlyList<ResourceChange> Changes { get; }

    /// <summary>The number of resources that would not change.</summary>
    public int Unchanged { get; }

    /// <summary>The number of changes of each kind: <c>1 to replace, 3 to update, 140 unchanged</c>.</summary>
    public string Summary => Changes.Count == 0
        ? "no difference"
        : $"{string.Join(", ", Changes.GroupBy(change => change.Verb).Select(kind => $"{kind.Count()} to {kind.Key}"))}, {Unchanged} unchanged";

    /// <summary>Compares two previews.</summary>
    /// <param name="old">The older one.</param>
    /// <param name="new">The newer one.</param>
    /// <param name="with">The name of the older one for a person.</param>
    /// <exception cref="PreviewException">They are not previews of the same stack.</exception>
    public static Comparison Of(PreviewDocument old, PreviewDocument @new, string with)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        Check(old, @new, with);
        return new Comparison(old, @new, with, [.. new Changing(old, @new).All()]);
    }

    private static void Check(PreviewDocument old, PreviewDocument @new, string with)
    {
        // Whatever a project is called, a program knows its own components.
        var own = ComponentPackages(@new);
        if (own.Count > 0 && !ComponentPackages(old).Overlaps(own))
        {
            throw new PreviewException(
                $"{with} is a preview of another program, {old.Project}: it has none of the components {string.Join(", ", own)}:*.");
        }

        if (old.Project != @new.Project)
        {
            throw new PreviewException(
                $"{with} is a preview of the project {old.Project}, and this one is called {@new.Project}, so Pulumi would recognize none of its "
                + "resources; compare previews of the same project.");
        }

        if (old.Stack != @new.Stack)
        {
            throw new PreviewException(
                $"{with} is a preview of the stack {old.Stack}, and this is the stack {@new.Stack}. Select the same one with --stack {old.Stack}.");
        }
    }

    // The first part of the types of components: shop of shop:aws:Database.
    private static SortedSet<string> ComponentPackages(PreviewDocument document) => new(
        document.Resources
            .Where(resource => !resource.Custom && resource.Type != PreviewDocument.StackType)
            .Select(resource => resource.Type.Split(':')[0]),
        StringComparer.Ordinal);

    // Finds what changes, and what follows from it: a reference to a replaced resource gets another value.
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

            // Each round may find more changes, whose dependents the next round checks.
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
                (null, { } created) => new ResourceChange(ChangeKind.Create, null, created, []),
                ({ } deleted, null) => new ResourceChange(ChangeKind.Delete, deleted, null, []),
                var (before, after) => new ResourceChange(
                    _replaced.Contains(entry.Key) ? ChangeKind.Replace : ChangeKind.Update, before, after, _properties[entry.Key]),
            })
            .Where(change => change.Kind is ChangeKind.Create or ChangeKind.Delete || change.Properties.Count > 0)
            .OrderBy(change => change.Kind)
            .ThenBy(change => change.Resource.Urn, StringComparer.Ordinal);

        private static IReadOnlyList<PropertyChange> Differences(
            PreviewResource old, PreviewResource @new, PreviewDocument oldDocument, PreviewDocument newDocument) =>
        [
            .. PropertyComparison.Compare(old.Inputs, @new.Inputs)
                .Where(change => !@new.IgnoreChanges.Any(ignored => Replacements.IsWithin(change.Property, ignored)))
                .Select(change => change with { ForcesReplacement = Forces(@new, change) }),
            .. @new.Type == PreviewDocument.StackType
                ? PropertyComparison.Compare(Outputs(oldDocument), Outputs(newDocument))
                : [],
            .. PropertyComparison.Compare(Options(old), Options(@new)),
        ];

        private static JsonObject Outputs(PreviewDocument document) => new() { ["outputs"] = document.Outputs.DeepClone() };

        // The options that matter to the reader of a comparison.
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
            foreach (var (name, urns) in resource.PropertyDependencies)
            {
                if (resource.IgnoreChanges.Contains(name, StringComparer.Ordinal))
                {
                    continue;
                }

                foreach (var (path, property, value, because) in Places(resource.Inputs[name], name, name, urns))
                {
                    if (!known.Any(change => change.Path == path))
                    {
                        var change = new PropertyChange(path, value?.DeepClone(), value?.DeepClone())
                        {
                            Property = property,
                            Because = because.Name,
                        };
                        yield return change with { ForcesReplacement = Forces(resource, change) };
                    }
                }
            }
        }

        // The references in an input that would get another value.
        private IEnumerable<(string Path, string Property, JsonNode? Value, PreviewResource Because)> Places(
            JsonNode? node, string path, string property, IReadOnlyList<string> urns)
        {
            switch (PropertyComparison.Unfold(node))
            {
                case JsonObject map:
                    return map.SelectMany(member => Places(member.Value, $"{path}.{member.Key}", $"{property}.{member.Key}", urns));
                case JsonArray list:
                    return list.SelectMany((item, i) => Places(item, $"{path}[{i}]", property, urns));
                case JsonValue value when value.TryGetValue<string>(out var text):
                    // Of a secret, only its dependencies are known.
                    var because = text == PreviewDocument.Secret
                        ? urns.Where(_replaced.Contains).Select(urn => _new[urn]).FirstOrDefault()
                        : _new.AllReferenced(text)
                            .Where(reference => HasNewValue(reference.Resource, reference.Property))
                            .Select(reference => reference.Resource)
                            .FirstOrDefault();
                    return because is null ? [] : [(path, property, value, because)];
                default:
                    return [];
            }
        }

        private bool HasNewValue(PreviewResource resource, string output) =>
            _replaced.Contains(resource.Urn)
            || (Replacements.ChangesWithEveryUpdate(resource.Type, output)
                && _properties.GetValueOrDefault(resource.Urn, []).Count > 0);
    }
}
