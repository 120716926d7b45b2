using OctopusHA.Preview.Facts;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Polling;

/// <summary>Where Tentacles knock and who answers, in every mode and on every system, by one table.</summary>
public class PollingTableTests
{
    private static readonly (string Polling, string Nodes, string Doors)[] Table =
    [
        ("mode: none", "count: 2", ""),
        ("mode: port-per-node", "count: 2", """
            polling.octopus.example.com:10943 -> node1:10943
            polling.octopus.example.com:10944 -> node2:10943
            """),
        ("mode: port-per-node, port: 20000", "count: 3", """
            polling.octopus.example.com:20000 -> node1:10943
            polling.octopus.example.com:20001 -> node2:10943
            polling.octopus.example.com:20002 -> node3:10943
            """),
        ("mode: port-per-node", "count: 4, retired: [node2]", """
            polling.octopus.example.com:10943 -> node1:10943
            polling.octopus.example.com:10945 -> node3:10943
            polling.octopus.example.com:10946 -> node4:10943
            """),
        ("mode: address-per-node", "count: 3", """
            node1.octopus.example.com:10943 -> node1:10943
            node2.octopus.example.com:10943 -> node2:10943
            node3.octopus.example.com:10943 -> node3:10943
            """),
        ("mode: address-per-node", "count: 4, retired: [node2]", """
            node1.octopus.example.com:10943 -> node1:10943
            node3.octopus.example.com:10943 -> node3:10943
            node4.octopus.example.com:10943 -> node4:10943
            """),
        ("mode: shared-address", "count: 3", "polling.octopus.example.com:10943 -> node1 node2 node3:10943"),
        ("mode: shared-address, port: 4430", "count: 2", "polling.octopus.example.com:4430 -> node1 node2:10943"),
        ("mode: shared-address, sharedPort: 10942", "count: 4, retired: [node3]", "polling.octopus.example.com:10942 -> node1 node2 node4:10943"),
        ("mode: shared-address, sharedPort: 10942, alsoKeep: port-per-node", "count: 2", """
            polling.octopus.example.com:10942 -> node1 node2:10943
            polling.octopus.example.com:10943 -> node1:10943
            polling.octopus.example.com:10944 -> node2:10943
            """),
        ("mode: shared-address, alsoKeep: address-per-node", "count: 2", """
            node1.octopus.example.com:10943 -> node1:10943
            node2.octopus.example.com:10943 -> node2:10943
            polling.octopus.example.com:10943 -> node1 node2:10943
            """),
        ("mode: address-per-node, alsoKeep: port-per-node", "count: 2", """
            node1.octopus.example.com:10943 -> node1:10943
            node2.octopus.example.com:10943 -> node2:10943
            polling.octopus.example.com:10943 -> node1:10943
            polling.octopus.example.com:10944 -> node2:10943
            """),
        ("mode: port-per-node, alsoKeep: address-per-node", "count: 2", """
            node1.octopus.example.com:10943 -> node1:10943
            node2.octopus.example.com:10943 -> node2:10943
            polling.octopus.example.com:10943 -> node1:10943
            polling.octopus.example.com:10944 -> node2:10943
            """),
    ];

    public static TheoryData<string, string, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, string, string>();
            foreach (var system in PollingSystems.All)
            {
                foreach (var (polling, nodes, doors) in Table)
                {
                    rows.Add(system, polling, nodes, doors);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task Each_mode_opens_these_doors_and_no_others(string system, string polling, string nodes, string doors) =>
        PollingSystems.Doors(await PollingSystems.Facts(system, $"polling: {{ {polling} }}\nnodes: {{ {nodes} }}"))
            .ShouldBe(doors.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    [Theory]
    [MemberData(nameof(EverySize))]
    public async Task Two_to_eight_nodes_have_each_a_door_of_its_own_and_no_two_doors_are_the_same(string system, int count)
    {
        // Both modes at once, each node twice.
        var facts = await PollingSystems.Facts(system, $"polling: {{ mode: address-per-node, alsoKeep: port-per-node }}\nnodes: {{ count: {count} }}");
        var doors = PollingSystems.Doors(facts);
        doors.Count.ShouldBe(2 * count);
        doors.Select(door => door.Split(" -> ")[0]).ShouldBeUnique();
        for (var i = 1; i <= count; i++)
        {
            doors.ShouldContain($"node{i}.octopus.example.com:10943 -> node{i}:10943");
            doors.ShouldContain($"polling.octopus.example.com:{10942 + i} -> node{i}:10943");
        }

        // One port of one address is one door, whatever it is for.
        facts.Addresses.Select(address => (address.Balancer, address.Address, address.Port)).ShouldBeUnique();
    }

    public static TheoryData<string, int> EverySize
    {
        get
        {
            var sizes = new TheoryData<string, int>();
            foreach (var system in PollingSystems.All)
            {
                foreach (var count in Enumerable.Range(2, 7))
                {
                    sizes.Add(system, count);
                }
            }

            return sizes;
        }
    }

    [Theory]
    [MemberData(nameof(EveryMode))]
    public async Task A_draining_node_stays_reachable_for_polling_and_leaves_only_the_web_pool(string system, string polling)
    {
        var facts = await PollingSystems.Facts(system, $"polling: {{ {polling} }}");
        facts.Pools.Where(pool => pool.Check.RemovesDraining).Select(pool => pool.Purpose).ShouldBe([PoolPurpose.Web]);
        var pools = facts.Pools.Where(pool => pool.Purpose == PoolPurpose.Polling).ToList();
        pools.ShouldNotBeEmpty();
        // A port is asked whether it is open, or nothing is where Tentacles reach the node itself.
        pools.ShouldAllBe(pool => pool.Check.Check == "TCP" || pool.Check.Check == "none");
    }

    [Theory]
    [MemberData(nameof(EveryMode))]
    public async Task The_kubernetes_monitor_has_one_address_for_the_cluster_in_every_mode(string system, string polling)
    {
        var facts = await PollingSystems.Facts(system, $"polling: {{ {polling} }}");
        var grpc = facts.Addresses.Where(address => address.Port == 8443).ShouldHaveSingleItem();
        grpc.Address.ShouldBe(PollingSystems.GrpcHost(system));
        facts.Pools.Single(pool => pool.Name == grpc.Pool).ShouldSatisfyAllConditions(
            pool => pool.Nodes.ShouldBe(["node1", "node2"]),
            pool => pool.Port.ShouldBe(8443));
        var document = await PollingSystems.Preview(system, $"polling: {{ {polling} }}");
        document.Outputs["grpcAddress"]!.ToString().ShouldBe($"{PollingSystems.GrpcHost(system)}:8443");
    }

    [Theory]
    [MemberData(nameof(EveryMode))]
    public async Task Tls_is_never_ended_on_a_polling_door(string system, string polling)
    {
        var facts = await PollingSystems.Facts(system, $"polling: {{ {polling} }}");
        var pools = facts.Pools.Where(pool => pool.Purpose == PoolPurpose.Polling).Select(pool => pool.Name).ToHashSet();
        facts.Addresses.Where(address => address.Pool is not null && pools.Contains(address.Pool)).ShouldAllBe(address => address.Protocol == "TCP");
    }

    public static TheoryData<string, string> EveryMode
    {
        get
        {
            var modes = new TheoryData<string, string>();
            foreach (var system in PollingSystems.All)
            {
                foreach (var mode in new[] { "mode: port-per-node", "mode: address-per-node", "mode: shared-address", "mode: shared-address, sharedPort: 10942, alsoKeep: port-per-node" })
                {
                    modes.Add(system, mode);
                }
            }

            return modes;
        }
    }
}
