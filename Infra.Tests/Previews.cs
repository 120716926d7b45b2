using System.Text.Json.Nodes;
using OctopusHA.Preview;
using OctopusHA.Settings;

namespace OctopusHA.Tests;

/// <summary>Previews for tests, and short ways to what stands in them.</summary>
internal static class Previews
{
    /// <summary>The preview of the smallest stack with some settings laid over it.</summary>
    public static Task<PreviewDocument> Of(string lines = "") => PreviewRunner.RunAsync(StackText.Settings(lines), "test", "us-east-1");

    /// <summary>The preview of an example stack.</summary>
    public static Task<PreviewDocument> Example(string stack)
    {
        var file = StackFile.Read(Path.Combine(Golden.Root, $"Pulumi.{stack}.yaml"));
        var reading = SettingsReader.Read(file.Configuration, Strictness.Preview, file.Stack, file.Region);
        return PreviewRunner.RunAsync(new PreviewRequest(reading.OrThrow(file.Source), stack) { Region = file.Region, Warnings = reading.Warnings });
    }

    /// <summary>Settings as a preview takes them, where a missing secret is no problem: some lines and what every stack must say.</summary>
    public static OctopusSettings Settings(string lines) =>
        SettingsReader.Read(StackText.Parse("cloud: aws\nversion: 2026.4.6342\n" + lines), Strictness.Preview).OrThrow("test");

    /// <summary>The names of the example stacks.</summary>
    public static IReadOnlyList<string> Examples { get; } = StackFile.StacksIn(Golden.Root);

    /// <summary>An input by its path: <c>healthCheck.matcher</c>, <c>defaultActions.0.type</c>; null where there is none.</summary>
    public static JsonNode? Input(this PreviewResource resource, string path)
    {
        JsonNode? node = resource.Inputs;
        foreach (var step in path.Split('.'))
        {
            node = int.TryParse(step, out var index) ? (node as JsonArray)?.ElementAtOrDefault(index) : node?[step];
        }

        return node;
    }

    /// <summary>An input that is a text, or the text of another value.</summary>
    public static string? Text(this PreviewResource resource, string path) => resource.Input(path)?.ToString();

    /// <summary>A reference as the preview writes it.</summary>
    public static string Reference(this PreviewResource resource, string property) => $"${{{resource.Type}::{resource.Name}.{property}}}";

    /// <summary>A container of a node's task.</summary>
    public static JsonObject Container(this PreviewDocument document, string node, string name) =>
        JsonNode.Parse(document.Single($"nodes-task-{node}").Text("containerDefinitions")!)!.AsArray()
            .Select(container => container!.AsObject())
            .Single(container => container["name"]!.ToString() == name);

    /// <summary>The variables of a container.</summary>
    public static Dictionary<string, string> Variables(this JsonObject container) =>
        container["environment"]!.AsArray().ToDictionary(variable => variable!["name"]!.ToString(), variable => variable!["value"]!.ToString(), StringComparer.Ordinal);

    /// <summary>The services of nodes; the Redis queue has one, too.</summary>
    public static IEnumerable<PreviewResource> Services(this PreviewDocument document) =>
        document.OfType("aws:ecs/service:Service").Where(service => service.Name.StartsWith("nodes-", StringComparison.Ordinal));

    public static IEnumerable<PreviewResource> Listeners(this PreviewDocument document) => document.OfType("aws:lb/listener:Listener");

    public static IEnumerable<PreviewResource> TargetGroups(this PreviewDocument document) => document.OfType("aws:lb/targetGroup:TargetGroup");
}
