namespace StackSettings;

/// <summary>The configuration in a stack file.</summary>
/// <param name="Settings">The settings of the program.</param>
/// <param name="Others">The settings of other namespaces with their keys: <c>aws:region</c>.</param>
/// <param name="Warnings">Warnings about the file, such as settings that cannot be read offline.</param>
public sealed record StackConfiguration(
    MapNode Settings, IReadOnlyDictionary<string, ConfigNode> Others, IReadOnlyList<Problem> Warnings)
{
    /// <summary>Reads the text of a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SettingsException">The file cannot be read.</exception>
    public static string ReadText(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"Cannot read {Path.GetFileName(path)}: {exception.Message}");
        }
    }

    /// <summary>Parses the text of a file.</summary>
    /// <param name="model">The settings of the program.</param>
    /// <param name="stack">The stack's name.</param>
    /// <param name="source">The file's name, for messages.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="example">The smallest configuration, for messages: lines that begin with <c>config:</c>.</param>
    /// <exception cref="SettingsException">The text is empty or not a valid stack file.</exception>
    public static StackConfiguration Parse(
        SettingsModel model, string stack, string source, string text, string example)
    {
        ArgumentNullException.ThrowIfNull(model);
        var root = YamlFile.Parse(source, text) switch
        {
            null => throw Incomplete($"{source} is empty"),
            MapNode map => map,
            _ => throw Incomplete($"{source}, line 1: a stack file is a map"),
        };
        var config = root.Members.GetValueOrDefault("config") switch
        {
            null => throw Incomplete($"{source} has no settings"),
            MapNode map => map,
            _ => throw Incomplete($"{source}: config must be a map of settings"),
        };
        var settings = new Dictionary<string, ConfigNode>(StringComparer.Ordinal);
        var others = new Dictionary<string, ConfigNode>(StringComparer.Ordinal);
        foreach (var (key, value) in config.Members)
        {
            // A key without a namespace belongs to the project, as in Pulumi itself.
            var colon = key.IndexOf(':', StringComparison.Ordinal);
            var (space, name) = (colon < 0 ? model.Namespace : key[..colon], key[(colon + 1)..]);
            if (space == model.Namespace)
            {
                settings[name] = value;
            }
            else if (Names.Nearest(space, [model.Namespace]) is not null)
            {
                throw new SettingsException(
                    $"{source}: {key} has an unknown namespace; did you mean {model.Namespace}:{name}?");
            }
            else
            {
                others[key] = value;
            }
        }

        var configuration = new MapNode(settings);
        var warnings = new List<Problem>();
        if (root.Members.ContainsKey("environment"))
        {
            warnings.Add(new Problem($"{source}:environment", null,
                "the stack imports a Pulumi ESC environment, which cannot be read offline; `pulumi preview` includes it"));
        }

        // With the namespace, because the warning is about the file and not about the setting's value.
        warnings.AddRange(SettingsBinder.ReadableSecrets(model.Type, configuration).Select(path => new Problem(
            $"{model.Namespace}:{path}", null,
            $"is in {source} in plain text, readable for everyone with the file; change it, and set it with "
            + $"`{model.SetCommand(path, stack)}`")));
        return new StackConfiguration(configuration, others, warnings);

        SettingsException Incomplete(string fault) =>
            new($"{fault}. Start with:\n{example}");
    }
}
