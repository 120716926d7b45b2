using OctopusHA.Settings;

namespace OctopusHA.Commands;

/// <summary>
/// What <c>preview --diff</c> compares with: a saved document, or the stack at a commit. The latter is previewed by the
/// program of that commit, which is built only when it differs from the running one.
/// </summary>
/// <param name="terminal">What it reads and writes.</param>
/// <param name="programFolder">The project of the running program; null when it runs outside of one.</param>
internal sealed class DiffBase(Terminal terminal, string? programFolder)
{
    // Enough for switching between a few branches.
    private const int BuildsKept = 5;

    // The sources of the program, in the project's folder.
    private static readonly string[] SourceFolders = ["Infra", "OfflinePreview", "offline", "eng"];
    private static readonly string[] SourceFiles =
    [
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "Directory.Solution.props",
        "Directory.Solution.targets", "global.json", "nuget.config",
    ];

    private static readonly string ProjectFilePath = Path.Combine("Infra", "Infra.csproj");

    /// <summary>Finds or creates the document to compare with.</summary>
    /// <param name="name">A file, or a git ref.</param>
    /// <param name="stackPath">The stack's file.</param>
    /// <param name="allowDirty">Whether uncommitted changes are allowed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The document, and its name for the report.</returns>
    /// <exception cref="PreviewException">There is no such file or ref, or its stack cannot be previewed.</exception>
    public async Task<(PreviewDocument Document, string Name)> FindAsync(
        string name, string stackPath, bool allowDirty, CancellationToken cancellationToken)
    {
        var file = Path.Combine(terminal.Folder, name);
        if (File.Exists(file))
        {
            return (await ReadAsync(file, name, cancellationToken), name);
        }

        var project = StackFile.ProjectAbove(Path.GetDirectoryName(stackPath)!) ?? Path.GetDirectoryName(stackPath)!;
        var repository = await GitRepository.FindAsync(project, cancellationToken)
            ?? throw new PreviewException(
                $"There is no file {name}, and {project} is not in a git repository. Save a document with "
                + "`preview --format json`, and compare with it.");
        var commit = await repository.CommitAsync(name);
        var stackFile = Path.GetRelativePath(project, stackPath);
        var isOwn = programFolder is not null && Path.GetFullPath(programFolder) == Path.GetFullPath(project)
            && File.Exists(Path.Combine(project, ProjectFilePath));
        string[] sources = isOwn ? [.. SourceFolders, .. SourceFiles] : [];
        if (!allowDirty)
        {
            RefuseUncommitted(await repository.UncommittedAsync([stackFile, StackFile.ProjectFile, .. sources]));
        }

        var text = await repository.ShowAsync(commit, stackFile)
            ?? throw new PreviewException(
                $"{stackFile} does not exist at {commit}: the stack is new, so there is nothing to compare with.");
        var projectText = await repository.ShowAsync(commit, StackFile.ProjectFile);
        var stack = new OldStack(commit, Path.GetFileName(stackFile), text, projectText);
        var document = !isOwn || await repository.IsUnchangedSinceAsync(commit, sources)
            ? await PreviewAsync(stack, cancellationToken)
            : await PreviewByOldProgramAsync(repository, project, stack, cancellationToken);
        return (document, commit.ToString());
    }

    // The files of a stack at a commit.
    private sealed record OldStack(Commit Commit, string FileName, string Text, string? ProjectText);

    private static async Task<PreviewDocument> ReadAsync(string file, string name, CancellationToken cancellationToken)
    {
        try
        {
            return PreviewJson.Read(await File.ReadAllTextAsync(file, cancellationToken), name);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PreviewException($"Cannot read {name}: {exception.Message}", exception);
        }
    }

    private static void RefuseUncommitted(IReadOnlyList<string> files)
    {
        if (files.Count > 0)
        {
            var more = files.Count > 5 ? $" and {files.Count - 5} more" : "";
            throw new PreviewException(
                $"Uncommitted changes, which nobody else can see: {string.Join(", ", files.Take(5))}{more}. "
                + $"Commit them, or include them in the comparison with {PreviewCommand.AllowDirtyOption}.");
        }
    }

