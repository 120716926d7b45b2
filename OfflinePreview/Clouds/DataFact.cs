namespace OfflinePreview;

/// <summary>The database of a stack.</summary>
public sealed record DatabaseFact
{
    /// <summary>Its kind: <c>SQL Server Standard on RDS</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether it exists outside the stack; then its zones are not in the document.</summary>
    public required bool IsExisting { get; init; }

    /// <summary>Its class in the cloud's terms; null when it is an existing one.</summary>
    public string? Class { get; init; }

    /// <summary>Whether it remains available when any one zone fails; null when that is not in the document.</summary>
    public bool? SurvivesZone { get; init; }

    /// <summary>The zones that it may be in. Default: none, when they are not in the document.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>Its storage in GiB; null when it is not in the document.</summary>
    public int? StorageGiB { get; init; }

    /// <summary>The days for which it can be restored; null when they are not in the document.</summary>
    public int? BackupDays { get; init; }

    /// <summary>Whether its data is encrypted at rest; null when that is not in the document.</summary>
    public bool? IsEncrypted { get; init; }

    /// <summary>Whether Pulumi or the cloud refuses to delete it; null when it is an existing one.</summary>
    public bool? IsProtected { get; init; }

    /// <summary>Its properties for a person, in the cloud's terms.</summary>
    public required IReadOnlyList<(string Name, string Value)> Details { get; init; }
}

/// <summary>The shared storage of a stack: a file system or a share.</summary>
public sealed record StorageFact
{
    /// <summary>Its kind: <c>EFS</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Whether it exists outside the stack; then its zones are not in the document.</summary>
    public required bool IsExisting { get; init; }

    /// <summary>Whether it remains available when any one zone fails; null when that is not in the document.</summary>
    public bool? SurvivesZone { get; init; }

    /// <summary>The zones that it is in, or is mounted in. Default: none, when they are not in the document.</summary>
    public IReadOnlyList<string> Zones { get; init; } = [];

    /// <summary>
    /// Whether a machine reaches it only by a mount target in its own zone. Default: false, from every zone.
    /// </summary>
    public bool IsReachedByZone { get; init; }

    /// <summary>Whether Pulumi or the cloud refuses to delete it; null when it is an existing one.</summary>
    public bool? IsProtected { get; init; }

    /// <summary>Its properties for a person, in the cloud's terms.</summary>
    public required IReadOnlyList<(string Name, string Value)> Details { get; init; }
}
