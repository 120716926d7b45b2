namespace OctopusHA.Settings;

/// <summary>A stack's configuration as its file has it: <c>Pulumi.&lt;stack&gt;.yaml</c>.</summary>
/// <param name="Stack">The stack's name: <c>dev</c>.</param>
/// <param name="Source">The file's name, for messages.</param>
/// <param name="Configuration">What stands under the namespace <c>octopus-ha</c>.</param>
/// <param name="Region"><c>aws:region</c> or <c>azure-native:location</c>, as the cloud is; null when the file does not
/// say.</param>
/// <param name="Warnings">What the file holds that cannot be read offline.</param>
public sealed record StackFile(string Stack, string Source, MapNode Configuration, string? Region, IReadOnlyList<Problem> Warnings)
{
    /// <summary>The file that makes a folder a Pulumi project.</summary>
    public const string ProjectFile = "Pulumi.yaml";

    private const string UsualStack = "dev";
    private const string Prefix = "Pulumi.";
    private const string Suffix = ".yaml";

    /// <summary>Finds and reads a stack's file.</summary>
    /// <param name="stackOrPath">The stack's name, or the path of its file. When left out: <c>dev</c>, or the only
    /// stack there is.</param>
    /// <param name="folder">The folder to look in; the project's folder is looked for from here upwards.</param>
    /// <exception cref="SettingsException">There is no such stack, or its file cannot be read.</exception>
    public static StackFile Load(string? stackOrPath, string folder) => Read(Locate(stackOrPath, folder));

    /// <summary>Finds a stack's file.</summary>
    /// <param name="stackOrPath">The stack's name, or the path of its file. When left out: <c>dev</c>, or the only
    /// stack there is.</param>
    /// <param name="folder">The folder to look in; the project's folder is looked for from here upwards.</param>
    /// <returns>The file's full path.</returns>
    /// <exception cref="SettingsException">There is no such stack.</exception>
    public static string Locate(string? stackOrPath, string folder)
    {
        if (stackOrPath is not null && (IsPath(stackOrPath) || File.Exists(Path.Combine(folder, stackOrPath))))
        {
            var path = Path.Combine(folder, stackOrPath);
            return File.Exists(path)
                ? Path.GetFullPath(path)
                : throw new SettingsException($"There is no file {stackOrPath}. Give a stack's name, or the path of its Pulumi.<stack>.yaml.");
        }

        var project = FindProject(folder);
        var stacks = StacksIn(project);
        if (stacks.Count == 0)
        {
            throw new SettingsException($"There is no Pulumi.<stack>.yaml in {project}. Run `pulumi stack init dev`, or copy one of the examples of this project.");
        }

        if (stackOrPath is null && stacks.Count > 1 && !stacks.Contains(UsualStack, StringComparer.Ordinal))
        {
            throw new SettingsException($"Which stack? Name one with --stack. Stacks: {string.Join(", ", stacks)}.");
        }

        var stack = stackOrPath ?? (stacks.Count == 1 ? stacks[0] : UsualStack);
        if (!stacks.Contains(stack, StringComparer.Ordinal))
        {
            throw new SettingsException($"There is no stack {stack}.{Names.HintSentence(stack, stacks)} Stacks: {string.Join(", ", stacks)}.");
        }

        return Path.GetFullPath(Path.Combine(project, Prefix + stack + Suffix));
    }

