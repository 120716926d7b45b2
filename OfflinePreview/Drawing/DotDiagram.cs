using System.Net;
using System.Text;

namespace OfflinePreview;

/// <summary>Writes a diagram in DOT, the language of Graphviz.</summary>
public static class DotDiagram
{
    private const string Ink = "#24292f";
    private const string Faint = "#57606a";

    /// <summary>The diagram as a DOT graph: rows from top to bottom, columns side by side.</summary>
    /// <param name="diagram">The diagram.</param>
    public static string Write(Diagram diagram)
    {
        ArgumentNullException.ThrowIfNull(diagram);
        const string font = "fontname=\"Helvetica,Arial,sans-serif\"";
        var text = new StringBuilder("digraph stack {\n");
        text.Append("  graph [rankdir=TB, newrank=true, compound=true, nodesep=0.55, ranksep=0.85, pad=0.35, bgcolor=\"white\", ")
            .Append($"{font}, fontsize=18, fontcolor=\"{Ink}\", labelloc=t, label=<<b>{Escaped(diagram.Title)}</b><br/> >]\n")
            .Append("  node [shape=box, style=\"rounded,filled\", penwidth=1.2, margin=\"0.22,0.14\", ")
            .Append($"{font}, fontsize=12, fontcolor=\"{Ink}\"]\n")
            .Append($"  edge [color=\"{Faint}\", penwidth=1.1, arrowsize=0.75, {font}, fontsize=10.5, fontcolor=\"{Faint}\"]\n");
        AppendRow(text, "  ", diagram.Outside, _ => """fillcolor="#f6f8fa", color="#57606a", margin="0.32,0.16", """);
        text.Append("  subgraph cluster_network {\n")
            .Append($"    graph [style=\"rounded,dashed\", color=\"#8c959f\", fontsize=12, fontcolor=\"{Faint}\", ")
            .Append($"labeljust=r, labelloc=t, margin=22, label=<{Escaped(diagram.Frame)}>]\n");
        AppendRow(text, "    ", diagram.Front, _ => """fillcolor="#ddf4ff", color="#0969da", """);
        text.Append($"    subgraph cluster_{Diagram.Group} {{\n")
            .Append($"      graph [style=rounded, color=\"#d0d7de\", bgcolor=\"#f6f8fa\", fontsize=12, fontcolor=\"{Faint}\", ")
            .Append($"labeljust=l, margin=14, label=<{Escaped(diagram.GroupTitle)}>]\n");
        foreach (var column in diagram.Columns)
        {
            AppendColumn(text, column, diagram.Columns);
        }

        AppendRank(text, "      ", diagram.Columns.Select(column => column.Id));
        // Left to right in the order of the columns, whatever the arrows are.
        if (diagram.Columns.Count > 1)
        {
            text.Append($"      {string.Join(" -> ", diagram.Columns.Select(column => column.Id))} [style=invis]\n");
        }

        text.Append("    }\n");
        AppendRow(text, "    ", diagram.Back, box => $"shape={Shape(box.Shape)}, style=filled, fillcolor=\"#fff8c5\", color=\"#9a6700\", ");
        text.Append("  }\n");
        foreach (var arrow in diagram.Arrows)
        {
            AppendArrow(text, arrow, diagram.Columns);
        }

        return text.Append("}\n").ToString();
    }

    private static string Shape(DiagramShape shape) => shape.ToString().ToLowerInvariant();

    // An arrow to or from a cluster is one of a node inside, cut off at its border.
    private static void AppendArrow(StringBuilder text, DiagramArrow arrow, IReadOnlyList<DiagramColumn> columns)
    {
        var middle = columns[columns.Count / 2].Id;
        var tail = arrow.From == Diagram.Group ? $", ltail=cluster_{arrow.From}" : "";
        var head = arrow.To == Diagram.Group ? $", lhead=cluster_{arrow.To}" : "";
        text.Append($"  {Place(arrow.From)} -> {Place(arrow.To)} [label=<  {Escaped(arrow.Label)}  >{tail}{head}]\n");

        string Place(string id) => id == Diagram.Group ? middle
            : columns.FirstOrDefault(column => column.Boxes.Any(box => box.Id == id)) is { } column ? $"{column.Id}:{id}"
            : id;
    }

    private static void AppendRow(StringBuilder text, string indent, IReadOnlyList<DiagramBox> boxes, Func<DiagramBox, string> style)
    {
        foreach (var box in boxes)
        {
            text.Append($"{indent}{box.Id} [{style(box)}label=<")
                .Append("<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"1\">")
                .Append($"{Rows(box)}</table>>]\n");
        }

        AppendRank(text, indent, boxes.Select(box => box.Id));
    }

    private static void AppendRank(StringBuilder text, string indent, IEnumerable<string> ids) =>
        text.Append($"{indent}{{ rank=same; {string.Join("; ", ids)} }}\n");

    private static string Rows(DiagramBox box)
    {
        var lines = box.Lines.Where(line => line.Length > 0)
            .Select(line => $"<tr><td><font point-size=\"10.5\" color=\"{Faint}\">{Escaped(line)}</font></td></tr>");
        return $"<tr><td><b>{Escaped(box.Title)}</b></td></tr>{string.Concat(lines)}";
    }

    // One table for a column: its boxes stay below one another, and arrows lead to it whatever their number.
    private static void AppendColumn(StringBuilder text, DiagramColumn column, IReadOnlyList<DiagramColumn> all)
    {
        text.Append($"      {column.Id} [shape=plain, style=\"\", label=<<table border=\"1\" cellborder=\"0\" cellspacing=\"8\" ")
            .Append("cellpadding=\"2\" style=\"rounded\" color=\"#8c959f\" bgcolor=\"#ffffff\">")
            .Append($"<tr><td><font color=\"{Faint}\">{Escaped(column.Title)}</font></td></tr>");
        foreach (var box in column.Boxes)
        {
            var (ground, line) = box.IsFaint ? ("#f6f8fa", "#8c959f") : ("#dafbe1", "#1a7f37");
            text.Append($"<tr><td port=\"{box.Id}\"><table border=\"1\" cellborder=\"0\" cellspacing=\"3\" cellpadding=\"1\" ")
                .Append($"style=\"rounded\" color=\"{line}\" bgcolor=\"{ground}\">{Rows(box)}</table></td></tr>");
        }

        if (column.Note is not null)
        {
            text.Append($"<tr><td><font point-size=\"10.5\" color=\"{Faint}\"><i>{Escaped(column.Note)}</i></font></td></tr>");
        }

        // Invisible rows, so that all columns begin and end at the same height.
        var lines = all.SelectMany(other => other.Boxes).Select(box => box.Lines.Count).DefaultIfEmpty().Max();
        for (var i = column.Boxes.Count; i < all.Max(other => other.Boxes.Count); i++)
        {
            var empty = string.Concat(Enumerable.Repeat("<tr><td><font point-size=\"10.5\"> </font></td></tr>", lines));
            text.Append("<tr><td><table border=\"1\" cellborder=\"0\" cellspacing=\"3\" cellpadding=\"1\" color=\"#ffffff\">")
                .Append($"<tr><td> </td></tr>{empty}</table></td></tr>");
        }

        if (column.Note is null && all.Any(other => other.Note is not null))
        {
            text.Append("<tr><td><font point-size=\"10.5\"> </font></td></tr>");
        }

        text.Append("</table>>]\n");
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
