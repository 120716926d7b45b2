namespace StackSettings;

/// <summary>The project's own file, <c>Pulumi.yaml</c>.</summary>
public static class ProjectFile
{
    /// <summary>The file's name.</summary>
    public const string FileName = "Pulumi.yaml";

    /// <summary>The name of a stack's project; null when no <c>Pulumi.yaml</c> specifies one.</summary>
    /// <param name="stackOrPath">The stack's name, or the path of its file, from whose folder upwards the project is
    /// searched; null for the default stack.</param>
    /// <param name="folder">The folder that the command runs in.</param>
    /// <exception cref="SettingsException">The file cannot be read.</exception>
    public static string? NameFor(string? stackOrPath, string folder)
    {
        var start = stackOrPath is not null && Path.Combine(folder, stackOrPath) is var path && File.Exists(path)
            ? Path.GetDirectoryName(Path.GetFullPath(path))!
            : folder;
        var project = ProjectFolder.Above(start);
        return NameOf(project is null ? null : StackConfiguration.ReadText(Path.Combine(project, FileName)));
    }

    /// <summary>The project's name; null when the file specifies none.</summary>
    /// <param name="text">The file's text; null when there is no file.</param>
    /// <exception cref="SettingsException">The text is not valid.</exception>
    public static string? NameOf(string? text) =>
        text is not null
        && YamlFile.Parse(FileName, text) is MapNode project
        && project.Members.GetValueOrDefault("name") is ScalarNode name
            ? name.Text
            : null;
}
