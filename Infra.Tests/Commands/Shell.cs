using OctopusHA.Commands;

namespace OctopusHA.Tests.Commands;

/// <summary>A folder with stack files, in which a test runs commands; it goes with the test.</summary>
internal sealed class Shell : IDisposable
{
    /// <summary>What every stack needs besides its secrets.</summary>
    public const string Base = "octopus-ha:cloud: aws\noctopus-ha:version: 2026.4.6909";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("octopus-ha-");

    public Shell() => File.WriteAllText(Path.Combine(Folder, "Pulumi.yaml"), "name: my-octopus # ours\nruntime: dotnet\n");

    public string Folder => _folder.FullName;

    /// <summary>What is piped in.</summary>
    public string Input { get; init; } = "";

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>A stack of these settings, one a line, on top of what every stack needs.</summary>
    public Shell With(string stack, string settings = "") => WithText(stack, "config:\n" + Indented($"{Base}\n{settings}"));

    /// <summary>A stack file of this very text.</summary>
    public Shell WithText(string stack, string text)
    {
        File.WriteAllText(Path.Combine(Folder, $"Pulumi.{stack}.yaml"), text);
        return this;
    }

    public async Task<(int Exit, string Output, string Error)> Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exit = await CommandLine.RunAsync(args, new Terminal(output, error, Folder, name => Variables.GetValueOrDefault(name), () => TextStyle.Plain) { Input = new StringReader(Input) });
        return (exit, output.ToString(), error.ToString());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Indented(string lines) => string.Concat(lines.Split('\n').Select(line => $"  {line}\n"));
}
