using OctopusHA.Settings;

namespace OctopusHA.Commands;

/// <summary>The project's own file, <c>Pulumi.yaml</c>.</summary>
internal static class ProjectFile
{
    /// <summary>The project of a stack; the namespace of the settings where no <c>Pulumi.yaml</c> names one.</summary>
    /// <param name="stackOrPath">The stack's name, or the path of its file, beside which its project is looked for;
    /// null for the usual one.</param>
    /// <param name="folder">The folder that the command runs in.</param>
    /// <exception cref="SettingsException">The file is there, and cannot be read.</exception>
    public static string NameFor(string? stackOrPath, string folder)
    {
        var start = stackOrPath is not null && Path.Combine(folder, stackOrPath) is var path && File.Exists(path)
            ? Path.GetDirectoryName(Path.GetFullPath(path))!
            : folder;
        var project = StackFile.ProjectAbove(start);
        return NameOf(project is null ? null : File.ReadAllText(Path.Combine(project, StackFile.ProjectFile)));
    }

    /// <summary>The name that a project's file gives it; the namespace of the settings where it gives none.</summary>
    /// <param name="text">The file's text; null where there is no file.</param>
    /// <exception cref="SettingsException">The text cannot be read.</exception>
    public static string NameOf(string? text) =>
        text is not null
        && YamlFile.Parse(StackFile.ProjectFile, text) is MapNode project
        && project.Members.GetValueOrDefault("name") is ScalarNode name
            ? name.Text
            : OctopusSettings.Namespace;
}
