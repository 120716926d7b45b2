using System.Globalization;
using OctopusHA.Plan;
using OctopusHA.Settings;
using Spectre.Console;

namespace OctopusHA.Preview;

/// <summary>Writes a comparison of layouts for a person.</summary>
public static class SizingText
{
    /// <summary>The comparison, what it shows, and the settings of the recommended layout.</summary>
    /// <param name="tasks">The tasks that were asked for.</param>
    /// <param name="layouts">The layouts to compare, one at least.</param>
    /// <param name="style">What the text is written for.</param>
    public static string Write(int tasks, IReadOnlyList<NodeLayout> layouts, TextStyle style)
    {
        var recommended = NodeLayout.Recommended(layouts);
        return PreviewText.Render(style, (console, text) =>
        {
            WriteTable(console, $"Layouts for {Words.Count(tasks, "task")} at once, by Octopus's sizing table for nodes", layouts, recommended);
            text.WriteLine();
            foreach (var line in Remarks(tasks, layouts, recommended).ToList() is { Count: > 0 } remarks ? remarks.Append("") : [])
            {
                text.WriteLine(line);
            }

            WriteSettings(text, recommended);
        });
    }

    private static void WriteTable(IAnsiConsole console, string title, IReadOnlyList<NodeLayout> layouts, NodeLayout recommended)
    {
        var table = PreviewText.Section(console, title, "Nodes", "Tasks", "vCPU", "Memory", "Lost with one node", "Left", "");
        foreach (var layout in layouts)
        {
            PreviewText.Row(table,
                $"{layout.Count} x {layout.SizeName}",
                $"{layout.Tasks}",
                $"{layout.Cpus}",
                $"{layout.MemoryGiB} GiB",
                $"{Words.Count(layout.Size.TaskCap, "task")}, {layout.LostPercent} %",
                Words.Count(layout.TasksLeft, "task"),
                layout == recommended ? "recommended" : layout.Count > NodeLayout.UsualMaximum ? "more nodes than usual" : "");
        }

        console.Write(table);
    }

    private static IEnumerable<string> Remarks(int tasks, IReadOnlyList<NodeLayout> layouts, NodeLayout recommended)
    {
        // The same money in other nodes: what a team that thinks in machines does not see.
        if (layouts.FirstOrDefault(layout => layout.Cpus == recommended.Cpus && layout.Count < recommended.Count) is { } larger)
        {
            yield return $"{recommended.Count} x {recommended.SizeName} beats {larger.Count} x {larger.SizeName}: the same {recommended.Cpus} vCPU and {recommended.MemoryGiB} GiB, and a lost node costs {recommended.LostPercent} % instead of {larger.LostPercent} %.";
        }

        if (recommended.TasksLeft < tasks && recommended.Spared(tasks) is { } spared)
        {
            yield return $"{spared.Count} x {spared.SizeName} would still run {Words.Count(tasks, "task")} when a node is lost.";
        }

        if (recommended.Count > NodeLayout.UsualMaximum)
        {
            yield return $"Octopus is usually run with 2 to {NodeLayout.UsualMaximum} nodes: all of these share one database, and each further node adds less.";
        }

        if (DatabaseSize.NameFor(recommended.Tasks) is null)
        {
            yield return $"The sizing table of the database ends below {recommended.Tasks} tasks, and the database is what slows down first: take an instance class above size {DatabaseSize.Largest}, and watch it.";
        }
    }

    private static void WriteSettings(StringWriter text, NodeLayout layout)
    {
        var database = DatabaseSize.NameFor(layout.Tasks);
        text.WriteLine("The settings of the recommended layout:");
        text.WriteLine();
        text.WriteLine($"""
              {OctopusSettings.Namespace}:nodes:
                count: {layout.Count.ToString(CultureInfo.InvariantCulture)}
                size: {layout.SizeName} # in a container {TypeOf(layout, Cloud.Aws, NodeHost.Container)}, on EC2 {TypeOf(layout, Cloud.Aws, NodeHost.Windows)}
              {OctopusSettings.Namespace}:database:
                size: {database ?? DatabaseSize.Largest}
            """.ReplaceLineEndings("\n"));
    }

    private static string TypeOf(NodeLayout layout, Cloud cloud, NodeHost host) => NodeSize.Parse(layout.SizeName, cloud, host, out _)!.Type;
}
