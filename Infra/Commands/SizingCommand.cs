using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using OctopusHA.Preview;

namespace OctopusHA.Commands;

/// <summary><c>sizing</c>: compares node counts and sizes for a number of tasks.</summary>
internal sealed class SizingCommand : Command
{
    private static readonly string Limits = $"set 1 to {NodeLayout.MostTasks}";

    /// <summary>Creates the command.</summary>
    /// <param name="terminal">What it reads and writes.</param>
    public SizingCommand(Terminal terminal)
        : base("sizing",
            "Compares node counts and sizes for a number of concurrent tasks by Octopus's sizing table, and prints the "
            + "recommended settings.")
    {
        var tasks = new Option<int>("--tasks")
        {
            Description = "Tasks (deployments and runbook runs) that the whole cluster runs at the same time, "
                + $"1 to {NodeLayout.MostTasks}.",
            HelpName = "number",
            Required = true,
            CustomParser = Tasks,
        };
        Add(tasks);
        SetAction(result =>
        {
            var number = result.GetValue(tasks);
            terminal.Output.Write(SizingText.Write(number, NodeLayout.For(number), terminal.Style()));
        });
    }

    private static int Tasks(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        var isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        var error = !isNumber ? $"must be a whole number; {Limits}"
            : number < 1 ? $"must be at least 1; {Limits}"
            : number > NodeLayout.MostTasks
                ? $"the largest cluster of the sizing table runs {NodeLayout.MostTasks} tasks; {Limits}, and use a second "
                    + "Octopus instance for the others"
            : null;
        if (error is not null)
        {
            result.AddError($"--tasks {text}: {error}.");
        }

        return number;
    }
}
