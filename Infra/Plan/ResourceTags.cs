using System.Collections.Immutable;

namespace OctopusHA.Plan;

/// <summary>The tags of a stack's resources: whose they are, and what they are for.</summary>
/// <param name="project">The Pulumi project.</param>
/// <param name="stack">The Pulumi stack.</param>
/// <param name="own">The team's own tags.</param>
public sealed class ResourceTags(string project, string stack, IReadOnlyDictionary<string, string> own)
{
    /// <summary>Names of tags that the program sets itself, and that a team may not set.</summary>
    public static ImmutableArray<string> Reserved { get; } = ["Name", "project", "stack", "component", "node"];

    /// <summary>The tags of one resource.</summary>
    /// <param name="name">The resource's logical name; <c>Name</c>, which consoles show, is stack and name.</param>
    /// <param name="component">The component that it belongs to.</param>
    /// <param name="node">The node that it belongs to. When left out: it serves all.</param>
    public Dictionary<string, string> For(string name, string component, string? node = null)
    {
        var tags = new Dictionary<string, string>(own, StringComparer.Ordinal)
        {
            ["Name"] = $"{project}-{stack}-{name}",
            ["project"] = project,
            ["stack"] = stack,
            ["component"] = component,
        };
        if (node is not null)
        {
            tags["node"] = node;
        }

        return tags;
    }
}
