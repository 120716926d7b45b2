namespace OctopusHA.Commands;

/// <summary>What a command reads and writes.</summary>
/// <param name="Output">Standard output: only the command's result.</param>
/// <param name="Error">Standard error: errors, warnings and status.</param>
/// <param name="Folder">The current folder.</param>
/// <param name="Variable">The value of an environment variable; null when it is not set.</param>
/// <param name="Style">The capabilities of the output.</param>
internal sealed record Terminal(
    TextWriter Output, TextWriter Error, string Folder, Func<string, string?> Variable, Func<TextStyle> Style)
{
    /// <summary>Standard input. Default: empty.</summary>
    public TextReader Input { get; init; } = TextReader.Null;

    /// <summary>The terminal of the process.</summary>
    public static Terminal OfProcess() =>
        new(Console.Out, Console.Error, Environment.CurrentDirectory, Environment.GetEnvironmentVariable, StyleOfProcess)
        {
            Input = Console.In,
        };

    private static TextStyle StyleOfProcess()
    {
        if (Console.IsOutputRedirected)
        {
            return TextStyle.Plain;
        }

        // NO_COLOR: no-color.org, whatever its value.
        var colour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") != "dumb";
        var isUtf8 = Console.OutputEncoding.CodePage == System.Text.Encoding.UTF8.CodePage;
        return new TextStyle(Console.WindowWidth > 0 ? Console.WindowWidth : TextStyle.Plain.Width, colour, isUtf8);
    }
}
