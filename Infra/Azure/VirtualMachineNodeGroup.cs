using OctopusHA.Components;
using Pulumi;

namespace OctopusHA.Azure;

/// <summary>A Windows machine for each node.</summary>
internal sealed class VirtualMachineNodeGroup : ServerNodeGroup
{
    /// <summary>Makes the nodes.</summary>
    public VirtualMachineNodeGroup(
        AzureContext context, Foundation foundation, AzureNetwork network, AzureSqlDatabase database, AzureFilesStorage storage, KeyVault vault,
        AzureLoadBalancer web, AzurePollingEndpoints polling)
        : base(AzureContext.Cloud, new ComponentResourceOptions())
    {
        LogGroup = foundation.WorkspaceName;
        RegisterOutputs(new Dictionary<string, object?>());
    }

    /// <inheritdoc/>
    public override Output<string> LogGroup { get; }
}
