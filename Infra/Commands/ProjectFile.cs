using OctopusHA.Settings;

namespace OctopusHA.Commands;

/// <summary>The project's own file, <c>Pulumi.yaml</c>.</summary>
internal static class ProjectFile
{
    /// <summary>The project of a stack; the namespace of the settings where no <c>Pulumi.yaml</c> names one.</summary>
    /// <param name="stackOrPath">The stack's name, or the path of its file, beside which its project is looked for; null for the usual one.</param>
    /// <param name="folder">The folder that the command runs in.</param>
    /// <exception cref="SettingsException">The file is there, and cannot be read.</exception>
    public static string NameFor(string? stackOrPath, string folder)
    {
        var start = stackOrPath is not null && Path.Combine(folder, stackOrPath) is var path && File.Exists(path)
            ? Path.GetDirectoryName(Path.GetFullPath(path))!
            : folder;
        for (var candidate = new DirectoryInfo(start); candidate is not null; candidate = candidate.Parent)
        {
            var file = Path.Combine(candidate.FullName, "Pulumi.yaml");
            if (File.Exists(file))
            {
                return ReadName(file) ?? OctopusSettings.Namespace;
            }
        }

        return OctopusSettings.Namespace;
    }

    private static string? ReadName(string file) =>
        (YamlFile.Parse(Path.GetFileName(file), File.ReadAllText(file)) as MapNode)?.Members.GetValueOrDefault("name") is ScalarNode name ? name.Text : null;
}
