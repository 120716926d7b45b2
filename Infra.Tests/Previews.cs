using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using OctopusHA.Preview;
using OctopusHA.Settings;
using OctopusHA.Settings.Rules;

namespace OctopusHA.Tests;

/// <summary>
/// Previews for tests, and short ways to what they contain. A preview is made once for all tests that ask for the same
/// settings, so no test may change it; <see cref="Copy"/> makes one that may be changed.
/// </summary>
internal static class Previews
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<PreviewDocument>>> BySettings = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Lazy<Task<PreviewDocument>>> ByExample = new(StringComparer.Ordinal);

    /// <summary>The preview of the smallest stack with some settings laid over it.</summary>
    public static Task<PreviewDocument> Of(string lines = "") => Once(BySettings, lines, () =>
    {
        var settings = StackText.Settings(lines);
        return PreviewRunner.RunAsync(settings, "test", StackText.Region(settings.Cloud));
    });

    /// <summary>The preview of the smallest stack on Azure with some settings laid over it.</summary>
    public static Task<PreviewDocument> OfAzure(string lines = "") => Of(StackText.Azure(lines));

    /// <summary>The preview of an example stack.</summary>
    public static Task<PreviewDocument> Example(string stack) => Once(ByExample, stack, () =>
    {
        var file = StackFile.Read(FileOf(stack));
        var reading = SettingsReader.Read(file.Configuration, Strictness.Preview, file.Stack, file.Region);
        return PreviewRunner.RunAsync(new PreviewRequest(reading.OrThrow(file.Source), stack) { Region = file.Region, Warnings = reading.Warnings });
    });

    /// <summary>The same preview with inputs that a test may change.</summary>
    public static PreviewDocument Copy(this PreviewDocument preview) => new(
        preview.Project,
        preview.Stack,
        preview.Resources.Select(resource => resource with { Inputs = (JsonObject)resource.Inputs.DeepClone() }),
        preview.Outputs,
        preview.Warnings);

    // On a thread of its own: a test that waits for the preview of another must not keep xunit's threads from making it.
    private static Task<PreviewDocument> Once(
        ConcurrentDictionary<string, Lazy<Task<PreviewDocument>>> made, string key, Func<Task<PreviewDocument>> make) =>
        made.GetOrAdd(key, _ => new Lazy<Task<PreviewDocument>>(() => Task.Run(make))).Value;

    /// <summary>Settings as a preview takes them, where a missing secret is no problem: some lines and what every stack must say.</summary>
    public static OctopusSettings Settings(string lines) =>
        SettingsReader.Read(StackText.Parse("cloud: aws\nversion: 2026.4.6909\n" + lines), Strictness.Preview).OrThrow("test");

    /// <summary>The names of the example stacks.</summary>
    public static IReadOnlyList<string> Examples { get; } = [.. Folders.SelectMany(ProjectFolder.StacksIn).Order(StringComparer.Ordinal)];

    /// <summary>The file of an example stack.</summary>
    public static string FileOf(string stack) => Folders.Select(folder => Path.Combine(folder, $"Pulumi.{stack}.yaml")).First(File.Exists);

    // Examples to begin with stand in the root, as a team's own stacks do; further ones in a folder of their own.
    private static string[] Folders => [Golden.Root, Path.Combine(Golden.Root, "examples")];

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

    public static IEnumerable<PreviewResource> Groups(this PreviewDocument document) => document.OfType("aws:autoscaling/group:Group");

    /// <summary>The decoded user data of a Windows node's machine.</summary>
    public static string UserData(this PreviewDocument document, string node) =>
        Base64Text.Decode(document.Single($"nodes-template-{node}").Text("userData")!)!;

    /// <summary>The tags of a resource; a group's are a list.</summary>
    public static Dictionary<string, string> Tags(this PreviewResource resource) => resource.Input("tags") switch
    {
        JsonArray list => list.ToDictionary(tag => tag!["key"]!.ToString(), tag => tag!["value"]!.ToString(), StringComparer.Ordinal),
        JsonObject map => map.ToDictionary(tag => tag.Key, tag => tag.Value!.ToString(), StringComparer.Ordinal),
        _ => [],
    };

    public static IEnumerable<PreviewResource> Listeners(this PreviewDocument document) => document.OfType("aws:lb/listener:Listener");

    public static IEnumerable<PreviewResource> TargetGroups(this PreviewDocument document) => document.OfType("aws:lb/targetGroup:TargetGroup");
}
