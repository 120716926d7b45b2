using OctopusHA.Settings;

namespace OctopusHA.Plan;

/// <summary>One node of the cluster: its place in it, which outlives every machine or task that fills it.</summary>
/// <param name="Number">The node's number, from 1.</param>
/// <param name="Name">The node's name in Octopus and in the names of resources: <c>node1</c>.</param>
/// <param name="ZoneIndex">Which of the network's zones it runs in, from 0.</param>
/// <param name="TaskCap">The tasks that it runs at once.</param>
/// <param name="PollingPort">The port at which polling Tentacles reach this node and no other.</param>
/// <param name="PrivateAddress">Azure: its own address in a created network; null when Azure assigns one, and on AWS.</param>
public sealed record Node(int Number, string Name, int ZoneIndex, int TaskCap, int PollingPort, string? PrivateAddress = null)
{
    /// <summary>Whether it is the node that creates and upgrades the database's schema, before the others start.</summary>
    public bool IsFirst => Number == 1;

    /// <summary>Plans a node from its number alone, so that adding a node changes no other; nodes take the zones in turn.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="network">The network.</param>
    /// <param name="taskCap">The tasks that it runs at once.</param>
    /// <param name="firstPort">The polling port of the first node.</param>
    internal static Node Create(int number, NetworkPlan network, int taskCap, int firstPort)
    {
        var zone = (number - 1) % network.Zones.Count;
        return new Node(number, NodeSettings.NameOf(number), zone, taskCap, firstPort + number - 1, network.AddressOf(number, zone));
    }
}
