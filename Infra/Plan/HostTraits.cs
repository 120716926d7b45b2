using System.Diagnostics;

namespace OctopusHA.Plan;

/// <summary>What a kind of host means for the other parts of a cluster. A further kind is one line of <see cref="Of"/>.</summary>
/// <param name="RunsContainers">Whether nodes are containers, with an image and a watchdog container.</param>
/// <param name="HasMachines">Whether the stack has machines, on AWS in Auto Scaling groups.</param>
/// <param name="UsesSmb">Whether nodes mount the share by SMB (FSx, Azure Files); otherwise by NFS (EFS).</param>
public sealed record HostTraits(bool RunsContainers, bool HasMachines, bool UsesSmb)
{
    /// <summary>Whether each node is a machine; a load balancer then has machines as targets, otherwise addresses.</summary>
    public bool NodesAreMachines => HasMachines && !RunsContainers;

    /// <summary>The traits of a kind of host.</summary>
    /// <param name="host">The kind of host.</param>
    public static HostTraits Of(NodeHost host) => host switch
    {
        NodeHost.Container => new(RunsContainers: true, HasMachines: false, UsesSmb: false),
        NodeHost.Windows => new(RunsContainers: false, HasMachines: true, UsesSmb: true),
        _ => throw new UnreachableException($"{host} has no traits."),
    };
}
