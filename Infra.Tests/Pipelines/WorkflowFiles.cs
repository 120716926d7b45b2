using YamlDotNet.RepresentationModel;

namespace OctopusHA.Tests.Pipelines;

/// <summary>The pipelines that a team copies, as YAML.</summary>
internal static class WorkflowFiles
{
    /// <summary>The folder that mirrors <c>.github</c>.</summary>
    public static string GitHub { get; } = Path.Combine(Golden.Root, "pipelines", "github");

    /// <summary>The workflows for GitHub, by name.</summary>
    public static IReadOnlyList<string> Workflows { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(GitHub, "workflows")).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];

    /// <summary>Every file of every system.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(Golden.Root, "pipelines"), "*.yml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    public static YamlMappingNode Workflow(string name) => Read(Path.Combine(GitHub, "workflows", name));

    public static YamlMappingNode Read(string file)
    {
        var yaml = new YamlStream();
        using var reader = new StreamReader(file);
        yaml.Load(reader);
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    /// <summary>The value at a path of names; null if there is none.</summary>
    public static YamlNode? At(this YamlNode? node, params string[] path) =>
        path.Aggregate(node, (at, name) => at is YamlMappingNode map && map.Children.TryGetValue(name, out var below) ? below : null);

    public static string? Text(this YamlNode? node, params string[] path) => (node.At(path) as YamlScalarNode)?.Value;

    /// <summary>The jobs of a workflow by name.</summary>
    public static IEnumerable<(string Name, YamlMappingNode Job)> Jobs(this YamlMappingNode workflow) =>
        ((YamlMappingNode)workflow.At("jobs")!).Children.Select(job => (((YamlScalarNode)job.Key).Value!, (YamlMappingNode)job.Value));

    /// <summary>The steps of a job.</summary>
    public static IEnumerable<YamlMappingNode> Steps(this YamlMappingNode job) => (job.At("steps") as YamlSequenceNode)?.OfType<YamlMappingNode>() ?? [];

    /// <summary>The script of a job's step by the step's name.</summary>
    public static string Script(string workflow, string job, string step) =>
        Workflow(workflow).Jobs().Single(each => each.Name == job).Job.Steps().Single(each => each.Text("name") == step).Text("run")!;

    /// <summary>Every script in a file, whatever the system calls it.</summary>
    public static IEnumerable<string> Scripts(YamlNode node) => node switch
    {
        YamlMappingNode map => map.Children.SelectMany(child => (child.Key as YamlScalarNode)?.Value is "run" or "bash" or "inlineScript" or "script" or "before_script"
            ? child.Value is YamlScalarNode script ? [script.Value!] : [string.Join('\n', ((YamlSequenceNode)child.Value).Select(line => ((YamlScalarNode)line).Value))]
            : Scripts(child.Value)),
        YamlSequenceNode list => list.SelectMany(Scripts),
        _ => [],
    };
}
