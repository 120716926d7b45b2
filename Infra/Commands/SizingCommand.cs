using System.Globalization;
using OctopusHA.Plan;
using OctopusHA.Preview;

namespace OctopusHA.Commands;

/// <summary><c>sizing</c>: compares layouts of nodes for a number of tasks.</summary>
internal static class SizingCommand
{
    /// <summary>What is wrong with a number of tasks and the way out; null when it can be sized for.</summary>
    /// <param name="tasks">What follows <c>--tasks</c>.</param>
    public static string? Fault(string tasks)
    {
        if (!int.TryParse(tasks, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return $"must be a whole number; set 1 to {NodeLayout.MostTasks}.";
        }

        return number switch
        {
            < 1 => $"a cluster runs one task at least; set 1 to {NodeLayout.MostTasks}.",
            _ when number > NodeLayout.MostTasks => $"the largest cluster of the sizing table runs {NodeLayout.MostTasks} tasks; set 1 to {NodeLayout.MostTasks}, and share the rest out to a second Octopus.",
            _ => null,
        };
    }

    /// <summary>Runs the verb.</summary>
    /// <param name="tasks">The tasks that the whole cluster shall run at once; a number without <see cref="Fault"/>.</param>
    /// <param name="terminal">What it reads and writes.</param>
    public static int Run(string tasks, Terminal terminal)
    {
        var number = int.Parse(tasks, CultureInfo.InvariantCulture);
        terminal.Output.Write(SizingText.Write(number, NodeLayout.For(number), terminal.Style()));
        return CommandLine.Done;
    }
}
