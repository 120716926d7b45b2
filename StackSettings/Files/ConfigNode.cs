namespace StackSettings;

/// <summary>
/// An untyped value of a stack's configuration, from a stack file or from the Pulumi engine.
/// </summary>
public abstract record ConfigNode;

/// <summary>
/// A single value as text; the setting defines the type of <c>4</c>, <c>true</c> or <c>aws</c>.
/// </summary>
/// <param name="Text">The value as written.</param>
public sealed record ScalarNode(string Text) : ConfigNode;

/// <summary>
/// A value that is encrypted in the stack file (<c>secure: ...</c>), and thus set but not readable.
/// </summary>
public sealed record EncryptedNode : ConfigNode;

/// <summary>A list of values.</summary>
/// <param name="Items">The values in their order.</param>
public sealed record ListNode(IReadOnlyList<ConfigNode> Items) : ConfigNode;

/// <summary>Named values: a section of the settings, or a map such as <c>tags</c>.</summary>
/// <param name="Members">The values by name, without empty ones.</param>
public sealed record MapNode(IReadOnlyDictionary<string, ConfigNode> Members) : ConfigNode
{
    /// <summary>An empty map.</summary>
    public static MapNode Empty { get; } = new(new Dictionary<string, ConfigNode>());
}
