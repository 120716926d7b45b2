using Shouldly;

namespace OctopusHA.Tests;

/// <summary>
/// Files that are compared whole, so that a pull request shows what it changes. <c>UPDATE_GOLDEN=1 dotnet test</c> writes
/// them anew; read the difference before it is committed.
/// </summary>
internal static class Golden
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static void ShouldMatch(string actual, string path)
    {
        var file = Path.Combine(Root, path);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
        }

        var expected = File.Exists(file) ? File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (actual != expected)
        {
            actual.ShouldBeWithDiff(expected, $"{path} is not what the program writes. When the change is meant: UPDATE_GOLDEN=1 dotnet test");
        }
    }

    // Whole documents on both sides would bury the line that differs.
    private static void ShouldBeWithDiff(this string actual, string expected, string message)
    {
        var (is_, was) = (actual.Split('\n'), expected.Split('\n'));
        var first = Enumerable.Range(0, Math.Max(is_.Length, was.Length)).First(i => i >= is_.Length || i >= was.Length || is_[i] != was[i]);
        var differing = Math.Max(is_.Length, was.Length) - is_.Zip(was).Count(pair => pair.First == pair.Second);
        throw new ShouldAssertException($"""
            {message}
            About {differing} lines differ; the first is line {first + 1}:
              - {was.ElementAtOrDefault(first)}
              + {is_.ElementAtOrDefault(first)}
            """);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Octopus.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"Octopus.slnx is not above {AppContext.BaseDirectory}.");
    }
}
