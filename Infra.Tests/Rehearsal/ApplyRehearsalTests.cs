using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>The examples applied by the real provider to a local AWS API, read back, planned again and changed.</summary>
[Collection(Rehearsals.Name)]
public class ApplyRehearsalTests(RunningStacks stacks, ITestOutputHelper output)
{
    public static TheoryData<string> Stacks => [.. RehearsalStack.Applied.Select(stack => stack.Name)];

    [SkippableTheory]
    [MemberData(nameof(Stacks))]
    public async Task Every_resource_can_be_created_in_the_order_of_the_program(string name)
    {
        var stack = stacks.Demand(name);
        await stack.Demand(stack => stack.Found);
        output.WriteLine($"{stack.FirstPlan!.Changes.Count} resources of {stack.FirstPlan.Types.Count} types made.");
        stack.Times.ToList().ForEach(output.WriteLine);
        foreach (var (type, reason) in Tables.Stubbed.Where(entry => stack.FirstPlan.Types.Contains(entry.Key.Split('.')[0])))
        {
            output.WriteLine($"accepted by the provider, stubbed by the API: {type} ({reason})");
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Stacks))]
    public async Task What_exists_is_what_the_settings_promise(string name)
    {
        var stack = stacks.Demand(name);
        var found = await stack.Demand(stack => stack.Found);
        Promises.ShouldBeKept(Promises.Of(stack.Settings!, stack.Region), FoundPromises.In(found, name));
    }

    [SkippableTheory]
    [MemberData(nameof(Stacks))]
    public async Task Every_secret_exists_and_nobody_can_read_it_elsewhere(string name)
    {
        var stack = stacks.Demand(name);
        var found = await stack.Demand(stack => stack.FoundAfterUpgrade);
        var values = found["secrets"]!.AsArray().Select(secret => $"{secret!["value"]}").ToList();
        foreach (var secret in new[] { stack.Secrets.MasterKey, stack.Secrets.AdminPassword, stack.Secrets.License })
        {
            values.ShouldContain(secret);
        }

        values.ShouldContain(value => value.Contains(stack.Secrets.DatabasePassword, StringComparison.Ordinal));
        foreach (var secret in stack.Secrets.Values)
        {
            FoundPromises.Readable(found).ShouldAllBe(text => !text.Contains(secret, StringComparison.Ordinal));
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Stacks))]
    public async Task A_second_deployment_changes_nothing_but_what_the_local_api_forgets(string name)
    {
        var stack = stacks.Demand(name);
        var plan = await stack.Demand(stack => stack.SecondPlan);
        plan.Unexplained.ShouldBeEmpty("a new difference: put it right, or into Tables.Gaps with its reason");
        plan.Healed.ShouldBeEmpty("the local API keeps it by now: take it out of Tables.Gaps");
        plan.Changes.Values.ShouldAllBe(action => action == "update");
    }

    [SkippableTheory]
    [MemberData(nameof(Stacks))]
    public async Task Adding_a_node_does_not_change_existing_nodes(string name)
    {
        var stack = stacks.Demand(name);
        var plan = await stack.Demand(stack => stack.OneNodeMore);
        var node = $"node{stack.Settings!.Nodes.Count + 1}";
        var port = $"{stack.Settings.Polling.Port + stack.Settings.Nodes.Count}";
        var changes = plan.BeyondGaps();
        changes.Values.ShouldAllBe(action => action == "create");
        changes.Keys.ShouldAllBe(address => address.EndsWith(node, StringComparison.Ordinal) || address.Contains($"-{port}-from-", StringComparison.Ordinal));
        foreach (var part in stack.IsWindows ? MachineParts : ContainerParts)
        {
            changes.Keys.ShouldContain($"{part}-{node}");
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Stacks))]
    public async Task A_new_interval_of_the_health_check_changes_the_pool_in_place(string name) =>
        Lines((await stacks.Demand(name).Demand(stack => stack.NewInterval)).BeyondGaps()).ShouldBe(["aws_lb_target_group.load-balancer-web update"]);

    [SkippableTheory]
    [MemberData(nameof(Stacks))]
    public async Task Maintenance_stops_every_node_and_silences_the_alarms_and_touches_nothing_else(string name)
    {
        var stack = stacks.Demand(name);
        var found = await stack.Demand(stack => stack.FoundInMaintenance);
        Running(stack, found).ShouldAllBe(count => count == 0);
        Running(stack, found).Count().ShouldBe(stack.Settings!.Nodes.Count + 1);
        var changes = stack.Maintenance!.BeyondGaps();
        changes.Where(change => change.Value == "update").Select(change => TypeOf(change.Key)).Distinct()
            .ShouldBe(["aws_cloudwatch_metric_alarm", stack.IsWindows ? "aws_autoscaling_group" : "aws_ecs_service"], ignoreOrder: true);
        changes.Where(change => change.Value != "update").Select(change => change.Key).ShouldAllBe(address => address == "aws_lb_listener_rule.load-balancer-maintenance");
    }

    [SkippableTheory]
    [MemberData(nameof(Stacks))]
    public async Task A_new_version_after_maintenance_starts_every_node_anew_and_keeps_all_data(string name)
    {
        var stack = stacks.Demand(name);
        var found = await stack.Demand(stack => stack.FoundAfterUpgrade);
        Running(stack, found).ShouldAllBe(count => count == 1);
        var replaced = stack.Upgrade!.Changes.Where(change => change.Value == "replace").Select(change => TypeOf(change.Key)).Distinct();
        if (stack.IsWindows)
        {
            // The next machine of each node receives the new version: its template changes in place.
            replaced.ShouldBeEmpty();
            var told = found["launchTemplates"]!.AsArray().Select(versions => versions!.AsArray().Single(version => (bool)version!["DefaultVersion"]!)!["LaunchTemplateData"]!["UserData"]!.ToString());
            told.Select(data => Base64Text.Decode(data)!).ShouldAllBe(data => data.Contains($"Version = '{AppliedStack.NewVersion}'", StringComparison.Ordinal));
            return;
        }

        var tasks = found["taskDefinitions"]!.AsArray().ToDictionary(task => $"{task!["taskDefinitionArn"]}", task => task!);
        Services(found).ShouldAllBe(service => tasks[$"{service["taskDefinition"]}"].ToJsonString().Contains($":{AppliedStack.NewVersion}\"", StringComparison.Ordinal));
        replaced.ShouldBe(["aws_ecs_task_definition"]);
        stack.Upgrade.Replaced.ShouldAllBe(line => line.EndsWith("""by [["container_definitions"]]""", StringComparison.Ordinal));
    }

    [SkippableTheory]
    [MemberData(nameof(Stacks))]
    public async Task No_change_of_a_running_stack_replaces_or_deletes_data_or_an_address(string name)
    {
        var stack = stacks.Demand(name);
        var planned = await stack.Demand(stack => stack.Planned);
        foreach (var (change, plan) in planned)
        {
            output.WriteLine($"{change}: {string.Join(", ", plan.BeyondGaps().GroupBy(entry => $"{entry.Value} {TypeOf(entry.Key)}", (what, all) => $"{what} {all.Count()}").Order(StringComparer.Ordinal))}");
        }

        foreach (var plan in new[] { stack.SecondPlan!, stack.OneNodeMore!, stack.NewInterval!, stack.Maintenance!, stack.Upgrade! }.Concat(planned.Values))
        {
            plan.Changes.Where(change => change.Value is "replace" or "delete").Select(change => TypeOf(change.Key)).ShouldAllBe(type => !Tables.Lasting.Contains(type));
        }
    }

    [SkippableTheory]
    [MemberData(nameof(Stacks))]
    public async Task The_local_api_was_asked_for_nothing_that_it_cannot_do(string name)
    {
        var stack = stacks.Demand(name);
        await stack.Demand(stack => stack.FoundAfterUpgrade);
        stack.NotImplemented.ShouldBeEmpty();
    }

    private static readonly string[] ContainerParts = ["aws_ecs_service.nodes-service", "aws_ecs_task_definition.nodes-task"];
    private static readonly string[] MachineParts = ["aws_autoscaling_group.nodes-group", "aws_launch_template.nodes-template"];

    // The number of tasks or machines that each node is to have.
    private static IEnumerable<int> Running(AppliedStack stack, JsonNode found) => stack.IsWindows
        ? found["autoScalingGroups"]!.AsArray().Select(group => (int)group!["DesiredCapacity"]!)
        : Services(found).Select(service => (int)service["desiredCount"]!);

    private static IEnumerable<JsonNode> Services(JsonNode found) => found["services"]!.AsArray().Select(service => service!);

    private static IEnumerable<string> Lines(IReadOnlyDictionary<string, string> changes) => changes.Select(change => $"{change.Key} {change.Value}");

    private static string TypeOf(string address) => address[..address.IndexOf('.', StringComparison.Ordinal)];
}
