using System.Globalization;

namespace OctopusHA.Preview;

/// <summary>Writes a comparison of layouts for a person.</summary>
public static class SizingText
{
    /// <summary>The comparison, remarks, and the settings of the recommended layout.</summary>
    /// <param name="tasks">The tasks to run at once.</param>
    /// <param name="layouts">The layouts to compare, at least one.</param>
    /// <param name="style">The medium that the text is written for.</param>
    public static string Write(int tasks, IReadOnlyList<NodeLayout> layouts, TextStyle style)
    {
        var recommended = NodeLayout.Recommended(layouts);
        return ConsoleText.Write(style, text =>
        {
            text.Table(Table(tasks, layouts, recommended));
            text.Line();
            var remarks = Remarks(tasks, layouts, recommended).ToList();
            foreach (var line in remarks.Count > 0 ? remarks.Append("") : [])
            {
                text.Line(line);
            }

            WriteSettings(text, recommended);
        });
    }

    private static TextTable Table(int tasks, IReadOnlyList<NodeLayout> layouts, NodeLayout recommended) => new(
        $"Layouts for {Words.Count(tasks, "task")} at once, by Octopus's sizing table for nodes",
        ["Nodes", "Tasks", "vCPU", "Memory", "Lost with one node", "Left", ""],
        [.. layouts.Select(layout => Row(layout, layout == recommended))]);

    private static IReadOnlyList<string> Row(NodeLayout layout, bool isRecommended) =>
    [
        $"{layout.Count} x {layout.SizeName}",
        $"{layout.Tasks}",
        $"{layout.Cpus}",
        $"{layout.MemoryGiB} GiB",
        $"{Words.Count(layout.Size.TaskCap, "task")}, {layout.LostPercent} %",
        Words.Count(layout.TasksLeft, "task"),
        isRecommended ? "recommended" : layout.Count > NodeLayout.UsualMaximum ? "more nodes than usual" : "",
    ];

    private static IEnumerable<string> Remarks(int tasks, IReadOnlyList<NodeLayout> layouts, NodeLayout recommended)
    {
        // The same price in other nodes.
        var larger = layouts.FirstOrDefault(layout =>
            layout.Cpus == recommended.Cpus && layout.Count < recommended.Count);
        if (larger is not null)
        {
            yield return $"{recommended.Count} x {recommended.SizeName} beats {larger.Count} x {larger.SizeName}: the "
                + $"same {recommended.Cpus} vCPU and {recommended.MemoryGiB} GiB, and a lost node costs "
                + $"{recommended.LostPercent} % instead of {larger.LostPercent} %.";
        }

        if (recommended.TasksLeft < tasks && recommended.Spared(tasks) is { } spared)
        {
            yield return $"{spared.Count} x {spared.SizeName} would still run {Words.Count(tasks, "task")} when a "
                + "node is lost.";
        }

        if (recommended.Count > NodeLayout.UsualMaximum)
        {
            yield return $"Octopus is usually run with 2 to {NodeLayout.UsualMaximum} nodes: all nodes share one "
                + "database, and each further node adds less.";
        }

        if (DatabaseSize.NameFor(recommended.Tasks) is null)
        {
            yield return $"The sizing table of the database ends below {recommended.Tasks} tasks, and the database is "
                + "the first bottleneck: "
                + $"set an instance class above size {DatabaseSize.Largest}, and monitor it.";
        }
    }

    private static void WriteSettings(ConsoleText text, NodeLayout layout)
    {
        var database = DatabaseSize.NameFor(layout.Tasks) ?? DatabaseSize.Largest;
        var instance = TypeOf(layout, Cloud.Aws, NodeHost.Windows);
        text.Line("The settings of the recommended layout:");
        text.Line();
        text.Line($"""
              {OctopusSettings.Namespace}:nodes:
                count: {layout.Count.ToString(CultureInfo.InvariantCulture)}
                size: {layout.SizeName} # in a container {TypeOf(layout, Cloud.Aws, NodeHost.Container)}, on EC2 {instance}
              {OctopusSettings.Namespace}:database:
                size: {database}
            """.ReplaceLineEndings("\n"));
    }

    private static string TypeOf(NodeLayout layout, Cloud cloud, NodeHost host) => NodeSize.Parse(layout.SizeName, cloud, host, out _)!.Type;
}
