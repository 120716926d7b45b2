using Pulumi.Azure.Core;

namespace OctopusHA.Azure;

/// <summary>An existing resource, found by type and name.</summary>
/// <param name="Id">The ID.</param>
/// <param name="Group">The name of the resource group.</param>
internal sealed record FoundResource(Output<string> Id, Output<string> Group);

/// <summary>Finds existing resources of the subscription, so that settings can refer to them by name.</summary>
internal static class AzureLookups
{
    /// <summary>Finds a resource of the subscription.</summary>
    /// <param name="type">The type: <c>Microsoft.KeyVault/vaults</c>.</param>
    /// <param name="name">The name.</param>
    /// <param name="parent">The component that uses the resource.</param>
    /// <returns>The resource; its outputs fail with a message if the subscription has none or several of that
    /// name.</returns>
    public static FoundResource Find(string type, string name, ClusterComponent parent)
    {
        var args = new GetResourcesInvokeArgs { Type = type, Name = name };
        var found = GetResources.Invoke(args, new InvokeOptions { Parent = parent }).Apply(answer =>
            answer.Resources is [var only]
            ? only
            : throw new RunException(
                $"The subscription has {(answer.Resources.IsEmpty ? "no" : "more than one")} {type} named {name}; "
                + "the program looks in the subscription that it deploys to."));
        return new FoundResource(found.Apply(next => next.Id), found.Apply(next => next.ResourceGroupName));
    }
}
