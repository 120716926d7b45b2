using System.Text.Json.Nodes;
using OctopusHA.Settings;

namespace OctopusHA.Preview;

/// <summary>What <c>pulumi up</c> would register for a stack that does not exist yet: the same settings give the same document.</summary>
public sealed class PreviewDocument
{
    /// <summary>The type of the stack itself.</summary>
    public const string StackType = "pulumi:pulumi:Stack";

    private readonly Dictionary<string, PreviewResource> _byUrn;
    private readonly Dictionary<string, PreviewResource> _bySource;

    internal PreviewDocument(string project, string stack, IEnumerable<PreviewResource> resources, JsonObject outputs, IReadOnlyList<Problem> warnings)
    {
        Project = project;
        Stack = stack;
        Resources = [.. resources.OrderBy(resource => resource.Type != StackType).ThenBy(resource => resource.Urn, StringComparer.Ordinal)];
        Outputs = outputs;
        Warnings = warnings;
        _byUrn = Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);
        _bySource = Resources.ToDictionary(resource => Reference.Source(resource.Type, resource.Name), StringComparer.Ordinal);
    }

    /// <summary>The project: <c>octopus-ha</c>.</summary>
    public string Project { get; }

    /// <summary>The stack: <c>prod</c>.</summary>
    public string Stack { get; }

    /// <summary>Every resource: the stack itself, then all others by URN.</summary>
    public IReadOnlyList<PreviewResource> Resources { get; }

    /// <summary>The stack's outputs by name, sorted; secrets as <c>[secret]</c>.</summary>
    public JsonObject Outputs { get; }

    /// <summary>What a careful reader of the settings should know.</summary>
    public IReadOnlyList<Problem> Warnings { get; }

    /// <summary>The resource of a URN.</summary>
    /// <param name="urn">The URN.</param>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public PreviewResource this[string urn] => _byUrn[urn];

    /// <summary>The one resource of a logical name.</summary>
    /// <param name="name">The name: <c>database-instance</c>.</param>
    /// <exception cref="InvalidOperationException">There is none, or there are several.</exception>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Naming", "CA1720", Justification = "As in LINQ: the only one, not a number.")]
    public PreviewResource Single(string name)
    {
        var found = Resources.Where(resource => resource.Name == name).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new InvalidOperationException(Names.Nearest(name, Resources.Select(resource => resource.Name)) is { } nearest
                ? $"There is no resource {name}; the nearest name is {nearest}."
                : $"There is no resource {name}."),
            _ => throw new InvalidOperationException($"There are {found.Count} resources {name}: {string.Join(", ", found.Select(resource => resource.Type))}."),
        };
    }

    /// <summary>The resource of a logical name, or null when there is none.</summary>
    /// <param name="name">The name: <c>database-instance</c>.</param>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public PreviewResource? Find(string name) => Resources.Any(resource => resource.Name == name) ? Single(name) : null;

    /// <summary>The resource that the first reference in a text leads to; null when the text has none, or leads elsewhere.</summary>
    /// <param name="text">An input: <c>${aws:ec2/subnet:Subnet::network-node-subnet-1.id}</c>. When left out: there is none.</param>
    public PreviewResource? Referenced(string? text) => text is not null && Reference.In(text).FirstOrDefault() is { } inside ? FindReferenced(inside)?.Resource : null;

    /// <summary>The resources and properties that all references in a text lead to.</summary>
    /// <param name="text">The text.</param>
    internal IEnumerable<(PreviewResource Resource, string Property)> AllReferenced(string text) =>
        Reference.In(text).Select(FindReferenced).OfType<(PreviewResource, string)>();

    /// <summary>The resources of a type, by URN.</summary>
    /// <param name="token">The type's token: <c>aws:lb/listener:Listener</c>.</param>
    public IEnumerable<PreviewResource> OfType(string token) => Resources.Where(resource => resource.Type == token);

    /// <summary>What belongs to a resource directly, by URN.</summary>
    /// <param name="parent">The component, or the stack.</param>
    public IEnumerable<PreviewResource> ChildrenOf(PreviewResource parent)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return Resources.Where(resource => resource.Parent == parent.Urn);
    }

    // A name may have dots in it, and so may the way into a property: the longest name that exists is meant.
    private (PreviewResource Resource, string Property)? FindReferenced(string inside)
    {
        for (var end = inside.LastIndexOf('.'); end > 0; end = inside.LastIndexOf('.', end - 1))
        {
            if (_bySource.TryGetValue(inside[..end], out var resource))
            {
                return (resource, inside[(end + 1)..]);
            }
        }

        return null;
    }
}
