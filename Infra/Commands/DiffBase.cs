using OctopusHA.Settings;

namespace OctopusHA.Commands;

/// <summary>
/// What <c>preview --diff</c> compares with: a saved document, or the stack as it was at a commit, previewed by the program as it
/// was then. Where only settings differ that is the program in hand, and nothing is built.
/// </summary>
/// <param name="terminal">What it reads and writes.</param>
/// <param name="programFolder">The project that the running program was built from; null when it stands alone.</param>
internal sealed class DiffBase(Terminal terminal, string? programFolder)
{
    // Whoever compares branches goes to and fro between a few.
    private const int BuildsKept = 5;

    // What the program is made of, from the project's folder on.
    private static readonly string[] ProgramFolders = ["Infra", "OfflinePreview", "offline", "eng"];
    private static readonly string[] ProgramFiles = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Directory.Solution.props", "Directory.Solution.targets", "global.json", "nuget.config"];
    private static readonly string ProjectOfProgram = Path.Combine("Infra", "Infra.csproj");

    /// <summary>Finds what to compare with.</summary>
    /// <param name="name">A file, or a name that git knows.</param>
    /// <param name="stackPath">The stack's file.</param>
    /// <param name="allowDirty">Whether changes that are not committed may take part.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    /// <returns>The older preview, and what a person calls it.</returns>
    /// <exception cref="PreviewException">There is no such thing, or it cannot be previewed.</exception>
    public async Task<(PreviewDocument Document, string Name)> FindAsync(string name, string stackPath, bool allowDirty, CancellationToken cancellationToken)
    {
        var file = Path.Combine(terminal.Folder, name);
        if (File.Exists(file))
        {
            try
            {
                return (PreviewJson.Read(await File.ReadAllTextAsync(file, cancellationToken).ConfigureAwait(false), name), name);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new PreviewException($"{name} cannot be read: {exception.Message}", exception);
            }
        }

        var project = StackFile.ProjectAbove(Path.GetDirectoryName(stackPath)!) ?? Path.GetDirectoryName(stackPath)!;
        var repository = await GitRepository.FindAsync(project, cancellationToken).ConfigureAwait(false)
            ?? throw new PreviewException($"There is no file {name}, and {project} is in no git repository. Save a document with `preview --format json`, and compare with that.");
        var commit = await repository.CommitAsync(name).ConfigureAwait(false);
        var stackFile = Path.GetRelativePath(project, stackPath);
        var isOwn = programFolder is not null && Path.GetFullPath(programFolder) == Path.GetFullPath(project) && File.Exists(Path.Combine(project, ProjectOfProgram));
        string[] sources = isOwn ? [.. ProgramFolders, .. ProgramFiles] : [];
        if (!allowDirty && await repository.UncommittedAsync([stackFile, StackFile.ProjectFile, .. sources]).ConfigureAwait(false) is { Count: > 0 } uncommitted)
        {
            throw new PreviewException($"{string.Join(", ", uncommitted.Take(5))}{(uncommitted.Count > 5 ? $" and {uncommitted.Count - 5} more files have" : uncommitted.Count == 1 ? " has" : " have")} changes that are not committed, so the comparison would be of something that nobody else can see. Commit them, or compare what lies here with {Verbs.AllowDirtyOption}.");
        }

        var text = await repository.ShowAsync(commit, stackFile).ConfigureAwait(false)
            ?? throw new PreviewException($"{stackFile} does not exist at {commit}: the stack is new since then, and there is nothing to compare it with.");
        var projectText = await repository.ShowAsync(commit, StackFile.ProjectFile).ConfigureAwait(false);
        var document = !isOwn || await repository.IsAsAtAsync(commit, sources).ConfigureAwait(false)
            ? await PreviewHereAsync(stackFile, text, projectText, commit, cancellationToken).ConfigureAwait(false)
            : await PreviewThereAsync(repository, commit, project, stackFile, text, projectText, cancellationToken).ConfigureAwait(false);
        return (document, commit.ToString());
    }

