namespace OctopusHA.Plan;

/// <summary>A node of the cluster; its name, zone and port stay when its machine or task is replaced.</summary>
/// <param name="Number">The node's number, from 1.</param>
/// <param name="Name">The node's name in Octopus and in the names of resources: <c>node1</c>.</param>
/// <param name="ZoneIndex">The index of its zone in the network's zones, from 0.</param>
/// <param name="TaskCap">The maximum number of concurrent tasks.</param>
/// <param name="PollingPort">The port for polling Tentacles with a port per node.</param>
/// <param name="PrivateAddress">Azure: its static address; null if Azure assigns one, and on AWS.</param>
public sealed record Node(
    int Number, string Name, int ZoneIndex, int TaskCap, int PollingPort, string? PrivateAddress = null)
{
    /// <summary>Whether it creates and upgrades the database schema before the others start.</summary>
    public bool IsFirst => Number == 1;

    /// <summary>Plans a node from its number alone, so that adding a node changes no other; zones rotate.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="network">The network.</param>
    /// <param name="taskCap">The maximum number of concurrent tasks.</param>
    /// <param name="firstPort">The polling port of the first node.</param>
    internal static Node Create(int number, NetworkPlan network, int taskCap, int firstPort)
    {
        var (index, name) = (number - 1, NodeSettings.NameOf(number));
        var zone = index % network.Zones.Count;
        return new Node(number, name, zone, taskCap, firstPort + index, network.AddressOf(number, zone));
    }
}
