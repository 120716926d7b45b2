using System.Text.Json.Nodes;

namespace OctopusHA.Preview;

/// <summary>A resource as the program registers it.</summary>
public sealed record PreviewResource
{
    /// <summary>What Pulumi knows the resource by: <c>urn:pulumi:prod::octopus-ha::octopus-ha:aws:Database$aws:rds/instance:Instance::database-instance</c>.</summary>
    public required string Urn { get; init; }

    /// <summary>The type's token: <c>aws:rds/instance:Instance</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The logical name: <c>database-instance</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether a provider makes it; a component only holds others together.</summary>
    public required bool Custom { get; init; }

    /// <summary>The URN of what it belongs to; null for the stack alone.</summary>
    public string? Parent { get; init; }

    /// <summary>
    /// What the provider is given, by wire name, sorted at every level. A value that exists only after a deployment is a
    /// reference, <c>${type::name.property}</c>; a secret one is <c>[secret]</c>.
    /// </summary>
    public JsonObject Inputs { get; init; } = [];

    /// <summary>The URNs of what must exist before it, sorted: what its inputs are made of, and <see cref="DependsOn"/>.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>For each input that is made of other resources, their URNs, sorted.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> PropertyDependencies { get; init; } = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>The URNs of what the program asked to come before it, sorted; a component stands for what it holds.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Whether Pulumi refuses to delete it, as itself or by its parent.</summary>
    public bool Protect { get; init; }

    /// <summary>Whether it stays in the cloud when it leaves the stack.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>Whether the old one goes before its replacement comes.</summary>
    public bool DeleteBeforeReplace { get; init; }

    /// <summary>The URN of what takes it along when it is deleted, so that nobody deletes it by itself; null where there is none.</summary>
    public string? DeletedWith { get; init; }

    /// <summary>Inputs whose changes are ignored.</summary>
    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    /// <summary>Inputs whose change replaces it.</summary>
    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Outputs that are secret though the provider does not say so.</summary>
    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>How long its operations may take: <c>create</c>, <c>update</c>, <c>delete</c>; only those that differ from the provider's.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Timeouts { get; init; } = new SortedDictionary<string, TimeSpan>(StringComparer.Ordinal);
}
