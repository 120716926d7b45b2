namespace OctopusHA.Settings;

/// <summary>A stack's configuration in its file, <c>Pulumi.&lt;stack&gt;.yaml</c>.</summary>
/// <param name="Stack">The stack's name: <c>dev</c>.</param>
/// <param name="Source">The file's name, for messages.</param>
/// <param name="Configuration">The settings under the namespace <c>octopus-ha</c>.</param>
/// <param name="Region"><c>aws:region</c> or <c>azure-native:location</c>, by cloud; null when not specified.</param>
/// <param name="Warnings">Warnings about the file, such as settings that cannot be read offline.</param>
public sealed record StackFile(
    string Stack, string Source, MapNode Configuration, string? Region, IReadOnlyList<Problem> Warnings)
{
    private const string Example =
        """
          config:
            aws:region: us-east-1
            octopus-ha:cloud: aws
            octopus-ha:version: 2026.4.6342
        """;

    /// <summary>Finds and reads a stack's file.</summary>
    /// <param name="stackOrPath">The stack's name, or the path of its file. Default: <c>dev</c>, or the only stack.</param>
    /// <param name="folder">The folder to search, upwards, for the project.</param>
    /// <exception cref="SettingsException">There is no such stack, or its file cannot be read.</exception>
    public static StackFile Load(string? stackOrPath, string folder) =>
        Read(ProjectFolder.Locate(stackOrPath, folder));

    /// <summary>Reads one file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SettingsException">The file is empty or not a valid stack file.</exception>
    public static StackFile Read(string path) => ParseFile(path, StackConfiguration.ReadText(path));

    /// <summary>Parses the text of a file, now or at a commit.</summary>
    /// <param name="path">The file; the stack's name is part of its name.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="SettingsException">The text is empty or not a valid stack file.</exception>
    public static StackFile ParseFile(string path, string text) =>
        Parse(ProjectFolder.StackOf(path), Path.GetFileName(path), text);

    /// <summary>Parses the text of a file.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="source">The file's name, for messages.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="SettingsException">The text is empty or not a valid stack file.</exception>
    public static StackFile Parse(string stack, string source, string text)
    {
        var file = StackConfiguration.Parse(OctopusSettings.Model, stack, source, text, Example);
        var cloud = RegionSetting.CloudOf(file.Settings);
        var key = RegionSetting.KeyOf(cloud);
        var region = (file.Others.GetValueOrDefault(key) as ScalarNode)?.Text;
        var command = $"pulumi config set {key} {RegionSetting.Example(cloud)} --stack {stack}";
        var missing = new Problem(key, null,
            $"is not set; `pulumi up` would use the default region of the user who runs it. Set it with `{command}`");
        return new StackFile(
            stack, source, file.Settings, region, region is null ? [missing, .. file.Warnings] : file.Warnings);
    }
}
