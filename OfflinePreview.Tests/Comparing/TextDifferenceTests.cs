using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace OfflinePreview.Tests.Comparing;

public sealed class TextDifferenceTests
{
    [Fact]
    public void Changed_lines_have_a_sign_and_the_lines_around_them() =>
        TextDifference.Lines("a\nb\nc\nd\ne", "a\nb\nC\nd\ne").ShouldBe(["  b", "- c", "+ C", "  d"]);

    [Fact]
    public void Lines_that_are_left_out_are_dots() =>
        TextDifference.Lines("a\nb\nc\nd\ne\nf\ng", "A\nb\nc\nd\ne\nf").ShouldBe(["- a", "+ A", "  b", "...", "  f", "- g"]);

    [Fact]
    public void A_line_in_another_indentation_is_a_changed_one() =>
        TextDifference.Lines("a\n  b", "a\nb").ShouldBe(["  a", "-   b", "+ b"]);

    [Theory]
    [InlineData(15, false)]
    [InlineData(16, true)]
    public void Of_many_changed_lines_the_rest_is_counted(int lines, bool isCut)
    {
        var difference = TextDifference.Lines(Numbered("old", lines), Numbered("new", lines));

        (difference[^1] == "... and 2 more changed lines").ShouldBe(isCut);
        difference.Count.ShouldBe(isCut ? 31 : 30);
    }

    [Fact]
    public void The_same_change_of_several_scripts_is_one_group_whatever_else_differs_between_them()
    {
        var comparison = Comparison.Of(Machines("1.0"), Machines("1.1"), "before");

        var group = ChangeGroup.Of(comparison).ShouldHaveSingleItem();

        group.Names.ShouldBe("machine1..2");
        group.Details().Single().Difference.ShouldBe(["  name = machine1", "- version = 1.0", "+ version = 1.1", "  end"]);
    }

    private static string Numbered(string word, int lines) => string.Join('\n', Enumerable.Range(1, lines).Select(i => $"{word} {i}"));

    private static PreviewDocument Machines(string version) => new(
        "shop",
        "test",
        [
            new PreviewResource { Urn = "urn:stack", Type = PreviewDocument.StackType, Name = "shop-test", Custom = false },
            Machine(1, version),
            Machine(2, version),
        ],
        []);

    private static PreviewResource Machine(int number, string version) => new()
    {
        Urn = $"urn:machine{number}",
        Type = "aws:ec2/instance:Instance",
        Name = $"machine{number}",
        Custom = true,
        Inputs = new JsonObject { ["userData"] = $"name = machine{number}\nversion = {version}\nend" },
    };
}
