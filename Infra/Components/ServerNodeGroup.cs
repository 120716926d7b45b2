namespace OctopusHA.Components;

/// <summary>The Octopus Server nodes, each with a stable name, zone and port.</summary>
public abstract class ServerNodeGroup(CloudContext context)
    : ClusterComponent(context, "ServerNodeGroup", "nodes", NodeGroupArgs.Of(context.Plan))
{
    /// <summary>The log group or workspace of the nodes.</summary>
    public abstract Output<string> LogGroup { get; }
}
