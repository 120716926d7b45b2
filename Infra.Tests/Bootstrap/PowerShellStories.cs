using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using OctopusHA.Bootstrap;
using OctopusHA.Settings;
using OctopusHA.Tests.Rehearsal;
using Xunit;

namespace OctopusHA.Tests.Bootstrap;

/// <summary>
/// The install scripts of both clouds in a real PowerShell, on a machine that is none (<c>Machine/</c>): all stories of a cloud
/// are told by one process, once.
/// </summary>
internal static class PowerShellStories
{
    // Names the PowerShell to take, such as pwsh on Windows, where Windows PowerShell 5.1 comes first: nodes have no other.
    private const string Variable = "POWERSHELL";

    private static readonly Lazy<Task<IReadOnlyDictionary<string, PowerShellStory>>> All = new(Tell);

    /// <summary>A story of a cloud, unless the test is skipped.</summary>
    /// <param name="name">Its name in <c>stories.ps1</c>.</param>
    /// <param name="cloud">The cloud; by default, the one in the parameters.</param>
    public static async Task<PowerShellStory> Of(string name, Cloud? cloud = null)
    {
        Tools.DemandAsked("machine");
        Skip.If(Shell is null, $"There is no PowerShell: put pwsh on the PATH, name one in {Variable}, or run eng/install-tools.sh.");
        var all = await All.Value;
        Cloud[] clouds = cloud is { } one ? [one] : [Cloud.Aws, Cloud.Azure];
        var story = clouds.Select(each => all.GetValueOrDefault($"{each}/{name}")).FirstOrDefault(story => story is not null)
            ?? throw new InvalidOperationException($"There is no story '{name}'.");
        return story.Trouble.Length == 0 ? story : throw new InvalidOperationException($"The story '{name}' cannot be told: {story.Trouble}");
    }

    private static string? Shell { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? OnPath(named)
        : (OperatingSystem.IsWindows() ? OnPath("powershell") : null) ?? OnPath("pwsh") ?? Installed;

    private static string? Installed => Path.Combine(Golden.Root, "artifacts", "tools", "pwsh", "pwsh") is var path && File.Exists(path) ? path : null;

    private static string? OnPath(string name) => Tools.OnPath(OperatingSystem.IsWindows() ? $"{name}.exe" : name);

    private static async Task<IReadOnlyDictionary<string, PowerShellStory>> Tell()
    {
        using var folder = new TemporaryFolder();
        folder.Write("aws.ps1", InstallScript.For(Cloud.Aws));
        folder.Write("azure.ps1", InstallScript.For(Cloud.Azure));
        folder.Write("user-data.txt", WindowsNodes.UserData(WindowsNodes.OnAws()).Split("<powershell>\n")[1].Split("</powershell>")[0]);
        folder.Write("nodes.json", JsonSerializer.Serialize(new Dictionary<string, Dictionary<string, string>>(StringComparer.Ordinal)
        {
            ["aws1"] = WindowsNodes.Values(WindowsNodes.OnAws(1)),
            ["aws2"] = WindowsNodes.Values(WindowsNodes.OnAws(2)),
            ["azure1"] = WindowsNodes.Values(WindowsNodes.OnAzure(1)),
            ["azure2"] = WindowsNodes.Values(WindowsNodes.OnAzure(2)),
        }));
        var told = await Task.WhenAll(TellOf(folder.Path, Cloud.Aws), TellOf(folder.Path, Cloud.Azure));
        return told.SelectMany(stories => stories).ToDictionary(StringComparer.Ordinal);
    }

    private static async Task<IEnumerable<KeyValuePair<string, PowerShellStory>>> TellOf(string folder, Cloud cloud)
    {
        var name = Names.KebabCase($"{cloud}");
        string[] arguments = ["-NoProfile", "-NonInteractive", .. OperatingSystem.IsWindows() ? ["-ExecutionPolicy", "Bypass"] : Array.Empty<string>(),
            "-File", Path.Combine(Golden.Root, "Infra.Tests", "Bootstrap", "Machine", "run.ps1"), folder, name];
        var start = new ProcessStartInfo(Shell!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // Neither news nor telemetry, and nothing kept in the home folder.
        start.Environment["POWERSHELL_UPDATECHECK"] = "Off";
        start.Environment["POWERSHELL_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"PowerShell ended with {process.ExitCode}: {await output}{await error}");
        }

        var stories = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, $"{name}.json")))!.AsObject();
        return [.. stories.Select(story => KeyValuePair.Create($"{cloud}/{story.Key}", new PowerShellStory(story.Value!.AsObject())))];
    }
}

/// <summary>What came of a story.</summary>
/// <param name="document">What <c>run.ps1</c> wrote of it.</param>
internal sealed class PowerShellStory(JsonObject document)
{
    /// <summary>What kept the story itself from being told; empty where nothing did.</summary>
    public string Trouble => document["trouble"]!.GetValue<string>();

    /// <summary>The installation's log.</summary>
    public string Log => document["log"]!.GetValue<string>();

    /// <summary>The command lines that Octopus Server was given, in their order.</summary>
    public IReadOnlyList<string> Octopus => Texts(document["octopus"]);

    /// <summary>Whatever the machine was asked for, in its order.</summary>
    public IReadOnlyList<string> Calls => Texts(document["calls"]);

    /// <summary>What the instance's tag has said, one after the other.</summary>
    public IReadOnlyList<string> Reports => Texts(document["reports"]);

    /// <summary>What the task scheduler saw fail.</summary>
    public IReadOnlyList<string> TaskErrors => Texts(document["taskErrors"]);

    /// <summary>A fact as a text; empty where it is nothing.</summary>
    /// <param name="fact">Its name.</param>
    public string Text(string fact) => Fact(fact)?.ToString() ?? "";

    /// <summary>A fact as a number.</summary>
    /// <param name="fact">Its name.</param>
    public double Number(string fact) => Fact(fact)!.GetValue<double>();

    /// <summary>A fact as a list.</summary>
    /// <param name="fact">Its name.</param>
    public IReadOnlyList<string> List(string fact) => Texts(Fact(fact));

    private JsonNode? Fact(string name) => document["facts"]!.AsObject().TryGetPropertyValue(name, out var value)
        ? value
        : throw new InvalidOperationException($"The story does not tell '{name}'. {Trouble}");

    private static string[] Texts(JsonNode? node) => node switch
    {
        null => [],
        JsonArray array => [.. array.Select(item => item!.ToString())],
        _ => [node.ToString()],
    };
}
