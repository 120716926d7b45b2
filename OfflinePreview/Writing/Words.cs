using System.Globalization;

namespace OfflinePreview;

/// <summary>Phrases that all texts of a preview share.</summary>
public static class Words
{
    /// <summary>A number of things: <c>1 node</c>, <c>2 nodes</c>.</summary>
    /// <param name="count">The number.</param>
    /// <param name="what">The singular.</param>
    public static string Count(int count, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    /// <summary>The beginning of a text that is too long.</summary>
    /// <param name="text">The text.</param>
    /// <param name="longest">The most characters of it.</param>
    public static string Shortened(string text, int longest)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= longest)
        {
            return text;
        }

        // Not between the two halves of one letter.
        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)] + "...";
    }

    /// <summary>Names in a line, consecutive numbers as a range: <c>subnet-1..3, vpc</c>.</summary>
    /// <param name="names">The names.</param>
    public static string Runs(IEnumerable<string> names) =>
        string.Join(", ", RunsOf([.. names]).Select(run => run.Name));

    /// <summary>Names, those with consecutive numbers as one, with the number of names in each.</summary>
    /// <param name="names">The names.</param>
    public static IReadOnlyList<(string Name, int Count)> RunsOf(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var runs = new List<(string Name, int Count)>();
        for (var i = 0; i < names.Count;)
        {
            var (stem, first) = Split(names[i]);
            var last = first;
            var next = i + 1;
            while (first is not null && next < names.Count && Split(names[next]) == (stem, last + 1))
            {
                last++;
                next++;
            }

            runs.Add((first == last ? names[i] : $"{names[i]}..{last}", next - i));
            i = next;
        }

        return runs;
    }

    /// <summary>Numbers in order, consecutive ones as a range: <c>443, 10943-10946</c>.</summary>
    /// <param name="numbers">The numbers, without duplicates.</param>
    public static string Ranges(IEnumerable<int> numbers)
    {
        // In a range, the difference between a number and its position is the same.
        var ranges = numbers.Order().Select((number, i) => (Number: number, Range: number - i))
            .GroupBy(next => next.Range, next => next.Number);
        return string.Join(", ", ranges.Select(range =>
            range.Count() == 1 ? $"{range.First()}" : $"{range.First()}-{range.Last()}"));
    }

    private static (string Stem, int? Number) Split(string name)
    {
        var stem = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var isNumbered = int.TryParse(
            name[stem.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        return (stem, isNumbered ? number : null);
    }
}
