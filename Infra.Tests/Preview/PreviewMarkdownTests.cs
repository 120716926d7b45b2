using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using OctopusHA.Preview;
using OctopusHA.Settings;
using Shouldly;
using Xunit;
using Markdown = OfflinePreview.Markdown;

namespace OctopusHA.Tests.Preview;

/// <summary>Comments as a reader of Markdown that is not ours sees them.</summary>
public sealed class PreviewMarkdownTests
{
    private const string Hostile = "x|y`` @octocat #1 GH-2 <img src=x onerror=alert(1)> ![](https://evil.example/p.png) [a](javascript:b) https://evil.example www.evil.example *b* </details> :tada: \u202e\n# head";

    private static readonly MarkdownPipeline Reader = new MarkdownPipelineBuilder().UsePipeTables().UseAutoLinks().UseEmphasisExtras().Build();

    [Fact]
    public async Task Summary_warnings_what_if_changes_and_details_stand_in_this_order()
    {
        var comparison = await Compare("", "version: 2026.4.7000\ndatabase: { edition: enterprise }");

        var text = PreviewMarkdown.Write(new PreviewReport(comparison.New) { Comparison = comparison });

        string[] order = ["## Preview of stack `test`", "Compared with `main (1234567)`", "> [!CAUTION]", "### Warnings", "### What if", "### Changes", "<details open><summary>", "<details><summary>Addresses and ports</summary>", "<details><summary>Nodes</summary>"];
        order.Select(part => text.IndexOf(part, StringComparison.Ordinal)).ShouldBe(order.Select(part => text.IndexOf(part, StringComparison.Ordinal)).Order());
        order.ShouldAllBe(part => text.Contains(part));
        text.ShouldContain("> - The database \\(database-instance\\)".Replace("\\", ""));
    }

    [Fact]
    public async Task What_if_stands_in_every_comment_and_changes_only_in_one_that_compares()
    {
        var text = PreviewMarkdown.Write(new PreviewReport(await Previews.Example("prod")));

        text.ShouldContain("| one node drains | 60 of 80, 25 % lost | :white_check_mark: available on 3 nodes |");
        text.ShouldNotContain("### Changes");
        text.ShouldNotContain("masterKey");
    }

    [Fact]
    public async Task Sixty_four_nodes_fit_into_a_comment_and_what_does_not_is_counted()
    {
        var (few, many) = (await Nodes(2), await Nodes(64));

        var text = PreviewMarkdown.Write(new PreviewReport(many) { Comparison = Comparison.Of(few, many, "main") });

        text.Length.ShouldBeLessThanOrEqualTo(65_000);
        text.ShouldContain("## Preview of stack");
        text.ShouldContain("| zone us-east-1a fails | 640 of 1280, 50 % lost |");
        IsWhole(text);
    }

    [Fact]
    public async Task However_much_there_is_to_tell_a_comment_ends_in_time_and_says_how_much_is_missing()
    {
        var document = await Previews.Of();
        var loud = new PreviewDocument(document.Project, document.Stack, document.Resources, document.Outputs, [.. Enumerable.Range(0, 5_000).Select(i => Warning($"tags.{i}", Hostile + i))]);

        var text = PreviewMarkdown.Write(new PreviewReport(loud));

        text.Length.ShouldBeInRange(55_000, 65_000);
        text.ShouldMatch(@"\*\d+ warnings more left out: `preview` shows everything\.\*");
        text.ShouldMatch(@"\*\d+ rows? more left out");
        IsWhole(text);
        IsHarmless(text);
    }

    [Fact]
    public async Task Hostile_names_and_values_neither_break_the_page_nor_call_anyone()
    {
        var document = await Previews.Of();
        PreviewResource Spoil(PreviewResource resource) => resource with { Name = resource.Name == "database-instance" ? Hostile : resource.Name, Inputs = Spoiled(resource.Inputs) };
        var old = new PreviewDocument(document.Project, document.Stack, document.Resources, document.Outputs, []);
        var @new = new PreviewDocument(document.Project, document.Stack, document.Resources.Select(Spoil), document.Outputs, [Warning("tags.owner", Hostile)]);

        var text = PreviewMarkdown.Write(new PreviewReport(@new) { Comparison = Comparison.Of(old, @new, Hostile) });

        text.ShouldContain("octocat");
        IsWhole(text);
        IsHarmless(text);
    }

