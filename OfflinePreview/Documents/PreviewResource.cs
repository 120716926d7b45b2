using System.Text.Json.Nodes;

namespace OfflinePreview;

/// <summary>A resource as the program registers it.</summary>
public sealed record PreviewResource
{
    /// <summary>
    /// The URN: <c>urn:pulumi:prod::shop::shop:aws:Database$aws:rds/instance:Instance::database-instance</c>.
    /// </summary>
    public required string Urn { get; init; }

    /// <summary>The type's token: <c>aws:rds/instance:Instance</c>.</summary>
    public required string Type { get; init; }

    /// <summary>The logical name: <c>database-instance</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Whether a provider creates it; a component only groups others.</summary>
    public required bool Custom { get; init; }

    /// <summary>The URN of its parent; null for the stack.</summary>
    public string? Parent { get; init; }

    /// <summary>
    /// Its inputs by wire name, sorted at every level. A value that exists only after a deployment is a reference,
    /// <c>${type::name.property}</c>; a secret is <see cref="PreviewDocument.Secret"/>.
    /// </summary>
    public JsonObject Inputs { get; init; } = [];

    /// <summary>The URNs of its dependencies, sorted: those of its inputs, and <see cref="DependsOn"/>.</summary>
    public IReadOnlyList<string> Dependencies { get; init; } = [];

    /// <summary>For each input that depends on other resources, their URNs, sorted.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> PropertyDependencies { get; init; } =
        new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    /// <summary>
    /// The URNs of the option <c>dependsOn</c>, sorted; a component is replaced by the resources in it.
    /// </summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>Whether Pulumi refuses to delete it; inherited from the parent.</summary>
    public bool Protect { get; init; }

    /// <summary>Whether it is retained in the cloud when it is removed from the stack.</summary>
    public bool RetainOnDelete { get; init; }

    /// <summary>Whether it is deleted before its replacement is created.</summary>
    public bool DeleteBeforeReplace { get; init; }

    /// <summary>The URN of the resource whose deletion deletes it, too; null where there is none.</summary>
    public string? DeletedWith { get; init; }

    /// <summary>Inputs whose changes are ignored.</summary>
    public IReadOnlyList<string> IgnoreChanges { get; init; } = [];

    /// <summary>Inputs whose change replaces it.</summary>
    public IReadOnlyList<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Outputs that are secret though the provider does not say so.</summary>
    public IReadOnlyList<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>
    /// The time limits of its operations <c>create</c>, <c>update</c> and <c>delete</c>; only those that differ from
    /// the provider's.
    /// </summary>
    public IReadOnlyDictionary<string, TimeSpan> Timeouts { get; init; } =
        new SortedDictionary<string, TimeSpan>(StringComparer.Ordinal);
}
