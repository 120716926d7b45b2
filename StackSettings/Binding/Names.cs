using System.Text.Json;

namespace StackSettings;

/// <summary>Names of types as users write them in settings, and the nearest name to a mistyped one.</summary>
public static class Names
{
    /// <summary><c>NatPerZone</c> is <c>natPerZone</c> in a stack file.</summary>
    public static string CamelCase(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    /// <summary><c>PortPerNode</c> is <c>port-per-node</c> in a stack file.</summary>
    public static string KebabCase(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);

    /// <summary>The candidate nearest to a mistyped name; null when none is similar.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates) => candidates
        .Select(candidate => (Candidate: candidate, Distance: Distance(Lower(name), Lower(candidate))))
        // One error in three letters is a typing error; more is another word.
        .Where(pair => pair.Distance <= Math.Max(1, name.Length / 3))
        .OrderBy(pair => pair.Distance)
        .Select(pair => pair.Candidate)
        .FirstOrDefault();

    /// <summary>
    /// The start of a message about a mistyped name: <c>did you mean medium? </c>; empty when no candidate is similar.
    /// </summary>
    public static string Hint(string name, IEnumerable<string> candidates) =>
        Nearest(name, candidates) is { } nearest ? $"did you mean {nearest}? " : "";

    /// <summary>The same as a sentence that follows another: <c> Did you mean prod?</c></summary>
    public static string HintSentence(string name, IEnumerable<string> candidates) =>
        Nearest(name, candidates) is { } nearest ? $" Did you mean {nearest}?" : "";

    private static string Lower(string name) => name.ToLowerInvariant();

    // Insertions, deletions, replacements and swapped neighbours count one each (optimal string alignment).
    private static int Distance(string from, string to)
    {
        var cost = new int[from.Length + 1, to.Length + 1];
        for (var i = 0; i <= from.Length; i++)
        {
            for (var j = 0; j <= to.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = i + j;
                    continue;
                }

                var replaced = cost[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                cost[i, j] = Math.Min(replaced, Math.Min(cost[i - 1, j], cost[i, j - 1]) + 1);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                }
            }
        }

        return cost[from.Length, to.Length];
    }
}
