using OctopusHA.Components;
using Pulumi;
using Pulumi.Azure.Core;

namespace OctopusHA.Azure;

/// <summary>A resource of the team's own, found by its kind and name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Group">The name of its resource group.</param>
internal sealed record FoundResource(Output<string> Id, Output<string> Group);

/// <summary>Finds what the team has in the subscription already, so that settings can call it by its name.</summary>
internal static class AzureLookups
{
    /// <summary>Finds a resource of the subscription.</summary>
    /// <param name="type">The kind: <c>Microsoft.KeyVault/vaults</c>.</param>
    /// <param name="name">The name.</param>
    /// <param name="parent">The component that asks.</param>
    /// <returns>The resource; reading it fails with a clear message where the subscription has none of that name, or several.</returns>
    public static FoundResource Find(string type, string name, ClusterComponent parent)
    {
        var found = GetResources.Invoke(new GetResourcesInvokeArgs { Type = type, Name = name }, new InvokeOptions { Parent = parent })
            .Apply(answer => answer.Resources.Length == 1
                ? answer.Resources[0]
                : throw new RunException($"The subscription has {(answer.Resources.IsEmpty ? "no" : "more than one")} {type} named {name}; the program looks in the subscription that it deploys to."));
        return new FoundResource(found.Apply(resource => resource.Id), found.Apply(resource => resource.ResourceGroupName));
    }
}
