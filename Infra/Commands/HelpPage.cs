using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace OctopusHA.Commands;

/// <summary>
/// The help: System.CommandLine's, with the words that start the program and the first steps of a new stack.
/// </summary>
internal sealed class HelpPage : SynchronousCommandLineAction
{
    /// <summary>What starts the program, up to the command.</summary>
    public const string Program = "dotnet run --project Infra --";

    // Every terminal has these columns, and so has a split window.
    private const int Width = 80;

    private const string FirstSteps =
        $"""
        A new cluster:
          1. Copy an example, such as Pulumi.dev.yaml, to Pulumi.<stack>.yaml. Edit it.
          2. {Program} preview --stack <stack>
          3. pulumi stack init <stack>
          4. {Program} secrets --stack <stack>
             Run the commands that it prints.
          5. {Program} validate --stack <stack>
          6. pulumi up --stack <stack>

        Exit codes: 0 success, 1 an error that you can fix, 70 a defect of the program,
        130 cancelled. Set {CommandLine.DebugVariable}=1 to see the details of an error.

        """;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult) =>
        Write(parseResult, parseResult.InvocationConfiguration.Output);

    /// <summary>Prints the help of the command that was parsed.</summary>
    /// <param name="parseResult">The command line.</param>
    /// <param name="output">Where to print.</param>
    public static int Write(ParseResult parseResult, TextWriter output)
    {
        using var page = new StringWriter { NewLine = "\n" };
        parseResult.InvocationConfiguration.Output = page;
        new HelpAction { MaxWidth = Width }.Invoke(parseResult);
        foreach (var line in page.ToString().TrimEnd().Split('\n'))
        {
            var isUsage = line.StartsWith($"  {CliCommands.Name} ", StringComparison.Ordinal);
            output.WriteLine(isUsage ? $"  {Program}{line[$"  {CliCommands.Name}".Length..]}" : line.TrimEnd());
        }

        if (parseResult.CommandResult.Parent is null)
        {
            output.WriteLine();
            output.Write(FirstSteps);
        }

        return CommandLine.Success;
    }
}
