using System.Text.Json.Nodes;

namespace OfflinePreview;

/// <summary>
/// What <c>pulumi up</c> would register for a stack that does not exist yet. The same program with the same settings
/// gives the same document.
/// </summary>
public sealed class PreviewDocument
{
    /// <summary>The type of the stack itself.</summary>
    public const string StackType = "pulumi:pulumi:Stack";

    /// <summary>What every secret is written as.</summary>
    public const string Secret = "[secret]";

    private readonly Dictionary<string, PreviewResource> _byUrn;
    private readonly Dictionary<string, PreviewResource> _bySource;

    /// <summary>Creates a document.</summary>
    /// <param name="project">The project.</param>
    /// <param name="stack">The stack.</param>
    /// <param name="resources">
    /// The resources, the stack itself among them, in any order; no two with one type and name.
    /// </param>
    /// <param name="outputs">The stack's outputs.</param>
    /// <param name="warnings">Warnings for the reader. Default: none.</param>
    public PreviewDocument(
        string project,
        string stack,
        IEnumerable<PreviewResource> resources,
        JsonObject outputs,
        IReadOnlyList<PreviewWarning>? warnings = null)
    {
        Project = project;
        Stack = stack;
        Resources =
        [
            .. resources.OrderBy(resource => resource.Type != StackType).ThenBy(resource => resource.Urn, StringComparer.Ordinal),
        ];
        Outputs = outputs;
        Warnings = warnings ?? [];
        _byUrn = Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);
        _bySource = Resources.ToDictionary(resource => Reference.Source(resource.Type, resource.Name), StringComparer.Ordinal);
    }

    /// <summary>The project's name.</summary>
    public string Project { get; }

    /// <summary>The stack: <c>prod</c>.</summary>
    public string Stack { get; }

    /// <summary>Every resource: the stack itself, then all others by URN.</summary>
    public IReadOnlyList<PreviewResource> Resources { get; }

    /// <summary>The stack's outputs by name, sorted; secrets as <c>[secret]</c>.</summary>
    public JsonObject Outputs { get; }

    /// <summary>Warnings for the reader; not part of the JSON.</summary>
    public IReadOnlyList<PreviewWarning> Warnings { get; }

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
            0 => throw new InvalidOperationException($"There is no resource {name} in the stack {Stack}."),
            _ => throw new InvalidOperationException(
                $"There are {found.Count} resources {name}: {string.Join(", ", found.Select(resource => resource.Type))}."),
        };
    }

    /// <summary>The resource of a logical name, or null when there is none.</summary>
    /// <param name="name">The name: <c>database-instance</c>.</param>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public PreviewResource? Find(string name) => Resources.Any(resource => resource.Name == name) ? Single(name) : null;

    /// <summary>The resource of the first reference in a text; null when there is none in this document.</summary>
    /// <param name="text">
    /// An input: <c>${aws:ec2/subnet:Subnet::network-node-subnet-1.id}</c>; null has no reference.
    /// </param>
    public PreviewResource? Referenced(string? text) =>
        text is not null && Reference.In(text).FirstOrDefault() is { } content ? FindReferenced(content)?.Resource : null;

    /// <summary>The resources and properties of all references in a text.</summary>
    /// <param name="text">The text.</param>
    public IEnumerable<(PreviewResource Resource, string Property)> AllReferenced(string text) =>
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

    // Both a name and a property path may contain dots: the longest existing name is meant.
    private (PreviewResource Resource, string Property)? FindReferenced(string content)
    {
        for (var end = content.LastIndexOf('.'); end > 0; end = content.LastIndexOf('.', end - 1))
        {
            if (_bySource.TryGetValue(content[..end], out var resource))
            {
                return (resource, content[(end + 1)..]);
            }
        }

        return null;
    }
}
