namespace StackSettings;

/// <summary>The folder of a Pulumi project, and the stack files in it: <c>Pulumi.&lt;stack&gt;.yaml</c>.</summary>
public static class ProjectFolder
{
    private const string DefaultStack = "dev";
    private const string Prefix = "Pulumi.";
    private const string Suffix = ".yaml";

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

        var project = Find(folder);
        var stacks = StacksIn(project);
        if (stacks.Count == 0)
        {
            throw new SettingsException(
                $"There is no Pulumi.<stack>.yaml in {project}. Copy an example of this project, or run "
                + "`pulumi stack init dev`.");
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
    public static string Find(string folder) =>
        Above(folder) ?? Above(AppContext.BaseDirectory)
            ?? throw new SettingsException(
                $"There is no {ProjectFile.FileName} in {folder} or above. Run the command in the project's folder, or "
                + "specify the path of a stack file.");

    /// <summary>The nearest folder upwards with a <c>Pulumi.yaml</c>; null when there is none.</summary>
    /// <param name="folder">The folder to start from.</param>
    public static string? Above(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (File.Exists(Path.Combine(candidate.FullName, ProjectFile.FileName)))
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

    /// <summary>The stack of a file, by the file's name.</summary>
    /// <param name="path">The file.</param>
    public static string StackOf(string path)
    {
        var name = Path.GetFileName(path);
        return name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal)
            ? name[Prefix.Length..^Suffix.Length]
            : Path.GetFileNameWithoutExtension(name);
    }
}
