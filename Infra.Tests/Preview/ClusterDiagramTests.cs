using System.Xml.Linq;
using OctopusHA.Preview;
using OctopusHA.Tests.Commands;
using OctopusHA.Tests.Rehearsal;
using Shouldly;
using Xunit;

namespace OctopusHA.Tests.Preview;

public sealed class ClusterDiagramTests
{
    private const string Polling = "polling: { mode: port-per-node }";

    /// <summary>The example stacks.</summary>
    public static TheoryData<string> Stacks => new(Previews.Examples);

    [Theory]
    [MemberData(nameof(Stacks))]
    public async Task The_diagram_of_an_example_in_the_documents_is_what_the_program_draws(string stack)
    {
        using var shell = new Shell();

        var (exit, _, error) = await shell.Run("diagram", "--stack", Previews.FileOf(stack), "--output", "diagram.md");

        (exit, error).ShouldBe((0, "Wrote diagram.md.\n"));
        Golden.ShouldMatch(await File.ReadAllTextAsync(Path.Combine(shell.Folder, "diagram.md")), $"docs/diagrams/{stack}.md");
    }

    [Theory]
    [InlineData(2, 2, "application")]
    [InlineData(2, 3, "network")]
    [InlineData(4, 3, "application")]
    [InlineData(8, 3, "network")]
    public async Task Each_node_is_drawn_once_in_the_column_of_its_zone_and_columns_are_in_order(int nodes, int zones, string kind)
    {
        var diagram = ClusterDiagram.Of(await Previews.Of($"nodes: {{ count: {nodes} }}\nnetwork: {{ zones: {zones} }}\nloadBalancer: {{ kind: {kind}, domain: octopus.example.com, dnsZone: example.com }}\n{Polling}"));

        diagram.Columns.Select(zone => zone.Title).ShouldBe(Enumerable.Range(0, zones).Select(i => $"us-east-1{(char)('a' + i)}"));
        for (var i = 0; i < zones; i++)
        {
            diagram.Columns[i].Boxes.Select(box => box.Title).ShouldBe(Enumerable.Range(1, nodes).Where(number => (number - 1) % zones == i).Select(number => $"node{number}"));
        }

        diagram.Columns.SelectMany(zone => zone.Boxes).ShouldAllBe(box => box.Lines.Any(line => line.StartsWith("polled at 1094", StringComparison.Ordinal) || line == "polled at 10950"));
        diagram.Columns.Where(zone => zone.Boxes.Count == 0).ShouldAllBe(zone => zone.Note == "no node");
    }

    [Fact]
    public async Task An_application_load_balancer_leaves_polling_to_one_of_its_own()
    {
        var diagram = ClusterDiagram.Of(await Previews.Of($"nodes: {{ count: 3 }}\n{Polling}"));

        diagram.Front.Select(box => box.Title).ShouldBe(["Polling load balancer", "Web load balancer"], ignoreOrder: true);
        Arrow(diagram, "polling", "Polling load balancer").ShouldBe("TCP 10943-10945");
        Arrow(diagram, "web", "Web load balancer").ShouldBe("HTTPS 443, redirect 80");
        Arrow(diagram, "grpc", "Web load balancer").ShouldBe("HTTPS 8443");
        diagram.Arrows.ShouldContain(new DiagramArrow("nodes", "database", "SQL 1433"));
        diagram.Arrows.ShouldContain(new DiagramArrow("nodes", "storage", "NFS 2049"));
    }

    [Fact]
    public async Task A_network_load_balancer_carries_everything()
    {
        var diagram = ClusterDiagram.Of(await Previews.Of($"loadBalancer: {{ kind: network, domain: octopus.example.com, dnsZone: example.com }}\n{Polling}"));

        diagram.Front.ShouldHaveSingleItem().Title.ShouldBe("Load balancer");
        diagram.Arrows.ShouldContain(new DiagramArrow("balancer1", "nodes", "TCP 8080, 8443, 10943"));
    }

    [Fact]
    public async Task Load_balancers_of_a_node_each_are_one_box_with_their_addresses()
    {
        var diagram = ClusterDiagram.Of(await Previews.Of("nodes: { count: 3 }\npolling: { mode: address-per-node }"));

        var box = diagram.Front.Single(balancer => balancer.Title == "3 polling load balancers");
        box.Lines.ShouldBe(["network, internal", "node1.octopus.example.com", "node2.octopus.example.com", "node3.octopus.example.com"]);
        diagram.Arrows.ShouldContain(new DiagramArrow("polling", box.Id, "TCP 10943"));
        diagram.Arrows.ShouldContain(new DiagramArrow(box.Id, "nodes", "TCP 10943"));
    }

    [Fact]
    public async Task Nodes_that_share_an_address_share_a_queue()
    {
        var diagram = ClusterDiagram.Of(await Previews.Of($"redisPassword: {StackText.Password}\npolling: {{ mode: shared-address }}"));

        Box(diagram, "queue").Lines.ShouldBe(["in a container"]);
        diagram.Arrows.ShouldContain(new DiagramArrow("nodes", "queue", "Redis 6379"));
        MermaidDiagram.Write(diagram).ShouldContain("queue[[\"<b>Redis queue</b>");
        DotDiagram.Write(diagram).ShouldContain("queue [shape=component");
        ClusterDiagram.Of(await Previews.Of(Polling)).Back.ShouldNotContain(box => box.Id == "queue");
    }

