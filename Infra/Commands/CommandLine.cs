using System.CommandLine;
using System.CommandLine.Help;
using OctopusHA.Settings;

namespace OctopusHA.Commands;

/// <summary>
/// The entry of the program: run by the Pulumi engine it deploys; run by a person it does what the verb says, and without one
/// it explains itself.
/// </summary>
internal static class CommandLine
{
    /// <summary>Set to 1, it has every failure tell where in the program it happened.</summary>
    public const string DebugVariable = "OCTOPUS_HA_DEBUG";

    /// <summary>Exit code: done.</summary>
    public const int Done = 0;

    /// <summary>Exit code: something that the person who ran it can put right.</summary>
    public const int Mistake = 1;

    /// <summary>Exit code: a fault of the program (EX_SOFTWARE of BSD's sysexits).</summary>
    public const int Fault = 70;

    /// <summary>Exit code: stopped by Ctrl+C, as shells tell it (128 and the signal's number).</summary>
    public const int Interrupted = 130;

    /// <summary>Runs a command.</summary>
    /// <param name="args">The words of the command line.</param>
    /// <param name="terminal">What the command reads and writes.</param>
    /// <param name="cancellationToken">Ends it early. When left out: nothing does.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken = default)
    {
        try
        {
            if (args.Length > 0)
            {
                return await RunVerbAsync(args, terminal, cancellationToken).ConfigureAwait(false);
            }

            if (EngineProgram.IsAsked(terminal.Variable))
            {
                return await EngineProgram.RunAsync().ConfigureAwait(false);
            }

            terminal.Output.Write(HelpText.Introduction);
            return Done;
        }
        catch (Exception exception) when (exception is SettingsException or PreviewException)
        {
            terminal.Error.WriteLine(exception.Message);
            WriteDetails(exception, terminal);
            return Mistake;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Interrupted;
        }
#pragma warning disable CA1031 // The last resort: whatever happens, a person gets a line instead of a stack trace.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            terminal.Error.WriteLine($"Octopus HA failed, which it should not: {exception.GetType().Name}: {exception.Message}");
            if (!WriteDetails(exception, terminal))
            {
                terminal.Error.WriteLine($"Set {DebugVariable}=1 and run it again for the details to report.");
            }

            return Fault;
        }
    }

    private static async Task<int> RunVerbAsync(string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        var verbs = new Verbs();
        var result = verbs.Root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var verb = result.CommandResult.Command;
        if (verbs.Root.Options.OfType<HelpOption>().Any(help => result.GetResult(help) is not null))
        {
            terminal.Output.Write(HelpText.Of(verb, verbs.Root));
            return Done;
        }

        if (result.GetResult(verbs.Version) is not null)
        {
            terminal.Output.WriteLine($"octopus-ha {typeof(CommandLine).Assembly.GetName().Version?.ToString(3)}");
            return Done;
        }

        if (result.Errors.Count > 0)
        {
            terminal.Error.WriteLine(Mistakes(result));
            terminal.Error.WriteLine($"`{HelpText.Program} help` tells of everything there is.");
            return Mistake;
        }

        var stack = result.GetValue(verbs.Stack);
        return verb switch
        {
            _ when verb == verbs.Preview => await PreviewCommand.RunAsync(
                new PreviewChoice(stack, result.GetValue(verbs.Format)!, result.GetValue(verbs.Diff), result.GetValue(verbs.AllowDirty), result.GetValue(verbs.WhatIf)),
                terminal,
                cancellationToken).ConfigureAwait(false),
            _ when verb == verbs.Validate => ValidateCommand.Run(stack, terminal),
            _ when verb == verbs.Secrets => SecretsCommand.Run(stack, terminal),
            _ when verb == verbs.Register => await RegisterCommand.RunAsync(
                new RegisterRequest(
                    result.GetValue(verbs.Outputs)!,
                    Enum.Parse<Components.TentacleHost>(result.GetValue(verbs.Os)!, ignoreCase: true),
                    result.GetValue(verbs.Thumbprint),
                    result.GetValue(verbs.Subscription)),
                terminal).ConfigureAwait(false),
            _ when verb == verbs.Schema => SchemaCommand.Run(terminal),
            _ when verb == verbs.Diagram => await DiagramCommand.RunAsync(stack, result.GetValue(verbs.Output), terminal).ConfigureAwait(false),
            _ when verb == verbs.Sizing => SizingCommand.Run(result.GetValue(verbs.Tasks)!, terminal),
            _ => Help(result.GetValue(verbs.HelpTopic), verbs.Root, terminal),
        };
    }

    private static int Help(string? topic, Command root, Terminal terminal)
    {
        var verb = topic is null ? root : root.Subcommands.FirstOrDefault(command => command.Name == topic);
        if (verb is null)
        {
            terminal.Error.WriteLine(NoSuchVerb(topic!, root));
            return Mistake;
        }

        terminal.Output.Write(HelpText.Of(verb, root));
        return Done;
    }

    private static string Mistakes(ParseResult result)
    {
        var verb = result.CommandResult.Command;
        if (result.UnmatchedTokens is not [var word, ..])
        {
            return string.Join("\n", result.Errors.Select(error => error.Message));
        }

        if (word.StartsWith('-'))
        {
            var options = verb.Options.Select(option => option.Name).ToList();
            return $"{(verb is RootCommand ? "The program" : verb.Name)} has no option {word}.{Names.HintSentence(word, options)} There are: {string.Join(", ", options)}.";
        }

        return verb is RootCommand
            ? NoSuchVerb(word, verb)
            : $"{verb.Name} has no use for {word}." + (verb.Options.Any(option => option.Name == Verbs.StackOption) ? $" A stack is given by {Verbs.StackOption} {word}." : "");
    }

    private static string NoSuchVerb(string word, Command root)
    {
        var verbs = root.Subcommands.Select(command => command.Name).ToList();
        return $"There is no verb {word}.{Names.HintSentence(word, verbs)} There are: {string.Join(", ", verbs)}.";
    }

    private static bool WriteDetails(Exception exception, Terminal terminal)
    {
        var asked = terminal.Variable(DebugVariable) is "1" or "true";
        if (asked)
        {
            terminal.Error.WriteLine(exception);
        }

        return asked;
    }
}
