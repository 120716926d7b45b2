using System.Globalization;
using OctopusHA.Preview.Facts;

namespace OctopusHA.Preview;

/// <summary>How the program's texts say what comes in every text.</summary>
internal static class Words
{
    /// <summary>How many of what: <c>1 node</c>, <c>2 nodes</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="what">One of them.</param>
    public static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");

    /// <summary>What a cluster is, in a line: <c>Octopus Server 2026.4.6342 on 4 nodes at https://octopus.example.com</c>.</summary>
    /// <param name="facts">The cluster.</param>
    public static string Cluster(ClusterFacts facts)
    {
        var versions = facts.Nodes.Select(node => node.Version).Distinct(StringComparer.Ordinal);
        return $"Octopus Server {string.Join(", ", versions)} on {Count(facts.Nodes.Count, "node")}{(facts.WebUrl is { } url ? $" at {url}" : "")}";
    }

    /// <summary>Names in a line, with those that count on from one another as one: <c>subnet-1..3, vpc</c>.</summary>
    /// <param name="names">The names.</param>
    public static string Runs(IEnumerable<string> names) => string.Join(", ", RunsOf([.. names]).Select(run => run.Name));

    /// <summary>Names that count on from one another as one, with how many it stands for.</summary>
    /// <param name="names">The names.</param>
    public static IReadOnlyList<(string Name, int Count)> RunsOf(IReadOnlyList<string> names)
    {
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

    private static (string Stem, int? Number) Split(string name)
    {
        var stem = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return (stem, int.TryParse(name[stem.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);
    }
}
