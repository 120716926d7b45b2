using System.Globalization;

namespace OctopusHA.Preview;

/// <summary>How the program's texts say what comes in every text.</summary>
internal static class Words
{
    /// <summary>How many of what: <c>1 node</c>, <c>2 nodes</c>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="what">One of them.</param>
    public static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? "" : "s")}");
}
