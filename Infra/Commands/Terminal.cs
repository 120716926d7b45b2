
namespace OctopusHA.Commands;

/// <summary>What a command reads and writes; a test gives its own.</summary>
/// <param name="Output">What was asked for, and nothing else.</param>
/// <param name="Error">Mistakes and advice.</param>
/// <param name="Folder">The folder that the command runs in.</param>
/// <param name="Variable">The value of an environment variable; null when it is not set.</param>
/// <param name="Style">What texts are written for.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, string Folder, Func<string, string?> Variable, Func<TextStyle> Style)
{
    /// <summary>What is piped in. When left out: nothing.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>The terminal, or the pipe, that the process was started with.</summary>
    public static Terminal OfProcess() =>
        new(Console.Out, Console.Error, Environment.CurrentDirectory, Environment.GetEnvironmentVariable, StyleOfProcess) { Input = Console.In };

    private static TextStyle StyleOfProcess()
    {
        if (Console.IsOutputRedirected)
        {
            return TextStyle.Plain;
        }

        // NO_COLOR: no-color.org, whatever its value.
        var colour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";
        var isUtf8 = Console.OutputEncoding.CodePage == System.Text.Encoding.UTF8.CodePage;
        return new TextStyle(Console.WindowWidth > 0 ? Console.WindowWidth : TextStyle.Plain.Width, colour, isUtf8);
    }
}
