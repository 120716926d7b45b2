using Shouldly;
using Xunit;

namespace OfflinePreview.Tests.Drawing;

public sealed class DiagramTests
{
    [Fact]
    public void What_would_end_a_label_is_escaped()
    {
        var box = new DiagramBox("x", "a \"b\" <c> & d", ["e -- f"]);
        var diagram = Sample(box, []);

        MermaidDiagram.Write(diagram).ShouldContain("a &quot;b&quot; &lt;c&gt; &amp; d");
        DotDiagram.Write(diagram).ShouldContain("a &quot;b&quot; &lt;c&gt; &amp; d");
    }

    [Theory]
    [InlineData(DiagramShape.Cylinder, "data[(\"<b>t</b>\")]", "shape=cylinder")]
    [InlineData(DiagramShape.Folder, "data[/\"<b>t</b>\"/]", "shape=folder")]
    [InlineData(DiagramShape.Component, "data[[\"<b>t</b>\"]]", "shape=component")]
    public void Each_shape_is_drawn_in_both_languages(DiagramShape shape, string mermaid, string dot)
    {
        var diagram = Sample(new DiagramBox("x", "t", []), [new DiagramBox("data", "t", []) { Shape = shape }]);

        MermaidDiagram.Write(diagram).ShouldContain(mermaid);
        DotDiagram.Write(diagram).ShouldContain($"data [{dot}");
    }

    [SkippableFact]
    public async Task What_Graphviz_rejects_is_reported_in_its_words()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        Skip.IfNot(folders.Any(folder => File.Exists(Path.Combine(folder, "dot"))), "Graphviz is not installed.");

        var failure = await Should.ThrowAsync<PreviewException>(() => Graphviz.DrawAsync("digraph {"));

        failure.Message.ShouldStartWith("Graphviz rejects the diagram: ");
    }

    [Fact]
    public async Task Without_Graphviz_the_message_says_how_to_install_it()
    {
        var failure = await Should.ThrowAsync<PreviewException>(() => Graphviz.DrawAsync("digraph {}", "no-such-program"));

        failure.Message.ShouldContain("apt-get install graphviz");
    }

    private static Diagram Sample(DiagramBox outside, IReadOnlyList<DiagramBox> back) => new()
    {
        Title = "t \"u\"",
        Frame = "n",
        Outside = [outside],
        Front = [],
        GroupTitle = "g",
        Columns = [new DiagramColumn("zone1", "z", [], "no node")],
        Back = back,
        Arrows = [],
    };
}
