using System.CommandLine;
using System.CommandLine.Help;
using System.Text;

namespace OctopusHA.Commands;

/// <summary>What the program tells of itself.</summary>
internal static class HelpText
{
    /// <summary>How a person runs it, up to the verb.</summary>
    public const string Program = "dotnet run --project Infra --";

    private const int Width = 100;

    /// <summary>What a person sees who runs it with nothing.</summary>
    public const string Introduction =
        $"""
        Octopus HA deploys a highly available Octopus Deploy into your own AWS account: nodes, database, shared
        storage, load balancer, polling addresses. It is a Pulumi program, and there are two ways to run it:

          {Program} preview    shows what would be deployed: no cloud account, no Pulumi, no secrets
          pulumi up                                deploys it: Pulumi runs this program by itself

        `{Program} help` tells of everything else.

        """;

    private const string FirstSteps =
        $"""
        From nothing to a running cluster:
          1. Settings   copy Pulumi.dev.yaml to Pulumi.<stack>.yaml and change what differs
          2. Look       {Program} preview --stack <stack>
          3. Stack      pulumi stack init <stack>
          4. Secrets    {Program} secrets --stack <stack>, and run what it prints
          5. Check      {Program} validate --stack <stack>
          6. Deploy     pulumi up --stack <stack>

        Exit codes: 0 done, 1 something for you to put right, 70 a fault of the program.
        {CommandLine.DebugVariable}=1 in the environment has a failure tell its details.

        """;

    /// <summary>The help of a verb, or of the whole program.</summary>
    public static string Of(Command verb, Command root) => verb == root ? OfProgram(root) : OfVerb(verb);

    private static string OfProgram(Command root)
    {
        var text = new StringBuilder(Introduction[..Introduction.IndexOf('`', StringComparison.Ordinal)].TrimEnd());
        text.Append("\n\nUsage: ").Append(Program).Append(" <verb> [options]\n\n");
        foreach (var verb in root.Subcommands)
        {
            AppendEntry(text, verb.Name, verb.Description!);
        }

        text.Append('\n');
        foreach (var option in root.Subcommands.SelectMany(verb => verb.Options).Where(option => option is not HelpOption).Distinct())
        {
            AppendEntry(text, NameOf(option), option.Description!);
        }

        return text.Append('\n').Append(FirstSteps).ToString();
    }

    private static string OfVerb(Command verb)
    {
        var options = verb.Options.Where(option => option is not HelpOption).ToList();
        var text = new StringBuilder($"Usage: {Program} {verb.Name}");
        foreach (var argument in verb.Arguments)
        {
            text.Append($" [{argument.Name}]");
        }

        foreach (var option in options)
        {
            text.Append($" [{NameOf(option)}]");
        }

        text.Append("\n\n").Append(Wrap(verb.Description!, indent: 0)).Append("\n\n");
        foreach (var option in options)
        {
            AppendEntry(text, NameOf(option), option.Description!);
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    // A flag takes no value.
    private static string NameOf(Option option) => option.HelpName is { } value ? $"{option.Name} <{value}>" : option.Name;

    private static void AppendEntry(StringBuilder text, string name, string description) =>
        text.Append("  ").Append(name.PadRight(22)).Append(Wrap(description, indent: 24)).Append('\n');

    // Breaks a text between words; every line but the first is indented.
    private static string Wrap(string text, int indent)
    {
        var result = new StringBuilder();
        var column = indent;
        foreach (var word in text.Split(' '))
        {
            if (column > indent && column + 1 + word.Length > Width)
            {
                result.Append('\n').Append(' ', indent);
                column = indent;
            }
            else if (column > indent)
            {
                result.Append(' ');
                column++;
            }

            result.Append(word);
            column += word.Length;
        }

        return result.ToString();
    }
}