    [Theory]
    [InlineData("plain", "`plain`")]
    [InlineData("a`b", "``a`b``")]
    [InlineData("`a`", "`` `a` ``")]
    [InlineData("a|b", "`a\\|b`")]
    [InlineData("a\r\nb", "`a  b`")]
    [InlineData("", "")]
    [InlineData("  ", "")]
    public void A_value_is_code_whatever_it_is(string value, string cell) => Markdown.Cell(value).ShouldBe(cell);

    [Fact]
    public void A_command_can_be_copied() =>
        Markdown.Text("Set it with `pulumi config set octopus-ha:nodes.count 4`.").ShouldBe("Set it with `pulumi config set octopus-ha:nodes.count 4`.");

    // Every fold is closed, and every table has as many cells in each row.
    private static void IsWhole(string text)
    {
        var document = Markdig.Markdown.Parse(text, Reader);
        var html = document.Descendants<HtmlBlock>().Select(block => block.Lines.ToString()).ToList();
        html.Count(line => line.Contains("<details", StringComparison.Ordinal)).ShouldBe(html.Count(line => line.Contains("</details>", StringComparison.Ordinal)));
        html.ShouldAllBe(line => line.StartsWith("<details") || line.StartsWith("</details>"));
        var tables = document.Descendants<Table>().ToList();
        tables.Count.ShouldBeGreaterThan(0);
        foreach (var table in tables)
        {
            table.OfType<TableRow>().Select(row => row.Count).Distinct().Count().ShouldBe(1);
        }
    }

    // No link, picture, tag or heading but our own; and outside of code nothing that GitHub makes a mention or an issue of.
    private static void IsHarmless(string text)
    {
        var document = Markdig.Markdown.Parse(text, Reader);
        document.Descendants<LinkInline>().ShouldBeEmpty();
        document.Descendants<AutolinkInline>().ShouldBeEmpty();
        document.Descendants<HtmlInline>().ShouldBeEmpty();
        document.Descendants<HeadingBlock>().Select(heading => text.Substring(heading.Span.Start, heading.Span.Length)).ShouldAllBe(heading => heading.StartsWith("## Preview") || heading == "### Warnings" || heading == "### What if" || heading == "### Changes");
        var plain = new StringBuilder();
        foreach (var literal in document.Descendants<LiteralInline>())
        {
            plain.Append(literal.Content.ToString());
        }

        var words = plain.ToString();
        words.ShouldNotMatch("@[A-Za-z]");
        words.ShouldNotMatch("#[0-9]");
        words.ShouldNotMatch("GH-[0-9]");
        words.ShouldNotMatch("https?://");
        words.ShouldNotMatch(@"www\.");
        words.Replace(":white_check_mark:", "").Replace(":x:", "").ShouldNotMatch(":[a-z]+:");
        text.ShouldNotContain("\u202e");
    }

    private static PreviewWarning Warning(string path, string message) => new(path, new Problem(path, Hostile, message) { Namespace = OctopusSettings.Namespace }.ToString());

    private static System.Text.Json.Nodes.JsonObject Spoiled(System.Text.Json.Nodes.JsonObject inputs)
    {
        var copy = (System.Text.Json.Nodes.JsonObject)inputs.DeepClone();
        if (copy["tags"] is System.Text.Json.Nodes.JsonObject tags)
        {
            tags[Hostile] = Hostile;
        }

        return copy;
    }

    private static Task<PreviewDocument> Nodes(int count)
    {
        var settings = StackText.Settings("polling: { mode: port-per-node }");
        return PreviewRunner.RunAsync(settings with { Nodes = settings.Nodes with { Count = count } }, "test", "us-east-1");
    }

    private static async Task<Comparison> Compare(string before, string after) => Comparison.Of(await Previews.Of(before), await Previews.Of(after), "main (1234567)");
}
