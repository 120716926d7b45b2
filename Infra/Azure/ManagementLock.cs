using OctopusHA.Components;
using Pulumi;
using Authorization = Pulumi.AzureNative.Authorization;

namespace OctopusHA.Azure;

/// <summary>Azure's own refusal to delete what holds data, for everybody and every tool; Pulumi's <c>protect</c> binds Pulumi alone.</summary>
internal static class ManagementLock
{
    /// <summary>
    /// Locks a resource, where the stack keeps its data. The resource group needs no lock of its own: Azure deletes no group with a locked
    /// resource in it, and a lock on the group would hold every node, too.
    /// </summary>
    /// <param name="context">The stack.</param>
    /// <param name="resource">The resource.</param>
    /// <param name="name">Its logical name.</param>
    /// <param name="parent">The component that owns it.</param>
    /// <param name="after">What has to be done with the resource first. Default: nothing.</param>
    public static void Create(AzureContext context, CustomResource resource, string name, ClusterComponent parent, IEnumerable<Resource>? after = null)
    {
        if (!context.Plan.KeepsData)
        {
            return;
        }

        _ = new Authorization.ManagementLockByScope($"{name}-lock", new Authorization.ManagementLockByScopeArgs
        {
            LockName = "octopus-ha",
            Scope = resource.Id,
            Level = "CanNotDelete",
            Notes = $"Data of {context.Stack}. Pulumi deletes this lock first when the stack is removed on purpose.",
        }, parent.Child([.. after ?? []]));
    }
}
