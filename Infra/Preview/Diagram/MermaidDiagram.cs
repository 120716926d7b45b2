using System.Text;

namespace OctopusHA.Preview.Diagram;

/// <summary>Writes a diagram in Mermaid, which GitHub, GitLab and Azure DevOps draw inside Markdown.</summary>
internal static class MermaidDiagram
{
    /// <summary>The diagram as a Mermaid flowchart.</summary>
    public static string Write(ClusterDiagram diagram)
    {
        var text = new StringBuilder("---\n");
        text.Append($"title: {Quoted(diagram.Title)}\n---\n");
        text.Append("flowchart TB\n");
        foreach (var box in diagram.Outside)
        {
            text.Append($"    {box.Id}([{Label(box)}]):::outside\n");
        }

        text.Append($"    subgraph network [{Quoted(diagram.Network)}]\n");
        foreach (var box in diagram.Balancers)
        {
            text.Append($"        {box.Id}[{Label(box)}]:::balancer\n");
        }

        text.Append($"        subgraph {ClusterDiagram.AllNodes} [\"Octopus Server\"]\n            direction LR\n");
        foreach (var zone in diagram.Zones)
        {
            AppendZone(text, zone);
        }

        // What is linked, though unseen, keeps its order: zones from left to right, nodes from top to bottom.
        AppendOrder(text, "            ", [.. diagram.Zones.Select(zone => zone.Id)]);
        text.Append("        end\n");
        text.Append($"        {diagram.Database.Id}[({Label(diagram.Database)})]:::data\n");
        text.Append($"        {diagram.Storage.Id}[/{Label(diagram.Storage)}/]:::data\n");
        if (diagram.Queue is { } queue)
        {
            text.Append($"        {queue.Id}[[{Label(queue)}]]:::data\n");
        }

        text.Append("    end\n");
        foreach (var arrow in diagram.Arrows)
        {
            text.Append($"    {arrow.From} -->|{Quoted(arrow.Label)}| {arrow.To}\n");
        }

        // Colours that hold on light and on dark pages: every box brings its own ground and ink.
        text.Append("""
                classDef outside fill:#f6f8fa,stroke:#57606a,color:#24292f
                classDef balancer fill:#ddf4ff,stroke:#0969da,color:#0a3069
                classDef node fill:#dafbe1,stroke:#1a7f37,color:#0d4429
                classDef faint fill:#f6f8fa,stroke:#8c959f,color:#57606a,stroke-dasharray:4 3
                classDef data fill:#fff8c5,stroke:#9a6700,color:#4d2d00
                classDef note fill:none,stroke:none,color:#8c959f
                classDef frame fill:none,stroke:#8c959f,stroke-dasharray:5 4
                classDef zone fill:none,stroke:#8c959f

            """.ReplaceLineEndings("\n"));
        text.Append($"    class network,{ClusterDiagram.AllNodes} frame\n    class {string.Join(',', diagram.Zones.Select(zone => zone.Id))} zone\n");
        return text.ToString();
    }

    private static void AppendZone(StringBuilder text, DiagramZone zone)
    {
        var title = zone.Note is null || zone.Nodes.Count == 0 ? zone.Title : $"{zone.Title}, {zone.Note}";
        text.Append($"            subgraph {zone.Id} [{Quoted(title)}]\n                direction TB\n");
        foreach (var box in zone.Nodes)
        {
            text.Append($"                {box.Id}[{Label(box)}]:::{(box.IsFaint ? "faint" : "node")}\n");
        }

        // A frame with nothing in it would not be drawn.
        if (zone.Nodes.Count == 0)
        {
            text.Append($"                {zone.Id}note[{Quoted(zone.Note ?? "")}]:::note\n");
        }

        AppendOrder(text, "                ", [.. zone.Nodes.Select(box => box.Id)]);
        text.Append("            end\n");
    }

    private static void AppendOrder(StringBuilder text, string indent, IReadOnlyList<string> ids)
    {
        if (ids.Count > 1)
        {
            text.Append($"{indent}{string.Join(" ~~~ ", ids)}\n");
        }
    }

    private static string Label(DiagramBox box) => Quoted(string.Join("<br/>", box.Lines.Where(line => line.Length > 0).Prepend($"<b>{Escaped(box.Title)}</b>").Select((line, i) => i == 0 ? line : Escaped(line))), isEscaped: true);

    private static string Quoted(string text, bool isEscaped = false) => $"\"{(isEscaped ? text : Escaped(text))}\"";

    // Mermaid takes entities; a quote of its own would end the text.
    private static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
