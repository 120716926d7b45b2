using OctopusHA.Settings;

namespace OctopusHA.Components;

/// <summary>
/// One node of the cluster: its place in it, which outlives every machine or task that fills it.
/// </summary>
/// <param name="Number">The node's number, from 1.</param>
/// <param name="Name">The node's name in Octopus and in the names of resources: <c>node1</c>.</param>
/// <param name="ZoneIndex">Which of the network's zones it runs in, from 0.</param>
/// <param name="TaskCap">The tasks that it runs at once.</param>
/// <param name="PollingPort">The port at which polling Tentacles reach this node and no other.</param>
public sealed record Node(int Number, string Name, int ZoneIndex, int TaskCap, int PollingPort)
{
    /// <summary>Whether it is the node that creates and upgrades the database's schema, before the others start.</summary>
    public bool IsFirst => Number == 1;
}

/// <summary>The nodes of a cluster, computed once; a node's entry depends on its number alone.</summary>
public static class Roster
{
    /// <summary>Makes the roster of a cluster, its nodes spread over the zones in turn.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="zones">The number of zones.</param>
    public static IReadOnlyList<Node> Create(OctopusSettings settings, int zones)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(zones, 1);
        return [.. settings.Nodes.Numbers.Select(number =>
            new Node(number, NodeSettings.NameOf(number), (number - 1) % zones, settings.TaskCapPerNode, settings.Polling.Port + number - 1))];
    }
}
