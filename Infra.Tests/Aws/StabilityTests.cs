using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Aws;

/// <summary>What a change of the settings leaves alone.</summary>
public class StabilityTests
{
    private const string Base = "polling: { mode: port-per-node }\n";

    [Theory]
    [InlineData("application", 2)]
    [InlineData("application", 7)]
    [InlineData("network", 3)]
    public async Task Adding_a_node_changes_no_resource_that_exists(string kind, int count)
    {
        string Stack(int nodes) => $"{Base}loadBalancer: {{ kind: {kind} }}\nnodes: {{ count: {nodes} }}";
        var added = await Added(Stack(count), Stack(count + 1));
        added.ShouldContain($"nodes-service-node{count + 1}");
        added.ShouldAllBe(name => name.Contains($"node{count + 1}", StringComparison.Ordinal) || name.StartsWith($"network-allow-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Adding_a_block_opens_it_and_changes_nothing_else()
    {
        var added = await Added(Base + "network: { allowedCidrs: [10.1.0.0/16] }", Base + "network: { allowedCidrs: [10.9.0.0/16, 10.1.0.0/16] }");
        added.ShouldAllBe(name => name.EndsWith("from-10.9.0.0-16", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Opening_polling_touches_the_nodes_and_nothing_with_data()
    {
        var (before, after) = (await Previews.Of(), await Previews.Of(Base));
        Changed(before, after).ShouldBe(["nodes-service-node1", "nodes-service-node2"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("port-per-node")]
    [InlineData("address-per-node")]
    [InlineData("shared-address")]
    public async Task Retiring_node_2_of_4_leaves_everything_of_the_others_as_it_was(string mode)
    {
        string Stack(string nodes) => $"polling: {{ mode: {mode} }}\nnodes: {{ count: 4{nodes} }}";
        // Backwards: what retiring takes away is what its return adds.
        var taken = await Added(Stack(", retired: [node2]"), Stack(""));
        taken.ShouldContain("nodes-service-node2");
        taken.ShouldAllBe(name => name.Contains("node2", StringComparison.Ordinal) || name.StartsWith("network-allow-polling-10944", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mode: shared-address, sharedPort: 10942", "port-per-node")]
    [InlineData("mode: shared-address", "address-per-node")]
    [InlineData("mode: address-per-node", "port-per-node")]
    public async Task Moving_to_another_mode_keeps_every_address_until_the_last_step(string target, string from)
    {
        var before = await Previews.Of($"polling: {{ mode: {from} }}");
        var between = await Previews.Of($"polling: {{ {target}, alsoKeep: {from} }}");
        var after = await Previews.Of($"polling: {{ {target} }}");

        // First nothing goes and no listener changes, then nothing of the new mode does.
        before.Resources.Select(resource => resource.Urn).ShouldBeSubsetOf(between.Resources.Select(resource => resource.Urn));
        Changed(before, between).ShouldAllBe(name => name.StartsWith("nodes-", StringComparison.Ordinal));
        after.Resources.Select(resource => resource.Urn).ShouldBeSubsetOf(between.Resources.Select(resource => resource.Urn));
        Changed(between, after).ShouldAllBe(name => name.StartsWith("nodes-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Maintenance_changes_services_and_alarms_only()
    {
        var (before, after) = (await Previews.Of(Base), await Previews.Of(Base + "maintenance: true"));
        Changed(before, after).ShouldBe(
            ["alerts-no-node", "alerts-node-out-of-pool", "alerts-task-node1", "alerts-task-node2", "nodes-service-node1", "nodes-service-node2"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_new_version_changes_task_definitions_only()
    {
        var (before, after) = (await Previews.Of(Base), await Previews.Of(Base + "version: 2026.4.7000"));
        Changed(before, after).ShouldBe(["nodes-task-node1", "nodes-task-node2"], ignoreOrder: true);
    }

    [Theory]
    [InlineData("application", 2)]
    [InlineData("application", 7)]
    [InlineData("network", 3)]
    public async Task Adding_a_windows_node_changes_no_resource_that_exists(string kind, int count)
    {
        string Stack(int nodes) => StackText.Windows($"{Base}loadBalancer: {{ kind: {kind} }}\nnodes: {{ host: windows, count: {nodes} }}");
        var added = await Added(Stack(count), Stack(count + 1));
        var node = $"node{count + 1}";
        added.ShouldContain($"nodes-group-{node}");
        added.ShouldContain($"nodes-template-{node}");
        added.ShouldAllBe(name => name.Contains(node, StringComparison.Ordinal) || name.StartsWith($"network-allow-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_new_size_image_or_version_of_a_windows_node_changes_its_template_only()
    {
        var before = await Previews.Of(StackText.Windows(Base + "nodes: { host: windows }"));
        foreach (var change in new[] { "nodes: { host: windows, size: large }\ndatabase: { size: large }", "nodes: { host: windows, machineImage: ami-0123456789abcdef0 }", "nodes: { host: windows }\nversion: 2026.4.7000" })
        {
            var after = await Previews.Of(StackText.Windows(Base + change));
            Changed(before, after).Where(name => name != "database-instance").ShouldBe(["nodes-template-node1", "nodes-template-node2"], ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Maintenance_of_windows_nodes_changes_groups_and_alarms_only()
    {
        var (before, after) = (await Previews.Of(StackText.Windows(Base)), await Previews.Of(StackText.Windows(Base + "maintenance: true")));
        Changed(before, after).ShouldBe(
            ["alerts-machine-node1", "alerts-machine-node2", "alerts-no-node", "alerts-node-out-of-pool", "nodes-group-node1", "nodes-group-node2"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_zone_more_moves_neither_share_nor_directory_nor_machine()
    {
        var (before, after) = (await Previews.Of(StackText.Windows(Base + "network: { zones: 2 }")), await Previews.Of(StackText.Windows(Base + "network: { zones: 3 }")));
        foreach (var name in new[] { "storage-directory", "storage-file-system", "nodes-group-node1", "nodes-group-node2" })
        {
            // A group waits for one way out more, which moves nothing.
            after.Single(name).Inputs.ToJsonString().ShouldBe(before.Single(name).Inputs.ToJsonString());
        }
    }

    private static async Task<IReadOnlyList<string>> Added(string before, string after)
    {
        var (old, young) = (await Previews.Of(before), await Previews.Of(after));
        Changed(old, young).ShouldBeEmpty();
        var existing = old.Resources.Select(resource => resource.Urn).ToHashSet(StringComparer.Ordinal);
        existing.ShouldBeSubsetOf(young.Resources.Select(resource => resource.Urn));
        return [.. young.Resources.Where(resource => !existing.Contains(resource.Urn)).Select(resource => resource.Name)];
    }

    private static IReadOnlyList<string> Changed(PreviewDocument before, PreviewDocument after)
    {
        var young = after.Resources.ToDictionary(resource => resource.Urn, StringComparer.Ordinal);
        return [.. before.Resources
            .Where(resource => young.TryGetValue(resource.Urn, out var other) && Everything(resource) != Everything(other))
            .Select(resource => resource.Name)];
    }

    private static string Everything(PreviewResource resource) =>
        string.Join('|', resource.Inputs.ToJsonString(), List(resource.Dependencies), List(resource.DependsOn), List(resource.IgnoreChanges), List(resource.ReplaceOnChanges),
            List(resource.AdditionalSecretOutputs), List(resource.Timeouts.Select(timeout => $"{timeout.Key}={timeout.Value}")),
            List(resource.PropertyDependencies.Select(property => $"{property.Key}={List(property.Value)}")),
            resource.Protect, resource.RetainOnDelete, resource.DeleteBeforeReplace, resource.Parent);

    private static string List(IEnumerable<string> items) => string.Join(',', items);
}
