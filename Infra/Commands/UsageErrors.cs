using System.CommandLine;

namespace OctopusHA.Commands;

/// <summary>What is wrong with a command line, in more helpful words than the parser's.</summary>
internal static class UsageErrors
{
    /// <summary>Describes every error.</summary>
    /// <param name="result">A command line with errors.</param>
    public static string Describe(ParseResult result)
    {
        var command = result.CommandResult.Command;
        if (result.UnmatchedTokens is not [var word, ..])
        {
            return string.Join("\n", result.Errors.Select(error => error.Message));
        }

        if (word.StartsWith('-'))
        {
            var options = command.Options.Select(option => option.Name).ToList();
            var hint = Names.HintSentence(word, options);
            return $"{command.Name} has no option {word}.{hint} Options: {string.Join(", ", options)}.";
        }

        return command.Subcommands.Count > 0 ? UnknownCommand(word, command)
            : $"{command.Name} does not accept the argument {word}."
                + (command.Options.OfType<StackOption>().Any()
                    ? $" To name a stack, use {StackOption.OptionName} {word}."
                    : "");
    }

    /// <summary>Describes a command that does not exist.</summary>
    /// <param name="name">The name that was given.</param>
    /// <param name="program">The command that holds all others.</param>
    public static string UnknownCommand(string name, Command program)
    {
        var names = program.Subcommands.Select(command => command.Name).ToList();
        return $"There is no command {name}.{Names.HintSentence(name, names)} Commands: {string.Join(", ", names)}.";
    }
}
