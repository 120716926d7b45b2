using Authorization = Pulumi.AzureNative.Authorization;

namespace OctopusHA.Azure;

/// <summary>
/// Azure's locks against the deletion of data with any tool; Pulumi's <c>protect</c> applies to Pulumi only.
/// </summary>
internal static class ManagementLock
{
    /// <summary>
    /// Locks a resource if the stack keeps its data. The resource group needs no lock: Azure does not delete a group
    /// that contains a locked resource, and a lock on the group would also lock every node.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="name">Its logical name.</param>
    /// <param name="parent">The component that owns it.</param>
    /// <param name="after">The resources to create before the lock. Default: none.</param>
    public static void Create(
        AzureContext context,
        CustomResource resource,
        string name,
        ClusterComponent parent,
        IEnumerable<Resource>? after = null)
    {
        if (!context.Plan.KeepsData)
        {
            return;
        }

        _ = new Authorization.ManagementLockByScope($"{name}-lock", new()
        {
            LockName = "octopus-ha",
            Scope = resource.Id,
            Level = "CanNotDelete",
            Notes = $"Data of {context.Stack}. Pulumi deletes this lock first when the stack is removed on purpose.",
        }, parent.Child([.. after ?? []]));
    }
}
