using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace OfflinePreview;

/// <summary>The lines in which two texts differ.</summary>
internal static class TextDifference
{
    // Unchanged lines that are shown before and after a changed one.
    private const int Context = 1;

    // Lines that are shown, and characters of a line.
    private const int MostLines = 30;
    private const int LongestLine = 160;

    /// <summary>The changed lines alone, with their signs.</summary>
    /// <param name="old">The older text.</param>
    /// <param name="new">The newer text.</param>
    public static IEnumerable<string> Changed(string old, string @new) =>
        Compare(old, @new).Where(line => line.Type != ChangeType.Unchanged).Select(Sign);

    /// <summary>
    /// The changed lines with a sign, the lines around them, and <c>...</c> where lines are left out.
    /// </summary>
    /// <param name="old">The older text.</param>
    /// <param name="new">The newer text.</param>
    public static IReadOnlyList<string> Lines(string old, string @new)
    {
        var all = Compare(old, @new);
        var changed = all.Index().Where(line => line.Item.Type != ChangeType.Unchanged).Select(line => line.Index).ToList();
        var shown = changed
            .SelectMany(index => Enumerable.Range(index - Context, 2 * Context + 1))
            .Where(index => index >= 0 && index < all.Count)
            .Distinct()
            .Order()
            .ToList();
        var lines = new List<string>();
        foreach (var (position, index) in shown.Take(MostLines).Index())
        {
            if (position > 0 && shown[position - 1] != index - 1)
            {
                lines.Add("...");
            }

            lines.Add(Words.Shortened(Sign(all[index]), LongestLine).TrimEnd());
        }

        var hidden = changed.Count(index => !shown.Take(MostLines).Contains(index));
        return hidden == 0 ? lines : [.. lines, $"... and {Words.Count(hidden, "more changed line")}"];
    }

    private static List<DiffPiece> Compare(string old, string @new) => InlineDiffBuilder.Diff(old, @new, ignoreWhiteSpace: false).Lines;

    private static string Sign(DiffPiece line) => line.Type switch
    {
        ChangeType.Inserted => $"+ {line.Text}",
        ChangeType.Deleted => $"- {line.Text}",
        _ => $"  {line.Text}",
    };
}
