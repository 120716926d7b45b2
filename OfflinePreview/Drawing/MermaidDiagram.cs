using System.Text;

namespace OfflinePreview;

/// <summary>Writes a diagram in Mermaid, which GitHub, GitLab and Azure DevOps draw inside Markdown.</summary>
public static class MermaidDiagram
{
    /// <summary>The diagram as a Mermaid flowchart.</summary>
    /// <param name="diagram">The diagram.</param>
    public static string Write(Diagram diagram)
    {
        ArgumentNullException.ThrowIfNull(diagram);
        var text = new StringBuilder("---\n");
        text.Append($"title: {Quoted(diagram.Title)}\n---\n");
        text.Append("flowchart TB\n");
        foreach (var box in diagram.Outside)
        {
            text.Append($"    {box.Id}([{Label(box)}]):::outside\n");
        }

        text.Append($"    subgraph network [{Quoted(diagram.Frame)}]\n");
        foreach (var box in diagram.Front)
        {
            text.Append($"        {box.Id}[{Label(box)}]:::balancer\n");
        }

        text.Append($"        subgraph {Diagram.Group} [{Quoted(diagram.GroupTitle)}]\n            direction LR\n");
        foreach (var column in diagram.Columns)
        {
            AppendColumn(text, column);
        }

        // Invisible links keep the order: columns from left to right, boxes from top to bottom.
        AppendOrder(text, "            ", [.. diagram.Columns.Select(column => column.Id)]);
        text.Append("        end\n");
        foreach (var box in diagram.Back)
        {
            var (open, close) = Brackets(box.Shape);
            text.Append($"        {box.Id}{open}{Label(box)}{close}:::data\n");
        }

        text.Append("    end\n");
        foreach (var arrow in diagram.Arrows)
        {
            text.Append($"    {arrow.From} -->|{Quoted(arrow.Label)}| {arrow.To}\n");
        }

        // Colours for light and dark pages: every box has its own background and text colour.
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
        text.Append($"    class network,{Diagram.Group} frame\n");
        text.Append($"    class {string.Join(',', diagram.Columns.Select(column => column.Id))} zone\n");
        return text.ToString();
    }

    private static void AppendColumn(StringBuilder text, DiagramColumn column)
    {
        var title = column.Note is null || column.Boxes.Count == 0 ? column.Title : $"{column.Title}, {column.Note}";
        text.Append($"            subgraph {column.Id} [{Quoted(title)}]\n                direction TB\n");
        foreach (var box in column.Boxes)
        {
            text.Append($"                {box.Id}[{Label(box)}]:::{(box.IsFaint ? "faint" : "node")}\n");
        }

        // An empty subgraph would not be drawn.
        if (column.Boxes.Count == 0)
        {
            text.Append($"                {column.Id}note[{Quoted(column.Note ?? "")}]:::note\n");
        }

        AppendOrder(text, "                ", [.. column.Boxes.Select(box => box.Id)]);
        text.Append("            end\n");
    }

    private static void AppendOrder(StringBuilder text, string indent, IReadOnlyList<string> ids)
    {
        if (ids.Count > 1)
        {
            text.Append($"{indent}{string.Join(" ~~~ ", ids)}\n");
        }
    }

    private static (string Open, string Close) Brackets(DiagramShape shape) => shape switch
    {
        DiagramShape.Cylinder => ("[(", ")]"),
        DiagramShape.Folder => ("[/", "/]"),
        DiagramShape.Component => ("[[", "]]"),
        _ => ("[", "]"),
    };

    private static string Label(DiagramBox box)
    {
        var lines = box.Lines.Where(line => line.Length > 0).Select(Escaped).Prepend($"<b>{Escaped(box.Title)}</b>");
        return Quoted(string.Join("<br/>", lines), isEscaped: true);
    }

    private static string Quoted(string text, bool isEscaped = false) => $"\"{(isEscaped ? text : Escaped(text))}\"";

    // Mermaid reads entities; a quotation mark would end the text.
    private static string Escaped(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
