using System.Text;

namespace OctopusHA.Settings;

/// <summary>How names of types become names that users write, and which name a mistyped one was meant to be.</summary>
internal static class Names
{
    /// <summary><c>NatPerZone</c> is written <c>natPerZone</c> in a stack file.</summary>
    public static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    /// <summary><c>PortPerNode</c> is written <c>port-per-node</c> in a stack file.</summary>
    public static string KebabCase(string name)
    {
        var text = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0)
            {
                text.Append('-');
            }

            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }

    /// <summary>The candidate nearest to a mistyped name, or null where none is near.</summary>
    public static string? Nearest(string name, IEnumerable<string> candidates)
    {
        var lower = name.ToLowerInvariant();
        var (best, bestDistance) = ((string?)null, int.MaxValue);
        foreach (var candidate in candidates)
        {
            var distance = Distance(lower, candidate.ToLowerInvariant());
            if (distance < bestDistance)
            {
                (best, bestDistance) = (candidate, distance);
            }
        }

        // One slip in three letters is a typing error; more is another word.
        return best is not null && bestDistance <= Math.Max(1, name.Length / 3) ? best : null;
    }

    /// <summary>The beginning of a message about a mistyped name: <c>did you mean medium? </c>; empty where no candidate is near.</summary>
    public static string Hint(string name, IEnumerable<string> candidates) =>
        Nearest(name, candidates) is { } nearest ? $"did you mean {nearest}? " : "";

    /// <summary>The same as a sentence of its own, behind another: <c> Did you mean prod?</c></summary>
    public static string HintSentence(string name, IEnumerable<string> candidates) =>
        Nearest(name, candidates) is { } nearest ? $" Did you mean {nearest}?" : "";

    // Insertions, deletions, replacements and swapped neighbours each count one (optimal string alignment).
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
