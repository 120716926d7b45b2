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
    /// <summary>The file of a Pulumi project.</summary>
    public const string ProjectFile = "Pulumi.yaml";

    private const string DefaultStack = "dev";
    private const string Prefix = "Pulumi.";
    private const string Suffix = ".yaml";

    /// <summary>Finds and reads a stack's file.</summary>
    /// <param name="stackOrPath">The stack's name, or the path of its file. Default: <c>dev</c>, or the only stack.</param>
    /// <param name="folder">The folder to search, upwards, for the project.</param>
    /// <exception cref="SettingsException">There is no such stack, or its file cannot be read.</exception>
    public static StackFile Load(string? stackOrPath, string folder) => Read(Locate(stackOrPath, folder));

    /// <summary>Finds a stack's file.</summary>
    /// <param name="stackOrPath">The stack's name, or the path of its file. Default: <c>dev</c>, or the only stack.</param>
    /// <param name="folder">The folder to search, upwards, for the project.</param>
    /// <returns>The file's full path.</returns>
    /// <exception cref="SettingsException">There is no such stack.</exception>
    public static string Locate(string? stackOrPath, string folder)
    {
        if (stackOrPath is not null && (IsPath(stackOrPath) || File.Exists(Path.Combine(folder, stackOrPath))))
        {
            var path = Path.Combine(folder, stackOrPath);
            return File.Exists(path)
                ? Path.GetFullPath(path)
                : throw new SettingsException(
                    $"There is no file {stackOrPath}. Specify a stack's name, or the path of its Pulumi.<stack>.yaml.");
        }

        var project = FindProject(folder);
        var stacks = StacksIn(project);
        if (stacks.Count == 0)
        {
            throw new SettingsException(
                $"There is no Pulumi.<stack>.yaml in {project}. Copy an example of this project, or run `pulumi stack init dev`.");
        }

        if (stackOrPath is null && stacks.Count > 1 && !stacks.Contains(DefaultStack, StringComparer.Ordinal))
        {
            throw new SettingsException($"Which stack? Name one with --stack. Stacks: {string.Join(", ", stacks)}.");
        }

        var stack = stackOrPath ?? (stacks.Count == 1 ? stacks[0] : DefaultStack);
        if (!stacks.Contains(stack, StringComparer.Ordinal))
        {
            throw new SettingsException(
                $"There is no stack {stack}.{Names.HintSentence(stack, stacks)} Stacks: {string.Join(", ", stacks)}.");
        }

        return Path.GetFullPath(Path.Combine(project, Prefix + stack + Suffix));
    }

    /// <summary>Reads one file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SettingsException">The file is empty or not a valid stack file.</exception>
    public static StackFile Read(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            return ParseFile(path, File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"Cannot read {name}: {exception.Message}");
        }
    }

    /// <summary>Parses the text of a file, now or at a commit.</summary>
    /// <param name="path">The file; the stack's name is part of its name.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="SettingsException">The text is empty or not a valid stack file.</exception>
    public static StackFile ParseFile(string path, string text) =>
        Parse(StackOf(Path.GetFileName(path)), Path.GetFileName(path), text);

    /// <summary>Parses the text of a file.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="source">The file's name, for messages.</param>
    /// <param name="text">The file's text.</param>
    /// <exception cref="SettingsException">The text is empty or not a valid stack file.</exception>
    public static StackFile Parse(string stack, string source, string text)
    {
        var root = ParseRoot(source, text);
        if (root.Members.GetValueOrDefault("config") is not { } config)
        {
            throw new SettingsException($"{source} has no settings. Start with:\n{Example}");
        }

        if (config is not MapNode configMap)
        {
            throw new SettingsException($"{source}: config must be a map of settings. Start with:\n{Example}");
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
                var meant = $"{OctopusSettings.Namespace}:{key[(colon + 1)..]}";
                throw new SettingsException($"{source}: {key} has an unknown namespace; did you mean {meant}?");
            }
        }

        var warnings = new List<Problem>();
        if (root.Members.ContainsKey("environment"))
        {
            warnings.Add(new Problem($"{source}:environment", null,
                "the stack imports a Pulumi ESC environment, which cannot be read offline; `pulumi preview` includes it"));
        }

        var configuration = new MapNode(settings);
        var cloud = RegionSetting.CloudOf(configuration);
        var (regionSpace, regionName) = RegionSetting.Of(cloud);
        var regionSetting = $"{regionSpace}:{regionName}";
        var region = (configMap.Members.GetValueOrDefault(regionSetting) as ScalarNode)?.Text;
        if (region is null)
        {
            var command = $"pulumi config set {regionSetting} {RegionSetting.Example(cloud)} --stack {stack}";
            warnings.Add(new Problem(regionSetting, null,
                $"is not set; `pulumi up` would use the default region of the user who runs it. Set it with `{command}`"));
        }

        // With the namespace, because the warning is about the file and not about the setting's value.
        warnings.AddRange(SettingsBinder.ReadableSecrets(configuration).Select(path => new Problem(
            $"{OctopusSettings.Namespace}:{path}", null,
            $"is in {source} in plain text, readable for everyone with the file; change it, and set it with "
            + $"`{SettingsBinder.SetCommand(path, stack)}`")));
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
    /// <param name="folder">The folder to start from.</param>
    /// <exception cref="SettingsException">There is none.</exception>
    public static string FindProject(string folder) =>
        ProjectAbove(folder) ?? ProjectAbove(AppContext.BaseDirectory)
            ?? throw new SettingsException(
                $"There is no {ProjectFile} in {folder} or above. Run the command in the project's folder, or specify the path of "
                + "a stack file.");

    /// <summary>The nearest folder upwards with a <c>Pulumi.yaml</c>; null when there is none.</summary>
    /// <param name="folder">The folder to start from.</param>
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

    /// <summary>Whether a text is a file's path and not a stack's name.</summary>
    /// <param name="stackOrPath">The value of <c>--stack</c>.</param>
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
        null => throw new SettingsException($"{source} is empty. Start with:\n{Example}"),
        MapNode root => root,
        _ => throw new SettingsException($"{source}, line 1: a stack file is a map. Start with:\n{Example}"),
    };
}
