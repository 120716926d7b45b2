using System.CommandLine;
using System.CommandLine.Help;

namespace OctopusHA.Commands;

/// <summary>All commands of the command line. A new command is a class beside this one and a line here.</summary>
internal static class CliCommands
{
    /// <summary>The program's name, in messages and in the help.</summary>
    public const string Name = "octopus-ha";

    private const string Description =
        "Deploys a highly available Octopus Deploy to your AWS or Azure account: server nodes, database, shared "
        + "storage, load balancer, and addresses for polling Tentacles. `pulumi up` deploys a stack; the commands below "
        + "prepare and check one, and change nothing in a cloud.";

    /// <summary>Builds the command that holds all others. Run by itself, it prints the help or the version.</summary>
    /// <param name="terminal">What the commands read and write.</param>
    public static Command Create(Terminal terminal)
    {
        var version = new Option<bool>("--version") { Description = "Prints the version." };
        var root = new Command(Name, Description)
        {
            new PreviewCommand(terminal),
            new ValidateCommand(terminal),
            new SecretsCommand(terminal),
            new RegisterCommand(terminal),
            new SchemaCommand(terminal),
            new DiagramCommand(terminal),
            new SizingCommand(terminal),
            new HelpCommand(),
            version,
            new HelpOption("--help", "-h")
            {
                Description = "Prints the help of the program or of a command.",
                Action = new HelpPage(),
            },
        };
        root.SetAction(result =>
        {
            if (!result.GetValue(version))
            {
                return HelpPage.Write(result, terminal.Output);
            }

            terminal.Output.WriteLine($"{Name} {typeof(CliCommands).Assembly.GetName().Version?.ToString(3)}");
            return CommandLine.Success;
        });
        return root;
    }
}