    private static async Task<PreviewDocument> PreviewHereAsync(string stackFile, string text, string? projectText, Commit commit, CancellationToken cancellationToken)
    {
        try
        {
            var file = StackFile.ParseFile(stackFile, text);
            return await StackPreview.RunAsync(file, ProjectFile.NameOf(projectText), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SettingsException or PreviewException)
        {
            throw new PreviewException($"At {commit} there is no preview to compare with. {exception.Message}", exception);
        }
    }

    // The program of then is built once for all commits that have the same one.
    private async Task<PreviewDocument> PreviewThereAsync(
        GitRepository repository, Commit commit, string project, string stackFile, string text, string? projectText, CancellationToken cancellationToken)
    {
        var content = await repository.ContentAsync(commit, path => ProgramFiles.Contains(path, StringComparer.Ordinal) || ProgramFolders.Contains(path.Split('/')[0], StringComparer.Ordinal)).ConfigureAwait(false);
        var builds = Path.Combine(project, "artifacts", "previews");
        var build = Path.Combine(builds, content);
        var folder = Directory.CreateTempSubdirectory("octopus-ha-diff-").FullName;
        try
        {
            if (!File.Exists(Path.Combine(build, "Infra.dll")))
            {
                terminal.Error.WriteLine($"The program itself differs at {commit}; building it as it was. The next comparison with it takes a moment only.");
                await BuildAsync(repository, commit, project, folder, build, cancellationToken).ConfigureAwait(false);
            }

            Directory.SetLastWriteTimeUtc(build, DateTime.UtcNow);
            ForgetOld(builds);
            var path = Path.Combine(folder, Path.GetFileName(stackFile));
            await File.WriteAllTextAsync(path, text, cancellationToken).ConfigureAwait(false);
            if (projectText is not null)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, StackFile.ProjectFile), projectText, cancellationToken).ConfigureAwait(false);
            }

            var (code, output, error) = await ChildProcess.RunAsync(Dotnet, [Path.Combine(build, "Infra.dll"), "preview", Verbs.StackOption, path, "--format", Verbs.Json], folder, cancellationToken).ConfigureAwait(false);
            return code == 0
                ? PreviewJson.Read(output, commit.ToString())
                : throw new PreviewException($"At {commit} there is no preview to compare with. The program of then says: {error.Trim()}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task BuildAsync(GitRepository repository, Commit commit, string project, string folder, string build, CancellationToken cancellationToken) =>
        await repository.WithWorktreeAsync(commit, Path.Combine(folder, "tree"), async tree =>
        {
            var source = Path.Combine(tree, ProjectOfProgram);
            if (!File.Exists(source))
            {
                throw new PreviewException($"At {commit} there is no {ProjectOfProgram}, and so no program to preview with.");
            }

            // Which Pulumi packages there are was found out here already.
            var choice = new DirectoryInfo(Path.Combine(project, "artifacts", "PulumiSdk"));
            foreach (var chosen in choice.Exists ? choice.EnumerateDirectories() : [])
            {
                Directory.CreateDirectory(Path.Combine(tree, "artifacts", "PulumiSdk", chosen.Name));
            }

            // Into place as a whole, so that nothing half-built is ever run.
            var draft = $"{build}.{Guid.NewGuid():N}";
            try
            {
                var (code, output, error) = await ChildProcess.RunAsync(Dotnet, ["publish", source, "-c", "Debug", "-o", draft, "-v", "q", "--nologo", "-p:UseSharedCompilation=false"], tree, cancellationToken).ConfigureAwait(false);
                if (code != 0)
                {
                    throw new PreviewException($"The program as it was at {commit} does not build:\n{Faults(output + error)}");
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
        }).ConfigureAwait(false);

    // Its host names itself to what it runs; else the one on the path is meant.
    private string Dotnet => terminal.Variable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string Faults(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var errors = lines.Where(line => line.Contains(": error ", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Take(5).ToList();
        return string.Join("\n", (errors.Count > 0 ? errors : lines.TakeLast(5)).Select(line => $"  {line}"));
    }

    private static void ForgetOld(string builds)
    {
        foreach (var old in new DirectoryInfo(builds).EnumerateDirectories().OrderByDescending(folder => folder.LastWriteTimeUtc).Skip(BuildsKept))
        {
            old.Delete(recursive: true);
        }
    }
}