    private static async Task<PreviewDocument> PreviewAsync(OldStack stack, CancellationToken cancellationToken)
    {
        try
        {
            var file = StackFile.ParseFile(stack.FileName, stack.Text);
            return await StackPreview.RunAsync(file, ProjectFile.NameOf(stack.ProjectText), cancellationToken);
        }
        catch (Exception exception) when (exception is SettingsException or PreviewException)
        {
            throw new PreviewException($"The stack at {stack.Commit} cannot be previewed. {exception.Message}", exception);
        }
    }

    // A program is built once for all commits with the same sources.
    private async Task<PreviewDocument> PreviewByOldProgramAsync(
        GitRepository repository, string project, OldStack stack, CancellationToken cancellationToken)
    {
        var builds = Path.Combine(project, "artifacts", "previews");
        var build = Path.Combine(builds, await repository.ContentAsync(stack.Commit, IsSource));
        var folder = Directory.CreateTempSubdirectory("octopus-ha-diff-").FullName;
        try
        {
            if (!File.Exists(Path.Combine(build, "Infra.dll")))
            {
                terminal.Error.WriteLine(
                    $"Building the program of {stack.Commit}, which differs from this one. The build is kept for further comparisons.");
                await BuildAsync(repository, stack.Commit, project, folder, build, cancellationToken);
            }

            Directory.SetLastWriteTimeUtc(build, DateTime.UtcNow);
            DeleteOld(builds);
            var path = Path.Combine(folder, stack.FileName);
            await File.WriteAllTextAsync(path, stack.Text, cancellationToken);
            if (stack.ProjectText is { } projectText)
            {
                await File.WriteAllTextAsync(Path.Combine(folder, StackFile.ProjectFile), projectText, cancellationToken);
            }

            string[] command = [Path.Combine(build, "Infra.dll"), "preview", StackOption.OptionName, path, "--format", "json"];
            var (code, output, error) = await ChildProcess.RunAsync(Dotnet, command, folder, cancellationToken);
            return code == 0
                ? PreviewJson.Read(output, stack.Commit.ToString())
                : throw new PreviewException(
                    $"The stack at {stack.Commit} cannot be previewed. The program of that commit reports: {error.Trim()}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsSource(string path) =>
        SourceFiles.Contains(path, StringComparer.Ordinal) || SourceFolders.Contains(path.Split('/')[0], StringComparer.Ordinal);

    private async Task BuildAsync(
        GitRepository repository, Commit commit, string project, string folder, string build, CancellationToken cancellationToken) =>
        await repository.WithWorktreeAsync(commit, Path.Combine(folder, "tree"), async tree =>
        {
            var source = Path.Combine(tree, ProjectFilePath);
            if (!File.Exists(source))
            {
                throw new PreviewException($"There is no {ProjectFilePath} at {commit}, and thus no program for a preview.");
            }

            // The search for the Pulumi packages need not be repeated.
            var choice = new DirectoryInfo(Path.Combine(project, "artifacts", "PulumiSdk"));
            foreach (var chosen in choice.Exists ? choice.EnumerateDirectories() : [])
            {
                Directory.CreateDirectory(Path.Combine(tree, "artifacts", "PulumiSdk", chosen.Name));
            }

            // Built aside and moved, so that a partial build is never run.
            var draft = $"{build}.{Guid.NewGuid():N}";
            string[] command = ["publish", source, "-c", "Debug", "-o", draft, "-v", "q", "--nologo", "-p:UseSharedCompilation=false"];
            try
            {
                var (code, output, error) = await ChildProcess.RunAsync(Dotnet, command, tree, cancellationToken);
                if (code != 0)
                {
                    throw new PreviewException($"The program of {commit} does not build:\n{BuildErrors(output + error)}");
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
        });

    // The host passes its path to the program; otherwise the one on the PATH is used.
    private string Dotnet => terminal.Variable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string BuildErrors(string output)
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