    /// <summary>Reads one file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SettingsException">The file is empty, or no well-formed stack file.</exception>
    public static StackFile Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            return ParseFile(path, File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{name} cannot be read: {exception.Message}");
        }
    }

    /// <summary>Reads the text that a file has, or had.</summary>
    /// <param name="path">The file, whose name tells the stack's.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="SettingsException">The text is empty, or no well-formed stack file.</exception>
    public static StackFile ParseFile(string path, string text) => Parse(StackOf(Path.GetFileName(path)), Path.GetFileName(path), text);

    /// <summary>Reads the text of a file.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="source">The file's name, for messages.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="SettingsException">The text is empty, or no well-formed stack file.</exception>
    public static StackFile Parse(string stack, string source, string text)
    {
        var root = ParseRoot(source, text);
        if (root.Members.GetValueOrDefault("config") is not { } config)
        {
            throw new SettingsException($"{source} has no settings. Begin with:\n{Example}");
        }

        if (config is not MapNode configMap)
        {
            throw new SettingsException($"{source}: config must be a map of settings. Begin with:\n{Example}");
        }

        var settings = new Dictionary<string, ConfigNode>(StringComparer.Ordinal);
        foreach (var (key, value) in configMap.Members)
        {
            // A key without a namespace belongs to the project, as in Pulumi itself.
            var colon = key.IndexOf(':', StringComparison.Ordinal);
            var space = colon < 0 ? OctopusSettings.Namespace : key[..colon];
            if (space == OctopusSettings.Namespace)
            {
                settings[key[(colon + 1)..]] = value;
            }
            else if (Names.Nearest(space, [OctopusSettings.Namespace]) is not null)
            {
                throw new SettingsException($"{source}: {key} belongs to no one; did you mean {OctopusSettings.Namespace}:{key[(colon + 1)..]}?");
            }
        }

        var warnings = new List<Problem>();
        if (root.Members.ContainsKey("environment"))
        {
            warnings.Add(new Problem($"{source}:environment", null, "the stack takes settings from a Pulumi ESC environment, which cannot be read offline; `pulumi preview` sees them"));
        }

        var configuration = new MapNode(settings);
        var cloud = RegionSetting.CloudOf(configuration);
        var (regionSpace, regionName) = RegionSetting.Of(cloud);
        var regionSetting = $"{regionSpace}:{regionName}";
        var region = (configMap.Members.GetValueOrDefault(regionSetting) as ScalarNode)?.Text;
        if (region is null)
        {
            warnings.Add(new Problem(regionSetting, null, $"is not set; `pulumi up` would take the region of whoever runs it. Set it with `pulumi config set {regionSetting} {RegionSetting.Example(cloud)} --stack {stack}`"));
        }

        warnings.AddRange(SettingsBinder.ReadableSecrets(configuration).Select(path => new Problem(
            // By its full name: what is told of the file is no fault of the setting.
            $"{OctopusSettings.Namespace}:{path}", null, $"stands in {source} in plain text, for everyone who reads the file; change it, and set it with `{SettingsBinder.SetCommand(path, stack)}`")));
        return new StackFile(stack, source, configuration, region, warnings);
    }

    /// <summary>The names of the stacks that have a file in a folder, sorted.</summary>
    /// <param name="folder">The folder.</param>
    public static IReadOnlyList<string> StacksIn(string folder) =>
        [.. Directory.EnumerateFiles(folder, Prefix + "*" + Suffix)
            .Select(path => Path.GetFileName(path)!)
            .Where(name => name.Length > Prefix.Length + Suffix.Length)
            .Select(StackOf)
            .Order(StringComparer.Ordinal)];

    /// <summary>
    /// The folder of <c>Pulumi.yaml</c>: from a folder upwards, else from the program itself upwards.
    /// </summary>
    /// <param name="folder">Where to begin.</param>
    /// <exception cref="SettingsException">There is none.</exception>
    public static string FindProject(string folder)
    {
        return ProjectAbove(folder) ?? ProjectAbove(AppContext.BaseDirectory)
            ?? throw new SettingsException($"There is no {ProjectFile} in {folder} or above. Run this in the project's folder, or give the path of a stack file.");
    }

    /// <summary>The nearest folder, from one upwards, that holds <c>Pulumi.yaml</c>; null when there is none.</summary>
    /// <param name="folder">Where to begin.</param>
    public static string? ProjectAbove(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (File.Exists(Path.Combine(candidate.FullName, ProjectFile)))
            {
                return candidate.FullName;
            }
        }

        return null;
    }

    /// <summary>Whether a text is a file's path rather than a stack's name.</summary>
    /// <param name="stackOrPath">What follows <c>--stack</c>.</param>
    public static bool IsPath(string stackOrPath) =>
        stackOrPath.EndsWith(Suffix, StringComparison.Ordinal) || Path.GetFileName(stackOrPath) != stackOrPath;

    private static string Example =>
        """
          config:
            aws:region: us-east-1
            octopus-ha:cloud: aws
            octopus-ha:version: 2026.4.6342
        """;

    private static string StackOf(string fileName) =>
        fileName.StartsWith(Prefix, StringComparison.Ordinal) && fileName.EndsWith(Suffix, StringComparison.Ordinal)
            ? fileName[Prefix.Length..^Suffix.Length]
            : Path.GetFileNameWithoutExtension(fileName);

    private static MapNode ParseRoot(string source, string text) => YamlFile.Parse(source, text) switch
    {
        null => throw new SettingsException($"{source} is empty. Begin with:\n{Example}"),
        MapNode root => root,
        _ => throw new SettingsException($"{source}, line 1: a stack file is a map. Begin with:\n{Example}"),
    };
}
