namespace OfflinePreview;

/// <summary>Builds the program of a commit, once for all commits with the same sources.</summary>
/// <param name="repository">The repository.</param>
/// <param name="project">The project's folder.</param>
/// <param name="sources">What the program is built from.</param>
/// <param name="dotnet">The path of <c>dotnet</c>.</param>
/// <param name="status">Receives a line when a build starts.</param>
public sealed class ProgramBuilds(
    GitRepository repository, string project, ProgramSources sources, string dotnet, Action<string> status)
{
    // Enough for switching between a few branches.
    private const int BuildsKept = 5;

    /// <summary>Finds the program of a commit, or builds it.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="folder">A folder for the sources, which the caller deletes.</param>
    /// <param name="cancellationToken">Stops the build.</param>
    /// <returns>The program's path.</returns>
    /// <exception cref="PreviewException">There is no program at the commit, or it does not build.</exception>
    public async Task<string> FindAsync(Commit commit, string folder, CancellationToken cancellationToken)
    {
        var builds = Path.Combine(project, "artifacts", "previews");
        var build = Path.Combine(builds, await repository.ContentAsync(commit, sources.Contains));
        var program = Path.Combine(build, Path.GetFileNameWithoutExtension(sources.Project) + ".dll");
        if (!File.Exists(program))
        {
            status(
                $"Building the program of {commit}, which differs from this one. The build is kept for further comparisons.");
            await repository.WithWorktreeAsync(
                commit, Path.Combine(folder, "tree"), tree => BuildAsync(commit, tree, build, cancellationToken));
        }

        Directory.SetLastWriteTimeUtc(build, DateTime.UtcNow);
        DeleteOld(builds);
        return program;
    }

    private async Task BuildAsync(Commit commit, string tree, string build, CancellationToken cancellationToken)
    {
        var source = Path.Combine(tree, sources.Project);
        if (!File.Exists(source))
        {
            throw new PreviewException($"There is no {sources.Project} at {commit}, and thus no program for a preview.");
        }

        // The search for the Pulumi packages need not be repeated.
        var choice = new DirectoryInfo(Path.Combine(project, "artifacts", "PulumiSdk"));
        foreach (var chosen in choice.Exists ? choice.EnumerateDirectories() : [])
        {
            Directory.CreateDirectory(Path.Combine(tree, "artifacts", "PulumiSdk", chosen.Name));
        }

        // Built aside and moved, so that a partial build is never run.
        var draft = $"{build}.{Guid.NewGuid():N}";
        string[] command =
            ["publish", source, "-c", "Debug", "-o", draft, "-v", "q", "--nologo", "-p:UseSharedCompilation=false"];
        try
        {
            var (code, output, error) = await ChildProcess.RunAsync(dotnet, command, tree, cancellationToken);
            if (code != 0)
            {
                throw new PreviewException($"The program of {commit} does not build:\n{Errors(output + error)}");
            }

            if (!Directory.Exists(build))
            {
                Directory.Move(draft, build);
            }
        }
        finally
        {
            if (Directory.Exists(draft))
            {
                Directory.Delete(draft, recursive: true);
            }
        }
    }

    private static string Errors(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var errors = lines.Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct().Take(5).ToList();
        return string.Join("\n", (errors.Count > 0 ? errors : lines.TakeLast(5)).Select(line => $"  {line}"));
    }

    private static void DeleteOld(string builds)
    {
        var folders = new DirectoryInfo(builds).EnumerateDirectories().OrderByDescending(folder => folder.LastWriteTimeUtc);
        foreach (var old in folders.Skip(BuildsKept))
        {
            old.Delete(recursive: true);
        }
    }
}