    [Fact]
    public async Task Without_polling_no_tentacles_are_drawn()
    {
        var diagram = ClusterDiagram.Of(await Previews.Of());

        diagram.Outside.ShouldNotContain(box => box.Title == "Polling Tentacles");
        diagram.Columns.SelectMany(zone => zone.Boxes).SelectMany(box => box.Lines).ShouldNotContain(line => line.StartsWith("polled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task During_maintenance_nodes_are_faint_and_said_to_be_stopped()
    {
        var diagram = ClusterDiagram.Of(await Previews.Of("maintenance: true"));

        diagram.Columns.SelectMany(zone => zone.Boxes).ShouldAllBe(box => box.IsFaint && box.Lines.Contains("stopped"));
    }

    [Fact]
    public async Task A_zone_without_a_gateway_shows_the_zone_of_its_gateway()
    {
        var diagram = ClusterDiagram.Of(await Previews.Of("network: { natPerZone: false }"));

        diagram.Columns.Select(zone => zone.Note).ShouldBe([null, "internet access through us-east-1a"]);
    }

    [Fact]
    public async Task Existing_resources_are_drawn_as_existing()
    {
        var diagram = ClusterDiagram.Of(await PreviewRunner.RunAsync(Previews.Settings(StackText.OwnParts), "test"));

        diagram.Frame.ShouldBe("Existing network");
        Box(diagram, "database").Lines.ShouldContain("existing");
        Box(diagram, "storage").Lines.ShouldContain("existing");
        diagram.Columns.Select(zone => zone.Title).ShouldBe(["subnet-1", "subnet-2"]);
    }

    [Fact]
    public async Task Every_arrow_begins_and_ends_at_something_that_is_drawn()
    {
        foreach (var stack in Previews.Examples)
        {
            var diagram = ClusterDiagram.Of(await Previews.Example(stack));
            var drawn = diagram.Outside.Concat(diagram.Front).Concat(diagram.Columns.SelectMany(zone => zone.Boxes)).Concat(diagram.Back)
                .Select(box => box.Id).Append(Diagram.Group).ToList();

            drawn.ShouldBeUnique();
            diagram.Arrows.ShouldAllBe(arrow => drawn.Contains(arrow.From) && drawn.Contains(arrow.To) && arrow.Label.Length > 0);
            // Nothing is drawn without an arrow.
            drawn.Where(id => !id.StartsWith("zone", StringComparison.Ordinal)).ShouldAllBe(id => diagram.Arrows.Any(arrow => arrow.From == id || arrow.To == id));
        }
    }

    [SkippableTheory]
    [InlineData("application")]
    [InlineData("network")]
    public async Task Graphviz_draws_every_node_zone_and_arrow(string kind)
    {
        Skip.If(Tools.OnPath("dot") is null, "Graphviz is not installed.");
        var diagram = ClusterDiagram.Of(await Previews.Of($"nodes: {{ count: 8 }}\nloadBalancer: {{ kind: {kind}, domain: octopus.example.com, dnsZone: example.com }}\n{Polling}"));

        var svg = XDocument.Parse(await Graphviz.DrawAsync(DotDiagram.Write(diagram)));

        var texts = svg.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value.Trim()).ToList();
        foreach (var text in diagram.Columns.SelectMany(zone => zone.Boxes).Select(box => box.Title).Concat(diagram.Columns.Select(zone => zone.Title)).Concat(diagram.Arrows.Select(arrow => arrow.Label)))
        {
            texts.ShouldContain(text);
        }
    }

    [SkippableFact]
    public async Task A_file_that_ends_in_svg_is_an_svg()
    {
        Skip.If(Tools.OnPath("dot") is null, "Graphviz is not installed.");
        using var shell = new Shell().With("dev");

        var (exit, output, _) = await shell.Run("diagram", "--output", "cluster.svg");

        (exit, output).ShouldBe((0, ""));
        XDocument.Load(Path.Combine(shell.Folder, "cluster.svg")).Root!.Name.LocalName.ShouldBe("svg");
    }

    [Fact]
    public async Task Mermaid_goes_to_the_terminal_and_nothing_beside_it()
    {
        using var shell = new Shell().With("dev");

        var (exit, output, error) = await shell.Run("diagram");

        (exit, error).ShouldBe((0, ""));
        output.ShouldContain("flowchart TB\n");
    }

    [Theory]
    [InlineData("cluster.png")]
    [InlineData("cluster")]
    public async Task A_file_of_another_kind_is_refused_with_the_kinds_there_are(string file)
    {
        using var shell = new Shell().With("dev");

        var (exit, _, error) = await shell.Run("diagram", "--output", file);

        exit.ShouldBe(1);
        error.ShouldContain($"--output {file}: set a file that ends in .svg or .dot or .mmd or .md.");
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_reported()
    {
        using var shell = new Shell().With("dev");

        var (exit, _, error) = await shell.Run("diagram", "--output", "gone/cluster.mmd");

        exit.ShouldBe(1);
        error.ShouldContain("Cannot write gone/cluster.mmd: ");
    }

    private static DiagramBox Box(Diagram diagram, string id) => diagram.Back.Single(box => box.Id == id);

    private static string Arrow(Diagram diagram, string from, string balancer) =>
        diagram.Arrows.Single(arrow => arrow.From == from && arrow.To == diagram.Front.Single(box => box.Title == balancer).Id).Label;
}
