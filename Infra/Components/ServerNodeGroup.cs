using Pulumi;

namespace OctopusHA.Components;

/// <summary>The Octopus Server nodes, each with its own lasting place in the cluster.</summary>
public abstract class ServerNodeGroup(CloudContext context) : ClusterComponent(context, "ServerNodeGroup", "nodes", NodeGroupArgs.Of(context.Plan))
{
    /// <summary>Where the nodes' logs go.</summary>
    public abstract Output<string> LogGroup { get; }
}
