using System.Net;
using System.Text;

namespace OctopusHA.Preview.Diagram;

/// <summary>Writes a diagram in DOT, the language of Graphviz.</summary>
internal static class DotDiagram
{
    private const string Ink = "#24292f";
    private const string Faint = "#57606a";

    /// <summary>The diagram as a DOT graph: rows from top to bottom, zones side by side.</summary>
    public static string Write(ClusterDiagram diagram)
    {
        var text = new StringBuilder("digraph octopus {\n");
        text.Append($"""
              graph [rankdir=TB, newrank=true, compound=true, nodesep=0.55, ranksep=0.85, pad=0.35, bgcolor="white", fontname="Helvetica,Arial,sans-serif", fontsize=18, fontcolor="{Ink}", labelloc=t, label=<<b>{Escaped(diagram.Title)}</b><br/> >]
              node [shape=box, style="rounded,filled", penwidth=1.2, margin="0.22,0.14", fontname="Helvetica,Arial,sans-serif", fontsize=12, fontcolor="{Ink}"]
              edge [color="{Faint}", penwidth=1.1, arrowsize=0.75, fontname="Helvetica,Arial,sans-serif", fontsize=10.5, fontcolor="{Faint}"]

            """.ReplaceLineEndings("\n"));
        foreach (var box in diagram.Outside)
        {
            AppendBox(text, "  ", box, """fillcolor="#f6f8fa", color="#57606a", margin="0.32,0.16", """);
        }

        AppendRow(text, "  ", diagram.Outside.Select(box => box.Id));
        text.Append($"  subgraph cluster_network {{\n    graph [style=\"rounded,dashed\", color=\"#8c959f\", fontsize=12, fontcolor=\"{Faint}\", labeljust=r, labelloc=t, margin=22, label=<{Escaped(diagram.Network)}>]\n");
        foreach (var box in diagram.Balancers)
        {
            AppendBox(text, "    ", box, """fillcolor="#ddf4ff", color="#0969da", """);
        }

        AppendRow(text, "    ", diagram.Balancers.Select(box => box.Id));
        text.Append($"    subgraph cluster_{ClusterDiagram.AllNodes} {{\n      graph [style=rounded, color=\"#d0d7de\", bgcolor=\"#f6f8fa\", fontsize=12, fontcolor=\"{Faint}\", labeljust=l, margin=14, label=<Octopus Server>]\n");
        foreach (var zone in diagram.Zones)
        {
            AppendZone(text, zone, diagram.Zones);
        }

        AppendRow(text, "      ", diagram.Zones.Select(zone => zone.Id));
        // Left to right in the order of the zones, whatever the arrows would have.
        if (diagram.Zones.Count > 1)
        {
            text.Append($"      {string.Join(" -> ", diagram.Zones.Select(zone => zone.Id))} [style=invis]\n");
        }

        text.Append("    }\n");
        AppendBox(text, "    ", diagram.Database, """shape=cylinder, style=filled, fillcolor="#fff8c5", color="#9a6700", """);
        AppendBox(text, "    ", diagram.Storage, """shape=folder, style=filled, fillcolor="#fff8c5", color="#9a6700", """);
        if (diagram.Queue is { } queue)
        {
            AppendBox(text, "    ", queue, """shape=component, style=filled, fillcolor="#fff8c5", color="#9a6700", """);
        }

        AppendRow(text, "    ", [diagram.Database.Id, diagram.Storage.Id, .. diagram.Queue is { } row ? [row.Id] : Array.Empty<string>()]);
        text.Append("  }\n");
        foreach (var arrow in diagram.Arrows)
        {
            // An arrow to or from a cluster is one of a node inside, cut off at its border.
            var middle = diagram.Zones[diagram.Zones.Count / 2].Id;
            var ends = (arrow.From == ClusterDiagram.AllNodes ? $", ltail=cluster_{arrow.From}" : "") + (arrow.To == ClusterDiagram.AllNodes ? $", lhead=cluster_{arrow.To}" : "");
            text.Append($"  {Place(arrow.From)} -> {Place(arrow.To)} [label=<  {Escaped(arrow.Label)}  >{ends}]\n");

            string Place(string id) => id == ClusterDiagram.AllNodes ? middle
                : diagram.Zones.FirstOrDefault(zone => zone.Nodes.Any(box => box.Id == id)) is { } zone ? $"{zone.Id}:{id}"
                : id;
        }

        return text.Append("}\n").ToString();
    }

    private static void AppendBox(StringBuilder text, string indent, DiagramBox box, string style) =>
        text.Append($"{indent}{box.Id} [{style}label=<<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"1\">{Rows(box)}</table>>]\n");

    private static string Rows(DiagramBox box) =>
        $"<tr><td><b>{Escaped(box.Title)}</b></td></tr>{string.Concat(box.Lines.Where(line => line.Length > 0).Select(line => $"<tr><td><font point-size=\"10.5\" color=\"{Faint}\">{Escaped(line)}</font></td></tr>"))}";

    private static void AppendRow(StringBuilder text, string indent, IEnumerable<string> ids) => text.Append($"{indent}{{ rank=same; {string.Join("; ", ids)} }}\n");

    // One table a zone: its nodes stay in a column, and arrows lead to the zone whatever the number of nodes.
    private static void AppendZone(StringBuilder text, DiagramZone zone, IReadOnlyList<DiagramZone> all)
    {
        text.Append($"      {zone.Id} [shape=plain, style=\"\", label=<<table border=\"1\" cellborder=\"0\" cellspacing=\"8\" cellpadding=\"2\" style=\"rounded\" color=\"#8c959f\" bgcolor=\"#ffffff\">");
        text.Append($"<tr><td><font color=\"{Faint}\">{Escaped(zone.Title)}</font></td></tr>");
        foreach (var box in zone.Nodes)
        {
            var (ground, line) = box.IsFaint ? ("#f6f8fa", "#8c959f") : ("#dafbe1", "#1a7f37");
            text.Append($"<tr><td port=\"{box.Id}\"><table border=\"1\" cellborder=\"0\" cellspacing=\"3\" cellpadding=\"1\" style=\"rounded\" color=\"{line}\" bgcolor=\"{ground}\">{Rows(box)}</table></td></tr>");
        }

        if (zone.Note is not null)
        {
            text.Append($"<tr><td><font point-size=\"10.5\" color=\"{Faint}\"><i>{Escaped(zone.Note)}</i></font></td></tr>");
        }

        // Unseen rows, so that all columns begin and end at the same height.
        var lines = all.SelectMany(other => other.Nodes).Select(box => box.Lines.Count).DefaultIfEmpty().Max();
        for (var i = zone.Nodes.Count; i < all.Max(other => other.Nodes.Count); i++)
        {
            text.Append($"<tr><td><table border=\"1\" cellborder=\"0\" cellspacing=\"3\" cellpadding=\"1\" color=\"#ffffff\"><tr><td> </td></tr>{string.Concat(Enumerable.Repeat("<tr><td><font point-size=\"10.5\"> </font></td></tr>", lines))}</table></td></tr>");
        }

        if (zone.Note is null && all.Any(other => other.Note is not null))
        {
            text.Append("<tr><td><font point-size=\"10.5\"> </font></td></tr>");
        }

        text.Append("</table>>]\n");
    }

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);
}
