using System.CommandLine;

namespace OctopusHA.Commands;

/// <summary><c>help</c>: prints the help of the program or of a command, as <c>--help</c> does.</summary>
internal sealed class HelpCommand : Command
{
    private readonly Argument<string?> _command = new("command")
    {
        Description = "The command. Default: the program.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>Creates the command.</summary>
    public HelpCommand()
        : base("help", "Prints the help of the program or of a command.")
    {
        Add(_command);
        _command.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var name }] && Program.Subcommands.All(command => command.Name != name))
            {
                result.AddError(UsageErrors.UnknownCommand(name, Program));
            }
        });
        SetAction(result =>
        {
            var page = Program.Parse(result.GetValue(_command) is { } name ? [name] : []);
            return HelpPage.Write(page, result.InvocationConfiguration.Output);
        });
    }

    private Command Program => (Command)Parents.Single();
}
