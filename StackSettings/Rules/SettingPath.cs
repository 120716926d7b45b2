namespace StackSettings;

/// <summary>Paths of settings: <c>polling.redis.kind</c>.</summary>
public static class SettingPath
{
    /// <summary>Whether a path is below a section.</summary>
    /// <param name="path">The path.</param>
    /// <param name="section">The section.</param>
    public static bool IsBelow(string path, string section)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(section);
        return path.Length > section.Length
            && path[section.Length] == '.'
            && path.StartsWith(section, StringComparison.Ordinal);
    }
}
