using System.Collections.Immutable;

namespace OctopusHA.Plan;

/// <summary>The tags of a stack's resources.</summary>
/// <param name="project">The Pulumi project.</param>
/// <param name="stack">The Pulumi stack.</param>
/// <param name="custom">The tags from the settings.</param>
public sealed class ResourceTags(string project, string stack, IReadOnlyDictionary<string, string> custom)
{
    /// <summary>The names of tags that the program sets; they are not allowed in the settings.</summary>
    public static ImmutableArray<string> Reserved { get; } = ["Name", "project", "stack", "component", "node"];

    /// <summary>The tags of one resource.</summary>
    /// <param name="name">The logical name; the tag <c>Name</c>, which consoles show, is stack and name.</param>
    /// <param name="component">The component that it belongs to.</param>
    /// <param name="node">The node that it belongs to. Default: all nodes.</param>
    public Dictionary<string, string> For(string name, string component, string? node = null)
    {
        var tags = new Dictionary<string, string>(custom, StringComparer.Ordinal)
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
