namespace OctopusHA.Components;

/// <summary>The storage that all nodes share: task logs, artifacts, packages, imports, event exports.</summary>
public abstract class SharedStorage(CloudContext context) : ClusterComponent(context, "SharedStorage", "storage")
{
    /// <summary>The resource ID of the storage.</summary>
    public abstract Output<string> StorageId { get; }
}
