using System.Text.Json.Nodes;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace OctopusHA.Tests.Rehearsal;

/// <summary>Whether the real provider replaces what <c>preview --diff</c> says it replaces, property by property.</summary>
[Collection(Rehearsals.Name)]
public class ReplacementRehearsalTests(RunningStacks stacks, ITestOutputHelper output)
{
    public static TheoryData<string> Stacks => [.. RehearsalStack.All.Select(stack => stack.Name)];

    [SkippableTheory]
    [MemberData(nameof(Stacks))]
    public async Task The_provider_replaces_what_the_table_says_and_nothing_else(string name)
    {
        var (translated, _, plan, schema) = await stacks.PlannedAsync(name);
        var faults = new SortedSet<string>(StringComparer.Ordinal);
        var asked = 0;
        foreach (var (address, resource) in translated.Resources)
        {
            var type = address.Split('.')[0];
            var replacing = plan.ReplacePaths.GetValueOrDefault(address) ?? new HashSet<string>();
            foreach (var path in Leaves(resource.Inputs, "").Distinct(StringComparer.Ordinal))
            {
                if (Translation.WayOf(type, schema.Type(type), path) is { } way)
                {
                    asked++;
                    // For a set, the provider reports only the whole set.
                    var replaces = replacing.Any(forcing => way == forcing || way.StartsWith($"{forcing}.", StringComparison.Ordinal));
                    if (replaces != Replacements.Forces(resource.Type, path))
                    {
                        faults.Add($"{resource.Type} {path}: the provider {(replaces ? "replaces" : "updates")}, the table says otherwise");
                    }
                }
            }
        }

        output.WriteLine($"{asked} properties of {translated.Resources.Count} resources were asked for.");
        faults.ShouldBeEmpty(string.Join(Environment.NewLine, faults));
    }

    private static IEnumerable<string> Leaves(JsonNode? node, string path) => node switch
    {
        JsonObject { Count: > 0 } map => map.SelectMany(member => Leaves(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
        JsonArray { Count: > 0 } list when list[0] is JsonObject => list.SelectMany(item => Leaves(item, path)),
        _ => [path],
    };
}
