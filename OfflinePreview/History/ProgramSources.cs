namespace OfflinePreview;

/// <summary>The files of a project that its program is built from.</summary>
/// <param name="Project">The program's project file, relative to the project's folder: <c>Infra/Infra.csproj</c>.</param>
/// <param name="Folders">The folders with sources.</param>
/// <param name="Files">The files beside them that the build reads.</param>
public sealed record ProgramSources(string Project, IReadOnlyList<string> Folders, IReadOnlyList<string> Files)
{
    /// <summary>All folders and files.</summary>
    public IReadOnlyList<string> Paths => [.. Folders, .. Files];

    /// <summary>Whether a file is a source.</summary>
    /// <param name="path">The file, relative to the project's folder.</param>
    public bool Contains(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Files.Contains(path, StringComparer.Ordinal)
            || Folders.Contains(path.Split('/')[0], StringComparer.Ordinal);
    }
}
