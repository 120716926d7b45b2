namespace OctopusHA.ProviderGenerator.Tests;

/// <summary>The facts and lists that are committed.</summary>
internal static class Committed
{
    /// <summary>The folder of the stand-ins.</summary>
    public static string Offline { get; } = Find();

    public static Facts Facts(string provider) => ProviderGenerator.Facts.Read(Path.Combine(Offline, "facts", $"{provider}.json"));

    public static Naming Naming(string provider) => new(provider, File.ReadLines(Path.Combine(Offline, "facts", "names.txt")));

    /// <summary>The resources and functions that the stand-ins have in full.</summary>
    public static IReadOnlyList<string> Listed(string provider) =>
        [.. File.ReadLines(Path.Combine(Offline, "resources.txt")).Where(line => line == provider || line.StartsWith(provider + ":", StringComparison.Ordinal))];

    /// <summary>The whole text of a package.</summary>
    public static string Write(string provider, params IEnumerable<string> tokens) =>
        string.Join('\n', PackageWriter.Write(Facts(provider), Naming(provider), tokens).Files.Select(file => file.Text));

    /// <summary>A class of a package, from its head to its end.</summary>
    public static string Class(string text, string name)
    {
        string[] heads = [$"public sealed class {name} : ", $"public partial class {name} : ", $"public static class {name}\n"];
        var start = heads.Select(head => text.IndexOf(head, StringComparison.Ordinal)).Max();
        return start < 0 ? "" : text[start..(text.IndexOf("\n}\n", start, StringComparison.Ordinal) + 3)];
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Octopus.slnx")))
                return Path.Combine(folder.FullName, "offline");
        }

        throw new InvalidOperationException($"Octopus.slnx is not above {AppContext.BaseDirectory}.");
    }
}
