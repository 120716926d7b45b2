namespace OctopusHA.Settings;

/// <summary>
/// A value of the stack's configuration before it has a type: what a stack file and the engine have in common.
/// </summary>
public abstract record ConfigNode;

/// <summary>
/// A single value, kept as text: <c>4</c>, <c>true</c> and <c>aws</c> get their type from the setting that takes them.
/// </summary>
/// <param name="Text">The value as written.</param>
public sealed record ScalarNode(string Text) : ConfigNode;

/// <summary>
/// A value that is encrypted in the stack file (<c>secure: ...</c>): present and secret, but not readable here.
/// </summary>
public sealed record EncryptedNode : ConfigNode;

/// <summary>A list of values.</summary>
/// <param name="Items">The values in their order.</param>
public sealed record ListNode(IReadOnlyList<ConfigNode> Items) : ConfigNode;

/// <summary>Named values: a section of the settings, or a map such as <c>tags</c>.</summary>
/// <param name="Members">The values by name. A value that was left empty is not among them.</param>
public sealed record MapNode(IReadOnlyDictionary<string, ConfigNode> Members) : ConfigNode
{
    /// <summary>A map with nothing in it.</summary>
    public static MapNode Empty { get; } = new(new Dictionary<string, ConfigNode>());
}
