using OctopusHA.Preview;
using OctopusHA.Settings;
using OctopusHA.Settings.Rules;
using Xunit;

namespace OctopusHA.Tests.Documents;

/// <summary>The comment that README.md shows is one that the program writes.</summary>
public class PullRequestCommentTests
{
    private const string Begin = "<!-- comment -->\n";
    private const string End = "<!-- /comment -->";

    [Fact]
    public async Task The_readme_shows_the_comment_of_a_real_change()
    {
        var comparison = Comparison.Of(await Previews.Example("prod"), await Changed(), "main (1f0c2ab)");
        var comment = PreviewMarkdown.Write(new PreviewReport(comparison.New) { Comparison = comparison });

        // What is folded below the changes would be most of the page.
        var shown = comment[..comment.IndexOf("<details><summary>Addresses and ports", StringComparison.Ordinal)];
        var quoted = string.Concat(shown.TrimEnd('\n').Split('\n').Select(line => $"> {line}".TrimEnd() + "\n"));
        var readme = File.ReadAllText(Path.Combine(Golden.Root, "README.md")).ReplaceLineEndings("\n");
        var (begin, end) = (readme.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, readme.IndexOf(End, StringComparison.Ordinal));
        Golden.ShouldMatch($"{readme[..begin]}\n{quoted}\n{readme[end..]}", "README.md");
    }

    // What somebody might well put into one pull request.
    private static async Task<PreviewDocument> Changed()
    {
        var path = Path.Combine(Golden.Root, "Pulumi.prod.yaml");
        var text = (await File.ReadAllTextAsync(path))
            .Replace("    storageGiB: 200\n    backupDays: 30\n", "    storageGiB: 200\n    backupDays: 7\n    edition: enterprise\n", StringComparison.Ordinal)
            .Replace("- 198.51.100.0/24", "- 0.0.0.0/0", StringComparison.Ordinal);
        var file = StackFile.ParseFile(path, text);
        var reading = SettingsReader.Read(file.Configuration, Strictness.Preview, file.Stack, file.Region);
        return await PreviewRunner.RunAsync(new PreviewRequest(reading.OrThrow(file.Source), file.Stack) { Region = file.Region, Warnings = reading.Warnings });
    }
}
